# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Farrington Flexible against R's surveillance and against statsmodels."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from driehoek.lib.statistics.farrington import Threshold, farrington_flexible, weeks_back
from driehoek.lib.statistics.results import VERSION
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.vectors import assert_close, cases, document


def test_vector_farrington_flexible() -> None:
    series = document("surveillance_series")
    seen = 0
    for case in cases("farrington_flexible"):
        given_, out = case["in"], case["out"]
        observed, weekly = series[given_["series"]]["observed"], series[given_["series"]]["freq"] == 52
        for place, at in enumerate(given_["range"]):
            got = farrington_flexible(
                observed[:at],
                given_["b"],
                given_["w"],
                given_["pastWeeksNotIncluded"],
                given_["alpha"],
                given_["thresholdMethod"],
                # The weeks begin on Monday 1 January 1990; R took the same week of earlier years by date.
                weeks_back(date(1990, 1, 1) + timedelta(weeks=at - 1)) if weekly else 12,
                given_["weightsThreshold"],
                given_["pThresholdTrend"] if given_["trend"] else 0,
                given_["noPeriods"],
            )
            # R stops its iterations at a relative change of 1e-8, ours at 1e-10.
            assert_close(got.expected, out["expected"][place], 1e-5)
            assert_close(got.dispersion, out["phiVector"][place], 1e-4)
            assert_close(got.bound, out["upperbound"][place], 1e-4)
            trend = out["trendVector"][place]
            assert (got.trend is None) == (trend is None)
            if got.trend is not None:
                assert_close(got.trend, trend, 1e-4, 1e-12)
            recent = sum(observed[max(at - 5, 0) : at])
            assert not out["alarm"][place] or (got.stands_out and recent >= 5)
        seen += 1
    assert seen == 20


def slow_bound(series: list[int], alpha: float, method: Threshold) -> float:
    """Slow second way: the same steps with statsmodels, once, without trend or with it."""
    at = len(series) - 1
    places = [at - 12 * year + step for year in range(5, 0, -1) for step in (-1, 0, 1)]
    y = np.array([series[place] for place in places], dtype=np.float64)
    time = np.array(places) + 1.0
    mean = error = phi = np.nan
    for design, new in ((sm.add_constant(time), [1.0, at + 1.0]), (np.ones((y.size, 1)), [1.0])):
        first = sm.GLM(y, design, sm.families.Poisson()).fit(tol=1e-12)
        phi = max(first.pearson_chi2 / first.df_resid, 1)
        residual = 1.5 * (y ** (2 / 3) * first.mu ** (-1 / 6) - first.mu**0.5)
        residual /= np.sqrt(phi * (1 - first.get_hat_matrix_diag()))
        weights = np.array([one**-2 if one > 2.58 else 1.0 for one in residual])
        weights *= y.size / weights.sum()
        model = sm.GLM(y, design, sm.families.Poisson(), var_weights=weights).fit(tol=1e-12)
        scale = float(np.sum(weights * ((y - model.mu) / model.mu) ** 2) / model.df_resid)
        mean = float(np.exp(np.dot(new, model.params)))
        phi = max(model.pearson_chi2 / model.df_resid, 1)
        error = np.sqrt(np.array(new) @ model.normalized_cov_params @ np.array(new) * scale)
        if len(new) == 1:
            break
        if scale < 1e-12:
            continue
        p = 2 * stats.t.sf(abs(model.params[1]) / np.sqrt(model.normalized_cov_params[1, 1] * scale), model.df_resid)
        if p < 0.05 and mean <= y.max():
            break
    centre = mean * np.exp(stats.norm.ppf(1 - alpha) * error) if method == "muan" else mean
    k = 0
    size = centre / (phi - 1) if phi > 1 else np.inf
    while (stats.nbinom.cdf(k, size, 1 / phi) if phi > 1 else stats.poisson.cdf(k, centre)) < 1 - alpha:
        k += 1
    return k


@pytest.mark.filterwarnings("ignore:Perfect separation")
@CALM
@given(st.lists(st.integers(2, 40), min_size=62, max_size=66), st.sampled_from(["nbPlugin", "muan"]))
def test_the_slow_second_way_agrees(series: list[int], method: Threshold) -> None:
    got = farrington_flexible(series, alpha=0.01, threshold=method)
    assert abs(got.bound - slow_bound(series, 0.01, method)) <= 1
    assert got.stands_out == (got.observed > got.bound)
    assert got.dispersion >= 1
    assert got.version == VERSION


def test_an_earlier_peak_counts_less() -> None:
    calm = [8, 9, 12, 10, 9, 11] * 11 + [10]
    peak = list(calm)
    peak[len(calm) - 1 - 24] = 90
    assert farrington_flexible(peak, weights_from=1).bound < farrington_flexible(peak, weights_from=100).bound
    assert farrington_flexible(calm, years_back=2, window=2).trend is None


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: farrington_flexible([5] * 61),
        lambda: farrington_flexible([[5] * 80]),
        lambda: farrington_flexible(np.array([5.0] * 66 + [np.nan])),
        lambda: farrington_flexible(np.array([5.0] * 6 + [np.nan] + [5.0] * 60)),
        lambda: farrington_flexible([0] * 80),
        lambda: farrington_flexible([5] * 80, years_back=0),
    ],
)
def test_series_that_cannot_be_tested_are_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"monthly|regression"):
        wrong()


def test_recent_months_are_not_learned_from() -> None:
    series = [8, 9, 12, 10, 9, 11] * 11 + [10]
    rising = [*series[:-7], 90, 90, 90, 90, 90, 90, 10]
    assert farrington_flexible(rising).bound == farrington_flexible(series).bound
    # With windows of half a year the skipped months would otherwise be part of them.
    wide = farrington_flexible([*series, *series], years_back=1, window=8, skip=6)
    assert wide.bound > 0


def test_seasons_have_levels_of_their_own() -> None:
    """With as many seasons as the year has levels nothing is left to chance; with one for all of them, much is."""
    year = [40] * 3 + [20] * 3 + [10] * 3 + [20] * 3
    series = year * 6 + year[:5]
    seasonal, coarse = farrington_flexible(series, blocks=4), farrington_flexible(series, blocks=2)
    assert seasonal.expected == pytest.approx(20)
    assert seasonal.dispersion == 1
    assert seasonal.bound == farrington_flexible(series).bound == stats.poisson.isf(0.01, 20)
    assert coarse.expected == pytest.approx(20)
    assert coarse.bound > seasonal.bound + 3
    for blocks in (0, 11, 14):
        with pytest.raises(ValueError, match="block"):
            farrington_flexible(series, blocks=blocks)
    assert farrington_flexible(series, blocks=10).expected > 0


def test_a_trend_can_be_left_out() -> None:
    rising = [round(10 + 0.3 * month) for month in range(72)]
    assert farrington_flexible(rising, trend_below=0).trend is None
    steady = [round(60 - 0.5 * month) for month in range(72)]
    assert farrington_flexible(steady).trend is not None
    assert farrington_flexible(steady, trend_below=0).trend is None


def test_the_same_week_of_earlier_years() -> None:
    """Slow second way: of all weeks back, the one whose Monday lies nearest to the same date."""
    for day in (date(2025, 1, 1), date(2024, 2, 29), date(2024, 12, 30), date(1995, 7, 3)):
        for year, weeks in enumerate(weeks_back(day, 4), 1):
            same = date(day.year - year, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - year)
            nearest = min(range(250), key=lambda back: abs((day - timedelta(weeks=back) - same).days))
            assert weeks == nearest
