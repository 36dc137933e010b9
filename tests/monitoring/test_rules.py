# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Targets: what they ask of a year, when they are reached, and what cannot be one."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.figures.indicators import Direction, indicator
from driehoek.monitoring.rules import (
    NOT_WHOLE,
    Baseline,
    Measure,
    Operator,
    Target,
    Wanted,
    against,
    asks,
    largest_count,
    reached,
    wrong,
)

pytestmark = pytest.mark.once

THIRTY = Baseline(30_000, 2022)


@pytest.mark.parametrize(
    ("operator", "direction", "fits"),
    [
        (Operator.AT_MOST, Direction.LOWER, True),
        (Operator.BELOW, Direction.LOWER, True),
        (Operator.AT_LEAST, Direction.LOWER, False),
        (Operator.ABOVE, Direction.LOWER, False),
        (Operator.AT_MOST, Direction.HIGHER, False),
        (Operator.BELOW, Direction.HIGHER, False),
        (Operator.AT_LEAST, Direction.HIGHER, True),
        (Operator.ABOVE, Direction.HIGHER, True),
        (Operator.AT_MOST, Direction.NEUTRAL, True),
        (Operator.BELOW, Direction.NEUTRAL, True),
        (Operator.AT_LEAST, Direction.NEUTRAL, True),
        (Operator.ABOVE, Direction.NEUTRAL, True),
    ],
)
def test_an_operator_is_held_against_the_direction(operator: Operator, direction: Direction, fits: bool) -> None:
    assert (against(operator, direction) == "") is fits


@pytest.mark.parametrize(
    ("target", "year", "limit"),
    [
        (Target(Operator.AT_MOST, 20_000, 2026), 2026, 20_000),
        (Target(Operator.AT_MOST, 20_000, 2026), 2025, None),
        (Target(Operator.AT_MOST, 20_000, 2026), 2027, None),
        (Target(Operator.AT_MOST, 20_000, 2026, per_year=True), 2024, 20_000),
        (Target(Operator.AT_MOST, 20_000, 2026, per_year=True), 2022, None),
        (Target(Operator.AT_MOST, 20_000, 2026, Measure.RELATIVE), 2026, 24_000),
        (Target(Operator.AT_MOST, 10_000, 2026, Measure.RELATIVE, per_year=True), 2024, 24_300),
        (Target(Operator.AT_LEAST, 10_000, 2026, Measure.RELATIVE), 2026, 33_000),
        (Target(Operator.ABOVE, 10_000, 2026, Measure.RELATIVE, per_year=True), 2024, 36_300),
        (Target(Operator.AT_MOST, 33_333, 2026, Measure.RELATIVE), 2026, Fraction(200_001, 10)),
    ],
)
def test_what_a_target_asks_of_a_year(target: Target, year: int, limit: Fraction | int | None) -> None:
    assert asks(target, THIRTY, year) == limit


def test_without_a_baseline_only_a_value_asks_something() -> None:
    assert asks(Target(Operator.AT_MOST, 20_000, 2026), None, 2026) == 20_000
    assert asks(Target(Operator.AT_MOST, 20_000, 2026, per_year=True), None, 2001) == 20_000
    assert asks(Target(Operator.AT_MOST, 20_000, 2026, Measure.RELATIVE), None, 2026) is None


@pytest.mark.parametrize(
    ("operator", "below", "at", "above"),
    [
        (Operator.AT_MOST, True, True, False),
        (Operator.BELOW, True, False, False),
        (Operator.AT_LEAST, False, True, True),
        (Operator.ABOVE, False, False, True),
    ],
)
def test_when_a_target_is_reached(operator: Operator, below: bool, at: bool, above: bool) -> None:
    limit = Fraction(24_000)
    assert [reached(operator, value, limit) for value in (23_999, 24_000, 24_001)] == [below, at, above]


