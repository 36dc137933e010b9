# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The threshold card of an indicator: from which count on a change is clear, in general and in each municipality."""

from collections.abc import Mapping
from dataclasses import dataclass

from driehoek.figures.queries.findings import findings_of
from driehoek.figures.queries.series import series_of
from driehoek.figures.queries.views import FindingView, SeriesView, SourceLine
from driehoek.figures.rules import Compared
from driehoek.kernel.actor import Actor
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
        wobble, wobble_of_years: s from year to year, and against the mean of three years.
    """

    following: Period | None
    lines: tuple[ThresholdLine, ...]
    own: tuple[ThresholdLine, ...]
    wobble: float | None
    wobble_of_years: float | None
    source: SourceLine | None
    method: str


def threshold_page(actor: Actor, head: PartnershipHead, key: str) -> ThresholdPage:
    """Return the card of an indicator; 6 queries at most."""
    areas = tuple(place.cbs_code for place in head.municipalities)
    series = series_of(actor, head.pk, (key,), areas)
    said = findings_of(actor, head.pk, (key,), areas)
    year, three = _wobble(said, Compared.YEAR_BEFORE), _wobble(said, Compared.THREE_YEARS)
    views = [view for view in series.values() if view.newest is not None]
    last = max((view.newest.period for view in views if view.newest), default=None)
    return ThresholdPage(
        following=last.next() if last is not None else None,
        lines=_lines([("", count) for count in STEPS], 1, year),
        own=_lines(
            [(view.area_name, total) for view in views if (total := _total(view, last)) is not None], YEARS, three
        ),
        wobble=year,
        wobble_of_years=three,
        source=views[0].source if views else None,
        method=next((one.method for one in said.values()), ""),
    )


def _wobble(said: Mapping[tuple[str, str], FindingView], compared: Compared) -> float | None:
    every = [one for main in said.values() for one in (main, *main.others) if one.compared is compared]
    return next((one.wobble for one in every if one.wobble is not None), None)


def _total(view: SeriesView, last: Period | None) -> int | None:
    values = [point.value for point in view.points[-YEARS:] if point.value is not None]
    whole = len(values) == YEARS and view.points[-1].period == last
    return round(sum(values)) if whole else None


def _lines(counts: list[tuple[str, int]], years: int, wobble: float | None) -> tuple[ThresholdLine, ...]:
    if wobble is None or not counts:
        return ()
    card = thresholds([count for _name, count in counts], wobble, exposure_before=float(years))
    return tuple(
        ThresholdLine(name, count, years, _whole(higher), _whole(lower))
        for (name, count), higher, lower in zip(counts, card.higher_from, card.lower_to, strict=True)
    )


def _whole(count: float) -> int | None:
    return None if count != count else int(count)
