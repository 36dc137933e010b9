# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Effect of an action, trend and the regression under it."""

import math
from collections.abc import Callable

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from driehoek.lib.statistics.effect import (
    displacement_difference,
    panel_ratio_of_ratios,
    placebo_rank,
    ratio_of_ratios,
    smallest_detectable_fall,
    started_in_peak,
)
from driehoek.lib.statistics.regression import poisson_regression
from driehoek.lib.statistics.results import VERSION
from driehoek.lib.statistics.trend import Direction, trend
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.vectors import assert_close, cases


def test_vector_wdd_effect() -> None:
    for case in cases("wdd_effect"):
        given_, out, atol = case["in"], case["out"], case["atol"]
        if "series" in given_:
            parts = [displacement_difference(one["treated"], one["control"]) for one in given_["series"]]
            weights = np.array(given_["weights"])
            assert_close(sum(w * part.value for w, part in zip(weights, parts, strict=True)), out["est"], 0, atol)
            errors = [float(part.upper - part.value) / 1.959963984540054 for part in parts]
            assert_close(math.sqrt(sum((weights * errors) ** 2)), out["se"], 0, atol)
            continue
        got = displacement_difference(
            given_["treated"],
            given_["control"],
            given_.get("disp_treated", (0, 0)),
            given_.get("disp_control", (0, 0)),
            given_.get("time_weights", (1, 1)),
            given_.get("area_weights", (1, 1, 1, 1)),
        )
        local = displacement_difference(given_["treated"], given_["control"])
        error = (got.upper - got.lower) / 2 / 1.959963984540054
        found = {"est_total": got.value, "est_local": local.value, "est_displace": got.value - local.value}
        found |= {"se_total": error, "z": got.value / error, "low": got.lower, "high": got.upper}
        for name, expected in out.items():
            assert_close(found[name], expected, 0, atol)


def test_vector_trend() -> None:
    for case in cases("trend"):
        out = case["out"]
        got = trend(case["in"]["y"], case["in"]["pop"], fewest=4)
        expected = [out[k] for k in ("slope", "se", "dispersion", "p_wald", "p_lrt", "kendall_tau", "kendall_p")]
        found = [got.slope, got.error, got.dispersion, got.p_chance, got.p_likelihood, got.kendall, got.p_kendall]
        assert_close(found, expected, 1e-6, 1e-9)
        assert_close(got.change_per_period * 100, out["annual_change_pct"], 1e-6)
        assert_close(got.error * math.sqrt(got.dispersion), out["quasi_se"], 1e-6)
        if got.dispersion >= 1:
            assert_close(got.p, out["quasi_p"], 1e-6)
        else:
            assert got.p > out["quasi_p"]


def test_smallest_detectable_falls_of_the_policy() -> None:
    assert_close(smallest_detectable_fall([10, 30, 100], 3, 2, 30), [0.62, 0.50, 0.43], 0, 0.006)
    assert_close(smallest_detectable_fall([10, 30, 100], 3, 2, 80), [0.59, 0.44, 0.33], 0, 0.006)
    by_hand = 1 - math.exp(-2.8 * math.sqrt(1 / 60 + 1 / 40 + 1 / 600 + 1 / 400 + 1.1 * (1 / 90 + 1 / 60)))
    assert_close(smallest_detectable_fall(20, 3, 2, 30), by_hand, 1e-12)
    assert np.isnan(smallest_detectable_fall([0, np.nan], 3, 2, 30)).all()


