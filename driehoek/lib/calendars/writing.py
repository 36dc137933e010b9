# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing iCalendar (RFC 5545): moments in UTC, texts escaped, lines folded at 75 octets."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from driehoek.lib.calendars.model import Event, Party

Method = Literal["PUBLISH", "REQUEST", "CANCEL"]

PRODUCT = "-//Driehoek//Driehoek//NL"
WIDEST = 75  # octets in a line, without the line break
#: How often a program that follows a calendar may ask for it again (RFC 7986 and an older habit).
REFRESH = "PT1H"

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BREAKS = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")


def calendar_text(
    events: Iterable[Event], name: str = "", method: Method = "PUBLISH", *, stamp: datetime | None = None
) -> str:
    """Return a calendar that other programs read; the same events and stamp give the same text.

    Args:
        name: of the calendar, where one follows it.
        method: to publish, to invite, or to call off; an event that is called off says so in every calendar.
        stamp: the moment at which this text is made; now, when left out.
    """
    made = _moment(stamp or datetime.now(UTC))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", f"METHOD:{method}"]
    if name:
        lines += [f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}"]
    if method == "PUBLISH":
        lines += [f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}", f"X-PUBLISHED-TTL:{REFRESH}"]
    for event in events:
        lines += _event(event, made, called_off=event.cancelled or method == "CANCEL")
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(event: Event, made: str, *, called_off: bool) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"DTSTAMP:{made}"
    yield from _when(event)
    yield f"SUMMARY:{escaped(event.title)}"
    for label, text in (("LOCATION", event.place), ("DESCRIPTION", event.text)):
        if text:
            yield f"{label}:{escaped(text)}"
    if event.url:
        yield f"URL:{_one_line(event.url)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"STATUS:{'CANCELLED' if called_off else 'CONFIRMED'}"
    yield f"TRANSP:{'OPAQUE' if event.busy and not called_off else 'TRANSPARENT'}"
    if event.organiser is not None:
        yield _party("ORGANIZER", event.organiser)
    for party in event.attendees:
        yield _party("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE", party)
    yield "END:VEVENT"


def _when(event: Event) -> Iterator[str]:
    starts, ends = event.starts, event.ends
    if isinstance(starts, datetime) and isinstance(ends, datetime):
        yield f"DTSTART:{_moment(starts)}"
        yield f"DTEND:{_moment(ends)}"
    else:
        yield f"DTSTART;VALUE=DATE:{_day(starts)}"
        yield f"DTEND;VALUE=DATE:{_day((ends or starts) + timedelta(days=1))}"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _day(day: date) -> str:
    return day.strftime("%Y%m%d")


def _party(label: str, party: Party) -> str:
    name = _one_line(party.name).replace('"', "'")
    called = f';CN="{name}"' if name else ""
    return f"{label}{called}:mailto:{_one_line(party.email)}"


def _one_line(text: str) -> str:
    return _CONTROL.sub("", _BREAKS.sub(" ", text)).strip()


def escaped(text: str) -> str:
    """Return a text as a property holds it: nothing in it can end the line and begin another property."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain if plain.isprintable() else _BREAKS.sub("\\\\n", _CONTROL.sub("", plain))


def folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, whole characters; a next part starts with a space."""
    if line.isascii():
        yield line[:WIDEST]
        yield from (f" {line[at : at + WIDEST - 1]}" for at in range(WIDEST, len(line), WIDEST - 1))
        return
    part, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > WIDEST:
            yield part
            part, size = " ", 1
        part += character
        size += octets
    yield part
