# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes judgements."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.evaluation.models import Evaluation, Judgement
from driehoek.evaluation.rules import ActionsState
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import narrower
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.policies import out_of_sight, seen
from driehoek.planning.models import Node


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one theme: done, an example, what asks attention (``None`` when nothing does)."""

    actions_state: ActionsState = ActionsState.NOT_STATED
    done: str = ""
    story: str = ""
    attention: str | None = None


@command
def judge_theme(
    *,
    actor: Actor,
    evaluation_uid: UUID,
    node_uid: UUID,
    verdict: Verdict,
    municipality_id: int | None = None,
    expected_version: int | None = None,
) -> UUID:
    """Write the judgement on one theme in one evaluation, or change the one that is there.

    The judgement is joint, of the municipality of a local theme, or of one municipality's part of a joint theme.

    Args:
        municipality_id: whose part it is; ``None`` for the theme as a whole.
        expected_version: the version of the judgement that the writer had on the screen.

    Returns:
        The uid of the judgement.

    Raises:
        Absent: the evaluation or theme is out of sight, or the judgement that is there; or they are not of one
            partnership.
        Forbidden: the actor may not judge themes here.
        Conflict: someone else changed the judgement in the meantime.
        Invalid: the theme is not of the plan that the evaluated programme carries out, or of another municipality.
    """
    evaluation = (
        seen(actor, Evaluation)
        .filter(uid=evaluation_uid)
        .select_related("programme")
        .select_for_update(of=("self",))
        .first()
    )
    node = seen(actor, Node).filter(uid=node_uid).first()
    if evaluation is None or node is None or evaluation.partnership_id != node.partnership_id:
        raise Absent("Deze evaluatie of dit thema bestaat niet, of u mag het niet zien.")
    whose = node.municipality_id or municipality_id
    require(actor, Permission.JUDGE_THEME, evaluation.partnership_id, whose)
    if node.plan_id != evaluation.programme.plan_id:
        raise Invalid("Dit thema hoort niet bij het plan van het programma dat is geëvalueerd.")
    if municipality_id not in (None, whose):
        raise Invalid("Dit thema is van een andere gemeente.")
    words: dict[str, Any] = {
        "actions_state": verdict.actions_state.value,
        "done": verdict.done,
        "story": verdict.story,
        "asks_attention": verdict.attention is not None,
        "attention_text": verdict.attention or "",
        "withdrawn_at": None,
    }
    part = Q(municipality__isnull=True) if whose is None else Q(municipality_id=whose)
    rows = Judgement.objects.filter(part, evaluation=evaluation, node=node)
    found = rows.filter(withdrawn_at__isnull=True).first() or rows.first()
    if found is not None:
        if found.uid in out_of_sight(actor, rows):
            raise Absent("Deze evaluatie of dit thema bestaat niet, of u mag het niet zien.")
        records.update(found, words, expected_version=expected_version)
        return found.uid
    return records.insert(_judgement(evaluation, node, whose, words)).uid


def _judgement(evaluation: Evaluation, node: Node, whose: int | None, words: dict[str, Any]) -> Judgement:
    circle, circle_municipality_id = narrower(
        (evaluation.circle, evaluation.circle_municipality_id), (node.circle, node.circle_municipality_id)
    )
    return Judgement(
        partnership_id=evaluation.partnership_id,
        municipality_id=whose,
        circle=circle,
        circle_municipality_id=circle_municipality_id,
        embargo_until=evaluation.embargo_until,
        secrecy=evaluation.secrecy,
        example=evaluation.example or node.example,
        evaluation=evaluation,
        node=node,
        **words,
    )
