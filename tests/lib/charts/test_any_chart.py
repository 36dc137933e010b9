# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever the values: the drawing is well formed, stays in its frame, holds no style, and the same bytes come out."""

import csv
import io
import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from driehoek.lib.charts.alt import alt
from driehoek.lib.charts.drawing import Variant
from driehoek.lib.charts.keys import arrow
from driehoek.lib.charts.kinds import Chart, keys
from driehoek.lib.charts.lines import frame_of
from driehoek.lib.charts.looks import Style
from driehoek.lib.charts.model import About, Direction, Lines, Multiples, Panel, Series, Value
from driehoek.lib.charts.svg import panels, svg
from driehoek.lib.charts.tables import csv_text, table
from driehoek.lib.charts.tabulating import plain
from driehoek.lib.charts.words import valued
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.wording import FORBIDDEN
from tests.lib.charts.any import (
    BARS,
    CHARTS,
    DOTS,
    FUNNELS,
    LINES,
    MAPS,
    MONTHS,
    MULTIPLES,
    NAMESPACE,
    OVER_TIME,
    coordinates,
    of,
    parsed,
    words_of,
)

pytestmark = pytest.mark.once
STYLES = st.sampled_from(["screen", "print"])
VARIANTS = st.sampled_from(["wide", "narrow"])
CHANGES = re.compile(r"stijg|daal|daling|gestegen|hoger|lager|rise|fall|rose|higher\b|lower\b", re.IGNORECASE)


@settings(max_examples=60, deadline=None)
@given(CHARTS, STYLES, VARIANTS, st.booleans())
def test_any_chart_is_one_well_formed_picture_without_style(
    chart: Chart, style: Style, variant: Variant, alone: bool
) -> None:
    drawn = svg(chart, style, variant, alone=alone)
    root = parsed(drawn)
    assert root.get("role") == "img"
    assert root[0].tag == f"{NAMESPACE}title"
    assert root[1].tag == f"{NAMESPACE}desc"
    assert root[1].text
    assert not [each for each in root.iter() if "style" in each.attrib or each.tag.endswith(("style", "script"))]
    assert svg(chart, style, variant, alone=alone) == drawn


