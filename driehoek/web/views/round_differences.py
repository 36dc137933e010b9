# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is otherwise than last time, of one round."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.access.permissions import Permission
from driehoek.cycle.queries import round_differences
from driehoek.kernel.errors import Absent
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.differences import differences_screen
from driehoek.web.rendering import page


@require_safe
@members(Permission.RUN_ROUND)
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """What is asked, what changed and what was judged otherwise, since the last round or another day."""
    found = round_differences(place.actor, place.head.pk, code, request.GET.get("sinds", ""))
    if found is None:
        raise Absent
    screen = differences_screen(found, place.paths)
    above = ((_("Rounds"), place.paths.rounds), (found.head.title, place.paths.round(code)))
    frame = framed(request, place, _("Differences"), "rounds", above)
    return page(request, "pages/round_differences.jinja", {"frame": frame, "screen": screen, "since": found.since})
