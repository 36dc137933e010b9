# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changing lead, end or goal of several actions at once: choose, look, do; and undo the whole."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.kernel.errors import Absent, Invalid
from driehoek.planning.commands import ChangedTogether, Outcome, Together, change_together, foresee_together
from driehoek.planning.queries import ProgrammeHead, action_choices, programme_heads
from driehoek.planning.queries.choosing import ChoiceRow, choosable, narrowed_rows
from driehoek.web.doors import Place, members
from driehoek.web.forms.together import TogetherForm, read_together, together_of
from driehoek.web.menu import framed, say
from driehoek.web.presenters.together import together_screen
from driehoek.web.rendering import page

LONGEST = 200
MOST_NAMED = 4000  # characters of codes in an address
NARROWING = ("thema", "gemeente", "trekker", "stand", "vlag", "zoek")


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.EDIT_PROGRAMME)
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Choose actions of a programme, look at what would change, and change them."""
    head = next((one for one in programme_heads(place.actor, place.head.pk) if one.code == code), None)
    if head is None:
        raise Absent
    asked = {name: request.GET.get(name, "")[:LONGEST].strip() for name in NARROWING}
    every = choosable(place.actor, place.head.pk, head.pk)
    found = narrowed_rows(every, asked)
    named = frozenset(request.GET.get("gekozen", "")[:MOST_NAMED].split(","))
    if request.GET.get("gekozen"):
        found = tuple(row for row in found if row.code in named)
    if request.method != "POST":
        chosen = tuple((row.uid, None) for row in found if row.editable and row.code in named)
        return _answer(request, place, head, "kies", TogetherForm(str(uuid4()), chosen), found)
    form = read_together(request.POST)
    if form.everything:
        form = replace(form, chosen=tuple((row.uid, None) for row in found if row.editable))
    if not {row.uid for row in every}.issuperset(form.uids):
        raise Absent("Een van de gekozen acties staat niet in dit programma, of u mag haar niet zien.")
    if request.POST.get("stap") == "kies":
        return _answer(request, place, head, "kies", form, found)
    try:
        change = together_of(form)
        if request.POST.get("stap") == "doe":
            return _do(request, place, head, form, change, every)
        outcomes = foresee_together(actor=place.actor, action_uids=form.uids, change=change)
    except Invalid as problem:
        wrong = problem.fields or {"": str(problem)}
        return _answer(request, place, head, "kies", replace(form, errors=wrong), found, status=400)
    return _answer(request, place, head, "bekijk", form, every, outcomes)


def _do(
    request: HttpRequest,
    place: Place,
    head: ProgrammeHead,
    form: TogetherForm,
    change: Together,
    rows: Sequence[ChoiceRow],
) -> HttpResponse:
    done: list[ChangedTogether] = []

    def perform() -> UUID:
        done.append(change_together(actor=place.actor, actions=form.chosen, change=change))
        return done[0].operation

    operation = once(actor=place.actor, key=UUID(form.key), perform=perform)
    undo_to = place.paths.undo(operation)
    if not done:
        say(request, "info", _("This was done already, and is not done twice."), undo=undo_to)
        return HttpResponseRedirect(place.paths.programme(head.code), status=303)
    return _answer(request, place, head, "klaar", form, rows, done[0].outcomes, undo_to)


def _answer(
    request: HttpRequest,
    place: Place,
    head: ProgrammeHead,
    step: str,
    form: TogetherForm,
    rows: Sequence[ChoiceRow],
    outcomes: Sequence[Outcome] = (),
    undo_to: str = "",
    status: int = 200,
) -> HttpResponse:
    choices = action_choices(place.actor, place.head.pk, head.uid)
    query = request.GET.urlencode()
    screen = together_screen(step, head, place.paths, form, rows, choices, query, outcomes, undo_to)
    above = ((head.title, screen.back),)
    frame = framed(request, place, _("Change together"), "programmes", above)
    return page(request, "pages/together.jinja", {"frame": frame, "screen": screen}, status=status)