@given(st.sampled_from([Operator.AT_MOST, Operator.BELOW]), st.fractions(min_value=0, max_value=10**7))
def test_the_largest_count_is_reached_and_the_next_one_is_not(operator: Operator, limit: Fraction) -> None:
    largest = largest_count(operator, limit)
    assert largest == -1 or reached(operator, largest * 1000, limit)
    assert not reached(operator, (largest + 1) * 1000, limit)


def test_a_target_that_asks_for_more_has_no_largest_count() -> None:
    with pytest.raises(ValueError, match="asks for more"):
        largest_count(Operator.AT_LEAST, Fraction(1))


@given(
    st.integers(0, 100_000), st.integers(0, 100_000), st.integers(1, 20),
    st.sampled_from([Operator.AT_MOST, Operator.BELOW]),
)  # fmt: skip
def test_a_yearly_percentage_less_never_asks_more_than_the_year_before(
    begun: int, percent: int, years: int, operator: Operator
) -> None:
    target = Target(operator, percent, 2000 + years, Measure.RELATIVE, per_year=True)
    path = [asks(target, Baseline(begun * 1000, 2000), year) for year in range(2001, 2001 + years)]
    assert all(limit is not None and limit >= 0 for limit in path)
    assert path == sorted(path, reverse=True)  # type: ignore[type-var] # none is None, see above


def wanted(**told: object) -> Wanted:
    empty: dict[str, object] = {
        "indicator": indicator("woninginbraak"), "reason": "", "baseline": None, "baseline_year": None, "operator": "",
        "target": None, "measure": "absoluut", "until": None,
    }  # fmt: skip
    return Wanted(**{**empty, **told})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "columns"),
    [
        ({}, set()),
        ({"baseline": 30_000, "baseline_year": 2022}, set()),
        ({"operator": "ten_hoogste", "target": 20_000, "until": 2026}, set()),
        ({"operator": "ten_minste", "target": 20_000, "until": 2026}, {"operator"}),
        ({"operator": "ten_hoogste", "until": 2026}, {"target"}),
        ({"target": 20_000}, {"operator", "until"}),
        ({"baseline": 30_000}, {"baseline_year"}),
        ({"baseline_year": 2022}, {"baseline"}),
        ({"baseline": 30_000, "baseline_year": 22}, {"baseline_year"}),
        ({"operator": "ten_hoogste", "target": 20_000, "until": 26}, {"until"}),
        ({"baseline": 30_500, "baseline_year": 2022}, {"baseline"}),
        ({"operator": "ten_hoogste", "target": 20_500, "until": 2026}, {"target"}),
        ({"operator": "ten_hoogste", "target": 20_000, "until": 2026, "measure": "relatief"}, {"baseline"}),
        ({"baseline": 30_000, "baseline_year": 2026, "operator": "ten_hoogste", "target": 20_000, "until": 2026},
         {"until"}),
        ({"baseline": 30_000, "baseline_year": 2022, "operator": "ten_hoogste", "target": 12_500, "until": 2026,
          "measure": "relatief"}, set()),
        ({"baseline": 30_000, "baseline_year": 2022, "operator": "ten_hoogste", "target": 101_000, "until": 2026,
          "measure": "relatief"}, {"target"}),
        ({"reason": "geen bron"}, {"reason"}),
        ({"indicator": None}, {"reason"}),
        ({"indicator": None, "reason": "Er is geen bron die dit telt."}, set()),
        ({"indicator": None, "reason": "x", "baseline": 1000, "baseline_year": 2022}, {"baseline", "baseline_year"}),
        ({"indicator": indicator("politie_tevreden"), "baseline": 34_300, "baseline_year": 2019}, set()),
        ({"indicator": indicator("politie_tevreden"), "operator": "minder_dan", "target": 30_000, "until": 2026},
         {"operator"}),
        ({"indicator": indicator("drugshandel"), "operator": "ten_minste", "target": 30_000, "until": 2026}, set()),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_its_column(told: dict[str, object], columns: set[str]) -> None:
    assert set(wrong(wanted(**told))) == columns


def test_half_a_burglary_is_refused_in_words() -> None:
    assert wrong(wanted(baseline=30_500, baseline_year=2022)) == {"baseline": NOT_WHOLE}
