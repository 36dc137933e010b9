# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From series to charts: the same specification makes the picture, its words, its table and its file."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup

from driehoek.figures.indicators import Indicator, Sort
from driehoek.figures.queries.views import FindingView, Point, SeriesView
from driehoek.lib.charts.kinds import Chart
from driehoek.lib.charts.model import About, Break, Direction, Multiples, Panel, Series, Step, Value
from driehoek.lib.charts.svg import panels
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statline.periods import Period, PeriodKind
from driehoek.web.presenters.chart import ChartView, chart_view
from driehoek.web.presenters.figures.labels import label_of, spoken
from driehoek.web.presenters.figures.periods import why_missing
from driehoek.web.presenters.figures.rates import limits_of


def place_of(period: Period) -> int:
    """Return where a period stands on the axis of a chart."""
    return Step(period.kind.value).at(period.year, period.number or 1)


def line_of(view: SeriesView, name: str = "", *, margins: bool = False, comparison: bool = False) -> Series:
    """Return a series as a line.

    Args:
        name: what the line is called; the name of the area when left empty.
        margins: with the interval of chance around each count, or that of the survey.
    """
    limits = _limits(view) if margins else [(None, None)] * len(view.points)
    values = (_value(point, low, high) for point, (low, high) in zip(view.points, limits, strict=True))
    return Series(name or view.area_name, tuple(values), comparison)


def _value(point: Point, low: float | None, high: float | None) -> Value:
    missing = why_missing(point.missing) if point.value is None else ""
    return Value(place_of(point.period), point.value, low, high, missing, point.provisional, point.note)


def _limits(view: SeriesView) -> list[tuple[float | None, float | None]]:
    """Return the limits of each point: those of the source, or those of chance around a whole number."""
    if any(point.low is not None for point in view.points):
        return [(point.low, point.high) for point in view.points]
    if view.decimals:
        return [(None, None)] * len(view.points)
    return [(None, None) if point.value is None else limits_of(point.value) for point in view.points]


def breaks_of(views: Iterable[SeriesView]) -> tuple[Break, ...]:
    """Return the breaks of these series, each once; a change within a year stands before that year's figure."""
    found = {(place_of_break(view, each.period), each.text) for view in views for each in view.breaks}
    return tuple(Break(at, text, cuts=False) for at, text in sorted(found))


def place_of_break(view: SeriesView, period: Period) -> int:
    """Return where a break stands on the axis of a series: one within a year, at that year."""
    return period.year if view.kind is PeriodKind.YEAR else place_of(period)


def unit_of(indicator: Indicator, view: SeriesView) -> str:
    """Return what is counted, for the axis: "misdrijven per jaar", or the sign of a percentage."""
    language = get_language() or "nl"
    if indicator.sort is Sort.SURVEY:
        return (
            "%"
            if "%" in view.unit or view.unit.startswith(("procent", "percent"))
            else indicator.unit.in_language(language)
        )
    per = {PeriodKind.YEAR: _("%(unit)s a year"), PeriodKind.MONTH: _("%(unit)s a month")}
    words = indicator.unit.in_language(language)
    return per[view.kind] % {"unit": words} if view.kind in per else words


def unit_in_words(indicator: Indicator, view: SeriesView) -> str:
    """Return what is counted where it stands in a line of text: never a bare sign."""
    if indicator.sort is Sort.SURVEY:
        return indicator.unit.in_language(get_language() or "nl")
    return unit_of(indicator, view)


def about(indicator: Indicator, title: str, view: SeriesView, finding: FindingView | None = None) -> About:
    """Return what is the same for each chart of an indicator."""
    sentence = finding.sentence(spoken()) if finding is not None else ""
    return About(
        title=title,
        unit=unit_of(indicator, view),
        decimals=view.decimals,
        source=view.source.text,
        sentence=sentence,
        label=label_of(finding.label) if finding is not None else Label.NO_LABEL,
        direction=Direction(indicator.direction.value),
        language=spoken(),
    )


def multiples_of(indicator: Indicator, series: Sequence[SeriesView], labels: Sequence[Label]) -> Multiples:
    """Return the small charts of an indicator: one for each area, each with a scale of its own."""
    first = series[0]
    return Multiples(
        about(indicator, indicator.title.in_language(get_language() or "nl"), first),
        tuple(
            Panel(line_of(view), label=label, breaks=breaks_of([view]))
            for view, label in zip(series, labels, strict=True)
        ),
        shared=False,
    )


@lru_cache(maxsize=2048)
def pictures(chart: Multiples) -> tuple[Markup, ...]:
    """Return each small chart as a picture; the same numbers are drawn once."""
    return tuple(Markup(each) for each in panels(chart))  # noqa: S704 - made by lib/charts, which escapes every text


@lru_cache(maxsize=512)
def viewed(chart: Chart, place: str, csv: str = "") -> ChartView:
    """Return a chart as the component shows it; the same numbers are drawn once."""
    return chart_view(chart, place, csv=csv)
