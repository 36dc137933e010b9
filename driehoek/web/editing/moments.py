# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fields for a day, a time by the Dutch clock, and a moment; see :mod:`driehoek.web.editing.fields`."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import ClassVar

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.kernel import clock
from driehoek.web import formats
from driehoek.web.editing.fields import Field, Misread, Typed
from driehoek.web.forms.dates import typed_date

_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?:\s*(?:uur|u|h))?", re.ASCII | re.IGNORECASE)
_APART = re.compile(r"(?P<day>.+?)(?:[ ,]+(?:om |at )?(?P<time>\d{1,2}[:.]\d{2}))?", re.IGNORECASE)


def typed_day(text: str) -> date:
    """Read a day as people write it.

    Raises:
        Misread: it is no day, or not precise enough.
    """
    sentence = _("We do not know this day. Write for instance 11 March 2027.")
    try:
        found = typed_date(text)
    except ValueError:
        raise Misread(sentence) from None
    if found.first_day != found.last_day:
        raise Misread(sentence)
    return found.first_day


def typed_time(text: str) -> time:
    """Read "10:00", "10.00", "10" and "10 uur".

    Raises:
        Misread: it is no time.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None or int(found["hour"]) > 23 or int(found["minute"] or 0) > 59:
        raise Misread(_("We do not know this time. Write for instance 10:00."))
    return time(int(found["hour"]), int(found["minute"] or 0))


def moment_of(day: date, at: time) -> datetime:
    """Return the moment at which it is this time in the Netherlands on this day."""
    return datetime.combine(day, at, tzinfo=clock.AMSTERDAM).astimezone(UTC)


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """One day; the value is a ``date`` or ``None``."""

    component: ClassVar[str] = "text_field"

    def _read(self, typed: Typed) -> object:
        return typed_day(str(typed)) if typed else None

    def typed(self, value: object) -> Typed:
        """In words, in the language of the reader."""
        return formats.plain_date(value, get_language() or "nl") if isinstance(value, date) else ""


@dataclass(frozen=True, kw_only=True)
class Time(Field):
    """A time by the Dutch clock; the value is a ``time`` or ``None``."""

    component: ClassVar[str] = "text_field"
    inputmode: str = "text"

    def _read(self, typed: Typed) -> object:
        return typed_time(str(typed)) if typed else None

    def typed(self, value: object) -> Typed:
        """As 10:00."""
        return f"{value:%H:%M}" if isinstance(value, time) else ""


@dataclass(frozen=True, kw_only=True)
class Moment(Field):
    """A day, with or without a time; the value is an aware moment or ``None``. Without a time the day begins then."""

    component: ClassVar[str] = "text_field"

    def _read(self, typed: Typed) -> object:
        if not typed:
            return None
        found = _APART.fullmatch(str(typed).strip())
        if found is None:
            raise Misread(_("We do not know this day. Write for instance 11 March 2027."))
        return moment_of(typed_day(found["day"]), typed_time(found["time"]) if found["time"] else time())

    def typed(self, value: object) -> Typed:
        """As "11 maart 2027 09:00"; without the time at midnight."""
        if not isinstance(value, datetime):
            return ""
        own = value.astimezone(clock.AMSTERDAM)
        day = formats.plain_date(own.date(), get_language() or "nl")
        return day if own.time() == time() else f"{day} {own:%H:%M}"
