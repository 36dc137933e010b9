# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making and changing an action in a browser: the short form, a colleague who was first, drafts, and undoing."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.demo_site import DemoSite

PROGRAMME = "/tweestromenland/programmas/uvp-2025-2026/"
COORDINATOR = "tweestromenland/coordinator"
Opened = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, site: DemoSite) -> Iterator[Opened]:
    """Open a browser of one's own, signed in as somebody."""
    with ExitStack() as closing:

        def open_as(persona: str = COORDINATOR, *, javascript: bool = True, width: int = 1280) -> Page:
            context = browser.new_context(
                base_url=site.address,
                locale="nl-NL",
                java_script_enabled=javascript,
                viewport={"width": width, "height": 900},
            )
            closing.callback(context.close)
            page = context.new_page()
            page.goto(site.sign_ins[persona])
            return page

        yield open_as


def add_action(page: Page, title: str) -> str:
    """Make an action with the short form; return its address."""
    page.goto(PROGRAMME)
    page.get_by_role("link", name="Nieuwe actie").first.click()
    page.get_by_label("Actie", exact=True).fill(title)
    page.get_by_label("Doel", exact=True).select_option(index=2)
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Dit is toegevoegd.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    return page.url


@pytest.mark.parametrize(("javascript", "width"), [(True, 1280), (False, 390)])
def test_an_action_is_made_changed_withdrawn_and_brought_back(opened: Opened, javascript: bool, width: int) -> None:
    page = opened(javascript=javascript, width=width)
    name = f"Voorbeeldactie {width}"
    address = add_action(page, name)
    page.get_by_role("link", name="Wijzigen").click()
    page.get_by_label("Gereed", exact=True).fill("morgen of zo")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Wij begrijpen deze datum niet").first).to_be_visible()
    page.get_by_label("Gereed", exact=True).fill("Q2 2026")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Uw wijziging is bewaard.")).to_be_visible()
    expect(page.get_by_text("Q2 2026").first).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("alles staat weer zoals het stond")).to_be_visible()
    expect(page).to_have_url(address)
    page.get_by_role("link", name="Wijzigen").click()
    expect(page.get_by_label("Gereed", exact=True)).to_have_value("")
    page.get_by_role("button", name="Intrekken").click()
    expect(page.get_by_text(re.compile(f"{name} is ingetrokken"))).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text(re.compile(f"{name} is terug"))).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_the_second_writer_sees_both_versions_and_loses_nothing(opened: Opened) -> None:
    first, second = opened(), opened()
    address = add_action(first, "Actie van twee collega's")
    for page in (first, second):
        page.goto(address)
        page.get_by_role("link", name="Wijzigen").click()
        page.get_by_text("Meer velden").click()
    first.get_by_label("Actie", exact=True).fill("Actie zoals de eerste haar noemt")
    first.get_by_label("Omschrijving").fill("De omschrijving van de eerste.")
    first.get_by_role("button", name="Bewaren").click()
    second.get_by_label("Actie", exact=True).fill("Actie zoals de tweede haar noemt")
    second.get_by_label("Wat moet het opleveren?").fill("Het resultaat van de tweede.")
    second.get_by_role("button", name="Bewaren").click()
    expect(second.get_by_role("heading", level=1)).to_contain_text("Een collega was u voor")
    fields = second.locator(".driehoek-versions")
    expect(fields).to_have_count(3)
    # What only one of the two changed is proposed; what both changed is asked.
    chosen = second.locator("input[type=radio]:checked")
    expect(chosen).to_have_count(2)
    second.get_by_role("button", name="Mijn keuze bewaren").click()
    expect(second.get_by_text("Kies welke van de twee blijft.").first).to_be_visible()
    fields.filter(has_text="zoals de eerste").get_by_text("Wat u typte").click()
    second.get_by_role("button", name="Mijn keuze bewaren").click()
    expect(second.get_by_text("Uw wijziging is bewaard.")).to_be_visible()
    for words in ("zoals de tweede", "De omschrijving van de eerste.", "Het resultaat van de tweede."):
        expect(second.get_by_text(words).first).to_be_visible()


FOCUSED = """() => {
  const field = document.activeElement;
  const label = field.labels && field.labels[0] ? field.labels[0].textContent : "";
  const look = getComputedStyle(field);
  return [(label || field.textContent || "").trim(), look.outlineStyle !== "none" || look.boxShadow !== "none"];
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something of this name has the focus, and see that the focus shows at each stop."""
    for _ in range(150):
        page.keyboard.press("Tab")
        found, visible = page.evaluate(FOCUSED)
        assert visible or not found, f"the focus does not show on {found!r}"
        if found == name:
            return
    pytest.fail(f"Tab never reaches {name!r}")


def test_an_action_is_made_and_changed_by_keyboard_only(opened: Opened) -> None:
    page = opened()
    page.goto(PROGRAMME)
    tab_to(page, "Nieuwe actie")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/nieuw/actie/"))
    tab_to(page, "Actie")
    page.keyboard.type("Alleen met het toetsenbord")
    tab_to(page, "Doel")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Meer velden")
    page.keyboard.press("Enter")
    tab_to(page, "Omschrijving")
    page.keyboard.type("Getypt zonder muis.")
    tab_to(page, "Bewaren")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dit is toegevoegd.")).to_be_visible()
    tab_to(page, "Wijzigen")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/bewerk/actie/"))
    tab_to(page, "Gereed")
    page.keyboard.type("2026")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Uw wijziging is bewaard.")).to_be_visible()
    tab_to(page, "Ongedaan maken")
    page.keyboard.press("Enter")
    expect(page.get_by_text("alles staat weer zoals het stond")).to_be_visible()


def test_what_was_typed_survives_a_closed_page_until_it_is_saved(opened: Opened) -> None:
    page = opened()
    address = add_action(page, "Actie met een concept")
    page.get_by_role("link", name="Wijzigen").click()
    form = page.url
    page.get_by_label("Actie", exact=True).fill("Actie met een concept erbij")
    page.wait_for_timeout(600)
    page.goto(address)
    page.goto(form)
    expect(page.get_by_text("nog niet is bewaard")).to_be_visible()
    expect(page.get_by_label("Actie", exact=True)).to_have_value("Actie met een concept")
    page.get_by_role("button", name="Zet terug").click()
    expect(page.get_by_label("Actie", exact=True)).to_have_value("Actie met een concept erbij")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Uw wijziging is bewaard.")).to_be_visible()
    page.goto(form)
    expect(page.get_by_text("nog niet is bewaard")).to_have_count(0)
    page.get_by_label("Actie", exact=True).fill("Actie met nog iets")
    page.wait_for_timeout(600)
    page.get_by_role("button", name="Afmelden").click()
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('driehoek-concept'))") == []
