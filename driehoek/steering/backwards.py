# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning backwards from a council date: which step by which day, and whether it still can; no database.

Council or committee <- delivery to the clerk <- meeting of the college <- delivery to the college <- joint triangle.
A day in a recess does not count for the term of whoever is in recess, and nobody meets or receives papers on it: the
outcome is then rather a week early than a week late.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from driehoek.lib.workdays import Span, back, first_open, holidays_of, is_working_day, within
from driehoek.steering.rules import Closes, StepState, TrackStep, Weekday

FARTHEST = timedelta(days=400)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Recess:
    """A period in which a council, a college or the whole town hall is closed."""

    span: Span
    closes: Closes


@dataclass(frozen=True, slots=True)
class Calendar:
    """When one council and college meet, and how long before their papers must be in; see the table."""

    college_weekday: Weekday
    before_college: int
    after_college: int
    before_council: int
    council: tuple[date, ...] = ()
    committee: tuple[date, ...] = ()
    recesses: tuple[Recess, ...] = ()

    def closed(self, whose: Closes) -> tuple[Span, ...]:
        """Return the periods in which a council or college is closed."""
        return tuple(one.span for one in self.recesses if one.closes in (whose, Closes.ALL))

    def committee_before(self, council: date) -> date | None:
        """Return the last day of the committee before a council, after the council before that one."""
        previous = max((day for day in self.council if day < council), default=date.min)
        return max((day for day in self.committee if previous < day < council), default=None)


@dataclass(frozen=True, slots=True)
class Step:
    """One step and the last day on which it can be taken.

    Attributes:
        on: empty when there is no such day within a year before the next step.
        around: what lies between this step and the next that makes it earlier: recesses and holidays by name.
    """

    step: TrackStep
    on: date | None
    around: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A day on which a council or committee cannot meet: why, and the first day on which it can."""

    step: TrackStep
    on: date
    why: str
    first: date


@dataclass(frozen=True, slots=True)
class Standing:
    """A step as it stands.

    Attributes:
        planned: the last day for it; ``done`` the day on which it was taken, empty when not.
        told: whether the day is told, and does not only follow from a later step.
    """

    step: TrackStep
    planned: date | None
    state: StepState
    done: date | None = None
    told: bool = True
    around: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The day of it, done or planned."""
        return self.done or self.planned


def backwards(council: date, committee: date | None, calendar: Calendar, triangle_days: int) -> tuple[Step, ...]:
    """Return the steps towards a council date in order, each with the last day on which it can be taken."""
    for_council, for_college = calendar.closed(Closes.COUNCIL), calendar.closed(Closes.COLLEGE)
    first = committee or council
    steps = [Step(TrackStep.COUNCIL, council)]
    if committee is not None:
        steps.append(Step(TrackStep.COMMITTEE, committee))
    clerk = _back(first, calendar.before_council, for_council)
    steps.append(Step(TrackStep.TO_CLERK, clerk, _around(clerk, first, for_council)))
    latest = _back(clerk, calendar.after_college, for_college)
    college = _college(latest, calendar.college_weekday, for_college)
    steps.append(Step(TrackStep.COLLEGE, college, _around(college, clerk, for_college)))
    delivered = _back(college, calendar.before_college, for_college)
    steps.append(Step(TrackStep.TO_COLLEGE, delivered, _around(delivered, college, for_college)))
    triangle = _back(delivered, triangle_days, ())
    steps.append(Step(TrackStep.TRIANGLE, triangle, _around(triangle, delivered, ())))
    return tuple(reversed(steps))


def obstacles(council: date, committee: date | None, calendar: Calendar) -> tuple[Obstacle, ...]:
    """Return the days on which council or committee cannot meet, each with the first day on which it can."""
    closed = calendar.closed(Closes.COUNCIL)
    found = []
    for step, day, known in (
        (TrackStep.COMMITTEE, committee, calendar.committee),
        (TrackStep.COUNCIL, council, calendar.council),
    ):
        if day is None or is_working_day(day, closed):
            continue
        later = (one for one in known if one > day and is_working_day(one, closed))
        found.append(Obstacle(step, day, why_closed(day, closed), min(later, default=first_open(day, closed))))
    return tuple(found)


def why_closed(day: date, closed: Iterable[Span]) -> str:
    """Return the name of the recess or holiday on a day; ``weekend`` for a Saturday or Sunday, empty when open."""
    period = within(day, closed)
    if period is not None:
        return period.name or "reces"
    return holidays_of(day.year).get(day, "" if is_working_day(day) else "weekend")


def reachable(start: date, calendar: Calendar, triangle_days: int, step: TrackStep = TrackStep.TRIANGLE) -> date | None:
    """Return the first council date of the calendar that is reached when a step is taken on a day, or ``None``."""
    closed = calendar.closed(Closes.COUNCIL)
    for council in sorted(calendar.council):
        if council <= start or not is_working_day(council, closed):
            continue
        steps = backwards(council, calendar.committee_before(council), calendar, triangle_days)
        last = next((one.on for one in steps if one.step is step), council)
        if last is not None and last >= start:
            return council
    return None


def standings(steps: Sequence[Step], done: Mapping[TrackStep, date], today: date) -> tuple[Standing, ...]:
    """Return each step as it stands today.

    A delivery or committee of which nobody told anything is done once a later step is; what a body did is only done
    when the register says so.

    Args:
        done: days on which steps were taken.
    """
    found: list[Standing] = []
    register = {TrackStep.TRIANGLE, TrackStep.COLLEGE, TrackStep.COUNCIL}
    nearest = True
    for place, step in enumerate(steps):
        after = [done[later.step] for later in steps[place + 1 :] if later.step in done]
        if step.step in done:
            found.append(Standing(step.step, step.on, StepState.DONE, done[step.step], True, step.around))
        elif after and step.step not in register:
            found.append(Standing(step.step, step.on, StepState.DONE, None, False, step.around))
        elif step.on is not None and step.on < today:
            found.append(Standing(step.step, step.on, StepState.LATE, around=step.around))
            nearest = False
        else:
            state = StepState.NEXT if nearest else StepState.LATER
            found.append(Standing(step.step, step.on, state, around=step.around))
            nearest = False
    return tuple(found)


def _back(day: date | None, number: int, closed: tuple[Span, ...]) -> date | None:
    """Return the working day so many before a day, unless that lies more than a year away."""
    if day is None:
        return None
    try:
        found = back(day, number, closed)
    except ValueError:
        return None
    return found if day - found <= FARTHEST else None


def _college(latest: date | None, weekday: Weekday, closed: tuple[Span, ...]) -> date | None:
    """Return the last meeting of the college on or before a day."""
    if latest is None:
        return None
    wanted = list(Weekday).index(weekday)
    day = latest - timedelta(days=(latest.weekday() - wanted) % 7)
    while not is_working_day(day, closed):
        day -= WEEK
        if latest - day > FARTHEST:
            return None
    return day


def _around(first: date | None, last: date | None, closed: tuple[Span, ...]) -> tuple[str, ...]:
    """Return the recesses and working holidays between two days, in order."""
    if first is None or last is None:
        return ()
    found: dict[str, date] = {}
    for period in closed:
        if period.first < last and period.last > first:
            found.setdefault(period.name or "reces", period.first)
    for year in range(first.year, last.year + 1):
        for day, name in holidays_of(year).items():
            if first < day < last and is_weekday(day) and within(day, closed) is None:
                found.setdefault(name, day)
    return tuple(sorted(found, key=lambda name: found[name]))


def is_weekday(day: date) -> bool:
    """Tell whether a day is not a Saturday or Sunday."""
    return day.isoweekday() <= 5
