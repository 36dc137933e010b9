# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Programmes and what they aim at."""

from collections.abc import Mapping
from typing import Any

from driehoek.access.permissions import Permission
from driehoek.kernel.dates import period
from driehoek.organisations.editing import Editable
from driehoek.organisations.rules import period_wrong
from driehoek.planning.kinds.checking import predecessor_wrong, status_wrong
from driehoek.planning.models import Node, Plan, Programme, ProgrammeAim

EDIT = Permission.EDIT_PROGRAMME


def _of_a_local_plan(row: Any) -> None:
    """A programme of a plan of one municipality is of that municipality."""
    if row.plan_id is not None and row.plan.municipality_id is not None:
        row.municipality_id = row.plan.municipality_id


def _programme(row: Programme) -> Mapping[str, str]:
    return {
        **period_wrong(row.period_start, row.period_end, "period_end"),
        **status_wrong(row),
        **predecessor_wrong(row),
    }


def _outside_its_plan(row: Programme) -> tuple[str, ...]:
    plan = row.plan
    early = row.period_start.first_day < plan.period_start.first_day
    late = row.period_end.last_day > plan.period_end.last_day
    if not early and not late:
        return ()
    when = period(plan.period_start, plan.period_end)
    return (f"{row.title} valt voor een deel buiten de periode van {plan.title} ({when}).",)


def _aim(row: Any) -> None:
    if row.programme_id is not None:
        row.municipality_id = row.programme.municipality_id


def _aim_wrong(row: ProgrammeAim) -> Mapping[str, str]:
    if row.node.plan_id != row.programme.plan_id:
        return {"node": "Dit onderdeel staat in een ander plan dan dat van het programma."}
    return {}


PROGRAMME: Editable[Any] = Editable(
    name="programma",
    model=Programme,
    permission=EDIT,
    columns=(
        "title", "type_label", "abbreviation", "period_start", "period_end", "status", "text", "text_kind", "code",
    ),
    references={"plan": Plan, "predecessor": Programme},
    parent="plan",
    code="code",
    named_by="title",
    complete=_of_a_local_plan,
    check=_programme,
    warn=_outside_its_plan,
)  # fmt: skip

AIM: Editable[Any] = Editable(
    name="programmadoel",
    model=ProgrammeAim,
    permission=EDIT,
    columns=("text", "text_kind"),
    references={"programme": Programme, "node": Node},
    parent="programme",
    fixed=frozenset({"node"}),
    complete=_aim,
    check=_aim_wrong,
)

KINDS: tuple[Editable[Any], ...] = (PROGRAMME, AIM)
