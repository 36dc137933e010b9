# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One municipality in the partnership."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.cycle.queries import municipality_page
from driehoek.publications.kinds.handover.reading import keeps_folders
from driehoek.publications.queries import issued_papers
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.municipality import municipality_screen
from driehoek.web.rendering import page


@require_safe
@members()
def show(request: HttpRequest, place: Place, cbs_code: str) -> HttpResponse:
    """Its themes, its part in the joint ones, what asks something, and what papers need to know."""
    found = municipality_page(place.actor, place.head, cbs_code)
    notes = reach(place.actor, Permission.MAKE_NOTE).covers(place.head.pk, found.municipality.pk)
    papers = issued_papers(place.actor, place.head.pk)
    screen = municipality_screen(
        found,
        papers,
        place.paths,
        may_note=notes,
        may_hand_over=keeps_folders(place.actor, place.head.pk),
        may_edit=place.may(Permission.EDIT_PARTNERSHIP),
    )
    above = ((_("Partnership"), place.paths.partnership),)
    return page(
        request,
        "pages/municipality.jinja",
        {"frame": framed(request, place, screen.name, "partnership", above), "screen": screen},
    )
