# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Holidays and working days, beside an independent computation and beside dates typed from the calendar."""

import doctest
import importlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.workdays import (
    Span,
    back,
    easter,
    first_open,
    forward,
    holidays_of,
    is_working_day,
    last_open,
    within,
)

pytestmark = pytest.mark.once

#: Typed from the calendars of these years, not computed.
PRINTED = {
    2025: "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26",
    2026: "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26",
    2027: "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26",
    2028: "01-01 04-14 04-17 04-27 05-05 05-25 06-05 12-25 12-26",
    2029: "01-01 03-30 04-02 04-27 05-05 05-10 05-21 12-25 12-26",
    2030: "01-01 04-19 04-22 04-27 05-05 05-30 06-10 12-25 12-26",
}
DAYS = st.dates(date(2014, 1, 1), date(2040, 12, 31))


def sunday_after_the_moon(year: int) -> date:
    """Return Easter from its definition: the Sunday after the first ecclesiastical full moon since 21 March.

    The full moon comes from the age of the moon on 1 January (the epact of the Gregorian reform), counted as the
    calendar of 1582 counts it: no step is shared with the algorithm of the house.
    """
    golden = year % 19 + 1
    century = year // 100 + 1
    sun, moon = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    epact = (11 * golden + 20 + moon - sun) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full = date(year, 3, 1) + timedelta(days=43 - epact if epact < 24 else 73 - epact)
    return next(day for n in range(1, 8) if (day := full + timedelta(days=n)).weekday() == 6)


@pytest.mark.parametrize("year", PRINTED)
def test_the_holidays_are_those_of_the_calendar(year: int) -> None:
    assert [day.strftime("%m-%d") for day in holidays_of(year)] == PRINTED[year].split()


def test_easter_is_the_sunday_after_the_moon() -> None:
    assert [easter(year) for year in range(1900, 2200)] == [sunday_after_the_moon(year) for year in range(1900, 2200)]


def test_the_kings_day_moves_away_from_a_sunday() -> None:
    moved = [year for year in range(2014, 2041) if holidays_of(year).get(date(year, 4, 26)) == "Koningsdag"]
    assert moved == [year for year in range(2014, 2041) if date(year, 4, 27).weekday() == 6] == [2014, 2025, 2031, 2036]


def test_two_holidays_on_one_day_keep_both_names() -> None:
    assert holidays_of(2016)[date(2016, 5, 5)] == "Hemelvaartsdag en Bevrijdingsdag"


def test_5_may_and_good_friday_are_never_worked() -> None:
    assert not any(is_working_day(date(year, 5, 5)) for year in PRINTED)
    assert not any(is_working_day(easter(year) - timedelta(days=2)) for year in PRINTED)


@given(day=DAYS, number=st.integers(0, 60), start=DAYS, length=st.integers(0, 50))
def test_counting_the_days_between_gives_the_number(day: date, number: int, start: date, length: int) -> None:
    closed = [Span(start, start + timedelta(days=length))]
    shut = {d for year in range(day.year - 1, day.year + 2) for d in holidays_of(year)}
    shut |= {start + timedelta(days=n) for n in range(length + 1)}
    earlier, later = back(day, number, closed), forward(day, number, closed)
    works = [d for n in range(-200, 201) if (d := day + timedelta(days=n)).weekday() < 5 and d not in shut]
    assert earlier in works and later in works
    if number:
        assert sum(1 for d in works if earlier <= d < day) == number == sum(1 for d in works if day < d <= later)
    else:
        assert (earlier, later) == (max(d for d in works if d <= day), min(d for d in works if d >= day))
        assert (earlier, later) == (last_open(day, closed), first_open(day, closed))


def test_the_period_that_ends_last_is_named() -> None:
    summer, closing = (
        Span(date(2027, 7, 10), date(2027, 8, 22), "zomer"),
        Span(date(2027, 8, 20), date(2027, 8, 27), "sluiting"),
    )
    assert within(date(2027, 8, 21), [summer, closing]) == closing
    assert within(date(2027, 8, 19), [summer, closing]) == summer
    assert within(date(2027, 8, 28), [summer, closing]) is None


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Span(date(2027, 1, 2), date(2027, 1, 1))
    with pytest.raises(ValueError, match="not negative"):
        back(date(2027, 1, 1), -1)
    with pytest.raises(ValueError, match="no such"):
        forward(date(9999, 12, 30), 10)
    with pytest.raises(ValueError, match="no such"):
        back(date(1, 1, 3), 10)


@pytest.mark.parametrize("name", ["holidays", "working"])
def test_the_examples_are_true(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"driehoek.lib.workdays.{name}"))
    assert result.attempted and not result.failed
