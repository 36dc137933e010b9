# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of charts, and which function draws, explains, tells and tabulates each."""

from typing import assert_never

from driehoek.lib.charts.drawing import Drawing, Variant
from driehoek.lib.charts.keys import Key, keys_of_lines, keys_of_multiples
from driehoek.lib.charts.lines import draw_lines
from driehoek.lib.charts.looks import Style
from driehoek.lib.charts.model import Lines, Multiples
from driehoek.lib.charts.sheets import draw_multiples

Chart = Lines | Multiples
"""Any chart."""


def drawn(chart: Chart, style: Style, variant: Variant) -> Drawing:
    """Return the drawing of a chart."""
    match chart:
        case Lines():
            return draw_lines(chart, style, variant)
        case Multiples():
            return draw_multiples(chart, style, variant)
        case _ as never:
            assert_never(never)


def keys(chart: Chart) -> tuple[Key, ...]:
    """Return the legend of a chart."""
    match chart:
        case Lines():
            return keys_of_lines(chart)
        case Multiples():
            return keys_of_multiples(chart)
        case _ as never:
            assert_never(never)
