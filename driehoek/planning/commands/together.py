# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Changing lead, end or goal of several actions at once: one operation, and for each action what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import bulk_command, command
from driehoek.kernel import operation, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, DriehoekError, Forbidden, Invalid
from driehoek.organisations.models import Function, Organisation
from driehoek.organisations.policies import seen, within
from driehoek.planning.models import Action, Node
from driehoek.planning.rules import DeviationReason, PlanStatus, check_shift

MOST = 200  # actions at once: as many as one can look over before saying yes


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What changes of all chosen actions; what is not asked stays.

    Attributes:
        lead: whether who leads changes, to the organisation or function named here, or to nobody yet.
        reason: asked of an action whose agreed end moves to later.
    """

    lead: bool = False
    lead_organisation_uid: UUID | None = None
    lead_function_uid: UUID | None = None
    end: PreciseDate | None = None
    reason: DeviationReason | None = None
    node_uid: UUID | None = None

    @property
    def nothing(self) -> bool:
        """Whether it asks no change at all."""
        return not self.lead and self.end is None and self.node_uid is None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became, or would become, of one action.

    Attributes:
        changed: ``lead``, ``end`` and ``node``, as far as they change; nothing when it already stood so.
        refused: the sentence why not; empty when it was done.
    """

    uid: UUID
    changed: frozenset[str] = frozenset()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class ChangedTogether:
    """What became of each action, in the order asked, and the operation under which it can be undone as a whole."""

    operation: UUID
    outcomes: tuple[Outcome, ...]


def foresee_together(*, actor: Actor, action_uids: Sequence[UUID], change: Together) -> tuple[Outcome, ...]:
    """Tell what :func:`change_together` would do to each action, and change nothing."""
    return tuple(_foreseen(actor, uid, change) for uid in _checked(action_uids, change))


@bulk_command
def change_together(*, actor: Actor, actions: Sequence[tuple[UUID, int | None]], change: Together) -> ChangedTogether:
    """Change lead, end or goal of several actions; one that is refused stays as it is and holds up no other.

    Args:
        actions: each with the version that the writer saw, or ``None``.

    Raises:
        Invalid: nothing is asked, or of too many actions.
    """
    running = operation.current()
    assert running is not None, "a command runs within an operation"
    versions = dict(actions)
    uids = _checked(versions, change)
    hold(uids)
    return ChangedTogether(running.uid, tuple(_tried(actor, uid, versions[uid], change, running) for uid in uids))


def hold(uids: Iterable[UUID]) -> None:
    """Lock actions in one order: of two who change the same ones, one waits and none is locked out."""
    rows = Action.objects.filter(uid__in=list(uids)).order_by("pk").select_for_update()
    list(rows.values_list("pk", flat=True))


def _checked(uids: Iterable[UUID], change: Together) -> tuple[UUID, ...]:
    once_each = tuple(dict.fromkeys(uids))
    if change.nothing:
        raise Invalid("Kies eerst wat er verandert: trekker, einddatum of thema.")
    if not once_each:
        raise Invalid("Kies eerst een of meer acties.")
    if len(once_each) > MOST:
        raise Invalid(f"U koos {len(once_each)} acties. Er kunnen er {MOST} tegelijk: maak de keuze kleiner.")
    return once_each


def _foreseen(actor: Actor, uid: UUID, change: Together) -> Outcome:
    try:
        action = _to_change(actor, uid)
        return Outcome(uid, _differing(action, _columns(actor, action, change)))
    except (Absent, Forbidden, Invalid) as refusal:
        return Outcome(uid, refused=_sentence(refusal))


def _tried(actor: Actor, uid: UUID, version: int | None, change: Together, running: operation.Operation) -> Outcome:
    before = frozenset(running.checks)
    try:
        with transaction.atomic():
            changed = change_one(actor=actor, action_uid=uid, expected_version=version, change=change)
        return Outcome(uid, changed)
    except (Absent, Forbidden, Invalid, Conflict) as refusal:
        running.drop_since(before)
        return Outcome(uid, refused=_sentence(refusal))


