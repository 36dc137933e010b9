# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What came of a round: of each proposal, and what was agreed about the evaluation itself."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from driehoek.access.prepared import prepared
from driehoek.evaluation.dossier.gathering import EVERYTHING
from driehoek.evaluation.dossier.model import Mention, OutcomePart, Outcomes, Rests
from driehoek.evaluation.models import Adjustment, Evaluation
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import shown, within
from driehoek.steering.models import Decision
from driehoek.steering.policies import proposals
from driehoek.steering.rules import Concern, ProposalState

#: What of an outcome is told by the agreement.
OF_DECISION = ("decision_uid", "decision_code", "decision_kind", "subject", "text", "decided_on")
DECISION = ("uid", "code", "kind", "subject", "text", "decided_on", "body__name", "body__uid", "example")
#: States of a proposal that was answered: by an agreement, or by taking it back.
SETTLED = frozenset({ProposalState.ANSWERED.value, ProposalState.WITHDRAWN.value})


def gather_outcomes(actor: Actor, partnership_id: int, round_uid: UUID, word: str = "") -> Outcomes:
    """Return what came of a round so far, as far as the actor may see it; 4 queries.

    Args:
        word: of whoever concludes the round, about what has no answer yet; it stands where the agreement would.
    """
    asked = _asked(actor, partnership_id, round_uid)
    wanted = tuple(key for row in asked for key in row[3:5] if key is not None)
    found = _proposals(actor, partnership_id, wanted) if wanted else []
    answers: dict[UUID, list[Sequence[Any]]] = {}
    for key, *rest in _answers(actor, partnership_id, tuple(row[0] for row in found)) if found else ():
        answers.setdefault(key, []).append(rest)
    outcomes = [
        _outcome(action, proposal, answer, word)
        for action in asked
        for proposal in found
        if proposal[0] == action[3] or (proposal[1] is not None and proposal[1] == action[4])
        for answer in answers.get(proposal[0], [None])
    ]
    return Outcomes(
        tuple(outcomes), tuple(_other(row) for row in _about_itself(actor, partnership_id, round_uid))
    )  # fmt: skip


def outcomes_of_all(partnership_id: int, round_uid: UUID, word: str) -> Outcomes:
    """Return what came of a round in records of every circle, as it is frozen."""
    return gather_outcomes(EVERYTHING, partnership_id, round_uid, word)


@prepared
def _asked(actor: Actor, partnership_id: int, round_uid: UUID) -> QuerySet[Any, Any]:
    rows = within(actor, Adjustment, partnership_id, "round", "action").filter(
        round__uid=round_uid, proposal__isnull=False
    )
    return rows.order_by("action__programme__code", "action__position", "action__code").values_list(
        "action__uid", "action__code", "action__title", "proposal__uid", "proposal__bundle", "example"
    )


@prepared
def _proposals(actor: Actor, partnership_id: int, wanted: tuple[UUID, ...]) -> QuerySet[Any, Any]:
    rows = proposals(actor).filter(Q(uid__in=wanted) | Q(bundle__in=wanted), partnership_id=partnership_id)
    return rows.order_by("code").values_list(
        "uid", "bundle", "code", "title", "kind", "state", shown(actor, "body__name"), "body__uid", "example"
    )


@prepared
def _answers(actor: Actor, partnership_id: int, wanted: tuple[UUID, ...]) -> QuerySet[Any, Any]:
    rows = within(actor, Decision, partnership_id, "body").filter(item__proposal__uid__in=wanted)
    return rows.order_by("decided_on", "code").values_list("item__proposal__uid", *DECISION)


@prepared
def _about_itself(actor: Actor, partnership_id: int, round_uid: UUID) -> QuerySet[Any, Any]:
    of_round = Evaluation.objects.filter(round__uid=round_uid, withdrawn_at__isnull=True).values("uid")
    rows = within(actor, Decision, partnership_id, "body").filter(
        concerns_kind=Concern.EVALUATION.value, concerns_uid__in=of_round
    )
    return rows.order_by("decided_on", "code").values_list(*DECISION)


def _outcome(action: Sequence[Any], proposal: Sequence[Any], answer: Sequence[Any] | None, word: str) -> OutcomePart:
    action_uid, action_code, action_title, _proposal, _bundle, sample = action
    uid, _bundle, code, title, kind, state, body, body_uid, example = proposal
    part = OutcomePart(
        rests=(Rests("planning.action", action_uid), Rests("steering.proposal", uid)),
        action_code=action_code,
        action_title=action_title,
        proposal_code=code,
        proposal_title=title,
        kind=kind,
        state=state,
        decision_uid=None,
        decision_code="",
        decision_kind="",
        subject="",
        text="" if state in SETTLED else word,
        decided_on=None,
        body=body or "",
        example=sample or example,
        mentions=(Mention(("body",), "steering.body", body_uid),) if body else (),
    )
    return part if answer is None else _answered(part, answer)


def _answered(part: OutcomePart, answer: Sequence[Any]) -> OutcomePart:
    uid, code, kind, subject, text, decided_on, *_body = answer
    return replace(
        part,
        decision_uid=uid,
        decision_code=code,
        decision_kind=kind,
        subject=subject,
        text=text,
        decided_on=decided_on,
        mentions=(*part.mentions, Mention(OF_DECISION, "steering.decision", uid)),
    )


def _other(answer: Sequence[Any]) -> OutcomePart:
    uid, code, kind, subject, text, decided_on, body, body_uid, example = answer
    return OutcomePart(
        rests=(Rests("steering.decision", uid), Rests("steering.body", body_uid)),
        action_code="",
        action_title="",
        proposal_code="",
        proposal_title="",
        kind="",
        state=ProposalState.ANSWERED.value,
        decision_uid=uid,
        decision_code=code,
        decision_kind=kind,
        subject=subject,
        text=text,
        decided_on=decided_on,
        body=body,
        example=example,
    )
