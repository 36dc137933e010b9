# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a spreadsheet is once it has been read: sheets of cells, as plain frozen data."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

Value = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        value: what it holds; None when empty. A formula has the outcome that was stored with it. Text of nothing but
            spaces is None.
        fill: colour of a solid background as RRGGBB in capitals; empty when it has none.
        percent: the number is shown as a percentage: 0.25 stands there as 25%.
        bold: the text is bold.
        merged: covered by a merged area; it repeats the value of the top left cell of that area.
    """

    value: Value = None
    fill: str = ""
    percent: bool = False
    bold: bool = False
    merged: bool = False


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; all four numbers count from zero and are inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        name: as on its tab; for CSV the name of the file.
        rows: a rectangle that ends at the last row and the last column with a value. Row and column numbers are those
            of the file.
        hidden_columns: numbers from zero.
        hidden_rows: numbers from zero, rows that a filter hides among them.
        merged: the merged areas, cut to the rectangle.
        hidden: the sheet itself is hidden.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that was read.

    Attributes:
        sheets: in the order of the tabs; hidden ones too.
        remarks: Dutch sentences about what was left out while reading, such as macros.
        form: what the file turned out to be: ``xlsx``, ``ods`` or ``csv``, whatever its name says.
    """

    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()
    form: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may ask. What is over a limit is refused in a sentence that names the number.

    Attributes:
        upload: bytes of the file as it comes in.
        unpacked: bytes of everything in the package after unpacking.
        ratio: how many times larger a part may become by unpacking; counts from 10 MB on.
        entries: files in the package.
        sheets: sheets.
        rows: rows up to and including the last one with a value, per sheet.
        columns: the same for columns.
        cells: cells with a value or a colour, all sheets together.
        cell_text: characters in one cell; Excel's own limit.
        text: characters in all cells together.
        places: places in the rectangles of all sheets, empty ones too.
        areas: merged areas per sheet.
        memory: bytes of address space of the child process, the interpreter included.
        cpu: seconds of processor time of the child process.
        seconds: seconds on the clock before the child process is stopped.
    """

    upload: int = 10_000_000
    unpacked: int = 150_000_000
    ratio: int = 250
    entries: int = 2_000
    sheets: int = 60
    rows: int = 20_000
    columns: int = 250
    cells: int = 300_000
    cell_text: int = 32_767
    text: int = 15_000_000
    places: int = 3_000_000
    areas: int = 20_000
    memory: int = 256_000_000
    cpu: int = 15
    seconds: int = 18


def cell_name(row: int, column: int) -> str:
    """Return the name people know a cell by: row 0 and column 0 is A1."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """Return the letters of a column: 0 is A, 26 is AA."""
    return "".join(_letters(column))


def _letters(column: int) -> Iterator[str]:
    if column >= 26:
        yield from _letters(column // 26 - 1)
    yield chr(ord("A") + column % 26)
