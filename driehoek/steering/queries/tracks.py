# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of adoption tracks: every council planned backwards, as it stands today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import within
from driehoek.organisations.queries import MunicipalityHead, Origin, PartnershipHead
from driehoek.planning.models import Plan, Programme
from driehoek.steering.backwards import (
    Calendar,
    Obstacle,
    Standing,
    Step,
    backwards,
    obstacles,
    reachable,
    standings,
)
from driehoek.steering.models import AdoptionTrack, Decision, TrackLine
from driehoek.steering.queries.calendars import calendars_of
from driehoek.steering.rules import BodyKind, DecisionKind, StepState, TrackStep


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a body agreed or decided about the plan or programme of a track."""

    code: str
    on: date
    subject: str


@dataclass(frozen=True, slots=True)
class About:
    """The plan or programme that goes along the councils."""

    kind: str
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class TrackHead:
    """A track as a list shows it.

    Attributes:
        asked: number of councils that have a date; ``of`` that of the municipalities.
        last_on: the last of the council dates.
    """

    uid: UUID
    code: str
    title: str
    triangle_on: date | None
    asked: int
    of: int
    last_on: date | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class MunicipalTrack:
    """A track in one municipality.

    Attributes:
        uid: of the part of the track; ``None`` when nothing was recorded of it yet.
        steps: in order, from the joint triangle to the council; without a calendar or date only what was done.
        triangle_by: last day on which the triangle can meet for this council.
        first_reachable: the first council date of the calendar that can still be reached; ``None`` when none is.
        to_college, to_council: days between the triangle and the meetings, done or planned.
        choices: council dates that can be chosen, from today on.
    """

    municipality: MunicipalityHead
    uid: UUID | None
    ask: str
    council_on: date | None
    note: str
    example: bool
    has_calendar: bool
    steps: tuple[Standing, ...]
    obstacles: tuple[Obstacle, ...]
    triangle_by: date | None
    first_reachable: date | None
    to_college: int | None
    to_council: int | None
    outcomes: Mapping[TrackStep, Outcome]
    choices: tuple[date, ...]

    @property
    def late(self) -> tuple[Standing, ...]:
        """The steps that should have been taken."""
        return tuple(step for step in self.steps if step.state is StepState.LATE)

    @property
    def next(self) -> Standing | None:
        """The first step that is not done."""
        return next((step for step in self.steps if step.state is not StepState.DONE), None)


@dataclass(frozen=True, slots=True)
class TrackPage:
    """A track through all municipalities.

    Attributes:
        triangle: what the triangle agreed; ``None`` while it has not.
        triangle_by: last day on which the triangle can meet so that every chosen council is reached.
    """

    uid: UUID
    code: str
    title: str
    note: str
    about: About | None
    triangle_on: date | None
    triangle_days: int
    triangle: Outcome | None
    triangle_by: date | None
    lines: tuple[MunicipalTrack, ...]
    origin: Origin
    today: date


@prepared
def _tracks(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, AdoptionTrack, partnership_id)
    return rows.order_by("-triangle_on", "code").values_list(
        "pk", "uid", "code", "title", "triangle_on", "example", "circle"
    )


@prepared
def _dates(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, TrackLine, partnership_id, "track").filter(council_on__isnull=False)
    return rows.values_list("track_id", "council_on")


def tracks(actor: Actor, head: PartnershipHead) -> tuple[TrackHead, ...]:
    """Return every track within sight, the latest triangle first; 2 queries."""
    dates: dict[int, list[date]] = {}
    for track, day in _dates(actor, head.pk):
        dates.setdefault(track, []).append(day)
    of = len(head.municipalities)
    return tuple(
        TrackHead(
            uid, code, title, on, len(dates.get(pk, ())), of, max(dates.get(pk, ()), default=None),
            Origin(example, circle=circle),
        )
        for pk, uid, code, title, on, example, circle in _tracks(actor, head.pk)
    )  # fmt: skip


def track_code(actor: Actor, partnership_id: int, uid: UUID) -> tuple[str, str] | None:
    """Return code and title of a track within sight; 1 query."""
    return within(actor, AdoptionTrack, partnership_id).filter(uid=uid).values_list("code", "title").first()


@prepared
def _track(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    rows = within(actor, AdoptionTrack, partnership_id).filter(code=code)
    return rows.values_list(
        "pk", "uid", "code", "title", "note", "concerns_kind", "concerns_uid", "triangle_on", "triangle_days",
        "triangle_decision_id", "counts_from", "example", "source", "source_place", "circle",
    )  # fmt: skip


@prepared
def _lines(actor: Actor, partnership_id: int, track: int) -> QuerySet[Any, Any]:
    rows = within(actor, TrackLine, partnership_id, "track").filter(track=track, municipality__isnull=False)
    return rows.values_list(
        "municipality_id", "uid", "ask", "council_on", "committee_on", "to_college_on", "to_clerk_on",
        "college_decision_id", "council_decision_id", "note", "example",
    )  # fmt: skip


@prepared
def _outcomes(actor: Actor, partnership_id: int, concerning: UUID | None, named: tuple[int, ...]) -> QuerySet[Any, Any]:
    rows = within(actor, Decision, partnership_id, "body").filter(Q(concerns_uid=concerning) | Q(pk__in=named))
    rows = rows.exclude(kind=DecisionKind.INFORMATION.value)
    return rows.order_by("decided_on", "code").values_list(
        "pk", "concerns_uid", "body__kind", "body__municipality_id", "decided_on", "code", "subject"
    )


@prepared
def _plan(actor: Actor, partnership_id: int, uid: UUID) -> QuerySet[Any, Any]:
    return within(actor, Plan, partnership_id).filter(uid=uid).values_list("code", "title")


@prepared
def _programme(actor: Actor, partnership_id: int, uid: UUID) -> QuerySet[Any, Any]:
    return within(actor, Programme, partnership_id, "plan").filter(uid=uid).values_list("code", "title")


#: What stands for no plan or programme and no outcome in a question.
NOBODY, NONE = UUID(int=0), (0,)


def track_page(actor: Actor, head: PartnershipHead, code: str) -> TrackPage:
    """Return a track with every municipality of the partnership; at most 5 queries.

    Raises:
        Absent: there is none of this code within sight.
    """
    found = _track(actor, head.pk, code)
    if not found:
        raise Absent("Dit traject bestaat niet, of u mag het niet zien.")
    (
        pk, uid, _code, title, note, kind, about_uid, triangle_on, triangle_days, triangle_named, counts_from,
        example, source, place, circle,
    ) = found[0]  # fmt: skip
    rows = {row[0]: _Line(*row[1:]) for row in _lines(actor, head.pk, pk)}
    named = {one.college_named for one in rows.values()} | {one.council_named for one in rows.values()}
    outcomes = _Register(actor, head.pk, about_uid, named | {triangle_named}, counts_from)
    triangle = outcomes.of(triangle_named, BodyKind.TRIANGLE, None)
    known = calendars_of(actor, head.pk)
    course = _Course(triangle, triangle_on, triangle_days, clock.today())
    lines = tuple(_municipal(one, rows.get(one.pk), known.get(one.pk), outcomes, course) for one in head.municipalities)
    return TrackPage(
        uid=uid,
        code=code,
        title=title,
        note=note,
        about=_about(actor, head.pk, kind, about_uid),
        triangle_on=triangle_on,
        triangle_days=triangle_days,
        triangle=triangle,
        triangle_by=min((one.triangle_by for one in lines if one.triangle_by), default=None),
        lines=lines,
        origin=Origin(example, source, place, circle=circle),
        today=course.today,
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A part of a track as it is stored."""

    uid: UUID
    ask: str
    council_on: date | None
    committee_on: date | None
    to_college_on: date | None
    to_clerk_on: date | None
    college_named: int | None
    council_named: int | None
    note: str
    example: bool


