# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of this room that people edit by hand, one noun a file."""

from typing import Any

from driehoek.organisations.editing import Editable
from driehoek.steering.kinds.bodies import BODY
from driehoek.steering.kinds.recommendations import RECOMMENDATION
from driehoek.steering.kinds.register import ACCOUNT, DECISION
from driehoek.steering.kinds.tracks import COUNCIL_CALENDAR, TRACK, TRACK_LINE

KINDS: tuple[Editable[Any], ...] = (
    BODY,
    DECISION,
    ACCOUNT,
    COUNCIL_CALENDAR,
    TRACK,
    TRACK_LINE,
    RECOMMENDATION,
)

__all__ = ["ACCOUNT", "BODY", "COUNCIL_CALENDAR", "DECISION", "KINDS", "RECOMMENDATION", "TRACK", "TRACK_LINE"]