def test_the_smallest_detectable_fall_is_seen_four_times_in_five() -> None:
    random = np.random.default_rng(8)
    yearly, s, years = 60.0, 80.0, 3
    fall = float(smallest_detectable_fall(yearly, years, years, s))

    def cases_in(mean: float, places: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        rates = random.gamma(s, 1 / s, (4000, places, years)) * mean
        return np.asarray(random.poisson(rates).sum(axis=(1, 2)), dtype=np.float64)

    effect = ratio_of_ratios(
        cases_in(yearly, 1),
        cases_in(yearly * (1 - fall), 1),
        cases_in(yearly, 10),
        cases_in(yearly, 10),
        s,
        years,
        years,
    )
    # A lower rate also makes the count after less certain, so somewhat fewer than 80 % are seen.
    assert 0.65 < float((effect.upper < 1).mean()) < 0.9
    nothing = ratio_of_ratios(
        cases_in(yearly, 1), cases_in(yearly, 1), cases_in(yearly, 10), cases_in(yearly, 10), s, years, years
    )
    assert float(((effect.lower > 1) | (nothing.upper < 1) | (nothing.lower > 1)).mean()) < 0.07


def test_ratio_of_ratios_by_hand() -> None:
    got = ratio_of_ratios(60, 30, 600, 580, 30, 3, 2, 10, 0.9)
    value = (30 / 60) / (580 / 600)
    error = math.sqrt(1 / 60 + 1 / 30 + 1 / 600 + 1 / 580 + 1.1 * (1 / 90 + 1 / 60))
    assert_close(got.value, value, 1e-12)
    assert_close(
        [got.lower, got.upper], [value * math.exp(-1.6448536 * error), value * math.exp(1.6448536 * error)], 1e-6
    )
    assert got.confidence == 0.9
    zero = ratio_of_ratios([3, 3], [0, 6], [50, 50], [50, 50], np.inf)
    assert_close(zero.value, [0.5 / 3.5, 2], 1e-12)
    assert np.isfinite(zero.upper).all()
    assert np.isnan(ratio_of_ratios(np.nan, 3, 4, 5, 30).value)


@CALM
@given(*[st.integers(1, 500)] * 4)
def test_swapping_the_groups_inverts_the_ratio(a: int, b: int, c: int, d: int) -> None:
    one, other = ratio_of_ratios(a, b, c, d, np.inf), ratio_of_ratios(c, d, a, b, np.inf)
    assert_close(one.value * other.value, 1, 1e-9)
    assert_close(one.lower * other.upper, 1, 1e-9)
    assert one.lower <= one.value <= one.upper


@pytest.mark.filterwarnings("ignore:Perfect separation")
@CALM
@given(st.lists(st.lists(st.integers(1, 60), min_size=5, max_size=5), min_size=4, max_size=6), st.integers(1, 3))
def test_the_panel_is_that_of_statsmodels(counts: list[list[int]], start: int) -> None:
    table = np.array(counts, dtype=np.float64)
    people = np.linspace(4_000, 9_000, table.shape[0])[:, None]
    acted, late = np.arange(table.shape[0]) < 2, np.arange(5) >= start
    got = panel_ratio_of_ratios(table, acted, late, people)
    place, period = (part.ravel() for part in np.indices(table.shape))
    dummies = [(place == one) for one in range(1, table.shape[0])] + [(period == one) for one in range(1, 5)]
    design = sm.add_constant(np.column_stack([acted[place] & late[period], *dummies]).astype(float))
    offset = np.log(np.broadcast_to(people, table.shape).ravel())
    model = sm.GLM(table.ravel(), design, sm.families.Poisson(), offset=offset).fit(tol=1e-12)
    assert_close(np.log(got.value), model.params[1], 1e-6, 1e-8)
    error = model.bse[1] * math.sqrt(max(1.0, model.pearson_chi2 / model.df_resid))
    half = stats.t.ppf(0.975, model.df_resid) * error
    assert_close(np.log(got.upper) - np.log(got.value), half, 1e-5)
    assert_close(np.log(got.value) - np.log(got.lower), half, 1e-5)


def test_a_panel_of_four_cells_is_the_ratio_of_ratios() -> None:
    """With two places and two periods there is nothing left to spread; three places show the same ratio."""
    got = panel_ratio_of_ratios([[60, 30], [300, 290], [300, 290]], [True, False, False], [False, True], confidence=0.9)
    assert_close(got.value, ratio_of_ratios(60, 30, 600, 580, np.inf).value, 1e-9)
    assert got.confidence == 0.9
    wide = panel_ratio_of_ratios([[60, 30], [300, 290], [300, 290]], [True, False, False], [False, True])
    assert wide.lower < got.lower


def test_panels_leave_out_what_says_nothing() -> None:
    counts = np.array([[30, 28, 15, 14], [60, 62, 61, 60], [45, 44, 46, 43]], dtype=np.float64)
    acted, late = [True, False, False], [False, False, True, True]
    plain = panel_ratio_of_ratios(counts, acted, late)
    empty = np.vstack([counts, np.zeros(4)])
    assert_close(panel_ratio_of_ratios(empty, [*acted, False], late).value, plain.value, 1e-9)
    assert_close(panel_ratio_of_ratios(empty, [*acted, False], late).upper, plain.upper, 1e-9)
    silent = np.column_stack([counts, np.zeros(3)])
    assert_close(panel_ratio_of_ratios(silent, acted, [*late, True]).upper, plain.upper, 1e-9)
    gap = counts.copy()
    gap[2, 1] = np.nan
    assert np.isfinite(panel_ratio_of_ratios(gap, acted, late).upper)
    people = np.full(counts.shape, 9_000.0)
    people[2, 1] = np.nan
    assert_close(
        panel_ratio_of_ratios(counts, acted, late, people).value, panel_ratio_of_ratios(gap, acted, late).value, 1e-9
    )
    wrong: list[Callable[[], object]] = [
        lambda: panel_ratio_of_ratios(counts, [True] * 3, late),
        lambda: panel_ratio_of_ratios(counts, acted, [True] * 4),
        lambda: panel_ratio_of_ratios(counts, acted, [True] * 3),
        lambda: panel_ratio_of_ratios(counts, [True], late),
        lambda: panel_ratio_of_ratios(counts[0], acted, late),
        lambda: panel_ratio_of_ratios([[30, 15], [60, 60]], [True, False], [False, True]),
        lambda: panel_ratio_of_ratios(counts * [1, 1, 0, 0], acted, late),
    ]
    for call in wrong:
        with pytest.raises(ValueError, match=r"counts|regression"):
            call()


def test_placebo_rank_counts_places() -> None:
    got = placebo_rank(0.7, [0.7, 0.69, 0.71, 1.2, np.nan])
    assert (got.as_large, got.compared, got.version) == (2, 4, VERSION)
    assert_close(got.p, 3 / 5, 1e-12)
    assert placebo_rank(0.5, []).p == 1
    with pytest.raises(ValueError, match="treated"):
        placebo_rank(np.nan, [1.0])


def test_a_start_in_a_peak_is_warned_of() -> None:
    assert started_in_peak([18, 20, 21, 38], 23)
    assert not started_in_peak([38, 40, 41, 18], 23)
    assert not started_in_peak([18, 20, 21, 22], 23)
    assert not started_in_peak([18, np.nan, 21, 38], 23)


@CALM
@given(st.lists(st.integers(0, 80), min_size=5, max_size=12), st.booleans())
def test_the_regression_is_that_of_statsmodels(counts: list[int], weighted: bool) -> None:
    if sum(count > 0 for count in counts) < 3:
        return
    y = np.array(counts, dtype=np.float64)
    time = np.arange(y.size, dtype=np.float64)
    design = np.column_stack([np.ones(y.size), time])
    offset = np.log(1000 + 10 * time)
    weights = 0.5 + (time % 3) if weighted else None
    got = poisson_regression(y, design, offset, weights)
    expected = sm.GLM(y, design, sm.families.Poisson(), offset=offset, var_weights=weights).fit(tol=1e-12)
    assert_close(got.coefficients, expected.params, 1e-6, 1e-9)
    assert_close(got.covariance, expected.cov_params(), 1e-5)
    assert_close(got.deviance, expected.deviance, 1e-6, 1e-8)
    assert_close(got.pearson, expected.pearson_chi2, 1e-5, 1e-8)
    assert_close(got.leverage, expected.get_hat_matrix_diag(), 1e-5)
    assert_close(got.mean, expected.mu, 1e-6)
    assert got.freedom == y.size - 2
    assert_close(got.dispersion, got.pearson / got.freedom, 0)


def test_regressions_that_cannot_be() -> None:
    ones = np.ones((3, 1))
    wrong: list[Callable[[], object]] = [
        lambda: poisson_regression(np.zeros(3), ones, np.zeros(3)),
        lambda: poisson_regression(np.array([3.0]), np.ones((1, 1)), np.zeros(1)),
        # All cases in one group: the other mean runs to zero and never settles.
        lambda: poisson_regression(np.array([5.0, 6, 0, 0]), np.array([[1.0, 0], [1, 0], [0, 1], [0, 1]]), np.zeros(4)),
    ]
    for call in wrong[:2]:
        with pytest.raises(ValueError, match="regression"):
            call()
    assert poisson_regression(np.array([3.0, 4]), np.ones((2, 1)), np.zeros(2)).freedom == 1


def test_a_regression_that_does_not_settle_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("driehoek.lib.statistics.regression._STEPS", 2)
    with pytest.raises(ValueError, match="converge"):
        poisson_regression(np.array([1.0, 80, 3, 60]), np.column_stack([np.ones(4), np.arange(4.0)]), np.zeros(4))


def test_directions_of_a_trend() -> None:
    assert trend([65, 43, 39, 38, 13]).direction is Direction.FALLING
    assert trend([13, 38, 39, 43, 65]).direction is Direction.RISING
    assert trend([20, 25, 18, 22, 21]).direction is Direction.NOT_DEMONSTRABLE
    # One wild year makes a slope by chance alone, not when the spread is allowed for.
    wild = trend([10, 32, 8, 40, 12, 38, 9, 41, 11, 36])
    assert wild.p_chance < 0.05 < wild.p
    assert wild.direction is Direction.NOT_DEMONSTRABLE
    # A few very large years at the end, while the ranks go the other way.
    against = trend([300, 60, 50, 40, 30, 20, 10, 5])
    assert against.direction is not Direction.RISING
    flat = trend([7, 7, 7, 7, 7])
    assert (flat.kendall, flat.p_kendall, flat.direction) == (0, 1, Direction.NOT_DEMONSTRABLE)
    assert flat.version == VERSION


def test_trends_need_years() -> None:
    wrong: list[Callable[[], object]] = [
        lambda: trend([3, 4, 5, 6]),
        lambda: trend(np.array([3, np.nan, 5, 6, 7])),
        lambda: trend([3, 4], fewest=2),
        lambda: trend([[3, 4, 5, 6, 7]]),
        lambda: trend([0, 0, 0, 0, 0]),
        lambda: trend([3, 4, 5, 6, 7], 0),
    ]
    for call in wrong:
        with pytest.raises(ValueError, match=r".+"):
            call()
    gap = trend(np.array([3, 4, np.nan, 6, 7, 9]))
    assert gap.p < trend([3, 4, 6, 7, 9]).p or gap.slope < trend([3, 4, 6, 7, 9]).slope
    grown = trend([10, 20, 30, 40, 50], [100, 200, 300, 400, 500])
    assert_close(grown.slope, 0, 0, 1e-9)
    assert trend([3, 4, 6], fewest=3).dispersion >= 0


def test_impossible_effects_are_refused() -> None:
    wrong: list[Callable[[], object]] = [
        lambda: smallest_detectable_fall(-1, 3, 2, 30),
        lambda: smallest_detectable_fall(10, 0, 2, 30),
        lambda: smallest_detectable_fall(10, 3, 2, 30, 0),
        lambda: ratio_of_ratios(3, 4, 5, 6, 0),
        lambda: displacement_difference([1, 2, 3], [1, 2, 3], [0, 0, 0], [0, 0, 0]),
        lambda: displacement_difference([1, 2], [1, 2], time_weights=(0, 1)),
        lambda: started_in_peak([3, 4, 5], 30),
    ]
    for call in wrong:
        with pytest.raises(ValueError, match=r".+"):
            call()
