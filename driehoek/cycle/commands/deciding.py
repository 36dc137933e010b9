# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""An agreement or decision that changes an action."""

from dataclasses import replace
from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.policies import seen
from driehoek.planning.commands import decide_action
from driehoek.planning.models import Action
from driehoek.planning.rules import Cause, CauseKind, DeviationReason, Effect
from driehoek.steering.commands import Outcome, record_decision
from driehoek.steering.models import Body
from driehoek.steering.rules import ADVISING, BINDING, BodyKind, Concern


@command
def decide_on_action(
    *,
    actor: Actor,
    action_uid: UUID,
    body_uid: UUID,
    outcome: Outcome,
    effect: Effect,
    reason: DeviationReason | None = None,
    new_end: PreciseDate | None = None,
) -> UUID:
    """Record an agreement or decision that adjusts, stops or defers an action, and change the action by it.

    Args:
        outcome: its ``concerns`` is filled in here.
        reason: asked when the action stops, is deferred or gets a later end.

    Returns:
        The uid of the decision; the action's status names it as its cause.

    Raises:
        Absent: the action or the body is out of sight.
        Forbidden: the actor keeps no register here.
        Invalid: the outcome binds nobody, or the body is of another municipality than the action.
    """
    action = seen(actor, Action).filter(uid=action_uid).first()
    body = seen(actor, Body).filter(uid=body_uid).first()
    if action is None or body is None or action.partnership_id != body.partnership_id:
        raise Absent("Deze actie of dit orgaan bestaat niet, of u mag het niet zien.")
    require(actor, Permission.RECORD_DECISION, body.partnership_id, body.municipality_id)
    if outcome.kind not in BINDING or BodyKind(body.kind) in ADVISING:
        raise Invalid(
            "Alleen een afspraak of een besluit kan een actie veranderen.", {"kind": "Kies een afspraak of besluit."}
        )
    if body.municipality_id not in (None, action.municipality_id):
        raise Invalid(
            f"{body.name} gaat niet over deze actie: wat gezamenlijk is, beslist een gezamenlijk orgaan.",
            {"body": "Kies een ander orgaan."},
        )
    outcome = replace(outcome, concerns=(Concern.ACTION, action.uid), example=outcome.example or action.example)
    decision = record_decision(actor=actor, body_uid=body_uid, outcome=outcome)
    decide_action(
        actor=actor,
        action_uid=action.uid,
        effect=effect,
        cause=Cause(
            CauseKind.DECISION,
            decision.uid,
            decision.decided_on.first_day,
            f"{outcome.kind.value} van {body.name}: {outcome.subject}",
        ),
        reason=reason,
        new_end=new_end,
        example=decision.example,
    )
    return decision.uid
