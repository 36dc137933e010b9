# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Kill -9 of the web server amid loads and reports: the small version of ``driehoek bench durability``."""

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.durability import Trial, carry_out, postgresql
from benchmarks.durability.checking import Database, faults

pytestmark = [
    pytest.mark.long,
    pytest.mark.slow,
    pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="starts systems of its own, on both engines"),
]

WRITES = 40


@pytest.fixture(scope="module")
def on_sqlite() -> Iterator[tuple[Path, Trial]]:
    with tempfile.TemporaryDirectory(prefix="dur") as folder:
        data = Path(folder) / "data"
        yield data, carry_out(data, "", writes=WRITES, kills=1)


def _holds(trial: Trial) -> None:
    assert trial.faults == ()
    assert trial.processes >= 2
    assert {write.refused for write in trial.writes} == {0}
    assert all(write.acknowledged for write in trial.writes)


def test_sqlite_loses_nothing(on_sqlite: tuple[Path, Trial]) -> None:
    _holds(on_sqlite[1])


def test_postgresql_loses_nothing() -> None:
    with tempfile.TemporaryDirectory(prefix="dur") as folder, postgresql(Path(folder)) as url:
        _holds(carry_out(Path(folder) / "data", url, writes=WRITES, kills=1))


TAMPERING = {
    "lost": "DELETE FROM planning_progressreport WHERE done = 'bericht-0007'",
    "doubled": "UPDATE planning_progressreport SET done = 'bericht-0007' WHERE done = 'bericht-0008'",
    "half-written": "DELETE FROM audit_historyentry WHERE id IN (SELECT id FROM audit_historyentry "
    "WHERE record_type = 'organisations.SourceDocument' AND made = 0 LIMIT 1)",
    "changed without an audit event": "DELETE FROM audit_auditevent WHERE id = (SELECT max(id) FROM audit_auditevent)",
    "an audit event without a change": "UPDATE audit_auditevent SET operation = 'abc' "
    "WHERE id = (SELECT max(id) FROM audit_auditevent)",
    "history without an audit event": "UPDATE audit_historyentry SET operation = 'abc' "
    "WHERE id = (SELECT max(id) FROM audit_historyentry)",
    "version": "UPDATE planning_action SET version = version + 1 WHERE status_cause_kind = 'rapportage'",
    "its cause says": "UPDATE planning_action SET status = 'vervallen' WHERE status_cause_kind = 'rapportage'",
    "are numbered": "UPDATE planning_progressreport SET number = number + 100",
    "without its report": "UPDATE audit_performed SET result = 'abc' WHERE id = (SELECT max(id) FROM audit_performed)",
}


@pytest.mark.parametrize("told", TAMPERING)
def test_the_check_itself_notices(on_sqlite: tuple[Path, Trial], tmp_path: Path, told: str) -> None:
    data, trial = on_sqlite
    with (
        contextlib.closing(sqlite3.connect(data / "driehoek.sqlite3")) as original,
        contextlib.closing(sqlite3.connect(tmp_path / "driehoek.sqlite3")) as copy,
    ):
        original.backup(copy)
        copy.execute(TAMPERING[told])
        copy.commit()
    with contextlib.closing(Database(tmp_path, "")) as database:
        assert any(told in fault for fault in faults(database, trial.writes))
