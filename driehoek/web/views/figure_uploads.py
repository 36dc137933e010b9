# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures from a file: choose it, say what it is where that is not clear, look what changes, load it, undo that."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.figures.queries.loads import loads_of
from driehoek.figures.uploads.commands import (
    drop_upload,
    keep_rehearsal,
    load_upload,
    open_upload,
    undo_brought_in,
)
from driehoek.figures.uploads.looking import LARGEST, Look, Refused, Unreadable, look_at
from driehoek.figures.uploads.policies import read_before
from driehoek.figures.uploads.queries import UploadPage, content_of, open_uploads, upload_page
from driehoek.figures.uploads.rehearsing import Rehearsal, rehearsed
from driehoek.kernel.errors import Conflict, Invalid
from driehoek.lib.statline.exports.mapping import Columns
from driehoek.web.doors import Place, members
from driehoek.web.forms.figure_uploads import read_columns, read_heading, read_table
from driehoek.web.menu import framed, say
from driehoek.web.presenters.figure_rehearsal import rehearsal_screen
from driehoek.web.presenters.figure_uploads import columns_screen, in_file, uploads_screen
from driehoek.web.presenters.import_steps import COLUMNS, RESULT, TRIAL, steps
from driehoek.web.rendering import page
from driehoek.web.sentences import said
from driehoek.web.words import capital

TROUBLES = (Refused, Unreadable, Invalid)


def _told(trouble: Exception) -> str:
    """Return what is the matter with a file, with the place in it."""
    if isinstance(trouble, Refused):
        sentence = said(trouble.sentence)
        return f"{capital(in_file(trouble.where))}: {sentence}" if trouble.where else sentence
    return said(trouble.sentence if isinstance(trouble, Unreadable) else trouble)


def _above(place: Place) -> tuple[tuple[str, str], ...]:
    return ((_("Figures"), place.paths.figures),)


