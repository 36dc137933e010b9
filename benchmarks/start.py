# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long it takes from nothing to the first page, from a stop to the first page again, and what it weighs."""

import tempfile
import time
from pathlib import Path

import psutil

from benchmarks.measurement import Measurement
from scripts import demo_site


def measure() -> Measurement:
    """Start twice on one new folder, with both example partnerships."""
    with tempfile.TemporaryDirectory() as folder:
        first, _, size = _start(Path(folder))
        again, memory, _ = _start(Path(folder))
    return Measurement(
        columns=("from", "seconds"),
        rows=(
            ("an empty folder to ready (examples loaded)", f"{first:.1f}"),
            ("a stop to ready again", f"{again:.1f}"),
            (f"memory of all processes: {memory:.0f} MiB; database {size:.1f} MiB", ""),
        ),
        figures={"first_s": first, "again_s": again, "memory_mib": memory, "database_mib": size},
    )


def _start(data: Path) -> tuple[float, float, float]:
    began = time.monotonic()
    with demo_site.running(data):
        seconds = time.monotonic() - began
        processes = psutil.Process().children(recursive=True)
        # Shared pages count once: what the workers have in common was loaded before they split off.
        memory = sum(process.memory_full_info().pss for process in processes)
    size = sum(file.stat().st_size for file in data.glob("driehoek.sqlite3*"))
    return seconds, memory / 2**20, size / 2**20
