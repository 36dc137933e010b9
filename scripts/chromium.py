# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The browser for tests and pictures: the system's own Chromium, never one that a test tool downloads."""

import os
import shutil

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
HOW_TO_GET_IT = (
    "There is no Chromium here. Debian and Ubuntu: sudo apt install chromium; or set DRIEHOEK_CHROMIUM to its path."
)

# Nothing but the page: no updates, no look-ups of its own. Without a sandbox of its own, because it only ever sees
# our pages and often runs as administrator in a container.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
)


def find() -> str | None:
    """Return the path of a Chromium, or ``None``."""
    return os.environ.get("DRIEHOEK_CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


def launch(playwright: Playwright) -> Browser:
    """Start the browser.

    Raises:
        FileNotFoundError: with the sentence that says how to get one.
    """
    path = find()
    if path is None:
        raise FileNotFoundError(HOW_TO_GET_IT)
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))
