# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be said of a year that need not be the newest: a paper looks back on its own year, whatever came later."""

from collections.abc import Mapping, Sequence

import numpy as np

from driehoek.figures.findings.comparing import FIT, Compare, Found, Reference, found
from driehoek.figures.findings.wobbles import usual
from driehoek.figures.indicators import Indicator, Sort, indicators
from driehoek.figures.queries.views import FindingView, SeriesView
from driehoek.figures.rules import Compared
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.results import VERSION
from driehoek.lib.statline.periods import PeriodKind, year

BACK = 3
CODES = {label.value: label.code for label in Label}


def findings_in_year(
    views: Mapping[tuple[str, str], SeriesView], looked_at: int
) -> Mapping[tuple[str, str], FindingView]:
    """Return what may be said of a year against the three before it, by the rules of the stored findings; no query.

    Only where all four years have a value; figures that stand at a survey have no such comparison.
    """
    asked = [
        (view, _asked(indicators()[key], view, looked_at))
        for (key, _area), view in views.items()
        if indicators()[key].sort is not Sort.SURVEY and view.kind is PeriodKind.YEAR and not view.decimals
    ]
    whole = [(view, one) for view, one in asked if one is not None]
    results = found([one for _view, one in whole])
    return {
        (view.indicator, view.area): _view(view, result)
        for (view, _one), result in zip(whole, results, strict=True)
    }  # fmt: skip


def _asked(one: Indicator, view: SeriesView, looked_at: int) -> Compare | None:
    points = [view.at(year(number)) for number in range(looked_at - BACK, looked_at + 1)]
    there = [point for point in points if point is not None and point.value is not None]
    if len(there) <= BACK:
        return None
    counts = [float(point.value or 0) for point in there]
    return Compare(
        one.key, Compared.THREE_YEARS, looked_at, (view.area,), np.array([counts[-1]]), np.array([sum(counts[:-1])]),
        BACK, np.array([any(point.provisional for point in there)]), Reference(),
        usual(one.codelist, one.codes, FIT[Compared.THREE_YEARS]), view.source.rounded_to, _broken(view, looked_at),
    )  # fmt: skip


def _broken(view: SeriesView, looked_at: int) -> bool:
    """Tell whether counting changed after the first of the four years began."""
    begun = year(looked_at - BACK).first_month
    inside = ((one.period.year, one.period.first_month) for one in view.breaks)
    return any((looked_at - BACK, begun) < at < (looked_at + 1, begun) for at in inside)


def _view(view: SeriesView, result: Found) -> FindingView:
    asked, s = result.asked, result.asked.usual
    return FindingView(
        indicator=asked.indicator,
        area=view.area,
        area_name=view.area_name,
        period=year(asked.year),
        compared=asked.compared,
        label=CODES[int(result.label[0])],
        now=float(asked.now[0]),
        before=float(asked.before[0]),
        years_before=BACK,
        country_ratio=1.0,
        country_now=None,
        country_before=None,
        p_chance=_number(result.p_chance),
        p_wobble=_number(result.p_wobble),
        wobble=s.s if s.known and np.isfinite(s.s) else None,
        pooled=s.pooled,
        rounded_to=asked.rounded_to,
        provisional=bool(asked.moving[0]),
        table=view.source.table,
        retrieved_at=view.source.retrieved_at,
        method=VERSION,
    )


def _number(values: Sequence[float] | np.ndarray) -> float | None:
    return None if np.isnan(values[0]) else float(values[0])
