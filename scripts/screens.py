# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``make screens``: a picture of each page at 1280 and 390 pixels into ``docs/screens``."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts import chromium, demo_site
from scripts.pages import STOPS, visit

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screens"
SIZES = ((1280, 900), (390, 844))
TALLEST = 1500  # pixels: a long page is recognised by its beginning, and the repository stays small
QUALITY = 55
#: Mistakes and states look like the page they are on: these few show how.
SHOWN = frozenset({"actie-fout", "twee-versies", "invoer-uitkomst", "invoer-kolommen", "invoer-proef", "niet-gevonden"})
PICTURED = tuple(
    stop
    for stop in STOPS
    if stop.name in SHOWN or not (stop.state or stop.submit or stop.upload or stop.name.endswith("-fout"))
)


def main() -> int:
    """Make every picture; those of pages that are gone are removed."""
    if chromium.find() is None:
        print(chromium.HOW_TO_GET_IT, file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = set()
    with (
        tempfile.TemporaryDirectory() as data,
        demo_site.running(Path(data)) as site,
        sync_playwright() as playwright,
    ):
        browser = chromium.launch(playwright)
        for width, height in SIZES:
            context = browser.new_context(viewport={"width": width, "height": height}, locale="nl-NL")
            page = context.new_page()
            for stop in PICTURED:
                visit(page, site, stop)
                place = FOLDER / f"{stop.name}-{width}.jpg"
                tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
                page.screenshot(
                    path=place,
                    type="jpeg",
                    quality=QUALITY,
                    full_page=True,
                    clip={"x": 0, "y": 0, "width": width, "height": tall},
                )
                made.add(place)
        browser.close()
    for old in set(FOLDER.glob("*.*")) - made:
        old.unlink()
    print(f"{len(made)} pictures in {FOLDER.relative_to(Path.cwd())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