@settings(max_examples=50, deadline=None)
@given(CHARTS)
def test_every_chart_has_words_a_table_and_rows_of_equal_length(chart: Chart) -> None:
    assert alt(chart)
    numbers = table(chart)
    assert all(len(row) == len(numbers.headings) == len(numbers.numeric) for row in numbers.rows)
    rows = list(csv.reader(io.StringIO(csv_text(chart).removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {10}
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t")), "a spreadsheet would run it"


@settings(max_examples=80, deadline=None)
@given(st.one_of(LINES, MONTHS, BARS, DOTS, FUNNELS, MAPS), VARIANTS)
def test_every_coordinate_lies_within_the_picture(chart: Chart, variant: Variant) -> None:
    root = parsed(svg(chart, "screen", variant))
    _, _, width, height = (float(each) for each in root.attrib["viewBox"].split())
    for each in coordinates(root):
        assert -1 <= each <= max(width, height) + 1


@settings(max_examples=80, deadline=None)
@given(st.one_of(LINES, MONTHS, BARS, DOTS, FUNNELS), VARIANTS)
def test_no_words_lie_over_others_or_fall_off(chart: Chart, variant: Variant) -> None:
    root = parsed(svg(chart, "screen", variant))
    _, _, width, height = (float(each) for each in root.attrib["viewBox"].split())
    found = list(words_of(root))
    for text, (left, top, right, bottom) in found:
        assert left >= -2 and top >= -2 and right <= width + 2 and bottom <= height + 2, text
    for (one, box), (other, second) in combinations(found, 2):
        shared = (min(box[2], second[2]) - max(box[0], second[0]), min(box[3], second[3]) - max(box[1], second[1]))
        assert min(shared) <= 1, (one, other)


@settings(max_examples=50, deadline=None)
@given(LINES)
def test_a_dot_stands_where_its_number_in_the_table_says(chart: Lines) -> None:
    frame = frame_of(chart, "wide")
    expected = [
        (frame.x(value.at), frame.y(value.number))
        for each in sorted(chart.series, key=lambda one: not one.comparison)
        if not each.comparison
        for value in each.values
        if value.number is not None
    ]
    root = parsed(svg(chart, "screen", "wide"))
    circles = [each for role in ("dot", "dot-open") for each in of(root, "circle", role)]
    drawn = [(float(each.attrib["cx"]), float(each.attrib["cy"])) for each in circles]
    assert [x for x, _ in sorted(drawn)] == pytest.approx([x for x, _ in sorted(expected)], abs=0.051)
    assert sorted(y for _, y in drawn) == pytest.approx(sorted(y for _, y in expected), abs=0.051)
    assert all(frame.top - 0.1 <= y <= frame.bottom + 0.1 for _, y in drawn)


@settings(max_examples=50, deadline=None)
@given(OVER_TIME)
def test_the_table_and_the_csv_hold_each_number_once(chart: Lines | Multiples) -> None:
    numbers = table(chart)
    assert all(len(row) == len(numbers.headings) == len(numbers.numeric) for row in numbers.rows)
    rows = list(csv.reader(io.StringIO(csv_text(chart).removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert all(len(row) == len(rows[0]) for row in rows)
    series = chart.series if isinstance(chart, Lines) else tuple(panel.series for panel in chart.panels)
    assert len(rows) - 1 == sum(len(each.values) for each in series)
    if isinstance(chart, Lines):
        shown = {cell for row in numbers.rows for cell in row}
        for value in (value for each in series for value in each.values if value.number is not None):
            assert valued(value.number or 0, chart.about) in shown
            assert plain(value.number, chart.about.decimals) in {row[4] for row in rows}


@settings(max_examples=50, deadline=None)
@given(OVER_TIME)
def test_the_words_never_say_more_than_the_label(chart: Lines | Multiples) -> None:
    about = About("Rietdam", "incidenten", chart.about.decimals, label=chart.about.label, language=chart.about.language)
    bare: Chart
    if isinstance(chart, Lines):
        bare = Lines(about, tuple(_bare(each) for each in chart.series), chart.step)
        clear = chart.about.label.is_clear
    else:
        small = tuple(Panel(_bare(panel.series), label=panel.label) for panel in chart.panels)
        bare = Multiples(about, small, chart.shared)
        clear = any(panel.label.is_clear for panel in chart.panels)
    said = alt(bare)
    assert not FORBIDDEN.search(said)
    assert clear or not CHANGES.search(said)


def _bare(series: Series) -> Series:
    """Leave the words out that are not the chart's own."""
    values = tuple(Value(each.at, each.number, each.low, each.high, "", each.provisional) for each in series.values)
    return Series("Rietdam", values, series.comparison)


@settings(max_examples=60, deadline=None)
@given(MULTIPLES)
def test_a_shared_scale_is_one_scale_and_is_said(chart: Multiples) -> None:
    assert len(panels(chart)) == len(chart.panels)
    for drawn in panels(chart):
        parsed(drawn)
    first = keys(chart)[0]
    assert first.sign == "words"
    assert ("dezelfde schaal" in first.text or "same scale" in first.text) == chart.shared


@pytest.mark.parametrize("wrong", [-1.0, float("nan"), float("inf"), -0.001])
def test_a_number_that_cannot_be_drawn_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        Value(2024, wrong)
    with pytest.raises(ValueError, match="0 or more"):
        Value(2024, 1, wrong, 5)


@pytest.mark.parametrize("label", list(Label))
@pytest.mark.parametrize("direction", list(Direction))
def test_an_arrow_stands_only_at_a_clear_change_and_a_colour_only_where_it_means_something(
    label: Label, direction: Direction
) -> None:
    shown = arrow(label, direction)
    assert bool(shown) == label.is_clear
    assert ("arrow-good" in shown or "arrow-bad" in shown) == (label.is_clear and direction is not Direction.NEUTRAL)
