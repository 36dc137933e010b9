# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values over periods, drawn large: for one municipality, or a few lines that can be told apart."""

from collections.abc import Sequence

from driehoek.lib.charts import marks
from driehoek.lib.charts.canvas import Canvas
from driehoek.lib.charts.drawing import WIDTHS, Drawing, Variant
from driehoek.lib.charts.frame import Frame, draw_periods, draw_values, largest, room_for_values, span
from driehoek.lib.charts.looks import SIZE, Style
from driehoek.lib.charts.model import LevelKind, Lines, Series, Value
from driehoek.lib.charts.placing import Box, along, first_free, spread
from driehoek.lib.charts.scales import scale_for, shortened, width_of
from driehoek.lib.charts.strokes import dotted, draw_band, draw_line, draw_missing, runs
from driehoek.lib.charts.words import period, told, valued, word

HEIGHTS: dict[Variant, float] = {"wide": 240, "narrow": 200, "small": 80}
"""Of the part between the axes."""
_RADIUS = 3.5
_LONGEST_NAME = 150.0
_APART = SIZE + 2


def draw_lines(chart: Lines, style: Style, variant: Variant) -> Drawing:
    """Draw the chart without its words below."""
    canvas = Canvas(style)
    width = WIDTHS[variant]
    canvas.text(0, SIZE, shortened(chart.about.unit, width), "unit")
    frame = frame_of(chart, variant)
    if all(value.number is None for each in chart.series for value in each.values):
        canvas.text(0, SIZE * 3, word("no_figures", chart.about.language), "name")
        return Drawing(canvas, width, SIZE * 4)
    draw_values(canvas, frame, chart.about)
    draw_periods(canvas, frame, chart.step, chart.about)
    _draw_levels(canvas, frame, chart)
    marks.draw_breaks(canvas, frame, chart)
    for each in chart.series:
        for run in runs(each.values, chart.breaks):
            if not each.comparison:
                draw_band(canvas, frame, run)
    taken = _draw_series(canvas, frame, chart)
    taken += marks.draw_remarks(canvas, frame, chart)
    taken += _draw_ends(canvas, frame, chart, variant)
    taken += _draw_level_words(canvas, frame, chart, taken)
    _draw_numbers(canvas, frame, chart, taken)
    return Drawing(canvas, width, frame.bottom + SIZE + 15)


def frame_of(chart: Lines, variant: Variant) -> Frame:
    """Return the room between the axes; tests recompute from it where each value must stand."""
    about = chart.about
    held = [place for level in chart.levels for place in (level.first, level.last)]
    first, last = span(chart.series, *held)
    top_value = max([largest(chart.series), *(level.number for level in chart.levels)])
    scale = scale_for(top_value, whole=about.decimals == 0 and about.unit != "%")
    left = room_for_values(scale, about)
    beside = max((width_of(text, SIZE) for text, _, _ in ends(chart, variant)), default=0) + 10
    half = 1 / (2 * (last - first + 1))  # of the room, between the last period and the end of the axis
    right = min(WIDTHS[variant] - 6, (WIDTHS[variant] - max(beside, 12) - left * half) / (1 - half))
    bare = Frame(left, 0, right, 1, first, last, scale)
    top = SIZE + 16 + marks.room_for_marks(bare, chart)
    return Frame(left, top, right, top + HEIGHTS[variant], first, last, scale)


def role_of(chart: Lines, series: Series) -> str:
    """Return the role of a line: the first is whole, the others differ in dash."""
    if series.comparison:
        return "line-comparison"
    own = [each for each in chart.series if not each.comparison]
    return f"line-{own.index(series) + 1}"


def _draw_series(canvas: Canvas, frame: Frame, chart: Lines) -> list[Box]:
    """Draw lines and dots; return what words must keep off."""
    taken: list[Box] = []
    for each in sorted(chart.series, key=lambda one: not one.comparison):
        role = role_of(chart, each)
        for run in runs(each.values, chart.breaks):
            draw_line(canvas, frame, run, role, open_role="line-open" if not each.comparison else role)
            taken += along([(frame.x(one.at), frame.y(one.number or 0)) for one in run])
        if each.comparison:
            alone = [run[0] for run in runs(each.values, chart.breaks) if len(run) == 1]
            canvas.path(dotted(frame, alone), "dots-comparison")
            continue
        draw_missing(canvas, frame, each)
        for value in each.values:
            if value.number is not None:
                x, y = frame.x(value.at), frame.y(value.number)
                title = f"{period(value.at, chart.step, chart.about.language)}: {told(value, chart.about)}"
                canvas.circle(x, y, _RADIUS, "dot-open" if value.provisional else "dot", _whose(chart, each) + title)
                taken.append((x - 5, y - 5, x + 5, y + 5))
    return taken


