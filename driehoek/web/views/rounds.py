# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounds: planning one, asking everybody, and seeing who still has to answer."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.access.decision import reach, require
from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.evaluation.commands import change_deadlines, open_round, plan_round, remind, start_checking
from driehoek.evaluation.deadlines import planned_back
from driehoek.evaluation.queries import RoundHead, programmes_of, round_board, round_head, rounds
from driehoek.evaluation.rules import FROZEN, RoundKind, RoundState
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.lib.workdays import Span
from driehoek.planning.queries import ProgrammeHead, programme_heads
from driehoek.steering.queries.closed import closed_days
from driehoek.web.doors import Place, members
from driehoek.web.editing.fields import Option
from driehoek.web.editing.forms import coded
from driehoek.web.formats import plain_date
from driehoek.web.forms.round import DAYS, RoundForm, day_of, days_of, planned_of, read_round, told
from driehoek.web.menu import framed, say
from driehoek.web.presenters.new_round import begun_note
from driehoek.web.presenters.rounds import board_screen, round_rows
from driehoek.web.rendering import page


@require_safe
@members()
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """All rounds, newest first; who neither judges nor runs them reads what was locked."""
    judges = place.may(Permission.JUDGE_THEME)
    rows = round_rows(rounds(place.actor, place.head.pk), place.paths, judges=judges)
    frame = framed(request, place, _("Rounds"), "rounds")
    runs = place.may(Permission.RUN_ROUND)
    context = {
        "frame": frame, "rows": rows, "judges": judges, "new_href": place.paths.new_round if runs else "",
        "health": place.paths.plan_health if runs else "",
    }  # fmt: skip
    return page(request, "pages/rounds.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.RUN_ROUND)
def new(request: HttpRequest, place: Place) -> HttpResponse:
    """Plan a round backwards from the day on which the triangle meets."""
    if request.method == "POST":
        return _plan(request, place)
    text = request.GET.get("driehoek", "").strip()
    if not text:
        return _form(request, place, None)
    try:
        day = day_of(text)
    except ValueError:
        return _form(request, place, None, text, _("Write a day, for instance 20 May 2027."))
    return _form(request, place, _proposed(place, day))


def _proposed(place: Place, triangle_on: date) -> RoundForm:
    """Return the form as it begins: the days counted back, the rest as in the round before."""
    own = reach(place.actor, Permission.RUN_ROUND)
    whose = "" if own.covers(place.head.pk, None) else str(next((m for p, m in own.local if p == place.head.pk), ""))
    closed = closed_days(place.actor, place.head.pk, int(whose) if whose else None)
    days = planned_back(triangle_on, closed)
    middle = triangle_on.month in range(5, 11)
    kind = RoundKind.LIGHT if middle else RoundKind.FULL
    last = _last(rounds(place.actor, place.head.pk), whose, triangle_on, kind)
    language = get_language() or "nl"
    values = {name: plain_date(getattr(days, theirs), language) for name, theirs in DAYS.items()}
    values |= {
        "naam": (_("Mid-year %(year)s") if middle else _("End of year %(year)s")) % {"year": triangle_on.year},
        "soort": kind.value,
        "van": f"{triangle_on.year}",
        "tot": f"{triangle_on.year}",
        "uitleg": last.instructions if last else "",
    }
    running = [str(head.uid) for head in programme_heads(place.actor, place.head.pk) if _runs(head, triangle_on)]
    if last is not None:
        then = programmes_of(place.actor, place.head.pk, last.uid)
        running = [uid for uid in running if UUID(uid) in then] or running
    note = begun_note(last, closed, days, language)
    return RoundForm(str(uuid4()), values, tuple(running), whose, str(last.uid) if last else "", note=note)


def _last(found: Sequence[RoundHead], whose: str, triangle_on: date, kind: RoundKind) -> RoundHead | None:
    """Return the round to start from: the last one of the same kind, or else the last one."""
    earlier = [
        head for head in found if str(head.municipality_id or "") == whose and head.days.triangle_on < triangle_on
    ]
    return next((head for head in earlier if head.kind == kind), earlier[0] if earlier else None)


def _runs(head: ProgrammeHead, day: date) -> bool:
    return head.period_start.first_day <= day <= head.period_end.last_day


def _form(request: HttpRequest, place: Place, form: RoundForm | None, text: str = "", wrong: str = "") -> HttpResponse:
    programmes = tuple(Option(str(head.uid), head.title) for head in programme_heads(place.actor, place.head.pk))
    above = ((_("Rounds"), place.paths.rounds),)
    context = {
        "frame": framed(request, place, _("New round"), "rounds", above),
        "form": form, "text": text, "wrong": wrong, "programmes": programmes,
        "kinds": coded("round_kind", list(RoundKind)), "action": place.paths.new_round,
    }  # fmt: skip
    return page(request, "pages/round_new.jinja", context, status=400 if wrong or (form and form.errors) else 200)


def _plan(request: HttpRequest, place: Place) -> HttpResponse:
    form = read_round(request.POST)
    try:
        planned = planned_of(form)
        planned = replace(planned, closed=closed_days(place.actor, place.head.pk, planned.municipality_id))
        uid = once(
            actor=place.actor,
            key=UUID(form.key),
            perform=lambda: plan_round(actor=place.actor, partnership_id=place.head.pk, planned=planned),
        )
    except Invalid as problem:
        return _form(request, place, replace(form, errors=told(problem)))
    code = next((head.code for head in rounds(place.actor, place.head.pk) if head.uid == uid), None)
    return HttpResponseRedirect(place.paths.round(code) if code else place.paths.rounds, status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@members()
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Show one round; with a deed sent along, do it. Who only reads gets to the evaluation, once that is locked."""
    if not place.may(Permission.JUDGE_THEME):
        head = round_head(place.actor, place.head.pk, code)
        if head is None or RoundState(head.state) not in FROZEN or request.method == "POST":
            raise Forbidden
        return HttpResponseRedirect(place.paths.round_report(code))
    if request.method != "POST":
        return _board(request, place, code)
    board = round_board(place.actor, place.head.pk, code)
    if board is None:
        raise Absent
    require(place.actor, Permission.RUN_ROUND, place.head.pk, board.head.municipality_id)
    deed = DEEDS.get(request.POST.get("doe", ""))
    if deed is None:
        raise Invalid(_("This form is not complete. Load the page again."))
    try:
        said = deed(request, place, board.head)
    except Invalid as problem:
        return _board(request, place, code, told(problem), {name: request.POST.get(name, "") for name in DAYS})
    say(request, "success", said)
    return HttpResponseRedirect(place.paths.round(code), status=303)


def _board(
    request: HttpRequest, place: Place, code: str, errors: dict[str, str] | None = None,
    typed: dict[str, str] | None = None,
) -> HttpResponse:  # fmt: skip
    board = round_board(place.actor, place.head.pk, code)
    if board is None:
        raise Absent
    may_run = reach(place.actor, Permission.RUN_ROUND).covers(place.head.pk, board.head.municipality_id)
    screen = board_screen(board, place.paths, may_run=may_run, closed=_closed(place, board.head))
    above = ((_("Rounds"), place.paths.rounds),)
    context = {
        "frame": framed(request, place, board.head.title, "rounds", above), "screen": screen, "errors": errors or {},
        "typed": typed or {}, "action": place.paths.round(code), "table": place.paths.my_actions,
        "themes_href": place.paths.round_themes(code) if board.head.opened_at else "",
    }  # fmt: skip
    return page(request, "pages/round.jinja", context, status=400 if errors else 200)


def _open(_request: HttpRequest, place: Place, head: RoundHead) -> str:
    asked = open_round(actor=place.actor, round_uid=head.uid)
    people = ngettext("%(num)s person is asked", "%(num)s people are asked", asked.people) % {"num": asked.people}
    actions = ngettext("%(num)s action", "%(num)s actions", asked.actions) % {"num": asked.actions}
    return _("%(people)s about %(actions)s. The mails are on their way.") % {"people": people, "actions": actions}


def _closed(place: Place, head: RoundHead) -> tuple[Span, ...]:
    return closed_days(place.actor, place.head.pk, head.municipality_id)


def _remind(_request: HttpRequest, place: Place, head: RoundHead) -> str:
    number = remind(actor=place.actor, round_uid=head.uid, closed=_closed(place, head))
    return ngettext("%(num)s reminder is on its way.", "%(num)s reminders are on their way.", number) % {"num": number}


def _check(_request: HttpRequest, place: Place, head: RoundHead) -> str:
    start_checking(actor=place.actor, round_uid=head.uid)
    return _("The round is being checked now. Leads who are late can still answer.")


def _move(request: HttpRequest, place: Place, head: RoundHead) -> str:
    change_deadlines(
        actor=place.actor, round_uid=head.uid, days=days_of(request.POST.dict()), closed=_closed(place, head)
    )
    return _("The days are kept. Everybody whose day moved hears it.")


DEEDS: dict[str, Callable[[HttpRequest, Place, RoundHead], str]] = {
    "openen": _open, "herinneren": _remind, "controle": _check, "dagen": _move
}  # fmt: skip
