# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works together, and the register of agreements and decisions."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.access.permissions import Permission
from driehoek.organisations.queries import partnership_page, source_titles
from driehoek.steering.queries import decisions
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.holders import holder_rows
from driehoek.web.presenters.partnership import partnership_screen
from driehoek.web.presenters.register import register_lines
from driehoek.web.presenters.tasks import register_tasks
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
            "edit_href": place.paths.partnership_parts if place.may(Permission.EDIT_PARTNERSHIP) else "",
        },
    )


@require_safe
@members()
def register(request: HttpRequest, place: Place) -> HttpResponse:
    """Agreements and decisions, newest first."""
    may = place.may(Permission.RECORD_DECISION)
    lines = decisions(place.actor, place.head.pk, source_titles(place.actor, place.head.pk))
    return page(
        request,
        "pages/register.jinja",
        {
            "frame": framed(request, place, _("Agreements and decisions"), "register"),
            "years": register_lines(lines, lambda uid: place.paths.edit("besluit", uid) if may else ""),
            "tasks": register_tasks(place),
            "paths": place.paths,
        },
    )
