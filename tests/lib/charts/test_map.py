# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The maps of both partnerships: words lie inside their municipality and over no others, whatever stands there."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from driehoek.lib.charts.canvas import Point
from driehoek.lib.charts.drawing import WIDTHS, Variant
from driehoek.lib.charts.maps import labels, tone, tone_scale
from driehoek.lib.charts.model import About
from driehoek.lib.charts.outlines import bounds, hatching, holds, laid_flat, outlines, seats
from driehoek.lib.charts.places import Area, AreaMap
from driehoek.lib.charts.placing import free
from driehoek.lib.charts.svg import svg
from tests.lib.charts.any import of, parsed

pytestmark = pytest.mark.once
BOUNDARIES = Path(__file__).resolve().parents[3] / "examples" / "boundaries" / "gemeenten.geojson"
PARTNERSHIPS = {
    "tweestromenland": ("GM0209", "GM0225", "GM0252", "GM0296", "GM0668", "GM1945"),
    "heuvelrug": ("GM0339", "GM0340", "GM0345", "GM0352", "GM1581"),
}


@pytest.fixture(scope="module")
def collection() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(BOUNDARIES.read_text())
    return found


def chart(collection: dict[str, Any], slug: str, number: float | None, missing: str = "") -> AreaMap:
    names = {each["properties"]["code"]: each["properties"]["name"] for each in collection["features"]}
    rings = outlines(collection, key="code")
    areas = (Area(names[code], rings[code], number, missing, too_few=number == 3) for code in PARTNERSHIPS[slug])
    return AreaMap(About("Verzonnen", "incidenten"), tuple(areas), "2025")


@pytest.mark.parametrize("slug", PARTNERSHIPS)
@pytest.mark.parametrize("variant", ["wide", "narrow"])
@pytest.mark.parametrize(("number", "missing"), [(7, ""), (1234567, ""), (None, "minder dan 5"), (3, "")])
def test_no_words_lie_over_each_other_or_outside_their_area(
    collection: dict[str, Any], slug: str, variant: Variant, number: float | None, missing: str
) -> None:
    made = chart(collection, slug, number, missing)
    heights: dict[Variant, float] = {"wide": 430, "narrow": 330}
    laid, _ = laid_flat([area.rings for area in made.areas], WIDTHS[variant], heights[variant], 10)
    found = labels(made, variant)
    for one, other in combinations(found, 2):
        assert free(one.box, [other.box]), (one.lines, other.lines)
    for label, rings in zip(found, laid, strict=True):
        left, top, right, bottom = label.box
        if label.lines:
            for corner in ((left, top), (right, top), (left, bottom), (right, bottom)):
                assert holds(rings, corner), label.lines
        else:
            assert holds(rings, ((left + right) / 2, (top + bottom) / 2))
    if variant == "wide" and number == 7:
        assert all(label.lines for label in found), "at a desk every name fits"


@pytest.mark.parametrize("slug", PARTNERSHIPS)
def test_each_area_is_told_even_where_its_words_do_not_fit(collection: dict[str, Any], slug: str) -> None:
    made = chart(collection, slug, 1234567)
    drawn = parsed(svg(made, "screen", "narrow"))
    words = " ".join("".join(each.itertext()) for each in of(drawn, "text"))
    for area in made.areas:
        assert all(part in words for part in area.name.split())


def test_too_few_is_hatched_and_missing_is_not(collection: dict[str, Any]) -> None:
    hatched = parsed(svg(chart(collection, "heuvelrug", 3)))
    assert len(list(of(hatched, "path", "hatch"))) == 5
    assert not list(of(hatched, "path", "area-1"))
    missing = parsed(svg(chart(collection, "heuvelrug", None, "geheim")))
    assert not list(of(missing, "path", "hatch"))
    assert len(list(of(missing, "path", "area-missing"))) == 5


def test_the_map_is_as_wide_as_it_is_on_the_ground(collection: dict[str, Any]) -> None:
    """One unit is as long to the north as to the east: the square of a kilometre stays square."""
    north = 1 / 111.32
    east = north / 0.6157  # the cosine of 52 degrees
    square: tuple[Point, ...] = ((5.0, 52.0), (5.0 + east, 52.0), (5.0 + east, 52.0 + north), (5.0, 52.0 + north))
    laid, _ = laid_flat([(square,)], 400, 400, 0)
    left, top, right, bottom = bounds(laid[0])
    assert (right - left) / (bottom - top) == pytest.approx(1, abs=0.01)


def test_hatching_stays_inside() -> None:
    triangle = [[(0.0, 0.0), (90.0, 0.0), (0.0, 90.0)]]
    lines = hatching(triangle, 7)
    assert len(lines) > 10
    for start, end in lines:
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        assert holds(triangle, middle)


def test_a_hole_is_no_seat() -> None:
    ring = [
        [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)],
        [(20.0, 20.0), (80.0, 20.0), (80.0, 80.0), (20.0, 80.0)],
    ]
    for left, top, right, bottom in seats(ring, 10, 10):
        assert not (left < 80 and right > 20 and top < 80 and bottom > 20)


def test_the_tones_cover_every_number() -> None:
    for top in (0, 1, 3, 7, 42, 99, 1000, 123456):
        areas = (Area("A", (((5.0, 52.0), (5.1, 52.0), (5.0, 52.1)),), top),)
        scale = tone_scale(AreaMap(About("", ""), areas, "2025"))
        assert {1, tone(top, scale)} <= {tone(number, scale) for number in (0, top)} <= {1, 2, 3, 4}


def test_a_boundary_that_is_no_polygon_is_refused() -> None:
    line = {"features": [{"geometry": {"type": "LineString", "coordinates": []}, "properties": {"statcode": "GM0001"}}]}
    with pytest.raises(ValueError, match="LineString"):
        outlines(line)
