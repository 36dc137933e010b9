# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Working days: is it one, and which one lies so many before or after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from driehoek.lib.workdays.holidays import holidays_of

SATURDAY: Final = 5
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """A closed period, such as a recess; both days belong to it.

    Raises:
        ValueError: when it ends before it starts.
    """

    first: date
    last: date
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts."""
        if self.last < self.first:
            raise ValueError("a period ends before it starts")


def within(day: date, closed: Iterable[Span]) -> Span | None:
    """Return the closed period in which a day falls: the one that ends last, or ``None``."""
    return max((each for each in closed if each.first <= day <= each.last), key=lambda each: each.last, default=None)


def is_working_day(day: date, closed: Iterable[Span] = ()) -> bool:
    """Tell whether people work on this day.

    >>> is_working_day(date(2026, 5, 5))
    False
    """
    return day.weekday() < SATURDAY and day not in holidays_of(day.year) and within(day, closed) is None


def back(day: date, number: int, closed: Iterable[Span] = ()) -> date:
    """Return the working day that lies so many working days before a day; the day itself does not count.

    Zero gives the day itself, or the last working day before it.

    Raises:
        ValueError: when the number is negative, or there is no such day.

    >>> back(date(2026, 4, 7), 1)
    datetime.date(2026, 4, 2)
    """
    return _step(day, number, tuple(closed), -DAY)


def forward(day: date, number: int, closed: Iterable[Span] = ()) -> date:
    """Return the working day that lies so many working days after a day; the day itself does not count.

    Zero gives the day itself, or the first working day after it.

    Raises:
        ValueError: when the number is negative, or there is no such day.
    """
    return _step(day, number, tuple(closed), DAY)


def last_open(day: date, closed: Iterable[Span] = ()) -> date:
    """Return the day, or the last working day before it."""
    return back(day, 0, closed)


def first_open(day: date, closed: Iterable[Span] = ()) -> date:
    """Return the day, or the first working day after it."""
    return forward(day, 0, closed)


def _step(day: date, number: int, closed: tuple[Span, ...], step: timedelta) -> date:
    """Walk day by day until so many working days are passed and the day is one."""
    if number < 0:
        raise ValueError("a number of working days is not negative")
    try:
        while number:
            day += step
            number -= is_working_day(day, closed)
        while not is_working_day(day, closed):
            day += step
    except (OverflowError, ValueError) as error:
        raise ValueError("there is no such working day") from error
    return day
