# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns of values as the database has them, and ways to put many rows in, on either engine."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
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


def put_rows(table: str, columns: Sequence[str], rows: Iterable[Row]) -> Iterator[int]:
    """Put rows in as fast as the engine can, and yield how many are in after each batch.

    PostgreSQL takes them by COPY. That passes the write guard, which only sees statements, so it is asked here whether
    a command is running.

    Raises:
        WriteOutsideCommand: no command is running.
    """
    if operation.current() is None:
        raise WriteOutsideCommand(f"{table} is only filled inside a command")
    source, done = iter(rows), 0
    while batch := list(islice(source, BATCH)):
        if connection.vendor == "postgresql":
            _copy(table, columns, batch)
        else:
            places = ", ".join(["%s"] * len(columns))
            with connection.cursor() as cursor:
                cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", batch)  # noqa: S608 - our own names
        done += len(batch)
        yield done


def put_all(table: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Put rows in and return how many."""
    done = 0
    for done in put_rows(table, columns, rows):  # noqa: B007 - the last one is returned
        pass
    return done


def _copy(table: str, columns: Sequence[str], batch: Iterable[Row]) -> None:
    with (
        connection.cursor() as cursor,
        cursor.cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy,  # psycopg's own cursor
    ):
        copy.write("".join("\t".join(map(_text, row)) + "\n" for row in batch))


def _text(value: object) -> str:
    """Return a value as COPY reads it."""
    if value is None:
        return r"\N"
    if isinstance(value, str):
        escaped = value.replace("\\", r"\\").replace("\t", r"\t").replace("\n", r"\n").replace("\r", r"\r")
        return escaped.replace("\x00", "")
    return str(value)
