# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns of values as the database has them, and ways to put many rows in, on either engine."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from django.db import connection

from driehoek.figures.models import Observation, ObservationRevision, Series
from driehoek.kernel import operation
from driehoek.kernel.errors import WriteOutsideCommand

OBSERVATION, REVISION, SERIES = (m._meta.db_table for m in (Observation, ObservationRevision, Series))
#: Of a value; ``load_id`` stands last.
VALUE = ("value", "low", "high", "missing", "status", "note")
COLUMNS = ("series_id", "period", *VALUE, "load_id")
BATCH = 20_000

Row = Sequence[Any]
Fixed = Mapping[str, int | str | None]
#: Rows in one statement of SQLite: three times as fast as one by one.
TOGETHER = 500
_WORD = re.compile(r"\w*")


def put_rows(table: str, columns: Sequence[str], rows: Iterable[Row], fixed: Fixed | None = None) -> int:
    """Put rows in as fast as the engine can, and return how many.

    PostgreSQL takes them by COPY. That passes the write guard, which only sees statements, so it is asked here whether
    a command is running.

    Args:
        columns: in the order of the values of a row.
        fixed: further columns that have one value in all these rows.

    Raises:
        WriteOutsideCommand: no command is running.
    """
    if operation.current() is None:
        raise WriteOutsideCommand(f"{table} is only filled inside a command")
    source, done = iter(rows), 0
    put = _copy if connection.vendor == "postgresql" else _insert
    while batch := list(islice(source, BATCH)):
        put(table, columns, batch, fixed or {})
        done += len(batch)
    return done


def _insert(table: str, columns: Sequence[str], batch: Sequence[Row], fixed: Fixed) -> None:
    names = ", ".join((*columns, *fixed))
    one = f"({', '.join([*['%s'] * len(columns), *map(_literal, fixed.values())])})"
    with connection.cursor() as cursor:
        for start in range(0, len(batch), TOGETHER):
            some = batch[start : start + TOGETHER]
            places = ", ".join([one] * len(some))
            cursor.execute(f"INSERT INTO {table} ({names}) VALUES {places}", list(chain.from_iterable(some)))  # noqa: S608 - our own names


def _literal(value: int | str | None) -> str:
    """Return one of our own words or numbers as SQL has it."""
    if value is None:
        return "NULL"
    if isinstance(value, str):
        if not _WORD.fullmatch(value):
            raise ValueError(f"{value!r} is no word of ours")
        return f"'{value}'"
    return str(value)


def _copy(table: str, columns: Sequence[str], batch: Sequence[Row], fixed: Fixed) -> None:
    names = ", ".join((*columns, *fixed))
    end = "".join(f"\t{_text(value)}" for value in fixed.values()) + "\n"
    with (
        connection.cursor() as cursor,
        cursor.cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy,  # psycopg's own cursor
    ):
        copy.write("".join(["\t".join(map(_text, row)) + end for row in batch]))


def _text(value: object) -> str:
    """Return a value as COPY reads it."""
    if value is None:
        return r"\N"
    text = str(value)
    if _WORD.fullmatch(text):
        return text
    escaped = text.replace("\\", r"\\").replace("\t", r"\t").replace("\n", r"\n").replace("\r", r"\r")
    return escaped.replace("\x00", "")
