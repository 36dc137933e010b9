# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Who may decide what."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.deciding import deciding_screen
from driehoek.web.rendering import page


@require_safe
@members()
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """The overview, the same for everybody of the partnership."""
    frame = framed(request, place, _("Who decides what"), "meetings", ((_("Meetings"), place.paths.meetings),))
    return page(request, "pages/deciding.jinja", {"frame": frame, "screen": deciding_screen()})
