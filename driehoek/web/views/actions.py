# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One action with its story, and the short form to tell how it is going."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.audit.commands import once
from driehoek.cycle.queries import action_page
from driehoek.kernel.errors import Invalid
from driehoek.planning.commands import report_progress
from driehoek.web.doors import Place, members
from driehoek.web.forms.report import ReportForm, empty_form, read_form, report_of
from driehoek.web.menu import framed, say
from driehoek.web.presenters.action import action_screen
from driehoek.web.presenters.editing import draft_name
from driehoek.web.presenters.tasks import propose_href
from driehoek.web.rendering import page


def _show(request: HttpRequest, place: Place, uid: UUID, form: ReportForm | None, status: int = 200) -> HttpResponse:
    found = action_page(place.actor, place.head, uid)
    whose = "" if found.joint else found.municipality
    screen = action_screen(found, place.head, propose_href(place, whose, actie=found.uid))
    return page(
        request,
        "pages/action.jinja",
        {
            "frame": framed(request, place, found.title, "programmes", ((found.programme, screen.programme_href),)),
            "screen": screen,
            "draft": draft_name(place, place.paths.report(uid)),
            "form": form
            or empty_form(str(uuid4()), found.status, found.attention, found.adjustment, found.deviation_reason),
        },
        status=status,
    )


@require_safe
@members()
def show(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """One action."""
    return _show(request, place, uid, None)


@require_POST
@members()
def report(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """Keep what someone tells about an action; the same form sent twice is kept once.

    Whoever is of the partnership may come here: the command knows who leads the action.
    """
    form = read_form(request.POST)
    try:
        told = report_of(form)
        once(
            actor=place.actor,
            key=form.once_key,
            perform=lambda: report_progress(actor=place.actor, action_uid=uid, report=told),
        )
    except Invalid as problem:
        return _show(request, place, uid, form.with_errors(str(problem), problem.fields), status=400)
    draft = draft_name(place, place.paths.report(uid))
    say(request, "success", _("Your report has been kept."), draft=draft)
    return HttpResponseRedirect(place.paths.action(uid), status=303)
