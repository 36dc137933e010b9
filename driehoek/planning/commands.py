# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes plans, programmes and actions."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.organisations.policies import seen
from driehoek.planning.models import Action, Node, Plan, PlanText, PlanVersion, Programme, ProgressReport, WayOfWorking
from driehoek.planning.policies import may_report
from driehoek.planning.rules import ActionStatus, CauseKind, DeviationReason, check_report

SNAPSHOT_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Report:
    """What someone tells about an action.

    Attributes:
        attention: text when the action asks attention; ``None`` when it does not.
        adjustment: text when it needs adjustment by the triangle; ``None`` when it does not.
        on_behalf_of: filled when an adviser answers for the lead.
    """

    status: ActionStatus
    done: str = ""
    result: str = ""
    next_step: str = ""
    help_asked: str = ""
    percentage: int | None = None
    new_end: PreciseDate | None = None
    deviation_reason: DeviationReason | None = None
    attention: str | None = None
    adjustment: str | None = None
    on_behalf_of: str = ""
    reported_on: date | None = None
    example: bool = False


@command
def report_progress(*, actor: Actor, action_uid: UUID, report: Report) -> UUID:
    """Append a progress report to an action and give the action its new state, caused by this report.

    Returns:
        The uid of the report.

    Raises:
        Absent: the action does not exist or is out of sight.
        Forbidden: the actor may see it but not report on it.
        Invalid: with the sentence beside each field.
    """
    action = seen(actor, Action).filter(uid=action_uid).select_for_update().first()
    if action is None:
        raise Absent("Deze actie bestaat niet, of u mag haar niet zien.")
    if not may_report(actor, action):
        raise Forbidden("U mag over deze actie geen bericht geven. Vraag het de trekker of de coördinator.")
    wrong = check_report(
        report.status,
        text=report.done,
        reason=report.deviation_reason,
        percentage=report.percentage,
        previous=ActionStatus(action.status),
    )
    if wrong:
        raise Invalid("Het bericht is nog niet bewaard. Verbeter de gemarkeerde velden.", wrong)
    stored = records.insert(_as_row(actor, action, report))
    reason = report.deviation_reason.value if report.deviation_reason else ""
    changes: dict[str, Any] = {
        "status": report.status.value,
        "status_cause_kind": CauseKind.REPORT.value,
        "status_cause_uid": stored.uid,
        "status_cause_on": stored.reported_on,
        "status_cause_label": f"voortgangsbericht van {stored.on_behalf_of or stored.reporter}",
        "attention": report.attention is not None,
        "attention_text": report.attention or "",
        "adjustment": report.adjustment is not None,
        "adjustment_text": report.adjustment or "",
        "deviation_reason": reason,
        "example": action.example or stored.example,
    }
    if report.new_end is not None:
        changes |= {"current_end": report.new_end, "due": report.new_end.last_day}
    records.update(action, changes)
    return stored.uid


def _as_row(actor: Actor, action: Action, report: Report) -> ProgressReport:
    last = ProgressReport.objects.filter(action=action).aggregate(last=Max("number"))["last"] or 0
    titles = [s.title for s in actor.standings if s.partnership_id in (action.partnership_id, None) and s.title]
    return ProgressReport(
        partnership_id=action.partnership_id,
        municipality_id=action.municipality_id,
        circle=action.circle,
        circle_municipality_id=action.circle_municipality_id,
        embargo_until=action.embargo_until,
        secrecy=action.secrecy,
        example=report.example,
        action=action,
        number=last + 1,
        reported_on=report.reported_on or clock.today(),
        status=report.status.value,
        percentage=report.percentage,
        done=report.done,
        result=report.result,
        next_step=report.next_step,
        help_asked=report.help_asked,
        new_end=report.new_end,
        deviation_reason=report.deviation_reason.value if report.deviation_reason else "",
        attention=report.attention is not None,
        attention_text=report.attention or "",
        adjustment=report.adjustment is not None,
        adjustment_text=report.adjustment or "",
        reporter=titles[0] if titles else actor.label,
        on_behalf_of=report.on_behalf_of,
    )