@dataclass(frozen=True, slots=True)
class _Course:
    """What all municipalities of a track share."""

    triangle: Outcome | None
    triangle_on: date | None
    triangle_days: int
    today: date


class _Register:
    """The outcomes about a plan or programme that the reader may see; 1 query."""

    def __init__(
        self, actor: Actor, partnership_id: int, about: UUID | None, named: set[int | None], since: date | None
    ) -> None:
        keys = tuple(sorted(key for key in named if key is not None)) or NONE
        self._named: dict[int, Outcome] = {}
        self._first: dict[tuple[str, int | None], Outcome] = {}
        for pk, concerns, kind, municipality, on, code, subject in _outcomes(
            actor, partnership_id, about or NOBODY, keys
        ):
            outcome = Outcome(code, on.first_day, subject)
            self._named[pk] = outcome
            if about is not None and concerns == about and (since is None or on.first_day >= since):
                self._first.setdefault((kind, municipality), outcome)

    def of(self, named: int | None, kind: BodyKind, municipality_id: int | None) -> Outcome | None:
        """Return the outcome that was named, or else the first of this body."""
        if named is not None:
            return self._named.get(named)
        return self._first.get((kind.value, municipality_id))


def _municipal(
    municipality: MunicipalityHead,
    line: _Line | None,
    calendar: Calendar | None,
    outcomes: _Register,
    course: _Course,
) -> MunicipalTrack:
    taken = {
        TrackStep.TRIANGLE: course.triangle,
        TrackStep.COLLEGE: outcomes.of(line.college_named if line else None, BodyKind.EXECUTIVE, municipality.pk),
        TrackStep.COUNCIL: outcomes.of(line.council_named if line else None, BodyKind.COUNCIL, municipality.pk),
    }
    told = {step: outcome for step, outcome in taken.items() if outcome is not None}
    done = {step: outcome.on for step, outcome in told.items()}
    if line and line.to_college_on:
        done[TrackStep.TO_COLLEGE] = line.to_college_on
    if line and line.to_clerk_on:
        done[TrackStep.TO_CLERK] = line.to_clerk_on
    council = line.council_on if line else None
    committee = None
    if line and council is not None:
        committee = line.committee_on or (calendar.committee_before(council) if calendar else None)
    steps = _steps(council, committee, calendar, course)
    stand = standings(steps, done, course.today)
    by = next((one.on for one in steps if one.step is TrackStep.TRIANGLE), None) if calendar and council else None
    start = done.get(TrackStep.TRIANGLE) or course.triangle_on
    return MunicipalTrack(
        municipality=municipality,
        uid=line.uid if line else None,
        ask=line.ask if line else "",
        council_on=council,
        note=line.note if line else "",
        example=bool(line and line.example),
        has_calendar=calendar is not None,
        steps=stand,
        obstacles=obstacles(council, committee, calendar) if calendar and council else (),
        triangle_by=by,
        first_reachable=_first(stand, calendar, course),
        to_college=_between(stand, TrackStep.COLLEGE, start),
        to_council=_between(stand, TrackStep.COUNCIL, start),
        outcomes=told,
        choices=tuple(day for day in calendar.council if day >= course.today or day == council) if calendar else (),
    )


