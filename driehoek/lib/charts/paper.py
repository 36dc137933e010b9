# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A chart on paper: as pixels, and as a block that a paper keeps."""

from driehoek.lib.charts.alt import alt
from driehoek.lib.charts.kinds import Chart
from driehoek.lib.charts.svg import svg
from driehoek.lib.charts.tables import table
from driehoek.lib.documents.content import Line
from driehoek.lib.documents.figures import ChartBlock, Numbers, Picture
from driehoek.lib.documents.pictures import PIXELS, png_of


def png(chart: Chart, pixels: int = PIXELS) -> bytes:
    """Return a chart as PNG, so many pixels wide; made once for the same chart."""
    return png_of(svg(chart, "print"), pixels)


def block(chart: Chart, heading: Line, sentence: Line, source: Line, key: str = "") -> ChartBlock:
    """Return what a paper keeps of a chart, with lines that know where they come from.

    Papers are kept as they were issued, so this holds the drawing and the numbers themselves, not the way to them.
    """
    numbers = table(chart)
    return ChartBlock(
        heading=heading,
        sentence=sentence,
        picture=Picture(svg(chart, "print"), alt(chart)),
        numbers=Numbers(chart.about.title, numbers.headings, numbers.numeric, numbers.rows),
        source=source,
        key=key,
    )
