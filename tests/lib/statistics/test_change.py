# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Change between two periods: p values, ratio, labels."""

from dataclasses import FrozenInstanceError
from fractions import Fraction
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats
from statsmodels.stats import rates

from driehoek.lib.statistics.change import (
    against_others,
    against_previous_year,
    against_three_years,
    compare,
    rate_ratio,
)
from driehoek.lib.statistics.conditional import expected_share, p_exact, p_midp, p_minlike, p_wobble, poisson_z
from driehoek.lib.statistics.labels import LEVEL, Label
from driehoek.lib.statistics.results import VERSION
from tests.lib.statistics import slow
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.vectors import assert_close, cases, column

SMALL = st.integers(0, 40)
WOBBLE = st.sampled_from([3, 12, 30, 80, 136])
LENGTH = st.sampled_from([Fraction(1), Fraction(3), Fraction(7, 12), Fraction(1, 4)])


def test_vector_rate_ratio_exact_grid() -> None:
    found = cases("rate_ratio_exact_grid")
    a, e1, b, e2 = (column(found, "in", k) for k in ("count_now", "exposure_now", "count_before", "exposure_before"))
    share = expected_share(e1, e2)
    assert_close(p_midp(a, b, share), column(found, "out", "p_midp_central"), 1e-8, 1e-30)
    assert_close(p_exact(a, b, share), column(found, "out", "p_central"), 1e-8, 1e-30)
    assert_close(p_minlike(a, b, share), column(found, "out", "p_minlike"), 1e-8, 1e-30)
    ratio = rate_ratio(a, b, e1, e2)
    assert_close(ratio.value, column(found, "out", "ratio"), 1e-8)
    assert_close(ratio.lower, column(found, "out", "ratio_low95"), 1e-8)
    high = column(found, "out", "ratio_high95")
    assert_close(ratio.upper, np.where(np.isnan(high), np.inf, high), 1e-8)


def test_vector_change_beta_binomial() -> None:
    found = cases("change_beta_binomial")
    a, e1, b, e2, s = (
        column(found, "in", k) for k in ("count_now", "exposure_now", "count_before", "exposure_before", "s")
    )
    assert_close(p_wobble(a, b, s, e1, e2), column(found, "out", "p_two_sided_midp"), 1e-8, 1e-9)
    assert_close(p_midp(a, b, expected_share(e1, e2)), column(found, "out", "p_poisson_midp"), 1e-8, 1e-9)


def test_vector_press_claims_oudewater() -> None:
    found = cases("press_claims_oudewater")
    assert len(found) == 17
    got = compare(*(column(found, "in", k) for k in ("count_now", "count_before", "s")))
    assert_close(got.p_chance, column(found, "out", "p_poisson_midp"), 1e-6)
    assert_close(got.p_wobble, column(found, "out", "p_betabinom_midp"), 1e-6)
    labels = [Label(int(label)).code for label in got.label]
    assert labels == [case["out"]["label"] for case in found]
    assert [labels.count(code) for code in dict.fromkeys(labels)] == [5, 10, 1, 1]


def test_vector_rate_change_published_conditional() -> None:
    tests = {"exact-cond": p_exact, "cond-midp": p_midp}
    seen = 0
    for case in cases("rate_change_published"):
        given_ = case["in"]
        method = tests.get(given_.get("method", ""))
        if given_["function"] != "test_poisson_2indep" or method is None:
            continue
        share = expected_share(given_["n1"], given_["n2"], given_["value"])
        side: Literal["two-sided", "larger", "smaller"] = given_["alternative"]
        counts = given_["count1"], given_["count2"]
        if side == "two-sided":
            # statsmodels sums the outcomes no more likely than this one; its mid-p takes half of this one off.
            half = p_exact(*counts, share, "larger") - p_midp(*counts, share, "larger")
            got = p_minlike(*counts, share) - (half if method is p_midp else 0)
        else:
            got = method(*counts, share, side)
        assert_close(got, case["out"]["p"], 0, case["atol"])
        seen += 1
    assert seen == 12


