# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table as CSV that Excel in the Netherlands opens with one click: a mark for UTF-8, semicolons, CRLF."""

from driehoek.lib.spreadsheets.defused import defused
from driehoek.lib.spreadsheets.model import Value
from driehoek.lib.spreadsheets.outgoing import Table
from driehoek.lib.spreadsheets.rows import text_of_value

_SEPARATORS = frozenset(';,|\t"\n\r')


def csv_file(table: Table) -> bytes:
    """Return the table as CSV."""
    lines = [[defused(column.heading) for column in table.columns]]
    kinds = [column.kind for column in table.columns]
    lines += [[_field(value, kind) for value, kind in zip(row, kinds, strict=True)] for row in table.rows]
    return "".join(";".join(_quoted(field) for field in line) + "\r\n" for line in lines).encode("utf-8-sig")


def _field(value: Value, kind: str) -> str:
    if isinstance(value, str):
        return defused(value)
    return text_of_value(value, percent=kind == "percent" and not isinstance(value, bool))


def _quoted(field: str) -> str:
    # Whatever could be taken for a separator, or for the line that names it, is quoted: every reader finds the same.
    if _SEPARATORS.isdisjoint(field) and not field.lower().startswith("sep="):
        return field
    return '"' + field.replace('"', '""') + '"'
