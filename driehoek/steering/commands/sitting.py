# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A meeting at the table: opened and closed, who is there, and the list of last time approved."""

from typing import Any
from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.editing.commands import queue
from driehoek.organisations.models import Function
from driehoek.organisations.policies import seen, within
from driehoek.steering.commands.handling import at_the_table, mark, not_approved
from driehoek.steering.models import AgendaItem, Attendance, Meeting
from driehoek.steering.rules import COMES_BACK, ItemKind, ItemState, MeetingState, Presence


@command
def open_meeting(*, actor: Actor, meeting_uid: UUID) -> None:
    """Open a meeting, or open one again that was closed too soon; one that is open stays so.

    Raises:
        Absent: the meeting is out of sight.
        Forbidden: the actor keeps no register here.
        Invalid: it was cancelled, or its list is approved.
    """
    meeting = _meeting(actor, meeting_uid)
    if meeting.state == MeetingState.CANCELLED:
        raise Invalid("Dit overleg gaat niet door. Plan een nieuw overleg.")
    not_approved(meeting)
    opened = meeting.opened_at or clock.now()
    records.update(meeting, {"state": MeetingState.RUNNING.value, "opened_at": opened, "closed_at": None})


@command
def close_meeting(*, actor: Actor, meeting_uid: UUID) -> None:
    """Close a meeting: what was not handled comes back on the next agenda.

    Raises:
        Absent, Forbidden: as :func:`open_meeting`.
        Invalid: it is not open.
    """
    meeting = _meeting(actor, meeting_uid)
    if meeting.state != MeetingState.RUNNING:
        raise Invalid("Dit overleg is niet geopend.")
    for item in seen(actor, AgendaItem).filter(meeting=meeting, state=ItemState.OPEN.value).order_by("position", "pk"):
        comes_back = ItemKind(item.kind) in COMES_BACK
        mark(actor, item, ItemState.POSTPONED if comes_back else ItemState.HANDLED)
    records.update(meeting, {"state": MeetingState.HELD.value, "closed_at": clock.now()})


@command
def attend(
    *,
    actor: Actor,
    meeting_uid: UUID,
    function_uid: UUID,
    presence: Presence,
    replaced_by_uid: UUID | None = None,
) -> None:
    """Record whether a function is at a meeting, or who came in its place.

    Raises:
        Absent, Forbidden: as :func:`open_meeting`; or one of the functions is out of sight.
        Invalid: the list is approved, or it is not said who came instead.
    """
    meeting = _meeting(actor, meeting_uid)
    not_approved(meeting)
    function = _function(actor, meeting, function_uid)
    other = _function(actor, meeting, replaced_by_uid) if presence is Presence.REPLACED and replaced_by_uid else None
    if presence is Presence.REPLACED and (other is None or other.pk == function.pk):
        raise Invalid("Kies wie er in de plaats kwam.", {"replaced_by": "Kies wie er in de plaats kwam."})
    found = Attendance.objects.filter(meeting=meeting, function=function, withdrawn_at__isnull=True).first()
    values: dict[str, Any] = {"presence": presence.value, "replaced_by_id": other.pk if other else None}
    if found is not None:
        records.update(found, values)
        return
    records.insert(
        Attendance(
            partnership_id=meeting.partnership_id,
            municipality_id=meeting.municipality_id,
            circle=meeting.circle,
            circle_municipality_id=meeting.circle_municipality_id,
            example=meeting.example,
            meeting=meeting,
            function=function,
            **values,
        )
    )


@command
def approve_list(*, actor: Actor, meeting_uid: UUID, previous_uid: UUID, remark: str = "") -> None:
    """Approve in this meeting the list of agreements of an earlier one; from then on that list stays as it is.

    Args:
        remark: what was said about it, such as a correction; it stands with the point of the agenda.

    Raises:
        Absent: one of the meetings is out of sight.
        Forbidden: the actor keeps no register here.
        Invalid: the other is not an earlier meeting of the same body, was not closed, or is approved already.
    """
    meeting = _meeting(actor, meeting_uid)
    at_the_table(meeting)
    previous = _meeting(actor, previous_uid)
    if previous.body_id != meeting.body_id or previous.starts_at >= meeting.starts_at:
        raise Invalid("Kies een eerder overleg van hetzelfde orgaan.")
    if previous.state != MeetingState.HELD:
        raise Invalid(f"{previous.title} is nog niet afgesloten.")
    if previous.approved_in_id not in (None, meeting.pk):
        raise Invalid(f"De lijst van {previous.title} is al vastgesteld.")
    records.update(previous, {"approved_in_id": meeting.pk})
    point = AgendaItem.objects.filter(
        meeting=meeting, kind=ItemKind.APPROVAL.value, state=ItemState.OPEN.value, withdrawn_at__isnull=True
    ).first()
    if point is not None:
        mark(actor, point, ItemState.HANDLED, remark)


def _meeting(actor: Actor, uid: UUID) -> Meeting:
    """Return a meeting to its secretary, once nobody else is writing in its partnership."""
    rows = seen(actor, Meeting, "body").filter(uid=uid)
    partnership_id = rows.values_list("partnership_id", flat=True).first()
    if partnership_id is None:
        raise Absent("Dit overleg bestaat niet, of u mag het niet zien.")
    queue(partnership_id)
    meeting = rows.select_related("body").get()
    require(actor, Permission.RECORD_DECISION, meeting.partnership_id, meeting.body.municipality_id)
    return meeting


def _function(actor: Actor, meeting: Meeting, uid: UUID) -> Function:
    found = within(actor, Function, meeting.partnership_id).filter(uid=uid).first()
    if found is None:
        raise Absent("Deze functie bestaat hier niet, of u mag haar niet zien.")
    return found
