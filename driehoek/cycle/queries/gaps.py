# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a plan or programme still lacks, gathered from every room that knows something of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from driehoek.evaluation.models import Evaluation
from driehoek.evaluation.policies import FINISHED
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.monitoring.gaps import FigureGap, FollowedPlan, Tie, figure_gaps
from driehoek.monitoring.models import GoalFigure
from driehoek.monitoring.rules import Operator
from driehoek.organisations.policies import within
from driehoek.planning.gaps import Announced, Gap, Inventory, PlannedAction, PlanNode, Span, gaps
from driehoek.planning.models import Action, ActionNode, LocalChapter, Node, Plan, Programme, ProgrammeAim, WorkingGroup
from driehoek.planning.rules import ActionStatus, Ambition, PlanStatus


@dataclass(frozen=True, slots=True)
class GapsPage:
    """What lacks in a plan, or in a programme with the part of the plan that it carries out.

    Attributes:
        programme: ``None`` when only the plan was looked at.
        themes, goals, actions: how many were looked at.
        figure_gaps: what the figures at its goals lack.
        examples: how many of all gaps are in examples.
    """

    plan: Span
    programme: Span | None
    gaps: tuple[Gap, ...]
    figure_gaps: tuple[FigureGap, ...]
    themes: int
    goals: int
    actions: int
    examples: int


def programme_gaps(actor: Actor, partnership_id: int, code: str) -> GapsPage:
    """Return what a programme lacks; 10 queries whatever its size.

    Raises:
        Absent: no such programme within sight.
    """
    rows = within(actor, Programme, partnership_id, "plan").select_related("plan", "predecessor")
    programme = rows.filter(code=code).first()
    if programme is None:
        raise Absent("Dit programma bestaat niet, of u mag het niet zien.")
    return _page(actor, programme.plan, [programme], programme)


def plan_gaps(actor: Actor, partnership_id: int, code: str) -> GapsPage:
    """Return what a plan lacks, with the actions of all its programmes; 10 queries whatever its size.

    Raises:
        Absent: no such plan within sight.
    """
    plan = within(actor, Plan, partnership_id).filter(code=code).select_related("predecessor").first()
    if plan is None:
        raise Absent("Dit plan bestaat niet, of u mag het niet zien.")
    rows = within(actor, Programme, partnership_id).filter(plan=plan).exclude(status=PlanStatus.LAPSED.value)
    return _page(actor, plan, list(rows), None)


def _page(actor: Actor, plan: Plan, programmes: Collection[Programme], programme: Programme | None) -> GapsPage:
    found = Inventory(
        plan=_span(plan),
        today=clock.today(),
        programme=_span(programme) if programme is not None else None,
        before=_before(actor, plan, programme),
        nodes=_nodes(actor, plan, programme),
        actions=_actions(actor, plan.partnership_id, programmes),
    )
    found = replace(found, chapters=_chapters(actor, plan, found.nodes))
    lacking = gaps(found)
    unfollowed = figure_gaps(FollowedPlan(found.nodes, _ties(actor, plan), found.today))
    return GapsPage(
        plan=found.plan,
        programme=found.programme,
        gaps=lacking,
        figure_gaps=unfollowed,
        themes=len(found.themes),
        goals=len(found.goals),
        actions=len(found.actions),
        examples=sum(gap.example for gap in lacking) + sum(gap.example for gap in unfollowed),
    )


def _span(row: Plan | Programme, *, judged: bool = True) -> Span:
    return Span(row.uid, row.code, row.title, row.period_start, row.period_end, judged)


def _before(actor: Actor, plan: Plan, programme: Programme | None) -> Span | None:
    """Return what came before, as far as it is in sight, and whether anybody looked back on it."""
    key = plan.predecessor_id if programme is None else programme.predecessor_id
    if key is None:
        return None
    model: type[Plan] | type[Programme] = Plan if programme is None else Programme
    row = within(actor, model, plan.partnership_id).filter(pk=key).first()
    if row is None:
        return None
    about = {"programme__plan": row} if programme is None else {"programme": row}
    return _span(row, judged=within(actor, Evaluation, plan.partnership_id).filter(FINISHED, **about).exists())


def _nodes(actor: Actor, plan: Plan, programme: Programme | None) -> tuple[PlanNode, ...]:
    rows = within(actor, Node, plan.partnership_id).filter(plan=plan).order_by("level", "position", "code")
    groups = within(actor, WorkingGroup, plan.partnership_id).filter(plan=plan, node__isnull=False)
    grouped = set(groups.values_list("node_id", flat=True))
    aims = within(actor, ProgrammeAim, plan.partnership_id).filter(programme=programme) if programme else ()
    aimed = {aim.node_id for aim in aims}
    values = rows.values_list(
        "pk", "uid", "code", "title", "text", "parent_id", "extends_id", "municipality_id", "municipality__name",
        "ambition", "example",
    )  # fmt: skip
    own = programme.municipality_id if programme is not None else None
    return tuple(
        PlanNode(
            pk, uid, code, title, text, parent, extends, place or "", ambition, pk in grouped, pk in aimed, example
        )
        for pk, uid, code, title, text, parent, extends, municipality, place, ambition, example in values
        if own is None or municipality in (None, own)
    )


def _ties(actor: Actor, plan: Plan) -> tuple[Tie, ...]:
    rows = within(actor, GoalFigure, plan.partnership_id, "node").filter(node__plan=plan)
    values = rows.order_by("node__position", "indicator", "pk")
    return tuple(
        Tie(node, key, baseline is not None, Operator(operator) if operator else None)
        for node, key, baseline, operator in values.values_list("node_id", "indicator", "baseline", "operator")
    )


def _actions(actor: Actor, partnership_id: int, programmes: Collection[Programme]) -> tuple[PlannedAction, ...]:
    keys = [programme.pk for programme in programmes]
    rows = within(actor, Action, partnership_id).filter(programme_id__in=keys).order_by("position", "code")
    others: dict[int, list[int]] = defaultdict(list)
    links = within(actor, ActionNode, partnership_id, "node").filter(action__programme_id__in=keys)
    for action, node in links.values_list("action_id", "node_id"):
        others[action].append(node)
    values = rows.values_list(
        "pk", "uid", "code", "title", "node_id", "status", "lead_organisation_id", "lead_function_id",
        "current_start", "current_end", "intended_result", "capacity_claim", "means_cents", "means_payer", "example",
    )  # fmt: skip
    return tuple(
        PlannedAction(
            uid, code, title, (node, *others[pk]), ActionStatus(status), bool(organisation or function), start, end,
            result, capacity, cents, payer, example,
        )
        for (
            pk, uid, code, title, node, status, organisation, function, start, end, result, capacity, cents, payer,
            example,
        ) in values
    )  # fmt: skip


def _chapters(actor: Actor, plan: Plan, nodes: Iterable[PlanNode]) -> tuple[Announced, ...]:
    rows = within(actor, LocalChapter, plan.partnership_id).filter(plan=plan, announced__isnull=False)
    named: dict[str, int] = defaultdict(int)
    for node in nodes:
        if node.parent is None and node.municipality and node.ambition in ("", Ambition.PRIORITY):
            named[node.municipality] += 1
    values = rows.order_by("municipality__name").values_list("uid", "municipality__name", "announced", "example")
    return tuple(Announced(uid, name, number or 0, named[name], example) for uid, name, number, example in values)
