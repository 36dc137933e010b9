# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shrinkage, ranks, surveys and automatic lists."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from driehoek.lib.statistics.areas import marshall, rank_uncertainty, survey_differs, survey_value
from driehoek.lib.statistics.change import compare
from driehoek.lib.statistics.discovery import Correction, adjusted, remarkable
from driehoek.lib.statistics.results import VERSION
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.national import panels
from tests.lib.statistics.vectors import assert_close, cases

METHODS: dict[str, Correction] = {"BH": "bh", "BY": "by", "holm": "holm", "bonferroni": "bonferroni"}
SM = {"bh": "fdr_bh", "by": "fdr_by", "holm": "holm", "bonferroni": "bonferroni"}


def test_vector_multiple_testing() -> None:
    for case in cases("multiple_testing"):
        for name, method in METHODS.items():
            assert_close(adjusted(case["in"]["p"], method), case["out"][name], 1e-12)


@CALM
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30), st.sampled_from(sorted(SM)))
def test_adjusting_as_statsmodels_does(values: list[float], method: Correction) -> None:
    assert_close(adjusted(values, method), multipletests(values, method=SM[method])[1], 1e-9, 1e-300)
    order = np.argsort(values, kind="stable")
    assert (np.diff(adjusted(values, method)[order]) >= 0).all()


def test_missing_p_values_take_no_part() -> None:
    got = adjusted([[0.01, np.nan], [0.02, 0.03]])
    assert got.shape == (2, 2)
    assert_close(got, [[0.03, np.nan], [0.03, 0.03]], 1e-12)
    assert np.isnan(adjusted([np.nan])).all()
    assert adjusted([]).size == 0
    with pytest.raises(ValueError, match="p values"):
        adjusted([1.2])


def test_an_automatic_list() -> None:
    got = remarkable([0.4, 0.0001, 0.0002, 0.9, np.nan, 0.00001], [50, 60, 10, 70, 80, 9])
    assert got.found.tolist() == [1, 2]
    assert (got.compared, got.version) == (4, VERSION)
    assert got.to_discuss.size == 0
    assert np.isnan(got.q).tolist() == [False, False, False, False, True, True]
    calm = remarkable([0.3, 0.9, 0.2, 0.5, 0.6, 0.7, 0.04], [50] * 7)
    assert calm.found.size == 0
    assert calm.to_discuss.tolist() == [6, 2, 0, 3, 4]
    assert remarkable([0.3, 0.5], [50, 3]).to_discuss.tolist() == [0]
    # Just below and just at the share of false discoveries.
    assert remarkable([0.0999], [50]).found.size == 1
    assert remarkable([0.1], [50]).found.size == 0


def test_hardly_anything_stands_out_in_a_usual_year() -> None:
    """Pure wobble flags 5 %; after correction next to nothing is left."""
    random = np.random.default_rng(4)
    rate = random.gamma(30, 1 / 30, (2, 2000)) * 40
    now, before = random.poisson(rate)
    change = compare(now, before, 30)
    assert 0.03 < float((change.p_wobble < 0.05).mean()) < 0.07
    assert remarkable(change.p_wobble, now + before).found.size <= 3


def slow_marshall(cases_: list[int], people: list[float]) -> list[float]:
    """Slow second way: Marshall's formulas with loops."""
    mean = sum(cases_) / sum(people)
    spread = sum(n * (x / n - mean) ** 2 for x, n in zip(cases_, people, strict=True)) / sum(people)
    true = max(0.0, spread - mean / (sum(people) / len(people)))
    result = []
    for x, n in zip(cases_, people, strict=True):
        weight = true / (true + mean / n) if true + mean / n > 0 else 0.0
        result.append(mean + weight * (x / n - mean))
    return result


