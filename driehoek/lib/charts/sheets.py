# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small charts on one sheet, for paper and for a file: names and labels stand in the picture."""

from driehoek.lib.charts.canvas import Canvas
from driehoek.lib.charts.drawing import WIDTHS, Drawing, Variant
from driehoek.lib.charts.looks import SIZE, Style
from driehoek.lib.charts.model import Multiples
from driehoek.lib.charts.multiples import about_of, draw_arrow, draw_panels
from driehoek.lib.charts.scales import shortened
from driehoek.lib.charts.words import label_words

_ABOVE, _BETWEEN = 46.0, 22.0


def draw_multiples(chart: Multiples, style: Style, variant: Variant) -> Drawing:
    """Draw all panels in rows, as many beside each other as the width has room for."""
    canvas = Canvas(style)
    drawn = draw_panels(chart, style)
    columns = max(1, int((2 * WIDTHS[variant] + _BETWEEN) // (WIDTHS["small"] + _BETWEEN))) if variant == "wide" else 1
    columns = min(columns, 3, len(drawn))
    across = WIDTHS["small"] + _BETWEEN
    width = max(columns * across - _BETWEEN, WIDTHS[variant])
    y = 0.0
    if chart.about.unit:
        canvas.text(0, SIZE, shortened(chart.about.unit, width), "unit")
        y = SIZE + 10
    for start in range(0, len(drawn), columns):
        row = drawn[start : start + columns]
        for column, (panel, drawing) in enumerate(zip(chart.panels[start : start + columns], row, strict=True)):
            x, about = column * across, about_of(chart, panel)
            canvas.text(x, y + SIZE, shortened(panel.series.name, WIDTHS["small"]), "title")
            taken = draw_arrow(canvas, panel.label, about.direction, x, y + 2 * SIZE + 6)
            canvas.text(x + taken, y + 2 * SIZE + 6, label_words(panel.label, about.language), "unit")
            canvas.moved(drawing.canvas, x, y + _ABOVE)
        y += _ABOVE + max(drawing.height for drawing in row) + _BETWEEN
    return Drawing(canvas, width, y - _BETWEEN)
