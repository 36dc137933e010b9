# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of bodies: who sits in them, when they meet, who carries which theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import document_title, shown, within
from driehoek.organisations.queries import Origin, covers
from driehoek.steering.models import Body, BodyMember, Portfolio
from driehoek.steering.queries.meetings import MeetingHead, meetings_of
from driehoek.steering.rules import SEATS, Seat


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body in a list.

    Attributes:
        municipality: empty for a joint one.
        seat: as what the reader sits in it today; empty where they do not.
        replaces: whether the reader only replaces one who sits.
    """

    pk: int
    uid: UUID
    code: str
    name: str
    kind: str
    municipality: str
    municipality_pk: int | None
    meetings_per_year: int | None
    rhythm: str
    seat: str
    replaces: bool
    circle: str
    example: bool


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A function that sits in a body; ``now`` tells whether today."""

    uid: UUID
    function_uid: UUID
    function: str
    organisation: str
    seat: str
    replacement: str
    starts_on: PreciseDate | None
    ends_on: PreciseDate | None
    now: bool
    example: bool


@dataclass(frozen=True, slots=True)
class BodyPage:
    """A body whole: who sits in it and when it meets."""

    line: BodyLine
    group: str
    group_code: str
    origin: Origin
    members: tuple[MemberLine, ...]
    meetings: tuple[MeetingHead, ...]


@dataclass(frozen=True, slots=True)
class PortfolioLine:
    """A theme that an administrator carries for the others."""

    uid: UUID
    theme: str
    theme_code: str
    plan_code: str
    function: str
    note: str
    example: bool


@prepared
def _bodies(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Body, partnership_id).order_by("municipality__name", "name")
    return rows.values_list(
        "pk", "uid", "code", "name", "kind", "municipality__name", "municipality_id", "meetings_per_year", "rhythm",
        "circle", "example",
    )  # fmt: skip


@prepared
def _one(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    rows = within(actor, Body, partnership_id).filter(code=code)
    return rows.values_list(
        "pk", "uid", "code", "name", "kind", "municipality__name", "municipality_id", "meetings_per_year", "rhythm",
        "circle", "example", shown(actor, "working_group__name"), shown(actor, "working_group__code"),
        document_title(actor, partnership_id), "source_place",
    )  # fmt: skip


@prepared
def _seats(actor: Actor, partnership_id: int, own: tuple[UUID, ...]) -> QuerySet[Any, Any]:
    rows = within(actor, BodyMember, partnership_id, "body")
    mine = Q(function__uid__in=own) | Q(replacement__uid__in=own)
    return rows.filter(mine).values_list("body_id", "seat", "starts_on", "ends_on", "function__uid")


@prepared
def _members(actor: Actor, partnership_id: int, body_pk: int) -> QuerySet[Any, Any]:
    rows = within(actor, BodyMember, partnership_id, "body", "function").filter(body_id=body_pk)
    return rows.order_by("function__title").values_list(
        "uid", "function__uid", "function__title", shown(actor, "function__organisation__name"), "seat",
        shown(actor, "replacement__title"), "starts_on", "ends_on", "example",
    )  # fmt: skip


@prepared
def _portfolios(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Portfolio, partnership_id, "node", "node__plan", "function")
    return rows.order_by("node__title", "function__title").values_list(
        "uid", "node__title", "node__code", "node__plan__code", "function__title", "note", "example"
    )


@prepared
def _code(actor: Actor, partnership_id: int, uid: UUID) -> QuerySet[Any, Any]:
    return within(actor, Body, partnership_id).filter(uid=uid).values_list("code", "name")


def body_code(actor: Actor, partnership_id: int, uid: UUID) -> tuple[str, str] | None:
    """Return the code and name of a body in sight; 1 query."""
    rows = _code(actor, partnership_id, uid)
    return (rows[0][0], rows[0][1]) if rows else None


def bodies(actor: Actor, partnership_id: int) -> tuple[BodyLine, ...]:
    """Return the bodies in sight, joint ones first, with the reader's seat in each; 2 queries at most."""
    seats = own_seats(actor, partnership_id)
    found = [_line(row, seats) for row in _bodies(actor, partnership_id)]
    return tuple(sorted(found, key=lambda one: (bool(one.municipality), one.municipality, one.name)))


def own_seats(actor: Actor, partnership_id: int) -> dict[int, tuple[str, bool]]:
    """Return by the key of a body as what the reader sits in it today, and whether only as a replacement; 1 query."""
    own, today = tuple(sorted(actor.function_uids)), clock.today()
    found: dict[int, tuple[str, bool]] = {}
    for body_pk, seat, starts_on, ends_on, function_uid in _seats(actor, partnership_id, own) if own else ():
        if covers(starts_on, ends_on, today):
            replaces = function_uid not in actor.function_uids
            found[body_pk] = min(found.get(body_pk, (seat, replaces)), (seat, replaces), key=lambda one: one[1])
    return found


def body_page(actor: Actor, partnership_id: int, code: str) -> BodyPage:
    """Return one body; 4 queries.

    Raises:
        Absent: there is no such body within sight.
    """
    rows = _one(actor, partnership_id, code)
    if not rows:
        raise Absent("Dit orgaan bestaat niet, of u mag het niet zien.")
    *columns, group, group_code, document, place = rows[0]
    line = _line(columns, own_seats(actor, partnership_id))
    return BodyPage(
        line=line,
        group=group or "",
        group_code=group_code or "",
        origin=Origin(line.example, document or "", place, circle=line.circle),
        members=_member_lines(actor, partnership_id, line.pk),
        meetings=meetings_of(actor, partnership_id, line.pk),
    )


def portfolios(actor: Actor, partnership_id: int) -> tuple[PortfolioLine, ...]:
    """Return who carries which theme, within sight; 1 query."""
    return tuple(PortfolioLine(*row) for row in _portfolios(actor, partnership_id))


def _line(row: Sequence[Any], seats: dict[int, tuple[str, bool]]) -> BodyLine:
    pk, uid, code, name, kind, municipality, municipality_pk, per_year, rhythm, circle, example = row
    seat, replaces = seats.get(pk, ("", False))
    return BodyLine(
        pk, uid, code, name, kind, municipality or "", municipality_pk, per_year, rhythm, seat, replaces, circle,
        example,
    )  # fmt: skip


def _member_lines(actor: Actor, partnership_id: int, body_pk: int) -> tuple[MemberLine, ...]:
    today: date = clock.today()
    found = [
        MemberLine(
            uid, function_uid, title, organisation or "", seat, replacement or "", starts_on, ends_on,
            covers(starts_on, ends_on, today), example,
        )
        for uid, function_uid, title, organisation, seat, replacement, starts_on, ends_on, example in _members(
            actor, partnership_id, body_pk
        )
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (not one.now, SEATS.index(Seat(one.seat)), one.function)))
