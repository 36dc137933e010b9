# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values printed in papers, books and manuals, beside those of the vector files."""

import numpy as np
import pytest

from driehoek.lib.statistics.areas import marshall
from driehoek.lib.statistics.change import rate_ratio
from driehoek.lib.statistics.conditional import expected_share, p_exact, p_midp, p_minlike
from driehoek.lib.statistics.counts import count_interval, rate
from driehoek.lib.statistics.discovery import adjusted
from driehoek.lib.statistics.effect import displacement_difference, ratio_of_ratios
from driehoek.lib.statistics.funnel import differs_from_expected, observed_against_expected, proportion_funnel
from driehoek.lib.statistics.proportions import proportion
from driehoek.lib.statistics.regression import poisson_regression
from driehoek.lib.statistics.trend import trend
from tests.lib.statistics.vectors import assert_close

GARWOOD = {
    0: (0, 3.689),
    1: (0.025, 5.572),
    2: (0.242, 7.225),
    3: (0.619, 8.767),
    4: (1.090, 10.242),
    5: (1.623, 11.668),
    10: (4.795, 18.390),
    20: (12.217, 30.888),
    50: (37.111, 65.919),
    100: (81.364, 121.627),
}


def test_exact_limits_of_garwood() -> None:
    """Garwood 1936, as in the table of Pearson and Hartley: 95 % limits of a Poisson mean, three decimals."""
    got = count_interval(list(GARWOOD))
    assert_close(got.lower, [low for low, _ in GARWOOD.values()], 0, 0.00051)
    assert_close(got.upper, [high for _, high in GARWOOD.values()], 0, 0.00051)
    assert_close(observed_against_expected(10, 5).lower, 4.795 / 5, 0, 0.0002)
    assert differs_from_expected([10, 10], [4.7, 4.9]).tolist() == [1, 0]


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_score_limits_of_newcombe(part: int, whole: int, low: float, high: float) -> None:
    """Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3 (Wilson's score), four decimals."""
    got = proportion(part, whole)
    assert_close([got.lower, got.upper], [low, high], 0, 0.000051)


def test_smokers_of_fleiss() -> None:
    """Fleiss 1981 on smokers among lung patients, as in R's manual of prop.test, score limits without correction."""
    got = proportion([83, 90, 129, 70], [86, 93, 136, 82])
    assert_close(got.lower, [0.902391288974, 0.909406174889, 0.897569701815, 0.761405815102], 1e-11)
    assert_close(got.upper, [0.988066201923, 0.988969387184, 0.974846826365, 0.914258377898], 1e-11)


@pytest.mark.parametrize(("now", "before", "p"), [(3, 0, 0.25), (6, 2, 0.2891)])
def test_conditional_test_of_przyborowski_and_wilenski(now: int, before: int, p: float) -> None:
    """Dodder seeds in clover, with the conditional p values of Krishnamoorthy and Thomson 2004, section 5."""
    assert_close(p_exact(now, before), p, 0, 0.000051)
    assert_close(p_minlike(now, before), p, 0, 0.000051)


def test_examples_of_poisson_test_in_the_manual_of_r() -> None:
    """R's manual of poisson.test: 137 cases in 24.19893, and eleven in 800 against 21 in 3011 (Fleiss 1981)."""
    one = rate(137, 24.19893, 1)
    assert_close([one.lower, one.upper], [4.75312480485, 6.69270933418], 1e-10)
    ratio = rate_ratio(11, 6 + 8 + 7, 800, 1083 + 1050 + 878)
    assert_close([ratio.value, ratio.lower, ratio.upper], [1.9714880952381, 0.8584264033916, 4.2772659436541], 1e-10)
    assert_close(p_minlike(11, 21, 800 / 3811), 0.0796686330333, 1e-9)


THROMBOLYSIS = np.array(
    [1, 4, 19, 95, 201, 278, 298, 344, 459, 3240, 4262, 5719, 6528, 7590, 10_000],
    dtype=np.float64,
)
"""P values of fifteen end points of a trial, in ten thousandths."""


def test_hypotheses_of_benjamini_and_hochberg() -> None:
    """Benjamini and Hochberg 1995, section 3.2: at 5 % Bonferroni rejects the first three, theirs the first four."""
    assert int((adjusted(THROMBOLYSIS / 10_000, "bonferroni") <= 0.05).sum()) == 3
    assert (adjusted(THROMBOLYSIS / 10_000) <= 0.05).tolist() == [True] * 4 + [False] * 11


