# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Going through the unfinished actions of a programme in one pass, for the programme that follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.editing import add_record
from driehoek.organisations.picking import Pick
from driehoek.planning.commands import Choice, PassedOn, pass_on
from driehoek.planning.kinds.programmes import PROGRAMME
from driehoek.planning.queries import ProgrammeHead, action_choices, programme_heads
from driehoek.planning.queries.choosing import ChoiceRow, NextProgramme, choosable, next_programmes, to_follow
from driehoek.planning.rules import Passage
from driehoek.web.doors import Place, members
from driehoek.web.forms.dates import typed_date
from driehoek.web.forms.passing_on import PassingRow, choice_of, key_in, named, read_rows
from driehoek.web.menu import framed, say
from driehoek.web.presenters.passing_on import passing_screen
from driehoek.web.rendering import page

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Pass:
    """The programme that ends, those that follow, and the one that is chosen."""

    head: ProgrammeHead
    targets: tuple[NextProgramme, ...]
    target: NextProgramme | None
    rows: tuple[ChoiceRow, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.EDIT_PROGRAMME)
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Show what is unfinished with a suggestion for each; with choices sent along, carry them out."""
    found = _read(request, place, code)
    if request.method != "POST":
        return _answer(request, place, found)
    if request.POST.get("stap") == "programma":
        return _make(request, place, found)
    if found.target is None:
        raise Invalid(_("Make the following programme first."))
    return _carry_out(request, place, found, found.target)


def _read(request: HttpRequest, place: Place, code: str) -> Pass:
    head = next((one for one in programme_heads(place.actor, place.head.pk) if one.code == code), None)
    if head is None:
        raise Absent
    targets = next_programmes(place.actor, place.head.pk, head.pk, head.plan_code)
    wanted = request.GET.get("naar", "")
    target = next((one for one in targets if wanted in ("", one.code)), None)
    if wanted and target is None:
        raise Absent
    rows = choosable(place.actor, place.head.pk, head.pk, target.municipality_id if target else None)
    return Pass(head, targets, target, rows)


def _answer(
    request: HttpRequest,
    place: Place,
    found: Pass,
    forms: Sequence[PassingRow] = (),
    usual_reason: str = "",
    proposal: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> HttpResponse:
    target = found.target
    goals = () if target is None or target.same_plan else _goals(place, target)
    screen = passing_screen(
        found.head, place.paths, str(uuid4()), target, found.targets, found.rows, goals, forms, usual_reason,
        proposal, errors,
    )  # fmt: skip
    above = ((found.head.title, screen.back),)
    frame = framed(request, place, _("Take along into the next programme"), "programmes", above)
    wrong = bool(errors) or any(form.errors for form in forms)
    return page(request, "pages/passing_on.jinja", {"frame": frame, "screen": screen}, status=400 if wrong else 200)


def _goals(place: Place, target: NextProgramme) -> tuple[Pick, ...]:
    return action_choices(place.actor, place.head.pk, target.uid).nodes


def _make(request: HttpRequest, place: Place, found: Pass) -> HttpResponse:
    """Make the programme that follows."""
    typed = {name: " ".join(request.POST.get(name, "")[:LONGEST].split()) for name in ("titel", "begin", "einde")}
    wrong = {}
    dates = {}
    for name in ("begin", "einde"):
        try:
            dates[name] = typed_date(typed[name])
        except ValueError:
            wrong[name] = _("We do not know this date. Write for instance 20 May 2027, May 2027, Q2 2027 or 2027.")
    if not typed["titel"]:
        wrong["titel"] = _("Give the programme a name.")
    if wrong:
        return _answer(request, place, found, proposal=typed, errors=wrong)
    plan_uid, municipality_id = to_follow(found.head.pk)
    values = {
        "plan": plan_uid, "predecessor": found.head.uid, "title": typed["titel"],
        "period_start": dates["begin"], "period_end": dates["einde"],
    }  # fmt: skip
    try:
        once(
            actor=place.actor,
            key=key_in(request.POST),
            perform=lambda: add_record(
                actor=place.actor, kind=PROGRAMME, partnership_id=place.head.pk, values=values,
                municipality_id=municipality_id,
            ),
        )  # fmt: skip
    except Invalid as problem:
        names = {"title": "titel", "period_start": "begin", "period_end": "einde"}
        told = {names.get(name, ""): text for name, text in problem.fields.items()} or {"": str(problem)}
        return _answer(request, place, found, proposal=typed, errors=told)
    say(request, "success", _("The programme has been made. Now choose what becomes of each action."))
    return HttpResponseRedirect(place.paths.carry_over(found.head.code), status=303)


def _carry_out(request: HttpRequest, place: Place, found: Pass, target: NextProgramme) -> HttpResponse:
    usual = request.POST.get("reden", "")
    known = {row.uid for row in found.rows}
    forms = [form for form in read_rows(request.POST) if form.uid in known]
    chosen: list[Choice] = []
    told: dict[UUID, Mapping[str, str]] = {}
    for form in forms:
        try:
            choice = choice_of(form, usual)
        except Invalid as problem:
            told[form.uid] = named(problem.fields)
        else:
            chosen += [choice] if choice is not None else []
    done: list[PassedOn] = []

    def perform() -> UUID:
        done.append(pass_on(actor=place.actor, programme_uid=target.uid, choices=chosen))
        return done[0].operation

    operation = once(actor=place.actor, key=key_in(request.POST), perform=perform) if chosen or not told else None
    undo_to = place.paths.undo(operation) if operation else ""
    if done:
        told |= {one.uid: named(one.refused) for one in done[0].outcomes if one.refused}
        _tell(request, done[0], undo_to)
    elif operation:
        say(request, "info", _("This was done already, and is not done twice."), undo=undo_to)
    if not told:
        return HttpResponseRedirect(place.paths.carry_over(found.head.code, target.code), status=303)
    left = [replace(form, errors=told.get(form.uid, {})) for form in forms]
    return _answer(request, place, _read(request, place, found.head.code), left, usual)


def _tell(request: HttpRequest, done: PassedOn, undo_to: str) -> None:
    """Say what was done, in numbers."""
    passed = [one.passage for one in done.outcomes if not one.refused]
    if not passed:
        return
    counts = {passage: passed.count(passage) for passage in Passage}
    words = {
        Passage.TAKE: ngettext("%(num)s taken along", "%(num)s taken along", counts[Passage.TAKE]),
        Passage.GOING_CONCERN: ngettext(
            "%(num)s became regular work", "%(num)s became regular work", counts[Passage.GOING_CONCERN]
        ),
        Passage.FINISH: ngettext("%(num)s is finished", "%(num)s are finished", counts[Passage.FINISH]),
        Passage.STOP: ngettext("%(num)s stopped", "%(num)s stopped", counts[Passage.STOP]),
    }
    parts = [text % {"num": counts[passage]} for passage, text in words.items() if counts[passage]]
    say(request, "success", ", ".join(parts) + ".", undo=undo_to)
