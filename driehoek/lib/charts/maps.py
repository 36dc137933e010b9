# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A map: tones of one colour with the numbers written in them, hatching for too few, a dashed edge for no figure."""

from collections.abc import Iterator
from dataclasses import dataclass

from driehoek.lib.charts.canvas import Canvas, route
from driehoek.lib.charts.drawing import WIDTHS, Drawing, Variant
from driehoek.lib.charts.looks import SIZE, Style
from driehoek.lib.charts.multiples import draw_arrow
from driehoek.lib.charts.outlines import Laid, hatching, laid_flat, middle, seats
from driehoek.lib.charts.places import Area, AreaMap
from driehoek.lib.charts.placing import Box
from driehoek.lib.charts.scales import Scale, scale_for, width_of, wrapped
from driehoek.lib.charts.words import valued, word

TONES = 4
_HEIGHT = {"wide": 430.0, "narrow": 330.0, "small": 160.0}
_INSET, _LEADING = 10.0, SIZE + 3


@dataclass(frozen=True, slots=True)
class Label:
    """Words of an area and where they stand.

    Attributes:
        lines: the name, in one or two lines, and the value; empty where they do not fit.
        box: the room they take, inside the area; that of a number where they do not fit.
        number: leads to a line under the map; 0 where the words stand in the area.
    """

    lines: tuple[str, ...]
    box: Box
    number: int = 0


def tone_scale(chart: AreaMap) -> Scale:
    """Return the scale whose steps are the tones."""
    numbers = [area.number for area in chart.areas if area.number is not None and not area.too_few]
    return scale_for(max(numbers, default=0), whole=chart.about.decimals == 0, steps=TONES)


def tone(number: float, scale: Scale) -> int:
    """Return the tone of a number, from 1 (light) to 4.

    >>> from driehoek.lib.charts.scales import scale_for
    >>> [tone(each, scale_for(40, whole=True, steps=4)) for each in (0, 10, 11, 40)]
    [1, 1, 2, 4]
    """
    number_of_tones = round(scale.top / scale.step)
    step = min(int(max(number - scale.step * 1e-9, 0) / scale.step), number_of_tones - 1)
    return 1 + step


def written(area: Area, chart: AreaMap) -> str:
    """Return what stands in an area: its number, or why there is none."""
    if area.number is not None:
        return valued(area.number, chart.about)
    return area.missing or word("no_figure", chart.about.language)


def draw_map(chart: AreaMap, style: Style, variant: Variant) -> Drawing:
    """Draw the chart without its words below."""
    canvas, width = Canvas(style), WIDTHS[variant]
    laid, height = laid_flat([area.rings for area in chart.areas], width, _HEIGHT[variant], _INSET)
    scale = tone_scale(chart)
    for area, rings in zip(chart.areas, laid, strict=True):
        data = "".join(route(ring) + "Z" for ring in rings)
        canvas.path(data, _role(area, scale, chart.about.decimals), f"{area.name}: {written(area, chart)}")
        if area.too_few:
            canvas.path("".join(route(line) for line in hatching(rings, 7)), "hatch")
    found = labels(chart, variant)
    for area, label in zip(chart.areas, found, strict=True):
        if label.number:
            _draw_number(canvas, label)
        else:
            _draw_label(canvas, area, label, chart)
    listed = [(label, area) for label, area in zip(found, chart.areas, strict=True) if label.number]
    for label, area in listed:
        _draw_number(canvas, Label((), (0, height + 3, 18, height + 21), label.number))
        taken = draw_arrow(canvas, area.label, chart.about.direction, 26, height + 17)
        for line in wrapped(f"{area.name}: {written(area, chart)}", width - 26 - taken, SIZE):
            canvas.text(26 + taken, height + 12 + SIZE * 0.35, line, "key-text")
            height += _LEADING
        height += 5
    return Drawing(canvas, width, height)


def _role(area: Area, scale: Scale, decimals: int) -> str:
    if area.too_few:
        return "area-too-few"
    return "area-missing" if area.number is None else f"area-{tone(round(area.number, decimals), scale)}"


def labels(chart: AreaMap, variant: Variant) -> list[Label]:
    """Return where the words of each area stand: inside it, or under the map behind a number where they do not fit."""
    laid, _ = laid_flat([area.rings for area in chart.areas], WIDTHS[variant], _HEIGHT[variant], _INSET)
    found = []
    number = 0
    for area, rings in zip(chart.areas, laid, strict=True):
        label = next(_seated(area, rings, chart), None)
        if label is None:
            number += 1
            x, y = middle(rings)
            label = Label((), (x - 9, y - 9, x + 9, y + 9), number)
        found.append(label)
    return found


def _seated(area: Area, rings: Laid, chart: AreaMap) -> Iterator[Label]:
    for lines in _forms(area.name, written(area, chart)):
        boxes = seats(rings, *_size(lines, area))
        if boxes:
            yield Label(lines, boxes[0])


def _forms(name: str, value: str) -> list[tuple[str, ...]]:
    """Return the ways to write a name and a value: the name in one line, or in two of about the same length."""
    forms: list[tuple[str, ...]] = [(name, value)]
    parts = name.split()
    if len(parts) > 1:
        cuts = [(" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in range(1, len(parts))]
        first, second = min(cuts, key=lambda cut: max(width_of(cut[0], SIZE), width_of(cut[1], SIZE)))
        forms.append((first, second, value))
    return forms


def _size(lines: tuple[str, ...], area: Area) -> tuple[float, float]:
    arrow = 15 if area.label.is_clear else 0
    widest = max([*(width_of(line, SIZE) for line in lines[:-1]), width_of(lines[-1], SIZE) + arrow])
    return widest + 2, _LEADING * len(lines)


def _draw_number(canvas: Canvas, label: Label) -> None:
    left, top, right, bottom = label.box
    x, y = (left + right) / 2, (top + bottom) / 2
    canvas.circle(x, y, 8.5, "mark")
    canvas.text(x, y + SIZE * 0.35, str(label.number), "mark-text", "middle")


def _draw_label(canvas: Canvas, area: Area, label: Label, chart: AreaMap) -> None:
    left, top, right, _ = label.box
    centre = (left + right) / 2
    for place, line in enumerate(label.lines[:-1]):
        canvas.text(centre, top + _LEADING * (place + 1) - 4, line, "value", "middle")
    line, base = label.lines[-1], top + _LEADING * len(label.lines) - 4
    arrow = 15 if area.label.is_clear else 0
    start = centre - (width_of(line, SIZE) + arrow) / 2
    draw_arrow(canvas, area.label, chart.about.direction, start, base)
    canvas.text(centre + arrow / 2, base, line, "name" if area.number is None else "value-last", "middle")
