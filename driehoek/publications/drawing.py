# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A figure of one municipality as a chart on paper: its years up to the year that is looked back on."""

from dataclasses import dataclass

from driehoek.figures.queries.published import HIDDEN
from driehoek.figures.queries.views import LABELS, FindingView, Point, SeriesView
from driehoek.kernel.definitions import label
from driehoek.lib.charts.model import About, Break, Direction, Lines, Series, Step, Value
from driehoek.lib.charts.paper import block
from driehoek.lib.documents.content import Line
from driehoek.lib.documents.figures import ChartBlock


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn.

    Attributes:
        title: who and what; unit: what is counted; direction: lager, hoger or neutraal.
    """

    title: str
    unit: str
    direction: str
    series: SeriesView
    finding: FindingView


def drawn(what: Drawn, heading: Line, sentence: Line, source: Line) -> ChartBlock:
    """Draw a figure, with its words as the paper says them."""
    view, finding = what.series, what.finding
    about = About(
        title=what.title,
        unit=f"{what.unit} per jaar",
        source=view.source.text,
        sentence=finding.sentence(),
        label=LABELS[finding.label],
        direction=Direction(what.direction),
    )
    points = [point for point in view.points if point.period.year <= finding.period.year]
    lines = Lines(
        about,
        (Series(view.area_name, tuple(_value(point) for point in points)),),
        breaks=tuple(
            Break(each.period.year, each.text, cuts=False)
            for each in view.breaks
            if points[0].period.year < each.period.year <= finding.period.year
        ),
    )
    return block(lines, heading, sentence, source, key=finding.indicator)


def _value(point: Point) -> Value:
    words = "withheld" if point.missing in HIDDEN else "missing"
    return Value(
        Step.YEAR.at(point.period.year, 1),
        point.value,
        missing=label(words, point.missing) if point.missing else "",
        provisional=point.provisional,
    )
