# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Putting a locked round on the agenda of whoever decides about it: the evaluation, and all that it asks."""

from uuid import UUID

from driehoek.audit.recording import command
from driehoek.evaluation.adjusting import asked_of_evaluation, report_of
from driehoek.evaluation.models import Adjustment, Evaluation, Round
from driehoek.evaluation.rules import RoundState
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.policies import seen
from driehoek.steering.commands import propose, put_on_agenda
from driehoek.steering.commands.meetings import meeting_to_plan
from driehoek.steering.models import Meeting, Proposal
from driehoek.steering.policies import proposals
from driehoek.steering.proposing import WAITING, Proposing
from driehoek.steering.rules import Concern, ProposalKind, ProposalState

NOT_THERE = "Deze ronde bestaat niet, of u mag haar niet zien."
NOT_LOCKED = "Sluit de ronde eerst af. Pas dan staat vast wat op de agenda komt."
NOTHING_LEFT = "Alles wat deze ronde hier vraagt, staat al op een agenda of is beantwoord."
OTHER_BODY = "Dit overleg gaat niet over deze ronde. Kies een overleg van wie erover gaat."


@command
def put_round_on_agenda(*, actor: Actor, round_uid: UUID, meeting_uid: UUID) -> int:
    """Put the evaluation of a locked round on an agenda, and behind it every proposal of the round for that body.

    What stands on an agenda already, or has its answer, is left alone: pressed twice, nothing is there twice.

    Returns:
        How many points were put on the agenda.

    Raises:
        Absent: the round or the meeting is out of sight.
        Forbidden: the actor builds no agendas of this body.
        Invalid: the round is not locked, the body has nothing to say about it, or nothing is left to put there.
    """
    round_ = seen(actor, Round).select_related("partnership").filter(uid=round_uid).first()
    if round_ is None:
        raise Absent(NOT_THERE)
    meeting = meeting_to_plan(actor, meeting_uid)
    if meeting.partnership_id != round_.partnership_id:
        raise Absent(NOT_THERE)
    if round_.state != RoundState.LOCKED:
        raise Invalid(NOT_LOCKED)
    whole = [_about_evaluation(actor, round_, row, meeting) for row in _evaluations(actor, round_, meeting)]
    asked = _about_actions(actor, round_, meeting)
    if not (whole or asked):
        raise Invalid(OTHER_BODY)
    waiting = [row for row in (*whole, *asked) if ProposalState(row.state) in WAITING]
    if not waiting:
        raise Invalid(NOTHING_LEFT)
    for row in waiting:
        put_on_agenda(actor=actor, proposal_uid=row.uid, meeting_uid=meeting.uid)
    return len(waiting)


def _evaluations(actor: Actor, round_: Round, meeting: Meeting) -> list[Evaluation]:
    """Return the evaluations of the round that are this body's: the joint ones, or those of its municipality."""
    rows = seen(actor, Evaluation, "programme").filter(round=round_, municipality=meeting.body.municipality_id)
    return list(rows.order_by("programme__code"))


def _about_evaluation(actor: Actor, round_: Round, evaluation: Evaluation, meeting: Meeting) -> Proposal:
    """Return the proposal to adopt an evaluation: the one that was made before, else a new one."""
    known = proposals(actor).filter(
        partnership=round_.partnership_id,
        concerns_uid=evaluation.uid,
        kind=ProposalKind.ADOPT.value,
        body=meeting.body_id,
    )
    found = known.exclude(state__in=[ProposalState.WITHDRAWN.value, ProposalState.DRAFT.value]).first()
    if found is not None:
        return found
    (uid,) = propose(
        actor=actor,
        partnership_id=round_.partnership_id,
        proposing=Proposing(
            kind=ProposalKind.ADOPT,
            title=evaluation.title,
            reason=evaluation.overall_text or round_.title,
            asked=asked_of_evaluation(),
            concerns=(Concern.EVALUATION, evaluation.uid),
            concerns_label=evaluation.title,
            municipality_id=evaluation.municipality_id,
            body_uid=meeting.body.uid,
            references=(report_of(round_),),
            circle=Circle(evaluation.circle) if evaluation.circle != Circle.PUBLIC else Circle.PARTNERS,
            example=evaluation.example,
        ),
    )
    return Proposal.objects.get(uid=uid)


def _about_actions(actor: Actor, round_: Round, meeting: Meeting) -> list[Proposal]:
    """Return what the round asks this body about actions, in their order."""
    rows = seen(actor, Adjustment, "action").filter(round=round_, proposal__body=meeting.body_id)
    keys = rows.order_by("action__programme__code", "action__position", "action__code").values_list(
        "proposal_id", flat=True
    )
    found = {row.pk: row for row in proposals(actor).filter(pk__in=list(keys))}
    return [found[key] for key in keys if key in found]
