# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Observed against expected, and funnels."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from driehoek.lib.statistics.funnel import (
    differs_from_expected,
    expected_count,
    observed_against_expected,
    over_dispersion,
    overdispersed_funnel,
    position_in_funnel,
    proportion_funnel,
    ratio_funnel,
)
from driehoek.lib.statistics.results import VERSION
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.vectors import assert_close, cases


def test_vector_funnel_overdispersion() -> None:
    for case in cases("funnel_overdispersion"):
        given_, out = case["in"], case["out"]
        if given_["fn"] == "poisson_limits":
            for confidence, low, high in ((0.95, "ll95", "ul95"), (0.998, "ll998", "ul998")):
                limits = ratio_funnel(given_["expected"], given_["target"], confidence)
                assert_close(limits.lower, out[low], 1e-5)
                assert_close(limits.upper, out[high], 1e-5)
            continue
        scale = "log" if given_["method"] == "SHMI" else "sqrt"
        got = over_dispersion(given_["num"], given_["denom"], "log" if scale == "log" else "sqrt", given_["trim_by"])
        assert_close(got.phi, out["phi"], 1e-5)
        if "z" in out:
            assert_close(got.z, out["z"], 1e-5)
            assert_close(got.tau2, out["tau2"], 1e-5)


def slow_dispersion(observed: list[int], expected: list[float], trim: float) -> tuple[float, float]:
    """Slow second way, log scale: sort, leave the outer ones out, and sum one by one."""
    pairs = sorted((math.log(o / e) * math.sqrt(e), e) for o, e in zip(observed, expected, strict=True) if o > 0)
    outer = math.floor(len(pairs) * trim)
    inner = pairs[outer : len(pairs) - outer]
    phi = sum(z * z for z, _ in inner) / len(inner)
    weights = sum(e for _, e in inner)
    squares = sum(e * e for _, e in inner)
    tau2 = (len(inner) * phi - (len(inner) - 1)) / (weights - squares / weights)
    return phi, max(0.0, tau2)


@CALM
@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(5, 300)), min_size=12, max_size=40),
    st.sampled_from([0.0, 0.1, 0.25]),
)
def test_the_slow_dispersion_agrees(found: list[tuple[int, int]], trim: float) -> None:
    observed, expected = [o for o, _ in found], [float(e) for _, e in found]
    if sum(o > 0 for o in observed) < 4:
        return
    got = over_dispersion(observed, expected, trim=trim)
    phi, tau2 = slow_dispersion(observed, expected, trim)
    assert_close([got.phi, got.tau2], [phi, tau2], 1e-9, 1e-12)
    assert got.tau2 >= 0
    assert got.version == VERSION


def test_places_that_differ_by_chance_only_have_no_extra_spread() -> None:
    random = np.random.default_rng(5)
    expected = random.uniform(20, 300, 300)
    got = over_dispersion(random.poisson(expected), expected, "sqrt", 0.0)
    assert got.phi == pytest.approx(1, abs=0.2)
    assert got.tau2 < 0.001
    assert over_dispersion([100, 100, 100], [100, 100, 100]).tau2 == 0


def test_missing_and_empty_places_in_a_funnel() -> None:
    plain = over_dispersion([100, 150, 180], [108, 112, 165])
    more = over_dispersion([100, 150, np.nan, 180, 0, 7], [108, 112, 30, 165, 5, np.nan])
    assert (more.phi, more.tau2, more.places) == (plain.phi, plain.tau2, 3)
    assert over_dispersion([100, 150, 0], [108, 112, 5], "sqrt").places == 3
    for wrong in ([100], [0, 0]):
        with pytest.raises(ValueError, match="two places"):
            over_dispersion(wrong, [10.0] * len(wrong))
    assert over_dispersion([9, 12], [10, 10]).places == 2
    for trim in (-0.1, 0.5):
        with pytest.raises(ValueError, match="trim"):
            over_dispersion([9, 12], [10, 10], trim=trim)


@pytest.mark.parametrize("expected", [0.5, 3, 15, 200])
@pytest.mark.parametrize("target", [1.0, 1.3])
def test_ratio_funnel_by_chi_square(expected: float, target: float) -> None:
    got = ratio_funnel(expected, target, 0.95)
    number = expected * target
    assert_close(got.lower, stats.chi2.ppf(0.025, 2 * number) / 2 / expected, 1e-9)
    assert_close(got.upper, stats.chi2.ppf(0.975, 2 * number + 2) / 2 / expected, 1e-9)
    assert got.value == target


