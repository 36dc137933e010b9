# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The calendars of councils and colleges, with what lies ahead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from driehoek.access.permissions import Permission
from driehoek.steering.backwards import Calendar, Recess
from driehoek.steering.queries.calendars import MunicipalCalendar
from driehoek.steering.rules import TrackStep
from driehoek.web.doors import Place
from driehoek.web.presenters.tracks import weekday_of
from driehoek.web.words import capital, day, lower

SHOWN = 12


@dataclass(frozen=True, slots=True)
class CalendarCard:
    """One municipality.

    Attributes:
        known: whether there is a calendar.
        change: where it is typed or changed; empty where the reader may not.
        facts: for the component data_list.
    """

    name: str
    anchor: str
    known: bool
    change: str
    facts: tuple[Mapping[str, str], ...]
    note: str
    example: bool
    circle: str


@dataclass(frozen=True, slots=True)
class CalendarsScreen:
    """The page of the calendars."""

    municipalities: tuple[CalendarCard, ...]
    tracks: str


def calendars_screen(found: Iterable[MunicipalCalendar], place: Place, today: date) -> CalendarsScreen:
    """Return the page."""
    return CalendarsScreen(tuple(_card(one, place, today) for one in found), place.paths.tracks)


def _card(one: MunicipalCalendar, place: Place, today: date) -> CalendarCard:
    code = one.municipality.cbs_code
    change = ""
    if place.may_of(Permission.KEEP_TRACKS, one.municipality.name):
        new = f"{place.paths.new('raadskalender')}?{urlencode({'municipality': code})}"
        change = place.paths.edit("raadskalender", one.uid) if one.uid else new
    return CalendarCard(
        name=one.municipality.name,
        anchor=f"kalender-{code}",
        known=one.calendar is not None,
        change=change,
        facts=_facts(one.calendar, today) if one.calendar else (),
        note=one.note,
        example=one.origin.example,
        circle="" if one.origin.circle == "openbaar" else one.origin.circle,
    )


def _facts(calendar: Calendar, today: date) -> tuple[Mapping[str, str], ...]:
    nothing = _("no dates ahead")
    facts = [
        (_("Council"), _days(calendar.council, today) or nothing),
        (_("Executive"), _("every %(day)s") % {"day": lower(calendar.college_weekday, "weekday")}),
        (_("Papers in before"), _terms(calendar)),
        (_("Recesses"), capital("; ".join(_recess(one) for one in calendar.recesses if one.span.last >= today))),
    ]
    if calendar.committee:
        facts.insert(1, (_("Committee"), _days(calendar.committee, today) or nothing))
    return tuple({"key": key, "value": value or _("none typed")} for key, value in facts)


def _days(found: Iterable[date], today: date) -> str:
    ahead = [on for on in found if on >= today]
    shown = ", ".join(f"{weekday_of(on)} {day(on)}" for on in ahead[:SHOWN])
    more = len(ahead) - SHOWN
    return f"{shown} {ngettext('and %(num)s more', 'and %(num)s more', more) % {'num': more}}" if more > 0 else shown


def _terms(calendar: Calendar) -> str:
    """Say all terms in one line."""
    told = _("%(college)s before the executive, %(after)s from there to the clerk, %(council)s before the %(first)s")
    first = lower(TrackStep.COMMITTEE if calendar.committee else TrackStep.COUNCIL, "track_step")
    return told % {
        "college": _number(calendar.before_college),
        "after": _number(calendar.after_college),
        "council": _number(calendar.before_council),
        "first": first,
    }


def _number(days: int) -> str:
    return ngettext("%(num)s working day", "%(num)s working days", days) % {"num": days}


def _recess(one: Recess) -> str:
    span = one.span
    period = day(span.first) if span.first == span.last else f"{day(span.first)} t/m {day(span.last)}"
    return f"{span.name or _('recess')}: {period} ({lower(one.closes, 'recess_closes')})"
