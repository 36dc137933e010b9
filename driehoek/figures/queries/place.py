# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One indicator in one municipality, with what its values were before."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from driehoek.figures.indicators import Indicator
from driehoek.figures.models import ObservationRevision
from driehoek.figures.policies import datasets
from driehoek.figures.queries.one import known_indicator
from driehoek.figures.queries.published import published_findings, published_series
from driehoek.figures.queries.views import FindingView, SeriesView
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.lib.statline.model import COUNTRY
from driehoek.lib.statline.periods import PeriodKind
from driehoek.organisations.queries import MunicipalityHead, PartnershipHead


@dataclass(frozen=True, slots=True)
class Former:
    """What a value was before a load gave it another one.

    Attributes:
        value: ``None`` where it was missing.
        until: when the value that replaced it was retrieved.
    """

    value: float | None
    until: datetime


@dataclass(frozen=True, slots=True)
class PlacePage:
    """One indicator in one municipality.

    Attributes:
        years, months: series; ``None`` where there is none of that kind.
        country: of the whole country, per year.
        people: inhabitants per year.
        finding: against the three years before; the other comparisons hang on it.
        former: by code of the period, what the values were before, newest first.
    """

    indicator: Indicator
    place: MunicipalityHead
    years: SeriesView | None
    months: SeriesView | None
    country: SeriesView | None
    people: SeriesView | None
    finding: FindingView | None
    former: Mapping[str, tuple[Former, ...]]


def place_page(actor: Actor, head: PartnershipHead, key: str, cbs_code: str) -> PlacePage:
    """Return one indicator in one municipality; 10 queries at most.

    Raises:
        Absent: there is no such indicator, or no such municipality in the partnership.
    """
    indicator = known_indicator(key)
    place = next((one for one in head.municipalities if one.cbs_code == cbs_code), None)
    if place is None:
        raise Absent
    by = indicator.rate.by if indicator.rate else ""
    series = published_series(actor, head, (key, by) if by else (key,), (cbs_code, COUNTRY))
    months = None
    if PeriodKind.MONTH.value in indicator.kinds_of_period:
        months = published_series(actor, head, (key,), (cbs_code,), PeriodKind.MONTH).get((key, cbs_code))
    years = series.get((key, cbs_code))
    return PlacePage(
        indicator=indicator,
        place=place,
        years=years,
        months=months,
        country=series.get((key, COUNTRY)),
        people=series.get((by, cbs_code)),
        finding=published_findings(actor, head, (key,), (cbs_code,), series).get((key, cbs_code)),
        former=_former(actor, head.pk, indicator, years) if _was_revised(years) or _was_revised(months) else {},
    )


def _was_revised(view: SeriesView | None) -> bool:
    return view is not None and any(point.revised for point in view.points)


def _former(
    actor: Actor, partnership_id: int, indicator: Indicator, view: SeriesView | None
) -> Mapping[str, tuple[Former, ...]]:
    """Return what the values of one code were; nothing of a set, of which only parts change, nor about people."""
    if view is None or len(indicator.codes) > 1 or indicator.person_related:
        return {}
    rows = ObservationRevision.objects.filter(
        series__dataset__in=datasets(actor, partnership_id).filter(code=view.source.table),
        series__measure__in={use.measure for use in indicator.tables if use.table == view.source.table},
        series__subject__in=indicator.codes or ("",),
        series__area=view.area,
    ).order_by("-replaced_by__retrieved_at")
    found: dict[str, list[Former]] = defaultdict(list)
    for period, value, decimals, until in rows.values_list(
        "period", "value", "series__decimals", "replaced_by__retrieved_at"
    ):
        found[period].append(Former(None if value is None else value / 10**decimals, until))
    return {period: tuple(values) for period, values in found.items()}
