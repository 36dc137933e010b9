# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The write guard: on our own tables nothing changes outside a command.

A wrapper on every database connection sees each statement, also those of ``update()``, ``bulk_create()`` and raw
cursors. Schema migrations pass, because what they write to is not a table of ours (SQLite remakes a table under
the name ``new__...``).
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from driehoek.kernel import operation
from driehoek.kernel.errors import WriteOutsideCommand

_NAME = r'(?:\w+|"[^"]+"|`[^`]+`|\[[^\]]+\])'
_TABLE = rf"(?:{_NAME}\s*\.\s*)?{_NAME}"
_WRITE = re.compile(
    rf"""(?:^|[;()])\s*
    (?: (?:INSERT(?:\s+OR\s+\w+)?|REPLACE|MERGE)\s+INTO | UPDATE(?:\s+OR\s+\w+)? | DELETE\s+FROM
      | TRUNCATE(?:\s+TABLE)? | COPY )
    (?:\s+ONLY)?\s+(?P<tables>{_TABLE}(?:\s*,\s*{_TABLE})*)""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_SQL = re.compile(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", re.DOTALL)

_seeding: ContextVar[bool] = ContextVar("seeding", default=False)


def tables_written(sql: str) -> tuple[str, ...]:
    """Return the tables that a statement, or a row of statements, changes; nothing for one that only reads."""
    start = sql.lstrip()[:6].upper()
    if start == "SELECT" and ";" not in sql:
        return ()
    found = _WRITE.finditer(_NOT_SQL.sub(" ", sql))
    return tuple(_bare(name) for match in found for name in match["tables"].split(","))


def _bare(name: str) -> str:
    """Return a table's name without schema and quotation marks."""
    return name.rpartition(".")[2].strip().strip('"`[]')


def is_ours(table: str) -> bool:
    """Tell whether a table belongs to one of our rooms."""
    return table.partition("_")[0] in _our_labels()


def _our_labels() -> frozenset[str]:
    global _labels
    if _labels is None:
        _labels = frozenset(c.label for c in apps.get_app_configs() if c.name.startswith("driehoek."))
    return _labels


_labels: frozenset[str] | None = None


def _guard(
    execute: Callable[[str, Any, bool, dict[str, Any]], Any],
    sql: str,
    params: Any,
    many: bool,
    context: dict[str, Any],
) -> Any:
    if operation.current() is None and not _seeding.get():
        for table in tables_written(sql):
            if is_ours(table):
                raise WriteOutsideCommand(f"{table} changes outside a command: {sql[:80]}")
    return execute(sql, params, many, context)


def _put_on(connection: BaseDatabaseWrapper) -> None:
    if _guard not in connection.execute_wrappers:
        connection.execute_wrappers.append(_guard)


def _on_connect(connection: BaseDatabaseWrapper, **_: object) -> None:
    _put_on(connection)


def install() -> None:
    """Put the guard on every connection, present and future."""
    connection_created.connect(_on_connect, dispatch_uid="driehoek.kernel.guard")
    for connection in connections.all(initialized_only=True):
        _put_on(connection)


@contextmanager
def seeding() -> Iterator[None]:
    """Let tests write rows without a command; a sweep keeps this name out of everything but the tests."""
    token = _seeding.set(True)
    try:
        yield
    finally:
        _seeding.reset(token)
