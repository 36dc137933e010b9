# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lines, dots and bands of series, the same in a large chart and in a small one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from driehoek.lib.charts.canvas import Canvas, route, units
from driehoek.lib.charts.frame import Frame
from driehoek.lib.charts.model import Break, Series, Value


def runs(values: Sequence[Value], breaks: Iterable[Break] = ()) -> Iterator[list[Value]]:
    """Return the values that a line may join: each after the other, without a gap or a break between them."""
    cuts = {each.at for each in breaks if each.cuts}
    run: list[Value] = []
    for value in values:
        if value.number is None:
            follows = False
        else:
            follows = bool(run) and run[-1].at + 1 == value.at and value.at not in cuts
        if run and not follows:
            yield run
            run = []
        if value.number is not None:
            run.append(value)
    if run:
        yield run


def draw_line(canvas: Canvas, frame: Frame, run: Sequence[Value], role: str, *, open_role: str = "line-open") -> None:
    """Draw the line through a run; the parts that end in a provisional value have a dash of their own."""
    solid: list[list[Value]] = [[run[0]]]
    for one, other in pairwise(run):
        if one.provisional or other.provisional:
            canvas.path(route(_places(frame, (one, other))), open_role)
            solid.append([other])
        else:
            solid[-1].append(other)
    for part in solid:
        if len(part) > 1:
            canvas.path(route(_places(frame, part)), role)


def draw_band(canvas: Canvas, frame: Frame, run: Sequence[Value]) -> None:
    """Draw the intervals of a run: a band where they follow each other, a whisker where one stands alone."""
    part: list[Value] = []
    for value in [*run, None]:
        if value is not None and value.low is not None:
            part.append(value)
            continue
        if len(part) == 1:
            draw_whisker(canvas, frame, part[0])
        elif part:
            upper = [(frame.x(each.at), frame.y(each.high or 0)) for each in part]
            lower = [(frame.x(each.at), frame.y(each.low or 0)) for each in reversed(part)]
            canvas.path(route([*upper, *lower]) + "Z", "band")
        part = []


def draw_whisker(canvas: Canvas, frame: Frame, value: Value) -> None:
    """Draw one interval as a line with two ends."""
    if value.low is None or value.high is None:
        return
    x, low, high = frame.x(value.at), frame.y(value.low), frame.y(value.high)
    ends = (f"M{units(x - 4)} {units(place)}H{units(x + 4)}" for place in (low, high))
    canvas.path(f"M{units(x)} {units(low)}V{units(high)}{''.join(ends)}", "whisker")


def dotted(frame: Frame, values: Iterable[Value]) -> str:
    """Return one path that is a dot at each value: lines of no length with round ends."""
    return "".join(
        f"M{units(frame.x(value.at))} {units(frame.y(value.number))}h0" for value in values if value.number is not None
    )


def draw_missing(canvas: Canvas, frame: Frame, series: Series) -> None:
    """Draw a small cross on the axis where a value is missing: not a zero."""
    crosses = []
    for value in series.values:
        if value.number is None:
            x, y = frame.x(value.at), frame.bottom - 8
            crosses.append(f"M{units(x - 3)} {units(y - 3)}l6 6m0-6l-6 6")
    canvas.path("".join(crosses), "missing")


def _places(frame: Frame, values: Iterable[Value]) -> list[tuple[float, float]]:
    return [(frame.x(value.at), frame.y(value.number or 0)) for value in values]
