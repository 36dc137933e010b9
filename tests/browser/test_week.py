# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One week of an adviser, on a desk and on a phone: everything that the week asks, with its price in interactions."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Browser, Page, expect

from scripts import demo_site
from scripts.demo_site import DemoSite
from tests.browser.hand import Hand
from tests.conftest import ROOT

HOME = "/tweestromenland/"
ADVISER, COLLEAGUE = "tweestromenland/adviseur-wijchen", "tweestromenland/coordinator"
THEMES = (
    "Aanpak ondermijnende criminaliteit",
    "Vergroten van digitale veiligheid",
    "Zorg en veiligheid dichter bij elkaar",
    "Veilig verkeer",
    "Verbinding samenleving en maatschappelijk onbehagen",
)
PER_THEME = 24
WHAT = {"bureau": "Gesprek met buurt", "telefoon": "Schouw in straat"}
#: The most interactions that each task of the week may cost; a rise is a step back that somebody must want.
PRICES = {
    "new action": 6,
    "import an ugly list of 120 rows": 5,
    "undo the whole list": 1,
    "import it again": 4,
    "ten rows in the table": 21,
    "answer for the police": 7,
    "a colleague was first": 5,
    "carry over into the next programme": 3,
    "what is still missing": 2,
    "print": 1,
}


