# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of charts, and which function draws, explains, tells and tabulates each."""

from typing import assert_never

from driehoek.lib.charts import place_keys
from driehoek.lib.charts.drawing import Drawing, Variant
from driehoek.lib.charts.funnels import draw_funnel
from driehoek.lib.charts.keys import Key, keys_of_lines, keys_of_multiples
from driehoek.lib.charts.lines import draw_lines
from driehoek.lib.charts.looks import Style
from driehoek.lib.charts.maps import draw_map
from driehoek.lib.charts.model import Lines, Multiples
from driehoek.lib.charts.months import draw_months
from driehoek.lib.charts.places import AreaMap, Bars, Dots, Funnel, Months
from driehoek.lib.charts.rows import draw_bars, draw_dots
from driehoek.lib.charts.sheets import draw_multiples

Chart = Lines | Multiples | Months | Bars | Dots | Funnel | AreaMap
"""Any chart."""


def drawn(chart: Chart, style: Style, variant: Variant) -> Drawing:
    """Return the drawing of a chart."""
    match chart:
        case Lines():
            return draw_lines(chart, style, variant)
        case Multiples():
            return draw_multiples(chart, style, variant)
        case Months():
            return draw_months(chart, style, variant)
        case Bars():
            return draw_bars(chart, style, variant)
        case Dots():
            return draw_dots(chart, style, variant)
        case Funnel():
            return draw_funnel(chart, style, variant)
        case AreaMap():
            return draw_map(chart, style, variant)
        case _ as never:
            assert_never(never)


def keys(chart: Chart) -> tuple[Key, ...]:
    """Return the legend of a chart."""
    match chart:
        case Lines():
            return keys_of_lines(chart)
        case Multiples():
            return keys_of_multiples(chart)
        case Months():
            return place_keys.keys_of_months(chart)
        case Bars():
            return place_keys.keys_of_bars(chart)
        case Dots():
            return place_keys.keys_of_dots(chart)
        case Funnel():
            return place_keys.keys_of_funnel(chart)
        case AreaMap():
            return place_keys.keys_of_map(chart)
        case _ as never:
            assert_never(never)
