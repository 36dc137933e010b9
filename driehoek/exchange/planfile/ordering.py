# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one order in which a plan file is written.

What people put in an order keeps it: texts, nodes, actions, reports, annexes. Everything else is sorted by what it
is, so that a file does not depend on how or when its records were made.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from driehoek.exchange.planfile.checking.registry import nodes
from driehoek.exchange.planfile.records.bodies import Body
from driehoek.exchange.planfile.records.conversations import Conversation
from driehoek.exchange.planfile.records.figures import Interpretation
from driehoek.exchange.planfile.records.groups import WorkingGroup
from driehoek.exchange.planfile.records.meetings import Meeting
from driehoek.exchange.planfile.records.outcomes import Evaluation, PlanFile
from driehoek.exchange.planfile.records.plans import Node, Plan
from driehoek.exchange.planfile.records.programmes import Action, Programme
from driehoek.exchange.planfile.records.register import Decision
from driehoek.exchange.planfile.records.tracks import AdoptionTrack, CouncilCalendar, Recommendation
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.rules import FunctionKind, OrganisationKind
from driehoek.planning.rules import TagKind, UpwardKind
from driehoek.steering.rules import BodyKind, Follow, RecommendationState, Seat

Value = TypeVar("Value")


def ordered(file: PlanFile) -> PlanFile:
    """Return the same file with every list in its canonical order."""
    tags = _sorted(file.tags, lambda one: (_place(TagKind, one.kind), one.code))
    organisations = _sorted(file.organisations, lambda one: (_place(OrganisationKind, one.kind), one.code))
    tag_order = {one.code: place for place, one in enumerate(tags)}
    organisation_order = {one.code: place for place, one in enumerate(organisations)}
    plans = tuple(_plan(one, tag_order, organisation_order) for one in _sorted(file.plans, _period))
    node_order = {(plan.code, node.code): place for plan in plans for place, node in enumerate(nodes(plan))}
    plan_of = {one.code: one.plan for one in file.programmes}
    return replace(
        file,
        sources=_sorted(file.sources, lambda one: one.code),
        municipalities=tuple(
            replace(one, populations=_sorted(one.populations, lambda p: (min(p.years), p.source)))
            for one in _sorted(file.municipalities, lambda one: one.name)
        ),
        organisations=organisations,
        functions=_sorted(file.functions, lambda one: (_place(FunctionKind, one.kind), one.code)),
        bodies=tuple(_body(one) for one in _sorted(file.bodies, lambda one: (_place(BodyKind, one.kind), one.code))),
        tags=tags,
        sets=_sorted(file.sets, lambda one: one.indicator),
        plans=plans,
        programmes=tuple(
            _programme(one, node_order, organisation_order, tag_order) for one in _sorted(file.programmes, _period)
        ),
        evaluations=tuple(
            _evaluation(one, plan_of[one.programme], node_order) for one in _sorted(file.evaluations, _period)
        ),
        proposals=_sorted(file.proposals, lambda one: one.code),
        meetings=tuple(_meeting(one) for one in _sorted(file.meetings, lambda one: (one.starts_at, one.code))),
        decisions=tuple(
            _decision(one, node_order) for one in _sorted(file.decisions, lambda one: (_day(one.decided_on), one.code))
        ),
        calendars=tuple(_calendar(one) for one in _sorted(file.calendars, lambda one: one.municipality)),
        tracks=tuple(_track(one) for one in _sorted(file.tracks, lambda one: one.code)),
        recommendations=tuple(_recommendation(one) for one in _sorted(file.recommendations, lambda one: one.code)),
        conversations=tuple(_conversation(one) for one in _sorted(file.conversations, lambda one: one.year)),
        note_facts=_sorted(file.note_facts, lambda one: (one.programme, one.municipality)),
    )


def _sorted(values: Iterable[Value], key: Callable[[Value], Any]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=key))


def _place(kinds: type[StrEnum], kind: str) -> int:
    return list(kinds).index(kinds(kind))


def _day(date: PreciseDate) -> tuple[Any, ...]:
    return date.first_day, date.last_day


def _period(one: Plan | Programme | Evaluation) -> tuple[Any, ...]:
    return _day(one.period_start), one.code


