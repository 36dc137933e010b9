# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A meeting as calendars know it: one event, the same in an invitation and in every calendar that is followed."""

from datetime import datetime
from uuid import UUID

from driehoek.lib.calendars import Event, Party


def event_of(
    uid: UUID,
    title: str,
    between: tuple[datetime, datetime],
    place: str,
    sequence: int,
    *,
    cancelled: bool = False,
    organiser: Party | None = None,
    attendee: Party | None = None,
) -> Event:
    """Return the event of a meeting; a calendar that has it already takes a later ``sequence`` over."""
    return Event(
        uid=f"{uid}@driehoek",
        title=title,
        starts=between[0],
        ends=between[1],
        place=place,
        sequence=sequence,
        cancelled=cancelled,
        organiser=organiser,
        attendees=(attendee,) if attendee else (),
    )
