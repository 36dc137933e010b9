# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""On which agendas a locked round can be put."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.access.prepared import prepared
from driehoek.evaluation.models import Evaluation, Round
from driehoek.evaluation.queries.adjusting import Wishes
from driehoek.evaluation.rules import RoundState
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import within
from driehoek.steering.models import AgendaItem, Meeting
from driehoek.steering.proposing import WAITING
from driehoek.steering.rules import OPEN_AGENDA, BodyKind

#: States in which a proposal waits for a place on an agenda, as stored.
_WAITING: Collection[str] = frozenset(state.value for state in WAITING)


@dataclass(frozen=True, slots=True)
class AgendaChoice:
    """A meeting on whose agenda a round can be put.

    Attributes:
        waiting: how many proposals of the round about actions wait for this body.
        meant: it is on the day that the round counted back from.
        there: the evaluation stands on its agenda already.
    """

    uid: UUID
    code: str
    title: str
    starts_at: datetime
    body: str
    waiting: int
    meant: bool
    there: bool


@prepared
def _ahead(
    actor: Actor, partnership_id: int, now: datetime, bodies: tuple[str, ...], *, triangle: bool
) -> QuerySet[Any, Any]:
    wanted = Q(body__name__in=bodies)
    if triangle:
        wanted |= Q(body__kind=BodyKind.TRIANGLE.value)
    rows = within(actor, Meeting, partnership_id, "body").filter(
        wanted, ends_at__gte=now, state__in=[state.value for state in OPEN_AGENDA]
    )
    return rows.order_by("starts_at", "body__name").values_list(
        "uid", "code", "title", "starts_at", "body__name", "municipality_id"
    )


@prepared
def _standing(actor: Actor, partnership_id: int, round_id: int) -> QuerySet[Any, Any]:
    """Ask for the meetings on whose agenda an evaluation of the round stands."""
    whole = Evaluation.objects.filter(round_id=round_id, withdrawn_at__isnull=True)
    rows = within(actor, AgendaItem, partnership_id, "meeting")
    return rows.filter(proposal__concerns_uid__in=whole.values("uid")).values_list("meeting__uid")


@prepared
def _locked(actor: Actor, partnership_id: int, day: date, meeting: int) -> QuerySet[Any, Any]:
    there = Evaluation.objects.filter(
        round=OuterRef("pk"),
        uid__in=AgendaItem.objects.filter(meeting_id=meeting, withdrawn_at__isnull=True).values(
            "proposal__concerns_uid"
        ),
    )
    rows = within(actor, Round, partnership_id).filter(triangle_on=day, state=RoundState.LOCKED.value)
    return rows.exclude(Exists(there)).order_by("code").values_list("code", "title")


def locked_for(actor: Actor, partnership_id: int, day: date, meeting_pk: int) -> tuple[tuple[str, str], ...]:
    """Return code and title of the locked rounds that were counted back from this day; 1 query.

    What stands on the agenda of this meeting already is left out.
    """
    return tuple((code, title) for code, title in _locked(actor, partnership_id, day, meeting_pk))


def agenda_choices(actor: Actor, partnership_id: int, found: Wishes) -> tuple[AgendaChoice, ...]:
    """Return the meetings ahead whose agenda the reader builds and whose body answers something; 2 queries.

    First the one that the round counted back from, then the others as they come.
    """
    builds = reach(actor, Permission.PLAN_MEETINGS)
    if found.round.state != RoundState.LOCKED or not builds.anywhere_in(partnership_id):
        return ()
    waiting: dict[str, int] = {}
    for line in found.asking:
        if line.proposal is not None and line.proposal.here and line.proposal.state in _WAITING:
            waiting[line.proposal.body] = waiting.get(line.proposal.body, 0) + 1
    joint = found.round.municipality_id is None
    there = {uid for (uid,) in _standing(actor, partnership_id, found.round.pk)}
    rows = _ahead(actor, partnership_id, clock.now(), tuple(sorted(waiting)), triangle=joint)
    choices = [
        AgendaChoice(
            uid,
            code,
            title,
            starts_at,
            body,
            waiting.get(body, 0),
            _day(starts_at) == found.round.triangle_on,
            uid in there,
        )
        for uid, code, title, starts_at, body, whose in rows
        if builds.covers(partnership_id, whose)
    ]
    return tuple(sorted(choices, key=lambda one: (not one.meant, one.starts_at)))


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.AMSTERDAM).date()
