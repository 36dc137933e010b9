# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning backwards, held against another way of reckoning: days crossed out on a wall calendar and counted."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from driehoek.lib.workdays import Span
from driehoek.steering.backwards import Calendar, Recess, backwards, obstacles, reachable, standings, why_closed
from driehoek.steering.rules import Closes, StepState, TrackStep, Weekday
from tests.lib.workdays.test_workdays import PRINTED

pytestmark = pytest.mark.once

FIRST, LAST = date(2025, 1, 1), date(2030, 12, 31)
HOLIDAYS = {
    date(year, int(day[:2]), int(day[3:])) for year, printed in PRINTED.items() for day in printed.split()
}  # typed from calendars, not from the library
ALL_DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
NAMES = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
SUMMER, CHRISTMAS = (
    Recess(Span(date(2027, 7, 10), date(2027, 8, 22), "zomerreces"), Closes.COUNCIL),
    Recess(Span(date(2026, 12, 19), date(2027, 1, 3), "kerstreces"), Closes.ALL),
)


def open_days(calendar: Calendar, whose: Closes) -> list[date]:
    """Return the days that are not crossed out: no weekend, no printed holiday, no recess of theirs."""
    crossed = set(HOLIDAYS)
    for one in calendar.recesses:
        if one.closes in (whose, Closes.ALL):
            crossed |= {day for day in ALL_DAYS if one.span.first <= day <= one.span.last}
    return [day for day in ALL_DAYS if NAMES[day.weekday()] not in ("zaterdag", "zondag") and day not in crossed]


def counted(days: list[date], day: date, number: int) -> date:
    """Return the open day so many places before a day; none when zero asks for a day that is open itself."""
    before = [one for one in days if one < day or (number == 0 and one == day)]
    return before[-number or -1]


def on_the_wall(council: date, committee: date | None, calendar: Calendar, triangle_days: int) -> Iterator[date]:
    """Yield triangle, delivery, college and delivery to the clerk."""
    council_days, college_days = open_days(calendar, Closes.COUNCIL), open_days(calendar, Closes.COLLEGE)
    clerk = counted(council_days, committee or council, calendar.before_council)
    latest = counted(college_days, clerk, calendar.after_college)
    college = max(day for day in college_days if day <= latest and NAMES[day.weekday()] == calendar.college_weekday)
    delivered = counted(college_days, college, calendar.before_college)
    anyones = open_days(Calendar(Weekday.MONDAY, 0, 0, 0), Closes.ALL)
    yield from (counted(anyones, delivered, triangle_days), delivered, college, clerk)


def test_six_councils_of_one_programme() -> None:
    """A programme past six councils around summer and Christmas, every day of every step."""
    six = [
        (date(2027, 1, 28), date(2027, 1, 14), Calendar(Weekday.TUESDAY, 5, 1, 10, recesses=(CHRISTMAS,))),
        (date(2027, 2, 4), None, Calendar(Weekday.TUESDAY, 8, 2, 12, recesses=(CHRISTMAS,))),
        (date(2027, 5, 27), date(2027, 5, 11), Calendar(Weekday.MONDAY, 5, 1, 15)),
        (date(2027, 9, 16), date(2027, 9, 2), Calendar(Weekday.TUESDAY, 5, 1, 10, recesses=(SUMMER,))),
        (date(2027, 9, 23), None, Calendar(Weekday.THURSDAY, 7, 0, 20, recesses=(SUMMER,))),
        (date(2030, 5, 7), date(2030, 4, 23), Calendar(Weekday.FRIDAY, 3, 3, 8)),
    ]
    for council, committee, calendar in six:
        steps = [step.on for step in backwards(council, committee, calendar, 5)]
        assert steps[:4] == list(on_the_wall(council, committee, calendar, 5))
        assert steps[4:] == ([committee, council] if committee else [council])


def test_one_reckoned_by_hand() -> None:
    """Council Thursday 28 January 2027, committee the 14th, ten working days, college on Tuesday, closed at Christmas.

    Ten working days before 14 January, skipping 19 December to 3 January and 1 January: 13, 12, 11, 8, 7, 6, 5, 4
    January, 18 and 17 December: so Thursday 17 December. A working day earlier at the latest the college: Wednesday the
    16th, so Tuesday the 15th. Five before: Tuesday the 8th. Five before that: Tuesday 1 December.
    """
    calendar = Calendar(Weekday.TUESDAY, 5, 1, 10, recesses=(CHRISTMAS,))
    steps = backwards(date(2027, 1, 28), date(2027, 1, 14), calendar, 5)
    assert [(step.step.value, str(step.on)) for step in steps] == [
        ("driehoek", "2026-12-01"), ("naar_college", "2026-12-08"), ("college", "2026-12-15"),
        ("naar_griffie", "2026-12-17"), ("commissie", "2027-01-14"), ("raad", "2027-01-28"),
    ]  # fmt: skip
    assert steps[3].around == ("kerstreces",)
    assert steps[0].around == ()


