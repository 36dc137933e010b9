# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Circles: a record is not seen by more people than what it belongs to."""

from collections.abc import Iterator

from driehoek.exchange.planfile.checking.references import scope_of
from driehoek.exchange.planfile.checking.registry import Registry
from driehoek.exchange.planfile.kinds import Reference
from driehoek.exchange.planfile.ownership import owners
from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.base import Part, Path, Record, items, walk
from driehoek.exchange.planfile.records.bodies import Body, Portfolio
from driehoek.exchange.planfile.records.conversations import Conversation
from driehoek.exchange.planfile.records.figures import GoalFigure, Interpretation
from driehoek.exchange.planfile.records.groups import WorkingGroup
from driehoek.exchange.planfile.records.meetings import AgendaItem, Concern, Meeting, Proposal
from driehoek.exchange.planfile.records.outcomes import Evaluation, GoalJudgement, Judgement, PlanFile
from driehoek.exchange.planfile.records.plans import Node, Plan, UpwardLink
from driehoek.exchange.planfile.records.programmes import Action, Aim, Programme
from driehoek.exchange.planfile.records.register import Decision, DecisionGoal
from driehoek.exchange.planfile.records.tracks import AdoptionTrack, Recommendation
from driehoek.kernel.circle import Circle, Spread, reaches_no_wider

ENCLOSING = (
    Body,
    Plan,
    Node,
    WorkingGroup,
    Programme,
    Action,
    Evaluation,
    Meeting,
    Decision,
    AdoptionTrack,
    Recommendation,
    Conversation,
)
"""Records that what stands inside them belongs to."""

BELONGS_TO: dict[type[Part], tuple[str, ...]] = {
    Node: ("extends",),
    UpwardLink: ("node",),
    GoalFigure: ("node",),
    Interpretation: ("node",),
    WorkingGroup: ("node",),
    Programme: ("plan",),
    Aim: ("node",),
    Action: ("node",),
    Evaluation: ("programme",),
    Judgement: ("node",),
    GoalJudgement: ("node",),
    Portfolio: ("node",),
    Proposal: ("body",),
    Meeting: ("body",),
    AgendaItem: ("proposal",),
    Decision: ("body",),
    DecisionGoal: ("node",),
    Conversation: ("plan", "body"),
}
"""Per record the fields that name what it belongs to."""


def circles(file: PlanFile, document: Document, registry: Registry) -> Iterator[Problem]:
    """Yield every record with a wider circle than what it stands in or belongs to."""
    spreads = _spreads(file)
    scope = ""
    for part in walk(file):
        scope = scope_of(part, scope, registry)
        if isinstance(part, ENCLOSING):
            for inner in _held(part):
                yield from _compared(inner, part, spreads, document)
        for outer in _named(part, scope, registry):
            yield from _compared(part, outer, spreads, document)


def _spreads(file: PlanFile) -> dict[Path, Spread]:
    """Return how far each record is spread, by its place in the file; municipalities by their place in the list."""
    numbers = {one.name: place for place, one in enumerate(file.municipalities)}
    whose = owners(file)
    return {
        part.path: (part.circle, numbers.get(whose[id(part)]) if part.circle == Circle.MUNICIPALITY.value else None)
        for part in walk(file)
        if isinstance(part, Record)
    }


def _held(part: Part) -> Iterator[Part]:
    for name, _ in items(type(part)):
        value = getattr(part, name)
        if isinstance(value, tuple):
            yield from (inner for inner in value if isinstance(inner, Record))


def _named(part: Part, scope: str, registry: Registry) -> Iterator[Part]:
    declared = dict(items(type(part)))
    for name in BELONGS_TO.get(type(part), ()):
        kind = declared[name].kind
        assert isinstance(kind, Reference)
        found = registry.of(kind.to, scope if kind.to == "node" else "").get(getattr(part, name))
        if found is not None:
            yield found
    if isinstance(part, Proposal) and part.concerns is not None:
        yield from _about(part.concerns, registry)


def _about(concern: Concern, registry: Registry) -> Iterator[Part]:
    """Yield what a proposal is about; an evaluation stands in a room above it and does not bound it."""
    action = registry.action(concern.action) if concern.action else None
    theme = registry.of("node", concern.plan).get(concern.node) if concern.node else None
    plan = registry.of("plan").get(concern.plan)
    yield from (one for one in (action, theme, plan, registry.of("programme").get(concern.programme)) if one)


def _compared(inner: Part, outer: Part, spreads: dict[Path, Spread], document: Document) -> Iterator[Problem]:
    own, around = spreads[inner.path], spreads[outer.path]
    if not reaches_no_wider(own, around):
        yield document.problem(
            "wider_circle", (*inner.path, "kring"), outer=around[0], named=document.named(outer.path), found=own[0]
        )
