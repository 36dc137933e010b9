# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table comes back the same from every layout and every kind of file."""

from datetime import UTC, datetime
from itertools import permutations, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from driehoek.lib.statline.exports.reading import read
from driehoek.lib.statline.model import Missing, Row
from driehoek.lib.statline.titles import from_title
from tests.lib.statline.layouts import (
    AREA,
    DECIMALS,
    KIND,
    KNOWN,
    OTHER,
    PERIOD,
    TITLES,
    TOPIC,
    Cells,
    Form,
    Layout,
    write,
)

pytestmark = pytest.mark.once

NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)
DIMENSIONS = (TOPIC, KIND, AREA, PERIOD)
SIGNS = {"": Missing.IMPOSSIBLE, ".": Missing.UNKNOWN, "x": Missing.CONFIDENTIAL, "-": Missing.UNCLEAR}


def arrangements() -> list[Layout]:
    """Return every way to put the four dimensions in rows, in columns or above the table."""
    found = []
    for places in product("rcf", repeat=4):
        rows = tuple(name for name, place in zip(DIMENSIONS, places, strict=True) if place == "r")
        columns = tuple(name for name, place in zip(DIMENSIONS, places, strict=True) if place == "c")
        if not rows or not columns:
            continue
        for order in permutations(columns):
            for named, merged, units in product((False, True), (False, True), ("row", "column", "none")):
                # Units stand with the subjects they are of.
                if (units == "column" and TOPIC in columns) or (units == "row" and TOPIC in rows):
                    continue
                found.append(Layout(rows, order, named, len(order) % 2 == 0, units, merged))
    return found


ARRANGEMENTS = arrangements()
FORMS = st.builds(
    Form,
    separator=st.sampled_from([";", ",", "\t"]),
    quoted=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    newline=st.sampled_from(["\n", "\r\n"]),
    padded=st.booleans(),
    thousands=st.sampled_from(["", ".", " "]),
    blank_line=st.booleans(),
    source=st.booleans(),
)


def choices(layout: Layout, draw: st.DrawFn) -> dict[str, list[str]]:
    """Draw which areas, periods, subjects and kinds are in the table."""
    found = {}
    for name in DIMENSIONS:
        most = 3 if name in (*layout.rows, *layout.columns) else 1
        found[name] = draw(
            st.lists(st.sampled_from(list(TITLES[name])), min_size=1, max_size=most, unique=True), label=name
        )
    return found


def shown(value: int, decimals: int, thousands: str) -> str:
    whole = f"{value // 10**decimals:,}".replace(",", thousands)
    return f"{whole},{value % 10**decimals:0{decimals}d}" if decimals else whole


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[str, list[str]], Cells, Layout, Form, list[Row]]:
    layout = draw(st.sampled_from(ARRANGEMENTS))
    form = draw(FORMS)
    chosen = choices(layout, draw)
    cells: dict[tuple[str, str, str, str], str] = {}
    rows = []
    for key in product(*(chosen[name] for name in DIMENSIONS)):
        topic, kind, area, period = key
        value = draw(st.none() | st.integers(0, 3_000_000))
        status = from_title(TITLES[PERIOD][period])[1].value
        if value is None:
            cells[key] = draw(st.sampled_from([".", ".", "x", "-"]))  # type: ignore[index] # four texts
            missing: str = SIGNS[cells[key]]  # type: ignore[index]
        else:
            missing = ""
            cells[key] = shown(value, DECIMALS[topic], form.thousands)  # type: ignore[index]
        rows.append(Row(topic, kind, area, period, value, str(missing), status=status))
    return chosen, cells, layout, form, rows


def decidable(form: Form, layout: Layout, cells: Cells) -> bool:
    """Leave out what no reader can know: a column of nothing but dots may be anything, and 1.234 may be 1,234."""
    numbers = [text for text in cells.values() if any(letter.isdigit() for letter in text)]
    enough = len(numbers) * 2 >= len(cells)
    if form.separator == "," and form.thousands == ".":
        return enough and any("," in text for text in numbers)
    return enough


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(tables())
def test_the_same_table_comes_back(
    table: tuple[dict[str, list[str]], Cells, Layout, Form, list[Row]],
) -> None:
    chosen, cells, layout, form, rows = table
    if not decidable(form, layout, cells):
        return
    content = write(chosen, cells, layout, form)
    reading = read(content, "voorbeeld.csv", [KNOWN, OTHER], now=NOW)
    scale = {measure.code: measure.decimals for measure in reading.table.head.measures}
    found = {
        (row.measure, row.subject, row.area, row.period): (
            None if row.value is None else row.value / 10 ** scale[row.measure],
            row.missing,
            row.status,
        )
        for row in reading.table.rows()
    }
    expected = {
        (row.measure, row.subject, row.area, row.period): (
            None if row.value is None else row.value / 10 ** DECIMALS[row.measure],
            row.missing,
            row.status,
        )
        for row in rows
    }
    assert found == expected, content.decode(form.encoding)
    assert reading.left_out == ()
    assert reading.table.head.division_year == 2026
