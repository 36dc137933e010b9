# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making, changing, withdrawing and bringing back a record of any kind, and undoing what was just done."""

from collections.abc import Collection, Mapping
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from driehoek.audit.commands import once
from driehoek.audit.queries import latest_operation
from driehoek.cycle.undoing import undo as undo_operation
from driehoek.kernel.errors import Conflict, Forbidden, Invalid
from driehoek.web.doors import Place, members
from driehoek.web.editing.catalogue import form_of
from driehoek.web.editing.fields import Typed, keeping, read_all
from driehoek.web.editing.filled import KEY, Filled, began, standing_in, typed_in, version_in
from driehoek.web.editing.forms import RecordForm
from driehoek.web.editing.merging import differences, merged
from driehoek.web.menu import framed, say
from driehoek.web.presenters.editing import conflict_screen, draft_name, edit_screen
from driehoek.web.rendering import page

CHOSEN, STEP, ONWARD = "kies-", "stap", "verder"
NOT_KEPT = "Dit is nog niet bewaard. Verbeter de gemarkeerde velden."


def _opened(place: Place, kind: str, *, uid: UUID | None = None, under: UUID | None = None) -> RecordForm:
    form = form_of(kind)(place, uid=uid, under=under)
    if not place.may(form.permission):
        raise Forbidden
    return form


