# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of which a dossier is made, as far as they are in sight of whoever asks; 1 query each."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, CharField, DateTimeField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from driehoek.access.prepared import prepared
from driehoek.evaluation.models import Adjustment, Ask, Evaluation, GoalJudgement, Judgement, RoundProgramme
from driehoek.kernel.actor import Actor
from driehoek.monitoring.models import GoalFigure
from driehoek.organisations.ordering import JOINT_FIRST, joint_first
from driehoek.organisations.policies import shown, within
from driehoek.planning.models import Action, Node, ProgressReport, WorkingGroup
from driehoek.planning.rules import UNCHANGED

PROGRAMME = (
    "programme_id", "programme__uid", "programme__code", "programme__title", "programme__municipality__name",
    "programme__plan_id", "programme__example", "programme__source", "programme__source_place",
)  # fmt: skip
EVALUATION = (
    "pk", "programme_id", "uid", "title", "period_start", "period_end", "overall", "overall_text", "contents",
    "remaining", "example", "source", "source_place",
)  # fmt: skip


@prepared
def round_rows(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    """Return a round with each of its programmes: first the round, then the columns of ``PROGRAMME``."""
    rows = within(actor, RoundProgramme, partnership_id, "round", "programme").filter(round__code=code)
    return rows.order_by(joint_first("programme"), "programme__code").values_list(
        "round_id", "round__uid", "round__code", "round__title", "round__kind", "round__triangle_on", "round__example",
        "round__period_start", "round__period_end", "round__municipality__name", *PROGRAMME,
    )  # fmt: skip


@prepared
def evaluation_rows(actor: Actor, partnership_id: int, round_id: int) -> QuerySet[Any, Any]:
    """Return the evaluations of a round."""
    rows = within(actor, Evaluation, partnership_id, "programme").filter(round_id=round_id)
    return rows.values_list(*EVALUATION)


@prepared
def made_elsewhere(actor: Actor, partnership_id: int, uid: UUID) -> QuerySet[Any, Any]:
    """Return an evaluation that no round made, with its programme: columns of ``EVALUATION``, then ``PROGRAMME``."""
    rows = within(actor, Evaluation, partnership_id, "programme").filter(uid=uid, round__isnull=True)
    return rows.values_list(*EVALUATION, *PROGRAMME)


@prepared
def node_rows(actor: Actor, partnership_id: int, plan_ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    """Return the themes and goals of some plans, those above first."""
    rows = within(actor, Node, partnership_id, "plan").filter(plan_id__in=plan_ids)
    groups = within(actor, WorkingGroup, partnership_id).filter(node=OuterRef("pk")).order_by("code")
    return rows.order_by("level", "plan__code", "position", "code").values_list(
        "pk", "uid", "parent_id", "level", "plan__code", "code", "title", "municipality__name", "example",
        shown(actor, "extends__code"), "extends__uid", Subquery(groups.values("name")[:1]),
        Subquery(groups.values("uid")[:1]),
    )  # fmt: skip


@prepared
def judgement_rows(actor: Actor, partnership_id: int, evaluation_ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    """Return what was judged of themes and of goals; the second column tells which."""
    nobody = Cast(Value(None), DateTimeField())
    themes = within(actor, Judgement, partnership_id, "evaluation", "node").filter(evaluation_id__in=evaluation_ids)
    goals = within(actor, GoalJudgement, partnership_id, "evaluation", "node").filter(evaluation_id__in=evaluation_ids)
    text, no = Value("", output_field=CharField()), Value(False, output_field=BooleanField())
    padding = {f"p{number}": text for number in range(7)}
    return (
        themes.annotate(about=Value("theme"))
        .values_list(
            "uid", "about", "evaluation_id", "node_id", "municipality__name", "actions_state", "done", "works", "helps",
            "ahead", "story", "asks_attention", "attention_text", "recommendation", "ready_at", "example", "source",
            "source_place",
        )
        .union(
            goals.annotate(about=Value("goal"), asks=no, when=nobody, **padding).values_list(
                "uid", "about", "evaluation_id", "node_id", "municipality__name", "result", "reason", "p0", "p1", "p2",
                "p3", "asks", "p4", "p5", "when", "example", "source", "source_place",
            ),
            all=True,
        )
    )  # fmt: skip


@prepared
def action_rows(
    actor: Actor, partnership_id: int, programme_ids: tuple[int, ...], round_id: int | None
) -> QuerySet[Any, Any]:
    """Return the actions of some programmes, each with what a round asked about it and what was answered."""
    rows = within(actor, Action, partnership_id, "programme", "node").filter(programme_id__in=programme_ids)
    of_round = Q(pk__isnull=True) if round_id is None else Q(round_id=round_id)
    asks = within(actor, Ask, partnership_id).filter(of_round, action=OuterRef("pk"))
    return rows.order_by("programme__code", "position", "code").values_list(
        "pk", "uid", "code", "title", "programme__uid", "programme__code", "node_id", "municipality__name",
        shown(actor, "lead_organisation__name"), "lead_organisation__uid",
        shown(actor, "lead_function__title"), "lead_function__uid",
        shown(actor, "working_group__name"), "working_group__uid",
        "status", "current_start", "original_end", "current_end", "deviation_reason", "attention", "attention_text",
        "adjustment", "adjustment_text", "example", Subquery(asks.values("uid")[:1]),
        Subquery(asks.values("answer")[:1]), Subquery(asks.values("answered_at")[:1]),
        Subquery(asks.values("answered_by")[:1]),
    )  # fmt: skip


@prepared
def report_rows(
    actor: Actor, partnership_id: int, programme_ids: tuple[int, ...], first: date, last: date
) -> QuerySet[Any, Any]:
    """Return what was told in words about the actions of some programmes between two days, in order."""
    in_words = ~Q(done__in=["", UNCHANGED]) | ~Q(result="") | ~Q(next_step="") | ~Q(help_asked="")
    rows = within(actor, ProgressReport, partnership_id).filter(
        in_words, action__programme_id__in=programme_ids, reported_on__gte=first, reported_on__lte=last
    )
    return rows.order_by("action_id", "reported_on", "number").values_list(
        "action_id", "uid", "reported_on", "done", "result", "next_step", "help_asked"
    )


@prepared
def adjustment_rows(actor: Actor, partnership_id: int, round_id: int) -> QuerySet[Any, Any]:
    """Return what is asked for actions in a round."""
    rows = within(actor, Adjustment, partnership_id, "round", "action").filter(round_id=round_id)
    return rows.values_list(
        "action_id", "uid", "kind", "reason", "asked", "gives_way", "deployment", "new_end", "lifted", "example",
        shown(actor, "proposal__code"), "proposal__uid", shown(actor, "proposal__body__name"), "proposal__body__uid",
    )  # fmt: skip


@prepared
def figure_rows(actor: Actor, partnership_id: int, node_ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    """Return the figures by which themes and goals are followed, in the order of their municipalities."""
    rows = within(actor, GoalFigure, partnership_id, "node").filter(node_id__in=node_ids)
    return (
        rows.exclude(indicator="")
        .order_by("indicator", JOINT_FIRST, "pk")
        .values_list("uid", "node_id", "indicator", "municipality__cbs_code", "target", "example")
    )
