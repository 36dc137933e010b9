# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Meetings: they end after they began, and what is said to come from an agenda stands on it."""

from collections.abc import Iterator

from driehoek.exchange.planfile.checking.decisions import actions
from driehoek.exchange.planfile.checking.references import circular
from driehoek.exchange.planfile.checking.registry import Registry, unknown
from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.base import items, walk
from driehoek.exchange.planfile.records.meetings import Meeting, Support
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.exchange.planfile.records.register import Decision


def meetings(file: PlanFile, document: Document, registry: Registry) -> Iterator[Problem]:
    """Yield what is wrong with meetings, and with what points at them."""
    for meeting in file.meetings:
        if meeting.ends_at <= meeting.starts_at:
            yield document.problem("later", (*meeting.path, "eind"), first=meeting.starts_at, found=meeting.ends_at)
    for decision in file.decisions:
        yield from _from_an_agenda(decision, document, registry)
    later = {one.code: one.approved_in for one in file.meetings}
    for one in file.meetings:
        if circular(one.code, later):
            yield document.problem("leads_back", (*one.path, "lijst_vastgesteld_in"), code=one.approved_in)
    after = {one.code: one.superseded_by for one in file.decisions}
    for made in file.decisions:
        if circular(made.code, after):
            yield document.problem("leads_back", (*made.path, "vervangen_door"), code=made.superseded_by)
    for part in walk(file):
        if isinstance(part, Support):
            yield from _support(part, document, registry)


def _from_an_agenda(decision: Decision, document: Document, registry: Registry) -> Iterator[Problem]:
    meeting = registry.of("meeting").get(decision.meeting)
    if isinstance(meeting, Meeting) and meeting.body != decision.body:
        yield document.problem("other_body", (*decision.path, "overleg"), body=meeting.body, found=decision.body)
    if not decision.agenda_item:
        return
    path = (*decision.path, "agendapunt")
    points = {one.title: one for one in meeting.agenda} if isinstance(meeting, Meeting) else {}
    point = points.get(decision.agenda_item)
    if point is None:
        yield unknown(document, path, "agenda_item", decision.agenda_item, points)
    elif point.example and not decision.example:
        yield document.problem(
            "leans_on_example", path, what_nl="agendapunt", what_en="agenda item", code=decision.agenda_item
        )


def _support(part: Support, document: Document, registry: Registry) -> Iterator[Problem]:
    named = [getattr(part, name) for name, item in items(Support) if item.key not in ("naam", "onderdeel")]
    if sum(bool(one) for one in named) > 1:
        yield document.problem("one_support", part.path, label=part.label)
    if part.action and registry.action(part.action) is None:
        yield unknown(document, (*part.path, "actie"), "action", part.action, actions(registry))
