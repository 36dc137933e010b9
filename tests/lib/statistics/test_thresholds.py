# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Thresholds, rounded sources and equivalence: what the label says, seen from other sides."""

from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special
from statsmodels.stats.rates import tost_poisson_2indep

from driehoek.lib.statistics import thresholds as module
from driehoek.lib.statistics.arrays import BoolArray, IntArray
from driehoek.lib.statistics.change import compare
from driehoek.lib.statistics.equivalence import p_equivalent, stayed_equal
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.rounded import label_of_rounded
from driehoek.lib.statistics.thresholds import thresholds
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.vectors import assert_close, numbers, table


def test_vector_detectable_change_table() -> None:
    rows = table("detectable_change_table")
    before = [int(row["vorig_jaar"]) for row in rows]
    for name, s in (("poisson", np.inf), ("s80", 80), ("s30", 30), ("s15", 15)):
        got = thresholds(before, s, smallest_total=0)
        assert_close(got.higher_from, numbers([row[f"{name}_hoger_vanaf"] for row in rows]), 0)
        assert_close(got.lower_to, numbers([row[f"{name}_lager_tot"] or "nan" for row in rows]), 0)


@CALM
@given(st.integers(0, 70), st.sampled_from([3.0, 15.0, 80.0, np.inf]), st.sampled_from([1.0, 3.0]))
def test_the_table_is_what_the_labels_do(before: int, s: float, length: float) -> None:
    got = thresholds(before, s, length)
    now = np.arange(0, 400)
    labels = compare(now, before, s, exposure_before=length).label
    rises, falls = now[labels == Label.CLEAR_RISE], now[labels == Label.CLEAR_FALL]
    expected = rises[0] if rises.size else np.nan
    if rises.size or not got.higher_from >= 400:
        assert_close(got.higher_from, expected, 0)
    assert_close(got.lower_to, falls[-1] if falls.size else np.nan, 0)


def test_missing_and_hopeless_cells_have_no_threshold() -> None:
    got = thresholds([np.nan, 20, 20], [30, np.nan, 1e-3])
    assert np.isnan(got.higher_from).tolist() == [True, True, True]
    assert np.isnan(got.lower_to).tolist() == [True, True, True]
    assert thresholds([], 30).higher_from.shape == (0,)
    with pytest.raises(ValueError, match="wobble"):
        thresholds(20, 0)


