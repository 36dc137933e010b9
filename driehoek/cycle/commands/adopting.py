# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A body adopts, takes notice of or receives a plan or programme, and what follows from it."""

from dataclasses import replace
from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import narrower
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.models import Membership
from driehoek.organisations.policies import seen
from driehoek.planning.commands import freeze_plan
from driehoek.planning.models import Adoption, Plan, Programme
from driehoek.planning.rules import AdoptionKind, PlanStatus
from driehoek.steering.commands import Outcome, record_decision
from driehoek.steering.models import Body, Decision
from driehoek.steering.rules import ADVISING, BINDING, BodyKind, Concern, DecisionKind

#: What a body did with a plan, and as which kinds of outcome that can stand in the register.
OUTCOMES = {
    AdoptionKind.ADOPTED: BINDING,
    AdoptionKind.SETTLED: BINDING,
    AdoptionKind.TOOK_NOTICE: frozenset({DecisionKind.NOTICE}),
    AdoptionKind.INFORMED: frozenset({DecisionKind.INFORMATION, DecisionKind.EXECUTIVE_PAPER}),
}


@command
def adopt(*, actor: Actor, body_uid: UUID, outcome: Outcome, kind: AdoptionKind) -> UUID:
    """Record that a body adopted, took notice of or received a plan or programme, and what follows from it.

    What a body adopted is frozen as a version of the plan. The plan or programme is adopted once a joint body did so,
    the body of its own municipality did, or for a joint one the bodies of all municipalities did (adopted or took
    notice: each council does it in its own way, on its own date); until then it waits to be decided on. A change of
    status to adopted therefore always has a decision behind it.

    Returns:
        The uid of the decision.

    Raises:
        Invalid: the outcome concerns no plan or programme, its kind does not fit, or this body only advises.
        Absent: the body, plan or programme is out of sight.
        Forbidden: the actor keeps no register here.
    """
    if outcome.concerns is None or outcome.concerns[0] not in (Concern.PLAN, Concern.PROGRAMME):
        raise Invalid("Kies het plan of programma waar dit over gaat.", {"concerns": "Kies een plan of programma."})
    concern, uid = outcome.concerns
    plan = seen(actor, Plan).filter(uid=uid).select_for_update().first() if concern is Concern.PLAN else None
    programme = (
        seen(actor, Programme).filter(uid=uid).select_for_update().first() if concern is Concern.PROGRAMME else None
    )
    subject = plan or programme
    body = seen(actor, Body).filter(uid=body_uid).first()
    if subject is None or body is None or subject.partnership_id != body.partnership_id:
        raise Absent("Dit orgaan, plan of programma bestaat niet, of u mag het niet zien.")
    require(actor, Permission.RECORD_DECISION, body.partnership_id, body.municipality_id)
    _check_adoption(body, outcome, kind)
    decision = record_decision(
        actor=actor, body_uid=body_uid, outcome=replace(outcome, example=outcome.example or subject.example)
    )
    records.insert(_adoption(decision, body, plan, programme, kind))
    if kind is AdoptionKind.ADOPTED and subject.status != PlanStatus.LAPSED:
        complete = _adopted_by_all(subject, body)
        if complete or subject.status != PlanStatus.ADOPTED:
            status = PlanStatus.ADOPTED if complete else PlanStatus.TO_BE_DECIDED
            records.update(subject, {"status": status.value})
        if plan is not None:
            freeze_plan(actor=actor, plan_uid=plan.uid, reason=f"vastgesteld door {body.name}"[:200])
    return decision.uid


def _check_adoption(body: Body, outcome: Outcome, kind: AdoptionKind) -> None:
    if outcome.kind not in OUTCOMES[kind]:
        raise Invalid("Dit soort uitkomst past niet bij wat het orgaan deed.", {"kind": "Kies een ander soort."})
    if kind is AdoptionKind.ADOPTED and BodyKind(body.kind) in ADVISING:
        raise Invalid(f"{body.name} bereidt alleen voor en kan niets vaststellen.", {"body": "Kies een ander orgaan."})


def _adopted_by_all(subject: Plan | Programme, body: Body) -> bool:
    """Tell whether with this body everyone has adopted who must."""
    if body.municipality_id is None or body.municipality_id == subject.municipality_id:
        return True
    if subject.municipality_id is not None:
        return False
    today = clock.today()
    members = Membership.objects.filter(partnership=subject.partnership_id, withdrawn_at__isnull=True)
    asked = {member.municipality_id for member in members if member.ends_on is None or member.ends_on.last_day >= today}
    column = "plan" if isinstance(subject, Plan) else "programme"
    done = Adoption.objects.filter(
        withdrawn_at__isnull=True, kind__in=[AdoptionKind.ADOPTED.value, AdoptionKind.TOOK_NOTICE.value],
        **{column: subject.pk},
    )  # fmt: skip
    return asked <= set(done.values_list("municipality_id", flat=True))


def _adoption(
    decision: Decision, body: Body, plan: Plan | None, programme: Programme | None, kind: AdoptionKind
) -> Adoption:
    subject = plan or programme
    assert subject is not None, "one of both"
    circle, circle_municipality_id = narrower(
        (decision.circle, decision.circle_municipality_id), (subject.circle, subject.circle_municipality_id)
    )
    return Adoption(
        partnership_id=decision.partnership_id,
        municipality_id=body.municipality_id,
        circle=circle,
        circle_municipality_id=circle_municipality_id,
        example=decision.example,
        plan=plan,
        programme=programme,
        kind=kind.value,
        body_name=body.name,
        adopted_on=decision.decided_on,
        decision_uid=decision.uid,
    )
