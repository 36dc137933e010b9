# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An ugly list from file to programme and back, in a browser: with and without JavaScript, by keyboard, on a phone."""

import io
import re
from collections.abc import Iterator

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from scripts.demo_site import DemoSite

ADDRESS = "/tweestromenland/invoer/"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLOURS = ("00B050", "FFC000", "FF0000")


def ugly(mark: str, rows: int = 120) -> FilePayload:
    """Return a list with a merged title, sections, colours, a name of a person and a day that does not exist."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Actielijst veiligheid"])
    sheet.merge_cells("A1:F1")
    sheet.append([])
    # A heading of its own, or it is recognised from the test before.
    sheet.append(["Nr", "Maatregel", "Wie", "Planning gereed", "Stand", "Kleur", f"Map {mark}"])
    for section in ("Ondermijning", "Verkeersveiligheid"):
        sheet.append([section])
        for number in range(rows // 2):
            end = "31-04-2026" if number == 3 else ("Q2 2026", "mei 2026", "eind 2026")[number % 3]
            lead = "Jan de Vries" if number == 5 else "politie"
            sheet.append([f"{mark}{sheet.max_row}", f"{mark} {section} maatregel {number}", lead, end, "bezig"])
            sheet.cell(sheet.max_row, 6).fill = PatternFill("solid", fgColor=COLOURS[number % 3])
    out = io.BytesIO()
    book.save(out)
    return {"name": f"lijst-{mark}.xlsx", "mimeType": XLSX, "buffer": out.getvalue()}


@pytest.fixture(params=[(True, 1280), (False, 390)], ids=["javascript", "phone without javascript"])
def page(browser: Browser, site: DemoSite, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A browser with and without JavaScript, wide and narrow."""
    javascript, width = request.param
    context = browser.new_context(
        base_url=site.address, locale="nl-NL", java_script_enabled=javascript, viewport={"width": width, "height": 844}
    )
    opened = context.new_page()
    opened.goto(site.sign_ins["tweestromenland/adviseur-wijchen"])
    yield opened
    context.close()


def test_an_ugly_list_of_120_rows_in_and_undone(page: Page) -> None:
    mark = "A" if (page.viewport_size or {"width": 0})["width"] > 500 else "B"
    page.goto(ADDRESS)
    page.locator("#bestand").set_input_files(ugly(mark))
    page.locator("#programma").select_option(label="UVP 2025-2026")
    page.get_by_role("button", name="Lees de lijst").click()
    expect(page.get_by_text("Wij vonden 120 rijen")).to_be_visible()
    page.get_by_role("button", name="Bekijk wat er zou gebeuren").click()
    page.get_by_label("Wat is 'Jan de Vries'?").select_option(label="(leeg laten)")
    theme = page.get_by_label("Wat is 'Verkeersveiligheid'?")
    if theme.count():
        theme.select_option(index=1)
    page.get_by_role("button", name="Lees de lijst opnieuw").click()
    expect(page.get_by_text("31 april 2026 bestaat niet").first).to_be_visible()
    page.get_by_role("button", name="Voer 118 nieuwe en 0 gewijzigde acties in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("De lijst is ingevoerd")
    page.get_by_role("button", name="Hele invoer ongedaan maken").click()
    expect(page.get_by_text("De hele lijst is ongedaan gemaakt.")).to_be_visible()
    page.get_by_role("link", name="Naar de acties").click()
    expect(page.get_by_text(re.compile(f"^{mark} Ondermijning maatregel"))).to_have_count(0)


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until this has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if target.evaluate("field => field === document.activeElement"):
            return
    pytest.fail(f"the keyboard does not reach {target}")


def press(page: Page, button: str | re.Pattern[str]) -> None:
    """Go to a button by Tab and press it with Enter."""
    tab_to(page, page.get_by_role("button", name=button, exact=True).first)
    page.keyboard.press("Enter")
    page.wait_for_load_state("load")


def follow(page: Page, link: str) -> None:
    """Go to a link by Tab and follow it with Enter."""
    tab_to(page, page.get_by_role("link", name=link, exact=True).first)
    page.keyboard.press("Enter")
    page.wait_for_load_state("load")


def test_by_keyboard_only(browser: Browser, site: DemoSite) -> None:
    """From the menu to the list that was brought in, its actions, and undone again; no mouse, no address typed."""
    context = browser.new_context(base_url=site.address, locale="nl-NL")
    page = context.new_page()
    page.goto(site.sign_ins["tweestromenland/adviseur-wijchen"])
    for link in ("Acties", "Lijst inbrengen of meenemen"):
        follow(page, link)
    tab_to(page, page.locator("#bestand"))
    with page.expect_file_chooser() as window:
        page.keyboard.press("Space")
    window.value.set_files(ugly("T", 12))  # the window of the system, which no page can reach
    press(page, "Lees de lijst")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wat staat in welke kolom?")
    press(page, "Bekijk wat er zou gebeuren")
    tab_to(page, page.get_by_label("Wat is 'Jan de Vries'?"))
    page.keyboard.type("(leeg")
    press(page, "Lees de lijst opnieuw")
    press(page, re.compile("^Voer .* in$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("De lijst is ingevoerd")
    follow(page, "Naar de acties")
    expect(page.get_by_role("link", name=re.compile("T Ondermijning maatregel")).first).to_be_visible()
    for link in ("Lijst inbrengen of meenemen", "lijst-T.xlsx"):
        follow(page, link)
    press(page, "Hele invoer ongedaan maken")
    expect(page.get_by_text("De hele lijst is ongedaan gemaakt.")).to_be_visible()
    context.close()
