# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be handed over by mistake: text, masks, other words, empty and wrong shapes. An answer or a clear error."""

import datetime
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy import stats

from driehoek.lib.statistics.alerts import stands_out, upper_bound
from driehoek.lib.statistics.areas import marshall, rank_uncertainty, survey_differs, survey_value
from driehoek.lib.statistics.arrays import as_confidence, as_counts, as_numbers, as_positive, as_wobble
from driehoek.lib.statistics.change import against_three_years, compare, rate_ratio
from driehoek.lib.statistics.charts import (
    control_chart,
    monthly_chart,
    runs,
    runs_usual,
    special_causes,
    suitable,
    two_of_three,
    xmr,
)
from driehoek.lib.statistics.conditional import p_midp, p_minlike, p_wobble
from driehoek.lib.statistics.counts import count_interval, rate
from driehoek.lib.statistics.discovery import adjusted, remarkable
from driehoek.lib.statistics.effect import (
    displacement_difference,
    placebo_rank,
    ratio_of_ratios,
    smallest_detectable_fall,
    started_in_peak,
)
from driehoek.lib.statistics.equivalence import p_equivalent
from driehoek.lib.statistics.farrington import farrington_flexible
from driehoek.lib.statistics.funnel import (
    expected_count,
    observed_against_expected,
    over_dispersion,
    overdispersed_funnel,
    position_in_funnel,
    proportion_funnel,
    ratio_funnel,
)
from driehoek.lib.statistics.months import cumulative_share, provisional_months, twelve_month_totals, year_so_far
from driehoek.lib.statistics.panel import Pairs
from driehoek.lib.statistics.proportions import proportion
from driehoek.lib.statistics.regression import poisson_regression
from driehoek.lib.statistics.rounded import label_of_rounded
from driehoek.lib.statistics.signals import one_side, steady
from driehoek.lib.statistics.targets import outlook
from driehoek.lib.statistics.thresholds import thresholds
from driehoek.lib.statistics.trend import Direction, trend
from driehoek.lib.statistics.wobble import dispersion
from tests.lib.statistics.vectors import assert_close

YEAR = [1 / 12] * 12
LONG = [5] * 100
WORD: Any = "another word"

NO_NUMBERS: dict[str, Any] = {
    "text": "3",
    "a Dutch thousand": ["1.000", "2"],
    "text among numbers": np.array([3, "4", None], dtype=object),
    "bytes": [b"3"],
    "a date": np.datetime64("2026-01-01"),
    "a day": [datetime.date(2026, 1, 1)],
    "complex": 3 + 2j,
    "rows of different length": [[1, 2], [3]],
    "a set": {3, 4},
}


@pytest.mark.parametrize("name", sorted(NO_NUMBERS))
def test_what_is_no_number_is_refused(name: str) -> None:
    wrong = NO_NUMBERS[name]
    for call in (
        lambda: as_numbers(wrong, "count"),
        lambda: count_interval(wrong),
        lambda: compare(wrong, 3, 30),
        lambda: compare(3, 4, wrong),
        lambda: rate(3, wrong),
        lambda: outlook(wrong, 12, 1, 30),
        lambda: runs(wrong, 3),
        lambda: xmr(wrong),
        lambda: placebo_rank(0.5, wrong),
        lambda: cumulative_share(YEAR, wrong),
    ):
        with pytest.raises(ValueError, match="numbers, or missing; rows of one length"):
            call()


def test_masked_values_are_missing() -> None:
    masked = np.ma.masked_array([12, 7, 3], [False, True, False])
    assert np.isnan(as_counts(masked)).tolist() == [False, True, False]
    assert np.isnan(count_interval(masked).upper).tolist() == [False, True, False]
    assert compare(masked, 40, 30).label[1] == -1
    assert not masked.mask.all()


def test_numbers_of_every_kind_are_taken() -> None:
    for kind in (np.int8, np.uint16, np.int64, np.float32, np.float64, np.bool_, object):
        assert as_counts(np.array([1, 0], dtype=kind)).tolist() == [1, 0]
    assert np.isnan(as_counts(np.array([None, np.nan]))).all()
    assert as_counts(range(3)).tolist() == [0, 1, 2]
    assert as_counts([]).shape == (0,)


