# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Targets: the chance that they are reached, with the wobble included."""

import math
from collections.abc import Callable
from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.statistics import targets
from driehoek.lib.statistics.arrays import FloatArray, IntArray
from driehoek.lib.statistics.coverage import coverage
from driehoek.lib.statistics.panel import Comparison, Panel
from driehoek.lib.statistics.results import VERSION
from driehoek.lib.statistics.segments import Terms, first_reaching
from driehoek.lib.statistics.targets import chance_without_doing_anything, outlook
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.national import panels
from tests.lib.statistics.vectors import assert_close, cases, column


def test_vector_target_predictive() -> None:
    found = cases("target_predictive")
    y, t, limit, shape, years = (
        column(found, "in", k) for k in ("ytd", "elapsed_share", "target_max", "prior_shape", "prior_rate")
    )
    got = outlook(limit, shape - 0.5, years, np.inf, y, t, confidence=0.8)
    assert_close(got.chance, column(found, "out", "p_reach"), 1e-9)
    assert_close(got.total.lower, column(found, "out", "total_q10"), 0)
    assert_close(got.total.value, column(found, "out", "total_q50"), 0)
    assert_close(got.total.upper, column(found, "out", "total_q90"), 0)


def slow_chances(history: float, years: float, s: float, y: int, t: float, length: float, top: int) -> list[float]:
    """Slow second way: the gamma-gamma-Poisson mixture integrated over the chance parameter on a fine grid."""
    size, alpha, beta = s * (length - t), s * (t + years), y + history + 0.5
    grid = (np.arange(200_000) + 0.5) / 200_000
    log = (alpha - 1) * np.log(grid) + (beta - 1) * np.log1p(-grid)
    weight = np.exp(log - log.max())
    weight /= weight.sum()
    return [
        float(
            np.sum(
                weight
                * np.exp(
                    math.lgamma(size + k)
                    - math.lgamma(size)
                    - math.lgamma(k + 1)
                    + size * np.log(grid)
                    + k * np.log1p(-grid)
                )
            )
        )
        for k in range(top + 1)
    ]


@pytest.mark.parametrize(
    ("history", "years", "s", "y", "t", "length"),
    [
        (117, 3, 30, 0, 0, 1),
        (117, 3, 30, 20, 0.6, 1),
        (12, 1, 15, 3, 0.25, 1),
        (0, 0, 20, 8, 0.5, 1),
        (30, 3, 8, 0, 0, 3),
    ],
)
def test_the_slow_second_way_agrees(history: float, years: float, s: float, y: int, t: float, length: float) -> None:
    chances = np.array(slow_chances(history, years, s, y, t, length, 90))
    limits = np.arange(max(y - 2, 0), y + 91)
    got = outlook(limits, history, years, s, y, t, length)
    assert_close(got.chance[limits < y], 0, 0)
    assert_close(got.chance[limits >= y], np.cumsum(chances), 1e-6, 1e-9)
    for level, quantile in ((0.5, got.total.value), (0.05, got.total.lower), (0.95, got.total.upper)):
        if np.cumsum(chances)[-1] > level:
            assert quantile[0] == y + int(np.argmax(np.cumsum(chances) >= level))


@pytest.mark.parametrize("comparison", [Comparison.YEAR_ON_YEAR, Comparison.THREE_YEARS])
def test_ninety_percent_intervals_cover_real_year_totals(comparison: Comparison) -> None:
    """Out of sample: each year from 2018 on is predicted with what was known before it."""
    got = coverage(panels(), comparison, 2018)
    assert got is not None
    assert got.tested > 18_000
    assert 0.88 <= got.inside <= 0.93
    assert all(0.85 <= share <= 0.95 for share in got.years.values())
    assert set(got.years) == set(range(2018, 2026))
    assert_close(got.inside + got.below + got.above, 1, 1e-12)


def test_over_four_years_the_intervals_err_on_the_safe_side() -> None:
    """Why stands in docs/reference/statistics-wobble.md: the country moved less than in the years that were learned."""
    got = coverage(panels(), Comparison.PLAN_PERIOD, 2019)
    assert got is not None
    assert got.tested > 17_000
    assert 0.90 <= got.inside <= 0.94
    assert got.above < 0.02 < got.below
    early, late = ([got.years[year] for year in years] for years in ((2019, 2020, 2021), (2022, 2023, 2024, 2025)))
    assert 0.88 <= min(early) <= max(early) <= 0.93 < min(late)


def test_who_forgets_the_wobble_or_the_country_is_too_sure() -> None:
    country = coverage(panels(), Comparison.THREE_YEARS, 2018, known_country=True)
    assert country is not None
    assert country.inside < 0.87
    now, before = (panels()["Diefstal/inbraak woning"].counts[:, column] for column in (-1, -2))
    naive = outlook(np.nan, before, 1, np.inf).total
    assert float(((naive.lower <= now) & (now <= naive.upper))[before >= 10].mean()) < 0.8


