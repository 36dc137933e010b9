# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling beforehand who comes to a meeting, and who comes instead."""

from uuid import UUID

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.organisations.editing.commands import queue
from driehoek.organisations.models import Function
from driehoek.organisations.policies import seen
from driehoek.steering.models import Attendance, BodyMember, Meeting
from driehoek.steering.rules import AHEAD, MeetingState, Presence


@command
def tell_presence(
    *,
    actor: Actor,
    meeting_uid: UUID,
    function_uid: UUID,
    presence: Presence,
    replaced_by_uid: UUID | None = None,
) -> UUID:
    """Tell whether a member of the body comes to a meeting: oneself, or whoever plans the meeting for them.

    Args:
        replaced_by_uid: who comes instead; the replacement that the body knows, when left out.

    Raises:
        Absent: the meeting or one of the functions is out of sight.
        Forbidden: it is about someone else, and the actor plans no meetings of this body.
        Invalid: the function has no seat in the body, the meeting is over, or nobody is named to come instead.
    """
    meeting = seen(actor, Meeting, "body").filter(uid=meeting_uid).first()
    function = seen(actor, Function).filter(uid=function_uid).first()
    if meeting is None or function is None:
        raise Absent("Dit overleg of deze functie bestaat niet, of u mag het niet zien.")
    plans = reach(actor, Permission.PLAN_MEETINGS).covers(meeting.partnership_id, meeting.municipality_id)
    if function.uid not in actor.function_uids and not plans:
        raise Forbidden("U kunt dit alleen voor uzelf doorgeven.")
    queue(meeting.partnership_id)
    if MeetingState(meeting.state) not in AHEAD:
        raise Invalid("Dit overleg is begonnen, geweest of vervallen.")
    member = BodyMember.objects.filter(body=meeting.body_id, function=function.pk, withdrawn_at__isnull=True).first()
    if member is None:
        raise Invalid("Deze functie zit niet in dit orgaan.")
    instead = _instead(actor, member, replaced_by_uid) if presence is Presence.REPLACED else None
    return _told(meeting, function, presence, instead)


def _instead(actor: Actor, member: BodyMember, replaced_by_uid: UUID | None) -> Function:
    if replaced_by_uid is None and member.replacement is not None:
        return member.replacement
    rows = seen(actor, Function).filter(partnership_id=member.partnership_id).exclude(pk=member.function_id)
    found = rows.filter(uid=replaced_by_uid).first() if replaced_by_uid else None
    if found is None:
        sentence = "Kies wie er in de plaats komt."
        raise Invalid(sentence, {"replaced_by": sentence})
    return found


def _told(meeting: Meeting, function: Function, presence: Presence, instead: Function | None) -> UUID:
    stands = Attendance.objects.filter(meeting=meeting.pk, function=function.pk, withdrawn_at__isnull=True).first()
    told = {"presence": presence.value, "replaced_by_id": instead.pk if instead else None}
    if stands is not None:
        records.update(stands, told)
        return stands.uid
    row = Attendance(
        partnership_id=meeting.partnership_id,
        municipality_id=meeting.municipality_id,
        circle=meeting.circle,
        circle_municipality_id=meeting.circle_municipality_id,
        secrecy=meeting.secrecy,
        embargo_until=meeting.embargo_until,
        example=meeting.example,
        meeting=meeting,
        function=function,
        **told,
    )
    return records.insert(row).uid
