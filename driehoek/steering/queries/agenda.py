# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One meeting with its whole agenda, as the page, the table and the papers show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import shown, within
from driehoek.steering.models import Attendance, BodyMember, Decision
from driehoek.steering.policies import agenda_items, annotations
from driehoek.steering.queries.agreements import AgreementLine, open_agreements
from driehoek.steering.queries.meetings import MeetingHead, meeting_head, meetings_of
from driehoek.steering.rules import AGENDA_ORDER, AHEAD, FOR_WHOM, SEATS, ItemKind, MeetingState, Seat


@dataclass(frozen=True, slots=True)
class ItemProposal:
    """The proposal behind a point, where the reader may see it.

    Attributes:
        gives_way: what shrinks because of it ("wat wijkt?"), for deployment.
    """

    uid: UUID
    code: str
    kind: str
    state: str
    concerns_kind: str
    concerns_uid: UUID | None
    concerns_label: str
    wanted_on: PreciseDate | None
    gives_way: str
    deployment: str
    new_end: PreciseDate | None
    proposer: str


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """What was agreed or decided."""

    uid: UUID
    code: str
    kind: str
    subject: str
    text: str
    reason: str
    authority: str
    owner: str
    due: PreciseDate | None
    follow: str
    review_on: date | None
    gives_way: str
    circle: str
    circle_municipality_pk: int | None
    example: bool


