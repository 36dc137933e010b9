# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts per month: bars, a bound, and the total over twelve months as a line above them."""

from collections.abc import Sequence

from driehoek.lib.charts.canvas import Canvas, units
from driehoek.lib.charts.drawing import WIDTHS, Drawing, Variant
from driehoek.lib.charts.frame import Frame, draw_periods, draw_values, largest, room_for_values, span
from driehoek.lib.charts.looks import SIZE, Style
from driehoek.lib.charts.marks import draw_breaks, draw_remarks, room_for_marks
from driehoek.lib.charts.model import Lines, Series, Value
from driehoek.lib.charts.places import Months
from driehoek.lib.charts.scales import scale_for, shortened, width_of
from driehoek.lib.charts.strokes import draw_line, draw_missing, runs
from driehoek.lib.charts.words import period, told, valued, word

YEAR = 12
_LINE_HEIGHT, _BAR_HEIGHT, _BETWEEN = 130.0, 100.0, 34.0


def totals(chart: Months) -> Series:
    """Return the totals over twelve months, at the last month of each; a gap where a month is missing.

    >>> from driehoek.lib.charts.model import About, Step
    >>> months = tuple(Value(Step.MONTH.at(2025, month), 2) for month in range(1, 13))
    >>> totals(Months(About("", ""), Series("", months))).values[0].number
    24
    """
    known = {value.at: value for value in chart.series.values}
    cuts = [each.at for each in chart.breaks if each.cuts]
    made = []
    for value in chart.series.values:
        months = [known.get(at) for at in range(value.at - YEAR + 1, value.at + 1)]
        if any(value.at - YEAR + 1 < cut <= value.at for cut in cuts):
            continue
        numbers = [month.number for month in months if month is not None and month.number is not None]
        if len(numbers) == YEAR:
            open_ = any(month is not None and month.provisional for month in months)
            made.append(Value(value.at, sum(numbers), provisional=open_))
    return Series(word("twelve_months", chart.about.language), tuple(made))


def frames(chart: Months, variant: Variant) -> tuple[Frame, Frame]:
    """Return the room of the line and that of the bars."""
    line, bars = totals(chart), [chart.series, *([chart.bounds] if chart.bounds is not None else [])]
    first, last = span([chart.series])
    whole = chart.about.decimals == 0
    scales = [scale_for(largest(each), whole=whole, steps=4) for each in ([line], bars)]
    left = max(room_for_values(scale, chart.about) for scale in scales)
    beside = max([width_of(_last(line, chart), SIZE), 6]) + 12
    right = WIDTHS[variant] - beside
    bare = Frame(left, 0, right, 1, first, last, scales[0])
    top = 2 * SIZE + 22 + room_for_marks(bare, as_lines(chart))
    upper = Frame(left, top, right, top + _LINE_HEIGHT, first, last, scales[0])
    below = upper.bottom + _BETWEEN
    return upper, Frame(left, below, right, below + _BAR_HEIGHT, first, last, scales[1])


def as_lines(chart: Months) -> Lines:
    """Return the part that is a chart of lines, for its marks."""
    return Lines(chart.about, (chart.series,), chart.step, chart.breaks, chart.remarks)


def draw_months(chart: Months, style: Style, variant: Variant) -> Drawing:
    """Draw the chart without its words below."""
    canvas = Canvas(style)
    canvas.text(0, SIZE, shortened(chart.about.unit, WIDTHS[variant]), "unit")
    if all(value.number is None for value in chart.series.values):
        canvas.text(0, SIZE * 3, word("no_figures", chart.about.language), "name")
        return Drawing(canvas, WIDTHS[variant], SIZE * 4)
    upper, lower = frames(chart, variant)
    _draw_totals(canvas, upper, chart)
    canvas.text(0, lower.top - 12, word("each_month", chart.about.language), "title")
    draw_values(canvas, lower, chart.about)
    _draw_bars(canvas, lower, chart)
    draw_missing(canvas, lower, chart.series)
    draw_periods(canvas, lower, chart.step, chart.about)
    return Drawing(canvas, WIDTHS[variant], lower.bottom + SIZE + 15)


def _draw_totals(canvas: Canvas, frame: Frame, chart: Months) -> None:
    line = totals(chart)
    canvas.text(0, 2 * SIZE + 6, line.name, "title")
    if not line.values:
        canvas.text(0, frame.top + SIZE, word("no_totals", chart.about.language), "name")
        return
    draw_values(canvas, frame, chart.about)
    draw_breaks(canvas, frame, as_lines(chart))
    for run in runs(line.values):
        if len(run) == 1:
            canvas.circle(frame.x(run[0].at), frame.y(run[0].number or 0), 2, "dot")
        draw_line(canvas, frame, run, "line-1")
    draw_remarks(canvas, frame, as_lines(chart))
    last = line.values[-1]
    x, y = frame.x(last.at), frame.y(last.number or 0)
    title = f"{period(last.at, chart.step, chart.about.language)}: {told(last, chart.about)}"
    canvas.circle(x, y, 3.5, "dot-open" if last.provisional else "dot", title)
    canvas.text(x + 8, y + SIZE * 0.35, _last(line, chart), "value-last")


def _last(line: Series, chart: Months) -> str:
    return valued(line.values[-1].number or 0, chart.about) if line.values else ""


def _draw_bars(canvas: Canvas, frame: Frame, chart: Months) -> None:
    half = min(frame.margin * 0.7, 12)
    for open_, role in ((False, "bar"), (True, "bar-open")):
        bars = (value for value in chart.series.values if value.provisional is open_)
        canvas.path("".join(_bar(frame, value, half) for value in bars), role)
    if chart.bounds is not None:
        canvas.path(_steps(frame, chart.bounds.values), "bound")


def _bar(frame: Frame, value: Value, half: float) -> str:
    if not value.number:
        return ""
    x, foot = frame.x(value.at), units(frame.bottom)
    return f"M{units(x - half)} {foot}V{units(frame.y(value.number))}H{units(x + half)}V{foot}z"


def _steps(frame: Frame, bounds: Sequence[Value]) -> str:
    return "".join(
        f"M{units(frame.x(each.at) - frame.margin)} {units(frame.y(each.number))}h{units(2 * frame.margin)}"
        for each in bounds
        if each.number is not None and frame.first <= each.at <= frame.last
    )
