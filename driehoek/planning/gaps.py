# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a plan or programme still lacks before it is adopted: it warns, and never blocks; no Django, no database.

The checks are those of the CCV steps for a safety plan and an execution plan that can be made without figures; those
of figures stand in :mod:`driehoek.monitoring.gaps`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from driehoek.kernel.dates import PreciseDate
from driehoek.planning.rules import CLOSED, ActionStatus, Ambition

#: More priorities than this and nothing is one; a plan may ask for another limit.
MOST_PRIORITIES = 6


class GapKind(StrEnum):
    """What is lacking, in the order in which one repairs it: the plan first, then its goals, then the actions."""

    PERIOD_OUTSIDE_PLAN = "periode_buiten_plan"
    NOT_EVALUATED = "niet_teruggekeken"
    TOO_MANY_PRIORITIES = "te_veel_prioriteiten"
    ANNOUNCED_NOT_NAMED = "aangekondigd_niet_genoemd"
    THEME_WITHOUT_AIM = "thema_zonder_inzet"
    THEME_WITHOUT_ACTION = "thema_zonder_actie"
    GOAL_WITHOUT_OWNER = "doel_zonder_eigenaar"
    GOAL_WITHOUT_ACTION = "doel_zonder_actie"
    GOAL_WITHOUT_RESULT = "doel_zonder_resultaat"
    GOAL_NAMES_MEANS = "doel_noemt_middel"
    ACTION_WITHOUT_GOAL = "actie_zonder_doel"
    ACTION_WITHOUT_LEAD = "actie_zonder_trekker"
    ACTION_WITHOUT_PLANNING = "actie_zonder_planning"
    ACTION_WITHOUT_RESULT = "actie_zonder_resultaat"
    ACTION_OUTSIDE_PROGRAMME = "actie_buiten_periode"
    CAPACITY_WITHOUT_PLANNING = "inzet_zonder_planning"
    MONEY_WITHOUT_PAYER = "geld_zonder_betaler"


class SubjectKind(StrEnum):
    """What lacks something."""

    PLAN = "plan"
    PROGRAMME = "programma"
    NODE = "onderdeel"
    CHAPTER = "hoofdstuk"
    ACTION = "actie"


@dataclass(frozen=True, slots=True)
class PlanNode:
    """A theme or goal.

    Attributes:
        key, parent, extends: internal keys; a top node has no parent.
        municipality: name; empty when joint.
        grouped: whether a working group carries it.
        aimed: whether the programme says what it aims at here.
    """

    key: int
    uid: UUID
    code: str
    title: str
    text: str = ""
    parent: int | None = None
    extends: int | None = None
    municipality: str = ""
    ambition: str = ""
    grouped: bool = False
    aimed: bool = False
    example: bool = False


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action; ``nodes`` are the keys of the goals that it serves, the main one first."""

    uid: UUID
    code: str
    title: str
    nodes: tuple[int, ...]
    status: ActionStatus = ActionStatus.NOT_STARTED
    led: bool = False
    start: PreciseDate | None = None
    end: PreciseDate | None = None
    result: str = ""
    capacity: str = ""
    cents: int | None = None
    payer: str = ""
    example: bool = False


@dataclass(frozen=True, slots=True)
class Announced:
    """How many local priorities a chapter announces, and how many the plan goes on to name."""

    uid: UUID
    municipality: str
    announced: int
    named: int
    example: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A plan or programme with its period; ``judged`` whether an evaluation of it is recorded."""

    uid: UUID
    code: str
    title: str
    start: PreciseDate
    end: PreciseDate
    judged: bool = True


