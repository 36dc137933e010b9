# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Undoing an operation, whatever rooms it touched."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from driehoek.access.decision import permits
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import operation
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Invalid
from driehoek.organisations.undoing import Undone, put_back
from driehoek.planning.commands import freeze_plan
from driehoek.planning.models import Action, Plan, ProgressReport
from driehoek.planning.policies import may_report
from driehoek.steering.following import may_follow_up
from driehoek.steering.models import Decision, FollowUp

#: Commands that only tell how an action goes; whoever may tell that, may take it back.
TELLING = frozenset({"planning.report_progress"})
#: Commands that only tell how an agreement stands.
FOLLOWING = frozenset({"steering.follow_up"})
#: Commands of the register; whoever keeps it, may take them back.
DECIDING = frozenset(
    {
        "cycle.adopt", "cycle.decide_on_action", "planning.decide_action", "planning.freeze_plan",
        "steering.record_decision",
    }
)  # fmt: skip
CONCLUDE = "cycle.conclude_item"
#: What an outcome of a meeting can change elsewhere; only together with that outcome.
CONCLUDING = DECIDING | {
    CONCLUDE, "planning.add_action", "planning.carry_over", "organisations.add_record", "organisations.change_record",
    "organisations.withdraw_record",
}  # fmt: skip


@command
def undo(*, actor: Actor, operation_uid: UUID) -> Undone:
    """Undo an operation of this actor; a plan whose literal text is put back keeps that as its present version.

    Raises:
        Absent, Forbidden, Invalid: see :func:`driehoek.organisations.undoing.put_back`; also Invalid where the list of
            the meeting in which it was recorded is approved.
    """
    if Decision.objects.filter(created_in=operation_uid, meeting__approved_in__isnull=False).exists():
        raise Invalid("De lijst van dit overleg is vastgesteld. Leg bij het volgende overleg vast wat er anders moet.")
    done = put_back(actor=actor, operation_uid=operation_uid, also_may=_also_may)
    running = operation.current()
    assert running is not None, "a command runs within an operation"
    owed = [key[1] for key in running.checks if isinstance(key, tuple) and key[0] == "version"]
    for plan in Plan.objects.filter(uid__in=owed):
        if plan.withdrawn_at is None:
            freeze_plan(actor=actor, plan_uid=plan.uid, reason="een wijziging is ongedaan gemaakt")
        else:
            running.settled(plan.version_key)
    return done


def _also_may(actor: Actor, record: Any, commands: Collection[str]) -> bool:
    if TELLING.issuperset(commands) and isinstance(record, Action | ProgressReport):
        return may_report(actor, record if isinstance(record, Action) else record.action)
    if FOLLOWING.issuperset(commands) and isinstance(record, Decision | FollowUp):
        return may_follow_up(actor, record if isinstance(record, Decision) else record.decision)
    by_register = CONCLUDING if CONCLUDE in commands else DECIDING
    return by_register.issuperset(commands) and permits(actor, Permission.RECORD_DECISION, record)
