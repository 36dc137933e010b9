# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Control charts, the rules on them, and runs of points."""

import itertools
import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from driehoek.lib.statistics.charts import (
    ChartKind,
    XmrLimits,
    control_chart,
    monthly_chart,
    runs,
    runs_usual,
    special_causes,
    suitable,
    two_of_three,
    xmr,
)
from driehoek.lib.statistics.signals import one_side, steady
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.vectors import assert_close, cases, numbers, table

KINDS: dict[str, ChartKind] = {
    "c": "c",
    "u": "u",
    "up": "u'",
    "p": "p",
    "pp": "p'",
    "i": "i",
    "g": "g",
    "t": "t",
    "run": "run",
}


def test_vector_spc_qicharts2() -> None:
    for case in cases("spc_qicharts2"):
        given_, out = case["in"], case["out"]
        sizes = given_["n"]
        known = sizes is not None and sizes[0] is not None
        left_out = tuple(place - 1 for place in given_.get("exclude", ()))
        kind = KINDS[given_["chart"]]
        chart = control_chart(kind, given_["count"], sizes if known else 1.0, left_out, given_.get("freeze"))
        scale = given_.get("multiply", 1)
        assert_close(chart.values * scale, out["y"], 1e-9)
        assert_close(chart.centre * scale, out["cl"], 1e-9)
        assert_close(chart.lower * scale, numbers(out["lcl"]), 1e-9, 1e-12)
        assert_close(chart.upper * scale, numbers(out["ucl"]), 1e-9)
        assert chart.outside.tolist() == [bool(one) for one in out["sigma_signal"]]
        got = runs(np.delete(chart.values, left_out), np.delete(chart.centre, left_out))
        names = ("n_useful", "longest_run", "longest_run_max", "n_crossings", "n_crossings_min", "runs_signal")
        assert [out[name] for name in names] == [
            got.useful,
            got.longest,
            got.longest_usual,
            got.crossings,
            got.crossings_usual,
            got.signal,
        ], case["id"]


def test_vector_spc_anhoej_rule_limits() -> None:
    for row in table("spc_anhoej_rule_limits"):
        expected = int(row["longest_run_max"]), int(row["n_crossings_min"])
        assert runs_usual(int(row["n_useful"])) == expected


def test_vector_xmr_nhs_rules_py() -> None:
    seen = 0
    for case in cases("xmr_nhs_rules_py"):
        name, args, out = case["in"]["function"], case["in"]["args"], case["out"]["expected"]
        if name == "limits_calculations":
            got = xmr(args[0], screen=False)
            assert_close([got.mean, got.lower, got.upper, got.near_lower, got.near_upper], out, 1e-12, 1e-12)
        elif name == "seven_point_trend" and args[0]:
            # The port marks the seventh point of a trend, ours all points that belong to it.
            assert steady(args[0]).any() == bool(np.any(out))
            assert (steady(args[0]) | (np.array(out) == 0)).all()
        elif (
            name == "seven_point_one_side_mean" and args[0] and "zero" not in case["id"] and "invalid" not in case["id"]
        ):
            # Likewise; its case of points on the mean is the known error of the port.
            assert (one_side(args[0], 0, 7) | ~np.array(out, dtype=np.bool_)).all()
            assert one_side(args[0], 0, 7).any() == bool(np.any(out))
        elif name == "two_in_three" and len(args[0]) == len(args[1]):
            # A point close to a limit lies at 7, another at 1, on the side given; limits at 6 and 9.
            points = np.array(args[1]) * np.where(np.array(args[0], dtype=np.bool_), 7, 1)
            marked = two_of_three(points, XmrLimits(0, -9, 9, -6, 6))
            assert marked.tolist() == out, case["id"]
        else:
            continue
        seen += 1
    assert seen >= 24


def test_charts_only_where_the_mean_is_ten() -> None:
    assert suitable(np.array([[10] * 24, [9] * 23 + [10], [11] * 23 + [np.nan]])).tolist() == [True, False, False]
    high = [12, 14] * 12 + [40]
    chart = monthly_chart(high, [10_000] * 25)
    assert chart.outside.tolist() == [False] * 24 + [True]
    assert_close(chart.centre, 13 / 10_000, 1e-12)
    wrong: list[Callable[[], object]] = [
        lambda: monthly_chart([9] * 24, [10_000] * 24),
        lambda: monthly_chart([12] * 23, [10_000] * 23),
        lambda: monthly_chart([[12] * 24], [10_000] * 24),
    ]
    for call in wrong:
        with pytest.raises(ValueError, match="chart"):
            call()


