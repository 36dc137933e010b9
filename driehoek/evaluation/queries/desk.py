# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A theme on the desk of a working group: what leads told of it, and what was said of it and its goals so far."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import BooleanField, CharField, DateTimeField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from driehoek.access.prepared import prepared
from driehoek.evaluation.deadlines import Deadlines
from driehoek.evaluation.models import Adjustment, Ask, Evaluation, GoalJudgement, Judgement
from driehoek.evaluation.queries.board import RoundHead
from driehoek.evaluation.queries.desk_parts import (
    AskedAlready,
    Desk,
    DeskAction,
    DeskEvaluation,
    DeskGoal,
    GoalSaid,
    Said,
    Told,
)
from driehoek.evaluation.questions import with_answers
from driehoek.kernel.actor import Actor
from driehoek.organisations.ordering import JOINT_FIRST
from driehoek.organisations.policies import shown, within
from driehoek.planning.models import Action, Node, ProgressReport, WorkingGroup
from driehoek.planning.rules import UNCHANGED

ROUND = (
    "pk", "uid", "version", "code", "title", "kind", "state", "period_start", "period_end", "opens_on", "leads_by",
    "groups_by", "coordinator_by", "triangle_on", "instructions", "municipality_id", "municipality__name", "opened_at",
    "example",
)  # fmt: skip


def desk(actor: Actor, partnership_id: int, code: str, plan_code: str, theme_code: str) -> Desk | None:
    """Return one theme in a round that was opened; ``None`` where any of it is out of sight; 6 queries.

    Drafts are among it: whether they may be shown is up to whoever shows them.
    """
    rows = tuple(evaluation_rows(actor, partnership_id, code))
    about = [_evaluation(row[len(ROUND) :]) for row in rows if row[-1] == plan_code]
    if not about:
        return None
    round_id, head = rows[0][0], round_in(rows[0])
    nodes = tuple(_nodes(actor, partnership_id, plan_code))
    theme = next((row for row in nodes if row[4] == theme_code and row[2] is None), None)
    if theme is None:
        return None
    under = _under(theme, nodes)
    keys = tuple(row[0] for row in (theme, *under))
    said, goals = _said(_judged(actor, partnership_id, tuple(one.pk for one in about), keys))
    pk, uid, _parent, _level, _code, title, municipality_id, municipality, example, group, plan_title = theme
    return Desk(
        round=head,
        round_id=round_id,
        evaluations=tuple(about),
        node_id=pk,
        uid=uid,
        plan_code=plan_code,
        plan_title=plan_title,
        code=theme_code,
        title=title,
        municipality_id=municipality_id,
        municipality=municipality or "",
        working_group=group or "",
        example=example,
        said=tuple(said),
        goals=tuple(
            DeskGoal(key, uid, code, title, whose, named or "", tuple(goals.get(key, ())))
            for key, uid, _up, _level, code, title, whose, named, *_rest in under
        ),
        actions=_actions(actor, partnership_id, head, round_id, keys, tuple(one.programme_id for one in about)),
    )  # fmt: skip


