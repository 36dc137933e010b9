# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is judged: a theme or goal in an evaluation that is still open, for whoever may judge it."""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.evaluation.models import Evaluation, GoalJudgement, Judgement, Round
from driehoek.evaluation.rules import FROZEN
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import narrower
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.policies import out_of_sight, seen
from driehoek.planning.models import Node

Said = TypeVar("Said", Judgement, GoalJudgement)

NOT_FOUND = "Deze evaluatie of dit thema bestaat niet, of u mag het niet zien."
STANDS = "Deze ronde is afgesloten: wat is geoordeeld staat vast. Na een afspraak kan zij worden heropend."


def to_judge(
    actor: Actor, evaluation_uid: UUID, node_uid: UUID, municipality_id: int | None
) -> tuple[Evaluation, Node, int | None]:
    """Return an evaluation, a theme or goal and whose part of it is judged, held for the rest of the operation.

    The round is held first, and by everybody who judges in it: so nothing is judged while it is being locked.

    Raises:
        Absent: the evaluation or theme is out of sight, or they are not of one partnership.
        Forbidden: the actor may not judge here.
        Invalid: the round is locked; the theme is of another plan than the programme, or of another municipality.
    """
    in_sight = seen(actor, Evaluation).filter(uid=evaluation_uid)
    Round.objects.select_for_update().filter(pk__in=in_sight.values("round_id")).first()
    evaluation = in_sight.select_related("programme", "round").select_for_update(of=("self",)).first()
    node = seen(actor, Node).filter(uid=node_uid).first()
    if evaluation is None or node is None or evaluation.partnership_id != node.partnership_id:
        raise Absent(NOT_FOUND)
    whose = node.municipality_id or municipality_id
    require(actor, Permission.JUDGE_THEME, evaluation.partnership_id, whose)
    if evaluation.round is not None and evaluation.round.state in FROZEN:
        raise Invalid(STANDS)
    if node.plan_id != evaluation.programme.plan_id:
        raise Invalid("Dit thema hoort niet bij het plan van het programma dat is geëvalueerd.")
    if municipality_id not in (None, whose):
        raise Invalid("Dit thema is van een andere gemeente.")
    return evaluation, node, whose


def said_before(actor: Actor, rows: QuerySet[Said], whose: int | None) -> Said | None:
    """Return what was said before of the same part, also when it was withdrawn.

    Raises:
        Absent: it is out of sight, so nobody may write over it.
    """
    part = rows.filter(Q(municipality__isnull=True) if whose is None else Q(municipality_id=whose))
    found = part.filter(withdrawn_at__isnull=True).first() or part.first()
    if found is not None and found.uid in out_of_sight(actor, part):
        raise Absent(NOT_FOUND)
    return found


def say(found: Said, words: Mapping[str, Any], expected_version: int | None) -> None:
    """Change what was said before, or bring back what was withdrawn.

    Args:
        expected_version: that the writer had on the screen; 0 when nothing stood there.
    """
    unseen = found.withdrawn_at is not None and expected_version == 0
    records.update(found, {**words, "withdrawn_at": None}, expected_version=None if unseen else expected_version)


def spread(evaluation: Evaluation, node: Node, whose: int | None) -> dict[str, Any]:
    """Return whose a new judgement is and who may see it: no wider than the evaluation and the theme."""
    circle, circle_municipality_id = narrower(
        (evaluation.circle, evaluation.circle_municipality_id), (node.circle, node.circle_municipality_id)
    )
    return {
        "partnership_id": evaluation.partnership_id, "municipality_id": whose, "circle": circle,
        "circle_municipality_id": circle_municipality_id, "embargo_until": evaluation.embargo_until,
        "secrecy": evaluation.secrecy, "example": evaluation.example or node.example, "evaluation": evaluation,
        "node": node,
    }  # fmt: skip