def test_vector_rate_change_published_ratio_and_screen() -> None:
    found = {case["id"]: case for case in cases("rate_change_published")}
    case = found["exactci-central-ci"]
    got = rate_ratio(*(case["in"][k] for k in ("count1", "count2", "n1", "n2")))
    assert_close([got.lower, got.upper], [case["out"]["low"], case["out"]["high"]], 0, case["atol"])
    for name in ("poisson-z-16-25", "poisson-z-4-9"):
        case = found[name]
        assert_close(poisson_z(case["in"]["now"], case["in"]["before"]), case["out"]["z"], 0, case["atol"])


@CALM
@given(SMALL, SMALL, LENGTH, LENGTH, WOBBLE, st.sampled_from([Fraction(1), Fraction(4, 5), Fraction(3, 2)]))
def test_the_slow_second_way_agrees(now: int, before: int, e1: Fraction, e2: Fraction, s: int, ratio: Fraction) -> None:
    n = now + before
    share = e1 * ratio / (e1 * ratio + e2)
    total = s * (e1 + e2)
    assert_close(expected_share(float(e1), float(e2), float(ratio)), float(share), 1e-14)
    chance = slow.midp(now, n, lambda k: slow.binomial(k, n, share))
    assert_close(p_midp(now, before, float(share)), float(chance), 1e-9)
    central = slow.exact(now, n, lambda k: slow.binomial(k, n, share))
    assert_close(p_exact(now, before, float(share)), float(central), 1e-9)
    usual = slow.midp(now, n, lambda k: slow.beta_binomial(k, n, total * share, total * (1 - share)))
    assert_close(p_wobble(now, before, s, float(e1), float(e2), float(ratio)), float(usual), 1e-9)
    if abs(chance - Fraction(LEVEL)) > 1e-9 and abs(usual - Fraction(LEVEL)) > 1e-9:
        got = compare(now, before, s, float(e1), float(e2), float(ratio))
        assert Label(int(got.label)).code == slow.label(now, before, Fraction(s), e1, e2, ratio)


@CALM
@given(st.integers(0, 25), st.integers(0, 25), st.sampled_from([0.25, 0.5, 0.7]))
def test_minlike_is_scipys_binomial_test(now: int, before: int, share: float) -> None:
    if now + before > 0:
        assert_close(p_minlike(now, before, share), stats.binomtest(now, now + before, share).pvalue, 1e-9)


@pytest.mark.filterwarnings("ignore:divide by zero")
def test_what_is_left_out_misleads_at_zero() -> None:
    """Why there is no score test here: 1 against 0 in four times the time is no finding."""
    assert rates.test_poisson_2indep(1, 1, 0, 4, method="score", compare="ratio").pvalue < 0.05
    assert rates.test_poisson_2indep(1, 1, 0, 4, method="score-log", compare="ratio").pvalue < 0.001
    assert_close([p_minlike(1, 0, expected_share(1, 4)), p_midp(1, 0, expected_share(1, 4))], [0.2, 0.2], 1e-9)
    # With many cases all of them agree, so nothing is lost.
    for method in ("score", "wald", "sqrt", "etest"):
        other = rates.test_poisson_2indep(160, 1, 120, 1, method=method, compare="ratio").pvalue
        assert_close(p_midp(160, 120), other, 0.08)


def test_the_quick_screen_by_hand() -> None:
    assert poisson_z([36, 16, 0, 4], [16, 36, 4, 4]).tolist() == [4, -4, -4, 0]


def test_one_sided_values() -> None:
    assert p_midp(0, 5, 0.5, "smaller") == pytest.approx(1 / 64)
    assert p_midp(0, 5, 0.5, "larger") == pytest.approx(63 / 64)
    assert p_exact(5, 0, 0.5, "larger") == pytest.approx(1 / 32)
    assert p_exact(5, 0, 0.5, "smaller") == 1


def test_tiny_values_keep_their_precision() -> None:
    assert_close(p_midp(100, 3), p_midp(3, 100), 1e-12)
    assert 0 < float(p_midp(300, 0)) < 1e-80
    assert_close(p_exact(300, 0), 2 * 0.5**300, 1e-9)


