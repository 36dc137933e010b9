# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The calendar: the same content as a page of one month and as events for other programs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.cycle.queries.calendar import Dated, DatedKind, day_of
from driehoek.kernel.clock import AMSTERDAM
from driehoek.lib.calendars import Event
from driehoek.web.formats import month as month_name
from driehoek.web.formats import weekday
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import FacetLink
from driehoek.web.words import capital

OWN, ALL = "eigen", "alles"


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """One thing on a day.

    Attributes:
        time: such as "9.30 - 11.30 uur"; empty for a whole day. kind: as a word.
    """

    time: str
    kind: str
    title: str
    href: str
    place: str
    cancelled: bool
    example: bool


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day on which something stands; ``today`` and ``past`` seen from the reader's day."""

    number: str
    name: str
    machine: str
    lines: tuple[CalendarLine, ...]
    today: bool
    past: bool


@dataclass(frozen=True, slots=True)
class CalendarScreen:
    """The page of one month."""

    month: str
    days: tuple[CalendarDay, ...]
    scopes: tuple[FacetLink, ...]
    previous: tuple[str, str]
    next: tuple[str, str]
    now: str
    feeds: str


def kind_word(one: Dated) -> str:
    """Say what sort of thing stands on a day."""
    return {
        DatedKind.MEETING: _("Meeting"),
        DatedKind.PAPERS: _("Papers due"),
        DatedKind.AGREEMENT: _("Agreement due"),
        DatedKind.COUNCIL: _("Council of %(municipality)s") % {"municipality": one.whose},
        DatedKind.COMMITTEE: _("Committee of %(municipality)s") % {"municipality": one.whose},
        DatedKind.LEADS: _("Last day for leads"),
        DatedKind.GROUPS: _("Last day for working groups"),
        DatedKind.COORDINATOR: _("Last day for the coordinator"),
        DatedKind.TRIANGLE: _("Round to the triangle"),
    }[one.kind]


def href_of(one: Dated, paths: Paths) -> str:
    """Return the page on which more is told."""
    if one.kind in (DatedKind.MEETING, DatedKind.PAPERS):
        return paths.meeting(one.code)
    if one.kind is DatedKind.AGREEMENT:
        return paths.agreement(one.code)
    if one.kind in (DatedKind.COUNCIL, DatedKind.COMMITTEE):
        return paths.track(one.code)
    return paths.round(one.code) if one.opens else paths.own_page


def event(one: Dated, paths: Paths, absolute: Callable[[str], str]) -> Event:
    """Return it as other programs read it; a meeting has the identity that its invitation has."""
    prefix = "" if one.kind is DatedKind.MEETING else f"{one.kind}-"
    title = one.title if one.kind is DatedKind.MEETING else f"{kind_word(one)}: {one.title}"
    return Event(
        uid=f"{prefix}{one.uid}@driehoek",
        title=f"{title} ({_('example')})" if one.example else title,
        starts=one.starts,
        ends=one.ends,
        place=one.place,
        url=absolute(href_of(one, paths)),
        sequence=one.sequence,
        cancelled=one.cancelled,
        busy=one.kind is DatedKind.MEETING,
    )


def calendar_screen(
    found: Sequence[Dated],
    month: date,
    today: date,
    paths: Paths,
    scope: str,
    bodies: Iterable[tuple[int, str, str]],
) -> CalendarScreen:
    """Return the page of a month."""

    def at(first: date, chosen: str = scope) -> str:
        return paths.calendar(f"{first:%Y-%m}", "" if chosen == ALL else chosen)

    before, after = (month - timedelta(days=1)).replace(day=1), (month + timedelta(days=31)).replace(day=1)
    scopes = [
        (ALL, _("Everything")),
        (OWN, _("What concerns me")),
        *((code, capital(name)) for _pk, code, name in bodies),
    ]
    language = get_language() or "nl"
    return CalendarScreen(
        month=capital(month_name(month.year, month.month, language)),
        days=tuple(_day(day, tuple(lines), today, paths, language) for day, lines in groupby(found, key=day_of)),
        scopes=tuple(FacetLink(label, at(month, code), None, code == scope) for code, label in scopes),
        previous=(capital(month_name(before.year, before.month, language)), at(before)),
        next=(capital(month_name(after.year, after.month, language)), at(after)),
        now="" if (today.year, today.month) == (month.year, month.month) else at(today.replace(day=1)),
        feeds=paths.feeds,
    )


def _day(day: date, lines: tuple[Dated, ...], today: date, paths: Paths, language: str) -> CalendarDay:
    return CalendarDay(
        number=str(day.day),
        name=weekday(day, language),
        machine=day.isoformat(),
        lines=tuple(_line(one, paths) for one in lines),
        today=day == today,
        past=day < today,
    )


def _line(one: Dated, paths: Paths) -> CalendarLine:
    return CalendarLine(
        time=_time(one),
        kind=kind_word(one),
        title=one.title,
        href=href_of(one, paths),
        place=one.place,
        cancelled=one.cancelled,
        example=one.example,
    )


def _time(one: Dated) -> str:
    if not isinstance(one.starts, datetime):
        return ""
    start = f"{one.starts.astimezone(AMSTERDAM):%H:%M}"
    if one.ends is None:
        return start
    return _("%(start)s to %(end)s") % {"start": start, "end": f"{one.ends.astimezone(AMSTERDAM):%H:%M}"}
