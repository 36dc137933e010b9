# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing days for the meetings of a year: spread evenly, on working days, outside recess; no Django, no database."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from driehoek.lib.workdays import Span, back, holidays_of, is_working_day, within

WEEK = timedelta(weeks=1)
MOST = 24
SATURDAY = 5


def proposed_days(
    year: int,
    number: int,
    weekday: int,
    *,
    closed: Collection[Span] = (),
    taken: Collection[date] = (),
    after: date | None = None,
) -> tuple[date, ...]:
    """Return so many days in a year on one day of the week, about equally far apart.

    A day that is a holiday or in a recess moves to the nearest week in which that day is free; where a whole part of
    the year is closed or past, there is no day for it.

    Args:
        weekday: 0 is Monday.
        closed: recesses and days on which the town halls are closed.
        taken: days on which this body meets already.
        after: only days after this one.
    """
    start = max(date(year, 1, 1), after + timedelta(days=1)) if after else date(year, 1, 1)
    end = date(year, 12, 31)
    length = (end - start).days + 1
    found: list[date] = []
    for part in range(min(number, MOST)):
        middle = start + timedelta(days=(2 * part + 1) * length // (2 * number))
        wished = middle - timedelta(days=(middle.weekday() - weekday) % 7)
        day = next(
            (
                one
                for one in _around(wished, length // (2 * number))
                if start <= one <= end and one not in found and one not in taken and is_working_day(one, closed)
            ),
            None,
        )
        if day is not None:
            found.append(day)
    return tuple(sorted(found))


def _around(day: date, reach: int) -> Iterator[date]:
    """Yield a day and the same day of the weeks around it, nearest first, no further than ``reach`` days."""
    yield day
    for weeks in range(1, max(reach // 7, 1) + 1):
        yield day + weeks * WEEK
        yield day - weeks * WEEK


def papers_due(day: date, working_days: int, closed: Collection[Span] = ()) -> date:
    """Return the last day on which papers come along: so many working days before the meeting."""
    return back(day, working_days, closed)


def why_closed(day: date, closed: Collection[Span] = ()) -> tuple[str, str]:
    """Return why nobody meets on this day: weekend, feestdag or reces, and what that is called; empty when one can."""
    if day.weekday() >= SATURDAY:
        return "weekend", ""
    holiday = holidays_of(day.year).get(day)
    if holiday:
        return "feestdag", holiday
    span = within(day, closed)
    return ("reces", span.name) if span else ("", "")
