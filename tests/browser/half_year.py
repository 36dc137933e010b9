# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The hands of the scripted half year: who sits where, and what they do on the pages around the table."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Locator, Page, expect

from scripts.demo_site import DemoSite

SLUG = "tweestromenland"
HOME = f"/{SLUG}/"


@dataclass(frozen=True)
class People:
    """Who takes part, each in a browser of their own."""

    browser: Browser
    site: DemoSite

    @contextmanager
    def signed_in(self, function: str, *, width: int = 1280, height: int = 900, touch: bool = False) -> Iterator[Page]:
        """Let somebody sign in; an error in the console of the page fails the test."""
        context = self.browser.new_context(
            base_url=self.site.address, locale="nl-NL", viewport={"width": width, "height": height}, has_touch=touch,
            timezone_id="Europe/Amsterdam",
        )  # fmt: skip
        troubles: list[str] = []
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(f"/demo/{SLUG}/{function}/")
        yield page
        context.close()
        assert troubles == []


def action_page(page: Page, code: str) -> None:
    """Go to an action of the running programme."""
    page.goto(f"{HOME}programmas/uvp-2025-2026/?zoek={code}")
    page.locator("table a[href*='/acties/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(code)


def propose(page: Page, kind: str, words: dict[str, str], *, circle: str = "") -> str:
    """Make a proposal of a kind from where the link stands, hand it in, and return its address."""
    page.get_by_role("link", name="Voorstel doen").first.click()
    page.get_by_role("link", name=kind, exact=True).click()
    for label, text in words.items():
        field = page.get_by_label(label, exact=True)
        if field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(label=text)
        else:
            field.fill(text)
    if circle:
        page.locator("details summary").filter(has_text="Meer:").click()
        page.get_by_label("Wie mag het zien als het is ingediend?").select_option(circle)
    page.get_by_role("button", name="Indienen").click()
    expect(page.get_by_text("Het voorstel is ingediend.")).to_be_visible()
    return page.url


def stage(page: Page) -> Locator:
    """Return the mark that says how far a proposal is."""
    return page.locator("main .utrecht-badge-status").first


def panel(page: Page) -> Locator:
    """Return the present point of meeting mode."""
    return page.locator("[data-panel]:not([hidden])")


def unfold(page: Page) -> None:
    """Open the form of an outcome at the present point, where it is folded."""
    details = panel(page).locator("details[data-outcome]")
    if details.get_attribute("open") is None:
        details.locator("> summary").tap()


def recorded(page: Page) -> Locator:
    """Return what was recorded at the present point."""
    return panel(page).locator(".driehoek-said-outcome")


def at_point(page: Page, title: str) -> None:
    """Go to a point of the agenda by touching it."""
    page.locator("[data-agenda] [data-go]").filter(has_text=title).first.tap()
    expect(panel(page).get_by_role("heading", level=2)).to_have_text(title)


def record(page: Page, who: str, due: str) -> None:
    """Say who does it and by when, and record what stands in the form."""
    unfold(page)
    panel(page).get_by_label("Wie doet het?").fill(who)
    panel(page).get_by_label("Voor wanneer?").fill(due)
    panel(page).get_by_role("button", name="Vastleggen", exact=True).tap()
