# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A hand at the keyboard and mouse that counts what it does: the price of a task in interactions."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page


class Hand:
    """Does what a person does on a page, and counts it per task.

    A click, a choice from a list, a field that is typed in, a key with a meaning of its own and choosing a file are
    one interaction each; going to an address is one as well, since a person would press a link or a bookmark.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.counted: Counter[str] = Counter()
        self._task = "before"

    @contextmanager
    def task(self, name: str) -> Iterator[None]:
        """Count what follows under this name."""
        self._task, before = name, self._task
        yield
        self._task = before

    def _count(self, times: int = 1) -> None:
        self.counted[self._task] += times

    def goes_to(self, path: str) -> None:
        """Go to an address."""
        self._count()
        self.page.goto(path)

    def clicks(self, where: Locator) -> None:
        """Press something."""
        self._count()
        where.click()

    def types(self, where: Locator, text: str) -> None:
        """Type in a field, replacing what stood there."""
        self._count()
        where.fill(text)

    def chooses(self, where: Locator, words: str) -> None:
        """Choose from a list what begins with these words, whatever count stands behind them."""
        self._count()
        options = where.locator("option")
        found = [text for text in options.all_text_contents() if text.strip().startswith(words)]
        where.select_option(label=found[0].strip())

    def presses(self, key: str) -> None:
        """Press one key, or keys together."""
        self._count()
        self.page.keyboard.press(key)

    def picks_file(self, where: Locator, file: Path) -> None:
        """Choose a file."""
        self._count()
        where.set_input_files(file)
