# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists of actions over all running programmes."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.planning.policies import may_share_views
from driehoek.planning.queries import action_list, saved_views
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.action_list import asked_in, page_in
from driehoek.web.presenters.actions import actions_screen
from driehoek.web.presenters.saved_views import ViewForm, canonical, view_links
from driehoek.web.presenters.tasks import actions_tasks
from driehoek.web.rendering import page


@require_safe
@members()
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """The actions of all programmes that run, narrowed, sorted and grouped as the address says."""
    query = canonical(request.GET.urlencode())
    found = action_list(place.actor, place.head.pk, asked_in(request.GET), page_in(request.GET))
    return page(
        request,
        "pages/actions.jinja",
        {
            "frame": framed(request, place, _("Actions"), "programmes"),
            "screen": actions_screen(found, place.paths),
            "tasks": actions_tasks(place, found.programmes),
            "views": view_links(saved_views(place.actor, place.head.pk), query, place.paths),
            "form": ViewForm(
                key=str(uuid4()),
                query=query,
                may_share=may_share_views(place.actor, place.head.pk),
                action=place.paths.saved_views,
            ),
        },
        part="list",
    )