@dataclass(frozen=True, slots=True)
class ItemNote:
    """A private note at a point: of the reader, or for the reader.

    Attributes:
        written: whether the reader wrote it, and so may change it.
        function, author: for whom it is, and in which function it was written.
    """

    uid: UUID
    version: int
    text: str
    written: bool
    function_uid: UUID
    function: str
    author: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """A point of the agenda.

    Attributes:
        number: its place among the points that this reader sees.
        minutes: how long it may take; ``None`` when not said.
        circle, circle_municipality_pk, embargo_until, secrecy: who may see it, and from when.
    """

    pk: int
    uid: UUID
    version: int
    number: int
    kind: str
    title: str
    reason: str
    asked: str
    minutes: int | None
    references: tuple[Mapping[str, Any], ...]
    state: str
    said: str
    circle: str
    circle_municipality_pk: int | None
    embargo_until: datetime | None
    secrecy: UUID | None
    example: bool
    proposal: ItemProposal | None
    outcomes: tuple[ItemOutcome, ...]
    notes: tuple[ItemNote, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """Who sits in the body, and whether they come.

    Attributes:
        function_uid, function: who sits.
        presence: empty when nothing was heard yet.
        replacement, replacement_uid: who comes when they cannot, as the body says.
        replaced_by: who comes instead this time.
        own: whether the reader holds this function today.
    """

    function_uid: UUID
    function: str
    seat: str
    presence: str
    replacement: str
    replacement_uid: UUID | None
    replaced_by: str
    own: bool


@dataclass(frozen=True, slots=True)
class AgendaView:
    """A meeting with its agenda.

    Attributes:
        previous: the meeting of this body that was held last before it, of which the list is to be approved.
        later: the meetings of this body that are planned after it.
        follow_up: what is still open of this body, overdue first, and what was closed since the previous meeting.
        items: the points in sight, in the order in which they are dealt with.
        loose: outcomes of which the point is out of sight, or that had none.
    """

    head: MeetingHead
    previous: MeetingHead | None
    later: tuple[MeetingHead, ...]
    follow_up: tuple[AgreementLine, ...]
    items: tuple[ItemView, ...]
    loose: tuple[ItemOutcome, ...]
    expected: tuple[Expected, ...]


def agenda(actor: Actor, partnership_id: int, code: str) -> AgendaView | None:
    """Return a meeting with its whole agenda, or ``None`` when it is out of sight; 8 queries whatever its size."""
    head = meeting_head(actor, partnership_id, code)
    if head is None:
        return None
    beside = meetings_of(actor, partnership_id, head.body_pk)
    held = [one for one in beside if one.starts_at < head.starts_at and one.state == MeetingState.HELD]
    before = held[-1] if held else None
    agreed = open_agreements(actor, partnership_id, body_pk=head.body_pk, since=before.day if before else None)
    outcomes = outcomes_of(actor, partnership_id, head.pk)
    items = _items(actor, partnership_id, head.pk, outcomes)
    in_sight = {item.pk for item in items}
    return AgendaView(
        head=head,
        previous=before,
        later=tuple(one for one in beside if one.starts_at > head.starts_at and one.state in AHEAD),
        # What is agreed at this meeting itself, or after it, is no follow-up of earlier ones.
        follow_up=tuple(line for line in agreed if line.on.first_day < head.day),
        items=items,
        loose=tuple(one for item, several in outcomes.items() if item not in in_sight for one in several),
        expected=_expected(actor, partnership_id, head),
    )


#: What is read of the proposal behind a point; a point is only in sight when its proposal is.
PROPOSAL = (
    "uid", "code", "kind", "state", "concerns_kind", "concerns_uid", "concerns_label", "wanted_on", "gives_way",
    "deployment", "new_end",
)  # fmt: skip


@prepared
def _points(actor: Actor, partnership_id: int, meeting_pk: int) -> QuerySet[Any, Any]:
    rows = agenda_items(actor).filter(partnership_id=partnership_id, meeting_id=meeting_pk)
    uid, *others = PROPOSAL
    # Without its uid a proposal is left out whole: one that was withdrawn as a record tells nothing any more.
    proposal = (f"proposal__{column}" for column in others)
    return rows.order_by("position", "pk").values_list(
        "pk", "uid", "version", "kind", "title", "reason", "asked", "minutes", "references", "state", "said", "circle",
        "circle_municipality_id", "embargo_until", "secrecy", "example", shown(actor, "proposal__proposer__title"),
        shown(actor, f"proposal__{uid}"), *proposal,
    )  # fmt: skip


@prepared
def _outcomes(actor: Actor, partnership_id: int, meeting_pk: int) -> QuerySet[Any, Any]:
    rows = within(actor, Decision, partnership_id, "body").filter(meeting_id=meeting_pk)
    return rows.order_by("pk").values_list(
        "item_id", shown(actor, "owner__title"), shown(actor, "owner_organisation__name"), "uid", "code", "kind",
        "subject", "text", "reason", "authority", "due_on", "follow", "review_on", "gives_way", "circle",
        "circle_municipality_id", "example",
    )  # fmt: skip


@prepared
def _notes(actor: Actor, partnership_id: int, meeting_pk: int) -> QuerySet[Any, Any]:
    rows = annotations(actor).filter(partnership_id=partnership_id, item__meeting_id=meeting_pk)
    return rows.order_by("pk").values_list(
        "item_id", "uid", "version", "text", "author__uid", "function__uid", "function__title", "author__title"
    )


def outcomes_of(actor: Actor, partnership_id: int, meeting_pk: int) -> Mapping[int | None, list[ItemOutcome]]:
    """Return what was agreed or decided at a meeting, by the key of the point; 1 query."""
    found: dict[int | None, list[ItemOutcome]] = {}
    for item, owner, organisation, *rest in _outcomes(actor, partnership_id, meeting_pk):
        values: tuple[Any, ...] = (*rest[:7], owner or organisation or "", *rest[7:])
        found.setdefault(item, []).append(ItemOutcome(*values))
    return found


def _items(
    actor: Actor, partnership_id: int, meeting_pk: int, outcomes: Mapping[int | None, list[ItemOutcome]]
) -> tuple[ItemView, ...]:
    points = _points(actor, partnership_id, meeting_pk)
    order = {kind.value: number for number, kind in enumerate(AGENDA_ORDER)}
    points.sort(key=lambda row: order[row[3]])  # stable: within a part they keep their position
    notes = notes_of(actor, partnership_id, meeting_pk)
    return tuple(
        ItemView(
            pk, uid, version, number, kind, title, reason, asked, minutes, tuple(references), state, said, circle,
            circle_municipality_pk, embargo_until, secrecy, example, _proposal(proposal, proposer),
            tuple(outcomes.get(pk, ())), tuple(notes.get(pk, ())),
        )
        for number, (
            pk, uid, version, kind, title, reason, asked, minutes, references, state, said, circle,
            circle_municipality_pk, embargo_until, secrecy, example, proposer, *proposal,
        ) in enumerate(points, start=1)
    )  # fmt: skip


def _proposal(columns: list[Any], proposer: str | None) -> ItemProposal | None:
    values: tuple[Any, ...] = (*columns, proposer or "")
    return None if columns[0] is None else ItemProposal(*values)


def notes_of(actor: Actor, partnership_id: int, meeting_pk: int) -> Mapping[int, list[ItemNote]]:
    """Return the private notes of and for the reader by point; 1 query, none for who writes and gets none."""
    found: dict[int, list[ItemNote]] = {}
    writes = reach(actor, Permission.ANNOTATE).anywhere_in(partnership_id)
    if not writes and not any(one.role in FOR_WHOM for one in actor.standings):
        return found
    for item, uid, version, text, author_uid, function_uid, function, author in _notes(
        actor, partnership_id, meeting_pk
    ):
        note = ItemNote(uid, version, text, author_uid in actor.function_uids, function_uid, function, author)
        found.setdefault(item, []).append(note)
    return found


@prepared
def _members(actor: Actor, partnership_id: int, body_pk: int) -> QuerySet[Any, Any]:
    rows = within(actor, BodyMember, partnership_id, "body", "function").filter(body_id=body_pk)
    return rows.order_by("function__organisation__name", "function__title").values_list(
        "function__uid", "function__title", "seat", "starts_on", "ends_on", shown(actor, "replacement__title"),
        shown(actor, "replacement__uid"),
    )  # fmt: skip


@prepared
def _presence(actor: Actor, partnership_id: int, meeting_pk: int) -> QuerySet[Any, Any]:
    rows = within(actor, Attendance, partnership_id, "meeting", "function").filter(meeting_id=meeting_pk)
    return rows.order_by("function__title").values_list(
        "function__uid", "function__title", "presence", shown(actor, "replaced_by__title")
    )


def _expected(actor: Actor, partnership_id: int, head: MeetingHead) -> tuple[Expected, ...]:
    told = {uid: rest for uid, *rest in _presence(actor, partnership_id, head.pk)}
    found = []
    for uid, title, seat, starts_on, ends_on, replacement, replacement_uid in _members(
        actor, partnership_id, head.body_pk
    ):
        if (starts_on and starts_on.first_day > head.day) or (ends_on and ends_on.last_day < head.day):
            continue
        _title, presence, instead = told.pop(uid, ("", "", ""))
        own = uid in actor.function_uids
        found.append(
            Expected(uid, title, seat, presence, replacement or "", replacement_uid, instead or "", own)
        )  # fmt: skip
    found.sort(key=lambda one: SEATS.index(Seat(one.seat)))
    guests = (
        Expected(uid, title, "", presence, "", None, instead or "", uid in actor.function_uids)
        for uid, (title, presence, instead) in told.items()
    )
    return (*found, *guests)


def decides(item: ItemView) -> bool:
    """Tell whether a point asks something of those at the table."""
    return item.kind == ItemKind.TO_DECIDE
