# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What partners tell each other between meetings: the list, one of them, and what is done with it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.kernel import clock
from driehoek.kernel.errors import Invalid
from driehoek.steering.commands.sharing import close_development, put_development_on_agenda, reopen_development
from driehoek.steering.queries.meetings import MeetingHead, meetings
from driehoek.steering.queries.sharing import development_counts, development_lines, development_page
from driehoek.steering.rules import DevelopmentState, MeetingState
from driehoek.web.doors import Place, members
from driehoek.web.editing.filled import version_in
from driehoek.web.menu import framed, say
from driehoek.web.presenters.sharing import development_screen, developments_screen
from driehoek.web.rendering import page

AHEAD = timedelta(days=200)
LONGEST = 4000


@require_safe
@members()
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """What was told, the latest first; what was dealt with apart."""
    closed = request.GET.get("stand", "") == DevelopmentState.CLOSED
    state = DevelopmentState.CLOSED if closed else DevelopmentState.OPEN
    screen = developments_screen(
        development_lines(place.actor, place.head.pk, state),
        development_counts(place.actor, place.head.pk),
        place.paths,
        state,
        may=place.may(Permission.SHARE),
    )
    context = {"frame": framed(request, place, _("Developments and bottlenecks"), "meetings"), "screen": screen}
    return page(request, "pages/developments.jinja", context)


@require_safe
@members()
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One of them: what was told, what came of it, and what one can do with it."""
    found = development_page(place.actor, place.head.pk, code)
    screen = development_screen(found, place.paths, _agendas(place), may_propose=place.may(Permission.PROPOSE))
    above = ((_("Developments and bottlenecks"), place.paths.developments),)
    context = {"frame": framed(request, place, found.head.title, "meetings", above), "screen": screen}
    return page(request, "pages/development.jinja", context)


def _agendas(place: Place) -> tuple[MeetingHead, ...]:
    """Return the meetings to come of which the reader builds the agenda."""
    planning = reach(place.actor, Permission.PLAN_MEETINGS)
    if not planning.anywhere_in(place.head.pk):
        return ()
    now = clock.now()
    found = meetings(place.actor, place.head.pk, now, now + AHEAD)
    ahead = (MeetingState.PLANNED, MeetingState.INVITED)
    return tuple(one for one in found if one.state in ahead and planning.covers(place.head.pk, one.municipality_pk))


@require_POST
@members(Permission.SHARE)
def move(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Close it, let it ask something again, or put it on an agenda."""
    found = development_page(place.actor, place.head.pk, code).head
    given: dict[str, Any] = {"actor": place.actor, "uid": found.uid}
    seen = {**given, "expected_version": version_in(request.POST)}
    deeds: Mapping[str, tuple[Callable[[], object], str]] = {
        "afhandelen": (
            lambda: close_development(**seen, outcome=request.POST.get("uitkomst", "")[:LONGEST]),
            _("It has been dealt with and no longer stands among what asks something."),
        ),
        "heropenen": (lambda: reopen_development(**seen), _("It asks something again.")),
        "agenderen": (
            lambda: put_development_on_agenda(**given, meeting_uid=_uid(request.POST.get("overleg", ""))),
            _("It stands on the agenda, for information."),
        ),
    }
    deed = deeds.get(request.POST.get("doe", ""))
    if deed is None:
        raise Invalid(_("This form is not complete. Load the page again."))
    try:
        deed[0]()
    except Invalid as problem:
        say(request, "error", str(problem))
    else:
        say(request, "success", deed[1])
    return HttpResponseRedirect(place.paths.development(code), status=303)


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Invalid(_("Choose a meeting.")) from None
