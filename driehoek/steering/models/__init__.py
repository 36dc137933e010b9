# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of steering, one noun a file."""

from driehoek.steering.models.body import Body, BodyMember, Portfolio
from driehoek.steering.models.feed import FeedToken
from driehoek.steering.models.meeting import AgendaItem, Annotation, Attendance, Meeting
from driehoek.steering.models.proposal import Proposal
from driehoek.steering.models.recommendations import Recommendation, RecommendationStep
from driehoek.steering.models.register import Account, Decision, DecisionGoal, FollowUp
from driehoek.steering.models.sharing import Development, Help
from driehoek.steering.models.tracks import AdoptionTrack, CouncilCalendar, TrackLine

__all__ = [
    "Account",
    "AdoptionTrack",
    "AgendaItem",
    "Annotation",
    "Attendance",
    "Body",
    "BodyMember",
    "CouncilCalendar",
    "Decision",
    "DecisionGoal",
    "Development",
    "FeedToken",
    "FollowUp",
    "Help",
    "Meeting",
    "Portfolio",
    "Proposal",
    "Recommendation",
    "RecommendationStep",
    "TrackLine",
]
