# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the plan is alive, per municipality."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.access.permissions import Permission
from driehoek.cycle.queries.plan_health import plan_health
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.plan_health import health_screen
from driehoek.web.rendering import page


@require_safe
@members(Permission.RUN_ROUND)
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """Owners, freshness and goals that nobody judged; counts and words, no marks."""
    screen = health_screen(plan_health(place.actor, place.head), place.paths)
    frame = framed(request, place, _("Is the plan alive?"), "rounds", ((_("Rounds"), place.paths.rounds),))
    return page(request, "pages/plan_health.jinja", {"frame": frame, "screen": screen})
