# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Boundaries: read from GeoJSON, laid flat, hatched, and the place in them where a name fits best."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from driehoek.lib.charts.canvas import Point
from driehoek.lib.charts.places import Ring
from driehoek.lib.charts.placing import Box

Rings = tuple[Ring, ...]
Laid = list[list[Point]]
"""Rings in units of the drawing."""


def outlines(collection: Mapping[str, Any], key: str = "statcode") -> dict[str, Rings]:
    """Return the boundaries of a GeoJSON collection by code; islands and holes are rings like any other.

    Args:
        collection: a FeatureCollection with polygons in longitude and latitude.
        key: the property that holds the code.

    Raises:
        ValueError: for a shape that is no polygon.
    """
    found: dict[str, Rings] = {}
    for feature in collection["features"]:
        shape = feature["geometry"]
        if shape["type"] == "Polygon":
            polygons = [shape["coordinates"]]
        elif shape["type"] == "MultiPolygon":
            polygons = shape["coordinates"]
        else:
            raise ValueError(f"map: a boundary is a polygon, not a {shape['type']}")
        rings = (ring for polygon in polygons for ring in polygon)
        code = str(feature["properties"][key])
        found[code] = tuple(tuple((float(x), float(y)) for x, y, *_ in ring) for ring in rings)
    return found


def laid_flat(areas: Sequence[Rings], width: float, height: float, inset: float) -> tuple[list[Laid], float]:
    """Return boundaries in units of the drawing, one unit as long to the north as to the east, and the height used."""
    points = [point for rings in areas for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrower = math.cos(math.radians((south + north) / 2))
    across, up = max((east - west) * narrower, 1e-9), max(north - south, 1e-9)
    scale = min((width - 2 * inset) / across, (height - 2 * inset) / up)
    left = (width - across * scale) / 2
    laid = [
        [[(left + (x - west) * narrower * scale, inset + (north - y) * scale) for x, y in ring] for ring in rings]
        for rings in areas
    ]
    return laid, up * scale + 2 * inset


def bounds(rings: Sequence[Sequence[Point]]) -> Box:
    """Return the box around rings."""
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def crossings(rings: Sequence[Sequence[Point]], y: float) -> list[float]:
    """Return where a level line crosses the rings, from left to right."""
    found = []
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 <= y) != (y2 <= y):
                found.append(x1 + (x2 - x1) * (y - y1) / (y2 - y1))
    return sorted(found)


def holds(rings: Sequence[Sequence[Point]], point: Point) -> bool:
    """Tell whether a point lies inside.

    >>> holds([[(0, 0), (4, 0), (4, 4), (0, 4)]], (1, 1))
    True
    """
    return sum(1 for x in crossings(rings, point[1]) if x < point[0]) % 2 == 1


def hatching(rings: Sequence[Sequence[Point]], apart: float) -> list[tuple[Point, ...]]:
    """Return slanting lines that fill the rings; drawn one by one, so that no two pictures share a pattern by name."""
    root = math.sqrt(0.5)
    turned = [[((x + y) * root, (y - x) * root) for x, y in ring] for ring in rings]
    _, top, _, bottom = bounds(turned)
    lines: list[tuple[Point, ...]] = []
    number = math.ceil(top / apart)
    while number * apart < bottom:
        level = number * apart + 0.001
        ends = crossings(turned, level)
        for start, end in zip(ends[::2], ends[1::2], strict=False):
            lines.append(tuple(((along - level) * root, (along + level) * root) for along in (start, end)))
        number += 1
    return lines


Spans = list[tuple[float, float]]
"""Parts of a level line that lie inside."""


def seats(rings: Sequence[Sequence[Point]], width: float, height: float, apart: float = 6) -> list[Box]:
    """Return boxes of a size that lie inside the rings, those furthest from the edge first."""
    _, top, _, bottom = bounds(rings)
    first, last = math.ceil(top / apart), math.floor(bottom / apart)
    spans = [_inside(rings, number * apart + 0.01) for number in range(first, last + 1)]
    lines = math.ceil(height / apart) + 1
    found: list[tuple[float, float, Box]] = []
    for number in range(len(spans) - lines + 1):
        common = spans[number]
        for other in spans[number + 1 : number + lines]:
            common = _common(common, other)
        middle_y = (first + number + (lines - 1) / 2) * apart
        deep = min(number, len(spans) - lines - number) * apart
        for start, end in common:
            if end - start >= width:
                centre = (start + end) / 2
                box = (centre - width / 2, middle_y - height / 2, centre + width / 2, middle_y + height / 2)
                found.append((-min((end - start - width) / 2, deep), -deep, box))
    return [box for _, _, box in sorted(found)]


def _inside(rings: Sequence[Sequence[Point]], y: float) -> Spans:
    ends = crossings(rings, y)
    return list(zip(ends[::2], ends[1::2], strict=False))


def _common(one: Spans, other: Spans) -> Spans:
    both = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return [(start, end) for start, end in both if start < end]


def middle(rings: Sequence[Sequence[Point]]) -> Point:
    """Return a point well inside the rings."""
    small = seats(rings, 4, 4, 5)
    if small:
        left, top, right, bottom = small[0]
        return (left + right) / 2, (top + bottom) / 2
    left, top, right, bottom = bounds(rings)
    return (left + right) / 2, (top + bottom) / 2
