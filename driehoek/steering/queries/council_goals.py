# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The thread of Politiewet 2012, article 38b: goal of a council, agreement, result, account to that council."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import shown, within
from driehoek.organisations.queries import Origin
from driehoek.planning.models import Action, Node, Plan
from driehoek.planning.rules import PlanStatus
from driehoek.steering.models import Account, Decision, DecisionGoal
from driehoek.steering.queries.agreements import last_told
from driehoek.steering.rules import BINDING, BodyKind, Concern, Follow


@dataclass(frozen=True, slots=True)
class ThreadAccount:
    """When and how the council was told."""

    on: PreciseDate
    how: str
    example: bool


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """An agreement or decision that serves a goal.

    Attributes:
        told, told_on: the latest line about it.
        accounts: what this council was told of it, newest first.
    """

    code: str
    on: PreciseDate
    kind: str
    subject: str
    body: str
    owner: str
    follow: str
    overdue: bool
    replaced: bool
    told: str
    told_on: date | None
    accounts: tuple[ThreadAccount, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class GoalThread:
    """A goal with the agreements that serve it; none where nothing was agreed."""

    code: str
    title: str
    local: bool
    lines: tuple[ThreadLine, ...]


@dataclass(frozen=True, slots=True)
class ThemeThread:
    """A theme with its goals."""

    plan_code: str
    code: str
    title: str
    goals: tuple[GoalThread, ...]


@dataclass(frozen=True, slots=True)
class CouncilGoals:
    """What became of the goals of one council.

    Attributes:
        goals, agreed, accounted: number of goals, of those with an agreement, and of those the council was told of.
    """

    plans: tuple[str, ...]
    themes: tuple[ThemeThread, ...]
    goals: int
    agreed: int
    accounted: int


@prepared
def _plans(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Plan, partnership_id).exclude(status=PlanStatus.LAPSED.value)
    return rows.order_by("-period_start", "code").values_list("pk", "code", "title", "period_start", "period_end")


@prepared
def _nodes(actor: Actor, plans: tuple[int, ...], municipality_id: int, partnership_id: int) -> QuerySet[Any, Any]:
    whose = Q(municipality_id__isnull=True) | Q(municipality_id=municipality_id)
    rows = within(actor, Node, partnership_id, "plan").filter(whose, plan_id__in=plans)
    return rows.order_by("plan_id", "level", "position", "pk").values_list(
        "pk", "uid", "plan_id", "parent_id", "level", "code", "title", "municipality_id"
    )


@prepared
def _decisions(actor: Actor, partnership_id: int, municipality_id: int) -> QuerySet[Any, Any]:
    whose = Q(municipality_id__isnull=True) | Q(municipality_id=municipality_id)
    binding = sorted(kind.value for kind in BINDING)
    rows = within(actor, Decision, partnership_id, "body").filter(whose, kind__in=binding)
    return rows.order_by("-decided_on", "code").values_list(
        "pk", "code", "decided_on", "kind", "subject", "body__name", shown(actor, "owner__title"),
        shown(actor, "owner_organisation__name"), "follow", "due_day", "superseded_by_id", "concerns_kind",
        "concerns_uid", "example", "source", "source_place", "circle",
    )  # fmt: skip


@prepared
def _goals(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    return within(actor, DecisionGoal, partnership_id, "decision", "node").values_list("decision_id", "node_id")


@prepared
def _actions(actor: Actor, partnership_id: int, uids: tuple[Any, ...]) -> QuerySet[Any, Any]:
    return within(actor, Action, partnership_id, "programme").filter(uid__in=uids).values_list("uid", "node_id")


@prepared
def _accounts(actor: Actor, partnership_id: int, municipality_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Account, partnership_id, "body", "decision")
    rows = rows.filter(body__municipality_id=municipality_id, body__kind=BodyKind.COUNCIL.value)
    return rows.order_by("-told_on", "pk").values_list("decision_id", "told_on", "how", "example")


def council_goals(actor: Actor, partnership_id: int, municipality_id: int, titles: Mapping[str, str]) -> CouncilGoals:
    """Return the goals of one municipality, joint ones too, with what was agreed for them; 7 queries at most.

    An agreement serves the goals that were named with it, and the goal of the action or theme that it is about.

    Args:
        titles: of source documents by key.
    """
    today = clock.today()
    plans = _running(_plans(actor, partnership_id), today)
    nodes = _nodes(actor, tuple(plans), municipality_id, partnership_id) if plans else []
    decisions = _decisions(actor, partnership_id, municipality_id)
    serves = _serves(actor, partnership_id, decisions, {uid: pk for pk, uid, *_ in nodes})
    told = last_told(actor, partnership_id, [row[0] for row in decisions if serves[row[0]]])
    accounts: dict[int, list[ThreadAccount]] = defaultdict(list)
    for key, *account in _accounts(actor, partnership_id, municipality_id):
        accounts[key].append(ThreadAccount(*account))
    by_node: dict[int, list[ThreadLine]] = defaultdict(list)
    for row in decisions:
        line = _line(row, told.get(row[0]), tuple(accounts[row[0]]), titles, today)
        for node in serves[row[0]]:
            by_node[node].append(line)
    themes = _themes(nodes, plans, by_node)
    goals = [goal for theme in themes for goal in theme.goals]
    return CouncilGoals(
        plans=tuple(title for _code, title in plans.values()),
        themes=themes,
        goals=len(goals),
        agreed=sum(bool(goal.lines) for goal in goals),
        accounted=sum(any(line.accounts for line in goal.lines) for goal in goals),
    )


def _running(rows: Collection[tuple[Any, ...]], today: date) -> dict[int, tuple[str, str]]:
    """Return code and title of the plans that run today, or else of those that end last."""
    running = [row for row in rows if row[3].first_day <= today <= row[4].last_day]
    if not running and rows:
        last = max(row[4].last_day for row in rows)
        running = [row for row in rows if row[4].last_day == last]
    return {pk: (code, title) for pk, code, title, *_ in running}


def _serves(
    actor: Actor, partnership_id: int, decisions: Collection[tuple[Any, ...]], nodes: Mapping[Any, int]
) -> dict[int, list[int]]:
    """Return by decision the keys of the nodes that it serves."""
    serves: dict[int, dict[int, None]] = defaultdict(dict)
    for decision, node in _goals(actor, partnership_id):
        serves[decision][node] = None
    about = {row[0]: (row[11], row[12]) for row in decisions if row[12] is not None}
    actions = tuple(uid for kind, uid in about.values() if kind == Concern.ACTION)
    places: dict[Any, int] = dict(_actions(actor, partnership_id, actions)) if actions else {}
    for decision, (kind, uid) in about.items():
        node = nodes.get(uid) if kind == Concern.THEME else places.get(uid)
        if node is not None:
            serves[decision][node] = None
    return defaultdict(list, {decision: list(found) for decision, found in serves.items()})


def _line(
    row: tuple[Any, ...],
    told: tuple[str, date, str] | None,
    accounts: tuple[ThreadAccount, ...],
    titles: Mapping[str, str],
    today: date,
) -> ThreadLine:
    (
        _pk, code, on, kind, subject, body, owner, organisation, follow, due_day, later, _about, _uid, example, source,
        place, circle,
    ) = row  # fmt: skip
    return ThreadLine(
        code=code, on=on, kind=kind, subject=subject, body=body, owner=owner or organisation or "", follow=follow,
        overdue=follow == Follow.OPEN and due_day is not None and due_day < today, replaced=later is not None,
        told=told[0] if told else "", told_on=told[1] if told else None, accounts=accounts,
        origin=Origin(example, titles.get(source, source), place, circle=circle),
    )  # fmt: skip


def _themes(
    nodes: Collection[tuple[Any, ...]], plans: Mapping[int, tuple[str, str]], by_node: Mapping[int, list[ThreadLine]]
) -> tuple[ThemeThread, ...]:
    """Return the themes with every node below them as a goal; a theme without any is the goal itself."""
    above = {pk: parent for pk, _uid, _plan, parent, *_ in nodes}

    def theme_of(pk: int) -> int:
        while above.get(pk) is not None and above[pk] in above:
            pk = above[pk]
        return pk

    below: dict[int, list[GoalThread]] = defaultdict(list)
    tops = []
    parents = set(above.values())
    for pk, _uid, plan, _parent, _level, code, title, municipality in nodes:
        top = theme_of(pk)
        goal = GoalThread(code, title, municipality is not None, tuple(by_node.get(pk, ())))
        if top == pk:
            tops.append((pk, plan, code, title))
        if top != pk or goal.lines or pk not in parents:
            below[top].append(goal)
    return tuple(
        ThemeThread(plans[plan][0], code, title, tuple(below[pk])) for pk, plan, code, title in tops if below[pk]
    )
