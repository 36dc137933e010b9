# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Building an agenda: a press on the page of a meeting."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.kernel.errors import Absent, Invalid
from driehoek.steering.commands import drop_item, move_item, pass_on_item, put_on_agenda
from driehoek.steering.queries.meetings import meeting_head
from driehoek.web.doors import Place, members
from driehoek.web.menu import say
from driehoek.web.views.meetings import NO_MEETING, back_to, uid_in


@require_POST
@members(Permission.PLAN_MEETINGS)
def change(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Put a proposal on the agenda, or move a point, pass it on or take it off."""
    head = meeting_head(place.actor, place.head.pk, code)
    if head is None:
        raise Absent(NO_MEETING)
    deed = request.POST.get("doe", "")
    try:
        if deed == "zet":
            key, proposal = uid_in(request.POST, "sleutel"), uid_in(request.POST, "voorstel")
            made = once(actor=place.actor, key=key, perform=lambda: _put(place, proposal, head.uid))
            say(request, "success", _("The proposal is on the agenda."))
            return back_to(place, code, f"punt-{made}")
        anchor = _move(request, place, deed)
    except Invalid as problem:
        say(request, "error", str(problem))
        anchor = "wacht" if deed == "zet" else ""
    return back_to(place, code, anchor)


def _put(place: Place, proposal: UUID, meeting: UUID) -> UUID:
    return put_on_agenda(actor=place.actor, proposal_uid=proposal, meeting_uid=meeting)


def _move(request: HttpRequest, place: Place, deed: str) -> str:
    """Do what is asked with a point; return where on the page one goes on."""
    item = uid_in(request.POST, "punt")
    if deed in ("omhoog", "omlaag"):
        move_item(actor=place.actor, item_uid=item, earlier=deed == "omhoog")
        return f"punt-{item}"
    if deed == "naar":
        pass_on_item(actor=place.actor, item_uid=item, meeting_uid=uid_in(request.POST, "naar"))
        say(request, "success", _("The point moved on to the other meeting."))
        return ""
    if deed == "weg":
        drop_item(actor=place.actor, item_uid=item)
        say(request, "success", _("The point is off the agenda. A proposal behind it waits for another agenda."))
        return ""
    raise Invalid(_("This form is not complete. Load the page again."))