@prepared
def evaluation_rows(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    """Return the evaluations of a round: first the round itself, then the evaluation with its programme."""
    rows = within(actor, Evaluation, partnership_id, "round", "programme").filter(round__code=code)
    return rows.order_by("programme__period_start", "programme__code").values_list(
        *(f"round__{column}" if column != "pk" else "round_id" for column in ROUND), "pk", "uid", "programme_id",
        "programme__code", "programme__title", "programme__municipality_id", "programme__plan__code",
    )  # fmt: skip


def round_in(row: Sequence[Any]) -> RoundHead:
    """Return the round with which a row of ``evaluation_rows`` begins."""
    _pk, uid, version, code, title, kind, state, start, end, *rest = row[: len(ROUND)]
    *days, instructions, municipality_id, municipality, opened_at, example = rest
    return RoundHead(
        uid, version, code, title, kind, state, start, end, Deadlines(*days), instructions, municipality_id,
        municipality or "", opened_at, example,
    )  # fmt: skip


def _evaluation(row: Sequence[Any]) -> DeskEvaluation:
    return DeskEvaluation(*row[:-1])


@prepared
def _nodes(actor: Actor, partnership_id: int, plan_code: str) -> QuerySet[Any, Any]:
    groups = within(actor, WorkingGroup, partnership_id).filter(node=OuterRef("pk")).order_by("code")
    rows = within(actor, Node, partnership_id, "plan").filter(plan__code=plan_code)
    return rows.order_by("level", "position", "code").values_list(
        "pk", "uid", "parent_id", "level", "code", "title", "municipality_id", "municipality__name", "example",
        Subquery(groups.values("name")[:1]), "plan__title",
    )  # fmt: skip


def _under(theme: Sequence[Any], nodes: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    """Return the goals under a theme, those of one goal after it, in the order of the plan."""
    children: dict[int, list[Sequence[Any]]] = {}
    for row in nodes:
        children.setdefault(row[2], []).append(row)
    found: list[Sequence[Any]] = []

    def walk(key: int) -> None:
        for row in children.get(key, ()):
            found.append(row)
            walk(row[0])

    walk(theme[0])
    return found


@prepared
def _judged(
    actor: Actor, partnership_id: int, evaluation_ids: tuple[int, ...], node_ids: tuple[int, ...]
) -> QuerySet[Any, Any]:
    where = {"evaluation_id__in": evaluation_ids, "node_id__in": node_ids}
    themes = within(actor, Judgement, partnership_id, "evaluation", "node").filter(**where)
    goals = within(actor, GoalJudgement, partnership_id, "evaluation", "node").filter(**where)
    blank, no = Value("", output_field=CharField()), Value(False, output_field=BooleanField())
    padding = {f"p{number}": blank for number in range(6)}
    never = Cast(Value(None), DateTimeField())
    return (
        themes.annotate(about=Value("theme"))
        .values_list(
            "about", "evaluation_id", "node_id", "version", "municipality_id", "municipality__name", "actions_state",
            "done", "works", "helps", "ahead", "story", "asks_attention", "attention_text", "recommendation",
            "ready_at", "example",
        )
        .union(
            goals.annotate(about=Value("goal"), asks=no, when=never, **padding).values_list(
                "about", "evaluation_id", "node_id", "version", "municipality_id", "municipality__name", "result",
                "reason", "p0", "p1", "p2", "p3", "asks", "p4", "p5", "when", "example",
            ),
            all=True,
        )
    )  # fmt: skip


def _said(rows: Iterable[Sequence[Any]]) -> tuple[list[Said], dict[int, list[GoalSaid]]]:
    themes: list[Said] = []
    goals: dict[int, list[GoalSaid]] = {}
    for row in sorted(rows, key=lambda row: row[5] or ""):
        about, evaluation, node, version, whose, named, state, done, *words, asks, attention, advice, ready, example = (
            row
        )
        if about == "goal":
            goals.setdefault(node, []).append(GoalSaid(evaluation, version, whose, named or "", state, done, example))
            continue
        works, helps, ahead, story = words
        told = Said(
            evaluation, version, whose, named or "", state, done, works, helps, ahead, story,
            attention if asks else None, advice, ready, example,
        )  # fmt: skip
        themes.append(told)
    return themes, goals


def _actions(
    actor: Actor, partnership_id: int, head: RoundHead, round_id: int, node_ids: tuple[int, ...],
    programme_ids: tuple[int, ...],
) -> tuple[DeskAction, ...]:  # fmt: skip
    rows = tuple(_action_rows(actor, partnership_id, round_id, node_ids, programme_ids))
    keys = tuple(row[0] for row in rows)
    since = min(head.period_start.first_day, head.asked_since)
    told = _told(_reports(actor, partnership_id, keys, since), head.asked_since)
    asked: dict[int, list[AskedAlready]] = {}
    back = with_answers(actor, partnership_id).filter(round=round_id, action__in=keys)
    for key, *question in back.values_list("action_id", "text", "asked_by", "asked_at", "answered"):
        asked.setdefault(key, []).append(AskedAlready(*question))
    return tuple(
        DeskAction(*(*columns, told.get(key, Told()), tuple(asked.get(key, ()))))
        for key, *columns in rows
        if head.municipality_id is None or columns[3] in (None, head.municipality_id)
    )


@prepared
def _action_rows(
    actor: Actor, partnership_id: int, round_id: int, node_ids: tuple[int, ...], programme_ids: tuple[int, ...]
) -> QuerySet[Any, Any]:
    rows = within(actor, Action, partnership_id, "programme", "node").filter(
        programme_id__in=programme_ids, node_id__in=node_ids
    )
    asks = within(actor, Ask, partnership_id).filter(round_id=round_id, action=OuterRef("pk"))
    wished = within(actor, Adjustment, partnership_id).filter(round_id=round_id, action=OuterRef("pk"))
    return rows.order_by(JOINT_FIRST, "programme__code", "position", "code").values_list(
        "pk", "uid", "code", "title", "municipality_id", "municipality__name", "node_id",
        shown(actor, "lead_organisation__name"), shown(actor, "lead_function__title"), "status", "original_end",
        "current_end", "deviation_reason", "attention", "attention_text", "adjustment", "adjustment_text", "example",
        Subquery(asks.values("answer")[:1]), Subquery(asks.values("request_id")[:1]),
        Subquery(wished.values("kind")[:1]), Subquery(wished.values("lifted")[:1]),
    )  # fmt: skip


@prepared
def _reports(actor: Actor, partnership_id: int, keys: tuple[int, ...], since: date) -> QuerySet[Any, Any]:
    rows = within(actor, ProgressReport, partnership_id).filter(action_id__in=keys, reported_on__gte=since)
    return rows.order_by("reported_on", "number").values_list(
        "action_id", "reported_on", "done", "result", "next_step", "help_asked", "reporter", "on_behalf_of"
    )


def _told(rows: Iterable[Sequence[Any]], since: date) -> dict[int, Told]:
    """Return of each action the last report in words, and whether anything was told since the round was opened."""
    found: dict[int, Told] = {}
    for key, day, done, result, ahead, asked, reporter, behalf in rows:
        words = "" if done == UNCHANGED else done
        before = found.get(key, Told())
        if words or result or ahead or asked:
            found[key] = Told(day, words, result, ahead, asked, behalf or reporter, day >= since, day >= since)
        elif day >= since:
            found[key] = replace(before, heard=True)
    return found