def _sentence(refusal: DriehoekError) -> str:
    told = [*refusal.fields.values()] if isinstance(refusal, Invalid) else []
    return " ".join(told) or str(refusal)


@command
def change_one(*, actor: Actor, action_uid: UUID, expected_version: int | None, change: Together) -> frozenset[str]:
    """Change lead, end or goal of one action; tell which of them changed.

    Raises:
        Absent: the action, or what it changes to, is out of sight.
        Forbidden: the actor may not edit this programme.
        Conflict: someone else changed the action in the meantime.
        Invalid: the agreed end moves to later without a reason.
    """
    action = _to_change(actor, action_uid)
    changes = _columns(actor, action, change)
    differing = _differing(action, changes)
    running = operation.current()
    assert running is not None, "a command runs within an operation"
    before = frozenset(running.checks)
    records.update(action, changes, expected_version=expected_version)
    running.finish_since(before)  # this action stands or falls alone
    return differing


def _to_change(actor: Actor, uid: UUID) -> Action:
    rows = seen(actor, Action).filter(uid=uid).select_related("programme").select_for_update(of=("self",))
    action = rows.first()
    if action is None:
        raise Absent("Deze actie bestaat niet, of u mag haar niet zien.")
    require(actor, Permission.EDIT_PROGRAMME, action.partnership_id, action.municipality_id)
    return action


def _columns(actor: Actor, action: Action, change: Together) -> dict[str, Any]:
    """Return the columns of an action as they would be; what is asked but stands so already is among them."""
    columns: dict[str, Any] = {}
    if change.lead:
        columns |= _lead(actor, action, change)
    if change.end is not None and change.end != action.current_end:
        columns |= _end(action, change.end, change.reason)
    if change.node_uid is not None:
        node = within(actor, Node, action.partnership_id).filter(uid=change.node_uid).first()
        if node is None:
            raise Absent("Dit thema bestaat niet, of u mag het niet zien.")
        if node.plan_id != action.programme.plan_id:
            raise Invalid("Dit thema hoort bij een ander plan dan deze actie.")
        if node.municipality_id not in (None, action.municipality_id):
            raise Invalid("Dit thema is van een andere gemeente dan deze actie.")
        columns["node_id"] = node.pk
    return columns


def _lead(actor: Actor, action: Action, change: Together) -> dict[str, int | None]:
    if change.lead_function_uid is not None:
        function = within(actor, Function, action.partnership_id).filter(uid=change.lead_function_uid).first()
        if function is None:
            raise Absent("Deze functie bestaat hier niet, of u mag haar niet zien.")
        return {"lead_organisation_id": function.organisation_id, "lead_function_id": function.pk}
    if change.lead_organisation_uid is None:
        return {"lead_organisation_id": None, "lead_function_id": None}
    found = within(actor, Organisation, action.partnership_id).filter(uid=change.lead_organisation_uid).first()
    if found is None:
        raise Absent("Deze organisatie bestaat hier niet, of u mag haar niet zien.")
    return {"lead_organisation_id": found.pk, "lead_function_id": None}


def _end(action: Action, end: PreciseDate, reason: DeviationReason | None) -> dict[str, Any]:
    columns: dict[str, Any] = {"current_end": end, "due": end.last_day}
    agreed = action.programme.status == PlanStatus.ADOPTED or action.predecessor_id is not None
    if not agreed:
        return columns | {"original_end": end}
    wrong = check_shift(action.current_end, end, reason)
    if wrong:
        raise Invalid("De planning schuift op.", wrong)
    return columns | ({"deviation_reason": reason.value} if reason is not None else {})


#: Columns, and the part of the change that each belongs to.
_PARTS = {"lead_organisation_id": "lead", "lead_function_id": "lead", "current_end": "end", "node_id": "node"}


def _differing(action: Action, columns: dict[str, Any]) -> frozenset[str]:
    return frozenset(
        part for name, part in _PARTS.items() if name in columns and getattr(action, name) != columns[name]
    )
