# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changed since a day, and what stops and who decided."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.cycle.queries import changes_page, stopped_page
from driehoek.kernel import clock
from driehoek.web.doors import Place, members
from driehoek.web.forms.dates import typed_date
from driehoek.web.menu import framed
from driehoek.web.presenters.changes import changes_screen, half_year
from driehoek.web.presenters.stopped import stopped_screen
from driehoek.web.rendering import page

EARLIEST = date(2000, 1, 1)
LONGEST = 80


def _since(typed: str, today: date) -> tuple[date, str]:
    """Return the day that was asked for and what is wrong with it; where something is, this half year is shown."""
    usual = half_year(today)
    if not typed:
        return usual, ""
    try:
        day = typed_date(typed).first_day
    except ValueError:
        return usual, _("We do not know this day. Write it like 1 October 2026 or 01-10-2026.")
    if not EARLIEST <= day <= today:
        return usual, _("Choose a day that has passed, after 1 January 2000.")
    return day, ""


@require_safe
@members()
def since(request: HttpRequest, place: Place) -> HttpResponse:
    """What changed about the actions since a day."""
    today = clock.today()
    typed, programme = request.GET.get("sinds", "")[:LONGEST].strip(), request.GET.get("programma", "")[:LONGEST]
    day, error = _since(typed, today)
    found = changes_page(place.actor, place.head.pk, day, programme)
    screen = changes_screen(found, today, place.paths, programme, typed if error else "", error)
    return page(
        request,
        "pages/changes.jinja",
        {
            "frame": framed(request, place, _("What changed"), "programmes", ((_("Actions"), place.paths.actions()),)),
            "screen": screen,
        },
        status=400 if error else 200,
    )


@require_safe
@members()
def stopped(request: HttpRequest, place: Place) -> HttpResponse:
    """What stops, is put off or was adjusted, and who decided so."""
    programme = request.GET.get("programma", "")[:LONGEST]
    screen = stopped_screen(stopped_page(place.actor, place.head.pk, programme), place.paths, programme)
    above = ((_("Actions"), place.paths.actions()),)
    return page(
        request,
        "pages/stopped.jinja",
        {
            "frame": framed(request, place, _("What stops, and who decided"), "programmes", above),
            "screen": screen,
            "paths": place.paths,
        },
    )
