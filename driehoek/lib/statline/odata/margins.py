# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A value and its margin, which come as separate rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from driehoek.lib.statline.model import Row
from driehoek.lib.statline.odata.described import Part


@dataclass
class _Waiting:
    row: Row | None = None
    low: int | None = None
    high: int | None = None
    half: int | None = None


class Joined:
    """Holds what came of each cell until its value and margin are there; at most one request is held at a time.

    Version 4 gives the bounds themselves, version 3 half the width of the margin.
    """

    def __init__(self, parts: frozenset[Part]) -> None:
        self._whole = len(parts)
        self._came: dict[tuple[str, str, str, str], tuple[int, _Waiting]] = {}

    def add(self, row: Row, part: Part) -> Row | None:
        """Take one part of a cell; return the row once all parts are there."""
        key = row[:4]
        count, waiting = self._came.pop(key, (0, _Waiting()))
        if part is Part.VALUE:
            waiting.row = row
        elif part is Part.LOW:
            waiting.low = row.value
        elif part is Part.HIGH:
            waiting.high = row.value
        else:
            waiting.half = row.value
        if count + 1 == self._whole:
            return _whole(waiting)
        self._came[key] = (count + 1, waiting)
        return None

    def rest(self) -> Iterator[Row]:
        """Yield the values of which the margin did not come; a margin without a value says nothing."""
        for _, waiting in self._came.values():
            if (row := _whole(waiting)) is not None:
                yield row
        self._came.clear()


def _whole(waiting: _Waiting) -> Row | None:
    row = waiting.row
    if row is None or row.value is None:
        return row
    low, high = waiting.low, waiting.high
    if waiting.half is not None:
        low, high = row.value - abs(waiting.half), row.value + abs(waiting.half)
    if low is None or high is None or not low <= row.value <= high:
        return row
    return row._replace(low=low, high=high)
