# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a page can look: a theme, light or dark, a desktop or a phone; and what axe has to say about it."""

from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlparse

from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from playwright.sync_api import Browser, BrowserContext, Page, Response

from driehoek.web.themes import OURS
from scripts.demo_site import DemoSite
from scripts.pages import Stop, visit

#: Every rule of axe for WCAG 2.0 to 2.2, A and AA, and its best practices.
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
SHOWN = 4
#: Pages that are there to tell that something is not, or not for the reader.
ERRORS = {"niet-gevonden": 404, "geen-toegang": 403}


@dataclass(frozen=True, slots=True)
class Look:
    """One way in which a page is looked at; the theme of the partnership itself where ``theme`` is empty."""

    scheme: Literal["light", "dark"]
    width: int
    theme: str = ""

    def __str__(self) -> str:
        return f"theme {self.theme or 'of the partnership'}, {self.scheme}, {self.width} wide"


PLAIN = Look("light", 1280)
EVERY = (PLAIN, Look("dark", 390), Look("light", 390, "kade"), Look("dark", 1280, "kade"))


def opened(browser: Browser) -> BrowserContext:
    """Return a visitor on whose pages a test may put styles."""
    return browser.new_context(bypass_csp=True, locale="nl-NL", viewport={"width": 1280, "height": 900})


def arrive(page: Page, site: DemoSite, stop: Stop) -> None:
    """Go to a stop as a person with a desktop would, and see that it is the page that it says."""
    statuses: list[int] = []

    def heard(response: Response) -> None:
        if response.request.is_navigation_request() and response.frame == page.main_frame:
            statuses.append(response.status)

    put_on(page, PLAIN)
    page.on("response", heard)
    visit(page, site, stop)
    page.remove_listener("response", heard)
    wanted = stop.route or resolve(stop.path.partition("?")[0]).url_name
    reached = resolve(urlparse(page.url).path).url_name
    assert reached == wanted or {reached, wanted} == {"programme", "programmes"}, f"{stop.name} ends at {page.url}"
    assert statuses[-1] in ((ERRORS[stop.name],) if stop.name in ERRORS else (200, 400, 409)), statuses


def put_on(page: Page, look: Look) -> None:
    """Let the page look like that."""
    page.emulate_media(color_scheme=look.scheme, forced_colors="none")
    page.set_viewport_size({"width": look.width, "height": 900})
    if look.theme and page.evaluate("document.documentElement.dataset.theme") != look.theme:
        page.evaluate("name => document.documentElement.dataset.theme = name", look.theme)
        page.add_style_tag(path=OURS / f"{look.theme}.css")


def violations(page: Page) -> list[Any]:
    """Return what axe finds: the rule and the first few places."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(rule["id"], [node["html"][:160] for node in rule["nodes"]][:SHOWN]) for rule in found]
