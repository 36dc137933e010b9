# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Breaks and remarks: numbered in the chart, in words under it."""

from dataclasses import dataclass

from driehoek.lib.charts.canvas import Canvas
from driehoek.lib.charts.frame import Frame, span
from driehoek.lib.charts.looks import SIZE
from driehoek.lib.charts.model import Break, Lines, Remark
from driehoek.lib.charts.placing import Box

_HALF = 8.0
_APART = 20.0


@dataclass(frozen=True, slots=True)
class Numbered:
    """A break or a remark with its number and its place.

    Attributes:
        number: from 1, in the order of time.
        shown: what it is.
        level: 0 for the row nearest to the chart; higher where rows are stacked.
    """

    number: int
    shown: Break | Remark
    level: int = 0


def numbered(chart: Lines) -> list[tuple[int, Break | Remark]]:
    """Return the breaks and remarks that fall within the chart, in the order of time, with their numbers."""
    first, last = span(chart.series)
    known: tuple[Break | Remark, ...] = (*chart.breaks, *chart.remarks)
    inside = [each for each in known if first <= each.at <= last]
    inside = [each for each in inside if not (isinstance(each, Break) and each.at == first)]
    ordered = sorted(inside, key=lambda each: (_place(each), isinstance(each, Remark), each.text))
    return list(enumerate(ordered, 1))


def _place(shown: Break | Remark) -> float:
    return shown.at - 0.5 if isinstance(shown, Break) else shown.at


def stacked(frame: Frame, chart: Lines) -> list[Numbered]:
    """Return the marks with the row each stands in, so that none covers another."""
    ends: list[float] = []
    found = []
    for number, shown in numbered(chart):
        x = frame.x(_place(shown))
        level = next((row for row, end in enumerate(ends) if x - end >= _APART), len(ends))
        if level == len(ends):
            ends.append(x)
        ends[level] = x
        found.append(Numbered(number, shown, level))
    return found


def room_for_marks(frame: Frame, chart: Lines) -> float:
    """Return how high the rows of marks are."""
    return _APART * max((each.level + 1 for each in stacked(frame, chart)), default=0)


def draw_breaks(canvas: Canvas, frame: Frame, chart: Lines) -> None:
    """Draw a dashed line before the first period of after each break, with its number in a square above."""
    for each in stacked(frame, chart):
        if isinstance(each.shown, Break):
            x, y = frame.x(_place(each.shown)), _height(frame, each)
            canvas.line(x, y + _HALF, x, frame.bottom, "break")
            canvas.rect(x - _HALF, y - _HALF, 2 * _HALF, 2 * _HALF, "mark", each.shown.text)
            canvas.text(x, y + SIZE * 0.35, str(each.number), "mark-text", "middle")


def draw_remarks(canvas: Canvas, frame: Frame, chart: Lines) -> list[Box]:
    """Draw the number of each remark in a circle above its period; return what words must keep off."""
    boxes: list[Box] = []
    for each in stacked(frame, chart):
        x, y = frame.x(_place(each.shown)), _height(frame, each)
        if isinstance(each.shown, Remark):
            canvas.line(x, y + _HALF, x, frame.top - 2, "grid")
            canvas.circle(x, y, _HALF, "mark", each.shown.text)
            canvas.text(x, y + SIZE * 0.35, str(each.number), "mark-text", "middle")
        boxes.append((x - _HALF, y - _HALF, x + _HALF, y + _HALF))
    return boxes


def _height(frame: Frame, mark: Numbered) -> float:
    return frame.top - 18 - mark.level * _APART
