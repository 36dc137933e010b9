# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads figures at goals, what was made of them, and the sets of crimes that are used."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from driehoek.exchange.exporting.work import Work, text
from driehoek.exchange.planfile.records import figures as written
from driehoek.monitoring.models import GoalFigure, Interpretation, SetChoice
from driehoek.planning.models import Node


@dataclass
class Followed:
    """The figures of one plan, and what was made of them."""

    figures: list[written.GoalFigure] = field(default_factory=list)
    interpretations: list[written.Interpretation] = field(default_factory=list)


NOTHING = Followed()


def followed(work: Work, nodes: Iterable[Node]) -> dict[int, Followed]:
    """Return by plan what stands at its nodes; 2 queries."""
    by_key = {node.pk: node for node in nodes}
    found: dict[int, Followed] = {}
    for row in work.rows(GoalFigure, "pk"):
        if row.node_id in by_key:
            node = by_key[row.node_id]
            found.setdefault(node.plan_id, Followed()).figures.append(_figure(work, row, node))
    for told in work.rows(Interpretation, "pk"):
        if told.node_id in by_key:
            node = by_key[told.node_id]
            found.setdefault(node.plan_id, Followed()).interpretations.append(_told(work, told, node))
    return found


def _whose(work: Work, row: GoalFigure | Interpretation, node: Node) -> str:
    """Return the municipality of a record; empty where it is that of its node."""
    return "" if row.municipality_id == node.municipality_id else work.owner(row)


def _figure(work: Work, row: GoalFigure, node: Node) -> written.GoalFigure:
    baseline = target = None
    if row.baseline is not None and row.baseline_year is not None:
        baseline = written.Baseline(value=row.baseline, year=row.baseline_year)
    if row.target is not None and row.until is not None:
        target = written.Target(
            operator=row.operator, value=row.target, until=row.until, measure=row.measure, per_year=row.per_year
        )
    return written.GoalFigure(
        **work.shared(row),
        node=node.code,
        municipality=_whose(work, row, node),
        indicator=row.indicator,
        reason=text(row.reason),
        baseline=baseline,
        target=target,
        note=text(row.note),
    )


def _told(work: Work, row: Interpretation, node: Node) -> written.Interpretation:
    return written.Interpretation(
        **work.shared(row),
        node=node.code,
        municipality=_whose(work, row, node),
        indicator=row.indicator,
        period_start=row.period_start,
        period_end=row.period_end,
        text=text(row.text),
    )


def sets(work: Work) -> tuple[written.SetChoice, ...]:
    """Return the sets of crimes that the partnership uses; 1 query."""
    return tuple(written.SetChoice(**work.shared(row), indicator=row.indicator) for row in work.rows(SetChoice, "pk"))
