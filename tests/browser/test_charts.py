# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Charts in a real browser, with its own letters: no word over another or off the drawing, and big enough to read."""

import pytest
from playwright.sync_api import Page

from scripts.demo_site import DemoSite
from scripts.pages import STOPS, visit

#: Words of drawings in sight that cover each other by more than the white around a letter, or stick out.
TROUBLES = """() => [...document.querySelectorAll('svg[role=img]')].filter((one) => one.checkVisibility())
    .flatMap((svg) => {
        const edge = svg.getBoundingClientRect(), name = svg.querySelector('title').textContent, wrong = [];
        const words = [...svg.querySelectorAll('text')].map((one) => [one.textContent, one.getBoundingClientRect()]);
        words.forEach(([said, one], place) => {
            if (one.left < edge.left - 3 || one.right > edge.right + 3 || one.top < edge.top - 3
                || one.bottom > edge.bottom + 3) wrong.push([name, said, 'sticks out']);
            words.slice(0, place).forEach(([otherSaid, other]) => {
                const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
                const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
                if (across > 1 && down > one.height * 0.4) wrong.push([name, said, otherSaid]);
            });
        });
        return wrong;
    })"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('svg[role=img]')].filter((one) => one.checkVisibility())
    .flatMap((svg) => [...svg.querySelectorAll('text')].map((one) =>
        parseFloat(getComputedStyle(one).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)))"""
SHOWN = """(variant) => [...document.querySelectorAll('.driehoek-chart__picture--' + variant)]
    .filter((one) => one.checkVisibility()).length"""
PAGES = ("componenten", "woninginbraak-wijchen", "woninginbraak-heuvelrug", "vergelijk-heuvelrug")


@pytest.mark.parametrize("name", PAGES)
def test_no_word_of_a_chart_lies_over_another(page: Page, site: DemoSite, name: str) -> None:
    visit(page, site, next(stop for stop in STOPS if stop.name == name))
    for width in (1280, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TROUBLES) == [], width


@pytest.mark.parametrize(("width", "seen", "hidden"), [(1280, "wide", "narrow"), (320, "narrow", "wide")])
def test_a_telephone_gets_a_drawing_of_its_own(page: Page, site: DemoSite, width: int, seen: str, hidden: str) -> None:
    visit(page, site, next(stop for stop in STOPS if stop.name == "woninginbraak-wijchen"))
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate(SHOWN, seen) == 1
    assert page.evaluate(SHOWN, hidden) == 0
    assert page.evaluate(SMALLEST) >= 12  # pixels
