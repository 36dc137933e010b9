# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning meetings, one at a time or a year at once, changing them and calling them off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, Spread, narrower, reaches_no_wider
from driehoek.kernel.errors import Absent, Conflict, Invalid
from driehoek.organisations.editing.commands import queue
from driehoek.organisations.editing.uniqueness import free_code
from driehoek.organisations.policies import seen
from driehoek.steering.commands.handling import come_back
from driehoek.steering.commands.telling import tell
from driehoek.steering.models import AgendaItem, Body, Meeting
from driehoek.steering.rules import AHEAD, FIXED_POINTS, MeetingState

#: What an invitation says, so that a change to it is told to whoever was invited.
TOLD = frozenset({"title", "starts_at", "ends_at", "place"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPlan:
    """When and where a body meets.

    Attributes:
        starts_at, ends_at: aware moments.
        title: made from the name of the body when empty.
        code: made from the body and the day when empty.
        papers_due: last day on which papers can come along.
        circle: the partners when left out, or fewer where the body is for fewer; public only when one says so.
    """

    starts_at: datetime
    ends_at: datetime
    title: str = ""
    place: str = ""
    papers_due: date | None = None
    note: str = ""
    code: str = ""
    circle: Circle | None = None
    embargo_until: datetime | None = None
    example: bool = False


@command
def plan_meeting(*, actor: Actor, body_uid: UUID, plan: MeetingPlan) -> UUID:
    """Plan a meeting of a body, with the points that every agenda has: follow-up, the last list, any other business.

    What earlier meetings postponed comes back on its agenda.

    Raises:
        Absent: the body is out of sight.
        Forbidden: the actor plans no meetings of this body.
        Invalid: with the sentence beside each field.
    """
    body = _body(actor, body_uid)
    meeting = _planned(body, plan)
    come_back(actor, meeting)
    return meeting.uid


@command
def plan_year(*, actor: Actor, body_uid: UUID, plans: Sequence[MeetingPlan]) -> tuple[UUID, ...]:
    """Plan several meetings of a body at once, all of them or none.

    Raises:
        Absent: the body is out of sight.
        Forbidden: the actor plans no meetings of this body.
        Invalid: a meeting cannot be planned like this, or two are on the same day.
    """
    body = _body(actor, body_uid)
    if not plans:
        raise Invalid("Kies minstens één dag.")
    days = [_day(plan.starts_at) for plan in plans]
    if len(set(days)) < len(days):
        raise Invalid("Twee overleggen van dit orgaan staan op dezelfde dag. Kies een andere dag.")
    made = [_planned(body, plan) for plan in plans]
    come_back(actor, min(made, key=lambda one: one.starts_at))
    return tuple(one.uid for one in made)


@command
def change_meeting(*, actor: Actor, meeting_uid: UUID, expected_version: int, plan: MeetingPlan) -> int:
    """Change when or where a meeting is; whoever was invited gets the change.

    Returns:
        The version after the change.

    Raises:
        Absent: the meeting is out of sight.
        Forbidden: the actor plans no meetings of this body.
        Conflict: someone else changed the meeting in the meantime.
        Invalid: it was held or called off already, or with the sentence beside each field.
    """
    meeting = meeting_to_plan(actor, meeting_uid)
    if meeting.version != expected_version:
        raise Conflict(records.OVERTAKEN)
    if MeetingState(meeting.state) not in AHEAD:
        raise Invalid("Dit overleg is al geweest, begonnen of vervallen. Wanneer en waar ligt dan vast.")
    _check(plan, meeting.body_id, other_than=meeting.pk)
    spread = _spread(meeting.body, plan.circle or Circle(meeting.circle))
    changes = {
        "starts_at": plan.starts_at, "ends_at": plan.ends_at, "title": plan.title.strip() or meeting.title,
        "place": plan.place.strip(), "papers_due": plan.papers_due, "note": plan.note.strip(),
        "circle": spread[0], "circle_municipality_id": spread[1], "embargo_until": plan.embargo_until,
    }  # fmt: skip
    differing = {name for name, value in changes.items() if getattr(meeting, name) != value}
    told = meeting.invited_at is not None and bool(TOLD & differing)
    if told:
        changes["sequence"] = meeting.sequence + 1
    records.update(meeting, changes, expected_version=expected_version)
    if told:
        tell(actor, meeting)
    return meeting.version


@command
def cancel_meeting(*, actor: Actor, meeting_uid: UUID, expected_version: int) -> None:
    """Call a meeting off: it stays in the planning, as called off, and whoever was invited hears of it.

    Raises:
        Absent: the meeting is out of sight.
        Forbidden: the actor plans no meetings of this body.
        Conflict: someone else changed the meeting in the meantime.
        Invalid: it was held or called off already.
    """
    meeting = meeting_to_plan(actor, meeting_uid)
    if MeetingState(meeting.state) not in AHEAD:
        raise Invalid("Dit overleg is al geweest, begonnen of vervallen.")
    changes: dict[str, object] = {"state": MeetingState.CANCELLED.value}
    if meeting.invited_at is not None:
        changes["sequence"] = meeting.sequence + 1
    records.update(meeting, changes, expected_version=expected_version)
    if meeting.invited_at is not None:
        tell(actor, meeting)


def meeting_to_plan(actor: Actor, meeting_uid: UUID) -> Meeting:
    """Return a meeting in sight of an actor who plans it, once nobody else is changing something beside it.

    Raises:
        Absent: the meeting is out of sight.
        Forbidden: the actor plans no meetings of this body.
    """
    rows = seen(actor, Meeting, "body").select_related("body")
    found = rows.filter(uid=meeting_uid).first()
    if found is None:
        raise Absent("Dit overleg bestaat niet, of u mag het niet zien.")
    require(actor, Permission.PLAN_MEETINGS, found.partnership_id, found.municipality_id)
    queue(found.partnership_id)
    return rows.get(pk=found.pk)


def _body(actor: Actor, body_uid: UUID) -> Body:
    body = seen(actor, Body).filter(uid=body_uid).first()
    if body is None:
        raise Absent("Dit orgaan bestaat niet, of u mag het niet zien.")
    require(actor, Permission.PLAN_MEETINGS, body.partnership_id, body.municipality_id)
    queue(body.partnership_id)
    return body


def _planned(body: Body, plan: MeetingPlan) -> Meeting:
    _check(plan, body.pk)
    day = _day(plan.starts_at)
    usual = Circle.PARTNERS if body.circle == Circle.PUBLIC else Circle(body.circle)
    circle, circle_municipality_id = _spread(body, plan.circle or usual)
    blank = Meeting(partnership_id=body.partnership_id)
    shared = {
        "partnership_id": body.partnership_id,
        "municipality_id": body.municipality_id,
        "circle": circle,
        "circle_municipality_id": circle_municipality_id,
        "secrecy": body.secrecy,
        "embargo_until": plan.embargo_until,
        "example": plan.example or body.example,
    }
    meeting = records.insert(
        Meeting(
            **shared,
            body=body,
            code=free_code(blank, "code", plan.code or f"{body.code}-{day:%Y-%m-%d}"),
            title=plan.title.strip() or body.name,
            starts_at=plan.starts_at,
            ends_at=plan.ends_at,
            place=plan.place.strip(),
            papers_due=plan.papers_due,
            note=plan.note.strip(),
        )
    )
    for position, (kind, title) in enumerate(FIXED_POINTS.items(), start=1):
        records.insert(AgendaItem(**shared, meeting=meeting, position=position, kind=kind.value, title=title))
    return meeting


def _spread(body: Body, circle: Circle) -> Spread:
    """Return who sees a meeting: never more people than see the body."""
    around: Spread = (body.circle, body.circle_municipality_id)
    if circle.value == body.circle:
        return around
    own = body.municipality_id if circle is Circle.MUNICIPALITY else None
    if circle is Circle.NAMED or (circle is Circle.MUNICIPALITY and own is None):
        sentence = "Kies een andere kring."
        raise Invalid(sentence, {"circle": sentence})
    if not reaches_no_wider((circle.value, own), around):
        sentence = "Een overleg heeft geen ruimere kring dan zijn orgaan."
        raise Invalid(sentence, {"circle": sentence})
    return narrower((circle.value, own), around)


def _check(plan: MeetingPlan, body_id: int, *, other_than: int | None = None) -> None:
    wrong: dict[str, str] = {}
    if plan.ends_at <= plan.starts_at:
        wrong["ends_at"] = "Het einde ligt niet na het begin."
    if plan.papers_due is not None and plan.papers_due > _day(plan.starts_at):
        wrong["papers_due"] = "Stukken komen vóór het overleg. Kies een dag op of voor die van het overleg."
    others = Meeting.objects.filter(
        body_id=body_id, starts_at=plan.starts_at, withdrawn_at__isnull=True
    ).exclude(state=MeetingState.CANCELLED.value)  # fmt: skip
    if other_than is not None:
        others = others.exclude(pk=other_than)
    if others.exists():
        wrong["starts_at"] = "Dit orgaan heeft op dit moment al een overleg."
    if wrong:
        raise Invalid("Dit overleg kan zo niet worden gepland.", wrong)


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.AMSTERDAM).date()
