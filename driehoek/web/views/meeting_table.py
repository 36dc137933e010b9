# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Meeting mode: one screen for the table. Plain forms; the script on the page sends the same forms one by one."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.audit.queries import latest_operation
from driehoek.cycle.commands import Postpone, conclude
from driehoek.cycle.queries import MeetingTable, meeting_table
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.steering.commands import follow_up
from driehoek.steering.commands.handling import mark_item, write_minutes
from driehoek.steering.commands.sitting import approve_list, attend, close_meeting, open_meeting
from driehoek.steering.queries.meetings import meeting_head
from driehoek.steering.rules import Follow, ItemState, Presence
from driehoek.web.doors import Place, members
from driehoek.web.forms.meeting_table import PointForm, outcome_of, read_form
from driehoek.web.menu import framed, say
from driehoek.web.presenters.editing import draft_name
from driehoek.web.presenters.meeting_table import meeting_screen, outcome_line
from driehoek.web.presenters.papers import meeting_papers
from driehoek.web.rendering import page

HERE = "punt"


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.RECORD_DECISION)
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """The meeting as it goes; sending one of its forms records what it says."""
    table = meeting_table(place.actor, place.head.pk, code)
    if table is None:
        if meeting_head(place.actor, place.head.pk, code) is None:
            raise Absent
        raise Forbidden
    if request.method == "POST":
        return _record(request, place, table)
    return _answer(request, place, table, request.GET.get(HERE, ""))


