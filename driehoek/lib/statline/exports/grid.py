# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file as rows of text: which characters, which separator, and how much is too much."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime

from driehoek.lib.spreadsheets.model import Cell, Sheet
from driehoek.lib.spreadsheets.parsing.csv_text import decode, sniff
from driehoek.lib.spreadsheets.refusals import Unreadable
from driehoek.lib.statline.refusals import Refused

LARGEST = 30_000_000
MOST_CELLS = 2_000_000
MOST_LINES = 300_000
LONGEST = 20_000
WIDEST = 5_000


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file.

    Attributes:
        number: as an editor or a spreadsheet counts it, from 1.
        cells: text without spaces around it.
        bare: it has a single cell and no separator: a title, a filter or a source.
    """

    number: int
    cells: tuple[str, ...]
    bare: bool = False

    def cell(self, column: int) -> str:
        """Return a cell; empty beyond the end."""
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def filled(self) -> tuple[int, ...]:
        """The columns that hold something."""
        return tuple(column for column, text in enumerate(self.cells) if text)


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a file that hold something.

    Attributes:
        lines: in order.
        commas: cells are separated by commas, as English programs do.
    """

    lines: tuple[Line, ...]
    commas: bool = False


def from_csv(content: bytes, filename: str = "") -> Grid:
    """Return the rows of a CSV.

    Raises:
        Refused: no text, too large, or cut off within quotation marks.
    """
    if len(content) > LARGEST:
        raise Refused(
            "too-large",
            f"Het bestand is groter dan {LARGEST // 1_000_000} MB. Kies op StatLine minder perioden of gebieden.",
        )
    try:
        text = decode(content, filename)
    except Unreadable as error:
        raise Refused("not-text", error.sentence) from None
    head, _, rest = text.partition("\n")
    separator = sniff(text)
    if head.lower().startswith("sep=") and len(head.strip()) == 5:
        separator, text = head.strip()[4], "\n" + rest
    return Grid(tuple(_lines(text, separator)), separator == ",")


def _lines(text: str, separator: str) -> "list[Line]":
    if text.count(separator) > MOST_CELLS:
        raise Refused(
            "too-many-cells", "In het bestand staan meer dan 2.000.000 cellen. Kies op StatLine minder tegelijk."
        )
    if text.count("\n") > MOST_LINES:
        raise Refused("too-many-lines", f"In het bestand staan meer dan {MOST_LINES} regels. Kies op StatLine minder.")
    found: list[Line] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    before = 0
    try:
        for row in reader:
            number, before = before + 1, reader.line_num
            if len(row) > WIDEST:
                raise Refused("too-wide", f"Er staan meer dan {WIDEST} kolommen op deze regel.", f"regel {number}")
            cells = tuple(_tidy(cell, number) for cell in row)
            if any(cells):
                found.append(Line(number, cells, len(row) == 1))
    except csv.Error:
        if text.count('"') % 2:
            raise Refused(
                "quotes",
                "Na deze regel eindigt een tekst met een aanhalingsteken nergens; misschien is het bestand afgebroken. "
                "Download het opnieuw.",
                f"regel {before}",
            ) from None
        raise Refused("not-csv", "Vanaf deze regel is het bestand niet te lezen.", f"regel {before + 1}") from None
    return found


def from_sheet(sheet: Sheet) -> Grid:
    """Return the rows of a sheet of a spreadsheet, as CSV would have them."""
    lines = []
    for number, row in enumerate(sheet.rows, 1):
        cells = tuple(_shown(cell) for cell in row)
        if any(cells):
            lines.append(Line(number, cells, sum(map(bool, cells)) == 1 and bool(cells[0])))
    return Grid(tuple(lines))


def _shown(cell: Cell) -> str:
    value = cell.value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return f"{value:.12g}".replace(".", ",") if "e" not in f"{value:.12g}" else str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return _tidy(str(value), 0)


def _tidy(text: str, number: int) -> str:
    if len(text) > LONGEST:
        raise Refused("too-long", f"In een cel staan meer dan {LONGEST} tekens.", f"regel {number}")
    return text.strip(" \t\r\n\u00a0\u202f\ufeff")
