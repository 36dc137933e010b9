# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts, rates and proportions with their intervals."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from driehoek.lib.statistics import counts
from driehoek.lib.statistics.arrays import FloatArray
from driehoek.lib.statistics.counts import CountMethod, count_interval, phe_uses_byar, rate
from driehoek.lib.statistics.proportions import proportion
from driehoek.lib.statistics.results import VERSION
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.vectors import assert_close, cases, column, numbers

COUNTS = st.integers(0, 3000)
CONFIDENCE = st.sampled_from([0.8, 0.9, 0.95, 0.99, 0.998])


def test_vector_phe_byars() -> None:
    for case in cases("phe_byars"):
        got = count_interval(case["in"]["x"], case["in"]["confidence"], "byar")
        assert_close(got.lower, numbers(case["out"]["lower"]), 1e-9)
        assert_close(got.upper, numbers(case["out"]["upper"]), 1e-9)


def test_vector_phe_rate() -> None:
    for case in cases("phe_rate"):
        given_ = case["in"]
        got = rate(given_["x"], given_["n"], given_["multiplier"], given_["confidence"], "phe")
        assert_close(
            [got.value, got.lower, got.upper], numbers([case["out"][k] for k in ("value", "lower", "upper")]), 1e-9
        )
        assert bool(phe_uses_byar(given_["x"])) == (case["out"]["method"] == "Byars")


def test_vector_phe_wilson() -> None:
    found = cases("phe_wilson")
    for case in found:
        got = proportion(case["in"]["x"], case["in"]["n"], case["in"]["multiplier"], case["in"]["confidence"])
        assert_close([got.lower, got.upper], numbers([case["out"]["lower"], case["out"]["upper"]]), 1e-9)
        if "value" in case["out"]:
            assert_close(got.value, numbers(case["out"]["value"]), 1e-9)


def test_vector_rate_change_published_one_rate() -> None:
    case = next(case for case in cases("rate_change_published") if case["id"] == "one-rate-15-400-exact-c")
    got = rate(15, 400, 1)
    assert_close([got.lower, got.upper], [case["out"]["low"], case["out"]["high"]], 0, case["atol"])


def slow_exact(count: int, confidence: float) -> tuple[float, float]:
    """The definition: the means at which this count or more, this count or fewer, has the chance of one tail."""
    tail = (1 - confidence) / 2

    def at_least(mean: float) -> float:
        return 1 - sum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count)) - tail

    def at_most(mean: float) -> float:
        return sum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count + 1)) - tail

    low = 0.0 if count == 0 else float(optimize.brentq(at_least, 1e-9, count + 1, xtol=1e-12))
    return low, float(optimize.brentq(at_most, 1e-9, 5 * count + 50, xtol=1e-12))


@pytest.mark.parametrize("count", [0, 1, 2, 5, 10, 38])
@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.998])
def test_exact_limits_are_what_they_say(count: int, confidence: float) -> None:
    got = count_interval(count, confidence)
    assert_close([got.lower, got.upper], slow_exact(count, confidence), 1e-7, 1e-10)


def slow_byar(count: int, z: float) -> tuple[float, float]:
    up = count + 1
    low = count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3
    return low, up * (1 - 1 / (9 * up) + z / (3 * math.sqrt(up))) ** 3


@CALM
@given(st.integers(3, 5000))
def test_byar_is_its_formula_and_close_to_exact(count: int) -> None:
    got = count_interval(count, 0.95, "byar")
    assert_close([got.lower, got.upper], slow_byar(count, stats.norm.ppf(0.975)), 1e-12)
    exact = count_interval(count)
    assert_close([got.lower, got.upper], [exact.lower, exact.upper], 0.05)


def test_byar_says_nothing_where_its_formula_fails() -> None:
    got = count_interval([0, 1, 2], 0.998, "byar")
    assert np.isnan(got.lower).tolist() == [True, True, False]
    assert np.isfinite(got.upper).all()


def test_the_phe_switch_takes_exact_below_ten() -> None:
    got, exact, byar = (count_interval([9, 10], method=m) for m in ("phe", "exact", "byar"))
    assert (got.lower[0], got.upper[0]) == (exact.lower[0], exact.upper[0])
    assert (got.lower[1], got.upper[1]) == (byar.lower[1], byar.upper[1])
    assert got.lower[1] != exact.lower[1]
    assert phe_uses_byar([9, 10, np.nan]).tolist() == [False, True, False]


@CALM
@given(st.lists(COUNTS, min_size=1, max_size=30), CONFIDENCE)
def test_limits_are_ordered_non_negative_and_rise_with_the_count(found: list[int], confidence: float) -> None:
    ordered = sorted(found)
    got = count_interval(ordered, confidence)
    assert (got.lower >= 0).all()
    assert ((got.lower <= got.value) & (got.value <= got.upper)).all()
    assert (np.diff(got.lower) >= 0).all()
    assert (np.diff(got.upper) >= 0).all()


