# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is written comes back the same, and no reader finds a formula in it."""

import csv
import io
import math
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from driehoek.lib.spreadsheets.defused import armed, defused
from driehoek.lib.spreadsheets.model import Value
from driehoek.lib.spreadsheets.outgoing import KINDS, LONGEST, tidied, tidy_text
from driehoek.lib.spreadsheets.reading import read
from driehoek.lib.spreadsheets.rows import text_of_value
from driehoek.lib.spreadsheets.writing import FORMS, OutColumn, Table, write

STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "'",
    "''=",
    '=HYPERLINK("http://localhost")',
    "=cmd|' /C calc'!A0",
    "＝1",
    ";",
    "sep=",
)
ODD = st.sampled_from(
    (
        *STARTS,
        "_x0041_",
        "_x005F_",
        "\x00",
        "\x1f",
        "\ud800",
        "\ufffe",
        "  ",
        " \t ",
        '"',
        '","',
        "é",
        "𝄞",
        "&lt;",
        "]]>",
        "<a>",
    )
)
TEXT = st.lists(st.one_of(ODD, st.text(max_size=12)), max_size=4).map("".join)
NUMBER = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15).map(
    lambda each: float(f"{each:.15g}")
)
DAY = st.dates(min_value=date(1900, 3, 1), max_value=date(2200, 1, 1))
CLOCK = st.times().map(lambda each: each.replace(microsecond=0))
MOMENT = st.builds(datetime.combine, DAY, CLOCK)
VALUE = st.one_of(st.none(), st.booleans(), TEXT, st.integers(-(10**14), 10**14), NUMBER, DAY, MOMENT)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(
        st.lists(st.builds(OutColumn, TEXT, st.integers(1, 80), st.sampled_from(KINDS)), min_size=1, max_size=5)
    )
    rows = draw(st.lists(st.tuples(*[VALUE] * len(columns)), max_size=10))
    return Table(draw(TEXT), tuple(columns), rows)


def grid_of(table: Table, form: str) -> list[list[tuple[str, object]]]:
    """Return what must come back: the tidied values, cut to what is in use."""
    tidy = tidied(table)
    kinds = [column.kind for column in tidy.columns]
    rows: list[Sequence[Value]] = [[column.heading or None for column in tidy.columns], *tidy.rows]
    expected = []
    for number, row in enumerate(rows):
        shown = zip(row, kinds, strict=True)
        expected.append([_comparable(value, kind if number else "text", form) for value, kind in shown])
    return cut(expected)


def _comparable(value: Value, kind: str, form: str) -> tuple[str, object]:
    if isinstance(value, str) or value is None:
        return ("", value)
    if form == "csv":
        return ("", text_of_value(value, percent=kind == "percent" and not isinstance(value, bool)))
    if isinstance(value, bool):
        return ("bool", value)
    if isinstance(value, datetime):
        # At midnight a moment and a day are the same number in Excel.
        return ("day", value.date()) if value.time() == datetime.min.time() else ("moment", value)
    if isinstance(value, date):
        return ("day", value)
    return ("percent" if kind == "percent" else "number", value)


def cut(rows: list[list[tuple[str, object]]]) -> list[list[tuple[str, object]]]:
    height = max(
        (number for number, row in enumerate(rows, start=1) if any(value is not None for _, value in row)), default=0
    )
    width = max(
        (place for row in rows for place, (_, value) in enumerate(row, start=1) if value is not None), default=0
    )
    return [row[:width] for row in rows[:height]]


def found_in(content: bytes, form: str) -> list[list[tuple[str, object]]]:
    (sheet,) = read(content, f"lijst.{form}").sheets
    found = []
    for row in sheet.rows:
        line: list[tuple[str, object]] = []
        for cell in row:
            if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
                line.append(("percent" if cell.percent else "number", cell.value))
            else:
                line.append(_comparable(cell.value, "", form))
        found.append(line)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(table=tables())
def test_what_is_written_comes_back_the_same(form: str, table: Table) -> None:
    expected = grid_of(table, form)
    content = write(table, form)
    assert content == write(table, form)
    if expected:
        assert found_in(content, form) == expected


def test_a_heading_that_looks_like_the_line_of_the_separator() -> None:
    for columns in (("sep=",), ("sep=", ""), ("SEP=;",)):
        table = Table("x", tuple(OutColumn(each) for each in columns), [("1",) * len(columns)])
        assert found_in(write(table, "csv"), "csv") == grid_of(table, "csv")