@pytest.fixture(scope="module")
def fresh(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    """A system of its own: the week changes a lot."""
    assert browser.is_connected()
    with demo_site.running(tmp_path_factory.mktemp("week")) as running:
        yield running


def ugly_list(place: Path, size: str) -> Path:
    """Write a list as people keep them: a title, two rows of headings, themes between the rows, dates of all kinds."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet["A1"] = "Actielijst veiligheid Wijchen"
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.merge_cells("A1:H1")
    sheet.append([])
    sheet.append(["bijgewerkt, concept"])
    sheet.append([])
    sheet.append(["Nr.", "Wat gaan we doen", "Wie", "", "Planning", "", "Stand van zaken", "Opmerkingen"])
    sheet.append(["", "", "trekker", "partners", "start", "gereed", "", ""])
    sheet.merge_cells("C5:D5")
    sheet.merge_cells("E5:F5")
    number = 0
    for theme in THEMES:
        sheet.append([theme])
        row = sheet.max_row
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=8)
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor="D9E1F2")
        for _ in range(PER_THEME):
            number += 1
            sheet.append(_row(number, size))
    file = place / f"actielijst {size}.xlsx"
    book.save(file)
    return file


def _row(number: int, size: str) -> list[str | int | dt.date]:
    turn = number % 4
    return [
        f"W{size}-{number:03d}",
        f"{WHAT[size]} {number}",
        ("politie", "gemeente Wijchen", "jongerenwerk", "")[turn],
        ("", "RIEC Oost-Nederland")[number % 2],
        ("jan 2025", "Q1 2025", 2025, dt.date(2025, 3, 1))[turn],
        ("Q4 2025", "31-12-2025", dt.date(2026, 6, 30), "2026")[turn],
        ("bezig", "nog te starten", "gereed", "loopt")[turn],
        "",
    ]


@pytest.mark.long
@pytest.mark.parametrize(("size", "width"), [("bureau", 1280), ("telefoon", 390)])
def test_a_week_of_an_adviser(browser: Browser, fresh: DemoSite, tmp_path: Path, size: str, width: int) -> None:
    context = browser.new_context(
        base_url=fresh.address, locale="nl-NL", viewport={"width": width, "height": 850}, timezone_id="Europe/Amsterdam"
    )
    other = browser.new_context(base_url=fresh.address, locale="nl-NL", viewport={"width": width, "height": 850})
    page, colleague = context.new_page(), other.new_page()
    page.goto(fresh.sign_ins[ADVISER])
    colleague.goto(fresh.sign_ins[COLLEAGUE])
    hand = Hand(page)
    file = ugly_list(tmp_path, size)
    title = f"Buurtouders opleiden ({size})"
    address = new_action(hand, title)
    first = bring_in(hand, file, "import an ugly list of 120 rows")
    undo_all(hand, first)
    bring_in(hand, file, "import it again")
    ten_rows(hand, size)
    answer_for_the_police(hand)
    a_colleague_was_first(hand, colleague, address, title)
    carry_over(hand, colleague)
    what_is_missing(hand)
    print_it(hand)
    context.close()
    other.close()
    dear = {name: (count, PRICES[name]) for name, count in hand.counted.items() if count > PRICES[name]}
    assert dear == {}
    assert hand.counted.keys() == PRICES.keys()


def test_the_prices_stand_in_the_documentation() -> None:
    told = (ROOT / "docs" / "explanation" / "a-week.md").read_text(encoding="utf-8")
    for task, price in PRICES.items():
        assert f"| {task} | {price} |" in told


def new_action(hand: Hand, title: str) -> str:
    page = hand.page
    with hand.task("new action"):
        hand.goes_to(f"{HOME}programmas/uvp-2025-2026/")
        hand.clicks(page.get_by_role("link", name="Nieuwe actie"))
        hand.types(page.get_by_label("Actie", exact=True), title)
        hand.chooses(page.get_by_label("Doel", exact=True), "Veilig verkeer")
        hand.types(page.get_by_label("Gereed", exact=True), "Q2 2026")
        hand.clicks(page.get_by_role("button", name="Bewaren"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    return page.url


def bring_in(hand: Hand, file: Path, task: str) -> str:
    page = hand.page
    with hand.task(task):
        hand.goes_to(f"{HOME}invoer/")
        hand.picks_file(page.locator("#bestand"), file)
        hand.clicks(page.get_by_role("button", name="Lees de lijst", exact=True))
        page.wait_for_url(re.compile("stap="))
        if page.locator("button[value=kolommen]").count():
            hand.clicks(page.locator("button[value=kolommen]"))
        expect(page.locator(".driehoek-tally")).to_contain_text("120")
        hand.clicks(page.locator("button[value=invoeren]"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("De lijst is ingevoerd")
    return page.url


def undo_all(hand: Hand, address: str) -> None:
    assert hand.page.url == address
    with hand.task("undo the whole list"):
        hand.clicks(hand.page.locator("button[value=ongedaan]"))
    expect(hand.page.get_by_role("heading", level=1)).to_contain_text("ongedaan")


def ten_rows(hand: Hand, size: str) -> None:
    page = hand.page
    with hand.task("ten rows in the table"):
        hand.goes_to(f"{HOME}mijn-acties/?gemeente=Wijchen&toon=alles")
        for number in range(10):
            cell = page.locator("[name^='gedaan.']").nth(number)
            hand.types(cell, f"Besproken op dag {number + 1}.")
            hand.presses("Control+Enter")
        kept = page.locator("[data-said]", has_text=re.compile(r"Bewaard om \d\d:\d\d"))
        expect(kept).to_have_count(10)


def answer_for_the_police(hand: Hand) -> None:
    page = hand.page
    with hand.task("answer for the police"):
        hand.goes_to(f"{HOME}mijn-acties/")
        hand.clicks(page.get_by_text(re.compile("Welke acties")))
        hand.chooses(page.get_by_label("Trekker"), "Politie (basisteam")
        hand.clicks(page.get_by_role("button", name="Toon"))
        hand.types(page.get_by_label("Namens"), "politie, telefonisch")
        hand.types(page.locator("[name^='gedaan.']").first, "Het team controleert elke week.")
        hand.presses("Control+Enter")
        expect(page.locator("[data-said]", has_text="Bewaard om")).to_have_count(1)
    page.locator("tbody th a").first.click()
    expect(page.locator(".driehoek-story")).to_contain_text("namens politie, telefonisch")


def a_colleague_was_first(hand: Hand, colleague: Page, address: str, title: str) -> None:
    page = hand.page
    with hand.task("a colleague was first"):
        hand.goes_to(address)
        hand.clicks(page.get_by_role("link", name="Wijzigen"))
        hand.types(page.get_by_label("Actie", exact=True), f"{title}, samen met scholen")
        colleague.goto(address)
        colleague.get_by_role("link", name="Wijzigen").click()
        colleague.get_by_label("Gereed", exact=True).fill("Q3 2026")
        colleague.get_by_label("Waarom wijkt het af").select_option(label="Partner")
        colleague.get_by_role("button", name="Bewaren").click()
        hand.clicks(page.get_by_role("button", name="Bewaren"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("Een collega was u voor")
        hand.clicks(page.get_by_role("button", name="Mijn keuze bewaren"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("samen met scholen")
    expect(page.get_by_text("Q3 2026").first).to_be_visible()


def carry_over(hand: Hand, colleague: Page) -> None:
    """Go through what is left, into a programme that the coordinator made."""
    page, passing = hand.page, f"{HOME}programmas/uvp-2025-2026/meenemen/"
    colleague.goto(passing)
    if colleague.locator("#programma-titel").count():
        colleague.get_by_role("button", name="Maak het programma").click()
        expect(colleague.locator("table.driehoek-passing")).to_be_visible()
    with hand.task("carry over into the next programme"):
        hand.goes_to(passing)
        before = page.locator("table.driehoek-passing tbody tr").count()
        hand.chooses(page.locator("#reden-alle"), "Capaciteit gemeente")
        hand.clicks(page.get_by_role("button", name="Voer dit uit"))
        page.wait_for_load_state()
    told = page.locator("main")
    expect(told).to_contain_text(re.compile("meegenomen|staan? daar al"))
    assert before > 10


def what_is_missing(hand: Hand) -> None:
    page = hand.page
    with hand.task("what is still missing"):
        hand.goes_to(f"{HOME}programmas/uvp-2025-2026/")
        hand.clicks(page.get_by_role("link", name=re.compile("Wat er nog ontbreekt")))
    expect(page.locator("main")).to_contain_text("trekker")


def print_it(hand: Hand) -> None:
    page = hand.page
    with hand.task("print"):
        hand.goes_to(f"{HOME}acties/?gemeente=Wijchen")
    page.emulate_media(media="print")
    expect(page.locator(".driehoek-masthead nav").first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert len(page.pdf(format="A4")) > 20_000
    page.emulate_media(media="screen")
