# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the actions of a round need: choosing it, lifting what asks attention, and seeing what came of it."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from driehoek.access.permissions import Permission
from driehoek.evaluation.commands import hand_in_alone, lift, put_round_on_agenda, unlift, wish
from driehoek.evaluation.queries import Wishes, agenda_choices, wishes
from driehoek.evaluation.rules import FROZEN, RoundState
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.steering.queries.meetings import meeting_code
from driehoek.web.doors import Place, members
from driehoek.web.forms.wish import WishForm, read_wish, wish_of
from driehoek.web.menu import framed, say
from driehoek.web.presenters.editing import draft_name
from driehoek.web.presenters.wishes import AgendaPart, agenda_part, wishes_screen
from driehoek.web.rendering import page
from driehoek.web.sentences import said

AGENDA = "agenda"


@require_http_methods(["GET", "HEAD", "POST"])
@members()
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Show what the actions need; with a choice sent along, keep it."""
    found = _found(place, code)
    if request.method != "POST":
        return _screen(request, place, found)
    if request.POST.get("doe", "") == AGENDA:
        return _put_on_agenda(request, place, found)
    deed = DEEDS.get(request.POST.get("doe", ""))
    if deed is None:
        raise Invalid(_("This form is not complete. Load the page again."))
    form = read_wish(request.POST)
    try:
        told = deed(place, found, form)
    except (Invalid, Conflict) as problem:
        errors = problem.fields if isinstance(problem, Invalid) else {}
        fresh = _found(place, code)
        status = 409 if isinstance(problem, Conflict) else 400
        return _screen(request, place, fresh, form.refused(str(problem), errors), status)
    anchor = f"#actie-{form.action.hex[-12:]}"
    back = place.paths.round_wishes(code)
    say(request, "success", told, draft=draft_name(place, back + anchor))
    return HttpResponseRedirect(back + anchor, status=303)


def _put_on_agenda(request: HttpRequest, place: Place, found: Wishes) -> HttpResponse:
    try:
        meeting = UUID(request.POST.get("overleg", ""))
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
    here = place.paths.round_wishes(found.round.code)
    try:
        number = put_round_on_agenda(actor=place.actor, round_uid=found.round.uid, meeting_uid=meeting)
    except Invalid as problem:
        say(request, "error", said(problem))
        return HttpResponseRedirect(f"{here}#{AGENDA}", status=303)
    words = ngettext("%(num)s point was put on the agenda.", "%(num)s points were put on the agenda.", number)
    say(request, "success", words % {"num": number})
    code = meeting_code(place.actor, place.head.pk, meeting)
    return HttpResponseRedirect(place.paths.meeting(code[0]) if code else here, status=303)


def _found(place: Place, code: str) -> Wishes:
    """Return the page of a round to who judges or runs one; from the lock on to everybody who may see it.

    Raises:
        Absent: the round is out of sight.
        Forbidden: what a round still makes is a draft, and not for this reader.
    """
    found = wishes(place.actor, place.head.pk, code)
    if found is None:
        raise Absent
    drafts = place.may(Permission.JUDGE_THEME) or place.may(Permission.RUN_ROUND)
    if not drafts and RoundState(found.round.state) not in FROZEN:
        raise Forbidden
    return found


def _screen(
    request: HttpRequest, place: Place, found: Wishes, typed: WishForm | None = None, status: int = 200
) -> HttpResponse:
    address = place.paths.round_wishes(found.round.code)
    above = [(_("Rounds"), place.paths.rounds), (found.round.title, place.paths.round(found.round.code))]
    screen = wishes_screen(found, place.paths, typed)
    known = {card.line.uid for card in (*screen.cards, *screen.attention)}
    context = {
        "frame": framed(
            request, place, _("What needs adjusting"), "rounds", above if place.may(Permission.RUN_ROUND) else ()
        ),
        "round": found.round,
        "screen": screen,
        "agenda": _agenda(place, found),
        "action": address,
        "wrong": typed.message if typed is not None and typed.action not in known else "",
        "drafts": {
            card.place: draft_name(place, f"{address}#actie-{card.place}") for card in screen.cards if card.form
        },
    }
    return page(request, "pages/round_wishes.jinja", context, status=status)


def _agenda(place: Place, found: Wishes) -> AgendaPart | None:
    builds = found.round.state == RoundState.LOCKED and place.may(Permission.PLAN_MEETINGS)
    return agenda_part(agenda_choices(place.actor, place.head.pk, found), found, place.paths) if builds else None


def _choose(place: Place, found: Wishes, form: WishForm) -> str:
    wish(
        actor=place.actor,
        round_uid=found.round.uid,
        action_uid=form.action,
        wished=wish_of(form),
        expected_version=form.version,
    )
    return _("Your choice has been kept.")


def _lift(place: Place, found: Wishes, form: WishForm) -> str:
    lift(actor=place.actor, round_uid=found.round.uid, action_uid=form.action, expected_version=form.version)
    return _("It goes along to whoever decides. Choose what is asked.")


def _unlift(place: Place, found: Wishes, form: WishForm) -> str:
    unlift(actor=place.actor, round_uid=found.round.uid, action_uid=form.action, expected_version=form.version)
    return _("It stays out of the triangle again.")


def _alone(place: Place, found: Wishes, form: WishForm) -> str:
    hand_in_alone(actor=place.actor, round_uid=found.round.uid, action_uid=form.action)
    return _("The proposal has been handed in.")


DEEDS: dict[str, Callable[[Place, Wishes, WishForm], str]] = {
    "kiezen": _choose, "tillen": _lift, "laten": _unlift, "indienen": _alone
}  # fmt: skip
