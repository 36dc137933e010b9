# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of meetings: the planning of a partnership, and one meeting with its whole agenda."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.access.prepared import prepared
from driehoek.audit.queries import last_change
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import shown, within
from driehoek.organisations.queries import Origin
from driehoek.steering.models import Meeting

HEAD = (
    "pk", "uid", "version", "code", "title", "starts_at", "ends_at", "place", "papers_due", "state", "note",
    "sequence", "invited_at", "body_id", "body__uid", "body__code", "body__name", "body__kind", "municipality_id",
    "body__municipality__name", "approved_in_id", "embargo_until", "example", "source", "source_place", "circle",
)  # fmt: skip


def _columns(actor: Actor, rows: QuerySet[Meeting]) -> QuerySet[Any, Any]:
    return rows.values_list(*HEAD, shown(actor, "approved_in__starts_at"))


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """A meeting without its agenda.

    Attributes:
        pk, body_pk, municipality_pk: internal keys, for the next query; never shown.
        municipality: of the body; empty for a joint one.
        approved: whether a later meeting approved its list; on which day, where that meeting is in sight.
    """

    pk: int
    uid: UUID
    version: int
    code: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    papers_due: date | None
    state: str
    note: str
    sequence: int
    invited_at: datetime | None
    body_pk: int
    body_uid: UUID
    body_code: str
    body: str
    body_kind: str
    municipality_pk: int | None
    municipality: str
    approved: bool
    approved_on: date | None
    embargo_until: datetime | None
    origin: Origin

    @property
    def day(self) -> date:
        """The Dutch day on which it starts."""
        return self.starts_at.astimezone(clock.AMSTERDAM).date()

    @property
    def times(self) -> tuple[str, str]:
        """From when until when, by the Dutch clock."""
        start, end = (moment.astimezone(clock.AMSTERDAM) for moment in (self.starts_at, self.ends_at))
        return f"{start:%H:%M}", f"{end:%H:%M}"


def head_of(row: Sequence[Any]) -> MeetingHead:
    """Return the head of a row of the columns ``HEAD``."""
    *plain, approved_in, embargo_until, example, source, place, circle, approved_at = row
    plain[-1] = plain[-1] or ""
    origin = Origin(example, source, place, circle=circle)
    approved_on = approved_at.astimezone(clock.AMSTERDAM).date() if approved_at else None
    values: tuple[Any, ...] = (*plain, approved_in is not None, approved_on, embargo_until, origin)
    return MeetingHead(*values)


@prepared
def _between(actor: Actor, partnership_id: int, start: datetime, end: datetime) -> QuerySet[Any, Any]:
    rows = within(actor, Meeting, partnership_id, "body").filter(starts_at__gte=start, starts_at__lt=end)
    return _columns(actor, rows.order_by("starts_at", "code"))


@prepared
def _of_body(actor: Actor, partnership_id: int, body_pk: int) -> QuerySet[Any, Any]:
    rows = within(actor, Meeting, partnership_id, "body").filter(body_id=body_pk)
    return _columns(actor, rows.order_by("starts_at", "code"))


@prepared
def _one(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    return _columns(actor, within(actor, Meeting, partnership_id, "body").filter(code=code))


def meetings(actor: Actor, partnership_id: int, start: datetime, end: datetime) -> tuple[MeetingHead, ...]:
    """Return the meetings in sight that start within a period, in order; 1 query."""
    return tuple(head_of(row) for row in _between(actor, partnership_id, start, end))


def meetings_of(actor: Actor, partnership_id: int, body_pk: int) -> tuple[MeetingHead, ...]:
    """Return the meetings of a body in sight, in order; 1 query."""
    return tuple(head_of(row) for row in _of_body(actor, partnership_id, body_pk))


def meeting_head(actor: Actor, partnership_id: int, code: str) -> MeetingHead | None:
    """Return one meeting in sight without its agenda, or ``None``; 1 query."""
    rows = _one(actor, partnership_id, code)
    return head_of(rows[0]) if rows else None


@dataclass(frozen=True, slots=True)
class MeetingToEdit:
    """A meeting as its form starts."""

    head: MeetingHead
    changed_by: str
    changed_at: datetime | None


@prepared
def _by_uid(actor: Actor, partnership_id: int, uid: UUID) -> QuerySet[Any, Any]:
    return _columns(actor, within(actor, Meeting, partnership_id, "body").filter(uid=uid))


def meeting_to_edit(actor: Actor, partnership_id: int, uid: UUID) -> MeetingToEdit:
    """Return a meeting as its form starts; 2 queries.

    Raises:
        Absent: the meeting is out of sight.
        Forbidden: the actor plans no meetings of this body.
    """
    rows = _by_uid(actor, partnership_id, uid)
    if not rows:
        raise Absent("Dit overleg bestaat niet, of u mag het niet zien.")
    head = head_of(rows[0])
    require(actor, Permission.PLAN_MEETINGS, partnership_id, head.municipality_pk)
    last = last_change(actor, uid)
    return MeetingToEdit(head, last.by if last else "", last.at if last else None)


def meeting_code(actor: Actor, partnership_id: int, uid: UUID) -> tuple[str, str] | None:
    """Return the code and title of a meeting in sight; 1 query."""
    rows = _by_uid(actor, partnership_id, uid)
    return (rows[0][3], rows[0][4]) if rows else None
