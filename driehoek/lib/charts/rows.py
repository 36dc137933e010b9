# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows: bars of counts, and dots with their margins. Names stand above each row: that fits on a telephone too."""

from dataclasses import dataclass

from driehoek.lib.charts.canvas import Canvas, units
from driehoek.lib.charts.drawing import WIDTHS, Drawing, Variant
from driehoek.lib.charts.frame import largest
from driehoek.lib.charts.looks import SIZE, Style
from driehoek.lib.charts.model import LevelKind, Value
from driehoek.lib.charts.places import Bars, Dots
from driehoek.lib.charts.scales import Scale, scale_for, shortened, width_of
from driehoek.lib.charts.words import number, period, tick, told, valued, word

_BAR, _ROW = 14.0, 44.0
_LINE = 19.0
_UNDER_UNIT = SIZE + 14


def bar_scale(chart: Bars) -> Scale:
    """Return the scale of the bars."""
    top = max((bar.number for bar in chart.bars if bar.number is not None), default=0)
    return scale_for(top, whole=chart.about.decimals == 0)


def bar_room(chart: Bars, variant: Variant) -> float:
    """Return how long the longest bar may be."""
    ends = (width_of(valued(bar.number or 0, chart.about), SIZE) for bar in chart.bars)
    return WIDTHS[variant] - max(ends) - 10


def draw_bars(chart: Bars, style: Style, variant: Variant) -> Drawing:
    """Draw the chart without its words below."""
    canvas, about = Canvas(style), chart.about
    canvas.text(0, SIZE, shortened(about.unit, WIDTHS[variant]), "unit")
    scale, room = bar_scale(chart), bar_room(chart, variant)
    y = _UNDER_UNIT
    for bar in chart.bars:
        canvas.text(0, y + SIZE - 2, shortened(bar.name, WIDTHS[variant]), "key-text")
        top = y + SIZE + 4
        if bar.number is None:
            why = f" ({bar.missing})" if bar.missing else ""
            canvas.text(0, top + _BAR - 3, word("no_figure", about.language) + why, "name")
        else:
            length = room * bar.number / scale.top
            canvas.line(0, top - 2, 0, top + _BAR + 2, "axis")
            if length:
                canvas.rect(0, top, length, _BAR, "bar", f"{bar.name}: {valued(bar.number, about)}")
            canvas.text(length + 6, top + _BAR - 2.5, valued(bar.number, about), "value-last")
        y += _ROW
    return Drawing(canvas, WIDTHS[variant], y - 4)


def dots_scale(chart: Dots) -> Scale:
    """Return the scale of the dots."""
    return scale_for(
        max([largest(chart.rows), *(level.number for level in chart.levels)]),
        whole=chart.about.decimals == 0 and chart.about.unit != "%",
    )


def written(value: Value, chart: Dots) -> str:
    """Return a value as it stands beside its dot: "34 % (31-37)"."""
    if value.number is None:
        return word("no_figure", chart.about.language)
    text = valued(value.number, chart.about)
    if value.low is None or value.high is None:
        return text
    low, high = (number(each, chart.about.decimals, "", chart.about.language) for each in (value.low, value.high))
    return f"{text} ({low}–{high})"


@dataclass(frozen=True, slots=True)
class Row:
    """Where the dots of one chart stand across.

    Attributes:
        left, right: where zero and the top of the scale stand.
        scale: of the values.
        width: of the drawing.
        beside: the value stands at the right of its interval, always; else where there is room.
    """

    left: float
    right: float
    scale: Scale
    width: float
    beside: bool

    def x(self, value: float) -> float:
        """Return where a value stands."""
        return self.left + (self.right - self.left) * value / self.scale.top


def row_of(chart: Dots, variant: Variant) -> Row:
    """Return the room of the dots; tests recompute from it where each dot must stand."""
    scale, width = dots_scale(chart), WIDTHS[variant]
    words = [width_of(written(value, chart), SIZE) for row in chart.rows for value in row.values]
    beside = max([0, *words]) + 16 if variant == "wide" else 0
    last = width_of(tick(scale.top, chart.about), SIZE) / 2 + 2
    return Row(width_of(tick(0, chart.about), SIZE) / 2 + 1, width - max(beside, last), scale, width, variant == "wide")


