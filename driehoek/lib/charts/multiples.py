# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small charts: a line with the last value, on a shared scale or each its own."""

from driehoek.lib.charts.canvas import Canvas
from driehoek.lib.charts.drawing import WIDTHS, Drawing
from driehoek.lib.charts.frame import Frame, largest, span
from driehoek.lib.charts.looks import SIZE, Style
from driehoek.lib.charts.model import About, Direction, LevelKind, Multiples, Panel, Series
from driehoek.lib.charts.scales import Scale, scale_for, width_of
from driehoek.lib.charts.strokes import dotted, draw_line, draw_missing, runs
from driehoek.lib.charts.words import axis_period, number, period, tick, told, word
from driehoek.lib.statistics.labels import Label

_HEIGHT = 84.0
_TOP = 10.0


def about_of(chart: Multiples, panel: Panel) -> About:
    """Return what is said about one panel: its own words where it has them."""
    about = chart.about
    return About(
        title=panel.series.name,
        unit=about.unit if panel.unit is None else panel.unit,
        decimals=about.decimals if panel.decimals is None else panel.decimals,
        label=panel.label,
        direction=about.direction if panel.direction is None else panel.direction,
        language=about.language,
    )


def scales(chart: Multiples) -> list[Scale]:
    """Return the scale of each panel: one for all when they share it."""
    tops = [max([largest(_series(panel)), *(level.number for level in panel.levels)]) for panel in chart.panels]
    if chart.shared:
        tops = [max(tops)] * len(tops)
    return [
        scale_for(top, whole=about_of(chart, panel).decimals == 0, steps=4)
        for top, panel in zip(tops, chart.panels, strict=True)
    ]


def _series(panel: Panel) -> list[Series]:
    return [panel.series] if panel.comparison is None else [panel.series, panel.comparison]


def frames(chart: Multiples) -> list[Frame]:
    """Return the room of each panel, over the same periods and with axes under each other."""
    first, last = span([panel.series for panel in chart.panels])
    made = scales(chart)
    words = [about_of(chart, panel) for panel in chart.panels]
    left = max(width_of(tick(scale.top, about), SIZE) for scale, about in zip(made, words, strict=True)) + 6
    lasts = (_last(panel, about) for panel, about in zip(chart.panels, words, strict=True))
    right = WIDTHS["small"] - 6 - max(width_of(last, SIZE) for last in lasts)
    return [Frame(left, _TOP, right, _TOP + _HEIGHT, first, last, scale) for scale in made]


def _last(panel: Panel, about: About) -> str:
    known = [value.number for value in panel.series.values if value.number is not None]
    return number(known[-1], about.decimals, about.unit, about.language) if known else ""


def draw_panels(chart: Multiples, style: Style) -> list[Drawing]:
    """Draw each panel without its name."""
    return [draw_panel(chart, panel, frame, style) for panel, frame in zip(chart.panels, frames(chart), strict=True)]


def draw_panel(chart: Multiples, panel: Panel, frame: Frame, style: Style) -> Drawing:
    """Draw one panel."""
    canvas = Canvas(style)
    about = about_of(chart, panel)
    drawing = Drawing(canvas, WIDTHS["small"], frame.bottom + SIZE + 8)
    canvas.line(frame.left, frame.bottom, frame.right, frame.bottom, "axis")
    known = [value for value in panel.series.values if value.number is not None]
    if not known:
        canvas.text(frame.left + 4, frame.top + _HEIGHT / 2, word("no_figures", about.language), "name")
        return drawing
    _draw_axes(canvas, frame, chart, about)
    for level in panel.levels:
        height, role = frame.y(level.number), "target" if level.kind is LevelKind.TARGET else "baseline"
        canvas.line(frame.left, height, frame.right, height, role)
    for each in panel.breaks:
        if frame.first < each.at <= frame.last:
            canvas.line(frame.x(each.at - 0.5), frame.top, frame.x(each.at - 0.5), frame.bottom, "break")
    if panel.comparison is not None:
        for run in runs(panel.comparison.values, panel.breaks):
            draw_line(canvas, frame, run, "line-comparison", open_role="line-comparison")
    for run in runs(panel.series.values, panel.breaks):
        draw_line(canvas, frame, run, "line-1")
    draw_missing(canvas, frame, panel.series)
    canvas.path(dotted(frame, (value for value in known[:-1] if not value.provisional)), "dots")
    for value in known[:-1]:
        if value.provisional:
            canvas.circle(frame.x(value.at), frame.y(value.number or 0), 2.5, "dot-open")
    last = known[-1]
    x, y = frame.x(last.at), frame.y(last.number or 0)
    title = f"{period(last.at, chart.step, about.language)}: {told(last, about)}"
    canvas.circle(x, y, 3.5, "dot-open" if last.provisional else "dot", title)
    middle = min(max(y, frame.top), frame.bottom - SIZE / 2)
    canvas.text(frame.right + 3, middle + SIZE * 0.35, _last(panel, about), "value-last")
    return drawing


def _draw_axes(canvas: Canvas, frame: Frame, chart: Multiples, about: About) -> None:
    canvas.line(frame.left, frame.top, frame.right, frame.top, "grid")
    canvas.text(frame.left - 4, frame.top + SIZE * 0.35, tick(frame.scale.top, about), "tick-text", "end")
    canvas.text(frame.left - 4, frame.bottom + 1, "0", "tick-text", "end")
    names = [axis_period(at, chart.step, about.language, whole_years=False) for at in (frame.first, frame.last)]
    below = frame.bottom + SIZE + 3
    canvas.text(frame.left, below, names[0], "tick-text")
    if frame.last > frame.first and width_of(names[0] + names[1], SIZE) + 6 < frame.right - frame.left:
        canvas.text(frame.right, below, names[1], "tick-text", "end")


def arrow_role(label: Label, direction: Direction) -> str:
    """Return the role of the arrow of a clear change: a colour only where a rise is known to be good or bad.

    >>> arrow_role(Label.CLEAR_RISE, Direction.NEUTRAL), arrow_role(Label.CLEAR_RISE, Direction.LOWER)
    ('arrow', 'arrow-bad')
    """
    if direction is Direction.NEUTRAL:
        return "arrow"
    rises = label is Label.CLEAR_RISE
    return "arrow-good" if rises == (direction is Direction.HIGHER) else "arrow-bad"


def draw_arrow(canvas: Canvas, label: Label, direction: Direction, x: float, y: float) -> float:
    """Draw an arrow for a clear change and for nothing else; return how much room it took."""
    if not label.is_clear:
        return 0
    shape = "l5 9h-10z" if label is Label.CLEAR_RISE else "m-5 0h10l-5 9z"
    canvas.path(f"M{x + 5:g} {y - 9.5:g}{shape}", arrow_role(label, direction))
    return 15
