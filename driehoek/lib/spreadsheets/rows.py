# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a row below the headings is: a row of the list, the title of a section, or something to pass over."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from decimal import Decimal

from driehoek.lib.spreadsheets.headings import plain
from driehoek.lib.spreadsheets.model import Cell, Sheet, Value

_TOTALS = ("totaal", "subtotaal", "eindtotaal", "totalen", "som", "gemiddelde", "gemiddeld")
_WHITE = ("", "FFFFFF")
_NUMERIC = frozenset("0123456789.,% -+€")


def text_of(cell: Cell) -> str:
    """Return a cell as a person in the Netherlands sees it: 25%, 1,5, 31-12-2025, ja."""
    return text_of_value(cell.value, percent=cell.percent)


def text_of_value(value: Value, *, percent: bool = False) -> str:
    """Return a value as :func:`text_of` does."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int | float):
        number = f"{value * 100:.13g}" if percent else f"{value:.15g}"
        text = f"{Decimal(number):f}".replace(".", ",")
        return f"{text}%" if percent else text
    if isinstance(value, datetime):
        return value.strftime("%d-%m-%Y %H:%M:%S" if value.second else "%d-%m-%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    return value


class Rows:
    """Judges the rows of one list."""

    def __init__(
        self,
        sheet: Sheet,
        *,
        headings: Mapping[int, str],
        essential: AbstractSet[int],
        header_rows: Sequence[int],
    ) -> None:
        self._sheet = sheet
        self._indexes = sorted(headings)
        self._headings = {index: plain(heading) for index, heading in headings.items()}
        self._header = [
            {index: plain(text_of(sheet.rows[row][index])) for index in self._indexes} for row in header_rows
        ]
        self._essential = essential
        self._bold: dict[int, bool] = {}
        self._wide = {
            area.top: area.right - area.left + 1
            for area in sorted(sheet.merged, key=lambda area: area.right - area.left)
            if area.top == area.bottom
        }

    def kind(self, row: int) -> str:
        """Return ``section``, ``empty``, ``heading``, ``total``, or nothing for a row of the list."""
        cells = self._sheet.rows[row]
        filled = [index for index, cell in enumerate(cells) if cell.value is not None and not cell.merged]
        if not filled:
            return "" if any(cell.value is not None and cell.merged for cell in cells) else "empty"
        if self._is_heading(cells):
            return "heading"
        if _is_total([cells[index] for index in filled]):
            return "total"
        alone = len(filled) == 1 and all(cell.value in (None, cells[filled[0]].value) for cell in cells)
        return "section" if alone and self._is_section(row, filled[0]) else ""

    def title(self, row: int) -> str:
        """Return the text of a section row."""
        return next(" ".join(text_of(cell).split()) for cell in self._sheet.rows[row] if cell.value is not None)

    def _is_heading(self, cells: Sequence[Cell]) -> bool:
        texts = {index: plain(text_of(cells[index])) for index in self._indexes}
        filled = {index: text for index, text in texts.items() if text}
        for header in (self._headings, *self._header):
            same = sum(1 for index, text in filled.items() if header[index] == text)
            if same >= 2 and same >= 0.6 * len(filled):
                return True
        return False

    def _is_section(self, row: int, index: int) -> bool:
        cells = self._sheet.rows[row]
        if not isinstance(cells[index].value, str):
            return False
        width = max(len(self._indexes), 1)
        if self._wide.get(row, 0) >= max(2, width / 2):
            return True
        coloured = sum(1 for cell in cells if cell.fill == cells[index].fill and cell.fill not in _WHITE)
        if width > 1 and (coloured >= max(2, width / 2) or (cells[index].bold and not self._bold_body(index))):
            return True
        return width > 2 and bool(self._essential) and index not in self._essential and index == self._indexes[0]

    def _bold_body(self, index: int) -> bool:
        """Tell whether the column is bold as a rule; then bold means nothing."""
        if index not in self._bold:
            column = [cells[index] for cells in self._sheet.rows if cells[index].value is not None]
            self._bold[index] = sum(1 for cell in column if cell.bold) * 2 > len(column)
        return self._bold[index]


def _is_total(cells: Sequence[Cell]) -> bool:
    first, *others = [text_of(cell) for cell in cells]
    word = plain(first).partition(" ")[0]
    return word in _TOTALS and len(first) <= 40 and all(set(other) <= _NUMERIC for other in others)
