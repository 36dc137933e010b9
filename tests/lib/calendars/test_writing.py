# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Calendars that two programs of others read the same way as they were meant (RFC 5545)."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.calendars import Event, Party, calendar_text
from driehoek.lib.calendars.writing import Method, folded
from tests.lib.calendars.reading import Read, by_icalendar, by_vobject

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
STAMP = datetime(2026, 11, 22, 12, tzinfo=UTC)
START = datetime(2026, 12, 10, 9, 30, tzinfo=AMSTERDAM)
MEETING = Event(
    uid="018f@driehoek",
    title="Gezagsdriehoek",
    starts=START,
    ends=START + timedelta(hours=2),
    place="Wijchen, raadzaal",
)

READERS = pytest.mark.parametrize("read", [by_icalendar, by_vobject])
#: What people type, and what they should not be able to type: line breaks of every sort, control and wide characters.
TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\r\n\\;,:\"'^ \t\x00\x85\u2028é€𝄞")),
    max_size=300,
)


def meant(text: str) -> str:
    """Return a text as it should come back: one sort of line break, and no control characters."""
    bare = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text)
    return re.sub(r"\r\n|[\r\n\x85\u2028\u2029]", "\n", bare)


def lines(calendar: str) -> list[str]:
    """Return the lines with folding undone."""
    return calendar.replace("\r\n ", "").split("\r\n")


@READERS
def test_a_meeting_is_read_as_it_was_meant(read: Any) -> None:
    (found,) = read(calendar_text([MEETING], "Driehoek", stamp=STAMP))
    assert found == Read(
        "018f@driehoek", "Gezagsdriehoek", datetime(2026, 12, 10, 8, 30, tzinfo=UTC),
        datetime(2026, 12, 10, 10, 30, tzinfo=UTC), "Wijchen, raadzaal", "", 0, "CONFIRMED",
    )  # fmt: skip


@READERS
def test_a_day_lasts_till_the_next_and_takes_no_time(read: Any) -> None:
    due = Event(uid="a", title="Stukken inleveren", starts=date(2026, 12, 31), busy=False)
    text = calendar_text([due], stamp=STAMP)
    (found,) = read(text)
    assert (found.starts, found.ends) == (date(2026, 12, 31), date(2027, 1, 1))
    assert "TRANSP:TRANSPARENT" in lines(text)
    recess = Event(uid="b", title="Reces", starts=date(2026, 7, 13), ends=date(2026, 8, 21))
    (found,) = read(calendar_text([recess]))
    assert (found.starts, found.ends) == (date(2026, 7, 13), date(2026, 8, 22))


@READERS
def test_summer_and_winter_time_and_the_night_between(read: Any) -> None:
    for day in (date(2026, 7, 1), date(2026, 12, 1), date(2026, 10, 25), date(2027, 3, 28)):
        starts = datetime(day.year, day.month, day.day, 1, 30, tzinfo=AMSTERDAM)
        ends = datetime(day.year, day.month, day.day, 9, tzinfo=AMSTERDAM)
        (found,) = read(calendar_text([Event(uid="a", title="t", starts=starts, ends=ends)]))
        assert found.starts.astimezone(AMSTERDAM).replace(tzinfo=None) == starts.replace(tzinfo=None)
        assert found.ends.astimezone(AMSTERDAM).replace(tzinfo=None) == ends.replace(tzinfo=None)


@READERS
@given(title=TEXTS, place=TEXTS, text=TEXTS)
def test_whatever_is_typed_comes_back_and_becomes_nothing_else(read: Any, title: str, place: str, text: str) -> None:
    event = Event(uid="a", title=title, starts=START, ends=START, place=place, text=text)
    written = calendar_text([event], stamp=STAMP)
    (found,) = read(written)
    assert (found.title, found.place, found.text) == (meant(title), meant(place), meant(text))
    names = {re.split("[:;]", line)[0] for line in lines(written) if line}
    assert names <= {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "UID",
        "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "SEQUENCE", "STATUS", "TRANSP",
    }  # fmt: skip


@given(TEXTS)
def test_no_line_is_longer_than_75_octets_and_none_is_cut_in_a_character(text: str) -> None:
    line = meant(text).replace("\n", "") or "x"
    parts = list(folded(line))
    assert all(0 < len(part.encode()) <= 75 for part in parts)
    assert all(part.startswith(" ") for part in parts[1:])
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line


def test_lines_end_as_the_standard_says() -> None:
    text = calendar_text([MEETING], "Driehoek", stamp=STAMP)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "VERSION:2.0" in lines(text)
    assert "DTSTAMP:20261122T120000Z" in lines(text)
    assert text == calendar_text([MEETING], "Driehoek", stamp=STAMP)


@READERS
@pytest.mark.parametrize("event", [Event(uid="a", title="t", starts=START, ends=START, cancelled=True, sequence=3)])
def test_what_is_called_off_stays_to_say_so(read: Any, event: Event) -> None:
    (found,) = read(calendar_text([event]))
    assert (found.status, found.sequence) == ("CANCELLED", 3)
    (found,) = read(calendar_text([MEETING], method="CANCEL"))
    assert found.status == "CANCELLED"


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_an_invitation_names_who_invites_and_who_comes(method: Method) -> None:
    who = Party("secretaris@drieland.example", 'De "secretaris"; van: de\r\ndriehoek')
    event = Event(
        uid="a", title="t", starts=START, ends=START, organiser=who, attendees=(Party("b@drieland.example", "Bé, Jo"),)
    )
    text = calendar_text([event], method=method)
    assert f"METHOD:{method}" in lines(text)
    (read,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert read["ORGANIZER"] == "mailto:secretaris@drieland.example"
    assert read["ORGANIZER"].params["CN"] == "De 'secretaris'; van: de driehoek"
    assert read["ATTENDEE"].params["CN"] == "Bé, Jo"
    assert len(by_vobject(text)) == 1


def test_an_empty_calendar_is_one_too() -> None:
    text = calendar_text([], "Niets")
    assert by_icalendar(text) == by_vobject(text) == []


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (datetime(2026, 1, 1), datetime(2026, 1, 2)),  # noqa: DTZ001
        (START, date(2026, 12, 11)),
        (date(2026, 12, 11), START),
        (START, None),
        (START, START - timedelta(minutes=1)),
        (date(2026, 1, 2), date(2026, 1, 1)),
        (datetime(2026, 1, 1, tzinfo=timezone.utc), datetime(2026, 1, 2)),  # noqa: DTZ001, UP017
    ],
)
def test_an_event_that_cannot_be_is_refused(starts: Any, ends: Any) -> None:
    with pytest.raises(ValueError, match=r"event|moment"):
        Event(uid="a", title="t", starts=starts, ends=ends)
