# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Action lists: bring one in from a spreadsheet step by step, and take the list of a programme out."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.exchange.sheets.commands import (
    CLOSED,
    Upload,
    drop_run,
    open_run,
    take_over_run,
    understand_run,
    undo_run,
)
from driehoek.exchange.sheets.planning_run import WorkedOut
from driehoek.exchange.sheets.queries import RunPage, action_list_file, first_look_at, import_page, import_runs
from driehoek.kernel.errors import Conflict, Invalid
from driehoek.lib.spreadsheets.model import Limits
from driehoek.lib.spreadsheets.reading import read
from driehoek.lib.spreadsheets.refusals import Unreadable
from driehoek.lib.spreadsheets.writing import FORMS
from driehoek.planning.queries import programme_heads
from driehoek.web.doors import Place, members
from driehoek.web.forms.imports import read_answers, read_columns, read_place
from driehoek.web.menu import framed, say
from driehoek.web.presenters.import_steps import COLUMNS, RESULT, TRIAL, steps
from driehoek.web.presenters.imports import ColumnsScreen, ResultScreen, columns_screen, imports_screen, result_screen
from driehoek.web.presenters.trial import TrialScreen, trial_screen
from driehoek.web.rendering import page

LARGEST = Limits().upload  # bytes
TEMPLATES = {
    COLUMNS: "pages/import_columns.jinja",
    TRIAL: "pages/import_trial.jinja",
    RESULT: "pages/import_result.jinja",
}


def _index(request: HttpRequest, place: Place, error: str = "", chosen: str = "", status: int = 200) -> HttpResponse:
    heads = programme_heads(place.actor, place.head.pk)
    chosen = chosen or request.GET.get("programma", "")
    screen = imports_screen(import_runs(place.actor, place.head.pk), heads, place, chosen, error, str(uuid4()))
    return page(
        request,
        "pages/imports.jinja",
        {"frame": framed(request, place, _("Action lists"), "programmes", _above(place)), "screen": screen},
        status=status,
    )


