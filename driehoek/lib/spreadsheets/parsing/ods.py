# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading an ods: all sheets stand in one part, and one element may stand for a million cells."""

import re

from driehoek.lib.spreadsheets.model import Limits, cell_name
from driehoek.lib.spreadsheets.parsing import formats, xml
from driehoek.lib.spreadsheets.parsing.cells import BOLD, PERCENT, Plain, Raw, count
from driehoek.lib.spreadsheets.parsing.grid import STRAYS, Budget, Grid
from driehoek.lib.spreadsheets.parsing.ods_styles import Styles
from driehoek.lib.spreadsheets.parsing.ods_text import CellText
from driehoek.lib.spreadsheets.parsing.packages import Package
from driehoek.lib.spreadsheets.refusals import Unreadable

_PASSED_OVER = frozenset(
    (
        "office:annotation",
        "office:forms",
        "office:meta",
        "office:scripts",
        "table:dde-links",
        "table:shapes",
        "table:tracked-changes",
    )
)
_CELLS = ("table:table-cell", "table:covered-table-cell")
_TIME = re.compile(r"(-?)P(?:(\d{1,5})D)?T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,]\d+)?S)?")


class _Manifest(xml.Reader):
    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - as every reader
        if name == "manifest:encryption-data":
            raise Unreadable("encrypted")


