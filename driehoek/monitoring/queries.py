# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models: figures at goals with what was made of them, which goals use a figure, and which sets are in use."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.figures.indicators import Indicator, indicators
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.monitoring.models import GoalFigure, Interpretation, SetChoice
from driehoek.monitoring.rules import Baseline, Measure, Operator, Target
from driehoek.organisations.ordering import JOINT_FIRST
from driehoek.organisations.policies import within
from driehoek.organisations.queries import Origin


@dataclass(frozen=True, slots=True)
class InterpretationView:
    """What somebody made of a figure in a period.

    Attributes:
        municipality: whom it is about; empty for all together.
    """

    uid: UUID
    node_id: int
    indicator: str
    municipality: str
    start: PreciseDate
    end: PreciseDate
    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class GoalFigureView:
    """A figure by which a goal is followed, or why none fits.

    Attributes:
        node_id: key of the theme or goal.
        municipality, cbs_code: of whom the figure is; empty for all of the partnership together.
        key: of the indicator; empty when none fits, and then ``reason`` says why.
        interpretations: the newest period first.
    """

    uid: UUID
    node_id: int
    municipality: str
    cbs_code: str
    key: str
    reason: str
    baseline: Baseline | None
    target: Target | None
    note: str
    origin: Origin
    interpretations: tuple[InterpretationView, ...] = ()

    @property
    def indicator(self) -> Indicator | None:
        """The definition; ``None`` when no figure fits, or the definition is there no more."""
        return indicators().get(self.key)


@dataclass(frozen=True, slots=True)
class TiedGoal:
    """A theme or goal that is followed by an indicator; ``theme_code`` is that of the theme on whose page it stands."""

    uid: UUID
    plan_code: str
    plan_title: str
    code: str
    title: str
    level: int
    theme_code: str
    municipality: str
    baseline: Baseline | None
    target: Target | None
    example: bool


def goal_figures(
    actor: Actor, partnership_id: int, titles: Mapping[str, str], node_ids: Collection[int]
) -> Mapping[int, tuple[GoalFigureView, ...]]:
    """Return the figures in sight at these themes and goals, by the key of the node; 2 queries, 1 where there are none.

    Args:
        titles: of source documents by key.
        node_ids: keys of themes and goals; one without a figure is not in the answer.
    """
    nodes = tuple(node_ids)
    rows = tuple(_figures(actor, partnership_id, nodes))
    told: dict[tuple[int, str, str], list[InterpretationView]] = defaultdict(list)
    for one in interpretations(actor, partnership_id, titles, nodes) if rows else ():
        told[one.node_id, one.indicator, one.municipality].append(one)
    found: dict[int, list[GoalFigureView]] = defaultdict(list)
    for (
        uid, node_id, municipality, cbs_code, key, reason, baseline, year, operator, target, measure, per_year, until,
        note, example, source, place, circle,
    ) in rows:  # fmt: skip
        view = GoalFigureView(
            uid, node_id, municipality or "", cbs_code or "", key, reason, _baseline(baseline, year),
            _target(operator, target, measure, per_year, until), note,
            Origin(example, titles.get(source, source), place, circle=circle),
            tuple(told.get((node_id, key, municipality or ""), ())),
        )  # fmt: skip
        found[node_id].append(view)
    return {node_id: tuple(views) for node_id, views in found.items()}


def interpretations(
    actor: Actor, partnership_id: int, titles: Mapping[str, str], node_ids: Collection[int]
) -> tuple[InterpretationView, ...]:
    """Return what was made of figures at these themes and goals, the newest period first; 1 query."""
    return tuple(
        InterpretationView(
            uid, node_id, key, municipality or "", start, end, text,
            Origin(example, titles.get(source, source), place, circle=circle),
        )
        for uid, node_id, key, municipality, start, end, text, example, source, place, circle in _interpretations(
            actor, partnership_id, tuple(node_ids)
        )
    )  # fmt: skip


