# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Meeting mode on a tablet: by touch, with the line cut in the middle, two people at once, and without JavaScript."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from scripts.demo_site import DemoSite

TABLE = "/tweestromenland/overleg/driehoek-2026-12-10/vergaderen/"
SECRETARY, COORDINATOR = "tweestromenland/secretaris-driehoek", "tweestromenland/coordinator"
KEPT = re.compile(r"^Bewaard om \d\d:\d\d$")


@pytest.fixture
def tablet(browser: Browser, site: DemoSite) -> Iterator[BrowserContext]:
    """A tablet on the table; a refusal answers 400, which the browser notes, so no console is watched here."""
    opened = browser.new_context(
        base_url=site.address, locale="nl-NL", viewport={"width": 1024, "height": 768}, has_touch=True,
        timezone_id="Europe/Amsterdam",
    )  # fmt: skip
    yield opened
    opened.close()


def at_the_table(context: BrowserContext, site: DemoSite, persona: str = SECRETARY, point: str = "") -> Page:
    """Sign in and sit down; whoever comes first opens the meeting."""
    page = context.new_page()
    page.goto(site.sign_ins[persona])
    page.goto(f"{TABLE}?punt=aanwezig")
    opens = page.get_by_role("button", name="Overleg openen")
    if opens.count():
        opens.click()
    page.goto(f"{TABLE}?punt={point}")
    return page


def panel(page: Page) -> Locator:
    """Return the present point."""
    return page.locator("[data-panel]:not([hidden])")


def line(page: Page) -> Locator:
    """Return the line that says what is kept and what waits."""
    return page.locator("[data-line]")


def outcomes(page: Page) -> Locator:
    """Return what was recorded at the present point."""
    return panel(page).locator(".driehoek-said-outcome")


def record(page: Page, subject: str, text: str = "") -> None:
    """Record an outcome at the present point."""
    details = panel(page).locator("details[data-outcome]")
    if details.get_attribute("open") is None:
        details.locator("> summary").tap()
    panel(page).get_by_label("Onderwerp").fill(subject)
    if text:
        panel(page).get_by_label("Wat is er afgesproken of besloten?").fill(text)
    panel(page).get_by_label("Wat verandert er?").select_option("")
    panel(page).get_by_role("button", name="Vastleggen", exact=True).tap()


def test_the_line_is_cut_in_the_middle_and_nothing_is_lost(tablet: BrowserContext, site: DemoSite) -> None:
    page = at_the_table(tablet, site, point="7")
    record(page, "Met de lijn")
    expect(outcomes(page)).to_have_count(1)
    expect(line(page)).to_have_text(KEPT)
    tablet.set_offline(True)
    panel(page).get_by_label("Wat is er gezegd").fill("Zonder lijn getypt.")
    expect(line(page)).to_have_text("Wacht op verbinding (1)")
    record(page, "Zonder lijn", "Dit staat in de wacht.")
    expect(line(page)).to_have_text("Wacht op verbinding (2)")
    expect(page.locator("[data-queue] li")).to_have_count(2)
    page.locator("[data-agenda] [data-go='6']").tap()  # going on works without a line
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Op weg naar het volgende veiligheidsplan")
    record(page, "Ook zonder lijn")
    expect(line(page)).to_have_text("Wacht op verbinding (3)")
    tablet.set_offline(False)
    expect(line(page)).to_have_text(KEPT)
    expect(page.locator("[data-queue] li")).to_have_count(0)
    page.reload()
    expect(outcomes(page)).to_have_count(1)
    page.locator("[data-agenda] [data-go='7']").tap()
    expect(outcomes(page)).to_have_count(2)
    expect(panel(page).get_by_label("Wat is er gezegd")).to_have_value("Zonder lijn getypt.")


def test_an_answer_that_is_lost_on_the_way_is_no_second_outcome(tablet: BrowserContext, site: DemoSite) -> None:
    """The server kept it, and the line dropped before the tablet heard so: it sends again, and it stands once."""
    page = at_the_table(tablet, site, point="7")
    before = outcomes(page).count()
    lost: list[int] = []

    def deliver_and_lose(route: object) -> None:
        if not lost:
            lost.append(1)
            route.fetch()  # type: ignore[attr-defined]
            route.abort()  # type: ignore[attr-defined]
        else:
            route.continue_()  # type: ignore[attr-defined]

    page.route(lambda address: address.endswith(TABLE), deliver_and_lose)
    record(page, "Een keer")
    expect(line(page)).to_have_text("Wacht op verbinding (1)")
    expect(line(page)).to_have_text(KEPT, timeout=15_000)
    page.unroute_all()
    page.reload()
    expect(outcomes(page)).to_have_count(before + 1)