def _whose(chart: Lines, series: Series) -> str:
    return f"{series.name}, " if len(chart.series) > 1 else ""


def _draw_levels(canvas: Canvas, frame: Frame, chart: Lines) -> None:
    for level in chart.levels:
        start = frame.left if level.first is None else frame.x(level.first) - frame.margin
        end = frame.right if level.last is None else frame.x(level.last) + frame.margin
        role = "target" if level.kind is LevelKind.TARGET else "baseline"
        canvas.line(start, frame.y(level.number), end, frame.y(level.number), role)


def _draw_level_words(canvas: Canvas, frame: Frame, chart: Lines, taken: Sequence[Box]) -> list[Box]:
    """Write the words of a level above or below it, at either end, where nothing else stands; else only in the key."""
    placed: list[Box] = []
    room = (frame.left, frame.top - 8, frame.right, frame.bottom)
    for level in chart.levels:
        y, width = frame.y(level.number), width_of(level.text, SIZE)
        start = frame.left if level.first is None else frame.x(level.first) - frame.margin
        end = frame.right if level.last is None else frame.x(level.last) + frame.margin
        lefts = (start + 4, max(start, end - width - 4), (start + end - width) / 2)
        candidates = [(left, y + shift, left + width, y + shift + SIZE) for left in lefts for shift in (-SIZE - 3, 3)]
        box = first_free(candidates, [*taken, *placed], room)
        if box is not None:
            canvas.text(box[0], box[3] - 3, level.text, "name")
            placed.append(box)
    return placed


def ends(chart: Lines, variant: Variant) -> list[tuple[str, Value, Series]]:
    """Return what is written at the right of each line: its last value, and whose it is when there are several."""
    found = []
    for each in chart.series:
        known = [value for value in each.values if value.number is not None]
        if not known:
            continue
        number = valued(known[-1].number or 0, chart.about)
        named = f"{each.name} {number}"
        short = variant == "narrow" or len(chart.series) == 1 or width_of(named, SIZE) > _LONGEST_NAME
        found.append((number if short else named, known[-1], each))
    return found


def _draw_ends(canvas: Canvas, frame: Frame, chart: Lines, variant: Variant) -> list[Box]:
    """Write the last value of each line beside its end, pushed apart where they would touch."""
    written = ends(chart, variant)
    wanted = [frame.y(value.number or 0) for _, value, _ in written]
    boxes = []
    for (text, value, series), middle in zip(written, spread(wanted, _APART, frame.top, frame.bottom), strict=True):
        left = frame.x(value.at) + 8
        canvas.text(left, middle + SIZE * 0.35, text, "name" if series.comparison else "value-last")
        boxes.append((left - 2, middle - SIZE / 2, left + width_of(text, SIZE), middle + SIZE / 2))
    return boxes


def _draw_numbers(canvas: Canvas, frame: Frame, chart: Lines, taken: Sequence[Box]) -> None:
    """Write numbers at the dots of a single line: first, highest and lowest go before the others."""
    own = [each for each in chart.series if not each.comparison]
    if len(own) != 1:
        return
    values = [value for value in own[0].values if value.number is not None]
    if not values:
        return
    placed = list(taken)
    room = (frame.left, frame.top - SIZE - 6, frame.right + 4, frame.bottom - 1)
    for index in _in_order_of_weight(values):
        value = values[index]
        text = valued(value.number or 0, chart.about)
        x, y, half = frame.x(value.at), frame.y(value.number or 0), width_of(text, SIZE) / 2
        above = (x - half - 1, y - SIZE - 6, x + half + 1, y - 6)
        below = (x - half - 1, y + 6, x + half + 1, y + SIZE + 6)
        candidates = (below, above) if _in_a_valley(values, index) else (above, below)
        box = first_free(candidates, placed, room)
        if box is not None:
            canvas.text(x, box[3] - 3, text, "value", "middle")
            placed.append(box)


def _in_order_of_weight(values: Sequence[Value]) -> list[int]:
    """Return the places of values, those that matter most first; the last stands at the end of the line already."""
    numbers = [value.number or 0 for value in values]
    most = [0, numbers.index(max(numbers)), numbers.index(min(numbers))]
    rest = range(len(values) - 2, 0, -1)
    return [index for index in dict.fromkeys([*most, *rest]) if index != len(values) - 1]


def _in_a_valley(values: Sequence[Value], index: int) -> bool:
    near = [values[other].number or 0 for other in (index - 1, index + 1) if 0 <= other < len(values)]
    return bool(near) and all((values[index].number or 0) <= each for each in near)
