# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The yearly conversation about working together: over the years, one year, and one point at a time."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from driehoek.access.decision import reach, require
from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.evaluation.commands.conversing import (
    end_conversation,
    note_point,
    resume_conversation,
    start_conversation,
)
from driehoek.evaluation.commands.surveying import close_survey, open_survey
from driehoek.evaluation.queries.conversations import (
    ConversationPage,
    conversation_page,
    over_the_years,
    owners,
    start_choices,
)
from driehoek.evaluation.queries.surveys import surveys
from driehoek.evaluation.surveying import people
from driehoek.kernel import clock
from driehoek.kernel.errors import Absent, Conflict, Invalid
from driehoek.web.doors import Place, members
from driehoek.web.formats import plain_date, precise_date
from driehoek.web.forms.conversation import (
    END,
    POINT,
    START,
    SURVEY,
    Typed,
    end_of,
    point_form,
    read,
    said_of,
    start_of,
    survey_day,
)
from driehoek.web.menu import framed, say
from driehoek.web.presenters.conversations import conversation_screen, hub_screen, point_screen
from driehoek.web.rendering import page


def _may(place: Place) -> bool:
    """Tell whether the reader keeps the shared record; the commands decide."""
    return reach(place.actor, Permission.RECORD_DECISION).covers(place.head.pk, None)


@require_http_methods(["GET", "HEAD", "POST"])
@members()
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """How the ways of working together went over the years; starting a conversation."""
    if request.method != "POST":
        return _hub(request, place)
    require(place.actor, Permission.RECORD_DECISION, place.head.pk)
    form = read(request.POST.dict(), START)
    try:
        uid = once(
            actor=place.actor,
            key=_key(form.key),
            perform=lambda: start_conversation(actor=place.actor, partnership_id=place.head.pk, **start_of(form)),
        )
    except Invalid as problem:
        return _hub(request, place, form.refused(problem, START))
    code = next((one.code for one in over_the_years(place.actor, place.head.pk).heads if one.uid == uid), None)
    if code is None:
        return HttpResponseRedirect(place.paths.working_together, status=303)
    return HttpResponseRedirect(place.paths.conversation(code), status=303)


