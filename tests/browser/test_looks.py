# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How each page and form looks to people who need it otherwise.

Dark, in another theme, with forced colours, with larger text, on a narrow screen, by keyboard alone. One visit per
page, on which every look is put in turn.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from scripts.demo_site import DemoSite
from scripts.forms import FORMS
from scripts.pages import STOPS, Stop
from tests.browser.looks import EVERY, arrive, opened, put_on, violations

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
#: Marks and buttons of which the ground is gone in forced colours, and that must keep a line around them.
FLAT = """() => [...document.querySelectorAll(
    '.utrecht-badge-status, .utrecht-button, .utrecht-textbox, .utrecht-select')]
    .filter((one) => one.checkVisibility() && !one.closest('.driehoek-link-button'))
    .filter((one) => {
        const look = getComputedStyle(one), ground = getComputedStyle(document.body).backgroundColor;
        const lines = ['Top', 'Right', 'Bottom', 'Left'].filter((side) => look[`border${side}Style`] !== 'none'
            && look[`border${side}Width`] !== '0px' && look[`border${side}Color`] !== ground);
        return lines.length < 3 && look.textDecorationLine === 'none';
    }).map((one) => one.outerHTML.slice(0, 120))"""
#: More stops than any page has.
MOST = 400
FOCUS = """() => {
    const one = document.activeElement, look = getComputedStyle(one), box = one.getBoundingClientRect();
    const at = document.elementFromPoint(box.x + Math.min(box.width, innerWidth) / 2, box.y + box.height / 2);
    return {
        name: one === document.body ? '' : one.outerHTML.slice(0, 100),
        outlined: look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2,
        seen: box.bottom > 0 && box.top < innerHeight && !!at && (one.contains(at) || at.contains(one)
            || [...(one.labels || [])].some((label) => label.contains(at))),
    };
}"""


pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def page(browser: Browser, site: DemoSite) -> Iterator[Page]:
    """One page for all stops; styles of a test may be put on it."""
    context = opened(browser)
    yield context.new_page()
    context.close()


def wide(page: Page) -> int:
    """Return how wide the contents are."""
    return int(page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.parametrize("stop", [*STOPS, *FORMS], ids=lambda stop: stop.name)
def test_a_page_can_be_read_however_it_looks(page: Page, site: DemoSite, stop: Stop) -> None:
    arrive(page, site, stop)
    page.emulate_media(forced_colors="active")
    assert page.evaluate(FLAT) == []
    page.emulate_media(forced_colors="none")

    # WCAG 1.4.12: more space between lines, words and letters, on a phone; nothing falls off.
    page.set_viewport_size({"width": 390, "height": 900})
    spaced = page.add_style_tag(content=SPACED)
    assert wide(page) <= 390
    spaced.evaluate("style => style.remove()")
    # WCAG 1.4.10: at 320 CSS pixels nothing needs scrolling sideways, which is also a desktop at 400 %.
    page.set_viewport_size({"width": 320, "height": 700})
    assert wide(page) <= 320

    for look in EVERY:
        put_on(page, look)
        assert violations(page) == [], str(look)
    page.set_viewport_size({"width": 640, "height": 450})  # WCAG 1.4.4: a desktop at 200 %
    assert wide(page) <= 640


@pytest.mark.parametrize(
    "name", ["overzicht-tweestromenland", "plan-heuvelrug", "programma-2025", "actie", "zoeken", "mijn-acties"]
)
def test_the_keyboard_alone_reaches_everything(page: Page, site: DemoSite, name: str) -> None:
    """What has the focus is in sight, not covered, and outlined; after the last stop the page is left again."""
    arrive(page, site, next(stop for stop in STOPS if stop.name == name))
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'; document.activeElement.blur()")
    assert (
        page.evaluate('document.querySelectorAll(\'[tabindex]:not([tabindex="0"]):not([tabindex="-1"])\').length') == 0
    )
    first, stops, wrong = "", 0, []
    while stops < MOST:
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if not at["name"] or at["name"] == first:
            break
        first, stops = first or at["name"], stops + 1
        if not (at["outlined"] and at["seen"]):
            wrong.append(at)
    assert 10 < stops < MOST, "the focus leaves the page again"
    assert "inhoud" in first, "the skip link comes first"
    assert wrong == []
