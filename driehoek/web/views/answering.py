# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling through a personal link how one's actions go: no account, no cookie, no script needed.

Whoever has the link is the one who is asked, so there is no session that another site could abuse: a token against that
would only need a cookie, which some mail programs refuse. Looking changes nothing: a scanner of mail may open the link.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from driehoek.audit.commands import once
from driehoek.evaluation.commands import answer, ended, passed_on, unchanged
from driehoek.evaluation.commands.answering import colleagues
from driehoek.evaluation.invited import Invited, Over, invited
from driehoek.evaluation.links import path_of
from driehoek.evaluation.queries import asked_actions
from driehoek.kernel.errors import Absent, Conflict, Invalid
from driehoek.web.doors import everybody
from driehoek.web.forms.report import ReportForm, read_form, report_of
from driehoek.web.frame import Frame
from driehoek.web.presenters.answering import answering_screen, over_screen
from driehoek.web.rendering import page
from driehoek.web.themes import theme_of

View = Callable[..., HttpResponse]


def _unseen(view: View) -> View:
    """Keep the address of a page to whoever has it: out of the store of the browser and of the next site's log."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        answered = view(request, token)
        answered["Referrer-Policy"] = "no-referrer"
        answered["Cache-Control"] = "no-store"
        answered["X-Robots-Tag"] = "noindex, nofollow"
        return answered

    return guarded


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@_unseen
@everybody
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is asked; with an answer sent along, keep it."""
    guest = invited(token)
    if guest.over is not None:
        return _over(request, guest)
    if request.method != "POST":
        return _asked(request, guest)
    return DEEDS.get(request.POST.get("doe", ""), _keep)(request, token, guest)


def _frame(guest: Invited, title: str) -> Frame:
    head = guest.request.partnership
    return Frame(title=title, partnership=head.name, theme=theme_of(head.slug), home="#inhoud", guest=True)


def _over(request: HttpRequest, guest: Invited) -> HttpResponse:
    assert guest.over is not None, "asked only then"
    screen = over_screen(guest.over)
    context = {"frame": _frame(guest, screen.heading), "screen": screen}
    return page(request, "pages/answer_over.jinja", context, status=200 if guest.over is Over.ENDED else 410)


def _asked(
    request: HttpRequest, guest: Invited, typed: ReportForm | None = None, of: UUID | None = None, wrong: str = ""
) -> HttpResponse:
    actions = asked_actions(guest)
    left = any(not action.answer or action.questions for action in actions)
    others = {uid: holder.title for uid, holder in colleagues(guest).items()} if left else {}
    screen = answering_screen(guest, actions, others, typed, of)
    context = {"frame": _frame(guest, _("How are your actions going?")), "screen": screen, "wrong": wrong}
    return page(request, "pages/answer.jinja", context, status=400 if typed or wrong else 200)


def _uid(sent: QueryDict, name: str) -> UUID:
    return _as_uid(sent.get(name, ""))


def _as_uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None


def _back(token: str, place: str = "") -> HttpResponse:
    return HttpResponseRedirect(path_of(token) + (f"#{place}" if place else ""), status=303)


def _keep(request: HttpRequest, token: str, guest: Invited) -> HttpResponse:
    """Keep what was told of one action."""
    uid, form = _uid(request.POST, "actie"), read_form(request.POST)
    version = request.POST.get("versie", "")
    try:
        told = report_of(replace(form, values={**form.values, "namens": "", "percentage": ""}))
        once(
            actor=guest.actor,
            key=form.once_key,
            perform=lambda: answer(
                actor=guest.actor, token=token, action_uid=uid, report=told,
                expected_version=int(version) if version.isascii() and version.isdecimal() else 0,
            ),
        )  # fmt: skip
    except Invalid as problem:
        return _asked(request, guest, form.with_errors(str(problem), problem.fields), uid)
    except Conflict:
        told_else = _(
            "Somebody changed this action while you were writing. Above your text stands how it is now. "
            "Keep it once more if your text is right."
        )
        return _asked(request, guest, replace(form, key=str(uuid4()), message=told_else), uid)
    return _back(token, f"actie-{uid.hex[-12:]}")


def _unchanged(request: HttpRequest, token: str, guest: Invited) -> HttpResponse:
    """Keep that nothing changed, about one action, about those named, or about all that have no answer yet."""
    named = request.POST.getlist("actie")
    if len(named) > 1:
        unchanged(actor=guest.actor, token=token, action_uids=[_as_uid(text) for text in named])
        return _back(token, "klaar")
    if named:
        uid = _uid(request.POST, "actie")
        unchanged(actor=guest.actor, token=token, action_uids=[uid])
        return _back(token, f"actie-{uid.hex[-12:]}")
    left = [action.uid for action in asked_actions(guest) if not action.answer]
    unchanged(actor=guest.actor, token=token, action_uids=left)
    return _back(token, "klaar")


def _done(request: HttpRequest, token: str, guest: Invited) -> HttpResponse:
    try:
        ended(actor=guest.actor, token=token)
    except Invalid as problem:
        return _asked(request, guest, wrong=str(problem))
    return _back(token)


def _pass_on(request: HttpRequest, token: str, guest: Invited) -> HttpResponse:
    try:
        passed_on(actor=guest.actor, token=token, function_uid=_uid(request.POST, "collega"))
    except (Invalid, Absent) as problem:
        return _asked(request, guest, wrong=str(problem))
    return _back(token)


DEEDS = {"niets": _unchanged, "klaar": _done, "doorgeven": _pass_on}
