# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a form for a proposal starts with: what it is about, and where it will go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, Spread
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.models import OwnedRecord
from driehoek.organisations.policies import within
from driehoek.planning.models import Action, Node, Plan, Programme
from driehoek.steering.models import Meeting
from driehoek.steering.routing import Scope, fitting, route
from driehoek.steering.rules import Concern, MeetingState

TABLES: Mapping[Concern, type[OwnedRecord]] = {
    Concern.ACTION: Action, Concern.THEME: Node, Concern.PLAN: Plan, Concern.PROGRAMME: Programme,
}  # fmt: skip
ABOUT_NOTHING: Spread = (Circle.PUBLIC.value, None)


@dataclass(frozen=True, slots=True)
class About:
    """What a new proposal is about.

    Attributes:
        municipality_id: whose it is; ``None`` when joint.
        spread: who may see it.
        why: what was told of an action that needs adjustment, to begin the reason with.
        end: when an action ends as it stands.
    """

    concern: Concern
    uid: UUID
    title: str
    municipality_id: int | None
    spread: Spread
    why: str = ""
    end: PreciseDate | None = None


def about(actor: Actor, partnership_id: int, concern: Concern, uid: UUID) -> About:
    """Return what a proposal would be about; 1 query.

    Raises:
        Absent: it does not exist, is out of sight, or lives in another room.
    """
    table = TABLES.get(concern)
    row: Any = table and within(actor, table, partnership_id).filter(uid=uid).first()
    if row is None:
        raise Absent("Waar dit voorstel over gaat bestaat niet, of u mag het niet zien.")
    spread = (row.circle, row.circle_municipality_id)
    if concern is not Concern.ACTION:
        return About(concern, uid, row.title, row.municipality_id, spread)
    why = row.adjustment_text or row.attention_text
    return About(concern, uid, row.title, row.municipality_id, spread, why, row.current_end)


@dataclass(frozen=True, slots=True)
class Target:
    """A body to which a proposal can go; ``uid`` to choose it."""

    uid: UUID
    pk: int
    name: str


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a proposal goes.

    Attributes:
        kinds: coded kinds of body that answer by the scope.
        each: whether every one of the bodies gets its own proposal; else the first, or the one that is chosen.
        missing: municipalities that have no such body yet; an empty name for the partnership as a whole.
        unread: names of bodies that answer but may not read it.
    """

    kinds: tuple[str, ...]
    each: bool
    bodies: tuple[Target, ...]
    missing: tuple[str, ...]
    unread: tuple[str, ...]


def destination(
    actor: Actor, partnership_id: int, scope: Scope, spread: Spread = ABOUT_NOTHING, circle: Circle = Circle.PARTNERS
) -> Destination:
    """Return where a proposal of this scope goes; 2 queries.

    Args:
        spread: who may see what it is about.
        circle: for whom it is to be once submitted.
    """
    found = route(actor, partnership_id, scope)
    able = fitting(found, scope, spread, circle)
    return Destination(
        tuple(kind.value for kind in found.way.kinds),
        found.way.each,
        tuple(Target(body.uid, body.pk, body.name) for body in able),
        found.missing,
        tuple(body.name for body in found.bodies if body not in able),
    )


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The first meeting of a body that is still to come."""

    title: str
    starts_at: datetime
    papers_due: date | None


@prepared
def _next(actor: Actor, partnership_id: int, body_pk: int, now: datetime) -> QuerySet[Any, Any]:
    ahead = (MeetingState.PLANNED.value, MeetingState.INVITED.value)
    rows = within(actor, Meeting, partnership_id, "body").filter(body_id=body_pk, starts_at__gte=now, state__in=ahead)
    return rows.order_by("starts_at").values_list("title", "starts_at", "papers_due")[:1]


def next_meeting(actor: Actor, partnership_id: int, body_pk: int) -> NextMeeting | None:
    """Return the meeting that comes first, for the deadline of its papers; 1 query."""
    found = _next(actor, partnership_id, body_pk, clock.now())
    return NextMeeting(*found[0]) if found else None
