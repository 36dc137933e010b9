# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of this room that people edit by hand, one noun a file."""

from typing import Any

from driehoek.organisations.editing import Editable
from driehoek.steering.kinds.bodies import BODY, BODY_MEMBER, PORTFOLIO
from driehoek.steering.kinds.meetings import AGENDA_ITEM
from driehoek.steering.kinds.recommendations import RECOMMENDATION
from driehoek.steering.kinds.register import ACCOUNT, DECISION
from driehoek.steering.kinds.tracks import COUNCIL_CALENDAR, TRACK, TRACK_LINE

KINDS: tuple[Editable[Any], ...] = (
    BODY,
    BODY_MEMBER,
    PORTFOLIO,
    DECISION,
    ACCOUNT,
    AGENDA_ITEM,
    COUNCIL_CALENDAR,
    TRACK,
    TRACK_LINE,
    RECOMMENDATION,
)

__all__ = [
    "ACCOUNT",
    "AGENDA_ITEM",
    "BODY",
    "BODY_MEMBER",
    "COUNCIL_CALENDAR",
    "DECISION",
    "KINDS",
    "PORTFOLIO",
    "RECOMMENDATION",
    "TRACK",
    "TRACK_LINE",
]
