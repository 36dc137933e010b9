# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking the lead of an action something more, in a round."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.evaluation.commands import ask_back
from driehoek.evaluation.queries.one_asked import OneAsked, one_asked
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed, say
from driehoek.web.presenters.editing import draft_name
from driehoek.web.presenters.round_actions import asking_back_screen
from driehoek.web.rendering import page


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.JUDGE_THEME)
def show(request: HttpRequest, place: Place, code: str, uid: UUID) -> HttpResponse:
    """What was told of an action, and a question about it; the question goes to its lead by mail."""
    found = one_asked(place.actor, place.head.pk, code, uid)
    if found is None:
        raise Absent
    if not any(
        reach(place.actor, permission).covers(place.head.pk, found.municipality_id)
        for permission in (Permission.JUDGE_THEME, Permission.RUN_ROUND)
    ):
        raise Forbidden
    if request.method != "POST":
        return _form(request, place, found, str(uuid4()))
    try:
        key = UUID(request.POST.get("sleutel", ""))
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
    text = request.POST.get("vraag", "").strip()
    try:
        once(
            actor=place.actor,
            key=key,
            perform=lambda: ask_back(actor=place.actor, round_uid=found.round.uid, action_uid=uid, text=text),
        )
    except Invalid as problem:
        return _form(request, place, found, str(key), text, str(problem))
    told = _("The question is on its way to %(lead)s.") % {"lead": found.function or _("the lead")}
    say(request, "success", told, draft=draft_name(place, place.paths.ask_back(code, uid)))
    return HttpResponseRedirect(_back(place, found), status=303)


def _back(place: Place, found: OneAsked) -> str:
    if not found.theme_code:
        return place.paths.round_themes(found.round.code)
    return f"{place.paths.round_theme(found.round.code, found.plan_code, found.theme_code)}#acties"


def _form(
    request: HttpRequest, place: Place, found: OneAsked, key: str, text: str = "", wrong: str = ""
) -> HttpResponse:
    head, paths = found.round, place.paths
    above = (
        (_("Rounds"), paths.rounds), (head.title, paths.round(head.code)),
        (_("Themes in this round"), paths.round_themes(head.code)),
    )  # fmt: skip
    action = paths.ask_back(head.code, found.uid)
    screen = asking_back_screen(found, _back(place, found), action, draft_name(place, action))
    context = {
        "frame": framed(request, place, _("Ask the lead something"), "rounds", above), "screen": screen, "key": key,
        "text": text, "wrong": wrong,
    }  # fmt: skip
    return page(request, "pages/round_question.jinja", context, status=400 if wrong else 200)
