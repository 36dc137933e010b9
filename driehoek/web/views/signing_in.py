# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in and out. With one click only where the demo is switched on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.kernel.errors import Absent
from driehoek.organisations.queries import demo_holder, demo_personas, heads, person_with_password
from driehoek.web.doors import PERSON, actor_in, everybody
from driehoek.web.frame import Frame
from driehoek.web.paths import SIGN_IN, START, Paths
from driehoek.web.presenters.personas import groups
from driehoek.web.rendering import page


def _local(target: str) -> str:
    return target if url_has_allowed_host_and_scheme(target, allowed_hosts=None) else START


def _enter(request: HttpRequest, person_uid: Any, target: str) -> HttpResponse:
    # A session that someone else may know of ends here: signing in always starts a new one.
    request.session.flush()
    request.session[PERSON] = str(person_uid)
    return HttpResponseRedirect(_local(target))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@everybody
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who someone is; in the demo, offer the functions one can take."""
    target = _local(request.POST.get("next", request.GET.get("next", START)))
    email, failed = "", False
    if request.method == "POST":
        email = request.POST.get("email", "")
        person = person_with_password(email, request.POST.get("password", ""))
        if person is not None:
            return _enter(request, person, target)
        failed = True
    return page(
        request,
        "pages/sign_in.jinja",
        {
            "frame": Frame(title=_("Sign in")),
            "demo": settings.DRIEHOEK_DEMO,
            "groups": groups(demo_personas(), target) if settings.DRIEHOEK_DEMO else (),
            "next": target,
            "email": email,
            "failed": failed,
        },
        status=400 if failed else 200,
    )


@require_safe
@never_cache
@everybody
def demo_sign_in(request: HttpRequest, slug: str, function_code: str) -> HttpResponse:
    """Become the example person of a function with one click; does not exist outside the demo."""
    person = demo_holder(slug, function_code) if settings.DRIEHOEK_DEMO else None
    if person is None:
        raise Absent
    return _enter(request, person, request.GET.get("next") or Paths(slug).home)


@require_POST
@everybody
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    request.session.flush()
    return HttpResponseRedirect(SIGN_IN)


@require_safe
@never_cache
@everybody
def start(request: HttpRequest) -> HttpResponse:
    """Go to the partnership of whoever is signed in; let someone of several choose."""
    actor = actor_in(request)
    mine = heads(actor) if actor.standings else ()
    if not mine:
        return HttpResponseRedirect(SIGN_IN)
    if len(mine) == 1:
        return HttpResponseRedirect(Paths(mine[0].slug).home)
    return page(
        request,
        "pages/partnerships.jinja",
        {
            "frame": Frame(title=_("Your partnerships"), person=actor.label),
            "partnerships": tuple((head.name, Paths(head.slug).home) for head in mine),
        },
    )
