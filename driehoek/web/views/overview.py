# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first screen of a partnership."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.cycle.queries import first_screen
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.grid import overview
from driehoek.web.rendering import page


@require_safe
@members()
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """Themes and municipalities, with three sentences above them."""
    return page(
        request,
        "pages/first_screen.jinja",
        {
            "frame": framed(request, place, _("Overview"), "overview"),
            "screen": overview(first_screen(place.actor, place.head), place.head),
            "paths": place.paths,
        },
    )