def test_coverage_of_a_made_up_country_is_what_was_asked() -> None:
    random = np.random.default_rng(6)
    level = random.uniform(10, 90, 500)[:, None]
    counts = random.poisson(level * random.gamma(20, 1 / 20, (500, 9)))
    panel = Panel.of(counts, range(2017, 2026), np.full(500, 20_000))
    for confidence in (0.8, 0.9):
        got = coverage({"x": panel}, Comparison.YEAR_ON_YEAR, 2020, confidence)
        assert got is not None
        assert got.inside == pytest.approx(confidence, abs=0.04)
        assert got.below == pytest.approx(got.above, abs=0.03)
    assert coverage({"x": panel}, Comparison.YEAR_ON_YEAR, 2020, largest=19_999) is None


@CALM
@given(st.integers(0, 60), st.integers(1, 4), st.sampled_from([5.0, 30.0, np.inf]), st.sampled_from([0.0, 0.4, 1.0]))
def test_chances_rise_with_the_target_and_match_the_range(history: int, years: int, s: float, t: float) -> None:
    limits = np.arange(0, 200)
    y = history // 4
    got = outlook(limits, history, years, s, y, t)
    assert (np.diff(got.chance) >= -1e-12).all()
    assert ((got.chance >= 0) & (got.chance <= 1)).all()
    assert (got.chance[:y] == 0).all()
    assert (got.total.lower <= got.total.value).all()
    assert (got.total.value <= got.total.upper).all()
    assert (got.total.lower >= y).all()
    upper = int(got.total.upper[0])
    if upper < 200:
        assert got.chance[upper] >= 0.95
        assert upper == y or got.chance[upper - 1] < 0.95
    if t == 1:
        assert set(got.chance.tolist()) <= {0.0, 1.0}
        assert got.chance[y] == 1


def test_a_very_large_s_is_no_wobble() -> None:
    limits = np.arange(10, 80, 5)
    assert_close(outlook(limits, 117, 3, 1e7).chance, outlook(limits, 117, 3, np.inf).chance, 1e-4)


def test_wobble_makes_less_sure() -> None:
    calm, wild = (outlook(np.nan, 117, 3, s).total for s in (np.inf, 30.0))
    assert wild.lower < calm.lower
    assert wild.upper > calm.upper


def test_chance_without_doing_anything_is_the_outlook_at_the_start() -> None:
    assert_close(chance_without_doing_anything(39, 117, 3, 30), outlook(39, 117, 3, 30, 0, 0).chance, 0)
    assert 0.4 < float(chance_without_doing_anything(39, 117, 3, 30)) < 0.6


def test_missing_stays_missing() -> None:
    got = outlook([30, np.nan, 30, 30, 30], [np.nan, 90, 90, 90, 0], [3, 3, 3, 3, 0], [30, 30, np.nan, 30, 30])
    assert np.isnan(got.chance).tolist() == [True, True, True, False, True]
    assert np.isnan(got.total.value).tolist() == [True, False, True, False, True]
    assert (got.version, got.total.confidence) == (VERSION, 0.9)
    assert np.isnan(outlook([30, np.nan], 90, 3, np.inf).chance).tolist() == [False, True]


def test_an_end_that_is_nowhere_near_is_infinite(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[list[int]] = []

    def recorded(levels: FloatArray, top: IntArray, terms: Terms) -> IntArray:
        looked.append(top.tolist())
        return first_reaching(levels, top, terms)

    monkeypatch.setattr(targets, "first_reaching", recorded)
    # The first look goes to twice what is expected and nine more; only who needs it looks twice as far.
    outlook(np.nan, [117, 117], 3, 30, [0, 20], [0, 0.6])
    assert looked == [[87, 39]]
    looked.clear()
    wild = outlook(np.nan, [300, 30], 1, [1, 30]).total
    assert looked[:3] == [[610, 70], [1220], [2440]]
    assert 2440 < wild.upper[0] < 2 * looked[-1][0]
    looked.clear()
    monkeypatch.setattr(targets, "LARGEST_COMPARED", 100)
    got = outlook([20, 20], [2000, 30], 3, [0.5, 30])
    assert looked == [[100, 29]]
    assert np.isinf(got.total.upper).tolist() == [True, False]
    assert np.isinf(outlook(20, 2000, 3, 30).total.value)


def test_totals_of_a_country_are_predicted() -> None:
    """A million cases a year, as in the whole country: with this wobble within a fifth or so of it."""
    total = outlook(np.nan, 3_000_000, 3, 300).total
    assert 880_000 < total.lower < 900_000 < 990_000 < total.value < 1_010_000 < 1_100_000 < total.upper < 1_120_000
    assert float(outlook(1_000_000, 3_000_000, 3, 300).chance) == pytest.approx(0.5, abs=0.02)


def test_an_outlook_cannot_be_changed_afterwards() -> None:
    got = outlook(30, 117, 3, 30)
    with pytest.raises(FrozenInstanceError):
        got.version = "0"  # type: ignore[misc]
    assert not hasattr(got, "__dict__")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: outlook(-1, 10, 3, 30),
        lambda: outlook(10, -1, 3, 30),
        lambda: outlook(10, 10, 3, 0),
        lambda: outlook(10, 10, 3, 30, so_far=2.5),
        lambda: outlook(10, 10, 3, 30, elapsed=1.1),
        lambda: outlook(10, 10, 3, 30, length=0),
        lambda: outlook(10, 10, 3, 30, confidence=90),
        lambda: outlook(10, 10, -3, 30),
    ],
)
def test_impossible_input_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        wrong()
