# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Closing a round, concluding it, opening it again, and making its evaluation public."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.evaluation.commands import (
    conclude_round,
    judge_whole,
    lock_round,
    release_evaluation,
    reopen_round,
)
from driehoek.evaluation.commands.releasing import may_release
from driehoek.evaluation.queries import (
    Closing,
    RoundHead,
    agreements_to_reopen,
    closing,
    content_of,
    corrections,
    outcomes_of,
    outcomes_so_far,
    parts_of,
    releasable,
    round_head,
)
from driehoek.evaluation.rules import ANSWERING, FROZEN, Overall, RoundState
from driehoek.kernel.errors import Absent, Conflict, Invalid
from driehoek.web.doors import Place, members
from driehoek.web.editing.fields import Option
from driehoek.web.editing.forms import coded
from driehoek.web.forms.closing import WholeForm, beside, read, said_of, standing
from driehoek.web.menu import framed, say
from driehoek.web.presenters.closing import correction_rows, lacking, outcome_rows, part_rows
from driehoek.web.rendering import page

TYPED = 5000


def _head(place: Place, code: str) -> RoundHead:
    """Return a round, to whoever runs it."""
    head = round_head(place.actor, place.head.pk, code)
    if head is None:
        raise Absent
    require(place.actor, Permission.RUN_ROUND, place.head.pk, head.municipality_id)
    return head


def _page(
    request: HttpRequest, place: Place, head: RoundHead, name: str, title: str, context: dict[str, object],
    errors: dict[str, str] | None = None,
) -> HttpResponse:  # fmt: skip
    above = [(_("Rounds"), place.paths.rounds), (head.title, place.paths.round(head.code))]
    if not name.startswith("close"):
        above.append((_("Closing"), place.paths.round_close(head.code)))
    whole = {
        "frame": framed(request, place, title, "rounds", tuple(above)), "head": head, "errors": errors or {},
        "close_href": place.paths.round_close(head.code), "round_href": place.paths.round(head.code), **context,
    }  # fmt: skip
    return page(request, f"pages/round_{name}.jinja", whole, status=400 if errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.RUN_ROUND)
