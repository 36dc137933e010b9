# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes judgements: on a theme, on a goal, and on a theme with its goals at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from driehoek.audit.recording import command
from driehoek.evaluation.judged import said_before, say, spread, to_judge
from driehoek.evaluation.models import Evaluation, GoalJudgement, Judgement
from driehoek.evaluation.rules import ActionsState, GoalResult, RoundKind
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Conflict, Invalid

NOT_KEPT = "Het oordeel is nog niet bewaard. Verbeter de gemarkeerde velden."
NO_REASON = "Schrijf op waarom dit niet te beoordelen is."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one theme; the story is what was done, what works, who helps and what comes next.

    Attributes:
        story: an example with a story value.
        attention: what asks attention; ``None`` when nothing does.
        recommendation: to whoever decides.
    """

    actions_state: ActionsState = ActionsState.NOT_STATED
    done: str = ""
    story: str = ""
    attention: str | None = None
    works: str = ""
    helps: str = ""
    ahead: str = ""
    recommendation: str = ""


@dataclass(frozen=True, slots=True)
class GoalVerdict:
    """What is said of one goal, and why; the reason may only stay empty where it can be assessed."""

    result: GoalResult
    reason: str = ""

    @property
    def unreasoned(self) -> bool:
        """Whether it says that the goal cannot be assessed, and not why."""
        return self.result is GoalResult.NOT_ASSESSABLE and not self.reason.strip()


@command
def judge_theme(
    *,
    actor: Actor,
    evaluation_uid: UUID,
    node_uid: UUID,
    verdict: Verdict,
    municipality_id: int | None = None,
    expected_version: int | None = None,
    ready: bool | None = None,
) -> UUID:
    """Write the judgement on one theme in one evaluation, or change the one that is there.

    The judgement is joint, of the municipality of a local theme, or of one municipality's part of a joint theme.

    Args:
        municipality_id: whose part it is; ``None`` for the theme as a whole.
        expected_version: the version of the judgement that the writer had on the screen; 0 when there was none.
        ready: whether the writer is ready with it; ``None`` leaves that as it was.

    Returns:
        The uid of the judgement.

    Raises:
        Absent: the evaluation or theme is out of sight, or the judgement that is there; or they are not of one
            partnership.
        Forbidden: the actor may not judge themes here.
        Conflict: someone else changed the judgement in the meantime.
        Invalid: the round is locked; the theme is not of the plan that the evaluated programme carries out, or of
            another municipality; a sentence lacks.
    """
    evaluation, node, whose = to_judge(actor, evaluation_uid, node_uid, municipality_id)
    wrong = _lacking(evaluation, verdict, ready)
    if wrong:
        raise Invalid(NOT_KEPT, wrong)
    found = said_before(actor, Judgement.objects.filter(evaluation=evaluation, node=node), whose)
    words = _words(verdict)
    if ready is False:
        words["ready_at"] = None
    elif ready and (found is None or found.ready_at is None or found.withdrawn_at is not None):
        words["ready_at"] = clock.now()
    if found is not None:
        say(found, words, expected_version)
        return found.uid
    if expected_version:
        raise Conflict(records.OVERTAKEN)
    return records.insert(Judgement(**spread(evaluation, node, whose), **words)).uid


def _lacking(evaluation: Evaluation, verdict: Verdict, ready: bool | None) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if verdict.attention is not None and not verdict.attention.strip():
        wrong["attention_text"] = "Vertel in een paar woorden wat aandacht vergt."
    light = evaluation.round is not None and evaluation.round.kind == RoundKind.LIGHT
    if ready and not light and not verdict.done.strip():
        wrong["done"] = "Schrijf eerst in een paar zinnen wat er is gedaan."
    return wrong


def _words(verdict: Verdict) -> dict[str, Any]:
    return {
        "actions_state": verdict.actions_state.value,
        "done": verdict.done,
        "works": verdict.works,
        "helps": verdict.helps,
        "ahead": verdict.ahead,
        "story": verdict.story,
        "asks_attention": verdict.attention is not None,
        "attention_text": verdict.attention or "",
        "recommendation": verdict.recommendation,
    }


@command
def judge_goal(
    *,
    actor: Actor,
    evaluation_uid: UUID,
    node_uid: UUID,
    verdict: GoalVerdict | None,
    municipality_id: int | None = None,
    expected_version: int | None = None,
) -> UUID | None:
    """Write the judgement on one goal in one evaluation, change the one that is there, or take it back.

    Args:
        verdict: ``None`` takes back what was judged.
        municipality_id, expected_version: as for :func:`judge_theme`.

    Returns:
        The uid of the judgement; ``None`` when there is none any more.

    Raises:
        Absent, Forbidden, Conflict, Invalid: as for :func:`judge_theme`.
    """
    evaluation, node, whose = to_judge(actor, evaluation_uid, node_uid, municipality_id)
    if verdict is not None and verdict.unreasoned:
        raise Invalid(NOT_KEPT, {"reason": NO_REASON})
    found = said_before(actor, GoalJudgement.objects.filter(evaluation=evaluation, node=node), whose)
    if verdict is None:
        if found is not None and found.withdrawn_at is None:
            records.withdraw(found, expected_version=expected_version)
        return None
    words = {"result": verdict.result.value, "reason": verdict.reason}
    if found is not None:
        say(found, words, expected_version)
        return found.uid
    if expected_version:
        raise Conflict(records.OVERTAKEN)
    return records.insert(GoalJudgement(**spread(evaluation, node, whose), **words)).uid


@command
def judge(
    *,
    actor: Actor,
    evaluation_uid: UUID,
    node_uid: UUID,
    verdict: Verdict | None,
    goals: Mapping[UUID, GoalVerdict | None],
    municipality_id: int | None = None,
    expected: Mapping[UUID, int],
    ready: bool | None = None,
) -> UUID:
    """Write what a working group says of a theme and of its goals, all of it or nothing.

    Args:
        verdict: ``None`` says nothing of the theme itself.
        goals: by uid; ``None`` takes back what was judged.
        expected: version of each judgement on the screen, by uid of the theme or goal; 0 where there was none.

    Returns:
        The uid of the theme.

    Raises:
        Absent, Forbidden, Conflict: as for :func:`judge_theme`.
        Invalid: with the sentence beside each field; that of a goal stands under the uid of the goal.
    """
    evaluation, _node, _whose = to_judge(actor, evaluation_uid, node_uid, municipality_id)
    wrong = {str(goal): NO_REASON for goal, said in goals.items() if said is not None and said.unreasoned}
    wrong |= {} if verdict is None else _lacking(evaluation, verdict, ready)
    if wrong:
        raise Invalid(NOT_KEPT, wrong)
    same: dict[str, Any] = {"actor": actor, "evaluation_uid": evaluation_uid, "municipality_id": municipality_id}
    for goal, said in goals.items():
        judge_goal(**same, node_uid=goal, verdict=said, expected_version=expected.get(goal, 0))
    if verdict is not None:
        there = expected.get(node_uid, 0)
        judge_theme(**same, node_uid=node_uid, verdict=verdict, expected_version=there, ready=ready)
    return node_uid
