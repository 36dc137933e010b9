# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of agreements and decisions: the list, one of them, what is open, and the goals of a council."""

from typing import Any, cast
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.cycle.queries.agreement import agreement_page
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.queries import source_titles
from driehoek.steering.commands import follow_up
from driehoek.steering.queries import open_agreements
from driehoek.steering.queries.council_goals import council_goals
from driehoek.steering.queries.entries import STATES, RegisterFilter, register_page, to_review
from driehoek.steering.queries.register import decision_by_code
from driehoek.web.doors import Place, members
from driehoek.web.forms.follow import FollowForm, empty_form, follow_of, read_form
from driehoek.web.menu import framed, say
from driehoek.web.presenters.agreement import agreement_screen
from driehoek.web.presenters.council_goals import council_screen
from driehoek.web.presenters.editing import draft_name
from driehoek.web.presenters.open_agreements import open_screen
from driehoek.web.presenters.papers import open_papers
from driehoek.web.presenters.register import register_screen
from driehoek.web.presenters.tasks import register_tasks
from driehoek.web.rendering import page

LONGEST_SEARCH = 200


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _above(place: Place) -> tuple[tuple[str, str], ...]:
    return ((_("Agreements and decisions"), place.paths.register),)


def _asked(request: HttpRequest) -> RegisterFilter:
    """Return what the address asks for; what is no choice is left out."""
    state = request.GET.get("stand", "")
    return RegisterFilter(
        text=" ".join(request.GET.get("zoek", "")[:LONGEST_SEARCH].split()),
        year=_number(request.GET.get("jaar", "")),
        body=request.GET.get("orgaan", "")[:100],
        state=state if state in STATES else "",
    )


@require_safe
@members()
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """Agreements and decisions: searched over the years, narrowed, newest first."""
    who, key = place.actor, place.head.pk
    asked = _asked(request)
    number = _number(request.GET.get("pagina", "")) or 1
    found = register_page(who, key, asked, source_titles(who, key), number)
    may = reach(who, Permission.RECORD_DECISION)
    screen = register_screen(
        found,
        asked,
        place.paths,
        lambda one: place.paths.edit("besluit", one.uid) if may.covers(key, one.municipality_id) else "",
    )
    return page(
        request,
        "pages/register.jinja",
        {
            "frame": framed(request, place, _("Agreements and decisions"), "register"),
            "screen": screen,
            "tasks": register_tasks(place),
            "paths": place.paths,
        },
    )


def _agreement(
    request: HttpRequest, place: Place, code: str, form: FollowForm | None, status: int = 200
) -> HttpResponse:
    found = agreement_page(place.actor, place.head, code)
    screen = agreement_screen(found, place)
    return page(
        request,
        "pages/agreement.jinja",
        {
            "frame": framed(request, place, screen.title, "register", _above(place)),
            "screen": screen,
            "draft": draft_name(place, place.paths.agreement_follow(code)),
            "form": form or empty_form(str(uuid4()), found.view.follow),
        },
        status=status,
    )


@require_safe
@members()
def agreement(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One agreement or decision, and what came of it."""
    return _agreement(request, place, code, None)


@require_POST
@members()
def follow(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Keep a line about an agreement; the same form sent twice is kept once. The command knows who may tell."""
    form = read_form(request.POST)
    uid = decision_by_code(place.actor, place.head.pk, code)
    if uid is None:
        raise Absent("Deze afspraak bestaat niet, of u mag haar niet zien.")
    try:
        told = cast(dict[str, Any], follow_of(form))
        once(
            actor=place.actor,
            key=UUID(form.key) if form.key else None,
            perform=lambda: follow_up(actor=place.actor, decision_uid=uid, **told),
        )
    except Invalid as problem:
        return _agreement(request, place, code, form.with_errors(str(problem), problem.fields), status=400)
    draft = draft_name(place, place.paths.agreement_follow(code))
    say(request, "success", _("What you told has been kept."), draft=draft)
    return HttpResponseRedirect(place.paths.agreement(code), status=303)


@require_safe
@members()
def still_open(request: HttpRequest, place: Place) -> HttpResponse:
    """What is still open, by who does it."""
    who, key = place.actor, place.head.pk
    lines = open_agreements(who, key)
    mine = open_agreements(who, key, owner_uids=who.function_uids, organisation_pks=organisations_led(place))
    body = request.GET.get("orgaan", "")[:200]
    screen = open_screen(lines, mine, body, to_review(who, key), place.paths, own=request.GET.get("van") == "mij")
    return page(
        request,
        "pages/open_agreements.jinja",
        {
            "frame": framed(request, place, _("What is still open"), "register", _above(place)),
            "screen": screen,
            "papers": open_papers(place) if screen.total else (),
        },
    )


def organisations_led(place: Place) -> frozenset[int]:
    """Return the organisations of which the reader leads actions: what they do without a function named is theirs."""
    return frozenset(
        standing.organisation_id
        for standing in place.actor.standings
        if standing.partnership_id == place.head.pk
        and standing.role == "actietrekker"
        and standing.organisation_id is not None
    )


@require_safe
@members()
def goals(request: HttpRequest, place: Place) -> HttpResponse:
    """The goals of one council: agreement, result and account; of the reader's own municipality when none is asked."""
    every = place.head.municipalities
    if not every:
        raise Absent("Dit samenwerkingsverband heeft nog geen gemeenten.")
    asked = request.GET.get("gemeente", "")
    own = {s.municipality_id for s in place.actor.standings if s.partnership_id == place.head.pk}
    chosen = next((one for one in every if one.cbs_code == asked), None)
    chosen = chosen or next((one for one in every if one.pk in own), every[0])
    found = council_goals(place.actor, place.head.pk, chosen.pk, source_titles(place.actor, place.head.pk))
    return page(
        request,
        "pages/council_goals.jinja",
        {
            "frame": framed(request, place, _("Goals of the council"), "register", _above(place)),
            "screen": council_screen(found, chosen, every, place.paths),
        },
    )
