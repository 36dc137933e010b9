# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whoever comes through a personal link: as whom, for which actions, and whether the link still opens."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from driehoek.evaluation import links
from driehoek.evaluation.models import Ask, Request
from driehoek.evaluation.rules import ANSWERING, RoundState
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor, Standing
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import seen
from driehoek.organisations.queries import actor_of
from driehoek.organisations.rules import FunctionKind
from driehoek.planning.models import Action


class Over(StrEnum):
    """Why a link that we made does not open any more."""

    PASSED_ON = "doorgegeven"
    ENDED = "klaar"
    EXPIRED = "verlopen"
    LOCKED = "afgesloten"
    LEFT = "vertrokken"


@dataclass(frozen=True, slots=True)
class Invited:
    """Who came through a link that opens.

    Attributes:
        actor: the person, in the functions held today, and besides as the one who leads what is asked.
        over: why the link does not open; then nothing of the request may be shown but this.
    """

    actor: Actor
    request: Request
    over: Over | None = None


def invited(token: str) -> Invited:
    """Return who comes through this link; 4 queries.

    Raises:
        Absent: we never made this link; nothing tells it apart from an address that does not exist.
    """
    what = links.read(token)
    if what is None:
        raise Absent("Deze link bestaat niet. Kijk of hij heel is overgenomen uit de mail.")
    uid, generation = what
    rows = Request.objects.select_related("round", "person", "function__organisation", "partnership")
    request = rows.filter(uid=uid, withdrawn_at__isnull=True, round__withdrawn_at__isnull=True).first()
    if request is None:
        raise Absent("Deze link bestaat niet. Kijk of hij heel is overgenomen uit de mail.")
    person = actor_of(request.person.uid, clock.today())
    over = _over(request, generation, person)
    if over is not None or person is None:
        return Invited(Actor.visitor(), request, over or Over.LEFT)
    return Invited(_as_lead(person, request), request)


def _over(request: Request, generation: int, person: Actor | None) -> Over | None:
    if generation != request.generation:
        return Over.PASSED_ON
    if RoundState(request.round.state) not in ANSWERING:
        return Over.LOCKED
    if request.ended_at is not None:
        return Over.ENDED
    if clock.now() >= expires_at(request):
        return Over.EXPIRED
    if person is None or request.partnership_id not in person.partnership_ids:
        return Over.LEFT
    return None


def link_of(request_uid: UUID, to_email: str) -> str:
    """Return the whole address of the link to a request as it is now, for the mail that is being sent; 1 query.

    Args:
        to_email: who receives the mail: a mail that waited while the request was passed on must not bring its former
            holder the link of the colleague.

    Raises:
        LookupError: the request is gone or of somebody else by now, or its person said to be done.
    """
    rows = Request.objects.filter(uid=request_uid, withdrawn_at__isnull=True, ended_at__isnull=True)
    rows = rows.filter(person__email=to_email)
    generation = rows.values_list("generation", flat=True).first()
    if generation is None:
        raise LookupError("no such request")
    return settings.DRIEHOEK_ADDRESS + links.path_of(links.token_of(request_uid, generation))


def expires_at(request: Request) -> datetime:
    """Return the moment from which the link no longer opens: the Dutch midnight after the day of the groups."""
    return datetime.combine(request.round.groups_by + timedelta(days=1), time(), tzinfo=clock.AMSTERDAM)


def _as_lead(person: Actor, request: Request) -> Actor:
    """Return the person as one who may tell how the actions go that the round asks about, and first of all as that."""
    leading = {
        organisation: Standing(
            FunctionKind.ACTION_LEAD.value, request.partnership_id, None, organisation, request.function.uid,
            request.function.title,
        )
        for organisation in asks_of(request)
        .filter(action__lead_organisation__isnull=False)
        .values_list("action__lead_organisation_id", flat=True)
    }  # fmt: skip
    return Actor(person.uid, person.label, (*leading.values(), *person.standings))


def asks_of(request: Request) -> QuerySet[Ask]:
    """Return what one is asked."""
    return Ask.objects.filter(request=request, withdrawn_at__isnull=True, action__withdrawn_at__isnull=True)


def in_sight(guest: Invited) -> QuerySet[Ask]:
    """Return what one is asked and may see today: an action may have become secret since."""
    return asks_of(guest.request).filter(action__in=seen(guest.actor, Action).values("pk"))
