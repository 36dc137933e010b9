# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One meeting on screen: for who reads it in a minute, and for who builds it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from driehoek.kernel import clock
from driehoek.organisations.picking import Pick
from driehoek.steering.kinds import AGENDA_ITEM
from driehoek.steering.queries.agenda import AgendaView, Expected, ItemOutcome, ItemView
from driehoek.steering.queries.agreements import AgreementLine
from driehoek.steering.queries.proposals import ProposalLine
from driehoek.steering.rules import AHEAD, FIXED_POINTS, OPEN_AGENDA, ItemKind, ItemState, MeetingState
from driehoek.web.frame import Link
from driehoek.web.paths import Paths
from driehoek.web.presenters.meetings.minute import Minute, minute_of
from driehoek.web.presenters.meetings.moments import long_day, times
from driehoek.web.presenters.meetings.references import reference
from driehoek.web.presenters.origin import paragraphs
from driehoek.web.words import capital, word

PUBLIC = "openbaar"


@dataclass(frozen=True, slots=True)
class Builder:
    """What the reader may do with this meeting; for links and forms, never as the decision itself.

    Attributes:
        plans: whether they build its agenda.
        records: whether they keep its register, and so the screen at the table.
        readers: for whom they write private notes; ``own`` are the functions that they hold themselves.
        key: idempotency key of what they add.
        typed: what was typed and refused, by point and function: the text and why.
        rounds: code and title of the locked rounds that were counted back from this day.
    """

    plans: bool
    records: bool
    readers: tuple[Pick, ...]
    own: frozenset[UUID]
    key: str
    typed: Mapping[tuple[UUID, UUID], tuple[str, str]]
    rounds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NoteField:
    """Where the reader writes a private note: for whom, and what stands there; ``own`` is for oneself."""

    id: str
    own: bool
    function_uid: str
    function: str
    text: str
    error: str


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda; ``build`` tells whether it can be moved and taken off."""

    uid: str
    anchor: str
    number: int
    title: str
    minutes: str
    asked: tuple[str, ...]
    reason: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    references: tuple[Link, ...]
    state: str
    said: tuple[str, ...]
    outcomes: tuple[ItemOutcome, ...]
    circle: str
    embargo: str
    example: bool
    fixed: bool
    edit: str
    read_notes: tuple[tuple[str, tuple[str, ...]], ...]
    note_fields: tuple[NoteField, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the agenda: its points, and what stands in it by itself.

    Attributes:
        number: of the one point of a part that every agenda has; 0 where each point has a heading of its own.
    """

    kind: str
    title: str
    number: int
    points: tuple[Point, ...]
    follow_up: tuple[AgreementLine, ...]


@dataclass(frozen=True, slots=True)
class AgendaScreen:
    """The page of a meeting."""

    title: str
    body: str
    body_href: str
    when: str
    place: str
    state: str
    circle: str
    embargo: str
    example: bool
    note: tuple[str, ...]
    minute: Minute | None
    mine: tuple[Expected, ...]
    expected: tuple[Expected, ...]
    coming: str
    parts: tuple[Part, ...]
    loose: tuple[ItemOutcome, ...]
    last: Link | None
    last_approved: bool
    following: Link | None
    later: tuple[tuple[str, str], ...]
    papers_due: date | None
    papers_late: bool
    waiting: tuple[ProposalLine, ...]
    tasks: tuple[Link, ...]
    ahead: bool
    event: str
    builds: bool
    invited: bool
    version: int
    key: str
    to: Mapping[str, str]


def agenda_screen(
    view: AgendaView, paths: Paths, waiting: Sequence[ProposalLine], builder: Builder, edit: str
) -> AgendaScreen:
    """Return the page.

    Args:
        edit: where time and place are changed.
    """
    head, origin = view.head, view.head.origin
    builds = builder.plans and head.state in OPEN_AGENDA
    ahead = head.state in AHEAD
    return AgendaScreen(
        title=capital(head.title),
        body=head.body,
        body_href=paths.body(head.body_code),
        when=f"{capital(long_day(head.day))}, {times(head)}",
        place=head.place,
        state=head.state,
        circle="" if origin.circle == PUBLIC else origin.circle,
        embargo=_embargo(head.embargo_until),
        example=origin.example,
        note=paragraphs(head.note),
        minute=minute_of(view) if head.state in OPEN_AGENDA else None,
        mine=tuple(one for one in view.expected if one.own) if ahead else (),
        expected=view.expected,
        coming=_coming(view.expected),
        parts=_parts(view, paths, builder, builds=builds),
        loose=view.loose,
        last=Link(long_day(view.previous.day), paths.meeting(view.previous.code)) if view.previous else None,
        last_approved=view.previous is not None and view.previous.approved,
        following=Link(long_day(view.later[0].day), paths.meeting(view.later[0].code)) if view.later else None,
        later=tuple((str(one.uid), long_day(one.day)) for one in view.later) if builds else (),
        papers_due=head.papers_due,
        papers_late=ahead and head.papers_due is not None and head.papers_due < clock.today(),
        waiting=tuple(waiting),
        tasks=_tasks(view, paths, edit, builder, builds=builds),
        ahead=ahead,
        event=paths.meeting_event(head.code),
        builds=builds,
        invited=head.invited_at is not None,
        version=head.version,
        key=builder.key,
        to={part: paths.meeting_part(head.code, part) for part in ("agenda", "aanwezigheid", "annotatie", "stand")},
    )


