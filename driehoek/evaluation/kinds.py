# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The kinds of this room that people edit by hand."""

from collections.abc import Mapping
from typing import Any

from driehoek.access.permissions import Permission
from driehoek.evaluation.judged import STANDS
from driehoek.evaluation.models import Evaluation, GoalJudgement, Judgement
from driehoek.evaluation.rules import FROZEN, GoalResult
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Forbidden
from driehoek.organisations.editing import Editable
from driehoek.organisations.rules import period_wrong
from driehoek.planning.models import Node, Programme

EDIT = Permission.JUDGE_THEME


def _of_its_programme(row: Any) -> None:
    if row.programme_id is not None:
        row.municipality_id = row.programme.municipality_id


def _evaluation(row: Evaluation) -> Mapping[str, str]:
    if _stands(row):
        return {"overall_text": STANDS}
    return period_wrong(row.period_start, row.period_end, "period_end")


def _of_its_node(row: Any) -> None:
    """Of a local theme or goal its municipality says it; of a joint one a municipality may say its own part."""
    if row.node_id is not None and row.node.municipality_id is not None and row.pk is None:
        row.municipality_id = row.node.municipality_id


def _of_its_theme(row: Any) -> None:
    _of_its_node(row)
    if not row.asks_attention:
        row.attention_text = ""


def _stands(evaluation: Evaluation) -> bool:
    return evaluation.round is not None and evaluation.round.state in FROZEN


def _judgement(row: Judgement) -> Mapping[str, str]:
    if _stands(row.evaluation):
        return {"done": STANDS}
    if row.node.plan_id != row.evaluation.programme.plan_id:
        return {"node": "Dit thema hoort niet bij het plan van het programma dat is geëvalueerd."}
    if row.asks_attention and not row.attention_text:
        return {"attention_text": "Vertel in een paar woorden wat aandacht vergt."}
    return {}


def _goal_judgement(row: GoalJudgement) -> Mapping[str, str]:
    if _stands(row.evaluation):
        return {"reason": STANDS}
    if row.node.plan_id != row.evaluation.programme.plan_id:
        return {"node": "Dit doel hoort niet bij het plan van het programma dat is geëvalueerd."}
    if row.result == GoalResult.NOT_ASSESSABLE and not row.reason:
        return {"reason": "Schrijf op waarom dit niet te beoordelen is."}
    return {}


def _not_while_it_stands(_actor: Actor, row: Any, changed: frozenset[str]) -> None:
    """Let nothing of a locked round be withdrawn or brought back."""
    if "withdrawn_at" in changed and _stands(row if isinstance(row, Evaluation) else row.evaluation):
        raise Forbidden(STANDS)


EVALUATION: Editable[Any] = Editable(
    name="evaluatie",
    model=Evaluation,
    permission=EDIT,
    columns=(
        "title", "period_start", "period_end", "overall", "overall_text", "contents", "remaining", "code",
    ),
    references={"programme": Programme},
    parent="programme",
    code="code",
    named_by="title",
    complete=_of_its_programme,
    check=_evaluation,
    ask=_not_while_it_stands,
)  # fmt: skip

JUDGEMENT: Editable[Any] = Editable(
    name="oordeel",
    model=Judgement,
    permission=EDIT,
    columns=(
        "actions_state", "done", "works", "helps", "ahead", "story", "asks_attention", "attention_text",
        "recommendation",
    ),
    references={"evaluation": Evaluation, "node": Node},
    parent="evaluation",
    fixed=frozenset({"node"}),
    complete=_of_its_theme,
    check=_judgement,
    ask=_not_while_it_stands,
)  # fmt: skip

GOAL_JUDGEMENT: Editable[Any] = Editable(
    name="doeloordeel",
    model=GoalJudgement,
    permission=EDIT,
    columns=("result", "reason"),
    references={"evaluation": Evaluation, "node": Node},
    parent="evaluation",
    fixed=frozenset({"node"}),
    complete=_of_its_node,
    check=_goal_judgement,
    ask=_not_while_it_stands,
)

KINDS: tuple[Editable[Any], ...] = (EVALUATION, JUDGEMENT, GOAL_JUDGEMENT)