ARRAYS: dict[str, Callable[[Any], object]] = {
    "count_interval": lambda x: count_interval(x).lower,
    "rate": lambda x: rate(x, 1000).upper,
    "proportion": lambda x: proportion(x, 100).lower,
    "rate_ratio": lambda x: rate_ratio(x, 20).upper,
    "compare": lambda x: compare(x, 20, 30).p_wobble,
    "p_minlike": lambda x: p_minlike(x, 20),
    "p_equivalent": lambda x: p_equivalent(x, 20),
    "thresholds": lambda x: thresholds(x, 30).higher_from,
    "label_of_rounded": lambda x: label_of_rounded(np.asarray(x) * 5.0, 20, 30),
    "outlook": lambda x: outlook(30, x, 1, 30).total.upper,
    "marshall": lambda x: marshall(x, 1000).shrunken,
    "rank_uncertainty": lambda x: rank_uncertainty(x, np.full(4, 1000), draws=20).value,
    "observed_against_expected": lambda x: observed_against_expected(x, 20).value,
    "expected_count": lambda x: expected_count(np.full(4, 1000), x, np.full(4, 9000)),
    "over_dispersion": lambda x: over_dispersion(x, 12).z,
    "overdispersed_funnel": lambda x: overdispersed_funnel(x, 0.05).upper,
    "against_three_years": lambda x: against_three_years(x, 30).p_chance,
    "adjusted": lambda x: adjusted(np.asarray(x, dtype=np.float64) / 100),
    "ratio_of_ratios": lambda x: ratio_of_ratios(x, 12, 12, 12, 30).upper,
    "smallest_detectable_fall": lambda x: smallest_detectable_fall(x, 3, 2, 30),
    "control_chart": lambda x: control_chart("u'", x, 10).upper,
    "xmr": lambda x: xmr(x).upper,
    "special_causes": lambda x: special_causes(x).any,
    "twelve_month_totals": lambda x: twelve_month_totals(np.tile(x, 6)).values[-1],
}


@pytest.mark.parametrize("name", sorted(ARRAYS))
def test_lists_and_locked_arrays_give_the_same_and_stay_as_they_were(name: str) -> None:
    call = ARRAYS[name]
    locked = np.array([9.0, 14.0, 3.0, 22.0])
    locked.flags.writeable = False
    got = np.asarray(call(locked), dtype=np.float64)
    assert np.isfinite(got).any()
    assert_close(np.asarray(call([9, 14, 3, 22]), dtype=np.float64), got, 0)
    assert_close(np.asarray(call(np.array([9, 14, 3, 22], dtype=np.int32)), dtype=np.float64), got, 0)
    assert_close(np.asarray(call(np.array([0, 9, 0, 14, 0, 3, 0, 22])[1::2]), dtype=np.float64), got, 0)
    assert locked.tolist() == [9, 14, 3, 22]


def test_shapes_broadcast_or_are_refused() -> None:
    column, row = np.array([[5], [50]]), np.array([4, 40, 400])
    change = compare(column, row, [30, np.inf, 80], exposure_before=[[1], [3]])
    assert change.label.shape == change.ratio.lower.shape == change.p_wobble.shape == (2, 3)
    for i, j in np.ndindex(2, 3):
        one = compare(column[i, 0], row[j], [30, np.inf, 80][j], exposure_before=[1, 3][i])
        assert int(one.label) == change.label[i, j]
        assert_close(one.p_wobble, change.p_wobble[i, j], 1e-12)
    assert outlook(row, column, 3, 30).total.lower.shape == (2, 3)
    assert thresholds(row, column).higher_from.shape == (2, 3)
    assert p_wobble(np.zeros((0, 3)), row, 30).shape == (0, 3)
    for call in (
        lambda: compare([1, 2], [1, 2, 3], 30),
        lambda: rate([1, 2], [1, 2, 3]),
        lambda: outlook([1, 2], [1, 2, 3], 1, 30),
        lambda: marshall([1, 2], [1, 2, 3]),
        lambda: over_dispersion([1, 2], [1, 2, 3]),
    ):
        with pytest.raises(ValueError, match=r"broadcast"):
            call()


