# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Typing in the table "Mijn acties": by keyboard, by pasting, beside a colleague, on a phone, without a connection."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.demo_site import DemoSite

TABLE = "/tweestromenland/mijn-acties/?toon=alles"
COORDINATOR = "tweestromenland/coordinator"
ACTIVE = """() => {
  const field = document.activeElement;
  const rows = [...document.querySelectorAll("tbody")];
  return field.name.split(".")[0] + rows.indexOf(field.closest("tbody"));
}"""
PASTE = """([field, text, html]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  if (html) data.setData("text/html", html);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def context(browser: Browser, site: DemoSite) -> Iterator[BrowserContext]:
    """A desktop; a refused row answers 400, which the browser notes, so no console is watched here."""
    opened = browser.new_context(
        base_url=site.address, locale="nl-NL", viewport={"width": 1280, "height": 900}, timezone_id="Europe/Amsterdam"
    )
    yield opened
    opened.close()


def opened(context: BrowserContext, site: DemoSite, path: str = TABLE) -> Page:
    """Sign in as the coordinator and open the table."""
    page = context.new_page()
    page.goto(site.sign_ins[COORDINATOR])
    page.goto(path)
    return page


def paste(page: Page, selector: str, text: str, html: str = "") -> None:
    """Paste as a spreadsheet puts it on the clipboard."""
    page.evaluate(PASTE, [page.locator(selector).first.element_handle(), text, html])


def cells(page: Page, column: str) -> list[str]:
    """Return what stands in a column."""
    found: list[str] = page.locator(f"[name^='{column}.']").evaluate_all("fields => fields.map(f => f.value)")
    return found


def test_ten_rows_by_keyboard_alone(page: Page, site: DemoSite) -> None:
    page.goto(site.sign_ins[COORDINATOR])
    page.goto(TABLE)
    page.get_by_label("Namens").fill("scholen, telefonisch")
    rows = page.locator("tbody[id^='rij-']")
    expect(rows.nth(9)).to_be_visible()
    page.locator("[name^='gedaan.']").first.focus()
    for number in range(10):
        page.keyboard.type(f"Getypt in rij {number}.")
        page.keyboard.press("Control+Enter")
    expect(page.locator("[data-said]", has_text=re.compile(r"Bewaard om \d\d:\d\d"))).to_have_count(10)
    expect(page.locator("[data-sheet-count]")).to_have_text("")
    assert set(cells(page, "gedaan")) == {""}
    expect(page.get_by_text(re.compile("Getypt in rij 7"))).to_be_visible()
    page.locator("tbody th a").first.click()
    expect(page.locator(".driehoek-story")).to_contain_text("namens scholen, telefonisch")


def test_enter_and_arrows_go_up_and_down_and_tab_goes_on(context: BrowserContext, site: DemoSite) -> None:
    page = opened(context, site)
    page.locator("[name^='einde.']").first.focus()
    for key, there in (
        ("Enter", "einde1"), ("ArrowDown", "einde2"), ("Shift+Enter", "einde1"), ("ArrowUp", "einde0"),
        ("Tab", "aandacht0"), ("Enter", "aandacht1"),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert page.evaluate(ACTIVE) == there, key
    page.keyboard.type("regel een")
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("regel twee")
    assert cells(page, "aandacht")[1].endswith("regel een\nregel twee")
    expect(page.locator("[data-sheet-count]")).to_have_text("1 rij is nog niet bewaard")
    expect(page.locator("tbody").nth(1)).to_contain_text("Nog niet bewaard")


def test_a_column_out_of_a_spreadsheet_fills_the_rows_below(context: BrowserContext, site: DemoSite) -> None:
    page = opened(context, site)
    before = cells(page, "einde")
    paste(page, "[name^='einde.']", "Q1 2027\r\nmei 2027\r\n31-12-2027\r\n", "<table><tr><td>")
    assert cells(page, "einde") == ["Q1 2027", "mei 2027", "31-12-2027", *before[3:]]
    expect(page.locator("[data-sheet-told]")).to_have_text("3 cellen gevuld.")
    expect(page.locator("[data-reason]").first).to_be_visible()
    page.get_by_role("button", name="Plakken ongedaan maken").click()
    assert cells(page, "einde") == before
    paste(page, "[name^='stand.']", 'loopt\t"Een ""mooi"" begin\nen meer"\nbijna\tTweede', "")
    assert cells(page, "stand")[0] == "loopt"
    assert cells(page, "gedaan")[:2] == ['Een "mooi" begin\nen meer', "Tweede"]
    expect(page.locator("[data-sheet-told]")).to_contain_text("3 cellen gevuld, 1 niet")


def test_a_text_of_two_lines_stays_one_text(context: BrowserContext, site: DemoSite) -> None:
    page = opened(context, site)
    paste(page, "[name^='gedaan.']", "Eerste regel\nTweede regel", "<p>Eerste regel</p>")
    assert cells(page, "gedaan")[1] == ""
    expect(page.locator("[data-sheet-told]")).to_have_text("")


def test_a_wrong_cell_says_so_and_the_rest_is_kept(context: BrowserContext, site: DemoSite) -> None:
    page = opened(context, site)
    page.locator("[name^='einde.']").nth(2).fill("ooit")
    page.locator("[name^='gedaan.']").nth(3).fill("Dit klopt.")
    page.get_by_role("button", name="Alles bewaren").click()
    expect(page.locator("tbody").nth(3)).to_contain_text("Bewaard om")
    wrong = page.locator("[name^='einde.']").nth(2)
    expect(wrong).to_have_value("ooit")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(page.locator("tbody").nth(2)).to_contain_text("Wij begrijpen deze datum niet")
    expect(page.locator("[data-sheet-count]")).to_have_text("1 rij is nog niet bewaard")


def test_two_colleagues_in_one_row(context: BrowserContext, site: DemoSite) -> None:
    one, other = opened(context, site), opened(context, site)
    for page, words in ((one, "Van de een."), (other, "Van de ander.")):
        page.locator("[name^='gedaan.']").nth(4).fill(words)
        page.locator("[name^='aandacht.']").nth(4).fill(f"Zorg: {words}")
    one.locator("tbody").nth(4).get_by_role("button").click()
    expect(one.locator("tbody").nth(4)).to_contain_text("Bewaard om")
    row = other.locator("tbody").nth(4)
    row.get_by_role("button").click()
    expect(row).to_contain_text("intussen door een ander gewijzigd")
    expect(row).to_contain_text("Zorg: Van de een.")
    expect(row.locator("[name^='gedaan.']")).to_have_value("Van de ander.")
    row.get_by_label("dit overnemen").check()
    row.get_by_role("button").click()
    expect(row).to_contain_text("Bewaard om")
    expect(row.locator("[name^='aandacht.']")).to_have_value("Zorg: Van de een.")


def test_without_a_connection_what_was_typed_stays(context: BrowserContext, site: DemoSite) -> None:
    page = opened(context, site)
    field = page.locator("[name^='gedaan.']").nth(5)
    field.fill("In de trein getypt.")
    context.set_offline(True)
    page.locator("tbody").nth(5).get_by_role("button").click()
    expect(page.locator("tbody").nth(5)).to_contain_text("er is geen verbinding")
    expect(field).to_have_value("In de trein getypt.")
    context.set_offline(False)
    page.close(run_before_unload=False)
    again = opened(context, site)
    expect(again.get_by_text("U typte eerder iets")).to_be_visible()
    again.get_by_role("button", name=re.compile("^Zet")).click()
    expect(again.locator("[name^='gedaan.']").nth(5)).to_have_value("In de trein getypt.")
    again.locator("tbody").nth(5).get_by_role("button").click()
    expect(again.locator("tbody").nth(5)).to_contain_text("Bewaard om")
    again.reload()
    expect(again.get_by_text("U typte eerder iets")).to_be_hidden()


def test_whoever_was_signed_out_is_told_and_loses_nothing(context: BrowserContext, site: DemoSite) -> None:
    page = opened(context, site)
    page.locator("[name^='gedaan.']").nth(6).fill("Nog niet weg.")
    context.clear_cookies(name="sessionid")
    page.locator("tbody").nth(6).get_by_role("button").click()
    expect(page.locator("tbody").nth(6)).to_contain_text("u bent afgemeld")
    other = context.new_page()
    other.goto(site.sign_ins[COORDINATOR])
    page.locator("tbody").nth(6).get_by_role("button").click()
    expect(page.locator("tbody").nth(6)).to_contain_text("Bewaard om")


def test_leaving_with_unsaved_rows_asks_first(context: BrowserContext, site: DemoSite) -> None:
    page = opened(context, site)
    page.locator("[name^='gedaan.']").nth(7).click()
    page.keyboard.type("Bijna vergeten.")
    asked: list[str] = []

    def stay(dialog: object) -> None:
        asked.append(getattr(dialog, "type", ""))
        dialog.accept()  # type: ignore[attr-defined]

    page.on("dialog", stay)
    page.goto("/tweestromenland/")
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_each_row_is_a_card(browser: Browser, site: DemoSite, width: int) -> None:
    context = browser.new_context(
        base_url=site.address, locale="nl-NL", viewport={"width": width, "height": 800}, has_touch=True
    )
    page = opened(context, site)
    row = page.locator("tbody").nth(8)
    expect(row.get_by_text("Wat is er gedaan?")).to_be_visible()
    row.locator("[name^='gedaan.']").fill(f"Op de telefoon, {width}.")
    row.get_by_role("button").click()
    expect(row).to_contain_text("Bewaard om")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_without_javascript_all_rows_are_one_form(browser: Browser, site: DemoSite) -> None:
    context = browser.new_context(base_url=site.address, locale="nl-NL", java_script_enabled=False)
    page = opened(context, site)
    page.locator("[name^='gedaan.']").nth(0).fill("Zonder script.")
    page.locator("[name^='einde.']").nth(1).fill("ooit")
    page.get_by_role("button", name="Alles bewaren").click()
    expect(page.locator("tbody").nth(0)).to_contain_text("Bewaard om")
    expect(page.locator("[name^='einde.']").nth(1)).to_have_value("ooit")
    expect(page.locator("tbody").nth(1)).to_contain_text("Wij begrijpen deze datum niet")
    context.close()


def test_several_actions_are_changed_together_and_back(page: Page, site: DemoSite) -> None:
    page.goto(site.sign_ins[COORDINATOR])
    page.goto("/tweestromenland/programmas/uvp-2025-2026/")
    page.get_by_role("link", name="Samen wijzigen").click()
    page.get_by_label("Einddatum").fill("Q3 2026")
    page.get_by_label(re.compile("^VV-05")).check()
    page.get_by_label(re.compile("^DIG-04")).check()
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.get_by_text("2 acties worden gewijzigd.")).to_be_visible()
    page.get_by_role("button", name="Wijzig 2 acties").click()
    expect(page.get_by_text("2 acties zijn gewijzigd.")).to_be_visible()
    page.get_by_role("button", name="Alles ongedaan maken").click()
    page.goto("/tweestromenland/programmas/uvp-2025-2026/samen-wijzigen/")
    expect(page.locator("li", has_text="VV-05")).to_contain_text("Q4 2026")


def test_one_pass_into_the_next_programme_by_keyboard(page: Page, site: DemoSite) -> None:
    page.goto(site.sign_ins[COORDINATOR])
    page.goto("/tweestromenland/programmas/uvp-2023-2024/meenemen/")
    page.get_by_role("combobox", name="Wat gebeurt ermee? VV-04").select_option("stoppen")
    page.get_by_role("textbox", name=re.compile("Hoe liep het af.* VV-04")).fill(
        "Gaat op in het gewone werk van de politie."
    )
    for code in ("ZV-02", "ZV-03", "VV-03"):
        page.get_by_role("combobox", name=f"Wat gebeurt ermee? {code}").select_option("")
    page.get_by_role("button", name="Voer dit uit").press("Enter")
    expect(page.get_by_text("1 gestopt.")).to_be_visible()
    expect(page.get_by_text("VV-04")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    page.goto("/tweestromenland/programmas/uvp-2023-2024/meenemen/")
    expect(page.get_by_text("VV-04")).to_be_visible()
