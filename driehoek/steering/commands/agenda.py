# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Building an agenda: points of one's own, proposals put on it, their order, and what moves on to a later meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, Spread, narrower, reaches_no_wider
from driehoek.kernel.errors import Absent, Invalid
from driehoek.kernel.models import Recipient
from driehoek.organisations.editing.commands import queue
from driehoek.steering.commands.meetings import meeting_to_plan
from driehoek.steering.models import AgendaItem, Meeting, Proposal
from driehoek.steering.policies import agenda_items, proposals
from driehoek.steering.rules import (
    ADVISING,
    FIXED_POINTS,
    OPEN_AGENDA,
    BodyKind,
    ItemKind,
    ItemState,
    MeetingState,
    ProposalKind,
    ProposalState,
)

#: Proposals that wait for a place on an agenda.
WAITING = frozenset({ProposalState.SUBMITTED, ProposalState.POSTPONED})
CLOSED = "Dit overleg is geweest of vervallen: de agenda ligt vast."


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of an agenda as someone adds it.

    Attributes:
        circle: that of the meeting when left out; never wider.
        circle_municipality_id: whose "eigen gemeente" it is, at a joint meeting.
        references: as in :class:`driehoek.steering.models.AgendaItem`.
    """

    kind: ItemKind
    title: str
    reason: str = ""
    asked: str = ""
    minutes: int | None = None
    references: Sequence[Mapping[str, Any]] = field(default=())
    circle: Circle | None = None
    circle_municipality_id: int | None = None
    example: bool = False


@command
def add_item(*, actor: Actor, meeting_uid: UUID, point: Point) -> UUID:
    """Put a point on the agenda, behind the others of its part.

    Raises:
        Absent: the meeting is out of sight.
        Forbidden: the actor builds no agendas of this body.
        Invalid: the agenda is closed, the point has no title, or its circle is wider than that of the meeting.
    """
    meeting = _open_meeting(actor, meeting_uid)
    if not point.title.strip():
        raise Invalid("Geef het punt een titel.", {"title": "Vul dit in."})
    if _titled(meeting, point.title.strip()).exists():
        sentence = "Er staat al een punt met deze titel op de agenda."
        raise Invalid(sentence, {"title": sentence})
    around: Spread = (meeting.circle, meeting.circle_municipality_id)
    spread = around if point.circle is None else (point.circle.value, _whose(point, meeting))
    if spread[0] == Circle.NAMED or not reaches_no_wider(spread, around):
        sentence = "Een punt heeft geen ruimere kring dan het overleg. Kies een andere kring."
        raise Invalid(sentence, {"circle": sentence})
    item = _item(meeting, point.kind, point.title.strip(), spread, example=point.example)
    item.reason, item.asked = point.reason.strip(), point.asked.strip()
    item.minutes, item.references = point.minutes, [dict(one) for one in point.references]
    return records.insert(item).uid


@command
def put_on_agenda(*, actor: Actor, proposal_uid: UUID, meeting_uid: UUID, minutes: int | None = None) -> UUID:
    """Put a proposal on the agenda of a meeting, in its own words; a preparing meeting discusses it first.

    Raises:
        Absent: the proposal or the meeting is out of sight.
        Forbidden: the actor builds no agendas of this body.
        Invalid: the proposal is for another body, has its answer, stands on an agenda already, or nobody at the
            meeting could see it.
    """
    meeting = _open_meeting(actor, meeting_uid)
    proposal = proposals(actor).select_related("body").filter(uid=proposal_uid).first()
    if proposal is None or proposal.partnership_id != meeting.partnership_id:
        raise Absent("Dit voorstel bestaat niet, of u mag het niet zien.")
    prepares = proposal.body_id != meeting.body_id
    _check_fits(proposal, meeting, prepares=prepares)
    outer, inner = (meeting.circle, meeting.circle_municipality_id), (proposal.circle, proposal.circle_municipality_id)
    spread = narrower(outer, inner)
    if spread[0] == Circle.NAMED and Circle.NAMED not in (outer[0], inner[0]):
        raise Invalid("Niemand aan tafel mag dit voorstel zien: de kring past niet bij dit overleg.")
    kind = ItemKind.TO_KNOW if proposal.kind == ProposalKind.INFORMATION else ItemKind.TO_DECIDE
    item = _item(meeting, ItemKind.TO_DISCUSS if prepares else kind, "", spread, example=proposal.example)
    item.title = _free_title(meeting, proposal.title)
    item.reason, item.asked, item.minutes = proposal.reason, proposal.asked, minutes
    item.references, item.proposal = proposal.references, proposal
    item.secrecy = proposal.secrecy or meeting.secrecy
    item.embargo_until = max(filter(None, (meeting.embargo_until, proposal.embargo_until)), default=None)
    records.insert(item)
    if spread[0] == Circle.NAMED:
        _same_recipients(proposal.uid if inner[0] == Circle.NAMED else meeting.uid, item.uid)
    if not prepares:
        records.update(proposal, {"state": ProposalState.ON_AGENDA.value})
    return item.uid


@command
def move_item(*, actor: Actor, item_uid: UUID, earlier: bool) -> None:
    """Let a point change places with its neighbour in the same part of the agenda; nothing happens at the end.

    Raises:
        Absent, Forbidden, Invalid: as :func:`add_item`.
    """
    item = item_to_plan(actor, item_uid)
    others = agenda_items(actor).filter(meeting=item.meeting_id, kind=item.kind).exclude(pk=item.pk)
    if earlier:
        neighbour = others.filter(position__lt=item.position).order_by("-position").first()
    else:
        neighbour = others.filter(position__gt=item.position).order_by("position").first()
    if neighbour is not None:
        mine, theirs = item.position, neighbour.position
        records.update(item, {"position": theirs})
        records.update(neighbour, {"position": mine})


@command
def pass_on_item(*, actor: Actor, item_uid: UUID, meeting_uid: UUID) -> None:
    """Move a point that was not dealt with to another meeting of the same body.

    Raises:
        Absent, Forbidden: as :func:`add_item`.
        Invalid: either agenda is closed, the point was dealt with, or the other meeting is of another body.
    """
    item = item_to_plan(actor, item_uid)
    other = _open_meeting(actor, meeting_uid)
    if item.state != ItemState.OPEN or ItemKind(item.kind) in FIXED_POINTS:
        raise Invalid("Dit punt kan niet naar een ander overleg.")
    if other.body_id != item.meeting.body_id or other.pk == item.meeting_id:
        raise Invalid("Kies een ander overleg van hetzelfde orgaan.")
    records.update(item, {"meeting_id": other.pk, "position": _last_position(other) + 1})


@command
def drop_item(*, actor: Actor, item_uid: UUID) -> None:
    """Take a point off the agenda; its proposal waits for another agenda again.

    Raises:
        Absent, Forbidden: as :func:`add_item`.
        Invalid: the agenda is closed, or the point was dealt with.
    """
    item = item_to_plan(actor, item_uid)
    if item.state == ItemState.HANDLED:
        raise Invalid("Dit punt is behandeld en blijft op de agenda staan.")
    records.withdraw(item)
    proposal = item.proposal
    if proposal is not None and proposal.state == ProposalState.ON_AGENDA and not _on_agenda(proposal):
        records.update(proposal, {"state": ProposalState.SUBMITTED.value})


def item_to_plan(actor: Actor, item_uid: UUID) -> AgendaItem:
    """Return a point in sight of an actor who builds the agenda, while it can still change.

    Raises:
        Absent, Forbidden, Invalid: as :func:`add_item`.
    """
    rows = agenda_items(actor).select_related("meeting", "proposal")
    found = rows.filter(uid=item_uid).first()
    if found is None:
        raise Absent("Dit agendapunt bestaat niet, of u mag het niet zien.")
    require(actor, Permission.PLAN_MEETINGS, found.partnership_id, found.meeting.municipality_id)
    queue(found.partnership_id)
    found = rows.get(pk=found.pk)
    if MeetingState(found.meeting.state) not in OPEN_AGENDA:
        raise Invalid(CLOSED)
    return found


def _open_meeting(actor: Actor, meeting_uid: UUID) -> Meeting:
    meeting = meeting_to_plan(actor, meeting_uid)
    if MeetingState(meeting.state) not in OPEN_AGENDA:
        raise Invalid(CLOSED)
    return meeting


def _whose(point: Point, meeting: Meeting) -> int | None:
    if point.circle is not Circle.MUNICIPALITY:
        return None
    return point.circle_municipality_id or meeting.municipality_id


def _item(meeting: Meeting, kind: ItemKind, title: str, spread: Spread, *, example: bool) -> AgendaItem:
    return AgendaItem(
        partnership_id=meeting.partnership_id,
        municipality_id=meeting.municipality_id,
        circle=spread[0],
        circle_municipality_id=spread[1],
        secrecy=meeting.secrecy,
        embargo_until=meeting.embargo_until,
        example=example or meeting.example,
        meeting=meeting,
        position=_last_position(meeting) + 1,
        kind=kind.value,
        title=title,
    )


def _last_position(meeting: Meeting) -> int:
    last: int | None = AgendaItem.objects.filter(meeting=meeting.pk).aggregate(Max("position"))["position__max"]
    return last or 0


def _check_fits(proposal: Proposal, meeting: Meeting, *, prepares: bool) -> None:
    if prepares and BodyKind(meeting.body.kind) not in ADVISING:
        raise Invalid(f"Dit voorstel is voor een ander orgaan: {proposal.body.name}.")
    if prepares and proposal.state in (ProposalState.DRAFT, ProposalState.WITHDRAWN, ProposalState.ANSWERED):
        raise Invalid("Dit voorstel is niet ingediend, ingetrokken of al behandeld.")
    if not prepares and proposal.state not in WAITING:
        raise Invalid("Dit voorstel is niet ingediend, staat al op een agenda, of is al behandeld.")
    if AgendaItem.objects.filter(meeting=meeting.pk, proposal=proposal.pk, withdrawn_at__isnull=True).exists():
        raise Invalid("Dit voorstel staat al op deze agenda.")


def _on_agenda(proposal: Proposal) -> bool:
    rows = AgendaItem.objects.filter(proposal=proposal.pk, withdrawn_at__isnull=True, state=ItemState.OPEN.value)
    return rows.filter(meeting__body=proposal.body_id).exists()


def _same_recipients(of: UUID, to: UUID) -> None:
    known = Recipient.objects.filter(record_uid=of).values_list("function_uid", flat=True)
    Recipient.objects.bulk_create(Recipient(record_uid=to, function_uid=uid) for uid in sorted(known))


def _titled(meeting: Meeting, title: str) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(meeting=meeting.pk, withdrawn_at__isnull=True, title=title)


def _free_title(meeting: Meeting, wish: str) -> str:
    """Return the wished title, with a number behind it where another point has it: a title names one point."""
    longest = AgendaItem._meta.get_field("title").max_length or len(wish)
    titles = chain((wish,), (f"{wish[: longest - 6]} ({number})" for number in count(2)))
    return next(title for title in titles if not _titled(meeting, title).exists())