def test_randomised_trial_of_dobson() -> None:
    """Dobson 1990, page 93, the first example in R's manual of glm: a Poisson regression with two factors."""
    counts = np.array([18, 17, 15, 20, 10, 20, 25, 13, 12], dtype=np.float64)
    outcome, treatment = np.tile([0, 1, 2], 3), np.repeat([0, 1, 2], 3)
    design = np.column_stack([np.ones(9), outcome == 1, outcome == 2, treatment == 1, treatment == 2]).astype(
        np.float64
    )
    got = poisson_regression(counts, design, np.zeros(9))
    assert_close(got.coefficients, [3.04452243772, -0.454255272278, -0.292987124681, 0, 0], 1e-6, 1e-9)
    errors = [0.170898651504, 0.202170756683, 0.192742343532, 0.2, 0.2]
    assert_close(np.sqrt(np.diag(got.covariance)), errors, 1e-6)
    assert got.freedom == 4
    assert_close(got.deviance, 5.1291410770, 1e-9)
    assert_close(poisson_regression(counts, design[:, :1], np.zeros(9)).deviance, 10.5814458638, 1e-9)


@pytest.mark.parametrize("share", [0.05, 0.2, 0.7])
@pytest.mark.parametrize("total", [60, 400, 9000])
def test_funnel_of_a_proportion_as_public_health_england_draws_it(share: float, total: int) -> None:
    """PHE technical guidance: a place is on the edge of the funnel where its own Wilson limit touches the average."""
    edge = proportion_funnel(share, total)
    assert_close(proportion(edge.upper * total, total).lower, share, 1e-9)
    if edge.lower > 0:
        assert_close(proportion(edge.lower * total, total).upper, share, 1e-9)


def test_breast_cancer_of_boice_and_monson() -> None:
    """Boice and Monson 1977: 41 cases in 28,010 years and 15 in 19,017, as Stata's manual of ir prints them."""
    assert_close(rate([41, 15, 56], [28_010, 19_017, 47_027], 1).value, [0.0014638, 0.0007888, 0.0011908], 0, 5.1e-8)
    ratio = rate_ratio(41, 15, 28_010, 19_017)
    assert_close([ratio.value, ratio.lower, ratio.upper], [1.855759, 1.005684, 3.6093], 0, 5.1e-7)
    share = expected_share(28_010, 19_017)
    assert_close(p_midp(41, 15, share, "larger"), 0.0177, 0, 5.1e-5)
    assert_close(p_midp(41, 15, share, "smaller"), 0.9823, 0, 5.1e-5)
    assert_close(p_midp(41, 15, share), 0.0355, 0, 5.1e-5)


def test_empirical_bayes_rates_of_pysal() -> None:
    """The manual of PySAL on smoothing: Marshall's rates of six places with two age groups each, eight decimals."""
    got = marshall([18, 5, 8, 7, 3, 8], [190, 45, 45, 50, 160, 150])
    assert_close(got.shrunken, [0.09080775, 0.09252352, 0.12332267, 0.10753624, 0.03301368, 0.05934766], 0, 5.1e-9)


def test_displacement_differences_of_wheeler() -> None:
    """Wheeler (andrewpwheeler.com, 2020 and 2022): the same areas without and with their sizes, and other periods."""
    cases = [207, 110], [308, 318]
    for weights, value, error in (((1, 1, 1, 1), -107, 30.7), ((0.9, 1.2, 1.6, 1.5), -91.9, 31.5)):
        got = displacement_difference(*cases, area_weights=weights)
        assert_close(got.value, value, 0, 0.051)
        assert_close((got.upper - got.lower) / 2 / 1.959964, error, 0, 0.051)
    got = displacement_difference([80, 20], [100, 50])
    assert_close([got.value, (got.upper - got.value) / 1.959964], [-10, 15.8], 0, 0.051)
    assert_close(displacement_difference([80, 20], [100, 50], time_weights=[2, 1]).value, -20, 0)


def test_ratio_of_ratios_of_wilson() -> None:
    """Wilson 2021, as Wheeler (2021) works it out: 50 to 30 with the action, 60 to 55 without."""
    assert_close(ratio_of_ratios(50, 30, 60, 55, np.inf).value, 0.6545455, 0, 5.1e-8)
    assert_close(np.log(ratio_of_ratios(50, 30, 60, 55, np.inf).value), -0.4238142, 0, 5.1e-8)


@pytest.mark.parametrize(
    ("counts", "p"), [([1, 2, 3, 4, 5], 0.0083), ([2, 1, 3, 4, 5], 0.042), ([2, 3, 1, 4, 5], 0.117)]
)
def test_rank_trend_of_kendall(counts: list[int], p: float) -> None:
    """Kendall 1970, appendix table 1: chance of a score this high among five, printed one-sided."""
    assert_close(trend(counts).p_kendall / 2, p, 0, 0.00051)
