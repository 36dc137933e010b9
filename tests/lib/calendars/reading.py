# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two programs of others that read a calendar; they share no code with us nor with each other."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import icalendar
import vobject


@dataclass(frozen=True, slots=True)
class Read:
    """What a program understood of one event."""

    uid: str
    title: str
    starts: date | datetime
    ends: date | datetime
    place: str
    text: str
    sequence: int
    status: str


def by_icalendar(calendar: str) -> list[Read]:
    """Read with the first."""
    (read,) = icalendar.Calendar.from_ical(calendar.encode(), multiple=True)
    assert not read.errors
    found = []
    for event in read.walk("VEVENT"):
        assert not event.errors
        found.append(
            Read(
                str(event["UID"]),
                str(event["SUMMARY"]),
                event.decoded("DTSTART"),
                event.decoded("DTEND"),
                str(event.get("LOCATION", "")),
                str(event.get("DESCRIPTION", "")),
                int(str(event.decoded("SEQUENCE"))),
                str(event["STATUS"]),
            )
        )
    return found


def by_vobject(calendar: str) -> list[Read]:
    """Read with the second."""
    read: Any = vobject.readOne(calendar)
    return [
        Read(
            event.uid.value,
            event.summary.value,
            event.dtstart.value,
            event.dtend.value,
            event.location.value if hasattr(event, "location") else "",
            event.description.value if hasattr(event, "description") else "",
            int(event.sequence.value),
            event.status.value,
        )
        for event in read.contents.get("vevent", [])
    ]
