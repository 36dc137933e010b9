# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Axe over each page and the gallery: no violation, on a desktop in light and on a phone in the dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from scripts.demo_site import DemoSite
from scripts.pages import STOPS, Stop, visit

OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
def test_nothing_stands_in_the_way(browser: Browser, site: DemoSite, stop: Stop) -> None:
    for width, scheme in ((1280, "light"), (390, "dark")):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            locale="nl-NL",
        )
        page = context.new_page()
        visit(page, site, stop)
        found = Axe().run(page, options=OPTIONS).response["violations"]
        told = [(rule["id"], [node["html"][:120] for node in rule["nodes"]][:3]) for rule in found]
        assert told == [], f"{stop.name} at {width} in {scheme}"
        # The gallery shows a sample of a page heading besides its own.
        assert page.locator("h1").count() == (2 if stop.name == "componenten" else 1)
        context.close()


@pytest.mark.long
@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
def test_a_narrow_screen_scrolls_one_way_only(browser: Browser, site: DemoSite, stop: Stop) -> None:
    """WCAG 2.2, 1.4.10: at 320 CSS pixels nothing needs scrolling sideways, which is also a desktop at 400 %."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, locale="nl-NL")
    page = context.new_page()
    visit(page, site, stop)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320, f"{stop.name} is {wide} wide"
    context.close()


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