def test_the_search_starts_near_and_halves(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    clear = module._clear

    def recorded(now: IntArray, *rest: Any) -> BoolArray:
        asked.append(int(now[0]))
        return clear(now, *rest)

    monkeypatch.setattr(module, "_clear", recorded)
    thresholds(20, 30)
    # Upwards eight further and then twice as far each time; downwards halfway between nothing and what is expected.
    assert asked[:2] == [28, 56]
    assert asked[asked.index(42) :] == [42, 40, 41, 9, 4, 6, 7, 8]
    asked.clear()
    thresholds(61, 30, exposure_before=3)
    assert asked[0] == 28
    assert asked[asked.index(10) - 1 :] == [37, 10, 4, 7, 8, 9]


def test_huge_counts_have_thresholds_or_none() -> None:
    """With many cases only the wobble is left: the share of the year now is Beta(s, s)."""
    share = special.betaincinv(300, 300, 0.975)
    got = thresholds(200_000, 300)
    assert_close(got.higher_from, 200_000 * share / (1 - share), 1e-3)
    assert_close(got.lower_to, 200_000 * (1 - share) / share, 1e-3)
    calm = thresholds([9_900_000, 10_000_000], np.inf)
    root = (np.sqrt(9_900_000) + special.ndtri(0.975) / np.sqrt(2)) ** 2
    assert_close(calm.higher_from, [root, np.nan], 1e-6)
    root = (np.sqrt(10_000_000) - special.ndtri(0.975) / np.sqrt(2)) ** 2
    assert_close(calm.lower_to[1], root, 1e-6)
    with pytest.raises(ValueError, match="a year"):
        thresholds(20, 30, exposure_before=1e-9)
    assert thresholds(20, np.inf, exposure_before=20 / 10_000_000).before == 20


@pytest.mark.parametrize("s", [30.0, np.inf])
def test_a_rounded_label_holds_for_all_it_can_stand_for(s: float) -> None:
    """Slow second way: look at each block of the labels of all unrounded counts."""
    now, before = np.meshgrid(np.arange(0, 164), np.arange(0, 164), indexing="ij")
    labels = compare(now, before, s).label
    rounded = np.arange(0, 161, 5)
    got = label_of_rounded(*np.meshgrid(rounded, rounded, indexing="ij"), s)
    for row, a in enumerate(rounded):
        for column, b in enumerate(rounded):
            possible = set(labels[max(a - 2, 0) : a + 3, max(b - 2, 0) : b + 3].ravel().tolist())
            assert got[row, column] == (possible.pop() if len(possible) == 1 else Label.NO_LABEL)


def test_a_rounded_zero_is_none_to_two() -> None:
    """With a wobble of almost nothing every case counts: 0 against 10 may be 2 against 8, or 0 against 12."""
    for s in (np.inf, 80.0):
        for a, b in ((0, 10), (0, 15), (10, 0), (15, 0), (0, 5), (5, 0), (0, 0)):
            possible = {
                int(compare(x, y, s).label) for x in range(max(a - 2, 0), a + 3) for y in range(max(b - 2, 0), b + 3)
            }
            assert int(label_of_rounded(a, b, s)) == (possible.pop() if len(possible) == 1 else Label.NO_LABEL)


def test_rounded_sources_are_checked() -> None:
    for now, before in ((12, 10), (10, 13)):
        with pytest.raises(ValueError, match="multiples of 5"):
            label_of_rounded(now, before, 30)
    assert label_of_rounded([np.nan, 100, 300], [10, 100, 100], 80).tolist() == [
        Label.NO_LABEL,
        Label.NO_DEMONSTRABLE_CHANGE,
        Label.CLEAR_RISE,
    ]
    plain = label_of_rounded(300, 100, 80)
    assert label_of_rounded(300, 300, 80, 1, 3) == plain
    assert label_of_rounded(300, 100, 80, 3, 1) == Label.NO_DEMONSTRABLE_CHANGE
    assert label_of_rounded(300, 100, 80, 1, 1, 3.0) == Label.NO_DEMONSTRABLE_CHANGE


@pytest.mark.parametrize(
    ("a", "e1", "b", "e2"), [(60, 1, 60, 1), (130, 1, 120, 1), (40, 1, 130, 3), (130, 3, 40, 1), (0, 1, 9, 1)]
)
def test_equivalence_by_score_is_that_of_statsmodels(a: int, e1: float, b: int, e2: float) -> None:
    expected = tost_poisson_2indep(a, e1, b, e2, 1 / 1.25, 1.25, method="score").pvalue
    assert_close(p_equivalent(a, b, e1, e2, method="score"), expected, 1e-9)


@pytest.mark.parametrize(
    ("a", "e1", "b", "e2"), [(60, 1, 60, 1), (130, 1, 120, 1), (40, 1, 130, 3), (130, 3, 40, 1), (0, 1, 9, 1)]
)
def test_equivalence_by_midp_is_that_of_statsmodels(a: int, e1: float, b: int, e2: float) -> None:
    expected = tost_poisson_2indep(a, e1, b, e2, 1 / 1.25, 1.25, method="cond-midp").pvalue
    assert_close(p_equivalent(a, b, e1, e2), expected, 1e-9)


def test_equal_counts_prove_equality_from_110() -> None:
    assert stayed_equal([109, 110, 109, np.nan], [109, 110, 200, 5]).tolist() == [False, True, False, False]
    assert stayed_equal(200, 600, 1, 3)
    assert not stayed_equal(200, 600)


def test_equal_lengths_are_the_default() -> None:
    for method in ("midp", "score"):
        plain = p_equivalent(130, 120, method=method)
        assert_close(plain, p_equivalent(130, 120, 1, 1, 1.25, method), 0)
    assert stayed_equal(300, 302) == stayed_equal(300, 302, 1, 1)
    assert np.isfinite(p_equivalent(1, 0, method="score"))


def test_thresholds_cannot_be_changed_afterwards() -> None:
    card = thresholds(20, 30)
    with pytest.raises(FrozenInstanceError):
        card.version = "0"  # type: ignore[misc]
    assert not hasattr(card, "__dict__")


def test_equivalence_needs_a_margin() -> None:
    for margin in (1.0, 0.8):
        with pytest.raises(ValueError, match="margin"):
            p_equivalent(10, 10, margin=margin)
    with pytest.raises(ValueError, match="method: one of midp, score"):
        p_equivalent(10, 10, method="tost")  # type: ignore[arg-type]
    assert np.isnan(p_equivalent(0, 0, method="score"))
    assert_close(p_equivalent(0, 0), 0.5, 1e-12)


@CALM
@given(st.integers(0, 400), st.integers(0, 400))
def test_equal_enough_and_clearly_changed_exclude_each_other(now: int, before: int) -> None:
    if stayed_equal(now, before):
        assert not Label(int(compare(now, before, np.inf).label)).is_clear or abs(now / before - 1) < 0.25
