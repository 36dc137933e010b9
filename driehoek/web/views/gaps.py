# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a plan or programme still lacks before it is adopted; it warns, and never blocks."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.access.permissions import Permission
from driehoek.cycle.queries import GapsPage, plan_gaps, programme_gaps
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.gaps import gaps_screen
from driehoek.web.rendering import page


def _show(request: HttpRequest, place: Place, found: GapsPage, part: str) -> HttpResponse:
    screen = gaps_screen(found, place.paths)
    above = ((screen.about, screen.about_href),)
    return page(
        request,
        "pages/gaps.jinja",
        {"frame": framed(request, place, _("What is still missing"), part, above), "screen": screen},
    )


@require_safe
@members(Permission.EDIT_PROGRAMME)
def of_programme(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """What a programme lacks."""
    return _show(request, place, programme_gaps(place.actor, place.head.pk, code), "programmes")


@require_safe
@members(Permission.EDIT_PROGRAMME)
def of_plan(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """What a plan lacks."""
    return _show(request, place, plan_gaps(place.actor, place.head.pk, code), "plans")
