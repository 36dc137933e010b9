# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The meetings to come, one body, and one meeting with its agenda."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.evaluation.queries import locked_for
from driehoek.kernel.errors import Absent, Invalid
from driehoek.steering.commands import Invited, annotate, cancel_meeting, invite, tell_presence
from driehoek.steering.queries import waiting
from driehoek.steering.queries.agenda import AgendaView, agenda
from driehoek.steering.queries.annotating import readers
from driehoek.steering.queries.bodies import body_page
from driehoek.steering.queries.hub import hub
from driehoek.steering.queries.meetings import meeting_head
from driehoek.steering.rules import OPEN_AGENDA, Presence
from driehoek.web.doors import Place, members
from driehoek.web.editing.kinds.meetings import MeetingForm
from driehoek.web.menu import framed, say
from driehoek.web.presenters.meetings.agenda import Builder, agenda_screen
from driehoek.web.presenters.meetings.body import body_screen
from driehoek.web.presenters.meetings.hub import hub_screen
from driehoek.web.presenters.meetings.moments import named
from driehoek.web.presenters.papers import meeting_papers
from driehoek.web.rendering import page

NO_MEETING = "Dit overleg bestaat niet, of u mag het niet zien."
#: What was typed as a private note and refused, by point and function: the text and why.
Refused = Mapping[tuple[UUID, UUID], tuple[str, str]]


@require_safe
@members()
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """The next meeting of each body in which one sits, then the rest of the year, bodies and portfolios."""
    plans, records = place.may(Permission.PLAN_MEETINGS), place.may(Permission.RECORD_DECISION)
    screen = hub_screen(hub(place.actor, place.head.pk), place.paths, plans=plans, records=records)
    return page(
        request, "pages/meetings.jinja", {"frame": framed(request, place, _("Meetings"), "meetings"), "screen": screen}
    )


@require_safe
@members()
def body(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One body: who sits in it, and when it meets."""
    found = body_page(place.actor, place.head.pk, code)
    whose = (place.head.pk, found.line.municipality_pk)
    plans = reach(place.actor, Permission.PLAN_MEETINGS).covers(*whose)
    records = reach(place.actor, Permission.RECORD_DECISION).covers(*whose)
    screen = body_screen(found, place.paths, plans=plans, records=records)
    above = ((_("Meetings"), place.paths.meetings),)
    frame = framed(request, place, screen.name, "meetings", above)
    return page(request, "pages/body.jinja", {"frame": frame, "screen": screen})


@require_safe
@members()
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One meeting with its agenda."""
    return _shown(request, place, code)


def _shown(
    request: HttpRequest, place: Place, code: str, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    view = agenda(place.actor, place.head.pk, code)
    if view is None:
        raise Absent(NO_MEETING)
    plans = _plans(place, view)
    records = reach(place.actor, Permission.RECORD_DECISION).covers(place.head.pk, view.head.municipality_pk)
    for_whom, own = readers(place.actor, place.head.pk), place.actor.function_uids
    builds = plans and view.head.state in OPEN_AGENDA
    rounds = locked_for(place.actor, place.head.pk, view.head.day, view.head.pk) if builds else ()
    builder = Builder(plans, records, for_whom, own, str(uuid4()), refused or {}, rounds)
    waits = waiting(place.actor, place.head.pk, view.head.body_pk) if builds else ()
    screen = agenda_screen(view, place.paths, waits, builder, place.paths.edit(MeetingForm.name, view.head.uid))
    above = ((_("Meetings"), place.paths.meetings), (view.head.body, place.paths.body(view.head.body_code)))
    frame = framed(request, place, named(view.head), "meetings", above)
    papers = meeting_papers(view, place)
    return page(request, "pages/meeting.jinja", {"frame": frame, "screen": screen, "papers": papers}, status=status)


def _plans(place: Place, view: AgendaView) -> bool:
    return reach(place.actor, Permission.PLAN_MEETINGS).covers(place.head.pk, view.head.municipality_pk)


def back_to(place: Place, code: str, anchor: str = "") -> HttpResponse:
    """Go back to the page of a meeting, at a place on it."""
    return HttpResponseRedirect(place.paths.meeting(code) + (f"#{anchor}" if anchor else ""), status=303)


def uid_in(sent: Mapping[str, str], name: str) -> UUID:
    """Return a uid that a form of ours holds.

    Raises:
        Invalid: it is none.
    """
    try:
        return UUID(sent.get(name, ""))
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None


@require_POST
@members()
def presence(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Keep whether someone comes; the command knows for whom one may tell that."""
    head = meeting_head(place.actor, place.head.pk, code)
    if head is None:
        raise Absent(NO_MEETING)
    told = request.POST.get("komt", "")
    if told not in set(Presence):
        raise Invalid(_("This form is not complete. Load the page again."))
    function = uid_in(request.POST, "functie")
    try:
        tell_presence(actor=place.actor, meeting_uid=head.uid, function_uid=function, presence=Presence(told))
        say(request, "success", _("It has been noted who comes."))
    except Invalid as problem:
        say(request, "error", str(problem))
    return back_to(place, code, "wie")


@require_POST
@members(Permission.ANNOTATE)
def note(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Keep a private note at a point."""
    item, function = uid_in(request.POST, "punt"), uid_in(request.POST, "functie")
    text = request.POST.get("tekst", "")
    try:
        annotate(actor=place.actor, item_uid=item, function_uid=function, text=text)
    except Invalid as problem:
        return _shown(request, place, code, {(item, function): (text, str(problem))}, status=400)
    say(request, "success", _("Your private note has been kept.") if text.strip() else _("There is no note now."))
    return back_to(place, code, f"punt-{item}")


@require_POST
@members(Permission.PLAN_MEETINGS)
def state(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Send the invitation, or call the meeting off."""
    head = meeting_head(place.actor, place.head.pk, code)
    if head is None:
        raise Absent(NO_MEETING)
    version = request.POST.get("versie", "")
    try:
        if request.POST.get("doe") == "uitnodigen":
            address = request.build_absolute_uri(place.paths.meeting(code))
            _tell(request, invite(actor=place.actor, meeting_uid=head.uid, address=address))
        elif request.POST.get("doe") == "afzeggen" and version.isascii() and version.isdecimal():
            cancel_meeting(actor=place.actor, meeting_uid=head.uid, expected_version=int(version))
            say(request, "success", _("The meeting has been called off. Whoever was invited gets a mail."))
        else:
            raise Invalid(_("This form is not complete. Load the page again."))
    except Invalid as problem:
        say(request, "error", str(problem))
    return back_to(place, code)


def _tell(request: HttpRequest, found: Invited) -> None:
    if found.mails:
        text = ngettext(
            "The invitation goes to %(num)s address.", "The invitation goes to %(num)s addresses.", found.mails
        )
        say(request, "success", text % {"num": found.mails})
    else:
        say(request, "warning", _("Nobody could be invited: no member of this body has an address."))
    if found.without_address:
        who = ", ".join(found.without_address)
        say(request, "warning", _("Of these functions no address is known: %(who)s.") % {"who": who})
    if found.out_of_sight:
        who = ", ".join(found.out_of_sight)
        say(request, "warning", _("These functions may not see this meeting and got no mail: %(who)s.") % {"who": who})
