# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Programmes: the list of them, the actions of one, and what was found when looking back."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.access.permissions import Permission
from driehoek.evaluation.queries import evaluations
from driehoek.kernel import clock
from driehoek.kernel.errors import Absent
from driehoek.organisations.queries import source_titles
from driehoek.planning.queries import programme_heads, programme_page
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.action_list import asked_in, page_in
from driehoek.web.presenters.evaluation import evaluation_screens
from driehoek.web.presenters.programme import programme_screen
from driehoek.web.presenters.tasks import evaluation_tasks, judgement_changes, programme_tasks
from driehoek.web.rendering import page


@require_safe
@members()
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """Go to the programme that runs today, or else the newest."""
    heads = programme_heads(place.actor, place.head.pk)
    if not heads:
        return page(
            request,
            "pages/programmes.jinja",
            {"frame": framed(request, place, _("Actions"), "programmes"), "paths": place.paths},
        )
    running = next((head for head in heads if head.covers(clock.today())), heads[0])
    return HttpResponseRedirect(place.paths.programme(running.code))


@require_safe
@members()
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One programme: its actions, narrowed, sorted and grouped as the address says."""
    found = programme_page(place.actor, place.head.pk, code, asked_in(request.GET), page_in(request.GET))
    screen = programme_screen(found, place.head, checks=place.may(Permission.EDIT_PROGRAMME))
    return page(
        request,
        "pages/programme.jinja",
        {
            "frame": framed(request, place, screen.title, "programmes"),
            "screen": screen,
            "tasks": programme_tasks(place, found.head),
        },
        part="list",
    )


@require_safe
@members()
def evaluation(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """What was found when the programme was looked back on."""
    programme = next((head for head in programme_heads(place.actor, place.head.pk) if head.code == code), None)
    if programme is None:
        raise Absent
    titles = source_titles(place.actor, place.head.pk)
    found = evaluations(place.actor, place.head.pk, titles, programme_id=programme.pk)
    title = _("Evaluation of %(programme)s") % {"programme": programme.title}
    above = ((programme.title, place.paths.programme(code)),)
    return page(
        request,
        "pages/evaluation.jinja",
        {
            "frame": framed(request, place, title, "programmes", above),
            "evaluations": evaluation_screens(
                found,
                programme,
                place,
                judgement_changes(place),
                may_change=place.may_of(Permission.JUDGE_THEME, programme.municipality),
            ),
            "programme_title": programme.title,
            "tasks": evaluation_tasks(place, programme, [one.uid for one in found]),
        },
    )
