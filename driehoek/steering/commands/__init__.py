# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes the tables of steering, one noun a file."""

from driehoek.steering.commands.agenda import Point, add_item, drop_item, move_item, pass_on_item, put_on_agenda
from driehoek.steering.commands.annotations import annotate
from driehoek.steering.commands.feeds import make_feed, revoke_feed
from driehoek.steering.commands.following import follow_up
from driehoek.steering.commands.inviting import invite
from driehoek.steering.commands.meetings import MeetingPlan, cancel_meeting, change_meeting, plan_meeting, plan_year
from driehoek.steering.commands.presence import tell_presence
from driehoek.steering.commands.proposals import (
    change_proposal,
    lacking,
    propose,
    reopen_proposal,
    submit_proposal,
    withdraw_proposal,
)
from driehoek.steering.commands.register import Outcome, record_decision
from driehoek.steering.commands.telling import Invited

__all__ = [
    "Invited",
    "MeetingPlan",
    "Outcome",
    "Point",
    "add_item",
    "annotate",
    "cancel_meeting",
    "change_meeting",
    "change_proposal",
    "drop_item",
    "follow_up",
    "invite",
    "lacking",
    "make_feed",
    "move_item",
    "pass_on_item",
    "plan_meeting",
    "plan_year",
    "propose",
    "put_on_agenda",
    "record_decision",
    "reopen_proposal",
    "revoke_feed",
    "submit_proposal",
    "tell_presence",
    "withdraw_proposal",
]