def _index(request: HttpRequest, place: Place, error: str = "", status: int = 200) -> HttpResponse:
    actor, number = place.actor, place.head.pk
    screen = uploads_screen(open_uploads(actor, number), loads_of(actor, number), place.paths, error, str(uuid4()))
    return page(
        request,
        "pages/figure_uploads.jinja",
        {"frame": framed(request, place, _("Bring figures in"), "figures", _above(place)), "screen": screen},
        status=status,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.LOAD_FIGURES)
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """Offer to choose a file, and tell what was brought in before; with a file sent along, look at it."""
    if request.method != "POST":
        return _index(request, place)
    if request.POST.get("knop") == "ongedaan":
        return _undone(request, place, _uid(request.POST.get("inlezing", "")))
    sent = request.FILES.get("bestand")
    if sent is None:
        return _index(request, place, _("Choose a file first."), status=400)
    if (sent.size or 0) > LARGEST:
        too_large = _("This file is larger than %(megabytes)s MB. Choose fewer periods or areas on StatLine.")
        return _index(request, place, too_large % {"megabytes": LARGEST // 1_000_000}, status=400)
    content, name = sent.read(), sent.name or _("figures")
    try:
        look = _first_look(place, content, name)
        rehearsal = _rehearsal(place, look)
    except TROUBLES as trouble:
        return _index(request, place, _told(trouble), status=400)
    columns = look.columns if look.columns.uses and look.reading else None
    uid = once(
        actor=place.actor,
        key=_uid(request.POST.get("sleutel", "")),
        perform=lambda: open_upload(
            actor=place.actor, partnership_id=place.head.pk, name=name, content=content, columns=columns,
            rehearsal=rehearsal,
        ),
    )  # fmt: skip
    return HttpResponseRedirect(place.paths.figure_upload(uid), status=303)


def _first_look(place: Place, content: bytes, name: str) -> Look:
    """Look at a file, and where it is no export of StatLine, read it as the last one with these headings."""
    look = look_at(content, name)
    if look.reading is not None:
        return look
    before = read_before(place.actor, place.head.pk, look.fingerprint)
    return look_at(content, name, before) if before is not None else look


def _rehearsal(place: Place, look: Look) -> Rehearsal | None:
    if look.reading is None:
        return None
    areas = [one.cbs_code for one in place.head.municipalities]
    return rehearsed(place.actor, place.head.pk, areas, look.reading)


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.LOAD_FIGURES)
def show(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """One file: what it is, what it would change, and what it did; each button is one step."""
    if request.method != "POST":
        return _shown(request, place, upload_page(place.actor, place.head.pk, uid))
    buttons = {
        "tabel": _table_said,
        "kop": _heading_said,
        "kolommen": _columns_said,
        "opnieuw": _again,
        "inlezen": _loaded,
        "weg": _dropped,
    }
    button = buttons.get(request.POST.get("knop", ""))
    if button is None:
        raise Invalid(_("This form is not complete. Load the page again."))
    return button(request, place, uid)


def _shown(
    request: HttpRequest,
    place: Place,
    found: UploadPage,
    look: Look | None = None,
    problem: Invalid | None = None,
    status: int = 200,
) -> HttpResponse:
    look = look or found.look
    values: dict[str, object]
    if look is not None:
        name = COLUMNS
        values = {"screen": columns_screen(look, request.POST, problem if problem and problem.fields else None)}
    elif found.rehearsal is not None:
        name = TRIAL if found.line.state == "open" else RESULT
        values = {"screen": rehearsal_screen(found, found.rehearsal, place.paths)}
    else:
        name, values = RESULT, {"screen": None, "again_href": place.paths.figure_uploads}
    title = _("Bring in %(file)s") % {"file": found.line.file_name}
    above = (*_above(place), (_("Bring figures in"), place.paths.figure_uploads))
    return page(
        request,
        f"pages/figure_upload_{name}.jinja",
        {
            "frame": framed(request, place, title, "figures", above),
            "line": found.line,
            "address": place.paths.figure_upload(found.line.uid),
            "uploads_href": place.paths.figure_uploads,
            "steps": steps(name),
            "problem": str(problem) if problem else "",
            **values,
        },
        status=status,
    )


def _said(request: HttpRequest, place: Place, uid: UUID, columns: Columns) -> HttpResponse:
    """Read a file as somebody says, work out what it would do and keep both."""
    content, name, _before = content_of(place.actor, place.head.pk, uid)
    found = upload_page(place.actor, place.head.pk, uid)
    if not content:
        return _shown(request, place, found)
    try:
        look = look_at(content, name, columns)
        rehearsal = _rehearsal(place, look)
    except TROUBLES as trouble:
        return _shown(request, place, found, problem=Invalid(_told(trouble)), status=400)
    if rehearsal is None:
        return _shown(request, place, found, look, Invalid(look.why), status=400)
    keep_rehearsal(
        actor=place.actor, partnership_id=place.head.pk, upload_uid=uid, columns=columns, rehearsal=rehearsal
    )
    return HttpResponseRedirect(place.paths.figure_upload(uid), status=303)


def _table_said(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """Somebody says which table it is."""
    return _said(request, place, uid, Columns(table=read_table(request.POST)))


def _heading_said(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """Somebody points at another line of headings."""
    found = upload_page(place.actor, place.head.pk, uid)
    if found.look is None:
        return HttpResponseRedirect(place.paths.figure_upload(uid), status=303)
    columns = read_heading(request.POST, found.look)
    look = Look(found.look.grid, columns, candidates=found.look.candidates, why=found.look.why)
    return _shown(request, place, found, look)


def _columns_said(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """Somebody says what each column is."""
    found = upload_page(place.actor, place.head.pk, uid)
    if found.look is None:
        return HttpResponseRedirect(place.paths.figure_upload(uid), status=303)
    look = Look(found.look.grid, read_heading(request.POST, found.look), why=found.look.why)
    try:
        columns = read_columns(request.POST, look)
    except Invalid as problem:
        return _shown(request, place, found, look, problem, status=400)
    return _said(request, place, uid, columns)


def _again(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """Work out once more what it would do: there are other figures by now."""
    _content, _name, columns = content_of(place.actor, place.head.pk, uid)
    return _said(request, place, uid, columns or Columns())


def _loaded(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """Load it."""
    try:
        load_upload(actor=place.actor, partnership_id=place.head.pk, upload_uid=uid, base=request.POST.get("proef", ""))
    except (Conflict, *TROUBLES) as problem:
        found = upload_page(place.actor, place.head.pk, uid)
        status = 409 if isinstance(problem, Conflict) else 400
        return _shown(request, place, found, problem=Invalid(str(problem)), status=status)
    return HttpResponseRedirect(place.paths.figure_upload(uid), status=303)


def _dropped(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """Put the file away."""
    drop_upload(actor=place.actor, partnership_id=place.head.pk, upload_uid=uid)
    say(request, "success", _("The file was put away. Nothing was changed."))
    return HttpResponseRedirect(place.paths.figure_uploads, status=303)


def _undone(request: HttpRequest, place: Place, load_uid: UUID) -> HttpResponse:
    """Undo a load."""
    try:
        undo_brought_in(actor=place.actor, partnership_id=place.head.pk, load_uid=load_uid)
    except Invalid as problem:
        return _index(request, place, said(problem), status=400)
    say(request, "success", _("The figures were put back: everything is as it was before."))
    return HttpResponseRedirect(place.paths.figure_uploads, status=303)