@pytest.mark.long
@settings(max_examples=40, deadline=None)
@given(table=tables())
def test_no_second_reader_finds_a_formula(table: Table) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write(table, "xlsx")))
    kinds = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}
    assert kinds <= {"s", "n", "b", "d"}, kinds
    assert not any(cell.hyperlink for row in book.worksheets[0].iter_rows() for cell in row)
    for form in ("xlsx", "ods"):
        other = CalamineWorkbook.from_filelike(io.BytesIO(write(table, form))).get_sheet_by_index(0)
        texts = [value for row in other.to_python() for value in row if isinstance(value, str)]
        ours = [value for row in tidied(table).rows for value in row if isinstance(value, str)]
        assert sum(text[:1] == "=" for text in texts) >= sum(text[:1] == "=" for text in ours)
    assert b"table:formula" not in write(table, "ods")
    lines = csv.reader(io.StringIO(write(table, "csv").decode("utf-8-sig"), newline=""), delimiter=";")
    for field in (field for line in lines for field in line):
        assert field[:1] not in tuple("=+@\t\r\n＝＋－＠") or field == ""
        assert field[:1] != "-" or re.fullmatch(r"-[0-9]+(,[0-9]+)?%?", field)


@settings(max_examples=500)
@given(text=TEXT)
def test_defusing_is_undone_exactly(text: str) -> None:
    assert armed(defused(text)) == text
    assert not defused(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@settings(max_examples=200)
@given(text=TEXT)
def test_tidy_text_is_tidy_already(text: str) -> None:
    assert tidy_text(tidy_text(text)) == tidy_text(text)


def test_text_that_is_too_long_says_that_it_was_cut() -> None:
    (sheet,) = read(write(Table("x", (OutColumn("Tekst"),), [("x" * 40_000,)]), "xlsx"), "x.xlsx").sheets
    value = sheet.rows[1][0].value
    assert isinstance(value, str)
    assert (len(value), value[-4:]) == (LONGEST, " […]"[-4:])


@pytest.mark.parametrize(
    ("title", "name"),
    (
        ("x" * 40, "x" * 31),
        ("𐀀" * 20, "𐀀" * 15),
        ("", "Blad1"),
        ("''", "Blad1"),
        ("a" * 30 + "'b", "a" * 30),
        ("History", "History 1"),
        ("Plan\n2025", "Plan 2025"),
    ),
)
def test_the_name_of_a_sheet_is_one_that_excel_allows(title: str, name: str) -> None:
    for form in ("xlsx", "ods"):
        (sheet,) = read(write(Table(title, (OutColumn("a"),), []), form), f"x.{form}").sheets
        assert sheet.name == name


def test_numbers_that_are_none() -> None:
    (sheet,) = read(
        write(Table("x", (OutColumn("n", kind="number"),), [(math.nan,), (math.inf,)]), "xlsx"), "x.xlsx"
    ).sheets
    assert [row[0].value for row in sheet.rows] == ["n", "nan", "inf"]


def test_the_look_of_an_excel_list() -> None:
    columns = (
        OutColumn("Actie", 40),
        OutColumn("Termijn", 12, "date"),
        OutColumn("Gereed", 8, "percent"),
        OutColumn("uid", kind="hidden"),
    )
    rows = [("Toezicht", date(2025, 5, 20), 0.5, "u1"), ("=nee", None, None, "u2")]
    content = write(Table("Acties: [alle]/'n", columns, rows), "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert sheet.title == "Acties   alle  'n"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:D3"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.print_title_rows) == (
        "landscape",
        0,
        "$1:$1",
    )
    assert sheet.column_dimensions["A"].width == pytest.approx(40, abs=1)
    assert [sheet.column_dimensions[letter].hidden for letter in "ABCD"] == [False, False, False, True]
    assert [sheet[f"{letter}2"].number_format for letter in "ABC"] == ["@", "dd-mm-yyyy", "0%"]
    assert sheet["A3"].data_type == "s"
    for form in ("xlsx", "ods"):
        (found,) = read(write(Table("x", columns, rows), form), f"x.{form}").sheets
        assert set(found.hidden_columns) == {3}


def test_the_first_bytes_of_an_ods_tell_what_it_is() -> None:
    content = write(Table("x", (OutColumn("a"),), []), "ods")
    assert content[30:84] == b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def test_an_ods_keeps_its_headings_in_sight_and_has_a_filter() -> None:
    with zipfile.ZipFile(io.BytesIO(write(Table("O'x", (OutColumn("a"), OutColumn("b")), [(1, 2)]), "ods"))) as parts:
        assert '"VerticalSplitPosition" config:type="int">1<' in parts.read("settings.xml").decode()
        content = parts.read("content.xml").decode()
    assert """table:target-range-address="'O''x'.A1:'O''x'.B2\"""" in content
    assert 'display-filter-buttons="true"' in content


def test_a_moment_with_a_zone_loses_the_zone() -> None:
    moment = datetime(2025, 5, 20, 9, 30, tzinfo=UTC)
    for form in ("xlsx", "ods"):
        (sheet,) = read(write(Table("x", (OutColumn("a"),), [(moment,)]), form), f"x.{form}").sheets
        assert sheet.rows[1][0].value == moment.replace(tzinfo=None)


def test_a_row_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="as long as"):
        write(Table("x", (OutColumn("a"),), [(1, 2)]), "xlsx")
    with pytest.raises(ValueError, match="kind of a column"):
        write(Table("x", (OutColumn("a", kind="money"),), []), "csv")
