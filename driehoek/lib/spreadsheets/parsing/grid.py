# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Collecting cells under the limits, and cutting each sheet to what is in use."""

import re
from collections.abc import Iterable, Sequence

from driehoek.lib.spreadsheets.model import Area, Limits, cell_name
from driehoek.lib.spreadsheets.parsing.cells import DATE, MERGED, MOMENT, Raw
from driehoek.lib.spreadsheets.refusals import Unreadable

STRAYS = 20
"""So many cells outside the limits are left out with a remark; more is a list that is too large."""


_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def tidy(text: str) -> str | None:
    """Return text with plain line ends and nothing that no screen or database takes; None when none is left to see."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():
        text = _UNFIT.sub("", text)
    return text if text and not text.isspace() else None


class Budget:
    """What all sheets of one file use together."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.remarks: list[str] = []
        self._cells = 0
        self._text = 0
        self._places = 0

    def cells(self, number: int) -> None:
        """Count cells."""
        self._cells += number
        if self._cells > self.limits.cells:
            raise Unreadable("too-many-cells", limit=self.limits.cells)

    def text(self, characters: int) -> None:
        """Count characters."""
        self._text += characters
        if self._text > self.limits.text:
            raise Unreadable("too-much-text", limit=self.limits.text)

    def places(self, number: int, sheet: str) -> None:
        """Count the places of a rectangle."""
        self._places += number
        if self._places > self.limits.places:
            raise Unreadable("too-spread", sheet=sheet)

    def remark(self, sentence: str) -> None:
        """Keep a Dutch sentence once."""
        if sentence not in self.remarks:
            self.remarks.append(sentence)


class Grid:
    """The cells of one sheet."""

    def __init__(self, name: str, budget: Budget, *, hidden: bool = False) -> None:
        self.name = tidy(name) or ""
        self.hidden = hidden
        self.hidden_columns: set[int] = set()
        self.hidden_rows: set[int] = set()
        self.areas: list[Area] = []
        self._budget = budget
        self._limits = budget.limits
        self._rows: dict[int, dict[int, Raw]] = {}
        self._strays: list[str] = []
        self.height = 0
        self.width = 0

    def row(self, index: int, cells: Iterable[tuple[int, Raw]]) -> None:
        """Take one row; a row with colours and no value is none."""
        kept: dict[int, Raw] = {}
        width = 0
        for column, cell in cells:
            if isinstance(cell.value, str) and not cell.bits & (DATE | MOMENT):
                text = tidy(cell.value)
                if text is not cell.value:
                    cell = Raw(text, cell.fill, cell.bits)
            if cell.value is not None:
                if not self._within(index, column, cell.value):
                    continue
                width = max(width, column + 1)
                kept[column] = cell
            elif cell.fill and column < self._limits.columns:
                kept[column] = Raw(None, cell.fill)
        if width:
            self._budget.cells(len(kept))
            self._rows.setdefault(index, {}).update(kept)
            self.height = max(self.height, index + 1)
            self.width = max(self.width, width)

    def _within(self, row: int, column: int, value: object) -> bool:
        if isinstance(value, str):
            if len(value) > self._limits.cell_text:
                limit = self._limits.cell_text
                raise Unreadable("text-too-long", cell=cell_name(row, column), sheet=self.name, limit=limit)
            self._budget.text(len(value))
        if row < self._limits.rows and column < self._limits.columns:
            return True
        self._strays.append(cell_name(row, column))
        if len(self._strays) > STRAYS:
            if row >= self._limits.rows:
                raise Unreadable("too-many-rows", sheet=self.name, limit=self._limits.rows)
            raise Unreadable("too-many-columns", sheet=self.name, limit=self._limits.columns)
        return False

    def hide_row(self, row: int) -> None:
        """Note that a row is hidden."""
        if row < self._limits.rows:
            self.hidden_rows.add(row)

    def hide_columns(self, first: int, last: int) -> None:
        """Note that columns are hidden."""
        self.hidden_columns.update(range(first, min(last + 1, self._limits.columns)))

    def area(self, top: int, left: int, bottom: int, right: int) -> None:
        """Take a merged area."""
        if len(self.areas) >= self._limits.areas:
            raise Unreadable("too-many-areas", sheet=self.name, limit=self._limits.areas)
        self.areas.append(Area(top, left, bottom, right))

    def finish(self) -> None:
        """Cut merged areas and hidden rows to what is in use, and repeat the value of an area in each of its cells."""
        self._budget.places(self.height * self.width, self.name)
        if self._strays:
            self._budget.remark(
                f"Op blad '{self.name}' staat ver buiten de lijst nog iets, in {', '.join(self._strays)};"
                " dat is niet gelezen."
            )
        last_row, last_column = self.height - 1, self.width - 1
        areas = [
            Area(area.top, area.left, min(area.bottom, last_row), min(area.right, last_column))
            for area in self.areas
            if area.top <= last_row and area.left <= last_column
        ]
        self.areas = [area for area in areas if area.top < area.bottom or area.left < area.right]
        for area in self.areas:
            self._cover(area)
        self.hidden_rows = {row for row in self.hidden_rows if row < self.height}
        self.hidden_columns = {column for column in self.hidden_columns if column < self.width}

    def _cover(self, area: Area) -> None:
        first = self._rows.get(area.top, {}).get(area.left, Raw(None))
        self._budget.cells((area.bottom - area.top + 1) * (area.right - area.left + 1))
        for row in range(area.top, area.bottom + 1):
            cells = self._rows.setdefault(row, {})
            for column in range(area.left, area.right + 1):
                if row != area.top or column != area.left:
                    own = cells.get(column)
                    fill = own.fill if own is not None and own.fill else first.fill
                    cells[column] = Raw(first.value, fill, first.bits | MERGED)

    def line(self, row: int) -> Sequence[Raw | None]:
        """Return one row from its first column to its last cell."""
        cells = self._rows.get(row)
        if not cells:
            return ()
        return [cells.get(column) for column in range(min(max(cells) + 1, self.width))]
