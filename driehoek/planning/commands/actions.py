# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Adding, changing, withdrawing and deciding on actions."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, narrower
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.models import Function, Organisation
from driehoek.organisations.policies import seen
from driehoek.planning.commands.hanging import chosen, hang
from driehoek.planning.commands.reports import Report, report_progress
from driehoek.planning.models import (
    Action,
    Node,
    Programme,
    ProgressReport,
    WorkingGroup,
)
from driehoek.planning.policies import asked_to_change, withdrawn_actions
from driehoek.planning.rules import (
    ActionKind,
    ActionStatus,
    Cause,
    CauseKind,
    DeviationReason,
    Effect,
    PlanStatus,
    check_shift,
    status_decided,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionForm:
    """Everything that a person fills in of an action; its status comes from reports and decisions.

    Attributes:
        means_cents: money in euro cents.
        places: names of municipalities, for a joint action that is for some of them only.
        deviation_reason: asked when an agreed planning moves to a later end.
    """

    title: str
    node_uid: UUID
    description: str = ""
    cluster: str = ""
    kind: ActionKind = ActionKind.NEW
    places: tuple[str, ...] = ()
    circle: Circle = Circle.PARTNERS
    lead_organisation_uid: UUID | None = None
    lead_function_uid: UUID | None = None
    working_group_uid: UUID | None = None
    partner_uids: tuple[UUID, ...] = ()
    tag_uids: tuple[UUID, ...] = ()
    other_node_uids: tuple[UUID, ...] = ()
    intended_result: str = ""
    expected_effect: str = ""
    start: PreciseDate | None = None
    end: PreciseDate | None = None
    means_text: str = ""
    means_cents: int | None = None
    means_payer: str = ""
    capacity_claim: str = ""
    deviation_reason: DeviationReason | None = None


#: The furthest place in a programme that can be stored.
MOST = 32_767


@command
def add_action(
    *,
    actor: Actor,
    programme_uid: UUID,
    code: str,
    form: ActionForm,
    municipality_id: int | None = None,
    status: ActionStatus = ActionStatus.NOT_STARTED,
    example: bool = False,
    cause: Cause | None = None,
) -> UUID:
    """Add an action to a programme; its planning is the one first agreed.

    Args:
        municipality_id: of whom it is; ``None`` for a joint action. In a programme of one municipality it may be
            joint or of that municipality.
        status: how it stands now, where it was under way before it was written down.
        cause: the decision that asked for it, where there is one: then keeping the register is enough.

    Returns:
        The uid of the action.

    Raises:
        Absent: the programme, or something that the form names, is out of sight.
        Forbidden: the actor may not edit programmes here.
        Invalid: with the sentence beside each field.
    """
    programme = seen(actor, Programme).filter(uid=programme_uid).select_for_update().first()
    if programme is None:
        raise Absent("Dit programma bestaat niet, of u mag het niet zien.")
    require(actor, asked_to_change(cause), programme.partnership_id, municipality_id or programme.municipality_id)
    if programme.municipality_id is not None and municipality_id not in (None, programme.municipality_id):
        raise Invalid(f"{programme.title} is van een andere gemeente.", {"municipality": "Kies de eigen gemeente."})
    if Action.objects.filter(programme=programme, code=code, withdrawn_at__isnull=True).exists():
        raise Invalid(f"Actie {code} staat al in {programme.title}.", {"code": "Dit nummer is al in gebruik."})
    last = Action.objects.filter(programme=programme).aggregate(last=Max("position"))["last"] or 0
    action = Action(
        partnership_id=programme.partnership_id,
        municipality_id=municipality_id,
        programme=programme,
        code=code,
        position=min(last + 1, MOST),
        example=example or programme.example,
        status=status.value,
        original_start=form.start,
        original_end=form.end,
        **(cause or Cause(CauseKind.TYPED, None, clock.today(), "nieuw in het programma")).columns(),
    )
    for name, value in _columns(actor, action, form).items():
        setattr(action, name, value)
    records.insert(action)
    hang(actor, action, form.partner_uids, form.tag_uids, form.other_node_uids)
    return action.uid


@command
def change_action(
    *,
    actor: Actor,
    action_uid: UUID,
    expected_version: int,
    form: ActionForm,
    status: ActionStatus | None = None,
    done: str = "",
) -> int:
    """Change what a person may fill in of an action; its code and the planning as first agreed stay.

    As long as its programme is not adopted, the planning as first agreed follows. Another status, or words about
    how it goes, become a progress report in the same operation: a status has no other way to change.

    Args:
        expected_version: the version that the writer had on the screen.
        status, done: how it stands and what was done; ``None`` and empty leave it as it was told last.

    Returns:
        The version after the change.

    Raises:
        Absent: the action, or something that the form names, is out of sight.
        Forbidden: the actor may not edit this programme.
        Conflict: someone else changed the action in the meantime.
        Invalid: with the sentence beside each field.
    """
    action = _to_edit(actor, action_uid)
    agreed = action.programme.status == PlanStatus.ADOPTED or action.predecessor_id is not None
    changes = _columns(actor, action, form)
    if agreed:
        wrong = check_shift(action.current_end, form.end, form.deviation_reason)
        if wrong:
            raise Invalid("De wijziging is nog niet bewaard. Verbeter de gemarkeerde velden.", wrong)
        if form.deviation_reason is not None:
            changes["deviation_reason"] = form.deviation_reason.value
    else:
        changes |= {"original_start": form.start, "original_end": form.end}
    changed = records.update(action, changes, expected_version=expected_version)
    _narrow_reports(action)
    if hang(actor, action, form.partner_uids, form.tag_uids, form.other_node_uids) and not changed:
        records.touch(action)
    if done.strip() or status not in (None, action.status):
        report_progress(actor=actor, action_uid=action.uid, report=_briefly(action, status, done, form))
        action.refresh_from_db(fields=["version"])
    return action.version


@command
def withdraw_action(*, actor: Actor, action_uid: UUID, expected_version: int) -> None:
    """Withdraw an action that should not have been there: it stays, with its history, and is no longer shown.

    An action that is given up is not withdrawn: a report or a decision makes it dropped.

    Raises:
        Absent: the action is out of sight.
        Forbidden: the actor may not edit this programme.
        Conflict: someone else changed the action in the meantime.
    """
    action = _to_edit(actor, action_uid)
    records.withdraw(action, expected_version=expected_version)


@command
def restore_action(*, actor: Actor, action_uid: UUID) -> None:
    """Bring a withdrawn action back as it was.

    Raises:
        Absent: there is no such withdrawn action within sight.
        Forbidden: the actor may not edit this programme.
        Invalid: another action took its code.
    """
    action = withdrawn_actions(actor).filter(uid=action_uid).select_for_update().first()
    if action is None:
        raise Absent("Deze actie is niet ingetrokken, bestaat niet, of u mag haar niet zien.")
    require(actor, Permission.EDIT_PROGRAMME, action.partnership_id, action.municipality_id)
    taken = Action.objects.filter(programme=action.programme_id, code=action.code, withdrawn_at__isnull=True)
    if taken.exists():
        raise Invalid(f"Een andere actie heeft intussen nummer {action.code}.")
    records.restore(action)


@command
def decide_action(
    *,
    actor: Actor,
    action_uid: UUID,
    effect: Effect,
    cause: Cause,
    reason: DeviationReason | None,
    new_end: PreciseDate | None = None,
    example: bool = False,
) -> None:
    """Let an agreement or decision change an action; the cycle records that decision in the same operation.

    What needed adjustment has had its answer, so that flag goes; what asks attention stays.

    Raises:
        Absent: the action is out of sight.
        Forbidden: the actor keeps no register of decisions here.
        Invalid: stopping and deferring ask a reason, deferring a new end.
    """
    action = seen(actor, Action).filter(uid=action_uid).select_for_update().first()
    if action is None:
        raise Absent("Deze actie bestaat niet, of u mag haar niet zien.")
    require(actor, Permission.RECORD_DECISION, action.partnership_id, action.municipality_id)
    wrong = check_shift(action.current_end, new_end, reason)
    if effect is not Effect.ADJUST and reason is None:
        wrong["deviation_reason"] = "Kies de reden waarom deze actie stopt of later komt."
    if effect is Effect.DEFER and new_end is None:
        wrong["new_end"] = "Vul in tot wanneer de actie is uitgesteld."
    if wrong:
        raise Invalid("De afspraak is nog niet bewaard. Verbeter de gemarkeerde velden.", wrong)
    status = status_decided(ActionStatus(action.status), effect)
    changes: dict[str, Any] = {"adjustment": False, "adjustment_text": "", "example": action.example or example}
    if reason is not None:
        changes["deviation_reason"] = reason.value
    if status != action.status:
        changes |= {"status": status.value, "status_note": "", **cause.columns()}
    if new_end is not None:
        changes |= {"current_end": new_end, "due": new_end.last_day}
    records.update(action, changes)


def _to_edit(actor: Actor, uid: UUID) -> Action:
    rows = seen(actor, Action).filter(uid=uid).select_related("programme").select_for_update(of=("self",))
    action = rows.first()
    if action is None:
        raise Absent("Deze actie bestaat niet, of u mag haar niet zien.")
    require(actor, Permission.EDIT_PROGRAMME, action.partnership_id, action.municipality_id)
    return action


def _briefly(action: Action, status: ActionStatus | None, done: str, form: ActionForm) -> Report:
    """Return a report of one line; what asks attention or adjustment still does."""
    return Report(
        status=status or ActionStatus(action.status),
        done=done,
        deviation_reason=form.deviation_reason,
        attention=action.attention_text if action.attention else None,
        adjustment=action.adjustment_text if action.adjustment else None,
    )


def _columns(actor: Actor, action: Action, form: ActionForm) -> dict[str, Any]:
    """Return the columns of an action as the form wants them."""
    wrong = {"title": "Geef de actie een naam."} if not form.title.strip() else {}
    if form.means_cents is not None and form.means_cents < 0:
        wrong["means_cents"] = "Een bedrag is niet negatief."
    stored = not action._state.adding
    stays = stored and form.circle == action.circle
    if form.circle is Circle.MUNICIPALITY and action.municipality_id is None and not stays:
        wrong["circle"] = "Een gezamenlijke actie heeft geen eigen gemeente. Kies een andere kring."
    if wrong:
        raise Invalid("De actie is nog niet bewaard. Verbeter de gemarkeerde velden.", wrong)
    own = action.municipality_id if form.circle is Circle.MUNICIPALITY else None
    plan_id = action.programme.plan_id
    function = chosen(actor, Function, action, form.lead_function_uid, stands=action.lead_function)
    organisation = chosen(actor, Organisation, action, form.lead_organisation_uid, stands=action.lead_organisation)
    if function is not None and organisation is not None and function.organisation_id != organisation.pk:
        raise Invalid("Deze functie hoort bij een andere organisatie.", {"lead_function": "Kies een functie daarvan."})
    lead_organisation_id = function.organisation_id if function else organisation.pk if organisation else None
    group = chosen(actor, WorkingGroup, action, form.working_group_uid, stands=action.working_group, plan_id=plan_id)
    goal = action.node if stored else None
    node = chosen(actor, Node, action, form.node_uid, stands=goal, plan_id=plan_id)
    assert node is not None, "a form always names a goal"
    return {
        "title": form.title.strip(),
        "description": form.description,
        "cluster": form.cluster,
        "kind": form.kind.value,
        "places": list(form.places),
        "circle": form.circle.value,
        "circle_municipality_id": action.circle_municipality_id if stays else own,
        "node_id": node.pk,
        "lead_organisation_id": lead_organisation_id,
        "lead_function_id": function.pk if function else None,
        "working_group_id": group.pk if group else None,
        "intended_result": form.intended_result,
        "expected_effect": form.expected_effect,
        "current_start": form.start,
        "current_end": form.end,
        "due": form.end.last_day if form.end else None,
        "means_text": form.means_text,
        "means_cents": form.means_cents,
        "means_payer": form.means_payer,
        "capacity_claim": form.capacity_claim,
    }


def _narrow_reports(action: Action) -> None:
    """Let reports be seen by no more people than the action; a wider action leaves them as they were."""
    own = action.circle, action.circle_municipality_id
    for report in ProgressReport.objects.filter(action=action):
        circle, municipality_id = narrower((report.circle, report.circle_municipality_id), own)
        records.update(report, {"circle": circle, "circle_municipality_id": municipality_id})