class ContentReader(Styles):
    """Makes a grid of each sheet."""

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self.grids: list[Grid] = []
        self._budget = budget
        self._limits: Limits = budget.limits
        self._grid: Grid | None = None
        self._deep = 0
        self._passing = 0
        self._defaults: list[str] = []
        self._row = self._rows = self._column = 0
        self._row_style = ""
        self._coloured = False
        self._cells: list[tuple[int, Raw]] = []
        self._cell: dict[str, str] = {}
        self._text = CellText(budget.limits.cell_text)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if self._passing or name in _PASSED_OVER or (name.startswith("?") and self._grid is not None):
            self._passing += 1
            if name == "office:annotation":
                self._budget.remark("Opmerkingen bij cellen zijn niet gelezen.")
        elif name.startswith("text:"):
            self._text.start(name, attributes.get("text:c", "1"))
        elif name == "table:table":
            self._deep += 1
            if self._deep == 1:
                self._start_sheet(attributes)
        elif self._deep != 1 or self._grid is None:
            super().start(name, attributes)
        elif name in _CELLS:
            self._cell = attributes
            self._text.clear()
        elif name == "table:table-row":
            self._start_row(self._grid, attributes)
        elif name == "table:table-column":
            self._start_column(self._grid, attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._passing:
            self._passing -= 1
        elif name.startswith("text:"):
            self._text.end(name)
        elif name == "table:table":
            self._deep -= 1
            if self._deep == 0 and self._grid is not None:
                self._grid.finish()
                self._grid = None
        elif self._deep != 1 or self._grid is None:
            super().end(name)
        elif name in _CELLS:
            self._end_cell(self._grid)
        elif name == "table:table-row":
            self._end_row(self._grid)

    def text(self, data: str) -> None:
        """Take characters."""
        if not self._passing:
            self._text.take(data)

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        if len(self.grids) == self._limits.sheets:
            raise Unreadable("too-many-sheets", limit=self._limits.sheets)
        hidden = not self.shown(attributes.get("table:style-name", ""))
        self._grid = Grid(attributes.get("table:name", ""), self._budget, hidden=hidden)
        self.grids.append(self._grid)
        self._row = 0
        self._defaults = []
        self._coloured = False

    def _start_column(self, grid: Grid, attributes: dict[str, str]) -> None:
        first = len(self._defaults)
        number = count(attributes.get("table:number-columns-repeated", "1"))
        kept = min(number, self._limits.columns - first)
        if attributes.get("table:visibility", "visible") != "visible":
            grid.hide_columns(first, first + kept - 1)
        default = attributes.get("table:default-cell-style-name", "")
        self._defaults += [default] * kept
        self._coloured = self._coloured or bool(self.look(default).fill)

    def _start_row(self, grid: Grid, attributes: dict[str, str]) -> None:
        self._rows = count(attributes.get("table:number-rows-repeated", "1"))
        self._row_style = attributes.get("table:default-cell-style-name", "")
        self._column = 0
        self._cells = []
        if attributes.get("table:visibility", "visible") != "visible":
            for row in range(self._row, min(self._row + self._rows, self._limits.rows)):
                grid.hide_row(row)

    def _end_row(self, grid: Grid) -> None:
        if any(cell.value is not None for _, cell in self._cells):
            # A row too many is refused by the grid, so a row that stands for a million is soon over.
            for row in range(self._row, self._row + self._rows):
                grid.row(row, self._cells)
        self._row += self._rows

    def _end_cell(self, grid: Grid) -> None:
        attributes = self._cell
        number = count(attributes.get("table:number-columns-repeated", "1"))
        value, bits = self._value(grid)
        column = self._column
        given = self._cell.get("table:style-name") or self._row_style
        if value is not None or given or self._coloured:
            # A list that is too wide is refused by the grid, which must then see a few cells too many.
            most = self._limits.columns - column + (STRAYS + 1 if value is not None else 0)
            for place in range(column, column + min(number, most)):
                look = self.look(given or (self._defaults[place] if place < len(self._defaults) else ""))
                if value is not None or look.fill:
                    bold = BOLD if look.bold and value is not None else 0
                    self._cells.append((place, Raw(value, look.fill, bits | bold)))
        wide = count(attributes.get("table:number-columns-spanned", "1"))
        high = count(attributes.get("table:number-rows-spanned", "1"))
        if wide > 1 or high > 1:
            grid.area(self._row, column, self._row + high - 1, column + wide - 1)
        self._column += number

    def _value(self, grid: Grid) -> tuple[Plain, int]:
        attributes = self._cell
        kind = attributes.get("office:value-type", "")
        if kind in ("float", "percentage", "currency"):
            value, _ = formats.number(attributes.get("office:value", ""), formats.PLAIN, since_1904=False)
            return value, PERCENT if kind == "percentage" else 0
        if kind == "date":
            return formats.iso(attributes.get("office:date-value", ""))
        if kind == "time":
            return _clock(attributes.get("office:time-value", "")), 0
        if kind == "boolean":
            return attributes.get("office:boolean-value") == "true", 0
        text = attributes.get("office:string-value") or self._text.whole()
        if text is None and not kind and attributes.get("table:formula"):
            raise Unreadable("formula", cell=cell_name(self._row, self._column), sheet=grid.name)
        return text, 0


def read_ods(content: bytes, budget: Budget) -> list[Grid]:
    """Read every sheet.

    Raises:
        Unreadable: with the reason.
    """
    package = Package(content, budget.limits)
    if "META-INF/manifest.xml" in package:
        xml.walk(package.open("META-INF/manifest.xml"), _Manifest())
    reader = ContentReader(budget)
    if "styles.xml" in package:
        xml.walk(package.open("styles.xml"), reader)
    xml.walk(package.open("content.xml"), reader)
    if any(name.startswith(("basic/", "scripts/")) for name in package.names()):
        budget.remark("In het bestand zitten macro's; die zijn niet gelezen en niet uitgevoerd.")
    return reader.grids


def _clock(text: str) -> str | None:
    """Return a duration as hours and minutes; what is none stays text."""
    found = _TIME.fullmatch(text)
    if found is None:
        return text or None
    days, hours, minutes, seconds = (int(each or 0) for each in found.groups()[1:])
    total = (days * 24 + hours) * 60 + minutes + round(seconds / 60)
    return f"{found[1]}{total // 60:02d}:{total % 60:02d}"
