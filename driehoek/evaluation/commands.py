# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes judgements."""

from dataclasses import dataclass
from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.evaluation.models import Evaluation, Judgement
from driehoek.evaluation.rules import ActionsState
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import seen
from driehoek.planning.models import Node


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one theme: done, an example, what asks attention (``None`` when nothing does)."""

    actions_state: ActionsState = ActionsState.NOT_STATED
    done: str = ""
    story: str = ""
    attention: str | None = None


@command
def judge_theme(*, actor: Actor, evaluation_uid: UUID, node_uid: UUID, verdict: Verdict) -> UUID:
    """Write the joint judgement on one theme in one evaluation, or change the one that is there.

    Returns:
        The uid of the judgement.

    Raises:
        Absent: the evaluation or theme is out of sight, or they are not of one partnership.
        Forbidden: the actor may not judge themes here.
    """
    evaluation = seen(actor, Evaluation).filter(uid=evaluation_uid).first()
    node = seen(actor, Node).filter(uid=node_uid).select_related("municipality").first()
    if evaluation is None or node is None or evaluation.partnership_id != node.partnership_id:
        raise Absent("Deze evaluatie of dit thema bestaat niet, of u mag het niet zien.")
    require(actor, Permission.JUDGE_THEME, evaluation.partnership_id, node.municipality_id)
    words = {
        "actions_state": verdict.actions_state.value,
        "done": verdict.done,
        "story": verdict.story,
        "asks_attention": verdict.attention is not None,
        "attention_text": verdict.attention or "",
    }
    existing = Judgement.objects.filter(evaluation=evaluation, node=node, municipality=node.municipality).first()
    if existing is not None:
        records.update(existing, words)
        return existing.uid
    return records.insert(
        Judgement(
            partnership_id=evaluation.partnership_id,
            municipality_id=node.municipality_id,
            circle=evaluation.circle,
            circle_municipality_id=evaluation.circle_municipality_id,
            evaluation=evaluation,
            node=node,
            **words,
        )
    ).uid
