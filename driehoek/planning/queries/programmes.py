# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Programmes in a heading, a menu or a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.ordering import JOINT_FIRST
from driehoek.organisations.policies import shown, within
from driehoek.organisations.queries import Origin
from driehoek.planning.models import Programme
from driehoek.planning.rules import PlanStatus


@dataclass(frozen=True, slots=True)
class ProgrammeHead:
    """A programme in a menu or a list.

    Attributes:
        pk: internal key, for the next query; never shown.
        municipality: name, empty when joint.
        predecessor: title of the programme that it follows, empty when none.
        origin: its ``document`` is the key of the source, since a menu does not show the title.
    """

    pk: int
    uid: UUID
    code: str
    title: str
    municipality: str
    period_start: PreciseDate
    period_end: PreciseDate
    status: str
    plan_code: str
    plan_title: str
    predecessor: str
    origin: Origin

    def covers(self, day: date) -> bool:
        """Tell whether the programme runs on this day."""
        return self.period_start.first_day <= day <= self.period_end.last_day


def programme_heads(actor: Actor, partnership_id: int) -> tuple[ProgrammeHead, ...]:
    """Return the programmes within sight, newest first, joint before local; 1 query."""
    heads = [
        ProgrammeHead(
            pk, uid, code, title, municipality or "", start, end, status, plan_code, plan_title, predecessor or "",
            Origin(example, source, place, circle=circle),
        )
        for (
            pk, uid, code, title, municipality, start, end, status, plan_code, plan_title, predecessor,
            example, source, place, circle,
        ) in _programmes(actor, partnership_id)
    ]  # fmt: skip
    return tuple(sorted(heads, key=lambda head: (-head.period_start.year, head.municipality != "", head.municipality)))


def current(every: Iterable[ProgrammeHead], today: date) -> tuple[ProgrammeHead, ...]:
    """Return the programmes that run today; when none does, those that end last. A lapsed one is never among them."""
    heads = tuple(head for head in every if head.status != PlanStatus.LAPSED)
    running = tuple(head for head in heads if head.covers(today))
    if running or not heads:
        return running
    latest = max(head.period_end for head in heads)
    return tuple(head for head in heads if head.period_end == latest)


@prepared
def _programmes(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    return (
        within(actor, Programme, partnership_id, "plan")
        .order_by("-period_start", JOINT_FIRST, "title")
        .values_list(
            "pk", "uid", "code", "title", "municipality__name", "period_start", "period_end", "status",
            "plan__code", "plan__title", shown(actor, "predecessor__title"),
            "example", "source", "source_place", "circle",
        )
    )  # fmt: skip
