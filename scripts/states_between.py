# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""States of pages between meetings: something told, help asked, a draft of a proposal; each is withdrawn again."""

import time

from playwright.sync_api import Page

from scripts.demo_site import DemoSite

SAVE = "form[data-draft] button[type=submit]"


def _mark() -> str:
    return str(time.monotonic_ns())


def _settled(page: Page) -> None:
    page.wait_for_load_state("networkidle")


def development_told(page: Page, site: DemoSite) -> None:
    """Something was just told; it is withdrawn again in another tab."""
    page.locator("[name=title]").fill(f"Meer scooters op het fietspad {_mark()}")
    page.locator(SAVE).click()
    _settled(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("a[href*='/bewerk/ontwikkeling/']").click()
    other.locator("form[action*='/intrekken/'] button").click()
    _settled(other)
    other.close()
    assert site.address in page.url


def help_asked(page: Page, site: DemoSite) -> None:
    """Help was just asked; it is withdrawn again in another tab."""
    page.locator("[name=title]").fill(f"Hulp bij een oefening {_mark()}")
    page.locator(SAVE).click()
    _settled(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("button[value=intrekken]").click()
    _settled(other)
    other.close()
    assert site.address in page.url


def proposal_drafted(page: Page, site: DemoSite) -> None:
    """A draft of a proposal is open to be changed; it is withdrawn in another tab."""
    page.locator("[name=title]").fill(f"Nog even nadenken {_mark()}")
    page.locator("button[value=concept]").click()
    _settled(page)
    other = page.context.new_page()
    other.goto(page.url)
    page.locator("a[href$='/wijzigen/']").click()
    _settled(page)
    other.locator("button[value=intrekken]").click()
    _settled(other)
    other.close()
    assert site.address in page.url
