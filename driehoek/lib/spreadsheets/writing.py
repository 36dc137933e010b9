# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing a table as a spreadsheet, in three forms. Text stays text, whatever it begins with."""

from collections.abc import Callable, Mapping

from driehoek.lib.spreadsheets.outgoing import OutColumn, Table, tidied
from driehoek.lib.spreadsheets.writing_csv import csv_file
from driehoek.lib.spreadsheets.writing_ods import ods_file
from driehoek.lib.spreadsheets.writing_xlsx import xlsx_file

__all__ = ["FORMS", "OutColumn", "Table", "write"]

_WRITERS: Mapping[str, Callable[[Table], bytes]] = {"xlsx": xlsx_file, "ods": ods_file, "csv": csv_file}

FORMS: Mapping[str, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv; charset=utf-8",
}
"""The forms a table can be written in, with the media type of each."""


def write(table: Table, form: str) -> bytes:
    """Return the table as a file: headings first, then the rows.

    What is read back is the same: text without characters that no spreadsheet can hold and with plain line ends,
    numbers with fifteen digits, dates as dates. A CSV knows text alone: there a date is 31-12-2025, a number 1,5 and a
    share 25%.
    """
    return _WRITERS[form](tidied(table))
