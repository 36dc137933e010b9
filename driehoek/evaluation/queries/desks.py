# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The themes of a round: who carries each, how far leads and working groups are with it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from driehoek.access.prepared import prepared
from driehoek.evaluation.models import Ask, GoalJudgement, Judgement
from driehoek.evaluation.queries.board import RoundHead
from driehoek.evaluation.queries.desk import evaluation_rows, round_in
from driehoek.evaluation.questions import open_questions
from driehoek.kernel.actor import Actor
from driehoek.organisations.ordering import JOINT_FIRST
from driehoek.organisations.policies import within
from driehoek.planning.models import GroupMember, Node, ProgressReport, WorkingGroup

#: Where the code of the plan, and whose the programme is, stand in a row of an evaluation.
PLAN, PROGRAMME_OF = -1, -2


@dataclass(frozen=True, slots=True)
class PartSaid:
    """What was judged of a part of a theme: by whom, and whether they are ready; ``municipality`` empty for joint."""

    municipality: str
    ready: bool


@dataclass(frozen=True, slots=True)
class ThemeDesk:
    """A theme in a round.

    Attributes:
        municipality: whose theme it is; empty for a joint one.
        asked, heard: of how many actions something was asked, and of how many anything was told since.
        attention, adjustment: of how many actions it is asked.
        questions: asked back and not answered yet.
        goals, judged: how many there are, and of how many joint ones something was said.
        parts: what was judged.
        mine: the reader takes part in the working group that carries it.
    """

    plan_code: str
    code: str
    title: str
    municipality_id: int | None
    municipality: str
    working_group: str
    asked: int
    heard: int
    attention: int
    adjustment: int
    questions: int
    goals: int
    judged: int
    parts: tuple[PartSaid, ...]
    mine: bool
    example: bool

    @property
    def ready(self) -> bool:
        """Whether whoever's theme it is said to be ready with it."""
        return any(part.ready and part.municipality == self.municipality for part in self.parts)


@dataclass(frozen=True, slots=True)
class Desks:
    """A round with its themes, in the order of their plan, the joint ones first."""

    round: RoundHead
    themes: tuple[ThemeDesk, ...]


def desks(actor: Actor, partnership_id: int, code: str) -> Desks | None:
    """Return the themes of a round that was opened; ``None`` where it is out of sight or not open yet; 7 queries."""
    rows = tuple(evaluation_rows(actor, partnership_id, code))
    if not rows:
        return None
    round_id, head = rows[0][0], round_in(rows[0])
    nodes = tuple(_nodes(actor, partnership_id, tuple(sorted({row[PLAN] for row in rows}))))
    roots = _roots(nodes)
    asked = _counted(roots, _asks(actor, partnership_id, round_id, head.asked_since))
    parts = _parts(_judged(actor, partnership_id, round_id))
    judged = {row[0] for row in _judged_goals(actor, partnership_id, round_id)}
    back = open_questions(actor, partnership_id).filter(round=round_id).values_list("action__node_id", flat=True)
    questions = Counter(roots[node] for node in back if node in roots)
    mine = _mine(actor, partnership_id)
    whose, looked_at = head.municipality_id, {row[PROGRAMME_OF] for row in rows}
    found = []
    for row in nodes:
        pk, _parent, level, plan, own, title, municipality_id, municipality, example, group, group_id = row
        if level != 1 or (whose is not None and municipality_id not in (None, whose)):
            continue
        if municipality_id is not None and municipality_id not in looked_at and pk not in asked and pk not in parts:
            continue
        goals = [one[0] for one in nodes if roots.get(one[0]) == pk and one[0] != pk and one[6] == municipality_id]
        counts = asked.get(pk, (0, 0, 0, 0))
        found.append(
            ThemeDesk(
                plan, own, title, municipality_id, municipality or "", group or "", *counts, questions[pk], len(goals),
                sum(goal in judged for goal in goals), tuple(parts.get(pk, ())), group_id in mine, example,
            )
        )  # fmt: skip
    return Desks(head, tuple(sorted(found, key=lambda one: one.municipality)))


@prepared
def _nodes(actor: Actor, partnership_id: int, plans: tuple[str, ...]) -> QuerySet[Any, Any]:
    groups = within(actor, WorkingGroup, partnership_id).filter(node=OuterRef("pk")).order_by("code")
    rows = within(actor, Node, partnership_id, "plan").filter(plan__code__in=plans)
    return rows.order_by("level", "plan__code", "position", "code").values_list(
        "pk", "parent_id", "level", "plan__code", "code", "title", "municipality_id", "municipality__name", "example",
        Subquery(groups.values("name")[:1]), Subquery(groups.values("pk")[:1]),
    )  # fmt: skip


def _roots(nodes: Iterable[Sequence[Any]]) -> dict[int, int]:
    """Return the theme of each goal; those above come first."""
    found: dict[int, int] = {}
    for pk, parent, level, *_rest in nodes:
        if level == 1:
            found[pk] = pk
        elif parent in found:
            found[pk] = found[parent]
    return found


@prepared
def _asks(actor: Actor, partnership_id: int, round_id: int, since: date) -> QuerySet[Any, Any]:
    told = within(actor, ProgressReport, partnership_id).filter(action=OuterRef("action"), reported_on__gte=since)
    rows = within(actor, Ask, partnership_id, "round", "action").filter(round_id=round_id)
    return rows.annotate(told=Exists(told)).values_list(
        "action__node_id", "answer", "told", "action__attention", "action__adjustment"
    )


def _counted(roots: dict[int, int], rows: Iterable[Sequence[Any]]) -> dict[int, tuple[int, int, int, int]]:
    found: dict[int, tuple[int, int, int, int]] = {}
    for node, answer, told, attention, adjustment in rows:
        if node in roots:
            before = found.get(roots[node], (0, 0, 0, 0))
            more = (1, int(bool(answer) or told), int(attention), int(adjustment))
            found[roots[node]] = (
                before[0] + more[0], before[1] + more[1], before[2] + more[2], before[3] + more[3],
            )  # fmt: skip
    return found


@prepared
def _judged(actor: Actor, partnership_id: int, round_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Judgement, partnership_id, "evaluation", "node").filter(evaluation__round_id=round_id)
    return rows.order_by(JOINT_FIRST).values_list("node_id", "municipality__name", "ready_at")


def _parts(rows: Iterable[Sequence[Any]]) -> dict[int, list[PartSaid]]:
    found: dict[int, list[PartSaid]] = {}
    for node, municipality, ready_at in rows:
        found.setdefault(node, []).append(PartSaid(municipality or "", ready_at is not None))
    return found


@prepared
def _judged_goals(actor: Actor, partnership_id: int, round_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, GoalJudgement, partnership_id, "evaluation", "node").filter(evaluation__round_id=round_id)
    own = Q(municipality__isnull=True) | Q(municipality=F("node__municipality"))
    return rows.filter(own).values_list("node_id")


def _mine(actor: Actor, partnership_id: int) -> frozenset[int]:
    """Return the working groups in which the actor takes part through a function held today."""
    rows = within(actor, GroupMember, partnership_id).filter(function__uid__in=actor.function_uids)
    return frozenset(rows.values_list("working_group_id", flat=True)) if actor.function_uids else frozenset()
