# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Codes and other keys: each record once."""

from collections.abc import Iterator
from typing import Any

from driehoek.exchange.planfile.checking.registry import Registry, nodes
from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.base import Part
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.exchange.planfile.records.plans import Plan

_KEYS = {
    "code": ("code", "code", "code"),
    "name": ("naam", "naam", "name"),
    "cbs_code": ("cbs_code", "CBS-code", "CBS code"),
    "number": ("nummer", "nummer", "number"),
    "municipality": ("gemeente", "gemeente", "municipality"),
    "node": ("onderdeel", "onderdeel", "node"),
    "other": ("naar", "onderdeel", "node"),
    "title": ("titel", "titel", "title"),
    "organisation": ("organisatie", "organisatie", "organisation"),
    "programme": ("programma", "programma", "programme"),
    "indicator": ("cijfer", "cijfer", "figure"),
    "function": ("functie", "functie", "function"),
    "body": ("raad", "raad", "council"),
    "year": ("jaar", "jaar", "year"),
    "told_on": ("datum", "datum", "date"),
}
"""Per attribute its key in the file, and what it is called in both languages."""


def register(file: PlanFile, document: Document, registry: Registry) -> Iterator[Problem]:
    """Fill the registry; yield every code or key that stands twice."""
    groups = tuple(group for plan in file.plans for group in plan.working_groups)
    for kind, listed in (
        ("source", file.sources),
        ("organisation", file.organisations),
        ("function", file.functions),
        ("body", file.bodies),
        ("tag", file.tags),
        ("plan", file.plans),
        ("programme", file.programmes),
        ("evaluation", file.evaluations),
        ("decision", file.decisions),
        ("proposal", file.proposals),
        ("meeting", file.meetings),
        ("working_group", groups),
    ):
        yield from _once(document, registry.of(kind), listed, "code")
    yield from _once(document, registry.of("municipality"), file.municipalities, "name")
    yield from _once(document, {}, file.municipalities, "cbs_code")
    yield from _once(document, {}, file.note_facts, "programme", "municipality")
    for plan in file.plans:
        yield from _within_plan(plan, document, registry)
    for programme in file.programmes:
        yield from _once(document, registry.of("action", programme.code), programme.actions, "code")
        yield from _once(document, {}, programme.aims, "node")
    for evaluation in file.evaluations:
        yield from _once(document, {}, evaluation.judgements, "node", "municipality")
        yield from _once(document, {}, evaluation.goals, "node", "municipality")
    yield from _around_the_table(file, document)
    yield from _to_the_councils(file, document)


def _around_the_table(file: PlanFile, document: Document) -> Iterator[Problem]:
    for body in file.bodies:
        yield from _once(document, {}, body.members, "function")
    for meeting in file.meetings:
        yield from _once(document, {}, meeting.agenda, "title")
        yield from _once(document, {}, meeting.attendance, "function")
    for decision in file.decisions:
        yield from _once(document, {}, decision.goals, "node", "plan")
        yield from _once(document, {}, decision.accounts, "body", "told_on")
        yield from _once(document, {}, decision.follow_ups, "told_on", "state", "text", "told_by")


def _to_the_councils(file: PlanFile, document: Document) -> Iterator[Problem]:
    yield from _once(document, {}, file.calendars, "municipality")
    yield from _once(document, {}, file.tracks, "code")
    yield from _once(document, {}, file.recommendations, "code")
    for track in file.tracks:
        yield from _once(document, {}, track.lines, "municipality")
    yield from _once(document, {}, file.conversations, "year")
    for conversation in file.conversations:
        yield from _once(document, {}, conversation.points, "number")
    for one in file.recommendations:
        yield from _once(document, {}, one.steps, "told_on", "state", "text", "told_by")


def _within_plan(plan: Plan, document: Document, registry: Registry) -> Iterator[Problem]:
    yield from _once(document, registry.of("node", plan.code), tuple(nodes(plan)), "code")
    yield from _once(document, {}, plan.texts, "code")
    yield from _once(document, {}, plan.ways, "number")
    yield from _once(document, {}, plan.chapters, "municipality")
    yield from _once(document, {}, plan.links, "other", "node")
    yield from _once(document, {}, plan.upward, "title", "node")
    yield from _once(document, {}, plan.portfolios, "function", "node")
    followed = tuple(one for one in plan.figures if one.indicator)
    yield from _once(document, {}, followed, "indicator", "node", "municipality")
    yield from _once(document, {}, tuple(one for one in plan.figures if not one.indicator), "node", "municipality")
    told = ("node", "municipality", "period_start", "period_end")
    yield from _once(document, {}, plan.interpretations, "indicator", *told)
    for group in plan.working_groups:
        yield from _once(document, {}, group.members, "organisation", "function")
        yield from _once(document, {}, group.products, "title")
        yield from _once(document, {}, group.knowledge, "title")
    for node in nodes(plan):
        yield from _once(document, {}, node.aliases, "name")


def _once(
    document: Document, known: dict[str, Any], listed: tuple[Part, ...], name: str, *others: str
) -> Iterator[Problem]:
    """Yield the parts of a list whose attribute, together with the others, was there before."""
    key, nl, en = _KEYS[name]
    for part in listed:
        code = str(getattr(part, name))
        identity = " ".join([code, *(str(getattr(part, other)) for other in others)]).strip() if others else code
        if identity in known:
            first = document.line((*known[identity].path, key))
            yield document.problem("duplicate_code", (*part.path, key), what_nl=nl, what_en=en, code=code, first=first)
        known.setdefault(identity, part)
