# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Axe over the pages that change most and every error state: no violation.

Every page and form in every theme, light and dark, comes in ``test_looks``, which takes long.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from scripts.demo_site import DemoSite
from scripts.pages import STOPS, Stop
from tests.browser.looks import EVERY, PLAIN, arrive, opened, put_on, violations

#: The gallery holds a sample of every component, the others what people see most: these in every look, at each run.
IN_EVERY_LOOK = frozenset({"componenten", "overzicht-tweestromenland", "actie", "actie-nieuw-fout", "mijn-acties"})
#: What is new or changes most, and every error state: in the plain look at each run. ``test_looks`` takes all pages.
AT_EACH_RUN = IN_EVERY_LOOK | {
    "thema-tweestromenland", "nota-wijchen", "programma-2025", "cijfers-tweestromenland", "woninginbraak-heuvelrug",
    "woninginbraak-wijchen", "cijfers-opvallend", "cijfers-invoeren-bibob", "cijfers-inlezen", "paspoort-woninginbraak",
}  # fmt: skip
NOW = [stop for stop in STOPS if stop.name in AT_EACH_RUN or stop.name.endswith("-fout")]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all stops."""
    context = opened(browser)
    yield context.new_page()
    context.close()


def test_the_chosen_pages_are_there() -> None:
    assert {stop.name for stop in STOPS} >= AT_EACH_RUN


@pytest.mark.parametrize("stop", NOW, ids=lambda stop: stop.name)
def test_nothing_stands_in_the_way(page: Page, site: DemoSite, stop: Stop) -> None:
    arrive(page, site, stop)
    # The gallery shows a sample of a page heading besides its own.
    assert page.locator("h1").count() == (2 if stop.name == "componenten" else 1)
    for look in EVERY if stop.name in IN_EVERY_LOOK else (PLAIN,):
        put_on(page, look)
        assert violations(page) == [], str(look)


def test_the_keyboard_reaches_the_contents_at_once(browser: Browser, site: DemoSite) -> None:
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    page.goto(site.sign_ins["heuvelrug/coordinator"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#inhoud"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('inhoud').contains(document.activeElement)")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    context.close()