@CALM
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(500, 90_000)), min_size=2, max_size=25))
def test_the_slow_shrinkage_agrees(found: list[tuple[int, int]]) -> None:
    count, people = [x for x, _ in found], [float(n) for _, n in found]
    got = marshall(count, people)
    assert_close(got.shrunken, slow_marshall(count, people), 1e-9, 1e-15)
    assert ((got.weight >= 0) & (got.weight <= 1)).all()
    mean = sum(count) / sum(people)
    assert (np.abs(got.shrunken - mean) <= np.abs(got.raw - mean) + 1e-15).all()


def test_shrinkage_leaves_missing_places_out() -> None:
    panel = panels()["Diefstal/inbraak woning"]
    counts, people = panel.counts[:, -1], panel.population
    plain = marshall(counts[1:], people[1:])
    gap = marshall(np.append(np.nan, counts[1:]), people)
    assert np.isnan([gap.raw[0], gap.shrunken[0], gap.weight[0]]).all()
    assert_close(gap.shrunken[1:], plain.shrunken, 1e-12)
    nobody = marshall(np.append(3, counts[1:]), np.append(0, people[1:]))
    assert np.isnan(nobody.shrunken[0])
    assert_close(nobody.shrunken[1:], plain.shrunken, 1e-12)
    both = marshall(np.stack([counts, counts[::-1]]), people)
    assert_close(both.shrunken[0], marshall(counts, people).shrunken, 1e-12)
    assert (marshall([0, 0], [10, 20]).shrunken == 0).all()
    assert both.version == VERSION


def test_ranks_against_simulation() -> None:
    count, people = np.array([9, 38, 12, 4, 60]), np.array([20_000, 40_000, 9_000, 11_000, 30_000])
    got = rank_uncertainty(count, people, draws=20_000)
    rates = np.random.default_rng(99).gamma(count + 0.5, 1 / people, (40_000, 5))
    slow = [1 + np.mean((rates < rates[:, [i]]).sum(axis=1)) for i in range(5)]
    assert_close(got.value, slow, 0, 0.03)
    assert_close(got.value.sum(), 15, 1e-9)
    assert ((got.lower <= got.value) & (got.value <= got.upper)).all()
    assert ((got.lower >= 1) & (got.upper <= 5)).all()
    again = rank_uncertainty(count, people, draws=20_000)
    assert (again.lower == got.lower).all()
    wide = rank_uncertainty(count, people, confidence=0.99)
    assert (wide.upper - wide.lower >= got.upper - got.lower).all()
    assert_close(rank_uncertainty([5, 5, 5], [10, 10, 10]).value, 2, 1e-9)


@pytest.mark.parametrize("wrong", [([3, np.nan], [9, 9]), ([3, 4], [9, 0]), ([[3, 4]], [9, 9])])
def test_ranks_need_all_places(wrong: Any) -> None:
    with pytest.raises(ValueError, match="rank"):
        rank_uncertainty(*wrong)


@CALM
@given(*[st.integers(0, 100)] * 2, *[st.integers(0, 12)] * 2)
def test_the_slow_survey_difference_agrees(now: int, before: int, margin_now: int, margin_before: int) -> None:
    """Slow second way, in whole numbers: the squared difference against the sum of squared margins."""
    differs = (now - before) ** 2 > margin_now**2 + margin_before**2
    assert bool(survey_differs(now, margin_now, before, margin_before)) == differs


def test_survey_values() -> None:
    got = survey_value([34, 2, 99, 50], [3, 3, 3, 3], [100, 750, 750, 99])
    assert_close(got.lower, [31, 0, 96, np.nan], 0)
    assert_close(got.upper, [37, 5, 100, np.nan], 0)
    assert np.isnan(survey_value(34, 3, np.nan).value)
    assert got.confidence == 0.95
    assert survey_value(34, 3, 750, 0.9).confidence == 0.9
    assert survey_differs([34, 34, 34, np.nan], 3, [38.2, 38.3, 29.7, 1], 3).tolist() == [False, True, True, False]
    # Exactly the margins together is not yet a difference.
    assert not survey_differs(10, 3, 15, 4)
    with pytest.raises(ValueError, match="margin"):
        survey_differs(10, -3, 15, 4)
