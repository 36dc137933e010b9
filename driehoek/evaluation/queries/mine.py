# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What rounds still ask of one person."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from driehoek.access.prepared import prepared
from driehoek.evaluation.models import Ask
from driehoek.evaluation.rules import ANSWERING
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import within
from driehoek.planning.models import ProgressReport


@dataclass(frozen=True, slots=True)
class AskedRound:
    """A round in which somebody still has to answer: about how many actions, by when, and until when the link works."""

    uid: UUID
    title: str
    open: int
    leads_by: date
    groups_by: date


def asked_of_me(actor: Actor, partnership_id: int) -> tuple[AskedRound, ...]:
    """Return the rounds that wait for this person, soonest first; 1 query, none for who is no person."""
    if actor.uid is None:
        return ()
    rows = _waiting(actor, partnership_id, actor.uid, tuple(sorted(state.value for state in ANSWERING)))
    return tuple(AskedRound(*row) for row in rows)


@prepared
def _waiting(actor: Actor, partnership_id: int, person_uid: UUID, states: tuple[str, ...]) -> QuerySet[Any, Any]:
    since = Coalesce(TruncDate("round__opened_at", tzinfo=clock.AMSTERDAM), F("round__opens_on"))
    told = within(actor, ProgressReport, partnership_id).filter(
        action=OuterRef("action"), reported_on__gte=OuterRef("since")
    )
    rows = (
        within(actor, Ask, partnership_id, "round", "action")
        .annotate(since=since)
        .filter(
            ~Exists(told), answer="", round__state__in=states, request__person__uid=person_uid,
            request__ended_at__isnull=True, request__withdrawn_at__isnull=True,
        )
    )  # fmt: skip
    grouped = rows.values("round__uid", "round__title", "round__leads_by", "round__groups_by").annotate(
        open=Count("pk")
    )
    return grouped.order_by("round__leads_by", "round__uid").values_list(
        "round__uid", "round__title", "open", "round__leads_by", "round__groups_by"
    )
