# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the list lies in a workbook: its sheet, its headings, its rows; as found, or as the reader said."""

from dataclasses import dataclass, replace

from driehoek.exchange.sheets.columns import BY_KEY
from driehoek.exchange.sheets.rows import Body
from driehoek.exchange.sheets.understanding import Understanding, fingerprint, wanted
from driehoek.lib.spreadsheets.model import Sheet, Workbook
from driehoek.lib.spreadsheets.tables import Column, Found, find_table


@dataclass(frozen=True, slots=True)
class Layout:
    """The list in a workbook.

    Attributes:
        found: its headings and rows; without columns when there are none.
    """

    sheet: Sheet
    found: Found

    @property
    def fingerprint(self) -> str:
        """What the list is recognised by next time; empty without headings."""
        return fingerprint(column.heading for column in self.found.columns) if self.found.columns else ""

    @property
    def body(self) -> Body:
        """The rows of the list, each with the section that it stands in."""
        sections: dict[int, str] = {}
        titles = self.found.sections
        title = ""
        for number in sorted({*titles, *self.found.body}):
            if number in titles:
                title = titles[number]
            elif title:
                sections[number] = title
        return Body(self.sheet, self.found.body, sections)


def first_look(book: Workbook) -> Understanding:
    """Find the sheet, the headings and the columns of the list; sheets that are hidden only when no other has one."""
    best = Understanding()
    score = 0.0
    for number, sheet in sorted(enumerate(book.sheets), key=lambda pair: pair[1].hidden):
        found = find_table(sheet, wanted())
        if found.score > score and not (sheet.hidden and score):
            best, score = _as_found(number, found), found.score
    return best


def _as_found(number: int, found: Found) -> Understanding:
    return Understanding(
        sheet=number,
        header=found.header_rows[-1] if found.header_rows else None,
        columns={column.index: column.wanted for column in found.columns if column.wanted in BY_KEY},
    )


def look_at(book: Workbook, sheet: int, header: int | None) -> Understanding:
    """Find the columns under the headings that the reader points at, or those of a sheet that the reader points at."""
    if header is None:
        return _as_found(sheet, find_table(book.sheets[sheet], wanted()))
    found = find_table(book.sheets[sheet], wanted(), header_row=header)
    return replace(_as_found(sheet, found), header=header)


def layout(book: Workbook, understood: Understanding) -> Layout:
    """Return the list as it is understood."""
    number = understood.sheet if understood.sheet < len(book.sheets) else 0
    sheet = book.sheets[number] if book.sheets else Sheet("")
    if understood.header is None or understood.header >= len(sheet.rows):
        return Layout(sheet, Found())
    headings = {column.index: column.heading for column in _found(sheet, understood, {}).columns}
    named = {key: headings[index] for index, key in understood.columns.items() if index in headings}
    return Layout(sheet, _found(sheet, understood, named))


def _found(sheet: Sheet, understood: Understanding, named: dict[str, str]) -> Found:
    """Find the rows; the column that the reader says is the action decides which rows are sections."""
    asked = {"title": (named["title"],)} if "title" in named else wanted()
    assert understood.header is not None, "only asked once there is one"
    return find_table(sheet, asked, header_row=understood.header)


def columns_of(found: Found, understood: Understanding) -> tuple[tuple[Column, str], ...]:
    """Return the columns of the file with the key that each is understood as; empty for none."""
    return tuple((column, understood.columns.get(column.index, "")) for column in found.columns)