def test_stable_small_counts_alarm_falsely_on_an_xmr_chart() -> None:
    """Why there is a limit of ten: of stable series with a mean of a half, most show a special cause."""
    random = np.random.default_rng(7)
    alarms = 0
    for series in random.poisson(0.5, (300, 24)):
        limits = xmr(series)
        outside = (series > limits.upper).any() or (series < limits.lower).any()
        alarms += bool(outside or one_side(series, limits.mean, 7).any() or steady(series).any())
    assert alarms / 300 > 0.4


def slow_runs(sides: list[int]) -> tuple[int, int]:
    """Slow second way: walk along the points."""
    longest = run = 1
    crossings = 0
    for one, other in itertools.pairwise(sides):
        run = run + 1 if one == other else 1
        crossings += one != other
        longest = max(longest, run)
    return longest, crossings


@CALM
@given(st.lists(st.sampled_from([-1, 0, 1]), min_size=2, max_size=60))
def test_the_slow_runs_agree(points: list[int]) -> None:
    useful = [point for point in points if point]
    if len(useful) < 2:
        with pytest.raises(ValueError, match="runs"):
            runs(points, 0)
        return
    got = runs([*points, np.nan], 0)
    assert (got.longest, got.crossings) == slow_runs(useful)
    assert got.useful == len(useful)
    assert got.longest_usual == round(math.log2(len(useful))) + 3
    assert got.crossings_usual == max(stats.binom.ppf(0.05, len(useful) - 1, 0.5), 0)
    assert got.signal == (got.longest > got.longest_usual or got.crossings < got.crossings_usual)
    in_run = one_side(points, 0, 3)
    for place, point in enumerate(points):
        start, end = place, place
        while start > 0 and points[start - 1] == point:
            start -= 1
        while end + 1 < len(points) and points[end + 1] == point:
            end += 1
        assert in_run[place] == (point != 0 and end - start + 1 >= 3)


def test_xmr_screens_large_moving_ranges() -> None:
    series = [10, 11] * 10 + [60] + [10, 11] * 10
    ranges = np.abs(np.diff(series))
    kept = ranges[ranges < 3.267 * ranges.mean()]
    assert_close(xmr(series).upper, np.mean(series) + 2.66 * kept.mean(), 1e-12)
    assert_close(xmr(series, screen=False).upper, np.mean(series) + 2.66 * ranges.mean(), 1e-12)
    assert xmr(series).near_upper == pytest.approx(np.mean(series) + 2.66 * kept.mean() * 2 / 3)
    assert xmr([5, 5, 5]).lower == 5
    with pytest.raises(ValueError, match="XmR"):
        xmr([5])


def slow_special(series: list[float], limits: XmrLimits) -> list[list[bool]]:
    """Slow second way: each rule of the NHS said for one point, looking at every window it is part of."""

    def near(value: float) -> bool:
        return limits.near_upper < value <= limits.upper or limits.lower <= value < limits.near_lower

    def windows(at: int, size: int) -> list[list[float]]:
        starts = range(max(0, at - size + 1), min(at, len(series) - size) + 1)
        return [series[start : start + size] for start in starts]

    def same_side(window: list[float]) -> bool:
        return all(one > limits.mean for one in window) or all(one < limits.mean for one in window)

    def moving(window: list[float]) -> bool:
        steps = [other - one for one, other in itertools.pairwise(window)]
        return all(step > 0 for step in steps) or all(step < 0 for step in steps)

    return [
        [
            value > limits.upper or value < limits.lower,
            any(same_side(window) for window in windows(at, 7)),
            any(moving(window) for window in windows(at, 7)),
            near(value) and any(same_side(w) and sum(near(one) for one in w) >= 2 for w in windows(at, 3)),
        ]
        for at, value in enumerate(series)
    ]


