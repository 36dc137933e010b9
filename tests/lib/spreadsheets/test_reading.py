# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what people make: values, colours, dates, percentages, merged and hidden parts."""

import io
from datetime import date, datetime

import openpyxl
from openpyxl.styles import Font, PatternFill

from driehoek.lib.spreadsheets.model import Area, Cell
from driehoek.lib.spreadsheets.reading import read

NOON = datetime.fromisoformat("2025-03-01T12:30")


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_an_excel_list_comes_as_it_looks() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Acties"
    sheet["A1"] = "Actielijst 2025"
    sheet.merge_cells("A1:D1")
    sheet.append(["nr", "Actie", "Deadline", "Gereed"])
    sheet.append([1, "Toezicht\nop straat", date(2025, 3, 1), 0.25])
    sheet["D3"].number_format = "0%"
    sheet["A3"].fill = PatternFill("solid", fgColor="FF00B050")
    sheet.append([2.5, "Vet", NOON, True])
    sheet["B4"].font = Font(bold=True)
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[4].hidden = True
    second = book.create_sheet("Verborgen")
    second.sheet_state = "hidden"
    second["B2"] = "x"

    found = read(saved(book), "lijst.xlsx")

    assert [(each.name, each.hidden) for each in found.sheets] == [("Acties", False), ("Verborgen", True)]
    list_, other = found.sheets
    title = "Actielijst 2025"
    assert list_.rows == (
        (Cell(title), *(Cell(title, merged=True),) * 3),
        (Cell("nr"), Cell("Actie"), Cell("Deadline"), Cell("Gereed")),
        (Cell(1, fill="00B050"), Cell("Toezicht\nop straat"), Cell(date(2025, 3, 1)), Cell(0.25, percent=True)),
        (Cell(2.5), Cell("Vet", bold=True), Cell(NOON), Cell(True)),
    )
    assert list_.merged == (Area(0, 0, 0, 3),)
    assert (set(list_.hidden_columns), set(list_.hidden_rows)) == ({2}, {3})
    assert other.rows == ((Cell(), Cell()), (Cell(), Cell("x")))


def test_a_csv_comes_as_text() -> None:
    found = read(b"nr;Actie;Begroot\r\n1;\"Toezicht; op straat\";1,5\r\n2;'=samen;'-\r\n", "lijst.csv")
    (sheet,) = found.sheets
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["nr", "Actie", "Begroot"],
        ["1", "Toezicht; op straat", "1,5"],
        ["2", "=samen", "-"],
    ]
