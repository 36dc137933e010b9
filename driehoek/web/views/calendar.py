# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The calendar of a month, and one meeting as a file for calendars."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.cycle.queries.calendar import Asked, calendar
from driehoek.kernel import clock
from driehoek.kernel.errors import Absent
from driehoek.lib.calendars import Event, calendar_text
from driehoek.steering.meeting_events import event_of
from driehoek.steering.queries.feeds import calendar_bodies
from driehoek.steering.queries.meetings import meeting_head
from driehoek.steering.rules import MeetingState
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.calendar import ALL, OWN, calendar_screen
from driehoek.web.rendering import page

MONTH = re.compile(r"(20\d{2})-(0[1-9]|1[0-2])")
TYPE = "text/calendar; charset=utf-8"


@require_safe
@members()
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """What stands in one month."""
    today = clock.today()
    chosen = MONTH.fullmatch(request.GET.get("maand", ""))
    month = date(int(chosen[1]), int(chosen[2]), 1) if chosen else today.replace(day=1)
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    bodies = calendar_bodies(place.actor, place.head.pk)
    scope = request.GET.get("wat", "")
    body_pk = next((pk for pk, code, _name in bodies if code == scope), None)
    if body_pk is None and scope != OWN:
        scope = ALL
    asked = Asked(place.head.pk, month, last, mine=scope == OWN and body_pk is None, body_pk=body_pk)
    screen = calendar_screen(calendar(place.actor, asked), month, today, place.paths, scope, bodies)
    above = ((_("Meetings"), place.paths.meetings),)
    frame = framed(request, place, _("Calendar"), "meetings", above)
    return page(request, "pages/calendar.jinja", {"frame": frame, "screen": screen})


@require_safe
@members()
def meeting(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One meeting as a file that calendars read."""
    head = meeting_head(place.actor, place.head.pk, code)
    if head is None:
        raise Absent
    off = head.state == MeetingState.CANCELLED
    between = (head.starts_at, head.ends_at)
    event = event_of(head.uid, head.title, between, head.place, head.sequence, cancelled=off)
    address = request.build_absolute_uri(place.paths.meeting(code))
    return calendar_file([replace(event, url=address)], head.title, f"{code}.ics", clock.now())


def calendar_file(events: list[Event], name: str, filename: str, at: datetime) -> HttpResponse:
    """Answer with a calendar that other programs read; it is kept nowhere on the way."""
    return HttpResponse(
        calendar_text(events, name, stamp=at),
        content_type=TYPE,
        headers={"Content-Disposition": f'inline; filename="{filename}"', "Cache-Control": "no-store, private"},
    )
