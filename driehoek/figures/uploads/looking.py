# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file is: a table of StatLine, or one of which somebody must say what its columns are."""

import zlib
from dataclasses import dataclass

from driehoek.figures.exports import all_tables, known_table, known_tables
from driehoek.figures.rules import OWN
from driehoek.kernel import clock
from driehoek.lib.spreadsheets.model import Limits, Workbook
from driehoek.lib.spreadsheets.reading import read
from driehoek.lib.spreadsheets.refusals import Unreadable
from driehoek.lib.statline.exports.choosing import WhichTable
from driehoek.lib.statline.exports.grid import Grid, from_csv, from_sheet
from driehoek.lib.statline.exports.mapping import Columns, fingerprint, guessed, layout_of
from driehoek.lib.statline.exports.reading import Reading, read_grid, understand
from driehoek.lib.statline.model import Missing
from driehoek.lib.statline.refusals import Refused

LARGEST = Limits().upload  # bytes
LIMITS = Limits(rows=60_000, cells=600_000)
ASKED = frozenset(
    (
        "which-table",
        "no-table",
        "no-headings",
        "no-rows",
        "no-figures",
        "no-kind",
        "no-area",
        "no-period",
        "no-topic",
        "nothing",
    )
)
"""Refusals after which somebody can say what the columns are."""
_TEXT = ("csv", "txt", "tsv", "tab")


@dataclass(frozen=True, slots=True)
class Look:
    """A file that was looked at.

    Attributes:
        grid: its rows.
        columns: how it is read, or a first guess of that.
        reading: the table in it; None while somebody must say something first.
        candidates: the tables that it can be.
        why: what somebody must say, in a Dutch sentence.
    """

    grid: Grid
    columns: Columns
    reading: Reading | None = None
    candidates: tuple[str, ...] = ()
    why: str = ""

    @property
    def fingerprint(self) -> str:
        """What its headings are told from others by."""
        return fingerprint(self.grid, self.columns.heading)


def grid_of(content: bytes, name: str) -> Grid:
    """Return the rows of a file.

    Raises:
        Refused: it cannot be read, or may not; of a spreadsheet that is ``Unreadable``.
    """
    if name.lower().rpartition(".")[2] in _TEXT and not content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return from_csv(content, name)
    return _fullest(read(content, name, LIMITS))


def _fullest(book: Workbook) -> Grid:
    sheets = [sheet for sheet in book.sheets if not sheet.hidden] or list(book.sheets)
    return max((from_sheet(sheet) for sheet in sheets), key=lambda grid: sum(len(line.filled) for line in grid.lines))


def look_at(content: bytes, name: str, said: Columns | None = None) -> Look:
    """Look at a file, with what somebody said of it.

    Raises:
        Refused, Unreadable: it is of no use, whatever somebody says of it.
    """
    grid = grid_of(content, name)
    if said is not None and said.uses:
        return Look(grid, said, _mapped(grid, said))
    if not grid.lines:
        raise Refused("empty", "Het bestand is leeg. Kies het bestand opnieuw.")
    columns = said or Columns()
    try:
        return Look(grid, columns, read_grid(grid, name, known_tables(), now=clock.now(), table_id=columns.table))
    except Refused as refused:
        if refused.reason not in ASKED:
            raise
        guess = guessed(grid)
        candidates = refused.candidates if isinstance(refused, WhichTable) else ()
        why = f"{refused.where}: {refused.sentence}" if refused.where else refused.sentence
        return Look(grid, guess, candidates=candidates, why=why)


def _mapped(grid: Grid, said: Columns) -> Reading:
    blank = Missing.NOT_ENTERED if said.table == OWN else Missing.UNCLEAR
    layout = layout_of(grid, said)
    return understand(layout, known_table(said.table), now=clock.now(), commas=grid.commas, blank=blank)


def is_known(table: str, measure: str) -> bool:
    """Say whether figures of a measure of a table can be brought in."""
    return any(one.id == table and any(each.code == measure for each in one.measures) for one in all_tables())


def packed(content: bytes) -> bytes:
    """Pack a file, to be kept while somebody looks at it."""
    return zlib.compress(content, level=6)


def unpacked(content: bytes | memoryview) -> bytes:
    """Unpack it."""
    return zlib.decompress(bytes(content))


__all__ = ["LARGEST", "Look", "Refused", "Unreadable", "is_known", "look_at", "packed", "unpacked"]