def test_proportion_funnel_by_hand() -> None:
    got = proportion_funnel(0.1, [0, 10, 900], 0.95)
    half = stats.norm.ppf(0.975) * math.sqrt(0.09 / 900)
    assert_close(got.lower, [np.nan, 0, 0.1 - half], 1e-12)
    assert_close(got.upper, [np.nan, 0.1 + half * math.sqrt(90), 0.1 + half], 1e-12)
    assert proportion_funnel(0.95, 10).upper == 1
    with pytest.raises(ValueError, match="share"):
        proportion_funnel(1.2, 10)


def test_overdispersed_funnel_by_hand_and_its_meaning() -> None:
    for expected, tau2, confidence in ((20, 0.0, 0.95), (150, 0.052, 0.95), (150, 0.052, 0.998)):
        got = overdispersed_funnel(expected, tau2, confidence)
        z = stats.norm.ppf(0.5 + confidence / 2)
        assert_close(got.upper, math.exp(z * math.sqrt(1 / expected + tau2)), 1e-12)
        assert_close(got.lower * got.upper, 1, 1e-12)
        assert got.value == 1
    # Woninginbraak: places truly differ by about -36 % to +56 %.
    assert_close(overdispersed_funnel(1e9, 0.052).upper, 1.56, 0.01)
    with pytest.raises(ValueError, match="tau2"):
        overdispersed_funnel(10, -0.1)


def test_far_from_expected_by_chance() -> None:
    observed, expected = np.arange(0, 120), 40.0
    got = differs_from_expected(observed, expected)
    for count, position in zip(observed, got, strict=True):
        # Slow second way: the chance of so many or more, so few or fewer.
        more, fewer = stats.poisson.sf(count - 1, expected), stats.poisson.cdf(count, expected)
        assert position == (more < 0.025) + (more < 0.001) * 1 - (fewer < 0.025) * 1 - (fewer < 0.001) * 1
    phe = differs_from_expected(observed, expected, "phe")
    assert (np.abs(phe - got) <= 1).all()
    assert differs_from_expected([np.nan, 15], 25).tolist() == [0, -1]
    with pytest.raises(ValueError, match="expected"):
        differs_from_expected(3, 0)


def test_positions_in_a_funnel() -> None:
    inner, outer = (overdispersed_funnel([100.0] * 6, 0.01, confidence) for confidence in (0.95, 0.998))
    values = [1.0, inner.upper[0] * 1.001, outer.upper[0] * 1.001, inner.lower[0] * 0.999, outer.lower[0] * 0.999]
    assert position_in_funnel([*values, np.nan], inner, outer).tolist() == [0, 1, 2, -1, -2, 0]
    # Exactly on a limit is still within it.
    edge = [inner.upper[0], outer.upper[0], inner.lower[0], outer.lower[0], 1, 1]
    assert position_in_funnel(edge, inner, outer).tolist() == [0, 1, 0, -1, 0, 0]
    shares = proportion_funnel(0.2, [100, 100])
    assert position_in_funnel([0.3, 0.25], shares, shares).tolist() == [2, 0]


def test_expected_from_similar_municipalities() -> None:
    got = expected_count([[1000, 3000], [500, 0]], [20, 90], [10_000, 30_000])
    assert got.tolist() == [11, 1]
    assert np.isnan(expected_count([1000, 1000], [20, np.nan], [10_000, 10_000]))
    assert np.isnan(expected_count([1000], [20], [0]))


def test_observed_over_expected_is_the_limit_of_the_count_over_expected() -> None:
    got = observed_against_expected(15, 25, 100)
    assert_close([got.lower, got.upper], [stats.chi2.ppf(0.025, 30) / 0.5, stats.chi2.ppf(0.975, 32) / 0.5], 1e-9)
    assert got.value == 60
    phe = observed_against_expected(15, 25, 100, 0.95, "phe")
    assert phe.lower != got.lower
    assert phe.confidence == 0.95
    with pytest.raises(ValueError, match="expected"):
        observed_against_expected(15, 0)