def _shown(request: HttpRequest, form: RecordForm, filled: Filled, status: int = 200) -> HttpResponse:
    screen = edit_screen(form, filled)
    context = {"frame": framed(request, form.place, screen.title, form.menu, screen.above), "screen": screen}
    return page(request, "pages/edit.jinja", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@members()
def edit(request: HttpRequest, place: Place, kind: str, uid: UUID) -> HttpResponse:
    """The form of a record that stands; sending it changes the record, or tells that a colleague was first."""
    form = _opened(place, kind, uid=uid)
    fields = keeping(form.fields(), form.standing.values)
    stands = standing_in(fields, form.standing.values)
    if request.method != "POST":
        return _shown(request, form, Filled(fields, stands, stands, form.standing.version))
    typed, before, version = typed_in(fields, request.POST), began(fields, request.POST), version_in(request.POST)
    if any(name.startswith(CHOSEN) for name in request.POST):
        chosen = {name.removeprefix(CHOSEN): request.POST[name] for name in request.POST if name.startswith(CHOSEN)}
        typed, asked = merged(fields, typed, before, chosen)
        if asked:
            mine = typed_in(fields, request.POST)
            return _conflict(request, form, Filled(fields, mine, before, version), asked, chosen)
    filled = Filled(fields, typed, before, version)
    if request.POST.get(STEP) == "bewerk":
        return _shown(request, form, filled)
    return _change(request, form, filled, stands)


def _change(request: HttpRequest, form: RecordForm, filled: Filled, stands: Mapping[str, Typed]) -> HttpResponse:
    values, wrong = read_all(filled.fields, filled.typed)
    if wrong:
        return _shown(request, form, filled.refused(NOT_KEPT, wrong), status=400)
    try:
        version = form.change(filled.version, values)
    except Invalid as problem:
        return _shown(request, form, filled.refused(str(problem), problem.fields), status=400)
    except Conflict:
        if filled.typed != stands:
            return _conflict(request, form, filled)
        version = form.standing.version  # the same form sent twice, or a colleague typed the very same
    place = form.place
    draft = draft_name(place, request.path)
    if version == filled.version:
        say(request, "info", _("Nothing was different, so nothing was changed."), draft=draft)
    else:
        operation = latest_operation(place.actor, form.standing.uid)
        undo_to = _undo(place, operation, form.standing.home)
        say(request, "success", _("Your change has been kept."), undo=undo_to, draft=draft)
        _warn(request, form, form.standing.uid)
    return HttpResponseRedirect(form.standing.home, status=303)


def _conflict(
    request: HttpRequest,
    form: RecordForm,
    filled: Filled,
    asked: Collection[str] = (),
    chosen: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Show both versions field by field; what the colleague made of it is read again.

    Args:
        asked: fields in which a choice was left out; ``chosen`` what was chosen in the others.
    """
    fresh = form_of(form.name)(form.place, uid=form.uid)
    theirs = standing_in(filled.fields, fresh.standing.values)
    found = differences(filled.fields, filled.before, filled.typed, theirs)
    screen = conflict_screen(fresh, filled, found, theirs, asked, chosen or {})
    frame = framed(request, form.place, screen.title, form.menu, screen.above)
    return page(request, "pages/conflict.jinja", {"frame": frame, "screen": screen}, status=409)


@require_http_methods(["GET", "HEAD", "POST"])
@members()
def new(request: HttpRequest, place: Place, kind: str) -> HttpResponse:
    """The form of a new record; the same form sent twice makes one. The address may fill fields in beforehand."""
    form = _opened(place, kind, under=_uid(request.GET.get("bij", "")))
    beginning, fields = form.beginning(), form.fields()
    if request.method != "POST":
        typed = standing_in(fields, beginning.values)
        typed |= {one.name: one.sent(request.GET.getlist(one.name)) for one in fields if one.name in request.GET}
        return _shown(request, form, Filled(fields, typed, typed, key=str(uuid4())))
    key = _uid(request.POST.get(KEY, ""))
    if key is None:
        raise Invalid(_("This form is not complete. Load the page again."))
    filled = Filled(fields, typed_in(fields, request.POST), {}, key=str(key))
    values, wrong = read_all(fields, filled.typed)
    if wrong:
        return _shown(request, form, filled.refused(NOT_KEPT, wrong), status=400)
    try:
        made = once(actor=place.actor, key=key, perform=lambda: form.add(values))
    except Invalid as problem:
        return _shown(request, form, filled.refused(str(problem), problem.fields), status=400)
    undo_to = _undo(place, latest_operation(place.actor, made), beginning.home)
    say(request, "success", _("This has been added."), undo=undo_to, draft=draft_name(place, request.get_full_path()))
    _warn(request, form, made)
    return HttpResponseRedirect(form.made(made), status=303)


def _warn(request: HttpRequest, form: RecordForm, uid: UUID) -> None:
    for sentence in form.warnings(uid):
        say(request, "warning", sentence)


@require_POST
@members()
def withdraw(request: HttpRequest, place: Place, kind: str, uid: UUID) -> HttpResponse:
    """Withdraw a record; the next page offers to bring it back."""
    form = _opened(place, kind, uid=uid)
    above, title = form.standing.above, form.standing.title
    try:
        form.withdraw(version_in(request.POST), request.POST.get("reden", "").strip())
    except (Invalid, Conflict) as problem:
        say(request, "error", str(problem))
        return HttpResponseRedirect(place.paths.edit(kind, uid), status=303)
    told = _("%(title)s has been withdrawn.") % {"title": title}
    say(
        request,
        "success",
        told,
        undo=place.paths.restore(kind, uid),
        draft=draft_name(place, place.paths.edit(kind, uid)),
    )
    return HttpResponseRedirect(above, status=303)


@require_POST
@members()
def restore(request: HttpRequest, place: Place, kind: str, uid: UUID) -> HttpResponse:
    """Bring a withdrawn record back."""
    form = _opened(place, kind, uid=uid)
    form.restore()
    say(request, "success", _("%(title)s is back.") % {"title": form.standing.title})
    return HttpResponseRedirect(form.standing.home, status=303)


@require_POST
@members()
def undo(request: HttpRequest, place: Place, operation: UUID) -> HttpResponse:
    """Undo what was just done, as far as nobody changed it since."""
    done = undo_operation(actor=place.actor, operation_uid=operation)
    if done.left:
        left = ", ".join(done.left)
        say(request, "warning", _("Changed again in the meantime, so left as it is: %(left)s.") % {"left": left})
    if done.restored or done.withdrawn:
        say(request, "success", _("It is undone: everything stands as it did before."))
    onward = request.GET.get(ONWARD, "")
    within = onward.startswith(place.paths.home) and "\\" not in onward and "//" not in onward
    return HttpResponseRedirect(onward if within else place.paths.home, status=303)


def _undo(place: Place, operation: UUID | None, onward: str) -> str:
    """Return where a press on "Ongedaan maken" is sent to; afterwards the reader goes on at ``onward``."""
    return f"{place.paths.undo(operation)}?{urlencode({ONWARD: onward})}" if operation else ""


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
