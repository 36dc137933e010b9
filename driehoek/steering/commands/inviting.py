# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inviting those who sit in a body to a meeting."""

from uuid import UUID

from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Invalid
from driehoek.steering.commands.meetings import meeting_to_plan
from driehoek.steering.commands.telling import Invited, tell
from driehoek.steering.rules import AHEAD, MeetingState


@command
def invite(*, actor: Actor, meeting_uid: UUID, address: str = "") -> Invited:
    """Invite those who sit in the body; whoever has the invitation already gets no second one.

    Args:
        address: of the page of the meeting, for in the mail.

    Raises:
        Absent: the meeting is out of sight.
        Forbidden: the actor plans no meetings of this body.
        Invalid: the meeting has begun, was held or was called off.
    """
    meeting = meeting_to_plan(actor, meeting_uid)
    if MeetingState(meeting.state) not in AHEAD:
        raise Invalid("Dit overleg is begonnen, geweest of vervallen.")
    if meeting.invited_at is None:
        records.update(meeting, {"state": MeetingState.INVITED.value, "invited_at": clock.now()})
    return tell(actor, meeting, address)
