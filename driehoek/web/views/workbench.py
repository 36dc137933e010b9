# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The workbenches: everything that can be edited of the partnership, or of one plan with its programmes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.access.permissions import Permission
from driehoek.kernel.errors import Absent
from driehoek.monitoring.kinds import FIGURE, INTERPRETATION, SET_CHOICE
from driehoek.monitoring.parts import figure_parts, set_parts
from driehoek.organisations.editing.parts import Part
from driehoek.organisations.kinds import FACTS, FUNCTION, MEMBERSHIP, ORGANISATION, PARTNERSHIP, SOURCE
from driehoek.organisations.parts import partnership_parts
from driehoek.planning.queries import plan_parts
from driehoek.steering.kinds import BODY
from driehoek.steering.parts import body_parts
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.workbench import Bench, workbench
from driehoek.web.rendering import page
from driehoek.web.words import indicator_title, lower

PLAN = "plan"
#: What an adviser edits of a plan: the programmes of their own municipality, and what its figures tell.
PROGRAMMES = frozenset({"programma", "programmadoel", INTERPRETATION.name})
#: Kinds of which the detail is a code, with the vocabulary that tells it in words.
DETAILS = {
    "plan": "plan_status",
    "programma": "plan_status",
    "plantekst": "text_kind",
    "label": "tag_kind",
    "kader": "upward_kind",
}
#: Kinds of which the label is the key of an indicator.
BY_INDICATOR = frozenset({FIGURE.name, INTERPRETATION.name, SET_CHOICE.name})


@require_safe
@members(Permission.EDIT_PARTNERSHIP)
def partnership(request: HttpRequest, place: Place) -> HttpResponse:
    """Who works together, to edit."""
    who, key = place.actor, place.head.pk
    present = _told({**partnership_parts(who, key), **set_parts(who, key)})
    gone = {**_told({**partnership_parts(who, key, withdrawn=True), **set_parts(who, key, withdrawn=True)})}
    benches = [
        Bench(_("Facts of the partnership"), PARTNERSHIP.name, present[PARTNERSHIP.name]),
        Bench(_("Organisations"), ORGANISATION.name, present[ORGANISATION.name], _("Add an organisation")),
        Bench(_("Functions"), FUNCTION.name, present[FUNCTION.name], _("Add a function")),
        Bench(_("Municipalities that take part"), MEMBERSHIP.name, present[MEMBERSHIP.name]),
        Bench(_("Facts for papers"), FACTS.name, present[FACTS.name], _("Add facts of a municipality")),
        Bench(_("Sources"), SOURCE.name, present[SOURCE.name], _("Add a source")),
        Bench(_("Sets of crimes in use"), SET_CHOICE.name, present[SET_CHOICE.name], _("Choose a set")),
    ]
    if place.may(Permission.RECORD_DECISION):
        bodies = body_parts(who, key)
        gone[BODY.name] = body_parts(who, key, withdrawn=True)
        benches.append(Bench(_("Bodies"), BODY.name, bodies, _("New body")))
    title = _("Edit the partnership")
    screen = workbench(title, place.head.name, benches, gone, place.paths)
    above = ((_("Partnership"), place.paths.partnership),)
    frame = framed(request, place, title, "partnership", above)
    return page(request, "pages/workbench.jinja", {"frame": frame, "screen": screen})


@require_safe
@members(Permission.EDIT_PROGRAMME)
def plan(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One plan with its tree, texts, working groups and programmes, to edit."""
    who, key = place.actor, place.head.pk
    present = _told({**plan_parts(who, key, code), **figure_parts(who, key, code)})
    if not present[PLAN]:
        raise Absent
    whole = present[PLAN][0]
    gone = _told({**plan_parts(who, key, code, withdrawn=True), **figure_parts(who, key, code, withdrawn=True)})
    benches = [replace(bench, under=str(whole.uid) if bench.under else "") for bench in _plan_benches(present, whole)]
    if not place.may(Permission.EDIT_PLAN):
        benches = [bench for bench in benches if bench.kind in PROGRAMMES]
        gone = {kind: parts for kind, parts in gone.items() if kind in PROGRAMMES}
    title = _("Edit the plan")
    screen = workbench(title, whole.label, benches, gone, place.paths)
    frame = framed(request, place, title, "plans", ((whole.label, place.paths.plan(code)),))
    return page(request, "pages/workbench.jinja", {"frame": frame, "screen": screen})


def _plan_benches(present: Mapping[str, Sequence[Part]], whole: Part) -> tuple[Bench, ...]:
    def bench(title: str, kind: str, add: str = "", *, in_plan: bool = False, below: str = "") -> Bench:
        return Bench(title, kind, present[kind], add, str(whole.uid) if in_plan else "", below)

    return (
        bench(_("The plan itself"), PLAN),
        bench(_("Themes and goals"), "onderdeel", _("Add a theme"), in_plan=True, below=_("Add below")),
        bench(_("Figures at goals"), FIGURE.name, _("Add a figure"), in_plan=True),
        bench(_("Explanations of figures"), INTERPRETATION.name, _("Add an explanation"), in_plan=True),
        bench(_("How we work together"), "plantekst", _("Add a text"), in_plan=True),
        bench(_("Ways of working together"), "werkwijze", _("Add a way"), in_plan=True),
        bench(_("Chapters of municipalities"), "hoofdstuk", _("Add a chapter"), in_plan=True),
        bench(_("Working groups"), "werkgroep", _("Add a working group"), in_plan=True),
        bench(_("Members of working groups"), "werkgroeplid", _("Add a member")),
        bench(_("Products of working groups"), "werkgroepproduct", _("Add a product")),
        bench(_("Shared knowledge"), "gedeelde-kennis", _("Add knowledge")),
        bench(_("Programmes"), "programma", _("Add a programme"), in_plan=True),
        bench(_("Aims of programmes"), "programmadoel", _("Add an aim")),
        bench(_("Labels"), "label", _("Add a label")),
        bench(_("Other names"), "andere-naam", _("Add a name")),
        bench(_("Connections"), "raakvlak", _("Add a connection")),
        bench(_("Frames from above"), "kader", _("Add a frame"), in_plan=True),
    )


def _told(found: Mapping[str, Sequence[Part]]) -> Mapping[str, Sequence[Part]]:
    """Return the parts with codes in words."""
    return {kind: [_in_words(part) for part in parts] for kind, parts in found.items()}


def _in_words(part: Part) -> Part:
    """Return a part of which a coded detail, or the key of an indicator, stands in words."""
    vocabulary = DETAILS.get(part.kind)
    if vocabulary and part.detail:
        part = replace(part, detail=lower(part.detail, vocabulary))
    return replace(part, label=indicator_title(part.label)) if part.kind in BY_INDICATOR else part
