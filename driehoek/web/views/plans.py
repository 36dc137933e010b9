# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plans: the list, one as a tree, two versions side by side, and one theme."""

import re

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.access.permissions import Permission
from driehoek.cycle.queries import theme_page
from driehoek.kernel.errors import Absent
from driehoek.planning.queries import compare_versions, plan_page, plan_titles, programme_heads
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.plan import plan_screen
from driehoek.web.presenters.plans import plan_cards
from driehoek.web.presenters.tasks import judgement_changes, plans_tasks, propose_href
from driehoek.web.presenters.theme import theme_screen
from driehoek.web.rendering import page

NUMBER = re.compile(r"[0-9]{1,4}")


@require_safe
@members()
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """All plans with the programmes under them."""
    cards = plan_cards(
        plan_titles(place.actor, place.head.pk), programme_heads(place.actor, place.head.pk), place.paths
    )
    return page(
        request,
        "pages/plans.jinja",
        {
            "frame": framed(request, place, _("Plans"), "plans"),
            "plans": cards,
            "paths": place.paths,
            "tasks": plans_tasks(place),
        },
    )


@require_safe
@members()
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One plan, to read from top to bottom."""
    found = plan_page(place.actor, place.head.pk, code)
    screen = plan_screen(found, place.head)
    return page(
        request,
        "pages/plan.jinja",
        {
            "frame": framed(request, place, screen.title, "plans", ((_("Plans"), place.paths.plans),)),
            "screen": screen,
            "edit_href": place.paths.plan_parts(code) if place.may(Permission.EDIT_PROGRAMME) else "",
            "propose_href": propose_href(place, "", plan=found.uid),
            "gaps_href": place.paths.plan_gaps(code) if place.may(Permission.EDIT_PROGRAMME) else "",
        },
    )


@require_safe
@members()
def versions(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """What changed between two versions of a plan."""
    asked = request.GET.get("van", ""), request.GET.get("naar", "")
    if not all(NUMBER.fullmatch(number) for number in asked):
        raise Absent
    older, newer = int(asked[0]), int(asked[1])
    title = next((t for c, t, _status in plan_titles(place.actor, place.head.pk) if c == code), None)
    if title is None:
        raise Absent
    above = ((_("Plans"), place.paths.plans), (title, place.paths.plan(code)))
    return page(
        request,
        "pages/versions.jinja",
        {
            "frame": framed(request, place, _("What changed"), "plans", above),
            "plan_title": title,
            "older": older,
            "newer": newer,
            "differences": compare_versions(place.actor, place.head.pk, code, older, newer),
        },
    )


@require_safe
@members()
def theme(request: HttpRequest, place: Place, plan_code: str, code: str) -> HttpResponse:
    """One theme with its goals, actions and what came of them."""
    found = theme_page(place.actor, place.head, plan_code, code)
    screen = theme_screen(found, place.paths, judgement_changes(place))
    above = ((_("Plans"), place.paths.plans), (screen.plan_title, place.paths.plan(plan_code)))
    return page(
        request,
        "pages/theme.jinja",
        {
            "frame": framed(request, place, screen.title, "plans", above),
            "screen": screen,
            "propose_href": propose_href(place, found.node.municipality, thema=found.node.uid),
        },
    )
