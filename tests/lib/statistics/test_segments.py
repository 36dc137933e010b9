# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sums over ranges that differ per cell, in blocks and pieces."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import strategies as st

from driehoek.lib.statistics import segments
from driehoek.lib.statistics.arrays import FloatArray, IntArray
from driehoek.lib.statistics.change import (
    compare,
)
from driehoek.lib.statistics.conditional import p_midp, p_wobble
from driehoek.lib.statistics.labels import Label
from tests.lib.statistics.vectors import assert_close, numbers

SMALL = st.integers(0, 40)
WOBBLE = st.sampled_from([3, 12, 30, 80, 136])
LENGTH = st.sampled_from([Fraction(1), Fraction(3), Fraction(7, 12), Fraction(1, 4)])


def test_large_arrays_are_summed_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    now, before = np.arange(0, 90), np.arange(90, 0, -1)
    whole = p_wobble(now, before, 30)
    monkeypatch.setattr(segments, "BLOCK", 100)
    assert_close(p_wobble(now, before, 30), whole, 1e-13)


def test_long_ranges_are_walked_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    levels, top = numbers([0, 1, 30, 44, 46, 9_000]), np.array([9, 99, 45, 30])
    whole = segments.first_reaching(levels, top, whole_number)
    assert whole.tolist() == [[0] * 4, [1] * 4, [8] * 4, [9] * 4, [-1, 10, 10, 10], [-1] * 4]
    for block in (1, 7, 10, 46, 100):
        monkeypatch.setattr(segments, "BLOCK", block)
        assert segments.first_reaching(levels, top, whole_number).tolist() == whole.tolist()
    # It stops where all levels are reached.
    asked: list[int] = []

    def recorded(cell: IntArray, k: IntArray) -> FloatArray:
        asked.extend(k.tolist())
        return whole_number(cell, k)

    monkeypatch.setattr(segments, "BLOCK", 10)
    assert segments.first_reaching(numbers([6]), np.array([99]), recorded).tolist() == [[3]]
    assert asked == list(range(10))


def test_huge_counts_are_compared_or_refused() -> None:
    """Ten million is compared without taking all memory; more is a wrong import."""
    most = 10_000_000
    assert 0.6 < float(p_wobble(most, 9_000_000, 30)) < 0.75
    assert Label(int(compare(most, 5_000, 30).label)) is Label.CLEAR_RISE
    for call in (lambda: p_wobble(most + 1, 5, 30), lambda: p_wobble(5, most + 1, 30), lambda: compare(5, 1e12, 30)):
        with pytest.raises(ValueError, match="whole numbers"):
            call()
    assert 0 < float(p_midp(1_000_000_000, 999_900_000)) < 0.05
    with pytest.raises(ValueError, match="whole numbers"):
        p_midp(1_000_000_001, 5)


def whole_number(_: IntArray, k: IntArray) -> FloatArray:
    return k.astype(np.float64)


def test_sums_over_ranges() -> None:
    first, last = np.array([0, 5, 2, 3]), np.array([3, 4, 2, 1])
    got = segments.sum_over_ranges(first, last, lambda cell, k: np.asarray(k + 10.0 * cell))
    assert got.tolist() == [6, 0, 22, 0]
    none = np.array([], dtype=np.int64)
    assert segments.sum_over_ranges(none, none, whole_number).shape == (0,)
    reached = segments.first_reaching(numbers([0, 1, 6, 7]), np.array([3, 2]), whole_number)
    assert reached.tolist() == [[0, 0], [1, 1], [3, -1], [-1, -1]]
