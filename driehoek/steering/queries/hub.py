# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The meetings to come: the next one of each body in which the reader sits, and then the rest."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.access.prepared import prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import within
from driehoek.steering.models import Attendance
from driehoek.steering.policies import agenda_items, proposals
from driehoek.steering.queries.bodies import BodyLine, PortfolioLine, bodies, portfolios
from driehoek.steering.queries.meetings import MeetingHead, meetings
from driehoek.steering.rules import AHEAD, ItemKind, MeetingState, ProposalState

BEHIND, BEFORE = timedelta(days=120), timedelta(days=400)
WAITING = (ProposalState.SUBMITTED.value, ProposalState.POSTPONED.value)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A meeting to come.

    Attributes:
        seat: as what the reader sits in its body; empty where they do not, ``replaces`` when only instead of another.
        to_decide: number of points in sight that ask a decision.
        presence: what was told of the reader's coming; empty when nothing.
    """

    head: MeetingHead
    seat: str
    replaces: bool
    to_decide: int
    presence: str


@dataclass(frozen=True, slots=True)
class Hub:
    """The page of meetings.

    Attributes:
        own: the next meeting of each body in which the reader sits, soonest first.
        ahead: the other meetings to come, in order.
        held: meetings of the last months, latest first.
        waiting: number of proposals that wait for an agenda, by the key of their body; for who builds agendas.
    """

    own: tuple[Ahead, ...]
    ahead: tuple[Ahead, ...]
    held: tuple[MeetingHead, ...]
    bodies: tuple[BodyLine, ...]
    portfolios: tuple[PortfolioLine, ...]
    waiting: dict[int, int]


@prepared
def _to_decide(actor: Actor, partnership_id: int, start: datetime) -> QuerySet[Any, Any]:
    rows = agenda_items(actor).filter(
        partnership_id=partnership_id, kind=ItemKind.TO_DECIDE.value, meeting__starts_at__gte=start
    )
    return rows.order_by().values_list("meeting_id").annotate(Count("pk"))


@prepared
def _presence(actor: Actor, partnership_id: int, start: datetime, own: tuple[UUID, ...]) -> QuerySet[Any, Any]:
    rows = within(actor, Attendance, partnership_id, "meeting")
    rows = rows.filter(meeting__starts_at__gte=start, function__uid__in=own)
    return rows.values_list("meeting_id", "presence")


@prepared
def _waiting(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = proposals(actor).filter(partnership_id=partnership_id, state__in=WAITING)
    return rows.order_by().values_list("body_id").annotate(Count("pk"))


def hub(actor: Actor, partnership_id: int) -> Hub:
    """Return the meetings to come; 7 queries at most."""
    now = clock.now()
    found = meetings(actor, partnership_id, now - BEHIND, now + BEFORE)
    lines = bodies(actor, partnership_id)
    seats = {line.pk: (line.seat, line.replaces) for line in lines if line.seat}
    start = now - timedelta(days=1)
    counts: dict[int, int] = dict(_to_decide(actor, partnership_id, start))
    functions = tuple(sorted(actor.function_uids))
    told: dict[int, str] = dict(_presence(actor, partnership_id, start, functions)) if functions else {}
    coming = [
        Ahead(one, *seats.get(one.body_pk, ("", False)), counts.get(one.pk, 0), told.get(one.pk, ""))
        for one in found
        if one.ends_at >= now and (one.state in AHEAD or one.state == MeetingState.RUNNING)
    ]
    next_of: dict[int, Ahead] = {}
    for one in coming:
        if one.seat:
            next_of.setdefault(one.head.body_pk, one)
    own = tuple(next_of.values())
    builds = reach(actor, Permission.PLAN_MEETINGS).anywhere_in(partnership_id)
    return Hub(
        own=own,
        ahead=tuple(one for one in coming if one not in own),
        held=tuple(one for one in reversed(found) if one.state == MeetingState.HELD),
        bodies=lines,
        portfolios=portfolios(actor, partnership_id),
        waiting=dict(_waiting(actor, partnership_id)) if builds else {},
    )
