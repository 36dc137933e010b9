# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Boundaries of municipalities, to draw a map with: a file of whoever keeps the server, else that of the examples."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

Ring = tuple[tuple[float, float], ...]

EXAMPLES = Path(__file__).resolve().parent.parent.parent.parent / "examples" / "boundaries"


@dataclass(frozen=True, slots=True)
class Boundary:
    """The rings of one municipality, in degrees east and north; holes are rings too."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The boundaries that there are, with the line that belongs under a map."""

    source: str
    places: Mapping[str, Boundary]


def boundaries(codes: Iterable[str]) -> Boundaries:
    """Return the boundaries of some municipalities, as far as they are there; no query."""
    own = Path(settings.DRIEHOEK_DATA) / "grenzen"
    files = sorted(own.glob("*.geojson")) or sorted(EXAMPLES.glob("*.geojson"))
    wanted = set(codes)
    found: dict[str, Boundary] = {}
    source = ""
    for file in files:
        told = _read(file, file.stat().st_mtime_ns)
        some = {code: place for code, place in told.places.items() if code in wanted}
        source = source or (told.source if some else "")
        found |= some
    return Boundaries(source, found)


@lru_cache(maxsize=8)
def _read(file: Path, _changed: int) -> Boundaries:
    given: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    places = {}
    for one in given["features"]:
        told = one["properties"]
        code = str(told.get("code") or told.get("statcode"))
        shapes = one["geometry"]["coordinates"]
        parts = [shapes] if one["geometry"]["type"] == "Polygon" else shapes
        rings = tuple(tuple((float(x), float(y)) for x, y, *_ in ring) for part in parts for ring in part)
        places[code] = Boundary(code, str(told.get("name") or told.get("statnaam") or code), rings)
    return Boundaries(str(given.get("source", "")), places)