@dataclass(frozen=True)
class Inventory:
    """Everything that is looked at.

    Attributes:
        programme: the one that is about to be adopted; ``None`` when only the plan is looked at.
        before: the programme before it, or the plan before the plan.
    """

    plan: Span
    today: date
    programme: Span | None = None
    before: Span | None = None
    nodes: tuple[PlanNode, ...] = ()
    actions: tuple[PlannedAction, ...] = ()
    chapters: tuple[Announced, ...] = ()
    most_priorities: int = MOST_PRIORITIES
    by_key: Mapping[int, PlanNode] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {node.key: node for node in self.nodes})

    @cached_property
    def themes(self) -> tuple[PlanNode, ...]:
        """The top nodes."""
        return tuple(node for node in self.nodes if node.parent is None)

    @cached_property
    def goals(self) -> tuple[PlanNode, ...]:
        """The nodes at the end of a branch, below a theme: what one can act on."""
        parents = {node.parent for node in self.nodes}
        return tuple(node for node in self.nodes if node.parent is not None and node.key not in parents)

    @cached_property
    def serving(self) -> Mapping[int, tuple[PlannedAction, ...]]:
        """The actions that serve a node, itself or something below it; those that stopped do not count."""
        found: dict[int, dict[UUID, PlannedAction]] = {}
        for action in self.actions:
            if action.status is ActionStatus.DROPPED:
                continue
            for key in action.nodes:
                for node in self.upward(key):
                    found.setdefault(node.key, {})[action.uid] = action
        return {key: tuple(actions.values()) for key, actions in found.items()}

    def upward(self, key: int | None) -> Iterator[PlanNode]:
        """Yield a node, the one above it, and so on to the theme."""
        while key is not None and (node := self.by_key.get(key)) is not None:
            yield node
            key = node.parent


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that lacks something.

    Attributes:
        code: of the record. number, of: counts that the sentence uses; zero where it uses none.
    """

    kind: GapKind
    subject: SubjectKind
    uid: UUID
    code: str
    title: str
    municipality: str = ""
    number: int = 0
    of: int = 0
    example: bool = False


def gaps(found: Inventory) -> tuple[Gap, ...]:
    """Return everything that lacks, by kind and then in the order of the plan and the list."""
    return tuple(gap for kind in GapKind for gap in CHECKS[kind](found))


def counted(found: Iterable[Gap]) -> Mapping[GapKind, int]:
    """Return how many there are of each kind, zero included."""
    counts = Counter(gap.kind for gap in found)
    return {kind: counts[kind] for kind in GapKind}


def _about_node(kind: GapKind, node: PlanNode) -> Gap:
    return Gap(kind, SubjectKind.NODE, node.uid, node.code, node.title, node.municipality, example=node.example)


def _about_action(kind: GapKind, action: PlannedAction) -> Gap:
    return Gap(kind, SubjectKind.ACTION, action.uid, action.code, action.title, example=action.example)


def _outside(inner: Span, outer: Span) -> bool:
    return inner.start.first_day < outer.start.first_day or inner.end.last_day > outer.end.last_day


def _period(found: Inventory) -> Iterator[Gap]:
    one = found.programme
    if one is not None and _outside(one, found.plan):
        yield Gap(GapKind.PERIOD_OUTSIDE_PLAN, SubjectKind.PROGRAMME, one.uid, one.code, one.title)


def _evaluated(found: Inventory) -> Iterator[Gap]:
    one = found.before
    if one is not None and not one.judged and one.end.last_day < found.today:
        subject = SubjectKind.PLAN if found.programme is None else SubjectKind.PROGRAMME
        yield Gap(GapKind.NOT_EVALUATED, subject, one.uid, one.code, one.title)


def _priority(node: PlanNode) -> bool:
    return node.ambition in ("", Ambition.PRIORITY)


def _priorities(found: Inventory) -> Iterator[Gap]:
    number = sum(not node.municipality and _priority(node) for node in found.themes)
    if number > found.most_priorities:
        plan = found.plan
        yield Gap(
            GapKind.TOO_MANY_PRIORITIES, SubjectKind.PLAN, plan.uid, plan.code, plan.title,
            number=number, of=found.most_priorities,
        )  # fmt: skip


def _announced(found: Inventory) -> Iterator[Gap]:
    for one in found.chapters:
        if one.announced > one.named:
            yield Gap(
                GapKind.ANNOUNCED_NOT_NAMED, SubjectKind.CHAPTER, one.uid, found.plan.code, one.municipality,
                one.municipality, one.named, one.announced, one.example,
            )  # fmt: skip


def _aimed(found: Inventory) -> Iterator[Gap]:
    if found.programme is None:
        return
    for node in found.themes:
        if not node.municipality and _priority(node) and not node.aimed:
            yield _about_node(GapKind.THEME_WITHOUT_AIM, node)


def _themes(found: Inventory) -> Iterator[Gap]:
    extended = {node.extends for node in found.themes if found.serving.get(node.key)}
    for node in found.themes:
        if _priority(node) and not found.serving.get(node.key) and node.key not in extended:
            yield _about_node(GapKind.THEME_WITHOUT_ACTION, node)


def _owned(found: Inventory) -> Iterator[Gap]:
    for goal in found.goals:
        group = any(node.grouped for node in found.upward(goal.key))
        if not group and not any(action.led for action in found.serving.get(goal.key, ())):
            yield _about_node(GapKind.GOAL_WITHOUT_OWNER, goal)


def _goals(found: Inventory) -> Iterator[Gap]:
    return (_about_node(GapKind.GOAL_WITHOUT_ACTION, g) for g in found.goals if not found.serving.get(g.key))


def _results(found: Inventory) -> Iterator[Gap]:
    for goal in found.goals:
        actions = found.serving.get(goal.key, ())
        if actions and not any(action.result.strip() for action in actions):
            yield _about_node(GapKind.GOAL_WITHOUT_RESULT, goal)


#: Verbs that say what one does, in the forms in which a goal begins or ends with them; not what comes of it.
MEANS = re.compile(
    r"\b(?:organiseren|inzetten|uitvoeren|opstellen|ontwikkelen|opzetten|inrichten|houden|doorgaan|voortzetten|"
    r"verkennen|onderzoeken|bijeenkomsten?|overleggen)\b",
    re.IGNORECASE,
)
#: Words that say what changes by it: a goal that has one tells more than means.
EFFECT = re.compile(
    r"\b(?:minder|meer|lager|hoger|veiliger|weerba\w*|verminder\w*|verklein\w*|vergro\w*|verlag\w*|verhog\w*|"
    r"voorkom\w*|dal\w*|stijg\w*|afname|toename|beter|sneller|zichtba\w*|terugdring\w*|zodat)\b",
    re.IGNORECASE,
)


def names_means_only(text: str) -> bool:
    """Tell whether a goal says what one does and not what comes of it; a guess from its words."""
    return bool(MEANS.search(text)) and not EFFECT.search(text)


def _means(found: Inventory) -> Iterator[Gap]:
    for goal in found.goals:
        if names_means_only(f"{goal.title}. {goal.text}"):
            yield _about_node(GapKind.GOAL_NAMES_MEANS, goal)


def _open(found: Inventory) -> Iterator[PlannedAction]:
    return (action for action in found.actions if action.status not in CLOSED)


def _linked(found: Inventory) -> Iterator[Gap]:
    with_goals = {node.parent for node in found.nodes}
    for action in _open(found):
        nodes = [found.by_key[key] for key in action.nodes if key in found.by_key]
        if nodes and all(node.parent is None and node.key in with_goals for node in nodes):
            yield _about_action(GapKind.ACTION_WITHOUT_GOAL, action)


def _actions(kind: GapKind, lacks: Callable[[PlannedAction], bool]) -> Callable[[Inventory], Iterator[Gap]]:
    def check(found: Inventory) -> Iterator[Gap]:
        return (_about_action(kind, action) for action in _open(found) if lacks(action))

    return check


def _timed(found: Inventory) -> Iterator[Gap]:
    one = found.programme
    for action in _open(found) if one is not None else ():
        assert one is not None
        late = action.start is not None and action.start.first_day > one.end.last_day
        early = action.end is not None and action.end.last_day < one.start.first_day
        beyond = action.end is not None and action.end.first_day > one.end.last_day
        if late or early or beyond:
            yield _about_action(GapKind.ACTION_OUTSIDE_PROGRAMME, action)


Check = Callable[[Inventory], Iterator[Gap]]
CHECKS: Mapping[GapKind, Check] = {
    GapKind.PERIOD_OUTSIDE_PLAN: _period,
    GapKind.NOT_EVALUATED: _evaluated,
    GapKind.TOO_MANY_PRIORITIES: _priorities,
    GapKind.ANNOUNCED_NOT_NAMED: _announced,
    GapKind.THEME_WITHOUT_AIM: _aimed,
    GapKind.THEME_WITHOUT_ACTION: _themes,
    GapKind.GOAL_WITHOUT_OWNER: _owned,
    GapKind.GOAL_WITHOUT_ACTION: _goals,
    GapKind.GOAL_WITHOUT_RESULT: _results,
    GapKind.GOAL_NAMES_MEANS: _means,
    GapKind.ACTION_WITHOUT_GOAL: _linked,
    GapKind.ACTION_WITHOUT_LEAD: _actions(GapKind.ACTION_WITHOUT_LEAD, lambda action: not action.led),
    GapKind.ACTION_WITHOUT_PLANNING: _actions(
        GapKind.ACTION_WITHOUT_PLANNING,
        lambda action: action.end is None and action.status is not ActionStatus.CONTINUOUS,
    ),
    GapKind.ACTION_WITHOUT_RESULT: _actions(GapKind.ACTION_WITHOUT_RESULT, lambda action: not action.result.strip()),
    GapKind.ACTION_OUTSIDE_PROGRAMME: _timed,
    GapKind.CAPACITY_WITHOUT_PLANNING: _actions(
        GapKind.CAPACITY_WITHOUT_PLANNING, lambda action: bool(action.capacity) and action.end is None
    ),
    GapKind.MONEY_WITHOUT_PAYER: _actions(
        GapKind.MONEY_WITHOUT_PAYER, lambda action: bool(action.cents) and not action.payer.strip()
    ),
}