def _hub(request: HttpRequest, place: Place, form: Typed | None = None) -> HttpResponse:
    may = _may(place)
    found = over_the_years(place.actor, place.head.pk)
    choices = start_choices(place.actor, place.head.pk) if may else None
    if form is None:
        year = clock.today().year
        taken = any(one.year == year for one in found.heads)
        first = str(choices.plans[0].uid) if choices and choices.plans else ""
        values = {"jaar": "" if taken else str(year), "plan": first, "orgaan": "", "dag": ""}
        form = Typed(values, key=str(uuid4()))
    screen = hub_screen(found, surveys(place.actor, place.head.pk), choices, form, place.paths)
    above = ((_("Partnership"), place.paths.partnership),)
    context = {"frame": framed(request, place, _("Working together"), "partnership", above), "screen": screen}
    return page(request, "pages/working_together.jinja", context, status=400 if form.summary else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@members()
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One year; closing the record, and opening it again."""
    found = _found(place, code)
    if request.method != "POST":
        return _year(request, place, found)
    if request.POST.get("doe") == "heropenen":
        resume_conversation(actor=place.actor, uid=found.head.uid)
        say(request, "success", _("You can write in the record again. What is in the register stays there."))
        return HttpResponseRedirect(place.paths.conversation(code), status=303)
    form = read(request.POST.dict(), END | SURVEY)
    deed = DEEDS.get(request.POST.get("doe", ""))
    if deed is not None:
        return deed(request, place, found, form)
    try:
        number = end_conversation(actor=place.actor, uid=found.head.uid, expected_version=form.version, **end_of(form))
    except Invalid as problem:
        return _year(request, place, found, form.refused(problem, END))
    except Conflict:
        overtaken = Invalid(_("Somebody else changed this in the meantime. Look at what stands here now."))
        return _year(request, place, found, replace(form, version=found.head.version).refused(overtaken, END))
    registered = ngettext(
        "%(num)s agreement stands in the register now.", "%(num)s agreements stand in the register now.", number
    )
    closed = _("The record is closed.")
    say(request, "success", f"{closed} {registered % {'num': number}}" if number else closed)
    return HttpResponseRedirect(place.paths.conversation(code), status=303)


def _open_survey(request: HttpRequest, place: Place, found: ConversationPage, form: Typed) -> HttpResponse:
    try:
        closes_on = survey_day(form)
        number = open_survey(actor=place.actor, conversation_uid=found.head.uid, closes_on=closes_on)
    except Invalid as problem:
        return _year(request, place, found, form.refused(problem, SURVEY))
    told = ngettext("%(num)s person is asked.", "%(num)s people are asked.", number) % {"num": number}
    say(request, "success", told)
    return HttpResponseRedirect(place.paths.conversation(found.head.code), status=303)


def _close_survey(request: HttpRequest, place: Place, found: ConversationPage, form: Typed) -> HttpResponse:
    try:
        close_survey(actor=place.actor, conversation_uid=found.head.uid)
    except Invalid as problem:
        return _year(request, place, found, form.refused(problem, SURVEY))
    say(request, "success", _("The questionnaire is closed."))
    return HttpResponseRedirect(place.paths.conversation(found.head.code), status=303)


DEEDS: dict[str, Callable[[HttpRequest, Place, ConversationPage, Typed], HttpResponse]] = {
    "vragenlijst": _open_survey, "vragenlijst-sluiten": _close_survey
}  # fmt: skip


def _found(place: Place, code: str) -> ConversationPage:
    found = conversation_page(place.actor, place.head.pk, code)
    if found is None:
        raise Absent
    return found


def _year(request: HttpRequest, place: Place, found: ConversationPage, form: Typed | None = None) -> HttpResponse:
    head = found.head
    if form is None:
        day = plain_date(head.held_on, get_language() or "nl") if head.held_on else ""
        form = Typed({"dag": day, "aanwezig": head.present, "sluit": ""}, head.version)
    survey = surveys(place.actor, place.head.pk).get(head.code)
    may = _may(place)
    asked = len(people(place.head.pk)) if may and survey is None and head.ended_at is None else 0
    screen = conversation_screen(found, survey, asked, form, place.paths, may=may)
    above = ((_("Partnership"), place.paths.partnership), (_("Working together"), place.paths.working_together))
    frame = framed(request, place, _("Working together in %(year)s") % {"year": head.year}, "partnership", above)
    context = {"frame": frame, "screen": screen, "action": place.paths.conversation(head.code)}
    return page(request, "pages/conversation.jinja", context, status=400 if form.summary else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.RECORD_DECISION)
def point(request: HttpRequest, place: Place, code: str, number: int) -> HttpResponse:
    """One point: what was said the last time, and what is said now."""
    found = _found(place, code)
    if request.method != "POST":
        return _point(request, place, found, number, None)
    one = next((each for each in found.points if each.number == number), None)
    if one is None:
        raise Absent
    form = read(request.POST.dict(), POINT)
    try:
        note_point(actor=place.actor, point_uid=one.uid, said=said_of(form), expected_version=form.version)
    except Invalid as problem:
        return _point(request, place, found, number, form.refused(problem, POINT))
    except Conflict:
        # Nothing of either is lost: theirs is kept, ours stands in the form, to put together.
        mine = replace(form, version=one.version, theirs=one)
        return _point(request, place, found, number, mine, status=409)
    after = next((each.number for each in found.points if each.number > number), None)
    if after is None or request.POST.get("doe") == "overzicht":
        return HttpResponseRedirect(place.paths.conversation(code), status=303)
    return HttpResponseRedirect(place.paths.conversation_point(code, after), status=303)


def _point(
    request: HttpRequest, place: Place, found: ConversationPage, number: int, form: Typed | None, status: int = 0
) -> HttpResponse:
    one = next((each for each in found.points if each.number == number), None)
    if one is None:
        raise Absent
    if not _may(place) or found.head.ended_at is not None:
        return HttpResponseRedirect(f"{place.paths.conversation(found.head.code)}#punt-{number}", status=303)
    due = precise_date(one.due_on, get_language() or "nl") if one.due_on else ""
    form = form or point_form(one, due)
    survey = surveys(place.actor, place.head.pk).get(found.head.code)
    screen = point_screen(found, one, survey, form, owners(place.actor, place.head.pk), place.paths)
    year = place.paths.conversation(found.head.code)
    above = (
        (_("Working together"), place.paths.working_together),
        (str(found.head.year), year),
    )
    context = {
        "frame": framed(request, place, one.title, "partnership", above), "screen": screen,
        "action": place.paths.conversation_point(found.head.code, number),
    }  # fmt: skip
    return page(request, "pages/conversation_point.jinja", context, status=status or (400 if form.summary else 200))


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
