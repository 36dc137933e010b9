# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What must hold in the database afterwards, read with plain SQL past all of our own code."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.durability.clients import Write

Row = tuple[Any, ...]

FOREIGN_KEYS = """
    SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f'
"""


class Database:
    """Either engine, reading only."""

    def __init__(self, data: Path, database_url: str) -> None:
        self.connection: Any
        if database_url:
            self.connection = psycopg.connect(database_url, autocommit=True)
        else:
            self.connection = sqlite3.connect(data / "driehoek.sqlite3")
        self.sqlite = not database_url

    def close(self) -> None:
        """End the connection."""
        self.connection.close()

    def rows(self, sql: str) -> list[Row]:
        """Return all rows, with uids as plain text on both engines."""
        cursor = self.connection.cursor()
        cursor.execute(sql)
        return [tuple(_plain(value) for value in row) for row in cursor.fetchall()]

    def tracked(self) -> list[str]:
        """Return the tables whose rows know the operations that touched them."""
        if self.sqlite:
            names = self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
            return [n for (n,) in names if any(c[1] == "created_in" for c in self.rows(f"PRAGMA table_info({n})"))]
        return [
            n
            for (n,) in self.rows("SELECT table_name FROM information_schema.columns WHERE column_name = 'created_in'")
        ]

    def sound(self) -> Iterator[str]:
        """Yield what the engine itself finds wrong."""
        if self.sqlite:
            for (told,) in self.rows("PRAGMA integrity_check"):
                if told != "ok":
                    yield f"integrity check: {told}"
            yield from (f"foreign key without a row: {row}" for row in self.rows("PRAGMA foreign_key_check"))
            return
        try:
            # Builds every index again from its table: damage or a hidden double stops it.
            self.connection.execute("REINDEX SCHEMA public")
        except psycopg.Error as problem:
            yield f"indexes: {problem}"
        for table, column, target in self.rows(FOREIGN_KEYS):
            orphans = f"SELECT count(*) FROM {table} a LEFT JOIN {target} b ON b.id = a.{column}"
            ((count,),) = self.rows(f"{orphans} WHERE a.{column} IS NOT NULL AND b.id IS NULL")
            if count:
                yield f"foreign key without a row: {table}.{column}, {count} times"


def _plain(value: Any) -> Any:
    if isinstance(value, (dict, list)):
        return json.dumps(value)
    text = str(value)
    return text.replace("-", "") if len(text) == 36 and text.count("-") == 4 else value


def faults(database: Database, writes: Iterable[Write]) -> list[str]:
    """Return everything that is lost, doubled, half-written or not audited; nothing when all is well."""
    sent = list(writes)
    return [
        *database.sound(),
        *_reports(database, [w for w in sent if w.kind == "report"]),
        *_loads(database, [w for w in sent if w.kind == "load"]),
        *_operations(database),
        *_versions(database),
        *_states(database),
    ]


def _reports(database: Database, writes: list[Write]) -> Iterator[str]:
    stored = Counter(done for (done,) in database.rows("SELECT done FROM planning_progressreport"))
    for write in writes:
        if write.acknowledged and not stored[write.marker]:
            yield f"lost: report {write.marker} was acknowledged"
        if stored[write.marker] > 1:
            yield f"doubled: report {write.marker} is there {stored[write.marker]} times"
    kept = database.rows("SELECT result FROM audit_performed")
    known = set(database.rows("SELECT uid FROM planning_progressreport"))
    yield from (f"an idempotency key without its report: {row[0]}" for row in kept if row not in known)


def _loads(database: Database, writes: list[Write]) -> Iterator[str]:
    told = Counter(
        marker
        for (after,) in database.rows("SELECT CAST(after AS text) FROM audit_historyentry")
        for marker in [w.marker for w in writes if w.marker in after]
    )
    for write in writes:
        if write.acknowledged and not told[write.marker]:
            yield f"lost: load {write.marker} was acknowledged"
        if told[write.marker] % 2:
            yield f"half-written: load {write.marker} changed one of its two records"


def _operations(database: Database) -> Iterator[str]:
    """Audit event if and only if change: the operations of records, of history and of events are the same."""
    events = Counter[str]()
    for operation, made, changed in database.rows("SELECT operation, made, changed FROM audit_auditevent"):
        events[operation] += made + changed
    history = Counter(row[0] for row in database.rows("SELECT operation FROM audit_historyentry"))
    touched = {
        operation
        for table in database.tracked()
        for row in database.rows(f"SELECT created_in, changed_in FROM {table}")
        for operation in row
    }
    yield from (f"changed without an audit event: operation {o}" for o in sorted(touched - events.keys()))
    yield from (f"an audit event without a change: operation {o}" for o in sorted(events.keys() - history.keys()))
    yield from (f"history without an audit event: operation {o}" for o in sorted(history.keys() - events.keys()))
    # Values of figures come by the million: they are counted in the audit, and keep their own revisions.
    values = Counter[str]()
    for operation, made, changed in database.rows("SELECT created_in, made, changed FROM figures_load"):
        values[operation] += made + changed
    for operation, count in events.items():
        if history[operation] + values[operation] != count:
            yield f"operation {operation}: {count} changes in the audit, {history[operation]} in the history"


def _versions(database: Database) -> Iterator[str]:
    """Every record has told of its making once, and of each change since."""
    made, changed = Counter[str](), Counter[str]()
    for uid, is_made in database.rows("SELECT uid, made FROM audit_historyentry"):
        (made if is_made else changed)[uid] += 1
    for table in database.tracked():
        for uid, version in database.rows(f"SELECT uid, version FROM {table}"):
            if made[uid] != 1 or version != 1 + changed[uid]:
                yield f"{table} {uid}: version {version}, made {made[uid]} times, {changed[uid]} changes told"


def _states(database: Database) -> Iterator[str]:
    """The state of an action is that of the report that it names as its cause; reports are numbered without gaps."""
    reports: dict[str, str] = dict(database.rows("SELECT uid, status FROM planning_progressreport"))
    actions = database.rows(
        "SELECT code, status, status_cause_uid FROM planning_action WHERE status_cause_kind = 'rapportage'"
    )
    for code, status, cause in actions:
        if reports.get(cause) != status:
            yield f"action {code} is {status}, its cause says {reports.get(cause)}"
    numbers: dict[int, list[int]] = {}
    for action, number in database.rows("SELECT action_id, number FROM planning_progressreport ORDER BY number"):
        numbers.setdefault(action, []).append(number)
    for action, found in numbers.items():
        if found != list(range(1, len(found) + 1)):
            yield f"reports of action {action} are numbered {found}"
