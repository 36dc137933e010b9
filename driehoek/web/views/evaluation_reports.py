# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The evaluation of a round as it grows and as it was locked: on screen, and as a paper in its editions."""

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.access.permissions import Permission
from driehoek.evaluation.queries import Corrected, corrections, rounds
from driehoek.kernel.errors import Absent
from driehoek.organisations.queries import MunicipalityHead
from driehoek.publications.editions import Edition
from driehoek.publications.kinds.evaluation_report.kind import EVALUATION_REPORT
from driehoek.publications.kinds.evaluation_report.making import own_part
from driehoek.publications.kinds.evaluation_report.writing import Asked, Written, report_of_evaluation, report_of_round
from driehoek.publications.papers import Format, make
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.paper_files import as_file, edition_of
from driehoek.web.presenters.evaluation_report import report_screen
from driehoek.web.rendering import page

MOST = 99
"""Numbers of frozen parts that an address may ask for; a round is not opened again that often."""


@require_safe
@members()
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Show the evaluation with one's own eyes; before the lock to those who judge or run the round."""
    head = next((one for one in rounds(place.actor, place.head.pk) if one.code == code), None)
    if head is None:
        raise Absent
    asked = Asked(Edition.OWN, _municipality(request, place), _number(request))
    written = report_of_round(place.actor, place.head, code, asked)
    above = [(_("Rounds"), place.paths.rounds)]
    if place.may(Permission.JUDGE_THEME):
        above.append((head.title, place.paths.round(code)))
    named = "evaluatie" in head.title.casefold()
    title = head.title if named else _("Evaluation %(round)s") % {"round": head.title}
    frame = framed(request, place, title, "rounds", tuple(above))
    screen = report_screen(written, head, place, asked, _corrected(place, written, asked))
    return page(request, "pages/evaluation_report.jinja", {"frame": frame, "screen": screen})


def _corrected(place: Place, written: Written, asked: Asked) -> tuple[Corrected, ...]:
    if written.frozen is None:
        return ()
    told = written.dossier if asked.municipality is None else own_part(written.dossier, asked.municipality.name)
    return corrections(place.actor, place.head, told, written.frozen, get_language() or "nl")


@require_safe
@members()
def download(request: HttpRequest, place: Place, code: str, extension: str) -> HttpResponse:
    """The report of a round as a file, made at this moment from what was frozen, or as a draft."""
    asked = Asked(edition_of(request), _municipality(request, place), _number(request))
    return _file(report_of_round(place.actor, place.head, code, asked), code, asked, Format(extension))


@require_safe
@members()
def of_evaluation(request: HttpRequest, place: Place, code: str, extension: str) -> HttpResponse:
    """The report of one evaluation as a file, also of one that no round made."""
    asked = Asked(edition_of(request), _municipality(request, place))
    return _file(report_of_evaluation(place.actor, place.head, code, asked), code, asked, Format(extension))


def _file(written: Written, code: str, asked: Asked, form: Format) -> HttpResponse:
    name = ["evaluatie", code]
    if asked.municipality is not None:
        name.append(slugify(asked.municipality.name))
    if written.frozen is not None:
        name.append(f"deel-{written.frozen.number}")
    return as_file(make(EVALUATION_REPORT, written.report, form), "-".join([*name, written.edition]), form)


def _municipality(request: HttpRequest, place: Place) -> MunicipalityHead | None:
    """Return whose part is asked for.

    Raises:
        Absent: there is no such municipality here.
    """
    code = request.GET.get("gemeente", "")
    found = next((one for one in place.head.municipalities if one.cbs_code == code), None)
    if code and found is None:
        raise Absent
    return found


def _number(request: HttpRequest) -> int | None:
    """Return the number of the frozen part that is asked for.

    Raises:
        Absent: it is no number that a part can have.
    """
    text = request.GET.get("deel", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 0 < int(text[:3]) <= MOST and len(text) < len(str(MOST)) + 1):
        raise Absent
    return int(text)
