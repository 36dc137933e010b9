# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cells of a file, packed to be kept with a run and unpacked again."""

import json
import zlib
from datetime import date, datetime
from typing import Any

from driehoek.lib.spreadsheets.model import EMPTY, Area, Cell, Sheet, Workbook


def packed(book: Workbook) -> bytes:
    """Pack a workbook: the sheets that hold something, each cell as short as it can be."""
    sheets = [
        {
            "name": sheet.name,
            "rows": [[_cell(cell) for cell in row] for row in sheet.rows],
            "hidden_columns": sorted(sheet.hidden_columns),
            "hidden_rows": sorted(sheet.hidden_rows),
            "merged": [[area.top, area.left, area.bottom, area.right] for area in sheet.merged],
            "hidden": sheet.hidden,
        }
        for sheet in book.sheets
        if sheet.rows
    ]
    text = json.dumps({"sheets": sheets, "remarks": book.remarks, "form": book.form}, separators=(",", ":"))
    return zlib.compress(text.encode(), level=6)


def unpacked(content: bytes | memoryview) -> Workbook:
    """Unpack a workbook; nothing was kept of one that is no longer open."""
    if not content:
        return Workbook(())
    stored = json.loads(zlib.decompress(bytes(content)))
    return Workbook(
        tuple(
            Sheet(
                name=sheet["name"],
                rows=tuple(tuple(_of(cell) for cell in row) for row in sheet["rows"]),
                hidden_columns=frozenset(sheet["hidden_columns"]),
                hidden_rows=frozenset(sheet["hidden_rows"]),
                merged=tuple(Area(*sides) for sides in sheet["merged"]),
                hidden=sheet["hidden"],
            )
            for sheet in stored["sheets"]
        ),
        tuple(stored["remarks"]),
        stored["form"],
    )


def _cell(cell: Cell) -> Any:
    value: Any = cell.value
    if isinstance(value, (date, datetime)):
        value = {"d": value.isoformat(), "t": isinstance(value, datetime)}
    if cell.fill or cell.percent or cell.merged:
        return [value, cell.fill, int(cell.percent), int(cell.merged)]
    return value


def _of(stored: Any) -> Cell:
    if stored is None:
        return EMPTY
    if isinstance(stored, list):
        value, fill, percent, merged = stored
        return Cell(_value(value), fill=fill, percent=bool(percent), merged=bool(merged))
    return Cell(_value(stored))


def _value(stored: Any) -> Any:
    if isinstance(stored, dict):
        return datetime.fromisoformat(stored["d"]) if stored["t"] else date.fromisoformat(stored["d"])
    return stored
