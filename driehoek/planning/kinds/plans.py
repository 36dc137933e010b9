# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Plans with their running texts, ways of working, local chapters and frames."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from driehoek.access.permissions import Permission
from driehoek.organisations.editing import Editable
from driehoek.organisations.rules import period_wrong
from driehoek.planning.kinds.checking import at_the_end, freeze, of_its_plan, predecessor_wrong, status_wrong
from driehoek.planning.models import LocalChapter, Node, Plan, PlanText, UpwardLink, WayOfWorking
from driehoek.planning.rules import check_levels

EDIT = Permission.EDIT_PLAN


def _levels_wrong(plan: Plan) -> dict[str, str]:
    try:
        levels = check_levels(plan.levels)
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        return {"levels": f"{str(problem).capitalize()}." if isinstance(problem, ValueError) else "Noem elk niveau."}
    deepest = Node.objects.filter(plan=plan.pk, withdrawn_at__isnull=True).aggregate(level=Max("level"))["level"] or 0
    if deepest > len(levels):
        return {"levels": f"Er staan onderdelen op {deepest} niveaus. Verplaats die eerst, of noem alle niveaus."}
    return {}


def _plan(plan: Plan) -> Mapping[str, str]:
    return {
        **period_wrong(plan.period_start, plan.period_end, "period_end"),
        **_levels_wrong(plan),
        **status_wrong(plan),
        **predecessor_wrong(plan),
    }


def _text(row: Any) -> None:
    of_its_plan(row)
    at_the_end(row, PlanText.objects.filter(plan=row.plan_id))


def _way(row: Any) -> None:
    of_its_plan(row)
    if row.number is None:
        ways = WayOfWorking.objects.filter(plan=row.plan_id, withdrawn_at__isnull=True)
        row.number = (ways.aggregate(last=Max("number"))["last"] or 0) + 1


def _chapter(row: LocalChapter) -> Mapping[str, str]:
    if row.plan.municipality_id not in (None, row.municipality_id):
        return {"municipality": "Dit plan is van een andere gemeente."}
    return {}


def _frame(row: UpwardLink) -> Mapping[str, str]:
    if row.node is not None and row.node.plan_id != row.plan_id:
        return {"node": "Dit onderdeel staat in een ander plan."}
    return {}


PLAN = Editable(
    name="plan",
    model=Plan,
    permission=EDIT,
    columns=(
        "title", "type_label", "abbreviation", "period_start", "period_end", "status", "levels", "ways_label",
        "role_text", "text_kind", "code",
    ),
    references={"predecessor": Plan},
    code="code",
    named_by="title",
    check=_plan,
    freeze=freeze,
)  # fmt: skip

TEXT: Editable[Any] = Editable(
    name="plantekst",
    model=PlanText,
    permission=EDIT,
    columns=("title", "text", "text_kind", "position", "code"),
    references={"plan": Plan},
    parent="plan",
    code="code",
    named_by="title",
    complete=_text,
    freeze=freeze,
)

WAY: Editable[Any] = Editable(
    name="werkwijze",
    model=WayOfWorking,
    permission=EDIT,
    columns=("number", "title", "text", "text_kind"),
    references={"plan": Plan},
    parent="plan",
    complete=_way,
    freeze=freeze,
)

CHAPTER = Editable(
    name="hoofdstuk",
    model=LocalChapter,
    permission=EDIT,
    columns=("text", "text_kind", "announced", "announced_as", "note"),
    references={"plan": Plan},
    parent="plan",
    municipal=True,
    check=_chapter,
    freeze=freeze,
)

FRAME = Editable(
    name="kader",
    model=UpwardLink,
    permission=EDIT,
    columns=("kind", "title", "note"),
    references={"plan": Plan, "node": Node},
    parent="plan",
    complete=of_its_plan,
    check=_frame,
)

KINDS: tuple[Editable[Any], ...] = (PLAN, TEXT, WAY, CHAPTER, FRAME)
