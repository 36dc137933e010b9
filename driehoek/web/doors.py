# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Doors: who may come to a view, said beside the view, and what the visitor hears when it may not be.

Each view passes one of these doors, which leaves its rule on the view for the sweep over all routes. A door fetches
the actor and the partnership once; the query or command behind it decides about the records themselves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Busy, Conflict, Forbidden, Invalid
from driehoek.organisations.queries import PartnershipHead, actor_of, head
from driehoek.web import refusals
from driehoek.web.paths import SIGN_IN, Paths

PERSON = "person"
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may come: everybody, or someone of the partnership with a permission somewhere in it."""

    everybody: bool
    permission: Permission | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is: as whom, and in which partnership."""

    actor: Actor
    head: PartnershipHead
    paths: Paths

    def may(self, permission: Permission) -> bool:
        """Tell whether the actor may do this anywhere in the partnership: for menus, never as the decision itself."""
        return reach(self.actor, permission).anywhere_in(self.head.pk)

    def may_of(self, permission: Permission, municipality: str) -> bool:
        """Tell whether the actor may do this to what is of a municipality, by its name; joint when empty. For links."""
        own = next((one.pk for one in self.head.municipalities if one.name == municipality), None)
        known = own is not None or not municipality
        return known and reach(self.actor, permission).covers(self.head.pk, own)


def actor_in(request: HttpRequest) -> Actor:
    """Return who is signed in today, or a visitor; 2 queries at most."""
    stored = request.session.get(PERSON)
    if not stored:
        return Actor.visitor()
    return actor_of(UUID(stored), clock.today()) or Actor.visitor()


def _told(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    """Run a view and turn what can go wrong for a user into a page."""
    if _holds_nul(request):
        return refusals.bad_request(request)
    try:
        return view()
    except Absent:
        return refusals.not_found(request)
    except Forbidden:
        return refusals.forbidden(request)
    except Conflict:
        return refusals.conflict(request)
    except Busy as problem:
        return refusals.busy(request, problem)
    except Invalid as problem:
        return refusals.bad_request(request, problem)


def _holds_nul(request: HttpRequest) -> bool:
    """Tell whether an address or form holds a NUL: no keyboard makes one, and PostgreSQL cannot store it."""
    lists = [texts for fields in (request.GET, request.POST) for _, texts in fields.lists()]
    sent = (request.path, *(text for texts in lists for text in texts))
    return any("\0" in str(text) for text in sent)


def everybody(view: View) -> View:
    """Open a view to all: it holds nothing of a partnership."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _told(request, lambda: view(request, *args, **kwargs))

    return _with_rule(guarded, Rule(everybody=True))


def members(permission: Permission = Permission.READ) -> Callable[[View], View]:
    """Open a view to people of the partnership in its address who have this permission somewhere in it.

    A visitor is asked to sign in, whether the partnership exists or not; a member of another partnership hears that
    the page does not exist; a member without the permission that it is not for that function.
    """

    def door(view: View) -> View:
        @wraps(view)
        @never_cache
        def guarded(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
            def enter() -> HttpResponse:
                actor = actor_in(request)
                if not actor.standings:
                    return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'next': request.get_full_path()})}")
                place = Place(actor, head(actor, slug), Paths(slug))
                if not place.may(permission):
                    raise Forbidden
                return view(request, place, *args, **kwargs)

            return _told(request, enter)

        return _with_rule(guarded, Rule(everybody=False, permission=permission))

    return door


def _with_rule(view: Any, rule: Rule) -> View:
    view.rule = rule
    guarded: View = view
    return guarded
