# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The papers of meetings as files, each in the edition that was asked for: agenda, list of agreements, what is open.

The yearly list of recommendations too.
"""

import re

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from driehoek.kernel import clock
from driehoek.kernel.errors import Absent
from driehoek.publications.editions import Edition
from driehoek.publications.kinds.agenda.kind import AGENDA
from driehoek.publications.kinds.agenda.writing import compose as compose_agenda
from driehoek.publications.kinds.agreements.kind import AGREEMENTS
from driehoek.publications.kinds.agreements.writing import compose as compose_agreements
from driehoek.publications.kinds.open_agreements.kind import OPEN_AGREEMENTS
from driehoek.publications.kinds.open_agreements.writing import overview
from driehoek.publications.kinds.recommendations.kind import RECOMMENDATIONS
from driehoek.publications.kinds.recommendations.writing import Asked, yearly_list
from driehoek.publications.papers import Format, make
from driehoek.publications.sitting import sitting
from driehoek.web.doors import Place, members
from driehoek.web.paper_files import as_file, edition_of

YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


@require_safe
@members()
def download(request: HttpRequest, place: Place, code: str, paper: str, extension: str) -> HttpResponse:
    """A paper of a meeting, made at this moment for the readers of one edition."""
    read = sitting(place.actor, place.head, code, edition_of(request))
    form = Format(extension)
    if paper == "agenda":
        made = make(AGENDA, compose_agenda(read), form)
    else:
        made = make(AGREEMENTS, compose_agreements(read), form)
    return as_file(made, f"{paper}-{read.view.head.code}-{read.edition}", form)


@require_safe
@members()
def open_agreements(request: HttpRequest, place: Place, extension: str) -> HttpResponse:
    """What is open, per person, to print; in one's own edition when none is asked for."""
    edition = edition_of(request) or Edition.OWN
    form = Format(extension)
    made = make(OPEN_AGREEMENTS, overview(place.actor, place.head, edition), form)
    return as_file(made, f"openstaande-afspraken-{place.head.slug}-{edition}", form)


@require_safe
@members()
def recommendations(request: HttpRequest, place: Place, extension: str) -> HttpResponse:
    """The list of recommendations of a year; the public one when no edition is asked for: it goes to the councils."""
    asked, edition, form = _list_asked(request, place), edition_of(request) or Edition.PUBLIC, Format(extension)
    made = make(RECOMMENDATIONS, yearly_list(place.actor, place.head, asked, edition), form)
    whose = slugify(asked.municipality.name) if asked.municipality else place.head.slug
    return as_file(made, f"aanbevelingen-{whose}-{asked.year}-{edition}", form)


def _list_asked(request: HttpRequest, place: Place) -> Asked:
    """Return which list the address asks for.

    Raises:
        Absent: there is no such year or municipality here.
    """
    year, code = request.GET.get("jaar", "") or str(clock.today().year), request.GET.get("gemeente", "")
    found = next((one for one in place.head.municipalities if one.cbs_code == code), None)
    if (code and found is None) or not YEAR.fullmatch(year):
        raise Absent
    return Asked(int(year), found)
