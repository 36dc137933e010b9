# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table as an Excel workbook."""

import io
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from driehoek.lib.spreadsheets.model import Value
from driehoek.lib.spreadsheets.outgoing import Table

_NUMBER_FORMATS = {"text": "@", "number": "General", "percent": "0%", "date": "dd-mm-yyyy", "hidden": "@"}
_MOMENT = "dd-mm-yyyy hh:mm:ss"
_FIRST_DAY = 1900
_A4 = 9
_MADE = datetime(1980, 1, 1, tzinfo=UTC)
"""The same table gives the same bytes, so no file says when it was made."""


def xlsx_file(table: Table) -> bytes:
    """Return the table as xlsx, headings frozen, with a filter on each column."""
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet(table.title)
        shape = {"text_wrap": True, "valign": "top"}
        formats = {kind: book.add_format({**shape, "num_format": code}) for kind, code in _NUMBER_FORMATS.items()}
        formats["moment"] = book.add_format({**shape, "num_format": _MOMENT})
        head = book.add_format({**shape, "bold": True, "num_format": "@", "bottom": 1})
        for index, column in enumerate(table.columns):
            sheet.set_column(index, index, column.width, formats[column.kind], {"hidden": column.kind == "hidden"})
            sheet.write_string(0, index, column.heading, head)
        for number, row in enumerate(table.rows, start=1):
            for index, value in enumerate(row):
                _write(sheet, number, index, value, table.columns[index].kind, formats)
        sheet.freeze_panes(1, 0)
        _print_setup(sheet)
        if table.columns:
            sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    return file.getvalue()


def _print_setup(sheet: Worksheet) -> None:
    """On paper: A4 on its side, all columns on a page, the headings on each."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Worksheet, row: int, index: int, value: Value, kind: str, formats: dict[str, Format]) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, index, value, formats["number"])
    elif isinstance(value, str):
        sheet.write_string(row, index, value, formats["text"])
    elif isinstance(value, int | float):
        sheet.write_number(row, index, value, formats["percent" if kind == "percent" else "number"])
    elif isinstance(value, datetime):
        sheet.write_datetime(row, index, value.replace(tzinfo=None), formats["moment"])
    elif value.year < _FIRST_DAY:
        sheet.write_string(row, index, value.strftime("%d-%m-%Y"), formats["text"])
    else:
        sheet.write_datetime(row, index, value, formats["date"])
