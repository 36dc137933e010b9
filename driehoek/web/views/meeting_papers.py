# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The agenda and the list of agreements of a meeting as files, each in the edition that was asked for."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from driehoek.kernel.errors import Absent
from driehoek.publications.editions import Edition
from driehoek.publications.kinds.agenda.kind import AGENDA
from driehoek.publications.kinds.agenda.writing import compose as compose_agenda
from driehoek.publications.kinds.agreements.kind import AGREEMENTS
from driehoek.publications.kinds.agreements.writing import compose as compose_agreements
from driehoek.publications.papers import MEDIA_TYPES, Format, make
from driehoek.publications.sitting import sitting
from driehoek.web.doors import Place, members


@require_safe
@members()
def download(request: HttpRequest, place: Place, code: str, paper: str, extension: str) -> HttpResponse:
    """A paper of a meeting, made at this moment for the readers of one edition."""
    asked = request.GET.get("editie", "")
    if asked and asked not in set(Edition):
        raise Absent
    read = sitting(place.actor, place.head, code, Edition(asked) if asked else None)
    form = Format(extension)
    if paper == "agenda":
        content = make(AGENDA, compose_agenda(read), form)
    else:
        content = make(AGREEMENTS, compose_agreements(read), form)
    response = HttpResponse(content, content_type=MEDIA_TYPES[form])
    name = f"{paper}-{read.view.head.code}-{read.edition}.{form}"
    # To be kept, the HTML one too: it carries its style with it, which our own pages forbid.
    response["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    return response