@command
def carry_over(*, actor: Actor, action_uid: UUID, programme_uid: UUID) -> UUID:
    """Take an action along into a following programme, with its code and a link to its history.

    Returns:
        The uid of the action in the new programme.

    Raises:
        Absent: the action or the programme is out of sight.
        Invalid: the programme does not follow the action's own one, or already holds the action.
    """
    old = seen(actor, Action).filter(uid=action_uid).select_related("programme").first()
    target = seen(actor, Programme).filter(uid=programme_uid).first()
    if old is None or target is None:
        raise Absent("Deze actie of dit programma bestaat niet, of u mag het niet zien.")
    require(actor, Permission.EDIT_PROGRAMME, target.partnership_id, old.municipality_id)
    if target.predecessor_id != old.programme_id:
        raise Invalid(f"{target.title} volgt niet op {old.programme.title}. Kies het programma dat erop volgt.")
    if Action.objects.filter(programme=target, predecessor=old, withdrawn_at__isnull=True).exists():
        raise Invalid(f"Actie {old.code} is al meegenomen naar {target.title}.")
    copied = {
        field.attname: getattr(old, field.attname)
        for field in Action._meta.concrete_fields
        if field.attname not in records.BOOKKEEPING | {"programme_id", "predecessor_id", "withdrawn_at"}
    }
    new = Action(**copied, programme=target, predecessor=old)
    new.kind = "voortgezet"
    new.status_cause_kind = CauseKind.CARRY_OVER.value
    new.status_cause_uid = old.uid
    new.status_cause_on = clock.today()
    new.status_cause_label = f"meegenomen uit {old.programme.title}"
    return records.insert(new).uid


@command
def freeze_plan(*, actor: Actor, plan_uid: UUID, reason: str) -> UUID:
    """Keep the plan tree as it stands as its next version; the same content twice keeps one version.

    Returns:
        The uid of the version.

    Raises:
        Absent: the plan is out of sight.
        Forbidden: the actor may not edit plans here.
    """
    plan = seen(actor, Plan).filter(uid=plan_uid).first()
    if plan is None:
        raise Absent("Dit plan bestaat niet, of u mag het niet zien.")
    require(actor, Permission.EDIT_PLAN, plan.partnership_id, plan.municipality_id)
    content = _snapshot(plan)
    digest = hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    latest = PlanVersion.objects.filter(plan=plan).order_by("-number").first()
    if latest is not None and latest.digest == digest:
        return latest.uid
    version = PlanVersion(
        partnership_id=plan.partnership_id,
        municipality_id=plan.municipality_id,
        circle=plan.circle,
        circle_municipality_id=plan.circle_municipality_id,
        embargo_until=plan.embargo_until,
        secrecy=plan.secrecy,
        plan=plan,
        number=latest.number + 1 if latest else 1,
        frozen_at=clock.now(),
        reason=reason,
        schema_version=SNAPSHOT_SCHEMA,
        content=content,
        digest=digest,
    )
    return records.insert(version).uid


def _snapshot(plan: Plan) -> dict[str, Any]:
    """Return the content of a version, schema 1: title, texts, ways and nodes, each with its code and text.

    Only what everyone in the plan's circle may see is kept, so that a version never tells more than its plan.
    """
    own = {"plan": plan, "withdrawn_at__isnull": True, "circle": plan.circle}
    texts = PlanText.objects.filter(**own).order_by("position", "code").values("code", "title", "text")
    ways = WayOfWorking.objects.filter(**own).order_by("number").values("number", "title", "text")
    nodes = (
        Node.objects.filter(**own)
        .order_by("level", "position", "code")
        .values("code", "title", "text", "level", "ambition", "parent__code", "municipality__name", "text_kind")
    )
    return {
        "title": plan.title,
        "period": [str(plan.period_start), str(plan.period_end)],
        "levels": plan.levels,
        "texts": list(texts),
        "ways": list(ways),
        "nodes": list(nodes),
    }
