# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning the meetings of a body for a year: days are proposed, changed and planned together."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.kernel import clock
from driehoek.kernel.errors import Absent, Invalid
from driehoek.steering.commands import MeetingPlan, plan_year
from driehoek.steering.queries.bodies import BodyLine, bodies
from driehoek.steering.queries.closed import closed_days
from driehoek.steering.queries.meetings import meetings_of
from driehoek.steering.rules import MeetingState
from driehoek.web.doors import Place, members
from driehoek.web.editing.fields import Option
from driehoek.web.menu import framed, say
from driehoek.web.presenters.meetings.moments import long_day, weekday_options
from driehoek.web.presenters.meetings.year import YearForm, plans_of, proposed, read_year
from driehoek.web.rendering import page
from driehoek.web.views.meetings import uid_in


@dataclass(frozen=True, slots=True)
class YearScreen:
    """The page: what is chosen, the days, and what is planned already."""

    form: YearForm
    bodies: tuple[Option, ...]
    weekdays: tuple[Option, ...]
    planned: tuple[str, ...]
    recesses: bool
    chosen: bool
    key: str


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.PLAN_MEETINGS)
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """Ask for which body and year; propose days; plan those that are sent."""
    sent = request.POST if request.method == "POST" else request.GET
    may = reach(place.actor, Permission.PLAN_MEETINGS)
    known = [one for one in bodies(place.actor, place.head.pk) if may.covers(place.head.pk, one.municipality_pk)]
    body = next((one for one in known if one.code == sent.get("orgaan", "")), None)
    today = clock.today()
    form = read_year(sent, today.year + 1, body.meetings_per_year if body else None)
    closed = closed_days(place.actor, place.head.pk, body.municipality_pk if body else None)
    beside = meetings_of(place.actor, place.head.pk, body.pk) if body else ()
    taken = [one.day for one in beside if one.state != MeetingState.CANCELLED]
    status = 200
    if request.method == "POST":
        if body is None:
            raise Absent("Dit orgaan bestaat niet, of u mag het niet zien.")
        try:
            return _planned(request, place, body, plans_of(form, closed))
        except Invalid as problem:
            form, status = form.refused(str(problem), problem.fields), 400
    elif body is not None:
        form = proposed(form, closed, taken, today)
    screen = YearScreen(
        form=form,
        bodies=(Option("", _("Make a choice")), *(Option(one.code, one.name) for one in known)),
        weekdays=weekday_options(),
        planned=tuple(long_day(day) for day in taken if str(day.year) == form.year),
        recesses=any(form.year in (str(one.first.year), str(one.last.year)) for one in closed),
        chosen=body is not None,
        key=str(uuid4()),
    )
    frame = framed(request, place, _("Plan a year"), "meetings", ((_("Meetings"), place.paths.meetings),))
    return page(request, "pages/year_planning.jinja", {"frame": frame, "screen": screen}, status=status)


def _planned(request: HttpRequest, place: Place, body: BodyLine, plans: tuple[MeetingPlan, ...]) -> HttpResponse:
    def plan() -> UUID:
        return plan_year(actor=place.actor, body_uid=body.uid, plans=plans)[0]

    once(actor=place.actor, key=uid_in(request.POST, "sleutel"), perform=plan)
    told = ngettext("%(num)s meeting has been planned.", "%(num)s meetings have been planned.", len(plans))
    say(request, "success", told % {"num": len(plans)})
    return HttpResponseRedirect(place.paths.body(body.code), status=303)
