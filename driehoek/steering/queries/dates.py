# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on a day: meetings, papers that are due, agreements that are due, councils of a track.

Each is one small question. Whoever adds a sort of date adds a question here, and its line in
:mod:`driehoek.cycle.queries.calendar`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import within
from driehoek.steering.models import BodyMember, Decision, Meeting, TrackLine
from driehoek.steering.rules import Follow


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of a calendar is asked for.

    Attributes:
        first, last: days; both are included.
        mine: only what concerns the actor: bodies in which one sits, agreements that one has to do, one's own council.
        body_pk: only what is of this body.
    """

    partnership_id: int
    first: date
    last: date
    mine: bool = False
    body_pk: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingDate:
    """A meeting with the day on which its papers are due."""

    uid: UUID
    code: str
    title: str
    starts_at: datetime
    ends_at: datetime
    papers_due: date | None
    place: str
    state: str
    sequence: int
    example: bool


@dataclass(frozen=True, slots=True)
class DueDate:
    """An open agreement with its last day."""

    uid: UUID
    code: str
    subject: str
    day: date
    example: bool


@dataclass(frozen=True, slots=True)
class CouncilDate:
    """A council, or the committee before it, that treats a plan or programme on its track."""

    uid: UUID
    code: str
    title: str
    municipality: str
    council_on: date | None
    committee_on: date | None
    example: bool


def meeting_dates(actor: Actor, asked: Asked) -> tuple[MeetingDate, ...]:
    """Return the meetings, or papers due, between two days; those called off too; 1 query."""
    day = clock.AMSTERDAM
    start = datetime(asked.first.year, asked.first.month, asked.first.day, tzinfo=day)
    end = datetime(asked.last.year, asked.last.month, asked.last.day, 23, 59, 59, tzinfo=day)
    functions = tuple(sorted(actor.function_uids)) if asked.mine else None
    rows = _meetings(actor, asked.partnership_id, start, end, asked.first, asked.last, functions, asked.body_pk)
    return tuple(MeetingDate(*row) for row in rows)


@prepared
def _meetings(
    actor: Actor, partnership_id: int, start: datetime, end: datetime, first: date, last: date,
    functions: tuple[UUID, ...] | None, body_pk: int | None,
) -> QuerySet[Any, Any]:  # fmt: skip
    rows = within(actor, Meeting, partnership_id, "body").filter(
        Q(starts_at__gte=start, starts_at__lte=end) | Q(papers_due__gte=first, papers_due__lte=last)
    )
    if functions is not None:
        seats = BodyMember.objects.filter(body=OuterRef("body"), withdrawn_at__isnull=True, ends_on__isnull=True)
        own = Q(function__uid__in=functions) | Q(replacement__uid__in=functions)
        rows = rows.filter(Exists(seats.filter(own)))
    if body_pk is not None:
        rows = rows.filter(body_id=body_pk)
    return rows.order_by("starts_at", "code").values_list(
        "uid", "code", "title", "starts_at", "ends_at", "papers_due", "place", "state", "sequence", "example"
    )


def due_dates(actor: Actor, asked: Asked) -> tuple[DueDate, ...]:
    """Return the open agreements that are due between two days; 1 query."""
    functions = tuple(sorted(actor.function_uids)) if asked.mine else None
    organisations = tuple(
        sorted(
            {
                s.organisation_id
                for s in actor.standings
                if s.organisation_id and s.partnership_id == asked.partnership_id
            }
        )
    )
    rows = _due(actor, asked.partnership_id, asked.first, asked.last, functions, organisations, asked.body_pk)
    return tuple(DueDate(*row) for row in rows)


@prepared
def _due(
    actor: Actor, partnership_id: int, first: date, last: date, functions: tuple[UUID, ...] | None,
    organisations: tuple[int, ...], body_pk: int | None,
) -> QuerySet[Any, Any]:  # fmt: skip
    rows = within(actor, Decision, partnership_id, "body").filter(
        follow=Follow.OPEN.value, due_day__gte=first, due_day__lte=last
    )
    if functions is not None:
        rows = rows.filter(Q(owner__uid__in=functions) | Q(owner__isnull=True, owner_organisation_id__in=organisations))
    if body_pk is not None:
        rows = rows.filter(body_id=body_pk)
    return rows.order_by("due_day", "code").values_list("uid", "code", "subject", "due_day", "example")


def council_dates(actor: Actor, asked: Asked) -> tuple[CouncilDate, ...]:
    """Return councils and committees of tracks between two days; none for one body; 1 query at most."""
    if asked.body_pk is not None:
        return ()
    own = {s.municipality_id for s in actor.standings if s.partnership_id == asked.partnership_id}
    towns = tuple(sorted(pk for pk in own if pk)) if asked.mine and None not in own else None
    rows = _councils(actor, asked.partnership_id, asked.first, asked.last, towns)
    return tuple(CouncilDate(*row) for row in rows)


@prepared
def _councils(
    actor: Actor, partnership_id: int, first: date, last: date, towns: tuple[int, ...] | None
) -> QuerySet[Any, Any]:
    rows = within(actor, TrackLine, partnership_id, "track").filter(
        Q(council_on__gte=first, council_on__lte=last) | Q(committee_on__gte=first, committee_on__lte=last)
    )
    if towns is not None:
        rows = rows.filter(municipality_id__in=towns)
    return rows.order_by("council_on", "pk").values_list(
        "uid", "track__code", "track__title", "municipality__name", "council_on", "committee_on", "example"
    )
