# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetching tables of figures at their source."""

import re
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.figures.commands.fetching import ask_fetch, resume_fetch, stop_fetch
from driehoek.figures.queries.fetches import fetch_lines, fetch_tables
from driehoek.kernel.errors import Invalid
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed, say
from driehoek.web.presenters.fetches import fetches_screen
from driehoek.web.rendering import page

YEAR = re.compile(r"\d{4}")


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.LOAD_FIGURES)
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """What can be fetched and how far each is; a button asks for a table, stops a run or lets it go on."""
    if request.method != "POST":
        return _shown(request, place)
    button = request.POST.get("knop", "")
    if button == "vraag":
        return _asked(request, place)
    command = {"stop": stop_fetch, "verder": resume_fetch}.get(button)
    if command is None:
        raise Invalid(_("This form is not complete. Load the page again."))
    try:
        command(actor=place.actor, partnership_id=place.head.pk, run_uid=_uid(request, "ophalen"))
    except Invalid as problem:
        return _shown(request, place, problem)
    return HttpResponseRedirect(place.paths.figure_fetches, status=303)


def _asked(request: HttpRequest, place: Place) -> HttpResponse:
    try:
        years = _year(request, "van"), _year(request, "tot")
        once(
            actor=place.actor,
            key=_uid(request, "sleutel"),
            perform=lambda: ask_fetch(
                actor=place.actor,
                partnership_id=place.head.pk,
                table=request.POST.get("tabel", ""),
                years=years,
                months=bool(request.POST.get("maanden")),
            ),
        )
    except Invalid as problem:
        return _shown(request, place, problem)
    say(request, "success", _("The table is being fetched. You may close this page; it goes on."))
    return HttpResponseRedirect(place.paths.figure_fetches, status=303)


def _shown(request: HttpRequest, place: Place, problem: Invalid | None = None) -> HttpResponse:
    lines = fetch_lines(place.actor, place.head.pk)
    screen = fetches_screen(lines, fetch_tables(), place.paths, str(uuid4()), request.POST, problem)
    frame = framed(request, place, _("Fetch figures"), "figures", ((_("Figures"), place.paths.figures),))
    status = 400 if problem else 200
    return page(
        request, "pages/figure_fetches.jinja", {"frame": frame, "screen": screen}, part="fetches", status=status
    )


def _year(request: HttpRequest, name: str) -> int | None:
    typed = request.POST.get(name, "").strip()
    if not typed:
        return None
    return int(typed) if YEAR.fullmatch(typed) and typed.isascii() else 0


def _uid(request: HttpRequest, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
