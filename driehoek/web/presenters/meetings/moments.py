# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a meeting is, in words."""

from datetime import date, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.steering.queries.meetings import MeetingHead
from driehoek.web import formats
from driehoek.web.editing.fields import Option
from driehoek.web.words import capital


def weekday(day: date) -> str:
    """Return the name of the day: "donderdag"."""
    return formats.weekday(day, get_language() or "nl")


def long_day(day: date) -> str:
    """Return "donderdag 11 maart 2027"."""
    return f"{weekday(day)} {formats.plain_date(day, get_language() or 'nl')}"


def times(head: MeetingHead) -> str:
    """Return "10:00 tot 12:00 uur"; over midnight with the second day."""
    start, end = head.times
    return _("%(start)s to %(end)s") % {"start": start, "end": end}


def weekday_options() -> tuple[Option, ...]:
    """Return the working days of the week, to choose from."""
    monday = date(2027, 1, 4)
    return tuple(Option(str(number), weekday(monday + timedelta(days=number))) for number in range(5))


def month(day: date) -> str:
    """Return "maart 2027"."""
    return formats.month(day.year, day.month, get_language() or "nl")


def named(head: MeetingHead) -> str:
    """Return what the meeting is called, with its day where the title does not say that."""
    day = formats.plain_date(head.day, get_language() or "nl")
    title = capital(head.title)
    return title if day in title else f"{title}, {day}"
