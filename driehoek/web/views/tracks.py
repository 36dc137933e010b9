# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plans and programmes on their way to the councils, and the calendars that this rests on."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.kernel import clock
from driehoek.kernel.errors import Forbidden, Invalid
from driehoek.steering.commands.tracks import choose_dates
from driehoek.steering.queries.calendars import council_calendars
from driehoek.steering.queries.tracks import TrackPage, track_page, tracks
from driehoek.web.doors import Place, members
from driehoek.web.editing.calendar_fields import typed_day
from driehoek.web.frame import Link
from driehoek.web.menu import framed, say
from driehoek.web.presenters.council_calendars import calendars_screen
from driehoek.web.presenters.tracks import track_cards, track_screen
from driehoek.web.rendering import page
from driehoek.web.sentences import said


@require_safe
@members()
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """Every track."""
    may = reach(place.actor, Permission.KEEP_TRACKS).covers(place.head.pk, None)
    tasks = (Link(_("New adoption track"), place.paths.new("traject")),) if may else ()
    return page(
        request,
        "pages/tracks.jinja",
        {
            "frame": framed(request, place, _("Adoption tracks"), "meetings"),
            "cards": track_cards(tracks(place.actor, place.head), place),
            "tasks": tasks,
            "calendars": place.paths.council_calendars,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@members()
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One track, every municipality; who keeps tracks chooses the dates here."""
    found = track_page(place.actor, place.head, code)
    if request.method != "POST":
        return _shown(request, place, found)
    if not place.may(Permission.KEEP_TRACKS):
        raise Forbidden
    typed = _typed(request.POST.dict())
    dates, triangle_on, wrong = _read(typed)
    if not wrong:
        try:
            changed = choose_dates(actor=place.actor, track_uid=found.uid, dates=dates, triangle_on=triangle_on)
        except Invalid as problem:
            if not problem.fields:
                raise
            wrong = {name: said(sentence) for name, sentence in problem.fields.items()}
        else:
            _told(request, changed)
            return HttpResponseRedirect(place.paths.track(code), status=303)
    return _shown(request, place, found, wrong, typed, status=400)


def _shown(
    request: HttpRequest,
    place: Place,
    found: TrackPage,
    errors: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    above = ((_("Adoption tracks"), place.paths.tracks),)
    return page(
        request,
        "pages/track.jinja",
        {
            "frame": framed(request, place, found.title, "meetings", above),
            "screen": track_screen(found, place, errors or {}, typed or {}),
        },
        status=status,
    )


def _typed(sent: Mapping[str, str]) -> dict[str, str]:
    """Return what was chosen by CBS code, and the day of the triangle under "driehoek"."""
    found = {name.removeprefix("raad."): text.strip() for name, text in sent.items() if name.startswith("raad.")}
    return found | ({"driehoek": sent["driehoek"].strip()} if "driehoek" in sent else {})


def _read(typed: Mapping[str, str]) -> tuple[dict[str, date | None], date | None, dict[str, str]]:
    dates: dict[str, date | None] = {}
    wrong: dict[str, str] = {}
    for name, text in typed.items():
        try:
            dates[name] = typed_day(text) if text else None
        except ValueError:
            wrong[name] = _("We do not know this day. Write for instance 28 January 2027.")
    return dates, dates.pop("driehoek", None), wrong


def _told(request: HttpRequest, changed: int) -> None:
    if not changed:
        say(request, "info", _("Nothing was different, so nothing was changed."))
        return
    told = ngettext("%(num)s date has been kept.", "%(num)s dates have been kept.", changed)
    say(request, "success", told % {"num": changed})


@require_safe
@members()
def calendars(request: HttpRequest, place: Place) -> HttpResponse:
    """When each council and college meets."""
    above = ((_("Adoption tracks"), place.paths.tracks),)
    return page(
        request,
        "pages/council_calendars.jinja",
        {
            "frame": framed(request, place, _("Council calendars"), "meetings", above),
            "screen": calendars_screen(council_calendars(place.actor, place.head), place, clock.today()),
        },
    )