@CALM
@given(SMALL, SMALL, WOBBLE)
def test_labels_nest_and_mirror(now: int, before: int, s: int) -> None:
    got, mirrored = compare(now, before, s), compare(before, now, s)
    label = Label(int(got.label))
    assert label.is_clear <= bool(got.p_chance < LEVEL)
    assert label.is_clear <= bool(got.p_wobble < LEVEL)
    opposite = {Label.CLEAR_RISE: Label.CLEAR_FALL, Label.CLEAR_FALL: Label.CLEAR_RISE}
    assert Label(int(mirrored.label)) == opposite.get(label, label)
    assert_close(got.p_chance, mirrored.p_chance, 1e-9)
    assert_close(got.p_wobble, mirrored.p_wobble, 1e-9)


def test_wobble_never_sees_what_chance_does_not_on_the_grid() -> None:
    """Nesting holds without being forced: on this grid p_wobble < .05 never occurs with p_chance >= .05."""
    a, b, s = np.meshgrid(np.arange(0, 121), np.arange(0, 121, 3), [2.0, 12.0, 30.0, 136.0])
    chance, usual = p_midp(a, b), p_wobble(a, b, s)
    assert not ((usual < LEVEL) & (chance >= LEVEL) & (a + b >= 10)).any()


@CALM
@given(st.lists(st.tuples(SMALL, SMALL), min_size=1, max_size=20), st.randoms())
def test_order_does_not_matter(pairs: list[tuple[int, int]], random: Any) -> None:
    order = list(range(len(pairs)))
    random.shuffle(order)
    a, b = np.array(pairs).T
    straight, shuffled = compare(a, b, 30), compare(a[order], b[order], 30)
    assert (straight.label[order] == shuffled.label).all()
    assert_close(straight.p_wobble[order], shuffled.p_wobble, 1e-12)


@CALM
@given(st.integers(0, 80), WOBBLE)
def test_more_cases_now_is_never_less_of_a_rise(before: int, s: int) -> None:
    now = np.arange(200)
    got = compare(now, before, s)
    rises = got.label == Label.CLEAR_RISE
    falls = got.label == Label.CLEAR_FALL
    assert (np.diff(rises.astype(int)) >= 0).all()
    # Falls end at some count; below it only the rule of ten keeps them away.
    known = (now + before >= 10) & (now <= before)
    assert (np.diff(falls[known].astype(int)) <= 0).all()
    assert not (rises & falls).any()


@CALM
@given(SMALL, SMALL, st.sampled_from([0.8, 0.95]), st.sampled_from([1.0, 3.0]))
def test_ratio_limits_are_where_the_tails_end(now: int, before: int, confidence: float, e2: float) -> None:
    got = rate_ratio(now, before, 1.0, e2, confidence)
    tail = (1 - confidence) / 2
    assert 0 <= got.lower <= got.upper

    def share(ratio: float) -> float:
        return ratio / (ratio + e2)

    def above(log: float) -> float:
        return float(stats.binom.sf(now - 1, now + before, share(np.exp(log)))) - tail

    def below(log: float) -> float:
        return float(stats.binom.cdf(now, now + before, share(np.exp(log)))) - tail

    if now > 0:
        assert_close(np.log(got.lower), optimize.brentq(above, -12, 12), 1e-6, 1e-8)
        assert got.method.startswith("exact")
    else:
        assert got.lower == 0
    if before > 0:
        assert_close(np.log(got.upper), optimize.brentq(below, -12, 12), 1e-6, 1e-8)
        assert got.value == pytest.approx(now / (before / e2))
    else:
        assert np.isnan(got.value)
        assert np.isinf(got.upper)


def test_a_single_murder_more_has_no_label_but_a_ratio() -> None:
    got = compare(2, 1, 12)
    assert Label(int(got.label)) is Label.TOO_FEW
    assert got.ratio.value == 2
    assert (got.version, got.method != "") == (VERSION, True)


