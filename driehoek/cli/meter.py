# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One line that shows how far something is, where somebody is watching."""

import sys
import time

TELL_EVERY = 0.2  # seconds
WIDTH = 24


class Meter:
    """A bar with numbers; on a line of its own, and gone when it is done."""

    def __init__(self, name: str) -> None:
        self._name, self._shown, self._before = name, 0.0, 0
        self._doing, self._most = "read", 0
        self._watched = sys.stderr.isatty()

    def fetched(self, number: int, most: int | None) -> None:
        """Show how many rows came from the source, and how many there will be."""
        self._show(number, most or 0, "fetched")

    def loaded(self, number: int) -> None:
        """Show how many rows were read; then, from the start again, how many values are in."""
        if number < self._before:
            self._doing, self._most = "put in", max(self._most, self._before)
        self._before = number
        self._show(number, self._most, self._doing)

    def end(self) -> None:
        """Leave a clean line."""
        if self._watched:
            print("\r" + " " * 78 + "\r", end="", file=sys.stderr, flush=True)

    def _show(self, number: int, most: int, doing: str) -> None:
        if not self._watched or time.monotonic() - self._shown < TELL_EVERY:
            return
        self._shown = time.monotonic()
        filled = WIDTH * min(number, most) // most if most else 0
        bar = f"[{'#' * filled}{'.' * (WIDTH - filled)}]" if most else ""
        print(f"\r{self._name:<12}{bar:<{WIDTH + 2}} {number:>11,} {doing:<8}", end="", file=sys.stderr, flush=True)
