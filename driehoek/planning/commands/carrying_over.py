# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Taking an action along into the following programme."""

from typing import Any
from uuid import UUID

from driehoek.access.decision import require
from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.policies import seen
from driehoek.planning.models import Action, ActionNode, ActionPartner, ActionTag, Node, Programme
from driehoek.planning.policies import asked_to_change
from driehoek.planning.rules import (
    CLOSED,
    ActionKind,
    ActionStatus,
    Cause,
    CauseKind,
    DeviationReason,
    check_shift,
    status_carried_over,
)

#: Not taken along: what was said of the old programme only.
LEFT_BEHIND = records.BOOKKEEPING | {
    "programme_id", "predecessor_id", "node_id", "withdrawn_at", "source", "source_place", "status_note",
    "light_content", "light_planning", "light_finance", "light_risk",
}  # fmt: skip


@command
def carry_over(
    *,
    actor: Actor,
    action_uid: UUID,
    programme_uid: UUID,
    node_uid: UUID | None = None,
    end: PreciseDate | None = None,
    reason: DeviationReason | None = None,
    going_concern: bool = False,
    cause: Cause | None = None,
) -> UUID:
    """Take an action along into a following programme, with its code, partners, tags, other goals and its history.

    The new action keeps its planning as first agreed and as it stands, and what asks attention or adjustment: that is
    not over because a period is. What was postponed has not started yet in the new programme; another status stays.

    Args:
        node_uid: the goal that it serves from now on; asked when the programme belongs to another plan.
        end: its new planning; a later end than it had asks a reason. Left out, the planning stays.
        going_concern: whether it becomes regular work in the new programme, which goes on and has no end.
        cause: the decision that takes it along, where there is one: then keeping the register is enough.

    Returns:
        The uid of the action in the new programme.

    Raises:
        Absent: the action, the programme or the goal is out of sight.
        Forbidden: the actor may not edit programmes here, and keeps no register where a decision is the cause.
        Invalid: the programme does not follow the action's own one or already holds the action, the action is
            closed, the programme is of another municipality, or the end moves to later without a reason.
    """
    old = seen(actor, Action).filter(uid=action_uid).select_related("programme").select_for_update(of=("self",)).first()
    target = seen(actor, Programme).filter(uid=programme_uid).first()
    if old is None or target is None:
        raise Absent("Deze actie of dit programma bestaat niet, of u mag het niet zien.")
    require(actor, asked_to_change(cause), target.partnership_id, old.municipality_id or target.municipality_id)
    _check(old, target)
    wrong = {} if going_concern else check_shift(old.current_end, end, reason)
    if wrong:
        raise Invalid("Deze actie is nog niet meegenomen.", wrong)
    same_plan = target.plan_id == old.programme.plan_id
    node_id = _node_id(actor, old, target, node_uid)
    new = _copy(old, target, node_id, cause, same_plan=same_plan)
    if going_concern:
        new.kind, new.status = ActionKind.GOING_CONCERN.value, ActionStatus.CONTINUOUS.value
        new.current_end = new.due = None
    elif end is not None:
        new.current_end, new.due = end, end.last_day
        new.deviation_reason = reason.value if reason else old.deviation_reason
    records.insert(new)
    _take_along(old, new, same_plan=same_plan)
    return new.uid


def _check(old: Action, target: Programme) -> None:
    if target.predecessor_id != old.programme_id:
        raise Invalid(f"{target.title} volgt niet op {old.programme.title}. Kies het programma dat erop volgt.")
    if target.municipality_id not in (None, old.municipality_id) and old.municipality_id is not None:
        raise Invalid(f"{target.title} is van een andere gemeente dan deze actie.")
    if ActionStatus(old.status) in CLOSED:
        raise Invalid(f"Actie {old.code} is afgerond of vervallen. Maak zo nodig een nieuwe actie in {target.title}.")
    if Action.objects.filter(programme=target, code=old.code, withdrawn_at__isnull=True).exists():
        raise Invalid(f"Actie {old.code} staat al in {target.title}.")


def _node_id(actor: Actor, old: Action, target: Programme, node_uid: UUID | None) -> int:
    if node_uid is None:
        if target.plan_id != old.programme.plan_id:
            raise Invalid("Dit programma hoort bij een ander plan. Kies het doel waar de actie nu bij hoort.")
        return old.node_id
    node = seen(actor, Node).filter(uid=node_uid, plan_id=target.plan_id).first()
    if node is None:
        raise Absent("Dit doel bestaat niet in het plan, of u mag het niet zien.")
    return node.pk


def _copy(old: Action, target: Programme, node_id: int, cause: Cause | None, *, same_plan: bool) -> Action:
    copied: dict[str, Any] = {
        field.attname: getattr(old, field.attname)
        for field in Action._meta.concrete_fields
        if field.attname not in LEFT_BEHIND
    }
    copied["kind"] = ActionKind.CONTINUED.value
    copied["status"] = status_carried_over(ActionStatus(old.status)).value
    if not same_plan:
        copied["working_group_id"] = None  # it carries a theme of the former plan
    own = Cause(CauseKind.CARRY_OVER, old.uid, clock.today(), f"meegenomen uit {old.programme.title}")
    copied |= (cause or own).columns()
    return Action(**copied, programme=target, predecessor=old, node_id=node_id)


def _take_along(old: Action, new: Action, *, same_plan: bool) -> None:
    for model, column in ((ActionPartner, "organisation_id"), (ActionTag, "tag_id"), (ActionNode, "node_id")):
        if model is ActionNode and not same_plan:
            continue  # the other goals are those of the former plan
        rows = model._default_manager.filter(action=old, withdrawn_at__isnull=True)
        records.insert_many(
            [
                model(
                    partnership_id=new.partnership_id,
                    municipality_id=new.municipality_id,
                    circle=row.circle,
                    circle_municipality_id=row.circle_municipality_id,
                    example=row.example,
                    action=new,
                    **{column: getattr(row, column)},
                )
                for row in rows
            ]
        )