def test_the_rule_of_ten_counts_both_periods() -> None:
    labels = compare([9, 10, 0, 0], [0, 0, 9, 10], np.inf).label
    assert labels.tolist() == [Label.TOO_FEW, Label.CLEAR_RISE, Label.TOO_FEW, Label.CLEAR_FALL]


def test_missing_or_provisional_gives_no_label() -> None:
    got = compare([np.nan, 40, 40, 40, 40], [20, np.nan, 20, 20, 20], [30, 30, np.nan, 30, np.inf])
    assert (got.label[:3] == Label.NO_LABEL).all()
    assert (got.label[3:] != Label.NO_LABEL).all()
    assert np.isnan(got.p_wobble[:3]).all()
    assert np.isnan(got.ratio.lower[:2]).all()
    assert np.isnan(got.ratio.upper[:2]).all()
    assert_close(got.p_wobble[4], got.p_chance[4], 0)
    assert compare(60, 20, 80, provisional=[True, False]).label.tolist() == [Label.NO_LABEL, Label.CLEAR_RISE]
    assert np.isnan(p_minlike([np.nan, 3], [1, 0])).tolist() == [True, False]


def test_a_missing_share_makes_every_p_value_missing() -> None:
    for p_value in (p_midp, p_exact):
        for side in ("two-sided", "larger", "smaller"):
            assert np.isnan(p_value([5, 0, 3], [0, 5, 3], np.nan, side)).all()
    assert np.isnan(p_minlike([5, 0], [0, 5], np.nan)).all()
    assert np.isnan(p_wobble([5, 0], [0, 5], 30, np.nan)).all()


def test_results_cannot_be_changed_afterwards() -> None:
    change = compare(30, 20, 30)
    for result in (change, change.ratio):
        with pytest.raises(FrozenInstanceError):
            result.version = "0"  # type: ignore[misc]
        assert not hasattr(result, "__dict__")


def test_equal_lengths_are_the_default() -> None:
    assert float(expected_share()) == 0.5
    assert float(p_minlike(0, 3)) == pytest.approx(0.25)
    assert_close(rate_ratio(30, 20).value, 1.5, 1e-12)
    assert (float(compare(30, 20, 30).exposure_now), float(compare(30, 20, 30).exposure_before)) == (1, 1)
    assert_close(p_wobble(30, 20, 30), p_wobble(30, 20, 30, 1, 1, 1), 0)


def test_nothing_at_all_is_no_difference() -> None:
    assert float(p_midp(0, 0)) == 1
    assert float(p_exact(0, 0)) == 1
    assert float(p_wobble(0, 0, 30)) == 1
    empty = rate_ratio(0, 0)
    assert np.isnan(empty.value)
    assert (float(empty.lower), float(empty.upper)) == (0, np.inf)


def test_the_default_comparisons_of_a_page() -> None:
    years = np.array([[65, 43, 39, 38, 13], [10, 10, 10, 10, 10]])
    last = against_previous_year(years, 30)
    assert (last.now.tolist(), last.before.tolist()) == ([13, 10], [38, 10])
    mean = against_three_years(years, 23)
    assert mean.before.tolist() == [120, 30]
    assert mean.exposure_before.tolist() == [3, 3]
    assert [Label(int(x)) for x in mean.label] == [Label.CLEAR_FALL, Label.NO_DEMONSTRABLE_CHANGE]
    gap = against_three_years([65, np.nan, 39, 38, 13], 23)
    assert Label(int(gap.label)) is Label.NO_LABEL
    assert Label(int(against_three_years([np.nan, 43, 39, 38, 13], 23).label)) is not Label.NO_LABEL


def test_other_than_the_country() -> None:
    long = against_others([7, 99, 60, 20], [1, 3, 10_000, 5_000], 80)
    assert (float(long.now), float(long.before), float(long.reference)) == (20, 60, 0.5)
    falling = against_others([[60, 20], [60, 60]], [10_000, 5_000], 80)
    assert [Label(int(x)) for x in falling.label] == [Label.NO_DEMONSTRABLE_CHANGE, Label.CLEAR_RISE]
    assert falling.reference.tolist() == [0.5, 0.5]
    assert float(against_others([40, 20], [1, 1], 80).reference) == 1
    for others in ([0, 100], [100, 0], [np.nan, 5]):
        assert Label(int(against_others([40, 20], others, 30).label)) is Label.NO_LABEL


