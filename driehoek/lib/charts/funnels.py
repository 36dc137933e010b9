# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A funnel: how many cases for each that was to be expected, and how far that may be from 1 without being odd."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from driehoek.lib.charts.canvas import Canvas, Point, route, units
from driehoek.lib.charts.drawing import WIDTHS, Drawing, Variant
from driehoek.lib.charts.looks import SIZE, Style
from driehoek.lib.charts.places import SMALLEST_EXPECTED, Funnel, Place
from driehoek.lib.charts.placing import Box, first_free
from driehoek.lib.charts.scales import Scale, scale_for, width_of
from driehoek.lib.charts.words import number, word
from driehoek.lib.statistics.funnel import overdispersed_funnel, position_in_funnel

INNER, OUTER = 0.95, 0.998
_HEIGHT = {"wide": 320.0, "narrow": 260.0, "small": 80.0}
_WIDE_SPREAD = 25.0
"""From here on the axis of expected numbers grows in equal steps for equal times, or small places lie on a heap."""
_STEPS = 48
_HIGHEST = 4.0
"""The outer limit is drawn up to here; higher only for places that lie higher."""
_MARGIN = 0.94


@dataclass(frozen=True, slots=True)
class Room:
    """The rectangle of a funnel and what it stands for."""

    left: float
    top: float
    right: float
    bottom: float
    least: float
    most: float
    scale: Scale
    logarithmic: bool

    def x(self, expected: float) -> float:
        """Return where an expected number stands."""
        if self.logarithmic:
            share = math.log(expected / self.least) / math.log(self.most / self.least)
        else:
            share = (expected - self.least) / (self.most - self.least)
        return self.left + (self.right - self.left) * share

    def y(self, ratio: float) -> float:
        """Return where a ratio stands."""
        return self.bottom - (self.bottom - self.top) * ratio / self.scale.top


def room_of(chart: Funnel, variant: Variant) -> Room:
    """Return the room of a funnel; tests recompute from it where each place must stand."""
    numbers = [place.expected for place in chart.places]
    wide = max(numbers) / min(numbers) > _WIDE_SPREAD
    least = min(numbers) * _MARGIN if wide else 0.0
    most = max(numbers) / _MARGIN
    highest = max(place.ratio for place in chart.places)
    usual = float(np.median(numbers))
    outer = float(overdispersed_funnel([usual], chart.tau2, OUTER).upper[0])
    scale = scale_for(max(highest, min(outer, _HIGHEST)), whole=False)
    left = max(width_of(_ratio(value, chart), SIZE) for value in scale.ticks) + 9
    top = 2 * SIZE + 12
    return Room(left, top, WIDTHS[variant] - 8, top + _HEIGHT[variant], least, most, scale, wide)


def positions(chart: Funnel) -> list[int]:
    """Return for each place 1 or 2 above the inner or outer limits, -1 or -2 below, 0 within."""
    expected = [place.expected for place in chart.places]
    limits = [overdispersed_funnel(expected, chart.tau2, confidence) for confidence in (INNER, OUTER)]
    return [int(each) for each in position_in_funnel([place.ratio for place in chart.places], *limits)]


def draw_funnel(chart: Funnel, style: Style, variant: Variant) -> Drawing:
    """Draw the chart without its words below."""
    canvas, about, room = Canvas(style), chart.about, room_of(chart, variant)
    canvas.text(0, SIZE, word("funnel_ratio", about.language), "unit")
    for value in room.scale.ticks:
        canvas.line(room.left, room.y(value), room.right, room.y(value), "axis" if value == 0 else "grid")
        canvas.text(room.left - 7, room.y(value) + SIZE * 0.35, _ratio(value, chart), "tick-text", "end")
    _draw_expected(canvas, room, chart)
    canvas.line(room.left, room.y(1), room.right, room.y(1), "baseline")
    for confidence, role in ((INNER, "limit-inner"), (OUTER, "limit-outer")):
        for line in _limits(room, chart.tau2, confidence):
            canvas.path(route(line), role)
    others = "".join(
        f"M{units(room.x(place.expected))} {units(room.y(place.ratio))}h0" for place in chart.places if not place.own
    )
    canvas.path(others, "dots-others")
    _draw_own(canvas, room, chart)
    below = room.bottom + 2 * SIZE + 14
    canvas.text(room.right, below, word("funnel_expected", about.language), "unit", "end")
    return Drawing(canvas, WIDTHS[variant], below + 6)