def test_a_closed_lid_loses_nothing(tablet: BrowserContext, site: DemoSite) -> None:
    page = at_the_table(tablet, site, point="6")
    before = outcomes(page).count()
    tablet.set_offline(True)
    record(page, "Net voor de klep dichtging")
    expect(line(page)).to_have_text("Wacht op verbinding (1)")
    details = panel(page).locator("details[data-outcome]")
    details.locator("> summary").tap()
    panel(page).get_by_label("Wat is er afgesproken of besloten?").fill("Nog niet verzonden.")
    page.close(run_before_unload=False)
    tablet.set_offline(False)
    again = at_the_table(tablet, site, point="6")
    expect(outcomes(again)).to_have_count(before + 1)
    expect(panel(again).get_by_label("Wat is er afgesproken of besloten?")).to_have_value("Nog niet verzonden.")
    expect(line(again)).to_have_text("Nog niet bewaard")


def test_two_write_at_the_same_point(tablet: BrowserContext, browser: Browser, site: DemoSite) -> None:
    other = browser.new_context(base_url=site.address, locale="nl-NL", timezone_id="Europe/Amsterdam")
    one, two = at_the_table(tablet, site, point="2"), at_the_table(other, site, COORDINATOR, "2")
    for page in (one, two):
        expect(panel(page).get_by_label("Wat is er gezegd")).to_have_value("")
    panel(one).get_by_label("Wat is er gezegd").fill("Van de secretaris.")
    expect(line(one)).to_have_text(KEPT)
    panel(two).get_by_label("Wat is er gezegd").fill("Van de coördinator.")
    expect(panel(two)).to_contain_text("Een collega schreef hier op hetzelfde moment")
    expect(panel(two)).to_contain_text("Van de secretaris.")
    expect(panel(two).get_by_label("Wat u typte")).to_have_value("Van de coördinator.")
    expect(line(two)).to_have_text("Vraagt uw aandacht (1)")
    panel(two).get_by_role("button", name="Beide bewaren").click()
    expect(line(two)).to_have_text(KEPT)
    expect(panel(two).get_by_label("Wat is er gezegd")).to_have_value("Van de secretaris.\nVan de coördinator.")
    two.reload()
    expect(panel(two).get_by_label("Wat is er gezegd")).to_have_value("Van de secretaris.\nVan de coördinator.")
    other.close()


def test_what_is_refused_says_why_and_stays(tablet: BrowserContext, site: DemoSite) -> None:
    page = at_the_table(tablet, site, point="3")
    panel(page).get_by_label("Wat verandert er?").select_option("stoppen")
    panel(page).get_by_label("Welke actie?").fill("Bestaat niet")
    panel(page).get_by_label("Wat is er afgesproken of besloten?").fill("Lang getypt.")
    panel(page).get_by_role("button", name="Vastleggen", exact=True).tap()
    expect(panel(page)).to_contain_text("Kies een actie uit de lijst.")
    expect(panel(page).get_by_label("Wat is er afgesproken of besloten?")).to_have_value("Lang getypt.")
    expect(panel(page).get_by_label("Welke actie?")).to_have_attribute("aria-invalid", "true")
    panel(page).get_by_label("Welke actie?").fill("ZV-05")
    panel(page).get_by_role("button", name="Vastleggen", exact=True).tap()
    expect(panel(page)).to_contain_text("Kies de reden waarom deze actie stopt of later komt.")
    panel(page).get_by_label("Wat verandert er?").select_option("")
    panel(page).get_by_role("button", name="Vastleggen", exact=True).tap()
    expect(outcomes(page)).to_have_count(1)
    expect(outcomes(page)).to_contain_text("Lang getypt.")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("Alles staat weer zoals het stond")).to_be_visible()
    page.goto(f"{TABLE}?punt=3")
    expect(outcomes(page)).to_have_count(0)


def test_by_keyboard(tablet: BrowserContext, site: DemoSite) -> None:
    page = at_the_table(tablet, site, point="3")
    page.keyboard.press("Alt+ArrowDown")
    expect(panel(page).get_by_role("heading", level=2)).to_be_focused()
    expect(page.locator("[data-agenda] [aria-current]")).to_have_attribute("data-go", "4")
    assert page.url.endswith("?punt=4")
    page.go_back()
    expect(page.locator("[data-agenda] [aria-current]")).to_have_attribute("data-go", "3")


def test_without_javascript(browser: Browser, site: DemoSite) -> None:
    plain = browser.new_context(base_url=site.address, locale="nl-NL", java_script_enabled=False)
    page = at_the_table(plain, site, COORDINATOR, "5")
    panel(page).get_by_label("Waarom aanhouden?").fill("Eerst de cijfers per weg.")
    panel(page).get_by_role("button", name="Aanhouden").click()
    expect(page.get_by_text("Het punt komt terug op de volgende agenda.")).to_be_visible()
    expect(panel(page)).to_contain_text("Aangehouden")
    page.get_by_role("link", name="4. De laatste drie oefeningen in het voorjaar").click()
    panel(page).get_by_label("Wat is er afgesproken of besloten?").fill("Uitstel tot het voorjaar.")
    panel(page).get_by_label("Waarom?", exact=True).first.select_option("capaciteit_gemeente")
    panel(page).get_by_role("button", name="Vastleggen", exact=True).click()
    expect(outcomes(page)).to_contain_text("Uitstel tot het voorjaar.")
    page.goto("/tweestromenland/acties/?toon=alles&q=DIG-04")
    plain.close()
