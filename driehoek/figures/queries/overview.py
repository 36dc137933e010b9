# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every figure of a partnership: each indicator that has values in its municipalities or for its police team."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from driehoek.figures.indicators import Indicator, indicators
from driehoek.figures.queries.published import areas_of, published_findings, published_series
from driehoek.figures.queries.remembered import remembered
from driehoek.figures.queries.views import FindingView, SeriesView
from driehoek.kernel.actor import Actor
from driehoek.organisations.queries import PartnershipHead


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator in the areas of a partnership, in their order.

    Attributes:
        series: of each area that has any value.
        findings: by area, against the three years before.
    """

    indicator: Indicator
    series: tuple[SeriesView, ...]
    findings: Mapping[str, FindingView]


def figures_overview(actor: Actor, head: PartnershipHead) -> tuple[IndicatorRow, ...]:
    """Return each indicator that has values, in the order of the definitions; 6 queries, or 1 if nothing changed."""
    areas = areas_of(head)
    return remembered(actor, head.pk, ("overview", areas), lambda: _rows(actor, head, areas))


def _rows(actor: Actor, head: PartnershipHead, areas: tuple[str, ...]) -> tuple[IndicatorRow, ...]:
    known = indicators()
    series = published_series(actor, head, tuple(known), areas)
    findings = published_findings(actor, head, tuple({key for key, _area in series}), areas, series)
    rows = []
    for key, indicator in known.items():
        # Remarks have a circle of their own, and these rows are kept for all who see the same tables.
        here = tuple(replace(series[key, area], annotations=()) for area in areas if (key, area) in series)
        if any(one.newest is not None for one in here):
            said = {area: findings[key, area] for area in areas if (key, area) in findings}
            rows.append(IndicatorRow(indicator, here, said))
    return tuple(rows)
