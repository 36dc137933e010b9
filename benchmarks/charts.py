# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a chart costs in processor time: a small one, a page of them, a map, a picture for Word.

Beside altair with vl-convert, where those are installed: the same line chart of fourteen years as SVG and as PNG.
Made-up numbers throughout; each row is the best of several runs.
"""

import importlib
import importlib.util
import random
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.measurement import Measurement
from driehoek.lib.charts.alt import alt
from driehoek.lib.charts.model import About, Lines, Multiples, Panel, Series, Value
from driehoek.lib.charts.paper import png
from driehoek.lib.charts.places import Area, AreaMap, Funnel, Place
from driehoek.lib.charts.svg import panels, svg
from driehoek.lib.charts.tables import csv_text, table
from driehoek.lib.documents.pictures import png_of

YEARS = range(2012, 2026)
PANELS = 66
PLACES = 340
_RUNS = 7
_ALTAIR = ("altair", "vl_convert")


def measure() -> Measurement:
    """Draw each kind, and the page of sixty-six small charts that one municipality per kind of crime would need."""
    chance = random.Random(2026)
    line, small, funnel, area_map = _line(chance), _multiples(chance), _funnel(chance), _map(chance)
    work: list[tuple[str, Callable[[], Any], int]] = [
        ("one small chart", lambda: panels(small), PANELS),
        (f"page of {PANELS} small charts", lambda: panels(small), 1),
        ("large chart for the screen", lambda: svg(line), 1),
        ("large chart, desk and telephone", lambda: (svg(line), svg(line, "screen", "narrow")), 1),
        ("large chart for paper", lambda: svg(line, "print", alone=True), 1),
        (f"funnel of {PLACES} places", lambda: svg(funnel), 1),
        ("map of 30 areas", lambda: svg(area_map), 1),
        ("alternative text", lambda: alt(line), 1),
        ("table", lambda: table(line), 1),
        ("CSV", lambda: csv_text(line), 1),
        ("PNG for Word", lambda: _anew(line), 1),
        ("PNG for Word, drawn before", lambda: png(line), 1),
    ]
    rows, figures = [], {}
    for name, draw, parts in work:
        took = _best(draw) / parts
        rows.append((name, f"{took * 1000:.3f}", _size(draw(), parts)))
        figures[f"{name.replace(' ', '_').replace(',', '')}_ms"] = round(took * 1000, 4)
    figures["peak_mib"] = round(_memory(), 1)
    rows.append(("(memory of this process so far, MiB)", f"{figures['peak_mib']:.0f}", ""))
    for name, took, size in _altair():
        rows.append((name, f"{took:.1f}", size))
        figures[f"{name.replace(' ', '_').replace(',', '')}"] = round(took, 2)
    return Measurement(("work", "CPU ms", "bytes"), rows, figures)


def _best(work: Callable[[], Any]) -> float:
    took = []
    for _ in range(_RUNS):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def _anew(chart: Lines) -> bytes:
    png_of.cache_clear()
    return png(chart)


def _size(made: Any, parts: int) -> str:
    found = made if isinstance(made, tuple) else (made,)
    lengths = [len(each) for each in found if isinstance(each, str | bytes)]
    return str(sum(lengths) // parts) if lengths else ""


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _values(chance: random.Random, level: float) -> tuple[Value, ...]:
    counts = [round(level * chance.uniform(0.6, 1.4)) for _ in YEARS]
    return tuple(Value(year, count, count * 0.8, count * 1.25) for year, count in zip(YEARS, counts, strict=True))


def _line(chance: random.Random) -> Lines:
    country = Series("het land", _values(chance, 60), comparison=True)
    return Lines(About("Verzonnen", "incidenten per jaar"), (Series("Rietdam", _values(chance, 60)), country))


def _multiples(chance: random.Random) -> Multiples:
    made = tuple(Panel(Series(f"Plaats {place}", _values(chance, 5 + place))) for place in range(PANELS))
    return Multiples(About("Verzonnen", "incidenten per jaar"), made, shared=False)


def _funnel(chance: random.Random) -> Funnel:
    sizes = [chance.lognormvariate(3.5, 1) for _ in range(PLACES)]
    places = (
        Place(f"Plaats {place}", round(size * chance.uniform(0.5, 1.6)), size, own=place < 6)
        for place, size in enumerate(sizes)
    )
    return Funnel(About("Verzonnen", "incidenten"), tuple(places), 0.05, "2025")


def _map(chance: random.Random) -> AreaMap:
    def ring(column: int, row: int) -> tuple[tuple[float, float], ...]:
        left, low = 5 + column * 0.1, 52 + row * 0.07
        right, high = left + 0.1, low + 0.07
        return ((left, low), (left + 0.05, low + 0.004), (right, low), (right, high), (left, high))

    areas = (Area(f"Plaats {place}", (ring(place % 6, place // 6),), chance.randint(0, 90)) for place in range(30))
    return AreaMap(About("Verzonnen", "incidenten"), tuple(areas), "2025")


def _altair() -> list[tuple[str, float, str]]:
    """Return what altair and vl-convert take for the same line; nothing when they are not installed."""
    if any(importlib.util.find_spec(name) is None for name in _ALTAIR):
        return []
    altair, converter = (importlib.import_module(name) for name in _ALTAIR)
    counts = [{"year": value.at, "count": value.number} for value in _values(random.Random(1), 60)]
    before = _memory()

    def chart() -> Any:
        drawn = altair.Chart(altair.Data(values=counts), width=600, height=240).mark_line(point=True)
        return drawn.encode(x="year:O", y="count:Q").to_json()

    specification = chart()
    made = converter.vegalite_to_svg(specification)
    drawn = _best(lambda: converter.vegalite_to_svg(chart()))
    pixels = _best(lambda: converter.vegalite_to_png(chart(), scale=2))
    grown = _memory() - before
    print(f"altair: {grown:.0f} MiB more memory", file=sys.stderr)
    return [
        ("altair and vl-convert, SVG ms", drawn * 1000, str(len(made))),
        ("altair and vl-convert, PNG ms", pixels * 1000, ""),
        ("altair and vl-convert, more memory MiB", grown, ""),
    ]
