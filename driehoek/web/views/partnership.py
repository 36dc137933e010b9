# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works together."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.access.permissions import Permission
from driehoek.organisations.queries import partnership_page
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.holders import holder_rows
from driehoek.web.presenters.partnership import partnership_screen
from driehoek.web.rendering import page


@require_safe
@members()
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """The partnership: municipalities, functions, facts for papers, sources."""
    return page(
        request,
        "pages/partnership.jinja",
        {
            "frame": framed(request, place, _("Partnership"), "partnership"),
            "screen": partnership_screen(partnership_page(place.actor, place.head.slug)),
            "paths": place.paths,
            "holders": holder_rows(place),
            "appoint": place.paths.new("bezetting"),
            "outbox_href": place.paths.outbox if place.may(Permission.SEE_OUTBOX) else "",
            "edit_href": place.paths.partnership_parts if place.may(Permission.EDIT_PARTNERSHIP) else "",
        },
    )
