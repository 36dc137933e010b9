# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Switching the weekly mail off and on: by the link in it without signing in, or on one's own page.

Looking at the link changes nothing, so a scanner of mail may open it.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.organisations.commands import choose_weekly_mail
from driehoek.organisations.queries import actor_of
from driehoek.organisations.weekly import path_of, read, wants_weekly_mail
from driehoek.web.doors import Place, everybody, members
from driehoek.web.frame import Frame
from driehoek.web.menu import say
from driehoek.web.rendering import page
from driehoek.web.themes import theme_of

ON = "aan"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@everybody
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Say whether the weekly mail may come; whoever has the link is the one who got the mail."""
    actor = _reader(read(token))
    if request.method == "POST":
        choose_weekly_mail(actor=actor, wanted=request.POST.get("doe") == ON)
        return HttpResponseRedirect(path_of(token), status=303)
    frame = Frame(title=_("Weekly mail"), partnership="", theme=theme_of(""), home="#inhoud", guest=True)
    context = {"frame": frame, "wanted": wants_weekly_mail(actor), "action": path_of(token)}
    return page(request, "pages/weekly_mail.jinja", context)


def _reader(person_uid: UUID | None) -> Actor:
    actor = actor_of(person_uid, clock.today()) if person_uid is not None else None
    if actor is None:
        raise Absent
    return actor


@require_POST
@members()
def choose(request: HttpRequest, place: Place) -> HttpResponse:
    """Say on one's own page whether the weekly mail may come."""
    wanted = request.POST.get("doe") == ON
    choose_weekly_mail(actor=place.actor, wanted=wanted)
    say(
        request,
        "success",
        _("The weekly mail comes again.") if wanted else _("The weekly mail does not come any more."),
    )
    return HttpResponseRedirect(f"{place.paths.own_page}#weekbericht", status=303)
