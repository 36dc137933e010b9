# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An officer brings in an export of StatLine that nobody saw before: look, load, see the sentence change, undo."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from scripts.demo_site import DemoSite

ADDRESS = "/tweestromenland/cijfers/inlezen/"
FIGURE = "/tweestromenland/cijfers/woninginbraak/gemeente/GM0296/"
TOWNS = ("Berg en Dal", "Beuningen", "Druten", "Heumen", "West Maas en Waal", "Wijchen")


def export(name: str) -> FilePayload:
    """Return a table that is turned and folded as none in the folder of examples is.

    Subjects in rows with their path, units in a column, areas and years in headings of which an empty one means what
    stands to its left; saved by a spreadsheet program with padded titles. The numbers are examples, not figures.
    """
    empty = [""] * (2 * len(TOWNS))
    lines = [
        ["Geregistreerde misdrijven; soort misdrijf, wijk, buurt, jaarcijfers", "", "", *empty],
        ["", "", "Regio's", *empty[1:], ""],
        ["", "", "", *(text for town in TOWNS for text in (town, ""))],
        ["", "", "", "Perioden", *empty[1:]],
        ["Soort misdrijf", "Onderwerp", "", *(year for _ in TOWNS for year in ("2024", "2025"))],
        ["1.1.1 Diefstal/inbraak woning", "Misdrijven|Geregistreerde misdrijven", "aantal",
         *(text for town in TOWNS for text in (("20", "190") if town == "Wijchen" else ("30", "31")))],
        ["Bron: Politie", "", "", *empty],
    ]  # fmt: skip
    text = "\r\n".join(";".join(f'"{cell}"' if ";" in cell else cell for cell in line) for line in lines)
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode("cp1252")}


@pytest.fixture(params=[(True, 1280), (False, 390)], ids=["javascript", "phone without javascript"])
def page(browser: Browser, site: DemoSite, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A browser with and without JavaScript, wide and narrow."""
    javascript, width = request.param
    context = browser.new_context(
        base_url=site.address, locale="nl-NL", java_script_enabled=javascript, viewport={"width": width, "height": 844}
    )
    opened = context.new_page()
    opened.goto(site.sign_ins["tweestromenland/coordinator"])
    yield opened
    context.close()


def told(page: Page) -> str:
    """Return what the page of the figure says."""
    page.goto(FIGURE)
    return " ".join(page.locator("main").inner_text().split())


def test_bring_in_see_the_sentence_change_and_undo(page: Page) -> None:
    before = told(page)
    page.goto(ADDRESS)
    page.locator("#bestand").set_input_files(export("export van StatLine.csv"))
    page.get_by_role("button", name="Bekijk het bestand").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Wat er zou veranderen")
    wijchen = page.locator("li", has_text="Woninginbraak, Wijchen")
    sentence = wijchen.locator("dd").nth(1).inner_text().partition(": ")[2]
    assert "190" in sentence
    assert page.evaluate("document.documentElement.scrollWidth") <= (page.viewport_size or {"width": 0})["width"]
    assert told(page) == before, "a rehearsal changes nothing"

    page.go_back()
    page.get_by_role("button", name="Lees 12 cijfers in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("De cijfers zijn ingelezen")
    result = page.url
    after = told(page)
    assert after != before
    assert " ".join(sentence.split()) in after

    page.goto(result)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("main")).to_contain_text("De cijfers zijn teruggezet")
    expect(page.locator("main")).to_contain_text("Teruggezet.")
    assert told(page) == before
