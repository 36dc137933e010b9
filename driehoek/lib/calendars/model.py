# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in a calendar."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Party:
    """Who invites or is invited, with an e-mail address."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One appointment or one day to remember.

    Attributes:
        uid: the same for as long as it is the same event, and of no other event in the world.
        starts, ends: both aware moments, or both dates; a last day is included. Without ``ends`` a date is one day.
        sequence: rises at every change that those who come must know of.
        cancelled: it does not go on; the event stays, so that a calendar can take it away.
        busy: whether it takes the time; a day to remember does not.
        organiser, attendees: only in an invitation.
    """

    uid: str
    title: str
    starts: date | datetime
    ends: date | datetime | None = None
    place: str = ""
    text: str = ""
    url: str = ""
    sequence: int = 0
    cancelled: bool = False
    busy: bool = True
    organiser: Party | None = None
    attendees: tuple[Party, ...] = ()

    def __post_init__(self) -> None:
        moments = [isinstance(one, datetime) for one in (self.starts, self.ends) if one is not None]
        if len(set(moments)) != 1:
            raise ValueError("an event is between two moments, or between two days")
        for one in (self.starts, self.ends):
            if isinstance(one, datetime) and one.tzinfo is None:
                raise ValueError("a moment without a time zone is no moment")
        if isinstance(self.starts, datetime) and self.ends is None:
            raise ValueError("a moment needs an end")
        if self.ends is not None and self.ends < self.starts:
            raise ValueError("an event does not end before it starts")
