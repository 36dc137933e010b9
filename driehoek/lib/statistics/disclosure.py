# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Disclosure control: the last step before counts about people leave the house.

A `RawTable` holds what we know, a `PublicTable` what everyone may know. Only `protect` makes the second from the first;
whatever shows figures in public takes a `PublicTable`, so a type checker refuses raw counts there.

Small cells (1-4) are hidden, and then as many others as it takes that no hidden cell can be found by subtraction:
for each small cell the least and the greatest value that fit all that is shown are computed; they must differ enough.
Source: Fischetti & Salazar 2001 (cell suppression, the bounds of an outsider).
"""

from dataclasses import dataclass
from typing import Final, final

import numpy as np
import numpy.typing as npt
from scipy import optimize

from driehoek.lib.statistics.arrays import BoolArray, FloatArray, as_counts

SMALLEST_SHOWN: Final = 5
"""Person-related counts of 1 up to this are hidden; 0 is shown."""

NARROWEST: Final = 3
"""Distance to keep between the least and the greatest value that a small cell can have for an outsider.

Where a total is small itself, its mark "<5" already says more about its parts; then no more than that is given."""

_MANY: Final = 1_000_000
"""More than any count that an outsider would think of."""

_SEAL: Final = object()


@dataclass(frozen=True, slots=True)
class RawTable:
    """Counts as they are, with their totals; never to be shown in public.

    Attributes:
        counts: shape [rows, columns], no missing cells.
    """

    counts: FloatArray

    @classmethod
    def of(cls, counts: npt.ArrayLike) -> "RawTable":
        """Make a table, checked.

        Raises:
            ValueError: unless it has two dimensions and no missing cells.

        >>> RawTable.of([[3, 12], [8, 20]]).counts.shape
        (2, 2)
        """
        table = as_counts(counts)
        if table.ndim != 2 or table.size == 0 or np.isnan(table).any():
            raise ValueError("table: rows and columns of known counts; leave a missing row out and say so")
        if table.sum() >= _MANY:
            raise ValueError(f"table: made for small tables, with fewer than {_MANY} cases")
        return cls(table)

    def with_totals(self) -> FloatArray:
        """Return the counts with row totals as last column and column totals as last row."""
        rows = np.column_stack([self.counts, self.counts.sum(axis=1)])
        return np.vstack([rows, rows.sum(axis=0)])


@final
class PublicTable:
    """Counts that everyone may see; made by `protect` and in no other way."""

    __slots__ = ("shown", "small")

    def __init__(self, shown: FloatArray, small: BoolArray, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("a PublicTable comes from protect(), which hides what must be hidden")
        self.shown: Final = shown
        self.small: Final = small
        for array in (shown, small):
            array.flags.writeable = False

    @property
    def hidden(self) -> BoolArray:
        """Which cells are hidden, totals included."""
        return np.isnan(self.shown)

    def symbol(self, row: int, column: int) -> str:
        """Return "x" (CBS: secret) for a hidden cell and nothing for a shown one.

        >>> protect(RawTable.of([[3, 12], [8, 20]])).symbol(0, 0)
        'x'
        """
        return "x" if self.hidden[row, column] else ""

    def text(self, row: int, column: int) -> str:
        """Return a cell as people read it: the count, "<5" for a small one, "x" for one hidden to protect others.

        Totals stand in the last row and column.

        >>> protect(RawTable.of([[3, 12], [8, 20]])).text(0, 0)
        '<5'
        """
        if not self.hidden[row, column]:
            return str(int(self.shown[row, column]))
        return f"<{SMALLEST_SHOWN}" if self.small[row, column] else "x"


def is_small(count: npt.ArrayLike) -> BoolArray:
    """Tell which counts may not be shown by themselves: 1 to 4; missing counts are not small.

    Args:
        count: counts about people; any shape.

    Raises:
        ValueError: for impossible counts.

    >>> is_small([0, 1, 4, 5])
    array([False,  True,  True, False])
    """
    counts = as_counts(count)
    return np.asarray((counts > 0) & (counts < SMALLEST_SHOWN))


def protect(table: RawTable) -> PublicTable:
    """Hide small cells and whatever would give them away; the last step, after which nothing is computed.

    Args:
        table: counts about people.

    Returns:
        A table with totals in which an outsider can narrow no small cell down to fewer than `NARROWEST` + 1 values
        in a row, or no further than the marks alone do. No rate may be computed from a hidden cell.

    >>> public = protect(RawTable.of([[3, 12, 9], [8, 20, 7], [6, 30, 11]]))
    >>> [[public.text(row, column) for column in range(4)] for row in range(4)]
    [['<5', '12', 'x', '24'], ['8', '20', '7', '35'], ['x', '30', 'x', '47'], ['17', '62', '27', '106']]
    """
    whole = table.with_totals()
    small = is_small(whole)
    hidden = small.copy()
    extra = _next_to_hide(whole, hidden, small)
    while extra is not None:
        hidden[extra] = True
        extra = _next_to_hide(whole, hidden, small)
    return PublicTable(np.where(hidden, np.nan, whole), small, _SEAL)


def _cells(which: BoolArray) -> list[tuple[int, int]]:
    return [(int(row), int(column)) for row, column in np.argwhere(which)]


def _is_given_away(whole: FloatArray, hidden: BoolArray, small: BoolArray, cell: tuple[int, int]) -> bool:
    room = _room(whole, hidden, small, cell)
    return room < NARROWEST and room < _room(whole, np.ones_like(hidden), small, cell)


def _room(whole: FloatArray, hidden: BoolArray, small: BoolArray, cell: tuple[int, int]) -> int:
    """Return greatest minus least value of a small cell that fits everything an outsider sees.

    The outsider knows all shown counts, that rows and columns add up, that a cell marked "<5" is 1-4 and that one
    marked "x" is not (so it is 0, or 5 or more: a yes-or-no variable per such cell).
    """
    places = _cells(hidden)
    number = len(places)
    equations = np.zeros((sum(whole.shape), 2 * number))
    last_row, last_column = whole.shape[0] - 1, whole.shape[1] - 1
    for at, (row, column) in enumerate(places):
        equations[row, at] = 1 if column < last_column else -1
        equations[whole.shape[0] + column, at] = 1 if row < last_row else -1
    known = np.where(hidden, 0.0, whole)
    shown_sums = np.concatenate([known[:, :-1].sum(axis=1) - known[:, -1], known[:-1, :].sum(axis=0) - known[-1, :]])
    is_small_place = np.array([small[place] for place in places])
    lower = np.concatenate([np.where(is_small_place, 1, 0), np.zeros(number)])
    upper = np.concatenate([np.where(is_small_place, SMALLEST_SHOWN - 1, _MANY), np.where(is_small_place, 0, 1)])
    bounds = optimize.Bounds(lower, upper)
    other = np.diag(np.where(is_small_place, 0.0, 1.0))
    constraints = [
        optimize.LinearConstraint(equations, -shown_sums, -shown_sums),
        optimize.LinearConstraint(np.hstack([other, -SMALLEST_SHOWN * other]), lb=0),
        optimize.LinearConstraint(np.hstack([other, -_MANY * other]), ub=0),
    ]
    aim = np.zeros(2 * number)
    place = places.index(cell)
    aim[place] = 1
    least, greatest = (
        optimize.milp(
            sign * aim, integrality=np.ones(2 * number, dtype=np.int64), bounds=bounds, constraints=constraints
        )
        for sign in (1, -1)
    )
    assert least.x is not None and greatest.x is not None, "the true table always fits"
    return round(float(greatest.x[place]) - float(least.x[place]))


def _next_to_hide(whole: FloatArray, hidden: BoolArray, small: BoolArray) -> tuple[int, int] | None:
    """Return the next cell to hide, None when no small cell is given away (or nothing is left to hide).

    A line with one hidden cell gives it away at once, so that comes first; then small cells that an outsider could
    still narrow down by reckoning over several lines.
    """
    in_row, in_column = hidden.sum(axis=1), hidden.sum(axis=0)
    rows, columns = set(np.flatnonzero(in_row == 1).tolist()), set(np.flatnonzero(in_column == 1).tolist())
    if not rows and not columns:
        given_away = [cell for cell in _cells(small) if _is_given_away(whole, hidden, small, cell)]
        rows, columns = {row for row, _ in given_away}, {column for _, column in given_away}
    last_row, last_column = whole.shape[0] - 1, whole.shape[1] - 1

    def cost(cell: tuple[int, int]) -> tuple[bool, bool, bool, float, tuple[int, int]]:
        """Zeros last, then totals; a cell that also helps its other line first; small ones before large ones."""
        row, column = cell
        helps_both = (in_row[row] > 0 or row in rows) and (in_column[column] > 0 or column in columns)
        total = row == last_row or column == last_column
        return bool(whole[cell] == 0), total, not helps_both, float(whole[cell]), cell

    beside = [cell for cell in _cells(~hidden) if cell[0] in rows or cell[1] in columns]
    return min(beside, key=cost, default=None)