def _plan(plan: Plan, tag_order: dict[str, int], organisation_order: dict[str, int]) -> Plan:
    places = {node.code: place for place, node in enumerate(nodes(plan))}
    return replace(
        plan,
        ways=_sorted(plan.ways, lambda one: one.number),
        nodes=tuple(_node(one, tag_order) for one in plan.nodes),
        chapters=_sorted(plan.chapters, lambda one: one.municipality),
        links=_sorted(plan.links, lambda one: (places[one.node], places[one.other])),
        upward=_sorted(plan.upward, lambda one: (places.get(one.node, -1), _place(UpwardKind, one.kind), one.title)),
        working_groups=tuple(
            _group(one, organisation_order) for one in _sorted(plan.working_groups, lambda one: one.code)
        ),
        portfolios=_sorted(plan.portfolios, lambda one: (places[one.node], one.function)),
        figures=_sorted(plan.figures, lambda one: (places[one.node], one.municipality, one.indicator)),
        interpretations=_sorted(plan.interpretations, lambda one: (places[one.node], *_told(one))),
    )


def _told(one: Interpretation) -> tuple[Any, ...]:
    return one.indicator, one.municipality, _day(one.period_start), _day(one.period_end)


def _body(body: Body) -> Body:
    return replace(body, members=_sorted(body.members, lambda one: (_place(Seat, one.seat), one.function)))


def _meeting(meeting: Meeting) -> Meeting:
    return replace(meeting, attendance=_sorted(meeting.attendance, lambda one: one.function))


def _decision(decision: Decision, node_order: dict[tuple[str, str], int]) -> Decision:
    return replace(
        decision,
        goals=_sorted(decision.goals, lambda one: (one.plan, node_order[one.plan, one.node])),
        follow_ups=_sorted(decision.follow_ups, lambda one: (one.told_on, _place(Follow, one.state), one.text)),
        accounts=_sorted(decision.accounts, lambda one: (_day(one.told_on), one.body)),
    )


def _calendar(calendar: CouncilCalendar) -> CouncilCalendar:
    return replace(
        calendar,
        council_dates=_sorted(calendar.council_dates, date.isoformat),
        committee_dates=_sorted(calendar.committee_dates, date.isoformat),
        recesses=_sorted(calendar.recesses, lambda one: (one.first, one.last, one.name)),
    )


def _track(track: AdoptionTrack) -> AdoptionTrack:
    return replace(track, lines=_sorted(track.lines, lambda one: one.municipality))


def _recommendation(one: Recommendation) -> Recommendation:
    order = list(RecommendationState)
    return replace(
        one,
        steps=_sorted(one.steps, lambda step: (step.told_on, order.index(RecommendationState(step.state)), step.text)),
    )


def _conversation(one: Conversation) -> Conversation:
    return replace(one, points=_sorted(one.points, lambda point: point.number))


def _group(group: WorkingGroup, organisation_order: dict[str, int]) -> WorkingGroup:
    return replace(
        group,
        members=_sorted(group.members, lambda one: (not one.chair, organisation_order[one.organisation], one.function)),
        products=_sorted(group.products, lambda one: one.title),
        knowledge=_sorted(group.knowledge, lambda one: one.title),
    )


def _node(node: Node, tag_order: dict[str, int]) -> Node:
    return replace(
        node,
        tags=_sorted(node.tags, lambda code: tag_order[code]),
        aliases=_sorted(node.aliases, lambda one: one.name),
        children=tuple(_node(one, tag_order) for one in node.children),
    )


def _programme(
    programme: Programme,
    node_order: dict[tuple[str, str], int],
    organisation_order: dict[str, int],
    tag_order: dict[str, int],
) -> Programme:
    def place(code: str) -> int:
        return node_order[programme.plan, code]

    def action(one: Action) -> Action:
        return replace(
            one,
            municipalities=_sorted(one.municipalities, str),
            other_nodes=_sorted(one.other_nodes, place),
            partners=_sorted(one.partners, lambda code: organisation_order[code]),
            tags=_sorted(one.tags, lambda code: tag_order[code]),
        )

    return replace(
        programme,
        aims=_sorted(programme.aims, lambda one: place(one.node)),
        actions=tuple(action(one) for one in programme.actions),
    )


def _evaluation(evaluation: Evaluation, plan: str, node_order: dict[tuple[str, str], int]) -> Evaluation:
    return replace(
        evaluation,
        judgements=_sorted(evaluation.judgements, lambda one: (node_order[plan, one.node], one.municipality)),
        goals=_sorted(evaluation.goals, lambda one: (node_order[plan, one.node], one.municipality)),
    )
