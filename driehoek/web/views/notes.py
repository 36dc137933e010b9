# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Council notes: which can be made, one on screen with its sources, its files, and issuing it."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.evaluation.queries import Corrected, corrections
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.queries import MunicipalityHead
from driehoek.planning.queries import programme_heads
from driehoek.publications.commands import issue_note
from driehoek.publications.kinds.council_note.kind import COUNCIL_NOTE
from driehoek.publications.kinds.council_note.reading import About, Found
from driehoek.publications.kinds.council_note.writing import Written, write
from driehoek.publications.kinds.evaluation_report.making import own_part
from driehoek.publications.papers import MEDIA_TYPES, Format, make
from driehoek.publications.queries import annexes, corrected, council_note, issued_file, issued_papers
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed, say
from driehoek.web.presenters.closing import correction_rows
from driehoek.web.presenters.note import Around, choices, issued_screen, note_screen
from driehoek.web.presenters.tasks import annex_tasks
from driehoek.web.rendering import page


def _municipality(place: Place, cbs_code: str) -> MunicipalityHead:
    found = next((m for m in place.head.municipalities if m.cbs_code == cbs_code), None)
    if found is None:
        raise Absent
    return found


def _around(found: Found) -> Around:
    following = found.successor or found.programme
    return Around(
        programme_code=found.programme.code,
        programme_title=found.programme.title,
        plan_code=found.programme.plan.code,
        plan_title=found.programme.plan.title,
        successor_code=following.code,
        successor_title=following.title,
    )


@require_safe
@members(Permission.MAKE_NOTE)
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """Every note that this reader can make, and those that were issued."""
    mine = reach(place.actor, Permission.MAKE_NOTE)
    own = tuple(m for m in place.head.municipalities if mine.covers(place.head.pk, m.pk))
    listed = annexes(place.actor, place.head.pk)
    return page(
        request,
        "pages/notes.jinja",
        {
            "frame": framed(request, place, _("Council notes"), "notes"),
            "annex_tasks": annex_tasks(place, listed),
            "choices": choices(programme_heads(place.actor, place.head.pk), own, place.paths),
            "annexes": listed,
            "issued": issued_screen(
                issued_papers(place.actor, place.head.pk), place.paths, corrected(place.actor, place.head.pk)
            ),
            "paths": place.paths,
        },
    )


@require_safe
@members(Permission.MAKE_NOTE)
def show(request: HttpRequest, place: Place, code: str, cbs_code: str) -> HttpResponse:
    """One note on screen; each paragraph links to the page where its text lives."""
    municipality = _municipality(place, cbs_code)
    written = write(place.actor, About(place.head.slug, code, municipality.name))
    title = _("Note for %(municipality)s, %(programme)s") % {
        "municipality": municipality.name,
        "programme": written.found.programme.title,
    }
    return page(
        request,
        "pages/note.jinja",
        {
            "frame": framed(request, place, title, "notes", ((_("Council notes"), place.paths.notes),)),
            "screen": note_screen(
                written.note,
                _around(written.found),
                municipality,
                place.paths,
                traced=request.GET.get("herkomst") == "ja",
            ),
            "may_issue": reach(place.actor, Permission.ISSUE_NOTE).covers(place.head.pk, municipality.pk),
            "key": str(uuid4()),
            "corrections": correction_rows(_corrected(place, written, municipality)),
        },
    )


def _corrected(place: Place, written: Written, municipality: MunicipalityHead) -> tuple[Corrected, ...]:
    """Return the figures that their source changed after the round was locked from which this note is made."""
    if written.kept is None:
        return ()
    told = own_part(written.kept.dossier, municipality.name)
    return corrections(place.actor, place.head, told, written.kept.frozen, get_language() or "nl")


@require_safe
@members(Permission.MAKE_NOTE)
def download(
    request: HttpRequest,  # noqa: ARG001 - every view takes a request
    place: Place,
    code: str,
    cbs_code: str,
    extension: str,
) -> HttpResponse:
    """The note as a file, made at this moment."""
    municipality = _municipality(place, cbs_code)
    form = Format(extension)
    note = council_note(place.actor, place.head.slug, code, municipality.name)
    response = HttpResponse(make(COUNCIL_NOTE, note, form), content_type=MEDIA_TYPES[form])
    return _as_file(response, f"nota {code} {municipality.name}", form)


@require_safe
@members()
def issued(request: HttpRequest, place: Place, uid: UUID, extension: str) -> HttpResponse:  # noqa: ARG001
    """An issued paper as it left the house, for everyone who may see it."""
    line = next((paper for paper in issued_papers(place.actor, place.head.pk) if paper.uid == uid), None)
    if line is None or extension not in dict(line.digests):
        raise Absent
    form = Format(extension)
    response = HttpResponse(issued_file(place.actor, uid, form), content_type=MEDIA_TYPES[form])
    return _as_file(response, line.title, form)


def _as_file(response: HttpResponse, title: str, form: Format) -> HttpResponse:
    """Send a paper to be kept, the HTML one too: it carries its style with it, which our own pages forbid."""
    name = f"{slugify(title)}.{form.value}"
    response["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    return response


@require_POST
@members(Permission.ISSUE_NOTE)
def issue(request: HttpRequest, place: Place, code: str, cbs_code: str) -> HttpResponse:
    """Issue the note: keep what it says and its files, so that it can always be made again."""
    municipality = _municipality(place, cbs_code)
    try:
        key = UUID(request.POST.get("sleutel", ""))
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
    about = About(place.head.slug, code, municipality.name)
    once(actor=place.actor, key=key, perform=lambda: issue_note(actor=place.actor, about=about))
    say(request, "success", _("The note has been issued and is kept as it is now."))
    return HttpResponseRedirect(place.paths.notes, status=303)
