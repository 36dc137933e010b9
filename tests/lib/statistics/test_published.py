# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values printed in papers, books and manuals, beside those of the vector files."""

import numpy as np
import pytest

from driehoek.lib.statistics.change import rate_ratio
from driehoek.lib.statistics.conditional import p_exact, p_minlike
from driehoek.lib.statistics.counts import count_interval, rate
from driehoek.lib.statistics.discovery import adjusted
from driehoek.lib.statistics.funnel import differs_from_expected, observed_against_expected, proportion_funnel
from driehoek.lib.statistics.proportions import proportion
from driehoek.lib.statistics.regression import poisson_regression
from tests.lib.statistics.vectors import close

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
    close(got.lower, [low for low, _ in GARWOOD.values()], 0, 0.00051)
    close(got.upper, [high for _, high in GARWOOD.values()], 0, 0.00051)
    close(observed_against_expected(10, 5).lower, 4.795 / 5, 0, 0.0002)
    assert differs_from_expected([10, 10], [4.7, 4.9]).tolist() == [1, 0]


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_score_limits_of_newcombe(part: int, whole: int, low: float, high: float) -> None:
    """Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3 (Wilson's score), four decimals."""
    got = proportion(part, whole)
    close([got.lower, got.upper], [low, high], 0, 0.000051)


def test_smokers_of_fleiss() -> None:
    """Fleiss 1981 on smokers among lung patients, as in R's manual of prop.test, score limits without correction."""
    got = proportion([83, 90, 129, 70], [86, 93, 136, 82])
    close(got.lower, [0.902391288974, 0.909406174889, 0.897569701815, 0.761405815102], 1e-11)
    close(got.upper, [0.988066201923, 0.988969387184, 0.974846826365, 0.914258377898], 1e-11)


@pytest.mark.parametrize(("now", "before", "p"), [(3, 0, 0.25), (6, 2, 0.2891)])
def test_conditional_test_of_przyborowski_and_wilenski(now: int, before: int, p: float) -> None:
    """Dodder seeds in clover, with the conditional p values of Krishnamoorthy and Thomson 2004, section 5."""
    close(p_exact(now, before), p, 0, 0.000051)
    close(p_minlike(now, before), p, 0, 0.000051)


def test_examples_of_poisson_test_in_the_manual_of_r() -> None:
    """R's manual of poisson.test: 137 cases in 24.19893, and eleven in 800 against 21 in 3011 (Fleiss 1981)."""
    one = rate(137, 24.19893, 1)
    close([one.lower, one.upper], [4.75312480485, 6.69270933418], 1e-10)
    ratio = rate_ratio(11, 6 + 8 + 7, 800, 1083 + 1050 + 878)
    close([ratio.value, ratio.lower, ratio.upper], [1.9714880952381, 0.8584264033916, 4.2772659436541], 1e-10)
    close(p_minlike(11, 21, 800 / 3811), 0.0796686330333, 1e-9)


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
    close(got.coefficients, [3.04452243772, -0.454255272278, -0.292987124681, 0, 0], 1e-6, 1e-9)
    errors = [0.170898651504, 0.202170756683, 0.192742343532, 0.2, 0.2]
    close(np.sqrt(np.diag(got.covariance)), errors, 1e-6)
    assert got.freedom == 4
    close(got.deviance, 5.1291410770, 1e-9)
    close(poisson_regression(counts, design[:, :1], np.zeros(9)).deviance, 10.5814458638, 1e-9)


@pytest.mark.parametrize("share", [0.05, 0.2, 0.7])
@pytest.mark.parametrize("total", [60, 400, 9000])
def test_funnel_of_a_proportion_as_public_health_england_draws_it(share: float, total: int) -> None:
    """PHE technical guidance: a place is on the edge of the funnel where its own Wilson limit touches the average."""
    edge = proportion_funnel(share, total)
    close(proportion(edge.upper * total, total).lower, share, 1e-9)
    if edge.lower > 0:
        close(proportion(edge.lower * total, total).upper, share, 1e-9)
