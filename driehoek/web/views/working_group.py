# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One working group."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.access.permissions import Permission
from driehoek.cycle.queries import working_group_page
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.working_group import group_screen
from driehoek.web.rendering import page


@require_safe
@members()
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """What it is for, who takes part, what it makes and shares, and its actions."""
    found = working_group_page(place.actor, place.head, code)
    screen = group_screen(found, place.paths, may_edit=place.may(Permission.EDIT_PLAN))
    above = ((_("Plans"), place.paths.plans), (found.plan_title, place.paths.plan(found.plan_code)))
    return page(
        request,
        "pages/working_group.jinja",
        {"frame": framed(request, place, screen.name, "plans", above), "screen": screen},
    )
