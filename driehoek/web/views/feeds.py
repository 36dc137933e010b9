# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Following one's own calendar with another program: making the secret address, revoking it, and what stands there."""

import secrets
from datetime import timedelta
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.audit.commands import once
from driehoek.cycle.queries.calendar import Asked, calendar
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Invalid
from driehoek.organisations.queries import actor_of
from driehoek.steering.commands import make_feed, revoke_feed
from driehoek.steering.queries.feeds import OpenedFeed, calendar_bodies, feeds, opened
from driehoek.steering.rules import CalendarScope
from driehoek.web.doors import Place, everybody, members
from driehoek.web.menu import framed, say
from driehoek.web.paths import FEED, Paths
from driehoek.web.presenters.calendar import event
from driehoek.web.presenters.feeds import feeds_screen
from driehoek.web.rendering import page
from driehoek.web.views.calendar import calendar_file

BACK, AHEAD = timedelta(days=92), timedelta(days=400)
BODY = "orgaan:"


@require_http_methods(["GET", "HEAD", "POST"])
@members()
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """One's own connections; a new address is shown once, in the answer to the request that made it."""
    if request.method != "POST":
        return _shown(request, place)
    if request.POST.get("knop") == "intrekken":
        revoke_feed(actor=place.actor, partnership_id=place.head.pk, feed_uid=_uid(request, "koppeling"))
        say(request, "success", _("The connection was revoked. Nothing is at its address any more."))
        return HttpResponseRedirect(place.paths.feeds, status=303)
    return _made(request, place)


def _made(request: HttpRequest, place: Place) -> HttpResponse:
    token = secrets.token_urlsafe(32)
    what = request.POST.get("wat", CalendarScope.OWN.value)
    made: list[UUID] = []

    def perform() -> UUID:
        made.append(
            make_feed(
                actor=place.actor,
                partnership_id=place.head.pk,
                token=token,
                label=request.POST.get("naam", ""),
                scope=_scope(what),
                body_code=what.removeprefix(BODY),
            )
        )
        return made[0]

    try:
        once(actor=place.actor, key=_uid(request, "sleutel"), perform=perform)
    except Invalid as problem:
        return _shown(request, place, problem=problem)
    if not made:  # the same form once more: its address was shown, and is stored nowhere
        say(request, "warning", _("This address was shown already. Did you lose it? Revoke it and make a new one."))
        return HttpResponseRedirect(place.paths.feeds, status=303)
    return _shown(request, place, address=request.build_absolute_uri(f"{FEED}{token}.ics"))


def _shown(request: HttpRequest, place: Place, *, address: str = "", problem: Invalid | None = None) -> HttpResponse:
    screen = feeds_screen(
        feeds(place.actor, place.head.pk),
        calendar_bodies(place.actor, place.head.pk),
        place.paths,
        str(uuid4()),
        request.POST if problem else {},
        address,
        problem,
    )
    above = ((_("Calendar"), place.paths.calendar()),)
    frame = framed(request, place, _("Your calendar elsewhere"), "meetings", above)
    return page(request, "pages/feeds.jinja", {"frame": frame, "screen": screen}, status=400 if problem else 200)


@require_safe
@everybody
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """What stands at a secret address: what its owner may see now; nothing once it was revoked.

    Who left, or lost the function, gets an empty calendar: the program that follows it then takes away what it had.
    """
    feed = opened(token)
    if feed is None:
        return HttpResponse("Deze agenda is er niet (meer).", content_type="text/plain; charset=utf-8", status=404)
    actor = actor_of(feed.owner_uid, clock.today()) or Actor.visitor()
    paths = Paths(feed.slug)
    with translation.override("nl"):
        found = calendar(actor, _asked(feed)) if feed.partnership_id in actor.partnership_ids else ()
        events = [event(one, paths, request.build_absolute_uri) for one in found]
    return calendar_file(events, f"Driehoek {feed.partnership}", "driehoek.ics", clock.now())


def _asked(feed: OpenedFeed) -> Asked:
    today = clock.today()
    return Asked(
        feed.partnership_id,
        today - BACK,
        today + AHEAD,
        mine=feed.scope is CalendarScope.OWN,
        body_pk=feed.body_pk if feed.scope is CalendarScope.BODY else None,
    )


def _scope(what: str) -> CalendarScope:
    if what.startswith(BODY):
        return CalendarScope.BODY
    return CalendarScope.ALL if what == CalendarScope.ALL else CalendarScope.OWN


def _uid(request: HttpRequest, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
