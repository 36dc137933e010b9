# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The picture: one function for every kind of chart."""

from driehoek.lib.charts.alt import alt, alt_of_panel
from driehoek.lib.charts.canvas import Canvas
from driehoek.lib.charts.drawing import Drawing, Variant
from driehoek.lib.charts.keys import SIGN_HEIGHT, SIGN_WIDTH, Key, draw_sign
from driehoek.lib.charts.kinds import Chart, drawn, keys
from driehoek.lib.charts.looks import SIZE, Style
from driehoek.lib.charts.model import Multiples
from driehoek.lib.charts.multiples import draw_panels
from driehoek.lib.charts.scales import width_of, wrapped

_LINE = SIZE + 6


def svg(chart: Chart, style: Style = "screen", variant: Variant = "wide", *, alone: bool = False) -> str:
    """Return a chart as SVG; the same chart gives the same bytes.

    On the screen it holds the drawing only, with classes: legend, sentence and table are HTML beside it. On paper it
    holds its legend too, in fixed greys.

    Args:
        chart: any of the kinds.
        style: where it will stand.
        variant: "narrow" for a telephone.
        alone: for a file that is passed on by itself: with title, sentence and source.
    """
    drawing = drawn(chart, style, variant)
    if style == "print":
        drawing = _with_words(chart, drawing, alone=alone)
    return drawing.canvas.picture(drawing.width, drawing.height, chart.about.title, alt(chart), variant)


def panels(chart: Multiples) -> tuple[str, ...]:
    """Return each small chart as a picture of its own, for a page that puts them beside each other."""
    return tuple(
        drawing.canvas.picture(drawing.width, drawing.height, panel.series.name, alt_of_panel(chart, panel), "small")
        for panel, drawing in zip(chart.panels, draw_panels(chart, "screen"), strict=True)
    )


def _with_words(chart: Chart, drawing: Drawing, *, alone: bool) -> Drawing:
    """Put the legend under a drawing; and for a file by itself its title and sentence above and its source below."""
    canvas, y = Canvas("print"), 0.0
    if alone:
        for line in wrapped(chart.about.title, drawing.width, SIZE * 1.15):
            canvas.text(0, y + SIZE + 2, line, "title", size=SIZE * 1.15)
            y += _LINE + 2
        for line in wrapped(chart.about.sentence, drawing.width, SIZE):
            canvas.text(0, y + SIZE, line, "key-text")
            y += _LINE
        y += 8
    canvas.moved(drawing.canvas, 0, y)
    y = _draw_keys(canvas, keys(chart), y + drawing.height + 6, drawing.width)
    if alone:
        y += 4
        for line in wrapped(chart.about.source, drawing.width, SIZE):
            canvas.text(0, y + SIZE, line, "unit")
            y += _LINE
    return Drawing(canvas, drawing.width, y + 2)


def _draw_keys(canvas: Canvas, entries: tuple[Key, ...], y: float, width: float) -> float:
    """Write the legend from left to right in rows; return where it ends."""
    x = 0.0
    for entry in entries:
        sign = 0 if entry.sign == "words" else SIGN_WIDTH + 6
        lines = wrapped(entry.text, width - sign, SIZE)
        needed = sign + max((width_of(line, SIZE) for line in lines), default=0)
        if x and x + needed > width:
            x, y = 0.0, y + _LINE
        if sign:
            draw_sign(canvas, entry, x, y)
        for line in lines[:-1]:
            canvas.text(x + sign, y + SIGN_HEIGHT - 4, line, "key-text")
            y += _LINE
        canvas.text(x + sign, y + SIGN_HEIGHT - 4, lines[-1] if lines else "", "key-text")
        x += needed + 22
        if len(lines) > 1:
            x, y = 0.0, y + _LINE
    return y + (_LINE if x else 0)
