# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A count with what may be shown beside it: its margin from five on, its rate from ten on; one table decides."""

from dataclasses import dataclass
from functools import lru_cache

from driehoek.figures.indicators import Indicator
from driehoek.figures.queries.views import Point, SeriesView
from driehoek.lib.statistics.counts import count_interval, rate
from driehoek.lib.statistics.display import Show, tier
from driehoek.lib.statistics.sentences.wording import number
from driehoek.lib.statline.periods import Period
from driehoek.web.presenters.figures.labels import spoken
from driehoek.web.presenters.figures.periods import valued


@dataclass(frozen=True, slots=True)
class Shown:
    """One value as a table shows it; what may not be shown is empty.

    Attributes:
        count: the value, or why there is none.
        margin: within which the underlying number lies.
        rate, rate_margin: per so many inhabitants.
    """

    count: str
    margin: str
    rate: str
    rate_margin: str


def shown(point: Point, view: SeriesView, people: SeriesView | None, indicator: Indicator, *, detail: bool) -> Shown:
    """Return a value as a table shows it.

    Args:
        people: inhabitants of the same area; ``None`` where the figure is not divided by them.
        detail: a page about this one series, where also counts below five get their margin.
    """
    text = valued(point, view)
    if point.value is None:
        return Shown(text, "", "", "")
    if point.low is not None and point.high is not None:
        return Shown(text, _from_to(point.low, point.high, max(view.decimals, 1)), "", "")
    if view.decimals or view.source.rounded_to:
        return Shown(text, "", "", "")
    allowed = tier(round(point.value))
    margin = ""
    if allowed.interval is Show.ALWAYS or (detail and allowed.interval is Show.IN_DETAIL):
        margin = _from_to(*limits_of(point.value), 0)
    inhabitants = people_in(people, point.period)
    if allowed.rate is not Show.ALWAYS or not inhabitants or indicator.rate is None:
        return Shown(text, margin, "", "")
    value, low, high = _rate(point.value, inhabitants, indicator.rate.per)
    return Shown(text, margin, number(value, spoken(), 1), _from_to(low, high, 1))


@lru_cache(maxsize=16_384)
def limits_of(count: float) -> tuple[float, float]:
    """Return the limits of chance around a count; a page asks for the same few counts again and again."""
    found = count_interval(count)
    return float(found.lower), float(found.upper)


@lru_cache(maxsize=16_384)
def _rate(count: float, inhabitants: float, per: int) -> tuple[float, float, float]:
    found = rate(count, inhabitants, per)
    return float(found.value), float(found.lower), float(found.upper)


def people_in(people: SeriesView | None, period: Period) -> float | None:
    """Return the inhabitants of that year; nothing from another year, for then the rate would be of neither."""
    at = None if people is None else people.at(period)
    return None if at is None else at.value


def _from_to(low: float, high: float, decimals: int) -> str:
    joined = "\u2013"
    return f"{number(low, spoken(), decimals)}{joined}{number(high, spoken(), decimals)}"
