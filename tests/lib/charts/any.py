# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Charts of any values, for properties, and a reader of what was drawn."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from hypothesis import strategies as st

from driehoek.lib.charts.looks import SIZE
from driehoek.lib.charts.model import (
    About,
    Break,
    Direction,
    Level,
    LevelKind,
    Lines,
    Multiples,
    Panel,
    Remark,
    Series,
    Step,
    Value,
)
from driehoek.lib.charts.places import Area, AreaMap, Bar, Bars, Dots, Funnel, Months, Place
from driehoek.lib.charts.placing import Box
from driehoek.lib.charts.scales import width_of
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.wording import Language

NAMESPACE = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

NUMBERS = st.one_of(
    st.integers(0, 400).map(float),
    st.sampled_from([0.0, 1.0, 0.1, 99.9, 1e6, 1e12]),
    st.floats(0, 1e9, allow_nan=False),
)
TEXTS = st.text(max_size=30)
NAMES = st.sampled_from(["Rietdam", "Broekmeer en Waal", "Het land (omgerekend)", "Ås & <b>"])


@st.composite
def values(draw: st.DrawFn, most: int = 20) -> tuple[Value, ...]:
    ats = sorted(draw(st.sets(st.integers(2000, 2030), max_size=most)))
    made = []
    for at in ats:
        number = draw(st.none() | NUMBERS)
        low = high = None
        if number is not None and draw(st.booleans()):
            low, high = number * draw(st.floats(0, 1)), number * draw(st.floats(1, 2))
        made.append(Value(at, number, low, high, draw(TEXTS), draw(st.booleans()), draw(TEXTS)))
    return tuple(made)


def abouts(units: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[About]:
    return st.builds(
        About,
        NAMES,
        units or st.sampled_from(["misdrijven per jaar", "%", ""]),
        st.integers(0, 2),
        TEXTS,
        TEXTS,
        st.sampled_from(Label),
        st.sampled_from(Direction),
        st.sampled_from(Language),
        st.lists(TEXTS, max_size=2).map(tuple),
    )


YEARS = st.integers(1995, 2035)
SERIES = st.builds(Series, NAMES, values(), st.booleans())
LEVELS = st.builds(Level, NUMBERS, TEXTS, st.sampled_from(LevelKind), st.none() | YEARS, st.none())
LINES = st.builds(
    Lines,
    abouts(),
    st.lists(SERIES, min_size=1, max_size=4).map(tuple),
    st.sampled_from(Step),
    st.lists(st.builds(Break, YEARS, TEXTS, st.booleans()), max_size=3).map(tuple),
    st.lists(st.builds(Remark, YEARS, TEXTS), max_size=4).map(tuple),
    st.lists(LEVELS, max_size=2).map(tuple),
)
PANELS = st.builds(
    Panel,
    st.builds(Series, NAMES, values()),
    st.none() | SERIES,
    st.sampled_from(Label),
    st.none() | st.sampled_from(Direction),
    st.none(),
    st.none() | st.integers(0, 2),
    st.lists(LEVELS, max_size=1).map(tuple),
)
MULTIPLES = st.builds(
    Multiples, abouts(), st.lists(PANELS, min_size=1, max_size=7).map(tuple), st.booleans(), st.sampled_from(Step)
)

POSITIVE = st.floats(0.01, 1e6)
RINGS = st.sampled_from(
    [
        (((5.0, 52.0), (5.3, 52.0), (5.3, 52.2), (5.0, 52.2)),),
        (((5.3, 52.0), (5.31, 52.0), (5.3, 52.01)),),
        (((5.6, 52.0), (5.8, 51.9), (5.9, 52.2), (5.7, 52.1)), ((5.0, 51.0), (5.1, 51.0), (5.1, 51.1))),
    ]
)
MONTHS = st.builds(
    Months, abouts(), st.builds(Series, NAMES, values(40)), st.none() | st.builds(Series, NAMES, values())
)
BARS = st.builds(
    Bars,
    abouts(),
    st.lists(st.builds(Bar, NAMES, st.none() | NUMBERS, TEXTS, TEXTS), min_size=1, max_size=6).map(tuple),
)
DOTS = st.builds(
    Dots,
    abouts(),
    st.lists(st.builds(Series, NAMES, values(2)), min_size=1, max_size=5).map(tuple),
    st.sampled_from(Step),
    st.lists(LEVELS, max_size=1).map(tuple),
)
PLACES = st.builds(Place, NAMES, NUMBERS, POSITIVE, st.booleans())
FUNNELS = st.builds(
    Funnel, abouts(), st.lists(PLACES, min_size=1, max_size=20).map(tuple), st.floats(0, 1), st.just("2025")
)
AREAS = st.builds(Area, NAMES, RINGS, st.none() | NUMBERS, TEXTS, st.booleans(), st.sampled_from(Label))
MAPS = st.builds(AreaMap, abouts(), st.lists(AREAS, min_size=1, max_size=6).map(tuple), st.just("2025"))
OVER_TIME = st.one_of(LINES, MULTIPLES)
CHARTS = st.one_of(LINES, MULTIPLES, MONTHS, BARS, DOTS, FUNNELS, MAPS)


def parsed(drawn: str) -> ElementTree.Element:
    """Parse SVG; anything that is not well formed fails."""
    return ElementTree.fromstring(drawn)


def of(root: ElementTree.Element, tag: str, role: str = "") -> Iterator[ElementTree.Element]:
    """Yield the elements of a tag that have a role on the screen."""
    for each in root.iter(NAMESPACE + tag):
        if not role or each.get("class") == f"driehoek-chart__{role}":
            yield each


def coordinates(root: ElementTree.Element) -> Iterator[float]:
    """Yield every absolute coordinate of a drawing without moved groups."""
    for each in root.iter():
        for name in ("x", "y", "cx", "cy"):
            if name in each.attrib:
                yield float(each.attrib[name])
        if each.tag == f"{NAMESPACE}path":
            absolute = re.sub(r"[a-y][^A-Z]*", " ", each.attrib["d"])
            yield from (float(number) for number in NUMBER.findall(absolute))


def words_of(root: ElementTree.Element) -> Iterator[tuple[str, Box]]:
    """Yield the texts of a drawing with the room they take, about."""
    for each in root.iter(f"{NAMESPACE}text"):
        text = "".join(each.itertext())
        x, y, width = float(each.attrib["x"]), float(each.attrib["y"]), width_of(text, SIZE)
        left = x - {"end": width, "middle": width / 2}.get(each.get("text-anchor", ""), 0)
        if text.strip():
            yield text, (left, y - 0.72 * SIZE, left + width, y)
