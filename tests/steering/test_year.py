# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days for the meetings of a year."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.workdays import Span, holidays_of
from driehoek.steering.year import papers_due, proposed_days, why_closed

SUMMER = Span(date(2027, 7, 10), date(2027, 8, 22), "zomerreces")


@given(
    year=st.integers(2025, 2030),
    number=st.integers(1, 12),
    weekday=st.integers(0, 4),
    recess=st.integers(0, 300),
    length=st.integers(0, 45),
)
def test_days_are_free_apart_and_on_the_day_of_the_week(
    year: int, number: int, weekday: int, recess: int, length: int
) -> None:
    first = date(year, 1, 1) + timedelta(days=recess)
    closed = (Span(first, first + timedelta(days=length)),)
    days = proposed_days(year, number, weekday, closed=closed)
    assert len(set(days)) == len(days) <= number
    for day in days:
        assert (day.year, day.weekday()) == (year, weekday)
        assert day not in holidays_of(year)
        assert not first <= day <= closed[0].last
    assert all(later > earlier for earlier, later in pairwise(days))


def test_six_a_year_around_the_summer() -> None:
    days = proposed_days(2027, 6, 3, closed=(SUMMER,))
    assert len(days) == 6
    assert not any(SUMMER.first <= day <= SUMMER.last for day in days)
    assert all(timedelta(weeks=4) <= later - earlier <= timedelta(weeks=13) for earlier, later in pairwise(days))


def test_a_day_that_is_taken_or_past_is_left_alone() -> None:
    free = proposed_days(2027, 6, 3)
    assert not set(free[:1]) & set(proposed_days(2027, 6, 3, taken=free[:1]))
    assert all(day > date(2027, 9, 1) for day in proposed_days(2027, 6, 3, after=date(2027, 9, 1)))
    assert proposed_days(2027, 6, 3, after=date(2027, 12, 31)) == ()
    assert proposed_days(2027, 2, 3, closed=(Span(date(2027, 1, 1), date(2027, 12, 31)),)) == ()


def test_when_papers_are_in() -> None:
    assert papers_due(date(2027, 3, 11), 5) == date(2027, 3, 4)
    assert papers_due(date(2027, 4, 1), 5, (Span(date(2027, 3, 22), date(2027, 3, 26)),)) == date(
        2027, 3, 17
    )  # Easter Monday and recess


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2027, 3, 11), ("", "")),
        (date(2027, 3, 13), ("weekend", "")),
        (date(2027, 4, 27), ("feestdag", "Koningsdag")),
        (date(2027, 7, 15), ("reces", "zomerreces")),
    ],
)
def test_why_nobody_meets(day: date, why: tuple[str, str]) -> None:
    assert why_closed(day, (SUMMER,)) == why
