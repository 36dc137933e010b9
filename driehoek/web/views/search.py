# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Searching in everything that one may see."""

import re

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.cycle.queries import search
from driehoek.kernel.searched import Kind
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.search import search_screen
from driehoek.web.rendering import page

LONGEST = 200
NUMBER = re.compile(r"[1-9][0-9]{0,4}")


@require_safe
@members()
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """What was found for the words in the address."""
    typed = request.GET.get("q", "")[:LONGEST].strip()
    wanted, number = request.GET.get("soort", ""), request.GET.get("pagina", "")
    kind = Kind(wanted) if wanted in set(Kind) else None
    at = int(number) if NUMBER.fullmatch(number) else 1
    found = search(place.actor, place.head, typed, kind, at)
    return page(
        request,
        "pages/search.jinja",
        {
            "frame": framed(request, place, _("Search"), "search"),
            "screen": search_screen(found, typed, kind, place.paths),
        },
        part="answers",
    )
