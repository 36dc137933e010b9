# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A running system with both partnerships and a browser to look at it; one for the whole run."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scripts import chromium, demo_site
from scripts.demo_site import DemoSite


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here is a browser test."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without it these tests are skipped at a desk and fail in CI."""
    if chromium.find() is None:
        if os.environ.get("CI"):
            pytest.fail(chromium.HOW_TO_GET_IT)
        pytest.skip(chromium.HOW_TO_GET_IT)
    with sync_playwright() as playwright:
        started = chromium.launch(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    """The whole system on a folder of its own, as ``make run`` starts it."""
    with demo_site.running(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture
def page(browser: Browser, site: DemoSite) -> Iterator[Page]:
    """A new visitor: no cookies, a desktop screen, Dutch; an error in the page's console fails the test."""
    context = browser.new_context(
        base_url=site.address, locale="nl-NL", viewport={"width": 1280, "height": 900}, timezone_id="Europe/Amsterdam"
    )
    troubles: list[str] = []
    opened = context.new_page()
    opened.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    yield opened
    context.close()
    assert troubles == []
