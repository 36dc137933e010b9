# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sums over ranges of whole numbers that differ per cell, without a loop in Python.

The chance of "at most a" is a sum over 0..a. Cells have different ends, so the ranges are laid behind each other in
one flat array and summed per segment, in blocks that bound the memory.
"""

from collections.abc import Callable, Iterator

import numpy as np

from driehoek.lib.statistics.arrays import FloatArray, IntArray

BLOCK = 2_000_000
"""Most terms held in memory at once (about 16 MB per array)."""

Terms = Callable[[IntArray, IntArray], FloatArray]
"""Given the cell numbers and the whole numbers k, the terms to sum."""


def sum_over_ranges(first: IntArray, last: IntArray, terms: Terms) -> FloatArray:
    """Return for each cell the sum of its terms for k = first..last (both included); an empty range sums to 0.

    Args:
        first: start per cell, one dimension.
        last: end per cell; below ``first`` for an empty range.
        terms: called with (cell, k), two flat arrays of equal length.

    >>> sum_over_ranges(np.array([0, 2]), np.array([3, 1]), lambda cell, k: k * 1.0)
    array([6., 0.])
    """
    total = np.zeros(first.shape, dtype=np.float64)
    lengths = np.maximum(last - first + 1, 0)
    # A range longer than a block is summed in pieces; most have one piece, an empty range has none.
    pieces = -(-lengths // BLOCK)
    owner = np.repeat(np.arange(first.size), pieces)
    start = first[owner] + BLOCK * (np.arange(owner.size) - np.repeat(np.cumsum(pieces) - pieces, pieces))
    lengths = np.minimum(last[owner] - start + 1, BLOCK)
    for chosen in _blocks(np.arange(owner.size), lengths):
        size = lengths[chosen]
        starts = np.concatenate(([0], np.cumsum(size)[:-1]))
        cell = np.repeat(owner[chosen], size)
        k = np.arange(cell.size) - np.repeat(starts - start[chosen], size)
        np.add.at(total, owner[chosen], np.add.reduceat(terms(cell, k), starts))
    return total


def first_reaching(levels: FloatArray, top: IntArray, terms: Terms) -> IntArray:
    """Return for each level and cell the smallest k with the sum of terms 0..k at least that level.

    Args:
        levels: sums to reach, the same for each cell; shape [levels].
        top: last k to try per cell, at least 0; shape [cells].
        terms: terms >= 0, called as in `sum_over_ranges`.

    Returns:
        Shape [levels, cells]; -1 where ``top`` is too low.

    >>> first_reaching(np.array([3.0, 99.0]), np.array([5]), lambda cell, k: k * 1.0)
    array([[ 2],
           [-1]])
    """
    found = np.full((levels.size, top.size), -1, dtype=np.int64)
    long = top >= BLOCK
    for one in np.flatnonzero(long):
        found[:, one] = _reached_alone(levels, int(one), int(top[one]), terms)
    lengths = top + 1
    for cells in _blocks(np.flatnonzero(~long), lengths[~long]):
        size = lengths[cells]
        starts = np.concatenate(([0], np.cumsum(size)[:-1]))
        cell = np.repeat(cells, size)
        k = np.arange(cell.size) - np.repeat(starts, size)
        value = terms(cell, k)
        running = np.cumsum(value)
        running -= np.repeat(running[starts] - value[starts], size)
        for row, level in enumerate(levels):
            below = np.add.reduceat((running < level).astype(np.int64), starts)
            found[row, cells] = np.where(below < size, below, -1)
    return found


def _reached_alone(levels: FloatArray, cell: int, top: int, terms: Terms) -> IntArray:
    """Walk along one long range, a block at a time, until all levels are reached."""
    found = np.full(levels.shape, -1, dtype=np.int64)
    total = 0.0
    for start in range(0, top + 1, BLOCK):
        k = np.arange(start, min(start + BLOCK, top + 1))
        running = total + np.cumsum(terms(np.full(k.size, cell), k))
        place = np.searchsorted(running, levels)
        found = np.where((found < 0) & (place < k.size), start + place, found)
        total = float(running[-1])
        if (found >= 0).all():
            break
    return found


def _blocks(cells: IntArray, lengths: IntArray) -> Iterator[IntArray]:
    """Yield the cells in groups of at most ``BLOCK`` terms (or one cell, if it has more by itself)."""
    if cells.size == 0:
        return
    group = (np.cumsum(lengths) - lengths) // BLOCK
    yield from np.split(cells, np.flatnonzero(np.diff(group)) + 1)
