# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What several kinds of plans and programmes have in common."""

from typing import Any

from django.db.models import Max, QuerySet

from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import narrower
from driehoek.kernel.enclosure import SPREAD
from driehoek.planning.commands import freeze_plan
from driehoek.planning.models import Plan, Programme
from driehoek.planning.rules import PlanStatus


def freeze(actor: Actor, row: Any, reason: str) -> None:
    """Keep a new version of the plan that the row is, or is a part of."""
    plan = row if isinstance(row, Plan) else row.plan
    freeze_plan(actor=actor, plan_uid=plan.uid, reason=reason[:200])


def of_its_plan(row: Any) -> None:
    """What is in a plan of one municipality is of that municipality; in a joint plan running text is joint."""
    if row.plan_id is not None:
        row.municipality_id = row.plan.municipality_id


def at_the_end(row: Any, siblings: QuerySet[Any]) -> None:
    """Give a new row the place behind the others."""
    if row.pk is None and not row.position:
        last = siblings.filter(withdrawn_at__isnull=True).aggregate(last=Max("position"))["last"]
        row.position = (last or 0) + 1


def status_wrong(row: Plan | Programme) -> dict[str, str]:
    """Return what is wrong with a status typed by hand: adopting is what a body does, and it stays adopted."""
    rows = type(row)._default_manager.filter(pk=row.pk)
    stood = rows.values_list("status", flat=True).first()
    if row.status == PlanStatus.ADOPTED and stood != PlanStatus.ADOPTED:
        return {"status": "Leg vast welk orgaan dit heeft vastgesteld, en wanneer. Dan volgt de status vanzelf."}
    if stood == PlanStatus.ADOPTED and row.status not in (PlanStatus.ADOPTED, PlanStatus.LAPSED):
        return {"status": "Wat is vastgesteld, kan alleen nog vervallen."}
    return {}


def predecessor_wrong(row: Plan | Programme) -> dict[str, str]:
    """Return what is wrong with what a plan or programme follows: it is not behind itself."""
    seen: set[int] = set()
    step: Plan | Programme | None = row.predecessor
    while step is not None and step.pk not in seen:
        if step.pk == row.pk:
            return {"predecessor": "Dit volgt dan op zichzelf. Kies een eerdere voorganger."}
        seen.add(step.pk)
        step = step.predecessor
    return {}


def narrow(parts: QuerySet[Any], row: Any, changed: frozenset[str]) -> None:
    """Let what belongs to a row be seen by no more people than the row, once that is for fewer people."""
    if SPREAD.isdisjoint(changed):
        return
    for part in parts:
        spread = narrower((part.circle, part.circle_municipality_id), (row.circle, row.circle_municipality_id))
        records.update(part, {"circle": spread[0], "circle_municipality_id": spread[1]})