def test_too_short_a_series_is_refused() -> None:
    for compare_years, series in (
        (against_previous_year, [3]),
        (against_previous_year, 3),
        (against_three_years, [1, 2, 3]),
    ):
        with pytest.raises(ValueError, match="years"):
            compare_years(series, 30)
    against_previous_year([3, 4], 30)
    against_three_years([1, 2, 3, 4], 30)
    for own, others in (([3, 4], [5]), ([3], [5, 6])):
        with pytest.raises(ValueError, match="years"):
            against_others(own, others, 30)


def test_impossible_settings_are_refused() -> None:
    for call in (
        lambda: compare(3, 4, 0),
        lambda: compare(3, 4, 30, exposure_now=0),
        lambda: compare(3, 4, 30, exposure_before=-1),
        lambda: compare(3, 4, 30, reference=0),
        lambda: compare(2.5, 4, 30),
        lambda: rate_ratio(3, 4, confidence=1),
        lambda: expected_share(0, 1),
    ):
        with pytest.raises(ValueError, match=r".+"):
            call()


def test_a_word_or_share_of_another_test_is_refused() -> None:
    """SciPy's "greater" would otherwise quietly be taken for both sides."""
    for p_value in (p_midp, p_exact):
        with pytest.raises(ValueError, match="alternative: one of two-sided, larger, smaller"):
            p_value(3, 4, alternative="greater")  # type: ignore[arg-type]
    for share in (-0.1, 1.5, 50):
        for of_share in (p_midp, p_exact, p_minlike):
            with pytest.raises(ValueError, match="share"):
                of_share(3, 4, share)
    # The ends themselves are shares: nothing, or everything, is expected now.
    assert p_midp([0, 3], [4, 4], 0).tolist() == [1, 0]
    assert p_midp([4, 4], [0, 3], 1).tolist() == [1, 0]


def test_a_chance_is_never_above_one() -> None:
    a, b, share = np.meshgrid(np.arange(0, 40), np.arange(0, 40), [0.25, 0.5, 0.7])
    for p_values in (p_minlike(a, b, share), p_midp(a, b, share), p_exact(a, b, share)):
        assert ((p_values >= 0) & (p_values <= 1)).all()
        assert p_values.max() == 1


def test_infinite_lengths_are_refused_and_infinite_wobble_is_none() -> None:
    for call in (
        lambda: expected_share(np.inf),
        lambda: compare(3, 4, 30, 1, np.inf),
        lambda: rate_ratio(3, 4, np.inf),
    ):
        with pytest.raises(ValueError, match="finite"):
            call()
    assert_close(p_wobble(30, 20, [np.inf, 1e12, 1.1e8]), np.full(3, p_midp(30, 20)), 0)
    assert_close(p_wobble(30, 20, 1e8), p_midp(30, 20), 1e-5)
    assert p_wobble(30, 20, 1e8) != p_midp(30, 20)


def test_codes_and_clearness_of_labels() -> None:
    assert len({label.code for label in Label}) == len(Label)
    # The numbers are stored in arrays, so they may not move.
    assert [(label.name, int(label)) for label in Label] == [
        ("NO_LABEL", -1),
        ("TOO_FEW", 0),
        ("NO_DEMONSTRABLE_CHANGE", 1),
        ("WITHIN_USUAL_WOBBLE", 2),
        ("CLEAR_RISE", 3),
        ("CLEAR_FALL", 4),
    ]
    assert [label for label in Label if label.is_clear] == [Label.CLEAR_RISE, Label.CLEAR_FALL]


def test_a_chance_too_small_for_a_computer_is_zero_and_not_less() -> None:
    """From 20 to 1190: the tail minus half the outcome rounded to -9e-322, and no sentence could be stored."""
    for now, before in ((1190, 20), (20, 1190), (1250, 17)):
        assert 0 <= float(p_midp(now, before)) < 1e-300
