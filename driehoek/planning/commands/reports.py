# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Telling how an action is going."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.organisations.policies import seen
from driehoek.planning.models import Action, ProgressReport
from driehoek.planning.policies import may_report
from driehoek.planning.rules import (
    ActionStatus,
    Cause,
    CauseKind,
    DeviationReason,
    check_flags,
    check_report,
    check_shift,
)


@dataclass(frozen=True, slots=True)
class Report:
    """What someone tells about an action.

    Attributes:
        attention: text when the action asks attention; ``None`` when it does not.
        adjustment: text when it needs adjustment by the triangle; ``None`` when it does not.
        on_behalf_of: filled when an adviser answers for the lead.
        reported_on: when it was told; today when left out, never later than today.
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
def report_progress(*, actor: Actor, action_uid: UUID, report: Report, expected_version: int | None = None) -> UUID:
    """Append a progress report to an action and give the action its new state, caused by this report.

    A report of an earlier day than the latest one is appended as well, but leaves the state as the latest told it.
    An example report makes the state an example; a report on an example is one.

    Args:
        expected_version: the version that the writer had in front of them, where the form shows how the action
            stands and so may overwrite what someone else told in the meantime.

    Returns:
        The uid of the report.

    Raises:
        Absent: the action does not exist or is out of sight.
        Forbidden: the actor may see it but not report on it.
        Conflict: the action changed since ``expected_version``.
        Invalid: with the sentence beside each field.
    """
    action = seen(actor, Action).filter(uid=action_uid).select_for_update().first()
    if action is None:
        raise Absent("Deze actie bestaat niet, of u mag haar niet zien.")
    if not may_report(actor, action):
        raise Forbidden("U mag over deze actie geen bericht geven. Vraag het de trekker of de coördinator.")
    if expected_version not in (None, action.version):
        raise Conflict(records.OVERTAKEN)
    wrong = _wrong(action, report)
    if wrong:
        raise Invalid("Het bericht is nog niet bewaard. Verbeter de gemarkeerde velden.", wrong)
    present = Q(withdrawn_at__isnull=True)
    earlier = ProgressReport.objects.filter(action=action).aggregate(
        number=Max("number"), day=Max("reported_on", filter=present)
    )
    row = _as_row(actor, action, report)
    row.number = (earlier["number"] or 0) + 1
    stored = records.insert(row)
    if earlier["day"] is None or stored.reported_on >= earlier["day"]:
        records.update(action, _state(action, stored))
    return stored.uid


def _wrong(action: Action, report: Report) -> dict[str, str]:
    wrong = check_report(
        report.status,
        text=report.done,
        reason=report.deviation_reason,
        percentage=report.percentage,
        previous=ActionStatus(action.status),
    )
    wrong |= check_flags(report.attention, report.adjustment)
    for name, sentence in check_shift(action.current_end, report.new_end, report.deviation_reason).items():
        wrong.setdefault(name, sentence)
    if report.reported_on is not None and report.reported_on > clock.today():
        wrong["reported_on"] = "Een bericht kan niet van na vandaag zijn."
    if not wrong and _tells_nothing(action, report):
        wrong["done"] = "Dit bericht is nog leeg. Schrijf in een of twee zinnen hoe het gaat."
    return wrong


def _tells_nothing(action: Action, report: Report) -> bool:
    """Tell whether a report leaves everything as it was: it would count as heard of, and nobody told a thing."""
    words = (report.done, report.result, report.next_step, report.help_asked)
    if any(text.strip() for text in words) or report.percentage is not None or report.new_end is not None:
        return False
    told = (report.status.value, report.attention, report.adjustment)
    return told == (
        action.status,
        action.attention_text if action.attention else None,
        action.adjustment_text if action.adjustment else None,
    )


def _state(action: Action, stored: ProgressReport) -> dict[str, Any]:
    told_by = f"voortgangsbericht van {stored.on_behalf_of or stored.reporter}"
    changes: dict[str, Any] = {
        "status": stored.status,
        **Cause(CauseKind.REPORT, stored.uid, stored.reported_on, told_by).columns(),
        "attention": stored.attention,
        "attention_text": stored.attention_text,
        "adjustment": stored.adjustment,
        "adjustment_text": stored.adjustment_text,
        "deviation_reason": stored.deviation_reason,
        "example": action.example or stored.example,
    }
    if stored.new_end is not None:
        changes |= {"current_end": stored.new_end, "due": stored.new_end.last_day}
    return changes


def _as_row(actor: Actor, action: Action, report: Report) -> ProgressReport:
    return ProgressReport(
        partnership_id=action.partnership_id,
        municipality_id=action.municipality_id,
        circle=action.circle,
        circle_municipality_id=action.circle_municipality_id,
        embargo_until=action.embargo_until,
        secrecy=action.secrecy,
        example=report.example or action.example,
        action=action,
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
        reporter=actor.capacity(action.partnership_id),
        on_behalf_of=report.on_behalf_of,
    )
