# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One sheet of an xlsx, element by element."""

import re
from collections.abc import Callable, Sequence

from driehoek.lib.spreadsheets.model import cell_name
from driehoek.lib.spreadsheets.parsing import formats, xml
from driehoek.lib.spreadsheets.parsing.cells import BOLD, Plain, Raw, count
from driehoek.lib.spreadsheets.parsing.grid import Grid
from driehoek.lib.spreadsheets.parsing.xlsx_styles import Style, Styles
from driehoek.lib.spreadsheets.refusals import Unreadable

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_DIGITS = "0123456789"
_WIDEST = 16_384


class SheetReader(xml.Reader):
    """Fills a grid with the cells of one sheet."""

    def __init__(
        self,
        grid: Grid,
        shared: Sequence[str],
        styles: Styles,
        *,
        since_1904: bool,
        unescape: Callable[[str], str],
    ) -> None:
        self.conditional = False
        self._grid = grid
        self._shared = shared
        self._styles: dict[str | None, Style] = {}
        self._style_of = styles.of
        self._since_1904 = since_1904
        self._unescape = unescape
        self._columns: dict[str, int] = {}
        self._row = -1
        self._column = -1
        self._cells: list[tuple[int, Raw]] = []
        self._kind = ""
        self._style = styles.of(None)
        self._formula = self._stored = self._taking = False
        self._phonetic = 0
        self._parts: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if name == "c":
            self._start_cell(attributes)
        elif name == "v":
            self._stored = self._taking = True
        elif name == "t":
            self._taking = not self._phonetic
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "rPh":
            self._phonetic += 1
        elif name == "col":
            self._hide_columns(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "conditionalFormatting":
            self.conditional = True

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name in ("v", "t"):
            self._taking = False
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._grid.row(self._row, self._cells)
            self._cells = []
        elif name == "rPh":
            self._phonetic -= 1

    def text(self, data: str) -> None:
        """Take characters of a value."""
        if self._taking:
            self._parts.append(data)

    def _start_row(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r")
        self._row = self._row + 1 if given is None else count(given) - 1
        self._column = -1
        if attributes.get("hidden") in ("1", "true"):
            self._grid.hide_row(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        if place is None:
            self._column += 1
        else:
            letters = place.rstrip(_DIGITS)
            column = self._columns.get(letters)
            self._column = self._columns.setdefault(letters, _column(letters)) if column is None else column
        self._kind = attributes.get("t", "n")
        number = attributes.get("s")
        style = self._styles.get(number)
        self._style = self._styles.setdefault(number, self._style_of(number)) if style is None else style
        self._formula = self._stored = False
        self._parts = []

    def _end_cell(self) -> None:
        value: Plain = None
        bits = 0
        if self._parts:
            value, bits = self._value("".join(self._parts))
        elif self._formula and not self._stored and self._kind != "str":
            raise Unreadable("formula", cell=cell_name(self._row, self._column), sheet=self._grid.name)
        style = self._style
        if value is not None or style.fill:
            if style.bold:
                bits |= BOLD
            self._cells.append((self._column, Raw(value, style.fill, bits)))
            if len(self._cells) > _WIDEST:
                raise Unreadable("damaged", "more cells in a row than there are columns")

    def _value(self, text: str) -> tuple[Plain, int]:
        kind = self._kind
        if kind == "s":
            try:
                return self._shared[int(text)] if text[0] != "-" else None, 0
            except (ValueError, IndexError):
                raise Unreadable("damaged", "a shared text that is not there") from None
        if kind == "n":
            return formats.number(text, self._style.meaning, since_1904=self._since_1904)
        if kind == "b":
            return text.strip() in ("1", "true"), 0
        if kind == "d":
            return formats.iso(text)
        return self._unescape(text), 0

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in ("1", "true"):
            self._grid.hide_columns(count(attributes.get("min", "")) - 1, count(attributes.get("max", "")) - 1)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        corners = [_PLACE.fullmatch(first), _PLACE.fullmatch(last or first)]
        if corners[0] is None or corners[1] is None:
            raise Unreadable("damaged", "a merged area that is none")
        (left, top), (right, bottom) = ((_column(each[1]), int(each[2]) - 1) for each in corners if each is not None)
        self._grid.area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    if not 1 <= len(letters) <= 3 or not letters.isalpha() or not letters.isascii():
        raise Unreadable("damaged", "a cell without a column")
    return number - 1
