# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""How each kind of change follows from an outcome, through the commands of the rooms below."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from uuid import UUID

from driehoek.cycle.commands.adopting import adopt
from driehoek.cycle.commands.changes import (
    AddPriority,
    AdjustAction,
    Adopt,
    CarryOver,
    Change,
    DeferAction,
    Deploy,
    DropPriority,
    NewAction,
    Postpone,
    StopAction,
)
from driehoek.cycle.commands.deciding import decide_on_action
from driehoek.cycle.commands.priorities import add_priority, drop_priority, of_this_body
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.policies import seen
from driehoek.planning.commands import add_action, carry_over
from driehoek.planning.models import Action, Programme
from driehoek.planning.rules import Cause, CauseKind, Effect
from driehoek.steering.commands import Outcome, record_decision
from driehoek.steering.models import Body, Decision
from driehoek.steering.rules import ADVISING, BINDING, WITH_POLICE, BodyKind, Concern


def carry_out(actor: Actor, body: Body, outcome: Outcome, change: Change | None) -> UUID:
    """Record an outcome and change what it changes; return the uid of the decision.

    Raises:
        Absent, Forbidden, Invalid: as the commands that it leads to.
    """
    match change:
        case None | Postpone():
            return record_decision(actor=actor, body_uid=body.uid, outcome=outcome).uid
        case AdjustAction() | StopAction() | DeferAction():
            return _on_action(actor, body, outcome, change)
        case Adopt():
            about = replace(outcome, concerns=change.concerns)
            return adopt(actor=actor, body_uid=body.uid, outcome=about, kind=change.kind)
        case Deploy():
            return _deploy(actor, body, outcome, change)
        case CarryOver():
            _check(body, outcome)
            return _carry_over(actor, body, outcome, change)
        case NewAction():
            _check(body, outcome)
            return _new_action(actor, body, outcome, change)
        case AddPriority():
            _check(body, outcome)
            return _on_plan(actor, body, outcome, lambda told: add_priority(actor, body, change, told))
        case DropPriority():
            _check(body, outcome)
            return _on_plan(actor, body, outcome, lambda told: drop_priority(actor, body, change, told))


def _check(body: Body, outcome: Outcome) -> None:
    """Refuse to change anything by what binds nobody."""
    if outcome.kind not in BINDING or BodyKind(body.kind) in ADVISING:
        raise Invalid(
            "Alleen een afspraak of een besluit kan iets veranderen. Dit orgaan adviseert, of neemt alleen kennis."
            if BodyKind(body.kind) in ADVISING
            else "Alleen een afspraak of een besluit kan iets veranderen.",
            {"kind": "Kies een afspraak of besluit."},
        )


def _cause(body: Body, outcome: Outcome, decision: Decision) -> Cause:
    label = f"{outcome.kind.value} van {body.name}: {outcome.subject}"
    return Cause(CauseKind.DECISION, decision.uid, decision.decided_on.first_day, label)


def _on_plan(actor: Actor, body: Body, outcome: Outcome, follow: Callable[[Cause], UUID]) -> UUID:
    decision = record_decision(actor=actor, body_uid=body.uid, outcome=replace(outcome, concerns=None))
    theme = follow(_cause(body, outcome, decision))
    records.update(decision, {"concerns_kind": Concern.THEME.value, "concerns_uid": theme})
    return decision.uid


def _on_action(actor: Actor, body: Body, outcome: Outcome, change: AdjustAction | StopAction | DeferAction) -> UUID:
    effects = {AdjustAction: Effect.ADJUST, StopAction: Effect.STOP, DeferAction: Effect.DEFER}
    return decide_on_action(
        actor=actor,
        action_uid=change.action_uid,
        body_uid=body.uid,
        outcome=outcome,
        effect=effects[type(change)],
        reason=change.reason,
        new_end=None if isinstance(change, StopAction) else change.new_end,
    )


def _deploy(actor: Actor, body: Body, outcome: Outcome, change: Deploy) -> UUID:
    if BodyKind(body.kind) not in WITH_POLICE:
        raise Invalid(
            "Over inzet van de politie maken burgemeester en officier van justitie afspraken in de driehoek.",
            {"change": "Leg dit vast bij een overleg van de driehoek."},
        )
    _check(body, outcome)
    if outcome.authority is None:
        sentence = "Kies onder wiens gezag dit valt: openbare orde of strafrechtelijke handhaving."
        raise Invalid(sentence, {"authority": sentence})
    asked = replace(outcome, deployment=change.deployment, gives_way=change.gives_way)
    waiting = _waiting_for_it(actor, body, outcome)
    if waiting is not None:
        return _on_action(actor, body, asked, AdjustAction(action_uid=waiting.uid))
    return record_decision(actor=actor, body_uid=body.uid, outcome=asked).uid


def _waiting_for_it(actor: Actor, body: Body, outcome: Outcome) -> Action | None:
    """Return the action that needed adjusting and for which this deployment was asked: it has its answer now."""
    kind, uid = outcome.concerns or (None, None)
    if kind is not Concern.ACTION or uid is None:
        return None
    action = seen(actor, Action).filter(uid=uid, partnership=body.partnership_id, adjustment=True).first()
    return action if action is not None and body.municipality_id in (None, action.municipality_id) else None


def _carry_over(actor: Actor, body: Body, outcome: Outcome, change: CarryOver) -> UUID:
    action = seen(actor, Action).filter(uid=change.action_uid, partnership=body.partnership_id).first()
    if action is None:
        raise Absent("Deze actie bestaat niet, of u mag haar niet zien.")
    of_this_body(body, action.municipality_id)
    about = replace(outcome, concerns=(Concern.ACTION, action.uid), example=outcome.example or action.example)
    decision = record_decision(actor=actor, body_uid=body.uid, outcome=about)
    carry_over(
        actor=actor,
        action_uid=action.uid,
        programme_uid=change.programme_uid,
        node_uid=change.node_uid,
        end=change.end,
        reason=change.reason,
        going_concern=change.going_concern,
        cause=_cause(body, about, decision),
    )
    return decision.uid


def _new_action(actor: Actor, body: Body, outcome: Outcome, change: NewAction) -> UUID:
    programme = seen(actor, Programme).filter(uid=change.programme_uid, partnership=body.partnership_id).first()
    if programme is None:
        raise Absent("Dit programma bestaat niet, of u mag het niet zien.")
    of_this_body(body, change.municipality_id or programme.municipality_id)
    decision = record_decision(actor=actor, body_uid=body.uid, outcome=outcome)
    made = add_action(
        actor=actor,
        programme_uid=programme.uid,
        code=change.code or _free_code(programme),
        form=change.form,
        municipality_id=change.municipality_id,
        example=decision.example,
        cause=_cause(body, outcome, decision),
    )
    records.update(decision, {"concerns_kind": Concern.ACTION.value, "concerns_uid": made})
    return decision.uid


def _free_code(programme: Programme) -> str:
    """Return a number for an action that was asked for at the table: A-01 and so on."""
    used = set(Action.objects.filter(programme=programme).values_list("code", flat=True))
    return next(code for number in count(1) if (code := f"A-{number:02d}") not in used)
