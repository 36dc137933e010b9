# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reader's own page."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.cycle.queries import own_page
from driehoek.planning.policies import reporting
from driehoek.planning.queries import saved_views
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.own_page import own_screen
from driehoek.web.rendering import page


@require_safe
@members()
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """The functions one holds, the actions one leads, what is asked, and the lists one kept."""
    found = own_page(place.actor, place.head.pk)
    table = reporting(place.actor).anywhere_in(place.head.pk)
    screen = own_screen(found, saved_views(place.actor, place.head.pk), place.paths, table=table)
    return page(
        request,
        "pages/own_page.jinja",
        {"frame": framed(request, place, _("My page"), "own_page"), "screen": screen},
    )