@CALM
@given(st.lists(st.integers(0, 40), min_size=8, max_size=40), st.sampled_from([None, 6]), st.booleans())
def test_the_slow_special_causes_agree(found: list[int], baseline: int | None, screen: bool) -> None:
    series = [float(one) for one in found]
    got = special_causes(series, screen, baseline)
    assert got.limits == xmr(series[:baseline], screen)
    expected = np.array(slow_special(series, got.limits))
    for column, rule in enumerate((got.outside, got.one_side, got.steady, got.two_of_three)):
        assert rule.tolist() == expected[:, column].tolist()
    assert got.any.tolist() == expected.any(axis=1).tolist()


def test_xmr_wants_one_whole_series() -> None:
    for wrong in ([[1, 2], [3, 4]], [1, np.nan, 3]):
        with pytest.raises(ValueError, match="XmR"):
            xmr(wrong)
    assert xmr([1, 2, 3, 90], baseline=3) == xmr([1, 2, 3])
    assert two_of_three([7, 7], XmrLimits(0, -9, 9, -6, 6)).tolist() == [False, False]
    # Two close points with a third on the other side, or on the mean, are no signal; outside the limits is not close.
    for points in ([7, -1, 7], [7, 0, 7], [7, 1, 10], [10, 10, 1]):
        assert not two_of_three(points, XmrLimits(0, -9, 9, -6, 6)).any()
    assert two_of_three([7, 1, 9, -7, -9], XmrLimits(0, -9, 9, -6, 6)).tolist() == [True, False, True, False, False]


def test_steady_rises_and_falls() -> None:
    assert steady([1, 2, 3, 4, 5, 6, 7]).all()
    assert not steady([1, 2, 3, 4, 5, 6, 6]).any()
    assert steady([9, 9, 5, 4, 3, 9], 4).tolist() == [False, True, True, True, True, False]


def slow_chart(kind: str, counts: list[int], sizes: list[float]) -> list[tuple[float, float, float]]:
    """Slow second way: centre and limits point by point, as the books say it."""
    rated = kind in ("u", "u'", "p", "p'")
    mean = sum(counts) / (sum(sizes) if rated else len(counts))
    points = [count / size if rated else float(count) for count, size in zip(counts, sizes, strict=True)]

    def by_chance(size: float) -> float:
        if kind in ("p", "p'"):
            return math.sqrt(mean * (1 - mean) / size)
        return math.sqrt(mean / (size if rated else 1))

    def moving_range(values: list[float]) -> float:
        ranges = [abs(other - one) for one, other in itertools.pairwise(values)]
        usual = sum(ranges) / len(ranges)
        kept = [one for one in ranges if one < 3.267 * usual] or ranges
        return sum(kept) / len(kept)

    found = []
    for size in sizes:
        spread = by_chance(size)
        if kind == "g":
            spread = math.sqrt(mean * (mean + 1))
        if kind == "i":
            spread = moving_range(points) / 1.128
        if kind in ("u'", "p'"):
            standard = [(point - mean) / by_chance(own) for point, own in zip(points, sizes, strict=True)]
            spread *= moving_range(standard) / 1.128
        low, high = mean - 3 * spread, mean + 3 * spread
        centre = float(np.median(counts)) if kind == "g" else mean
        highest = 1.0 if kind in ("p", "p'") else math.inf
        found.append((centre, low if kind == "i" else max(low, 0.0), min(high, highest)))
    return found


@CALM
@given(
    st.sampled_from(["c", "u", "u'", "p", "p'", "i", "g"]),
    st.lists(st.tuples(st.integers(1, 30), st.integers(40, 90)), min_size=5, max_size=20),
)
def test_the_slow_charts_agree(kind: ChartKind, found: list[tuple[int, int]]) -> None:
    counts, sizes = [count for count, _ in found], [float(size) for _, size in found]
    got = control_chart(kind, counts, sizes)
    expected = np.array(slow_chart(kind, counts, sizes))
    assert_close(got.centre, expected[:, 0], 1e-9)
    assert_close(got.lower, expected[:, 1], 1e-9, 1e-9)
    assert_close(got.upper, expected[:, 2], 1e-9)


def test_limits_keep_to_what_is_possible() -> None:
    assert control_chart("p", [9, 10], 10).upper.max() == 1
    assert control_chart("c", [1, 0]).lower.min() == 0
    assert control_chart("i", [1, 0, 1, 5]).lower.min() < 0
    assert np.isnan(control_chart("run", [1, 5, 2]).upper).all()
    assert not control_chart("run", [1, 5, 2]).outside.any()
