# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The threshold card of an indicator: from which count on a change is clear, in general and in each municipality."""

import math
from dataclasses import dataclass
from functools import lru_cache

from driehoek.figures.findings.wobbles import Usual, usual
from driehoek.figures.indicators import indicator
from driehoek.figures.queries.published import published_series
from driehoek.figures.queries.views import SeriesView, SourceLine
from driehoek.kernel.actor import Actor
from driehoek.lib.statistics.panel import Comparison
from driehoek.lib.statistics.results import VERSION
from driehoek.lib.statistics.thresholds import thresholds
from driehoek.lib.statline.periods import Period
from driehoek.organisations.queries import PartnershipHead

#: Counts of a year for which the card says from where on the next is clearly other.
STEPS = (5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 500, 1000)
YEARS = 3


@dataclass(frozen=True, slots=True)
class ThresholdLine:
    """From one count: where "clearly more" starts and "clearly less" ends; ``None`` where no count is.

    Attributes:
        name: of the municipality; empty in the general table.
        before: cases in the period before, over ``years``.
    """

    name: str
    before: int
    years: int
    higher_from: int | None
    lower_to: int | None


@dataclass(frozen=True, slots=True)
class ThresholdPage:
    """The card of one indicator; without lines where the usual wobble is not known.

    Attributes:
        following: the year that the lines of the municipalities are about.
        wobble, wobble_of_years: from year to year, and against the mean of three years.
    """

    following: Period | None
    lines: tuple[ThresholdLine, ...]
    own: tuple[ThresholdLine, ...]
    wobble: Usual
    wobble_of_years: Usual
    source: SourceLine | None
    method: str


def threshold_page(actor: Actor, head: PartnershipHead, key: str) -> ThresholdPage:
    """Return the card of an indicator; 4 queries at most."""
    known = indicator(key)
    series = published_series(actor, head, (key,), tuple(place.cbs_code for place in head.municipalities))
    year = usual(known.codelist, known.codes, Comparison.YEAR_ON_YEAR)
    three = usual(known.codelist, known.codes, Comparison.THREE_YEARS)
    views = [view for view in series.values() if view.newest is not None]
    last = max((view.newest.period for view in views if view.newest), default=None)
    totals = [(view.area_name, total) for view in views if (total := _total(view, last)) is not None]
    return ThresholdPage(
        following=last.next() if last is not None else None,
        lines=_lines(tuple(("", count) for count in STEPS), 1, year.s),
        own=_lines(tuple(totals), YEARS, three.s),
        wobble=year,
        wobble_of_years=three,
        source=views[0].source if views else None,
        method=VERSION,
    )


def _total(view: SeriesView, last: Period | None) -> int | None:
    values = [point.value for point in view.points[-YEARS:] if point.value is not None]
    whole = len(values) == YEARS and view.points[-1].period == last
    return round(sum(values)) if whole else None


@lru_cache(maxsize=1024)
def _lines(counts: tuple[tuple[str, int], ...], years: int, wobble: float) -> tuple[ThresholdLine, ...]:
    if math.isnan(wobble) or not counts:
        return ()
    card = thresholds([count for _name, count in counts], wobble, exposure_before=float(years))
    return tuple(
        ThresholdLine(name, count, years, _whole(higher), _whole(lower))
        for (name, count), higher, lower in zip(counts, card.higher_from, card.lower_to, strict=True)
    )


def _whole(count: float) -> int | None:
    return None if count != count else int(count)