@settings(max_examples=60, deadline=None)
@given(
    council=st.dates(date(2026, 6, 1), date(2030, 10, 1)),
    lead=st.one_of(st.none(), st.integers(1, 30)),
    terms=st.tuples(st.integers(0, 15), st.integers(0, 5), st.integers(0, 25), st.integers(0, 15)),
    weekday=st.sampled_from(Weekday),
    gap=st.integers(0, 90),
    length=st.integers(0, 45),
    closes=st.sampled_from(Closes),
)
def test_any_council_at_all(
    council: date, lead: int | None, terms: tuple[int, int, int, int], weekday: Weekday, gap: int, length: int,
    closes: Closes,
) -> None:  # fmt: skip
    last = council - timedelta(days=gap)
    recess = Recess(Span(last - timedelta(days=length), last, "reces"), closes)
    calendar = Calendar(weekday, *terms[:3], recesses=(recess,))
    committee = council - timedelta(days=lead) if lead else None
    steps = backwards(council, committee, calendar, terms[3])
    assert [step.on for step in steps[:4]] == list(on_the_wall(council, committee, calendar, terms[3]))


def test_a_council_in_recess_says_so_and_gives_the_first_that_can() -> None:
    calendar = Calendar(
        Weekday.TUESDAY, 5, 1, 10, council=(date(2027, 7, 15), date(2027, 9, 2), date(2027, 9, 30)), recesses=(SUMMER,)
    )
    (found,) = obstacles(date(2027, 7, 15), None, calendar)
    assert (found.step, found.why, found.first) == (TrackStep.COUNCIL, "zomerreces", date(2027, 9, 2))
    typed_nothing = Calendar(Weekday.TUESDAY, 5, 1, 10, recesses=(SUMMER,))
    (found,) = obstacles(date(2027, 7, 15), None, typed_nothing)
    assert found.first == date(2027, 8, 23)
    assert obstacles(date(2027, 7, 8), None, calendar) == ()


def test_why_a_day_is_closed() -> None:
    assert why_closed(date(2027, 5, 6), ()) == "Hemelvaartsdag"
    assert why_closed(date(2027, 5, 8), ()) == "weekend"
    assert why_closed(date(2027, 5, 7), ()) == ""


def test_the_first_council_that_is_still_reached_is_the_first_whose_steps_are_ahead() -> None:
    councils = tuple(date(2027, month, 28) for month in (1, 4, 5, 6, 9, 10))
    committees = tuple(date(2027, month, 13) for month in (1, 4, 5, 9, 10))
    calendar = Calendar(Weekday.TUESDAY, 5, 1, 10, councils, committees, (SUMMER, CHRISTMAS))
    for start in ALL_DAYS[700:1000:7]:
        wanted = [
            council
            for council in councils
            if council > start
            and council in open_days(calendar, Closes.COUNCIL)
            and next(on_the_wall(council, calendar.committee_before(council), calendar, 5)) >= start
        ]
        assert reachable(start, calendar, 5) == (wanted[0] if wanted else None)


def test_a_committee_belongs_to_the_council_after_it() -> None:
    calendar = Calendar(
        Weekday.TUESDAY, 5, 1, 10, (date(2027, 1, 28), date(2027, 2, 25)), (date(2027, 1, 7), date(2027, 1, 14))
    )
    assert calendar.committee_before(date(2027, 1, 28)) == date(2027, 1, 14)
    assert calendar.committee_before(date(2027, 2, 25)) is None


def test_how_the_steps_stand() -> None:
    steps = backwards(date(2027, 1, 28), None, Calendar(Weekday.TUESDAY, 5, 1, 10), 5)
    nothing = standings(steps, {}, date(2026, 12, 1))
    assert [one.state for one in nothing] == [StepState.NEXT, *[StepState.LATER] * 4]
    agreed = standings(steps, {TrackStep.TRIANGLE: date(2026, 12, 3)}, date(2026, 12, 10))
    assert [one.state for one in agreed] == [StepState.DONE, StepState.NEXT, *[StepState.LATER] * 3]
    slipped = standings(steps, {TrackStep.TRIANGLE: date(2026, 12, 3)}, date(2027, 1, 8))
    assert [one.state for one in slipped] == [StepState.DONE, StepState.LATE, *[StepState.LATER] * 3]
    decided = standings(steps, {TrackStep.COLLEGE: date(2027, 1, 12)}, date(2027, 1, 20))
    assert [(one.state, one.told) for one in decided[:3]] == [
        (StepState.LATE, True),  # the triangle is only done when the register says so
        (StepState.DONE, False),
        (StepState.DONE, True),
    ]


def test_what_can_never_be_is_no_day() -> None:
    always = Recess(Span(date(2020, 1, 1), date(2030, 1, 1), "gesloten"), Closes.ALL)
    steps = backwards(date(2027, 1, 28), None, Calendar(Weekday.TUESDAY, 5, 1, 10, recesses=(always,)), 5)
    assert [step.on for step in steps] == [None, None, None, None, date(2027, 1, 28)]