def goals_of_indicator(actor: Actor, partnership_id: int, key: str) -> tuple[TiedGoal, ...]:
    """Return the themes and goals in sight that are followed by an indicator, in the order of their plans; 1 query."""
    return tuple(
        TiedGoal(
            uid, plan_code, plan_title, code, title, level, {1: code, 2: above, 3: top}.get(level) or "",
            municipality or "", _baseline(baseline, year),
            _target(operator, target, measure, per_year, until), example,
        )
        for (
            uid, plan_code, plan_title, code, title, level, above, top, municipality, baseline, year, operator, target,
            measure, per_year, until, example,
        ) in _tied(actor, partnership_id, key)
    )  # fmt: skip


def indicators_in_use(actor: Actor, partnership_id: int) -> Mapping[str, int]:
    """Return how many themes and goals in sight follow each indicator; 1 query."""
    found: dict[str, int] = defaultdict(int)
    for (key,) in _in_use(actor, partnership_id):
        found[key] += 1
    return dict(found)


def ties(actor: Actor, partnership_id: int) -> tuple[tuple[int, str, str], ...]:
    """Return each tie in sight: key of the theme or goal, code of the municipality or nothing, indicator; 1 query."""
    return tuple((node_id, area or "", key) for node_id, area, key in _ties(actor, partnership_id))


def chosen_sets(actor: Actor, partnership_id: int) -> Mapping[str, str]:
    """Return by family the set that the partnership uses, such as ``hic``: ``hic_kern``; 1 query."""
    return {family: key for family, key in _chosen(actor, partnership_id) if key in indicators()}


def _baseline(value: int | None, year: int | None) -> Baseline | None:
    return Baseline(value, year) if value is not None and year is not None else None


def _target(operator: str, value: int | None, measure: str, per_year: bool, until: int | None) -> Target | None:
    if not operator or value is None or until is None:
        return None
    return Target(Operator(operator), value, until, Measure(measure), per_year)


@prepared
def _figures(actor: Actor, partnership_id: int, node_ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    rows = within(actor, GoalFigure, partnership_id, "node").filter(node_id__in=node_ids)
    return rows.order_by("node__position", JOINT_FIRST, "indicator", "pk").values_list(
        "uid", "node_id", "municipality__name", "municipality__cbs_code", "indicator", "reason", "baseline",
        "baseline_year", "operator", "target", "measure", "per_year", "until", "note", "example", "source",
        "source_place", "circle",
    )  # fmt: skip


@prepared
def _interpretations(actor: Actor, partnership_id: int, node_ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    rows = within(actor, Interpretation, partnership_id, "node").filter(node_id__in=node_ids)
    return rows.order_by("-period_end", "-period_start", JOINT_FIRST, "pk").values_list(
        "uid", "node_id", "indicator", "municipality__name", "period_start", "period_end", "text", "example", "source",
        "source_place", "circle",
    )  # fmt: skip


@prepared
def _tied(actor: Actor, partnership_id: int, key: str) -> QuerySet[Any, Any]:
    rows = within(actor, GoalFigure, partnership_id, "node", "node__plan").filter(indicator=key)
    return rows.order_by(
        "-node__plan__period_start", "node__plan__code", "node__level", "node__position", "node__code",
        "municipality__name",
    ).values_list(
        "node__uid", "node__plan__code", "node__plan__title", "node__code", "node__title", "node__level",
        "node__parent__code", "node__parent__parent__code", "municipality__name", "baseline", "baseline_year",
        "operator", "target", "measure", "per_year", "until", "example",
    )  # fmt: skip


@prepared
def _in_use(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, GoalFigure, partnership_id, "node", "node__plan").exclude(indicator="")
    return rows.order_by("indicator", "pk").values_list("indicator")


@prepared
def _ties(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, GoalFigure, partnership_id, "node", "node__plan").exclude(indicator="")
    return rows.order_by("indicator", "pk").values_list("node_id", "municipality__cbs_code", "indicator")


@prepared
def _chosen(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    return within(actor, SetChoice, partnership_id).order_by("family").values_list("family", "indicator")