def close(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """What is missing, what is said of the programmes as a whole, and closing; afterwards what was frozen."""
    head = _head(place, code)
    if RoundState(head.state) in FROZEN:
        if request.method == "POST":
            raise Invalid(_("This round has been closed already."))
        return _closed(request, place, head)
    found = closing(place.actor, place.head, code)
    if found is None:
        raise Absent
    if request.method != "POST":
        return _open(request, place, head, found, standing(found.wholes))
    form = read(request.POST, found.wholes)
    said, expected = said_of(form)
    locks = request.POST.get("doe") == "afsluiten"
    try:
        if locks:
            lock_round(actor=place.actor, round_uid=head.uid, said=said, expected=expected)
        else:
            judge_whole(actor=place.actor, round_uid=head.uid, said=said, expected=expected)
    except Conflict as problem:
        found = closing(place.actor, place.head, code) or found
        return _open(request, place, head, found, beside(form, found.wholes), {"": str(problem)}, 409)
    except Invalid as problem:
        return _open(request, place, head, found, form, problem.fields or {"": str(problem)})
    say(request, "success", _("The round is closed. What goes to the triangle is frozen.") if locks else _("Kept."))
    return HttpResponseRedirect(place.paths.round_close(code), status=303)


def _open(
    request: HttpRequest, place: Place, head: RoundHead, found: Closing, form: Sequence[WholeForm],
    errors: dict[str, str] | None = None, status: int = 400,
) -> HttpResponse:  # fmt: skip
    context = {
        "form": form, "lacking": lacking(found, head.code, place.paths), "overall": coded("overall", list(Overall)),
        "may_close": RoundState(head.state) in ANSWERING, "action": place.paths.round_close(head.code),
        "wishes_href": place.paths.round_wishes(head.code),
    }  # fmt: skip
    answered = _page(request, place, head, "close", _("Close the round"), context, errors)
    answered.status_code = status if errors else 200
    return answered


def _closed(request: HttpRequest, place: Place, head: RoundHead) -> HttpResponse:
    kept = content_of(place.actor, place.head, head.code)
    changed = corrections(place.actor, place.head, *kept, get_language() or "nl") if kept is not None else ()
    decided = outcomes_of(place.actor, place.head, head.code)
    outcomes = decided[0] if decided else outcomes_so_far(place.actor, place.head.pk, head.uid)[0]
    context = {
        "parts": part_rows(parts_of(place.actor, place.head.pk, head.code)), "corrections": correction_rows(changed),
        "outcomes": outcome_rows(outcomes, place.paths), "decided": head.state == RoundState.DECIDED,
        "conclude_href": place.paths.round_conclude(head.code), "reopen_href": place.paths.round_reopen(head.code),
        "release_href": place.paths.round_release(head.code),
    }  # fmt: skip
    return _page(request, place, head, "closed", _("What was frozen"), context)


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.RUN_ROUND)
def conclude(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Freeze what came of a round."""
    head = _head(place, code)
    word, errors = request.POST.get("toelichting", "").strip()[:TYPED], None
    if request.method == "POST":
        try:
            conclude_round(actor=place.actor, round_uid=head.uid, word=word)
            say(request, "success", _("The round is concluded. What came of it is frozen."))
            return HttpResponseRedirect(place.paths.round_close(code), status=303)
        except Invalid as problem:
            errors = {"toelichting" if name == "word" else "": text for name, text in problem.fields.items()}
            errors = errors or {"": str(problem)}
    outcomes, waiting = outcomes_so_far(place.actor, place.head.pk, head.uid)
    context = {
        "outcomes": outcome_rows(outcomes, place.paths), "waiting": waiting, "word": word,
        "action": place.paths.round_conclude(code), "may": head.state == RoundState.LOCKED,
    }  # fmt: skip
    return _page(request, place, head, "conclude", _("Conclude the round"), context, errors)


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.RUN_ROUND)
def reopen(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Open a locked round again, on an agreement."""
    head = _head(place, code)
    chosen = request.POST.get("afspraak", "")
    reason, errors = request.POST.get("reden", "").strip()[:TYPED], None
    if request.method == "POST":
        try:
            reopen_round(actor=place.actor, round_uid=head.uid, decision_uid=_uid(chosen), reason=reason)
            say(request, "success", _("The round is open again, for the check. The frozen parts stay to be read."))
            return HttpResponseRedirect(place.paths.round(code), status=303)
        except Invalid as problem:
            names = {"decision": "afspraak", "reason": "reden"}
            errors = {names.get(name, ""): text for name, text in problem.fields.items()} or {"": str(problem)}
    found = agreements_to_reopen(place.actor, place.head.pk, code)
    options = [Option(str(one.uid), f"{one.subject} ({one.body}, {one.on})") for one in found]
    context = {
        "options": options, "chosen": chosen, "reason": reason, "action": place.paths.round_reopen(code),
        "may": RoundState(head.state) in FROZEN, "register_href": place.paths.register,
    }  # fmt: skip
    return _page(request, place, head, "reopen", _("Open the round again"), context, errors)


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.RUN_ROUND)
def release(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Make public what a round judged: what is joint by the coordinator, of a municipality by its own adviser."""
    head = round_head(place.actor, place.head.pk, code)
    if head is None:
        raise Absent
    errors = None
    if request.method == "POST":
        typed = request.POST.get("gemeente", "")
        own = next((one.pk for one in place.head.municipalities if one.cbs_code == typed), None)
        if typed and own is None:
            raise Absent
        try:
            done = release_evaluation(actor=place.actor, round_uid=head.uid, municipality_id=own)
            told = ngettext("%(num)s part is public now.", "%(num)s parts are public now.", done.public)
            say(request, "success", told % {"num": done.public})
            return HttpResponseRedirect(place.paths.round_release(code), status=303)
        except Invalid as problem:
            errors = problem.fields or {"": str(problem)}
    codes = {one.pk: one.cbs_code for one in place.head.municipalities}
    found = releasable(place.actor, place.head.pk, code)
    may = [may_release(place.actor, place.head.pk, group.municipality_id) for group in found]
    groups = [(group, codes.get(group.municipality_id or 0, ""), own) for group, own in zip(found, may, strict=True)]
    context = {
        "groups": groups, "action": place.paths.round_release(code), "decided": head.state == RoundState.DECIDED,
    }  # fmt: skip
    return _page(request, place, head, "release", _("Make public"), context, errors)
