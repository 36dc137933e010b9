# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Farrington Flexible against R's surveillance and against statsmodels."""

from collections.abc import Callable

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from driehoek.lib.statistics.farrington import Threshold, farrington_flexible
from driehoek.lib.statistics.results import VERSION
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.vectors import cases, close, document


def test_vector_farrington_flexible() -> None:
    series = document("surveillance_series")
    seen = 0
    for case in cases("farrington_flexible"):
        given_, out = case["in"], case["out"]
        if given_["noPeriods"] != 1 or series[given_["series"]]["freq"] != 12:
            continue
        observed, period = series[given_["series"]]["observed"], series[given_["series"]]["freq"]
        for place, at in enumerate(given_["range"]):
            got = farrington_flexible(
                observed[:at],
                given_["b"],
                given_["w"],
                given_["pastWeeksNotIncluded"],
                given_["alpha"],
                given_["thresholdMethod"],
                period,
                given_["weightsThreshold"],
                given_["pThresholdTrend"],
            )
            close(got.expected, out["expected"][place], 1e-6)
            close(got.dispersion, out["phiVector"][place], 1e-4)
            close(got.bound, out["upperbound"][place], 1e-4)
            trend = out["trendVector"][place]
            assert (got.trend is None) == (trend is None)
            if got.trend is not None:
                close(got.trend, trend, 1e-6, 1e-12)
            recent = sum(observed[max(at - 5, 0) : at])
            assert not out["alarm"][place] or (got.stands_out and recent >= 5)
        seen += 1
    assert seen == 13


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
