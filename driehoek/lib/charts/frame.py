# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The room in which values over periods are drawn, with its two axes."""

from collections.abc import Iterable
from dataclasses import dataclass

from driehoek.lib.charts.canvas import Canvas
from driehoek.lib.charts.looks import SIZE
from driehoek.lib.charts.model import About, Series, Step
from driehoek.lib.charts.scales import Scale, width_of
from driehoek.lib.charts.words import axis_period, tick


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the drawing and what it stands for.

    Attributes:
        left, top, right, bottom: in units of the drawing.
        first, last: the periods at its ends.
        scale: of the values.
    """

    left: float
    top: float
    right: float
    bottom: float
    first: int
    last: int
    scale: Scale

    @property
    def margin(self) -> float:
        """Room at both ends of the axis, half of what one period takes."""
        return (self.right - self.left) / (2 * (self.last - self.first + 1))

    def x(self, at: float) -> float:
        """Return where a period stands."""
        across = self.right - self.left - 2 * self.margin
        return self.left + self.margin + across * (at - self.first) / max(self.last - self.first, 1)

    def y(self, number: float) -> float:
        """Return how high a value stands."""
        return self.bottom - (self.bottom - self.top) * number / self.scale.top


def span(series: Iterable[Series], *others: int | None) -> tuple[int, int]:
    """Return the first and the last period of all; 0 and 0 when there are none."""
    ats = [value.at for each in series for value in each.values] + [each for each in others if each is not None]
    return (min(ats), max(ats)) if ats else (0, 0)


def largest(series: Iterable[Series]) -> float:
    """Return the largest number that is drawn, intervals among them."""
    numbers = (number for each in series for value in each.values for number in (value.number, value.high))
    return max((number for number in numbers if number is not None), default=0)


def draw_values(canvas: Canvas, frame: Frame, about: About) -> None:
    """Draw the lines of the value axis, with their numbers at the left."""
    for value in frame.scale.ticks:
        height = frame.y(value)
        canvas.line(frame.left, height, frame.right, height, "axis" if value == 0 else "grid")
        canvas.text(frame.left - 7, height + SIZE * 0.35, tick(value, about), "tick-text", "end")


def room_for_values(scale: Scale, about: About) -> float:
    """Return how wide the numbers at the left are."""
    return max(width_of(tick(value, about), SIZE) for value in scale.ticks) + 9


def draw_periods(canvas: Canvas, frame: Frame, step: Step, about: About) -> None:
    """Write the periods under the axis, as many as there is room for; the last year always."""
    every = often(frame, step)
    rest = frame.last % every if step is Step.YEAR else 0
    for at in range(frame.first, frame.last + 1):
        if at % every == rest:
            place = frame.x(at)
            text = axis_period(at, step, about.language, whole_years=every % step.per_year == 0)
            half = width_of(text, SIZE) / 2
            if place - half >= 0:
                canvas.line(place, frame.bottom, place, frame.bottom + 4, "axis")
                canvas.text(place, frame.bottom + SIZE + 8, text, "tick-text", "middle")


def often(frame: Frame, step: Step) -> int:
    """Return which periods get a text: each, each second ..., so that none touches another."""
    per_year = step.per_year
    parts = {1: (1,), 2: (1,), 4: (1, 2), 12: (1, 3, 6)}[per_year]
    apart = (frame.x(frame.first + 1) - frame.x(frame.first)) if frame.last > frame.first else frame.right - frame.left
    for every in (*parts, *(per_year * years for years in (1, 2, 5, 10, 20, 50, 100))):
        needed = width_of("2025" if every % per_year == 0 else "mrt 2025", SIZE) + 8
        if apart * every >= needed:
            return every
    return frame.last - frame.first + 1
