# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every figure of a partnership: each indicator that has values in its municipalities or for its police team."""

from collections.abc import Mapping
from dataclasses import dataclass

from driehoek.figures.indicators import Indicator, indicators
from driehoek.figures.queries.findings import findings_of
from driehoek.figures.queries.series import series_of
from driehoek.figures.queries.views import FindingView, SeriesView
from driehoek.kernel.actor import Actor
from driehoek.lib.statline.model import Level, level_of
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


def areas_of(head: PartnershipHead) -> tuple[str, ...]:
    """Return the areas of a partnership: its municipalities and its police team."""
    team = (f"{Level.TEAM.value}:{head.police_team}",) if head.police_team else ()
    return (*(place.cbs_code for place in head.municipalities), *team)


def figures_overview(actor: Actor, head: PartnershipHead) -> tuple[IndicatorRow, ...]:
    """Return each indicator that has values, in the order of the definitions; 6 queries at most."""
    known, areas = indicators(), areas_of(head)
    series = series_of(actor, head.pk, tuple(known), areas)
    findings = findings_of(actor, head.pk, tuple({key for key, _area in series}), areas)
    rows = []
    for key, indicator in known.items():
        here = tuple(series[key, area] for area in areas if (key, area) in series)
        if any(one.newest is not None for one in here):
            said = {area: findings[key, area] for area in areas if (key, area) in findings}
            rows.append(IndicatorRow(indicator, here, said))
    return tuple(rows)


def of_municipalities(row: IndicatorRow) -> bool:
    """Tell whether an indicator is counted per municipality."""
    return any(level_of(one.area) is Level.MUNICIPALITY for one in row.series)