def _tasks(view: AgendaView, paths: Paths, edit: str, builder: Builder, *, builds: bool) -> tuple[Link, ...]:
    head = view.head
    found = [Link(_("Add an agenda item"), paths.new(AGENDA_ITEM.name, head.uid))] if builds else []
    if builder.records and head.state != MeetingState.CANCELLED and not head.approved:
        first = head.state == MeetingState.RUNNING or head.day == clock.today()
        found.insert(0 if first else len(found), Link(_("To the table"), paths.at_the_table(head.code)))
    for code, title in builder.rounds if builds else ():
        words = _("Put the round on the agenda: %(round)s") % {"round": title}
        found.append(Link(words, f"{paths.round_wishes(code)}#agenda"))
    if builds and head.state in AHEAD:
        found.append(Link(_("Change when and where"), edit))
    return tuple(found)


def _embargo(until: Any) -> str:
    if until is None or until <= clock.now():
        return ""
    own = until.astimezone(clock.AMSTERDAM)
    return _("Embargo until %(day)s, %(time)s") % {"day": long_day(own.date()), "time": f"{own:%H:%M}"}


def _coming(expected: Sequence[Expected]) -> str:
    told = sum(one.presence in ("aanwezig", "vervangen") for one in expected)
    return _("%(number)s of %(all)s said that they come or send someone.") % {"number": told, "all": len(expected)}


def _parts(view: AgendaView, paths: Paths, builder: Builder, *, builds: bool) -> tuple[Part, ...]:
    """Return the parts of the agenda in order; what was agreed before is always the first, also without a point."""
    by_kind: dict[str, list[Point]] = {ItemKind.FOLLOW_UP: []}
    for item in view.items:
        by_kind.setdefault(item.kind, []).append(_point(item, view, paths, builder, builds=builds))
    if builds:
        for kind in (ItemKind.TO_DECIDE, ItemKind.TO_DISCUSS, ItemKind.TO_KNOW):
            by_kind.setdefault(kind, [])
    order = list(ItemKind)
    return tuple(
        Part(
            kind,
            capital(word(kind, "item_kind")),
            points[0].number if len(points) == 1 and ItemKind(kind) in FIXED_POINTS else 0,
            tuple(points),
            view.follow_up if kind == ItemKind.FOLLOW_UP else (),
        )
        for kind, points in sorted(by_kind.items(), key=lambda pair: order.index(ItemKind(pair[0])))
    )


def _point(item: ItemView, view: AgendaView, paths: Paths, builder: Builder, *, builds: bool) -> Point:
    told = ngettext("%(num)s minute", "%(num)s minutes", item.minutes) % {"num": item.minutes} if item.minutes else ""
    written = {note.function_uid: note.text for note in item.notes if note.written}
    narrower = item.circle if item.circle not in (PUBLIC, view.head.origin.circle) else ""
    return Point(
        uid=str(item.uid),
        anchor=f"punt-{item.uid}",
        number=item.number,
        title=item.title,
        minutes=told,
        asked=paragraphs(item.asked),
        reason=paragraphs(item.reason),
        facts=tuple(_facts(item)),
        references=tuple(reference(one, paths) for one in item.references),
        state="" if item.state == ItemState.OPEN else item.state,
        said=paragraphs(item.said),
        outcomes=item.outcomes,
        circle=narrower,
        embargo=_embargo(item.embargo_until),
        example=item.example,
        fixed=not builds or ItemKind(item.kind) in FIXED_POINTS,
        edit=paths.edit(AGENDA_ITEM.name, item.uid) if builds and ItemKind(item.kind) not in FIXED_POINTS else "",
        read_notes=tuple((note.author, paragraphs(note.text)) for note in item.notes if not note.written),
        note_fields=tuple(_note_field(item, reader, written, builder) for reader in builder.readers),
    )


def _note_field(item: ItemView, reader: Pick, written: Mapping[UUID, str], builder: Builder) -> NoteField:
    text, error = builder.typed.get((item.uid, reader.uid), (written.get(reader.uid, ""), ""))
    own = reader.uid in builder.own
    return NoteField(f"annotatie-{item.uid}-{reader.uid}", own, str(reader.uid), reader.label, text, error)


def _facts(item: ItemView) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    proposal = item.proposal
    if proposal is None:
        return found
    found.append((_("Proposal"), word(proposal.kind, "proposal_kind")))
    if proposal.concerns_label:
        found.append((_("About"), proposal.concerns_label))
    if proposal.proposer:
        found.append((_("Proposed by"), capital(proposal.proposer)))
    if proposal.gives_way:
        found.append((_("What gives way?"), proposal.gives_way))
    if proposal.new_end is not None:
        found.append((_("New end date"), str(proposal.new_end)))
    return found