def _above(place: Place) -> tuple[tuple[str, str], ...]:
    return ((_("Actions"), place.paths.programmes),)


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.EDIT_PROGRAMME)
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """Offer to choose a file; with one sent along, read it and go on to its own page."""
    if request.method != "POST":
        return _index(request, place)
    programme = request.POST.get("programma", "")
    sent = request.FILES.get("bestand")
    if sent is None:
        return _index(request, place, _("Choose a file first."), programme, status=400)
    if (sent.size or 0) > LARGEST:
        too_large = _("This file is larger than %(megabytes)s MB. Leave out sheets and pictures that are not needed.")
        return _index(request, place, too_large % {"megabytes": LARGEST // 1_000_000}, programme, status=400)
    content, name = sent.read(), sent.name or _("action list")
    try:
        book = read(content, name)
    except Unreadable as refusal:
        return _index(request, place, refusal.sentence, programme, status=400)
    look = first_look_at(place.actor, place.head.pk, programme, book, place.head.municipalities)
    if look.nothing_to_do:
        say(
            request,
            "success",
            ngettext(
                "Nothing to do: the action in %(file)s is here already, exactly like that.",
                "Nothing to do: all %(num)s actions in %(file)s are here already, exactly like that.",
                look.rows,
            )
            % {"num": look.rows, "file": name},
        )
        return HttpResponseRedirect(place.paths.imports, status=303)
    uid = once(
        actor=place.actor,
        key=_key(request),
        perform=lambda: open_run(
            actor=place.actor,
            partnership_id=place.head.pk,
            programme_code=programme,
            upload=Upload(name, content, book),
            understood=look.understood,
        ),
    )
    step = {"stap": TRIAL, "herkend": "ja"} if look.recognised else {"stap": COLUMNS}
    return HttpResponseRedirect(place.paths.import_run(uid, step), status=303)


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("sleutel", ""))
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.EDIT_PROGRAMME)
def show(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """One list: its columns, what it would do, and what it did; each button is one step."""
    if request.method != "POST":
        found = import_page(place.actor, place.head.pk, uid, place.head.municipalities)
        return _shown(request, place, found)
    buttons = {
        "plaats": _place_said,
        "kolommen": _columns_said,
        "antwoorden": _answers_said,
        "invoeren": _taken_over,
        "weg": _dropped,
        "ongedaan": _undone,
    }
    button = buttons.get(request.POST.get("knop", ""))
    if button is None:
        raise Invalid(_("This form is not complete. Load the page again."))
    return button(request, place, uid)


def _shown(
    request: HttpRequest, place: Place, found: RunPage, problem: Invalid | None = None, status: int = 200
) -> HttpResponse:
    worked = found.worked
    screen: ResultScreen | ColumnsScreen | TrialScreen
    if worked is None:
        name, screen = RESULT, result_screen(found.line, found.refused_rows, place.paths)
    elif worked.plan is None or request.GET.get("stap") == COLUMNS or (problem is not None and problem.fields):
        name, screen = COLUMNS, columns_screen(worked, request.POST if problem else {}, problem)
    else:
        asked = (request.GET.get("toon", ""), request.GET.get("pagina", ""))
        name, screen = TRIAL, trial_screen(worked, found.line, place, asked, recognised="herkend" in request.GET)
    title = _("Bring in %(file)s") % {"file": found.line.file_name}
    above = (*_above(place), (_("Action lists"), place.paths.imports))
    return page(
        request,
        TEMPLATES[name],
        {
            "frame": framed(request, place, title, "programmes", above),
            "line": found.line,
            "address": place.paths.import_run(uid=found.line.uid),
            "programme_href": place.paths.programme(found.line.programme_code),
            "columns_href": place.paths.import_run(found.line.uid, {"stap": COLUMNS}),
            "steps": steps(name),
            "screen": screen,
            "problem": str(problem) if problem else "",
        },
        status=status,
    )


def _opened(place: Place, uid: UUID) -> tuple[RunPage, WorkedOut]:
    found = import_page(place.actor, place.head.pk, uid, place.head.municipalities)
    if found.worked is None:
        raise Invalid(CLOSED)
    return found, found.worked


def _place_said(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """The reader points at another sheet or row of headings."""
    _, worked = _opened(place, uid)
    understood = read_place(request.POST, worked.book, worked.understood)
    understand_run(actor=place.actor, partnership_id=place.head.pk, run_uid=uid, understood=understood)
    return HttpResponseRedirect(place.paths.import_run(uid, {"stap": COLUMNS}), status=303)


def _columns_said(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """The reader says what each column is."""
    found, worked = _opened(place, uid)
    try:
        width = len(worked.layout.sheet.rows[0]) if worked.layout.sheet.rows else 0
        understood = read_columns(request.POST, worked.understood, width)
    except Invalid as problem:
        return _shown(request, place, found, problem, status=400)
    understand_run(actor=place.actor, partnership_id=place.head.pk, run_uid=uid, understood=understood)
    return HttpResponseRedirect(place.paths.import_run(uid, {"stap": TRIAL}), status=303)


def _answers_said(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """The reader says what words and rows mean."""
    _, worked = _opened(place, uid)
    understood = read_answers(request.POST, worked.understood, len(worked.layout.sheet.rows))
    understand_run(actor=place.actor, partnership_id=place.head.pk, run_uid=uid, understood=understood)
    return HttpResponseRedirect(place.paths.import_run(uid, {"stap": TRIAL}), status=303)


def _taken_over(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """Take the list over."""
    try:
        take_over_run(
            actor=place.actor,
            partnership_id=place.head.pk,
            run_uid=uid,
            municipalities=place.head.municipalities,
            digest=request.POST.get("proef", ""),
            everything=request.POST.get("keuze") == "alles",
        )
    except (Conflict, Invalid) as problem:
        found = import_page(place.actor, place.head.pk, uid, place.head.municipalities)
        if found.worked is None:
            return _shown(request, place, found)
        status = 409 if isinstance(problem, Conflict) else 400
        return _shown(request, place, found, Invalid(str(problem)), status=status)
    return HttpResponseRedirect(place.paths.import_run(uid), status=303)


def _dropped(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """Put the list away."""
    drop_run(actor=place.actor, partnership_id=place.head.pk, run_uid=uid)
    say(request, "success", _("The list was put away. Nothing was changed."))
    return HttpResponseRedirect(place.paths.imports, status=303)


def _undone(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """Undo everything that the list changed."""
    done = undo_run(actor=place.actor, partnership_id=place.head.pk, run_uid=uid)
    told = _("The whole list was undone.")
    left = _(" Left as they are, because they were changed again: %(names)s.") % {"names": ", ".join(done.left[:20])}
    say(request, "warning" if done.left else "success", told + (left if done.left else ""))
    return HttpResponseRedirect(place.paths.import_run(uid), status=303)


@require_safe
@members()
def download(request: HttpRequest, place: Place, code: str, form: str) -> HttpResponse:  # noqa: ARG001 - of a view
    """The actions of a programme as a spreadsheet, as far as this reader sees them."""
    content = action_list_file(place.actor, place.head.pk, code, form, place.head.municipalities)
    response = HttpResponse(content, content_type=FORMS[form])
    response["Content-Disposition"] = f'attachment; filename="acties-{code}.{form}"'
    return response