def _answer(
    request: HttpRequest,
    place: Place,
    table: MeetingTable,
    here: str,
    typed: Mapping[UUID, PointForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    screen = meeting_screen(table, place.paths, here, typed)
    frame = framed(request, place, screen.title, "meetings", ((screen.title, screen.back),))
    draft = draft_name(place, screen.address)
    papers = meeting_papers(table.view, place) if screen.held else ()
    context = {"frame": frame, "screen": screen, "draft": draft, "line_of": outcome_line, "papers": papers}
    return page(request, "pages/meeting_table.jinja", context, status=status)


def _record(request: HttpRequest, place: Place, table: MeetingTable) -> HttpResponse:
    """Do what was sent; what is refused comes back with everything that was typed."""
    sent = request.POST
    deed = DEEDS.get(sent.get("doe", ""))
    if deed is None:
        raise Invalid(_("This form is not complete. Load the page again."))
    here = sent.get(HERE, "")
    try:
        told, undo = deed(place, table, sent)
    except (Invalid, Conflict) as refusal:
        fresh = meeting_table(place.actor, place.head.pk, table.view.head.code) or table
        typed = _typed(fresh, sent, refusal)
        if not typed or not fresh.writable:  # then no form shows what is wrong
            say(request, "error", str(refusal))
        status = 409 if isinstance(refusal, Conflict) else 400
        return _answer(request, place, fresh, here, typed, status)
    say(request, "success", told, undo=undo)
    return HttpResponseRedirect(f"{place.paths.at_the_table(table.view.head.code)}?{HERE}={here}", status=303)


def _typed(table: MeetingTable, sent: QueryDict, refusal: Exception) -> dict[UUID, PointForm]:
    """Return what was typed at a point, with what is wrong with it or what a colleague made of it."""
    item = next((one for one in table.view.items if str(one.uid) == sent.get("agendapunt")), None)
    if item is None:
        return {}
    if sent["doe"] == "gezegd":
        theirs = item.said if isinstance(refusal, Conflict) else None
        form = PointForm({}, said=sent.get("gezegd", ""), stood=sent.get("stond", ""), theirs=theirs)
        return {item.uid: form if theirs is not None else replace(form, message=str(refusal))}
    if sent["doe"] != "uitkomst":
        return {}
    form = read_form(sent)
    if isinstance(refusal, Invalid):
        return {item.uid: form.refused(str(refusal), refusal.fields)}
    return {item.uid: replace(form, overtaken=True)}


Told = tuple[str, str]


def _open(place: Place, table: MeetingTable, _sent: QueryDict) -> Told:
    open_meeting(actor=place.actor, meeting_uid=table.view.head.uid)
    return _("The meeting is open."), ""


def _close(place: Place, table: MeetingTable, _sent: QueryDict) -> Told:
    uid = table.view.head.uid
    close_meeting(actor=place.actor, meeting_uid=uid)
    return _("The meeting is closed. What was not dealt with comes back on the next agenda."), _undo(place, table, uid)


def _attend(place: Place, table: MeetingTable, sent: QueryDict) -> Told:
    presence = sent.get("aanwezig", "")
    if presence not in set(Presence):
        raise Invalid(_("Choose whether they are there."))
    typed = sent.get("vervanger", "").strip().casefold()
    instead = next((one.uid for one in table.functions if one.label.casefold() == typed), None)
    if typed and instead is None:
        raise Invalid(_("Choose a function from the list."))
    attend(
        actor=place.actor,
        meeting_uid=table.view.head.uid,
        function_uid=_uid(sent, "functie"),
        presence=Presence.REPLACED if instead else Presence(presence),
        replaced_by_uid=instead,
    )
    return _("Attendance has been kept."), ""


def _minutes(place: Place, _table: MeetingTable, sent: QueryDict) -> Told:
    stood, mine = sent.get("stond", ""), sent.get("gezegd", "")
    if sent.get("kies") == "hun":
        return _("Your colleague's words stay as they are."), ""
    said = f"{stood}\n{mine}" if sent.get("kies") == "beide" else mine
    write_minutes(actor=place.actor, item_uid=_uid(sent, "agendapunt"), said=said, stood=stood)
    return _("What was said has been kept."), ""


def _conclude(place: Place, table: MeetingTable, sent: QueryDict) -> Told:
    form = read_form(sent)
    outcome, change = outcome_of(form, table)
    made = conclude(
        actor=place.actor,
        item_uid=_uid(sent, "agendapunt"),
        outcome=outcome,
        change=change,
        key=_uid(sent, "sleutel"),
        outcomes_seen=form.seen,
    )
    told = _("Recorded: %(subject)s") % {"subject": outcome.subject}
    return told, _undo(place, table, made)


def _postpone(place: Place, table: MeetingTable, sent: QueryDict) -> Told:
    uid = _uid(sent, "agendapunt")
    change = Postpone(reason=sent.get("reden", "").strip()[:2000])
    conclude(actor=place.actor, item_uid=uid, outcome=None, change=change, key=_uid(sent, "sleutel"))
    return _("The point comes back on the next agenda."), _undo(place, table, uid)


def _mark(place: Place, table: MeetingTable, sent: QueryDict) -> Told:
    state, uid = sent.get("stand", ""), _uid(sent, "agendapunt")
    if state not in (ItemState.HANDLED, ItemState.OPEN, ItemState.DROPPED):
        raise Invalid(_("This form is not complete. Load the page again."))
    mark_item(actor=place.actor, item_uid=uid, state=ItemState(state))
    return _("The agenda has been brought up to date."), _undo(place, table, uid)


def _approve(place: Place, table: MeetingTable, sent: QueryDict) -> Told:
    approve_list(
        actor=place.actor,
        meeting_uid=table.view.head.uid,
        previous_uid=_uid(sent, "vorige"),
        remark=sent.get("opmerking", "").strip()[:2000],
    )
    return _("The list of the previous meeting is approved."), ""


def _follow(place: Place, _table: MeetingTable, sent: QueryDict) -> Told:
    state = sent.get("stand", "")
    if state not in set(Follow):
        raise Invalid(_("Choose how it stands."))
    once(
        actor=place.actor,
        key=_uid(sent, "sleutel"),
        perform=lambda: follow_up(
            actor=place.actor, decision_uid=_uid(sent, "afspraak"), state=Follow(state), text=sent.get("tekst", "")
        ),
    )
    return _("How the agreement stands has been kept."), ""


#: What each form of the page does.
DEEDS: Mapping[str, Callable[[Place, MeetingTable, QueryDict], Told]] = {
    "openen": _open,
    "sluiten": _close,
    "aanwezig": _attend,
    "gezegd": _minutes,
    "uitkomst": _conclude,
    "aanhouden": _postpone,
    "stand": _mark,
    "lijst": _approve,
    "opvolging": _follow,
}


def _undo(place: Place, table: MeetingTable, uid: UUID) -> str:
    """Return where a press on "Ongedaan maken" is sent to."""
    operation = latest_operation(place.actor, uid)
    onward = place.paths.at_the_table(table.view.head.code)
    return f"{place.paths.undo(operation)}?verder={onward}" if operation else ""


def _uid(sent: QueryDict, name: str) -> UUID:
    try:
        return UUID(sent.get(name, ""))
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
