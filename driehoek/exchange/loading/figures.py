# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts figures at goals, what was made of them, and the sets of crimes that are used."""

from driehoek.exchange.loading.plans import Planned
from driehoek.exchange.loading.work import Work
from driehoek.exchange.planfile.records import figures as written
from driehoek.figures.indicators import indicators
from driehoek.monitoring.models import GoalFigure, Interpretation, SetChoice
from driehoek.planning.models import Node


def put_figures(work: Work, planned: Planned) -> None:
    """Put the figures of all plans."""
    plans = work.file.plans
    figures = [_figure(work, one, planned.nodes[plan.code, one.node]) for plan in plans for one in plan.figures]
    work.put(GoalFigure, figures, lambda row: (row.node_id, row.municipality_id, row.indicator))
    told = [_told(work, one, planned.nodes[plan.code, one.node]) for plan in plans for one in plan.interpretations]
    work.put(Interpretation, told, _moment)
    chosen = [
        SetChoice(
            **work.owned(one), family=indicators()[one.indicator].family, indicator=one.indicator
        )
        for one in work.file.sets
    ]  # fmt: skip
    work.put(SetChoice, chosen, lambda row: row.family)


def _moment(row: Interpretation) -> object:
    return row.node_id, row.municipality_id, row.indicator, row.period_start, row.period_end


def _whose(work: Work, one: written.GoalFigure | written.Interpretation, node: Node) -> dict[str, int | None]:
    """Return the municipality of a record: at a local node, that of the node."""
    return {"municipality_id": work.place(one.municipality) or node.municipality_id}


def _figure(work: Work, one: written.GoalFigure, node: Node) -> GoalFigure:
    baseline, target = one.baseline, one.target
    return GoalFigure(
        **work.shared(one),
        **_whose(work, one, node),
        node_id=node.pk,
        indicator=one.indicator,
        reason=one.reason,
        baseline=baseline.value if baseline else None,
        baseline_year=baseline.year if baseline else None,
        operator=target.operator if target else "",
        target=target.value if target else None,
        measure=target.measure if target else "absoluut",
        per_year=target.per_year if target else False,
        until=target.until if target else None,
        note=one.note,
    )


def _told(work: Work, one: written.Interpretation, node: Node) -> Interpretation:
    return Interpretation(
        **work.shared(one),
        **_whose(work, one, node),
        node_id=node.pk,
        indicator=one.indicator,
        period_start=one.period_start,
        period_end=one.period_end,
        text=one.text,
    )