@CALM
@given(st.lists(st.one_of(st.none(), COUNTS), min_size=1, max_size=12), st.sampled_from(["exact", "byar", "phe"]))
def test_many_cells_give_what_one_cell_gives(found: list[int | None], method: CountMethod) -> None:
    """A large array goes through the table of distinct counts, one cell through the formula."""
    many = count_interval(np.array([found] * 2000, dtype=np.float64), 0.95, method)
    single = [count_interval(np.array(one, dtype=np.float64), 0.95, method) for one in found]
    for row in (0, 1999):
        assert_close(many.lower[row], [one.lower for one in single], 1e-12)
        assert_close(many.upper[row], [one.upper for one in single], 1e-12)


def test_limits_are_computed_once_per_distinct_count(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    exact = counts._exact

    def recorded(found: FloatArray, tail: float) -> tuple[FloatArray, FloatArray]:
        sizes.append(found.size)
        return exact(found, tail)

    monkeypatch.setattr(counts, "_exact", recorded)
    # From four times as many cells as counts 0..9 on: ten counts and the missing one.
    for cells in (np.full(40, 9.0), np.full(39, 9.0), np.full(41, 9.0), np.zeros(4), np.zeros(3), np.full(4, np.nan)):
        count_interval(cells)
    assert sizes == [11, 39, 11, 2, 3, 2]


def test_missing_stays_missing_and_zero_is_a_value() -> None:
    got = count_interval(numbers([None, 0]))
    assert np.isnan([got.value[0], got.lower[0], got.upper[0]]).all()
    assert (got.value[1], got.lower[1]) == (0, 0)
    assert got.upper[1] == pytest.approx(3.6889, abs=1e-4)
    assert rate(1, 1, 10).value == 10
    per_head = rate([5, 5, 5], [1000, 0, np.nan])
    assert np.isnan(per_head.value).tolist() == [False, True, True]
    assert np.isnan(per_head.upper).tolist() == [False, True, True]
    assert count_interval([]).lower.shape == (0,)


def test_results_say_how_they_were_made() -> None:
    got = rate(3, 1000, confidence=0.9, method="phe")
    assert (got.confidence, got.version) == (0.9, VERSION)
    assert "PHE" in got.method
    assert got.relative_width == pytest.approx((got.upper - got.lower) / 3)
    assert np.isnan(rate(0, 1000).relative_width)


@pytest.mark.parametrize("wrong", [-1, 2.5, np.inf, [3, -2]])
def test_impossible_counts_are_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match="whole numbers"):
        count_interval(wrong)


def test_impossible_settings_are_refused() -> None:
    for confidence in (0.0, 1.0, 95):
        with pytest.raises(ValueError, match="confidence"):
            count_interval(3, confidence)
    with pytest.raises(ValueError, match="population"):
        rate(3, -1)
    with pytest.raises(ValueError, match="population"):
        rate(3, np.inf)
    for multiplier in (0, -1000, np.inf):
        with pytest.raises(ValueError, match="multiplier"):
            rate(3, 1000, multiplier)
        with pytest.raises(ValueError, match="multiplier"):
            proportion(3, 1000, multiplier)
    with pytest.raises(ValueError, match="method: one of exact, byar, phe"):
        count_interval(3, method="wald")  # type: ignore[arg-type]


@pytest.mark.parametrize(("part", "whole"), [(0, 10), (3, 10), (10, 10), (65, 100), (1, 750)])
@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.998])
def test_wilson_solves_the_score_equation(part: int, whole: int, confidence: float) -> None:
    """Slow second way: the shares at which the score statistic equals z, found by bisection."""
    z = stats.norm.ppf(0.5 + confidence / 2)

    def distance(share: float) -> float:
        return (part / whole - share) ** 2 - z**2 * share * (1 - share) / whole

    got = proportion(part, whole, 1, confidence)
    low = 0.0 if part == 0 else optimize.brentq(distance, 0, min(part / whole, 1 - 1e-12), xtol=1e-14)
    high = 1.0 if part == whole else optimize.brentq(distance, max(part / whole, 1e-12), 1, xtol=1e-14)
    assert_close([got.lower, got.upper], [low, high], 1e-9)


@CALM
@given(st.integers(0, 500), st.integers(1, 500))
def test_wilson_lies_within_the_possible(part: int, more: int) -> None:
    whole = part + more - 1
    got = proportion(part, whole, 100)
    if whole == 0:
        assert np.isnan([got.value, got.lower, got.upper]).all()
    else:
        assert 0 <= got.lower <= got.value <= got.upper <= 100
        other = proportion(whole - part, whole, 100)
        assert_close(100 - other.upper, got.lower, 1e-9, 1e-9)


def test_wilson_ends_exactly_at_none_and_all() -> None:
    totals = np.arange(1, 400)
    # At 56 % the formula itself leaves 3e-17 for some totals.
    for confidence in (0.56, 0.95):
        assert (proportion(0, totals, 1, confidence).lower == 0).all()
    assert (proportion(totals, totals).upper == 1).all()
    assert (proportion(0, totals).upper > 0).all()
    assert float(proportion(1, 4).value) == 0.25


def test_a_part_larger_than_its_whole_is_no_proportion() -> None:
    with pytest.raises(ValueError, match="exceed"):
        proportion(11, 10)


def test_all_cases_of_phe_wilson_have_limits_or_miss_both() -> None:
    found = cases("phe_wilson")
    lower, upper = column(found, "out", "lower"), column(found, "out", "upper")
    assert (np.isnan(lower) == np.isnan(upper)).all()