REFUSED: dict[str, Callable[[], object]] = {
    "confidence of several": lambda: as_confidence([0.9, 0.95]),  # type: ignore[arg-type]
    "confidence in words": lambda: as_confidence("0.95"),  # type: ignore[arg-type]
    "confidence unknown": lambda: count_interval(3, np.nan),
    "adjusting by another name": lambda: adjusted([0.1], WORD),
    "dispersion on another scale": lambda: over_dispersion([1, 2], [1, 2], WORD),
    "another threshold": lambda: farrington_flexible(LONG, threshold=WORD),
    "another chart": lambda: control_chart(WORD, [1, 2]),
    "alpha of none": lambda: upper_bound(LONG, alpha=0),
    "alpha of all": lambda: upper_bound(LONG, alpha=1),
    "alpha unknown": lambda: upper_bound(LONG, alpha=np.nan),
    "alpha of Farrington": lambda: farrington_flexible(LONG, alpha=2),
    "months back in time": lambda: upper_bound(LONG, period=-12),
    "no months in a year": lambda: upper_bound(LONG, period=0),
    "years ahead": lambda: upper_bound(LONG, years_back=-1),
    "a window inside out": lambda: upper_bound(LONG, window=-1),
    "Farrington with a window inside out": lambda: farrington_flexible(LONG, window=-1),
    "Farrington learning from tomorrow": lambda: farrington_flexible(LONG, skip=-1),
    "Farrington with years ahead": lambda: farrington_flexible(LONG, years_back=-1),
    "too few months to stand out": lambda: stands_out([5, 5, 5], 3),
    "one month to stand out": lambda: stands_out(5, 3),
    "one place to shrink": lambda: marshall(3, 1000),
    "no draws": lambda: rank_uncertainty([3, 4], [10, 10], draws=0),
    "more than all respondents": lambda: survey_value(101, 3, 750),
    "a list of lists": lambda: remarkable([[0.1, 0.2]], [[50, 60]]),
    "one total for all": lambda: remarkable([0.1, 0.2], [50]),
    "no list": lambda: remarkable(0.1, 50),
    "a negative ratio": lambda: placebo_rank(0.5, [-1]),
    "a negative ratio here": lambda: placebo_rank(-0.5, [1]),
    "several series in a peak": lambda: started_in_peak([[1, 2, 3, 4]] * 2, 30),
    "three counts per area": lambda: displacement_difference([1, 2, 3], [4, 5, 6]),
    "a count per area": lambda: displacement_difference(3, 4),
    "two and three counts": lambda: displacement_difference([1, 2], [4, 5, 6]),
    "half a month": lambda: cumulative_share(YEAR, 3.5),
    "an unknown month": lambda: cumulative_share(YEAR, np.nan),
    "a year of eleven months": lambda: cumulative_share(YEAR[1:], 3),
    "a year in one number": lambda: cumulative_share(0.5, 3),
    "shares of a whole of twelve": lambda: cumulative_share([1] * 12, 3),
    "shares below zero": lambda: cumulative_share([-1, *YEAR[1:]], 3),
    "half a month so far": lambda: year_so_far(30, 10, 6.5, 30),  # type: ignore[arg-type]
    "fewer months than none": lambda: provisional_months(-1),
    "a target of nothing": lambda: ratio_funnel([10], target=0),
    "a target below nothing": lambda: ratio_funnel([10], target=-1),
    "an index below nothing": lambda: observed_against_expected(3, 4, multiplier=-1),
    "a share above one in a funnel": lambda: proportion_funnel(1.5, 100),
    "a missing point": lambda: control_chart("c", [4, np.nan, 5]),
    "an infinite point": lambda: control_chart("i", [4, np.inf, 5]),
    "half a case": lambda: control_chart("c", [4, 5.5]),
    "fewer cases than none": lambda: control_chart("u", [4, -5], 10),
    "more than the total": lambda: control_chart("p", [4, 11], 10),
    "less time than none": lambda: control_chart("t", [4, -1]),
    "no points": lambda: control_chart("c", []),
    "one point": lambda: control_chart("i", [5]),
    "a chart of a table": lambda: control_chart("c", [[5, 6], [7, 8]]),
    "all points left out": lambda: control_chart("c", [5, 6, 7], exclude=(0, 1)),
    "limits of no points": lambda: control_chart("c", [5, 6, 7], freeze=0),
    "limits of fewer": lambda: control_chart("c", [5, 6, 7], freeze=-1),
    "a month missing": lambda: monthly_chart([12] * 23 + [np.nan], [1000] * 24),
    "no months": lambda: suitable([]),
    "one month": lambda: suitable(12),
    "runs of one": lambda: runs_usual(1),
    "an infinite value": lambda: xmr([1, np.inf, 3]),
    "sides of several series": lambda: one_side([[1, 2], [3, 4]], 0),
    "steps of one number": lambda: steady(5),
    "limits of several series": lambda: two_of_three([[1, 2], [3, 4]], xmr([1, 2, 3])),
    "all outcomes of a hundred million": lambda: p_minlike(100_000_000, 0),
    "all years without a case": lambda: trend([0, 0, 0, 0, 0]),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_mistake_is_a_clear_error_and_no_warning(name: str) -> None:
    with warnings.catch_warnings(), pytest.raises(ValueError, match=r"^[a-zA-Z -]+: [a-z0]") as told:
        warnings.simplefilter("error")
        REFUSED[name]()
    assert "array" not in str(told.value)


def test_where_nothing_is_known_the_result_is_missing_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for count, people in (([0, 0], [0, 0]), ([np.nan, np.nan], [10, 10]), ([], [])):
            got = marshall(count, people)
            assert np.isnan(got.shrunken).all()
            assert got.shrunken.shape == np.shape(count)
        assert np.isnan(dispersion(Pairs(np.ones(1), np.ones(1), np.ones(1), 1.0, np.arange(1))))
        assert not survey_differs(34, np.nan, 38, 3)
        assert position_in_funnel(np.nan, overdispersed_funnel(40, 0.05), overdispersed_funnel(40, 0.05, 0.998)) == 0
        assert overdispersed_funnel(1e-9, 0.05).upper == np.inf
        assert one_side([], 0).shape == (0,)
        assert steady([]).shape == (0,)
        assert steady([1], 1).tolist() == [False]
        none = control_chart("u'", [0, 0, 0], 10)
        assert (none.centre == 0).all()
        assert (none.upper == 0).all()
        assert not none.outside.any()
        assert special_causes([5] * 20).any.tolist() == [False] * 20


def test_cases_in_the_first_or_last_period_only_have_no_slope() -> None:
    """The steeper the line the better it fits, without end; what remains is that it is unlikely by chance."""
    for counts, slope, change in (([0, 0, 0, 0, 9], np.inf, np.inf), ([9, 0, 0, 0, 0], -np.inf, -1.0)):
        got = trend(counts)
        assert (got.slope, got.change_per_period, got.error, got.p) == (slope, change, np.inf, 1.0)
        assert got.direction is Direction.NOT_DEMONSTRABLE
        assert_close(got.p_likelihood, 7.351239e-08, 1e-6)
        assert np.sign(got.kendall) == np.sign(slope)
        assert_close(got.p_kendall, 0.1572992, 1e-6)
    # Held against the regression without a slope; one with such a slope would fit perfectly.
    flat = poisson_regression(np.array([0.0, 0.0, 9.0]), np.ones((3, 1)), np.log([100.0, 300.0, 200.0]))
    got = trend([0, 0, np.nan, 9], [100, 300, 150, 200], fewest=3)
    assert got.per_inhabitant
    assert np.isnan(got.counts[2])
    assert_close(got.p_likelihood, stats.chi2.sf(flat.deviance, 1), 1e-9)


def test_large_counts_that_fit_perfectly_converge() -> None:
    got = farrington_flexible([1e8] * 99 + [2e8])
    assert_close(got.expected, 1e8, 1e-9)
    assert got.stands_out


def test_over_dispersion_takes_one_expected_number_for_all() -> None:
    assert_close(over_dispersion([9, 14, 30], 12).z, over_dispersion([9, 14, 30], [12, 12, 12]).z, 0)


@pytest.mark.parametrize("count", [1e6, 1e7, 1e9])
def test_huge_counts_keep_their_precision(count: float) -> None:
    """With so many cases the limits are those of the normal distribution, to first order."""
    got = count_interval(count)
    assert_close([got.lower, got.upper], count + np.array([-1, 1]) * 1.959964 * np.sqrt(count) + 1, 0, 4)
    ratio = rate_ratio(count, count)
    assert_close(np.log([ratio.lower, ratio.upper]), np.array([-1, 1]) * 1.959964 * np.sqrt(2 / count), 1e-3)
    assert_close(p_midp(count, count), 1, 1e-6)
    assert as_positive(count, "x") == count
    assert as_wobble(count) == (np.inf if count > 1e8 else count)