def draw_dots(chart: Dots, style: Style, variant: Variant) -> Drawing:
    """Draw the chart without its words below."""
    canvas, about, row = Canvas(style), chart.about, row_of(chart, variant)
    named = about.unit not in ("%", "")
    top = _UNDER_UNIT if named else 4.0
    heights = [SIZE + 14 + sum(_height(row, chart, value) for value in each.values) for each in chart.rows]
    bottom = top + sum(heights)
    if named:
        canvas.text(0, SIZE, shortened(about.unit, WIDTHS[variant]), "unit")
    _draw_ticks(canvas, row, chart, top, bottom)
    for level in chart.levels:
        role = "target" if level.kind is LevelKind.TARGET else "baseline"
        canvas.line(row.x(level.number), top, row.x(level.number), bottom, role)
    start = top
    for each, height in zip(chart.rows, heights, strict=True):
        canvas.text(row.left + 4, start + SIZE, shortened(each.name, row.width - row.left - 4), "name")
        y = start + SIZE + 8
        for place, value in enumerate(reversed(each.values)):
            y += _height(row, chart, value)
            _draw_dot(canvas, row, chart, value, y - _LINE / 2, newest=place == 0)
        start += height
    return Drawing(canvas, row.width, bottom + SIZE + 8)


def _draw_ticks(canvas: Canvas, row: Row, chart: Dots, top: float, bottom: float) -> None:
    ticks = row.scale.ticks
    roomy = width_of(tick(row.scale.top, chart.about), SIZE) + 6 < (row.right - row.left) / (len(ticks) - 1)
    for value in ticks:
        x = row.x(value)
        canvas.line(x, top, x, bottom, "axis" if value == 0 else "grid")
        if roomy or value in (0, row.scale.top):
            canvas.text(x, bottom + SIZE + 2, tick(value, chart.about), "tick-text", "middle")


def _ends(row: Row, value: Value) -> tuple[float, float]:
    """Return where the interval of a value begins and ends, or where its dot stands."""
    numbers = [each for each in (value.number, value.low, value.high) if each is not None]
    return row.x(min(numbers)), row.x(max(numbers))


def _side(row: Row, chart: Dots, value: Value) -> str:
    """Return where the words of a value have room: right of its interval, left of it, or above."""
    start, end = _ends(row, value)
    size = width_of(written(value, chart), SIZE) + 10
    if row.beside or end + size < row.width:
        return "right"
    return "left" if start - size > row.left else "above"


def _height(row: Row, chart: Dots, value: Value) -> float:
    above = value.number is not None and _side(row, chart, value) == "above"
    return _LINE + (SIZE + 2 if above else 0)


def _draw_dot(canvas: Canvas, row: Row, chart: Dots, value: Value, y: float, *, newest: bool) -> None:
    text, base = written(value, chart), y + SIZE * 0.35
    if value.number is None:
        canvas.path(f"M{units(row.left + 8)} {units(y - 3)}l6 6m0-6l-6 6", "missing")
        canvas.text(row.left + 22, base, text, "name")
        return
    start, end = _ends(row, value)
    if value.low is not None:
        ends = "".join(f"M{units(each)} {units(y - 5)}v10" for each in (start, end))
        canvas.path(f"M{units(start)} {units(y)}H{units(end)}{ends}", "whisker")
    title = f"{period(value.at, chart.step, chart.about.language)}: {told(value, chart.about)}"
    canvas.circle(row.x(value.number), y, 4, "dot" if newest and not value.provisional else "dot-open", title)
    role = "value-last" if newest else "name"
    match _side(row, chart, value):
        case "right":
            canvas.text(end + 10, base, text, role)
        case "left":
            canvas.text(start - 10, base, text, role, "end")
        case _:
            canvas.text(row.width, y - 9, shortened(text, row.width), role, "end")
