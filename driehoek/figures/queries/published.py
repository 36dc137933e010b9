# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures as pages, files and papers may show them: counts about people pass disclosure control first.

Whoever typed such counts sees them in the table in which they are typed, and nowhere else. Years of all municipalities
are one table, also for a page about one of them: otherwise two pages together would tell what each hides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from driehoek.figures.indicators import indicators
from driehoek.figures.queries.findings import findings_of
from driehoek.figures.queries.series import series_of
from driehoek.figures.queries.views import FindingView, Point, SeriesView
from driehoek.figures.rules import Compared, Withheld
from driehoek.kernel.actor import Actor
from driehoek.lib.statistics.disclosure import SMALLEST_SHOWN, RawTable, protect
from driehoek.lib.statline.model import Level
from driehoek.lib.statline.periods import PeriodKind
from driehoek.organisations.queries import PartnershipHead

Views = Mapping[tuple[str, str], SeriesView]
HIDDEN = frozenset(one.value for one in Withheld)
#: Years that a comparison may rest on: the year itself and three before.
RESTS_ON = 4
#: From so many cases on `protect` declines: it is made for small tables.
MANY = 1_000_000


def areas_of(head: PartnershipHead) -> tuple[str, ...]:
    """Return the areas of a partnership: its municipalities and its police team."""
    team = (f"{Level.TEAM.value}:{head.police_team}",) if head.police_team else ()
    return (*(place.cbs_code for place in head.municipalities), *team)


def published_series(
    actor: Actor,
    head: PartnershipHead,
    keys: Sequence[str],
    areas: Sequence[str],
    kind: PeriodKind = PeriodKind.YEAR,
) -> Views:
    """Return series as they may be shown; 4 queries.

    Counts about people have years only: months and years of the same counts would give each other away.
    """
    sensitive = [key for key in keys if key in indicators() and indicators()[key].person_related]
    if not sensitive:
        return series_of(actor, head.pk, keys, areas, kind)
    if kind is not PeriodKind.YEAR:
        return series_of(actor, head.pk, [key for key in keys if key not in sensitive], areas, kind)
    whole = tuple(dict.fromkeys((*areas, *areas_of(head))))
    found = dict(series_of(actor, head.pk, keys, whole, kind))
    for key in sensitive:
        for area, view in protected({area: view for (one, area), view in found.items() if one == key}).items():
            found[key, area] = view
    return {place: view for place, view in found.items() if place[1] in areas}


def published_findings(
    actor: Actor, head: PartnershipHead, keys: Sequence[str], areas: Sequence[str], series: Views
) -> Mapping[tuple[str, str], FindingView]:
    """Return findings, without those about people that rest on a count that is not shown; 1 query."""
    found = findings_of(actor, head.pk, keys, areas)
    return {place: one for place, one in found.items() if not _tells(one, series.get(place))}


def _tells(finding: FindingView, view: SeriesView | None) -> bool:
    """Tell whether a finding would say more than the series does."""
    if not indicators()[finding.indicator].person_related:
        return False
    if view is None:
        return True
    last = finding.period.year
    return any(point.missing in HIDDEN and last - RESTS_ON < point.period.year <= last for point in view.points) or any(
        one.compared is Compared.COUNTRY for one in (finding, *finding.others)
    )


def protected(views: Mapping[str, SeriesView]) -> Mapping[str, SeriesView]:
    """Return the series of one indicator in all areas, with small counts and what gives them away left out."""
    if not views:
        return views
    areas = sorted(views)
    periods = sorted({point.period for view in views.values() for point in view.points})
    known = {area: {point.period: point.value for point in views[area].points} for area in areas}
    table = tuple(tuple(_whole(known[area].get(period)) for period in periods) for area in areas)
    marks = _marks(table)
    return {
        area: replace(
            views[area],
            points=tuple(_shown(point, marks[row][periods.index(point.period)]) for point in views[area].points),
        )
        for row, area in enumerate(areas)
    }


def _whole(value: float | None) -> int:
    """A missing count is left out of the table; what is missing stays missing on the page."""
    return 0 if value is None else round(value)


@lru_cache(maxsize=256)
def _marks(table: tuple[tuple[int, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Return for each cell why it is withheld; empty where it may be shown."""
    if sum(map(sum, table)) >= MANY:  # people reached by a campaign: no neighbour of a small count gives it away
        return tuple(
            tuple(Withheld.SMALL.value if count and count < SMALLEST_SHOWN else "" for count in row) for row in table
        )
    public = protect(RawTable.of(np.array(table, dtype=float)))
    return tuple(
        tuple(
            "" if not public.hidden[row, column] else _reason(public.text(row, column))
            for column in range(len(table[0]))
        )
        for row in range(len(table))
    )


def _reason(text: str) -> str:
    return (Withheld.PROTECTS if text == "x" else Withheld.SMALL).value


def _shown(point: Point, mark: str) -> Point:
    return point if not mark or point.value is None else Point(point.period, None, mark, status=point.status)
