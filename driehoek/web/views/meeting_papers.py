# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The papers of meetings as files, each in the edition that was asked for: agenda, list of agreements, what is open."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from driehoek.kernel.errors import Absent
from driehoek.publications.editions import Edition
from driehoek.publications.kinds.agenda.kind import AGENDA
from driehoek.publications.kinds.agenda.writing import compose as compose_agenda
from driehoek.publications.kinds.agreements.kind import AGREEMENTS
from driehoek.publications.kinds.agreements.writing import compose as compose_agreements
from driehoek.publications.kinds.open_agreements.kind import OPEN_AGREEMENTS
from driehoek.publications.kinds.open_agreements.writing import overview
from driehoek.publications.papers import MEDIA_TYPES, Format, make
from driehoek.publications.sitting import sitting
from driehoek.web.doors import Place, members


@require_safe
@members()
def download(request: HttpRequest, place: Place, code: str, paper: str, extension: str) -> HttpResponse:
    """A paper of a meeting, made at this moment for the readers of one edition."""
    read = sitting(place.actor, place.head, code, _edition(request))
    form = Format(extension)
    if paper == "agenda":
        made = make(AGENDA, compose_agenda(read), form)
    else:
        made = make(AGREEMENTS, compose_agreements(read), form)
    return _as_file(made, f"{paper}-{read.view.head.code}-{read.edition}", form)


@require_safe
@members()
def open_agreements(request: HttpRequest, place: Place, extension: str) -> HttpResponse:
    """What is open, per person, to print; in one's own edition when none is asked for."""
    edition = _edition(request) or Edition.OWN
    form = Format(extension)
    made = make(OPEN_AGREEMENTS, overview(place.actor, place.head, edition), form)
    return _as_file(made, f"openstaande-afspraken-{place.head.slug}-{edition}", form)


def _edition(request: HttpRequest) -> Edition | None:
    """Return the edition that was asked for, if any.

    Raises:
        Absent: there is no such edition.
    """
    asked = request.GET.get("editie", "")
    if asked and asked not in set(Edition):
        raise Absent
    return Edition(asked) if asked else None


def _as_file(made: bytes, name: str, form: Format) -> HttpResponse:
    """Send a paper to be kept, the HTML one too: it carries its style with it, which our own pages forbid."""
    response = HttpResponse(made, content_type=MEDIA_TYPES[form])
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.{form.value}")
    response["Content-Disposition"] = str(disposition)
    return response