def _steps(
    council: date | None, committee: date | None, calendar: Calendar | None, course: _Course
) -> tuple[Step, ...]:
    """Return the steps backwards from the council; where that cannot be planned, the steps without a day."""
    if council is not None and calendar is not None:
        return backwards(council, committee, calendar, course.triangle_days)
    planned = {TrackStep.TRIANGLE: course.triangle_on, TrackStep.COMMITTEE: committee, TrackStep.COUNCIL: council}
    return tuple(Step(step, planned.get(step)) for step in TrackStep if step is not TrackStep.COMMITTEE or committee)


def _first(stand: tuple[Standing, ...], calendar: Calendar | None, course: _Course) -> date | None:
    """Return the first council that is still reached by who takes the next step today, or with the triangle planned."""
    step = next((one for one in stand if one.state is not StepState.DONE), None)
    if step is None or calendar is None:
        return None
    start = course.today
    if step.step is TrackStep.TRIANGLE and course.triangle_on:
        start = max(start, course.triangle_on)
    return reachable(start, calendar, course.triangle_days, step.step)


def _between(stand: tuple[Standing, ...], step: TrackStep, start: date | None) -> int | None:
    day = next((one.day for one in stand if one.step is step), None)
    return (day - start).days if day and start else None


def _about(actor: Actor, partnership_id: int, kind: str, uid: UUID | None) -> About | None:
    if uid is None:
        return None
    found = (_plan if kind == "plan" else _programme)(actor, partnership_id, uid)
    return About(kind, *found[0]) if found else None
