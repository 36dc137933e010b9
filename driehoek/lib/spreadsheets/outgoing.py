# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes into a file: a table of plain values, made fit for every form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from driehoek.lib.spreadsheets.model import Value

KINDS = ("text", "number", "percent", "date", "hidden")
LONGEST = 32_767
"""Characters in a cell; Excel refuses a file with more."""

_LONGEST_TITLE = 31
_CUT = " […]"
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NO_TITLE = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class OutColumn:
    """A column to write.

    Attributes:
        heading: text in the first row.
        width: in characters.
        kind: how an empty cell is shown once it is filled in: ``text``, ``number``, ``percent``, ``date``;
            or ``hidden``: text in a column that is not shown, for what a program needs back.
    """

    heading: str
    width: int = 16
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table to write.

    Attributes:
        title: name of the sheet.
        columns: from left to right.
        rows: each as long as there are columns.
    """

    title: str
    columns: tuple[OutColumn, ...]
    rows: Sequence[Sequence[Value]]


def tidied(table: Table) -> Table:
    """Return the table with text that every form can hold and a title that a sheet may have.

    Raises:
        ValueError: a row is longer or shorter than the columns, or a kind is not known.
    """
    if any(len(row) != len(table.columns) for row in table.rows):
        raise ValueError("a row is as long as there are columns")
    if any(column.kind not in KINDS for column in table.columns):
        raise ValueError(f"the kind of a column is one of {', '.join(KINDS)}")
    return Table(
        title=_title(table.title),
        columns=tuple(replace(column, heading=tidy_text(column.heading)) for column in table.columns),
        rows=[[tidy_value(value) for value in row] for row in table.rows],
    )


def tidy_value(value: Value) -> Value:
    """Return a value as it can be written; text of nothing but spaces is nothing."""
    if isinstance(value, str):
        return tidy_text(value) or None
    if isinstance(value, float) and not -1e300 < value < 1e300:
        return str(value)
    return value


def tidy_text(text: str) -> str:
    """Return text without what XML cannot hold, with plain line ends, and not longer than a cell."""
    plain = _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not plain or plain.isspace():
        return ""
    return plain if _length(plain) <= LONGEST else _cut(plain, LONGEST - len(_CUT)) + _CUT


def _title(text: str) -> str:
    """Return a name that Excel allows for a sheet."""
    plain = re.sub(r"[\n\t]", " ", tidy_text(_NO_TITLE.sub(" ", text)))
    title = _cut(plain.strip("' "), _LONGEST_TITLE).strip("' ")
    # Excel keeps one name for itself.
    return f"{title} 1" if title.lower() == "history" else title or "Blad1"


def _length(text: str) -> int:
    """Return the length as Excel counts: a character outside the first plane counts twice."""
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, most: int) -> str:
    return text.encode("utf-16-le")[: most * 2].decode("utf-16-le", "ignore")
