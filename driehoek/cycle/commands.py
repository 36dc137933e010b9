# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joint commands: a decision that changes something else."""

from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.policies import seen
from driehoek.planning.commands import freeze_plan
from driehoek.planning.models import Adoption, Plan, Programme
from driehoek.planning.rules import AdoptionKind, PlanStatus
from driehoek.steering.commands import Outcome, record_decision
from driehoek.steering.models import Body, Decision
from driehoek.steering.rules import Concern


@command
def adopt(*, actor: Actor, body_uid: UUID, outcome: Outcome, kind: AdoptionKind) -> UUID:
    """Record that a body adopted, took notice of or received a plan or programme, and what follows from it.

    Adopting makes the plan or programme adopted and freezes a plan as its next version; a change of status to
    adopted therefore always has this decision behind it.

    Returns:
        The uid of the decision.

    Raises:
        Invalid: the outcome concerns no plan or programme.
        Absent: the body, plan or programme is out of sight.
        Forbidden: the actor keeps no register here.
    """
    if outcome.concerns is None or outcome.concerns[0] not in (Concern.PLAN, Concern.PROGRAMME):
        raise Invalid("Kies het plan of programma waar dit over gaat.", {"concerns": "Kies een plan of programma."})
    subject_kind, subject_uid = outcome.concerns
    plan = seen(actor, Plan).filter(uid=subject_uid).first() if subject_kind is Concern.PLAN else None
    programme = seen(actor, Programme).filter(uid=subject_uid).first() if subject_kind is Concern.PROGRAMME else None
    subject = plan or programme
    body = seen(actor, Body).filter(uid=body_uid).first()
    if subject is None or body is None or subject.partnership_id != body.partnership_id:
        raise Absent("Dit orgaan, plan of programma bestaat niet, of u mag het niet zien.")
    require(actor, Permission.RECORD_DECISION, body.partnership_id, body.municipality_id)
    decision = record_decision(actor=actor, body_uid=body_uid, outcome=outcome)
    records.insert(_adoption(decision, body, plan, programme, kind))
    if kind is AdoptionKind.ADOPTED:
        records.update(subject, {"status": PlanStatus.ADOPTED.value})
        if plan is not None:
            freeze_plan(actor=actor, plan_uid=plan.uid, reason=f"vastgesteld door {body.name}")
    return decision.uid


def _adoption(
    decision: Decision, body: Body, plan: Plan | None, programme: Programme | None, kind: AdoptionKind
) -> Adoption:
    return Adoption(
        partnership_id=decision.partnership_id,
        municipality_id=body.municipality_id,
        circle=decision.circle,
        circle_municipality_id=decision.circle_municipality_id,
        example=decision.example,
        plan=plan,
        programme=programme,
        kind=kind.value,
        body_name=body.name,
        adopted_on=decision.decided_on,
        decision_uid=decision.uid,
    )
