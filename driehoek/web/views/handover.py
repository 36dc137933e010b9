# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The handover folder of a function, as a page and as a PDF of the same content."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.publications.kinds.handover.kind import HANDOVER
from driehoek.publications.kinds.handover.writing import handover_folder
from driehoek.publications.papers import MEDIA_TYPES, Format, make
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.handover import folder_screen
from driehoek.web.rendering import page


@require_safe
@members()
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """The folder on screen, as far as this reader may see what is in it."""
    folder = handover_folder(place.actor, place.head, code)
    screen = folder_screen(folder, code, place.paths)
    title = _("Handover folder of %(function)s") % {"function": folder.function}
    return page(
        request,
        "pages/handover.jinja",
        {"frame": framed(request, place, title, "own_page", ((_("My page"), place.paths.own_page),)), "screen": screen},
    )


@require_safe
@members()
def download(request: HttpRequest, place: Place, code: str) -> HttpResponse:  # noqa: ARG001 - every view takes a request
    """The folder as a PDF, made at this moment."""
    folder = handover_folder(place.actor, place.head, code)
    response = HttpResponse(make(HANDOVER, folder, Format.PDF), content_type=MEDIA_TYPES[Format.PDF])
    name = f"overdrachtsmap-{slugify(folder.function)}.pdf"
    response["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    return response