def _ratio(value: float, chart: Funnel) -> str:
    return number(value, 0 if float(value).is_integer() else 1, "", chart.about.language)


def _draw_expected(canvas: Canvas, room: Room, chart: Funnel) -> None:
    """Write expected numbers under the axis, round ones, as many as there is room for."""
    if room.logarithmic:
        powers = range(math.floor(math.log10(room.least)), math.ceil(math.log10(room.most)) + 1)
        values = [times * 10.0**power for power in powers for times in (1, 2, 5)]
    else:
        values = list(scale_for(room.most, whole=room.most > 5, steps=6).ticks)
    end = -1e9
    for value in values:
        if room.least <= value <= room.most:
            decimals = 0 if float(value).is_integer() else 2
            text = number(value, decimals, "", chart.about.language)
            x, half = room.x(value), width_of(text, SIZE) / 2
            canvas.line(x, room.bottom, x, room.bottom + 4, "axis")
            if x - half > end + 4 and x + half <= room.right + 8:
                canvas.text(x, room.bottom + SIZE + 8, text, "tick-text", "middle")
                end = x + half


def _limits(room: Room, tau2: float, confidence: float) -> list[list[Point]]:
    """Return the lower and the upper limit, as far as they lie in the room."""
    start = max(room.least, room.most / 2000, min(SMALLEST_EXPECTED, room.most / 2))
    if room.logarithmic:
        expected = np.geomspace(start, room.most, _STEPS)
    else:
        expected = start + (room.most - start) * np.linspace(0, 1, _STEPS) ** 2
    limits = overdispersed_funnel(expected, tau2, confidence)
    lines = []
    for values in (limits.lower, limits.upper):
        inside = [
            (room.x(float(number_)), room.y(float(value)))
            for number_, value in zip(expected, values, strict=True)
            if value <= room.scale.top
        ]
        if len(inside) > 1:
            lines.append(inside)
    return lines


def _draw_own(canvas: Canvas, room: Room, chart: Funnel) -> None:
    """Draw our own places as lozenges with their names, none over another; a thin line leads to a name further off."""
    own = [place for place in chart.places if place.own]
    points = {id(place): (room.x(place.expected), room.y(place.ratio)) for place in own}
    taken: list[Box] = [(x - 6, y - 6, x + 6, y + 6) for x, y in points.values()]
    frame = (room.left, room.top - 4, room.right, room.bottom)
    for place in sorted(own, key=lambda each: (points[id(each)][1], each.name)):
        x, y = points[id(place)]
        box = first_free(_around(x, y, width_of(place.name, SIZE)), taken, frame)
        if box is None:
            continue
        taken.append(box)
        others = [other for other in points.values() if other != (x, y)]
        if any(_away(box, *other) < _away(box, x, y) + 10 for other in others) or _away(box, x, y) > 15:
            canvas.line(x, y, min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]), "leader")
        canvas.text(box[0] + 1, box[3] - 3, place.name, "value-last")
    for place in own:
        x, y = points[id(place)]
        title = f"{place.name}: {_told(place, chart)}"
        canvas.path(f"M{units(x)} {units(y - 5.5)}l5.5 5.5l-5.5 5.5l-5.5-5.5z", "lozenge", title)


def _around(x: float, y: float, width: float) -> list[Box]:
    """Return places for a name around a point, the nearest first."""
    found: list[Box] = []
    width += 2
    for away in (8, 14, 24, 38, 56, 80):
        lefts: Sequence[float] = (x + away, x - away - width, x - width / 2)
        for left in lefts:
            beside = left != x - width / 2
            for top in (y - SIZE / 2, y - SIZE - away, y + away) if beside else (y - SIZE - away, y + away):
                found.append((left, top, left + width, top + SIZE))
    return found


def _away(box: Box, x: float, y: float) -> float:
    return max(box[0] - x, x - box[2], box[1] - y, y - box[3], 0)


def _told(place: Place, chart: Funnel) -> str:
    language = chart.about.language
    return word(
        "funnel_place",
        language,
        observed=number(place.observed, chart.about.decimals, "", language),
        expected=number(place.expected, 1, "", language),
    )
