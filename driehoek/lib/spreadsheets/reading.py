# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a spreadsheet that anyone may have made. The parsing happens in a child process; see ``parsing``."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from driehoek.lib.spreadsheets.child import converse
from driehoek.lib.spreadsheets.model import EMPTY, Area, Cell, Limits, Sheet, Workbook
from driehoek.lib.spreadsheets.parsing.cells import BOLD, DATE, MERGED, MOMENT, PERCENT
from driehoek.lib.spreadsheets.refusals import Unreadable

_KEPT = 20_000
"""So many different cells per file are made once and used again; most cells of a list look like another one."""


def read(content: bytes, filename: str, limits: Limits = Limits()) -> Workbook:  # noqa: B008 - frozen
    """Return the sheets of a file.

    Raises:
        Unreadable: it cannot be read, or may not; with a Dutch sentence that says why and what to do.
    """
    if not content:
        raise Unreadable("empty")
    if len(content) > limits.upload:
        found, limit = f"{len(content) / 1_000_000:.1f}".replace(".", ","), limits.upload // 1_000_000
        raise Unreadable("too-large", found=found, limit=limit)
    name = filename[-200:]
    order = json.dumps({"limits": asdict(limits), "name": name, "size": len(content)}).encode() + b"\n"
    with closing(converse((order, content), limits)) as lines:
        try:
            return _workbook(lines)
        except (ValueError, KeyError, TypeError) as error:
            raise Unreadable("failed", f"the child says what it never says: {error!r}") from None


def _workbook(lines: Iterator[bytes]) -> Workbook:
    sheets: list[Sheet] = []
    known: dict[tuple[Any, ...], Cell] = {}
    for line in lines:
        told = json.loads(line)
        if "refused" in told:
            raise Unreadable(told["refused"], told["detail"], **told["facts"])
        if "form" in told:
            return Workbook(tuple(sheets), tuple(told["remarks"]), told["form"])
        sheets.append(_sheet(told, lines, known))
    raise Unreadable("failed", "the child stopped before the end")


def _sheet(head: dict[str, Any], lines: Iterator[bytes], known: dict[tuple[Any, ...], Cell]) -> Sheet:
    width = head["width"]
    empty = (EMPTY,) * width
    rows: list[tuple[Cell, ...]] = []
    for _ in range(head["height"]):
        cells = [EMPTY if raw is None else _cell(raw, known) for raw in json.loads(next(lines, b"[]"))]
        rows.append((*cells, *empty[len(cells) :]) if cells else empty)
    return Sheet(
        name=head["name"],
        rows=tuple(rows),
        hidden_columns=frozenset(head["hidden_columns"]),
        hidden_rows=frozenset(head["hidden_rows"]),
        merged=tuple(Area(*corners) for corners in head["merged"]),
        hidden=head["hidden"],
    )


def _cell(raw: Any, known: dict[tuple[Any, ...], Cell]) -> Cell:
    value, fill, bits = raw if isinstance(raw, list) else (raw, "", 0)
    key = (type(value), value, fill, bits)
    cell = known.get(key)
    if cell is None:
        cell = _new_cell(value, fill, bits)
        if len(known) < _KEPT:
            known[key] = cell
    return cell


def _new_cell(value: Any, fill: str, bits: int) -> Cell:
    if bits & DATE:
        value = date.fromisoformat(value)
    elif bits & MOMENT:
        value = datetime.fromisoformat(value)
    return Cell(value, fill, bool(bits & PERCENT), bool(bits & BOLD), bool(bits & MERGED))
