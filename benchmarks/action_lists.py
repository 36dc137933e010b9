# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long an action list of 5,000 rows takes from file to programme and back, and how much memory."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook

from benchmarks.measurement import Measurement

ROWS = 5_000
PLACE = ("--partnership", "tweestromenland", "--programme", "uvp-2025-2026")
HEADINGS = ("Nr", "Maatregel", "Omschrijving", "Prioriteit", "Trekker", "Partners", "Start", "Deadline", "Status",
            "Stand van zaken", "Stoplicht", "Budget")  # fmt: skip
THEMES = ("Ondermijning", "Veilig verkeer", "Zorg en veiligheid dichter bij elkaar")
STATES = ("bezig", "gereed", "nog te starten", "80%", "loopt")
ENDS = ("Q2 2026", "30-06-2026", "mei 2026", "2026", "eind 2026")


def measure() -> Measurement:
    """Run the command line on a folder of its own: rehearse, import, import again (nothing to do), export."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        environment = os.environ | {"DRIEHOEK_DATA": folder, "DRIEHOEK_ENV": "desk", "DRIEHOEK_DEMO": "1"}
        environment.pop("DATABASE_URL", None)
        _run(environment, "setup")
        listed = data / "lijst.xlsx"
        _write(listed)
        tasks = {
            "rehearse": ("actions", "import", str(listed), *PLACE, "--dry-run"),
            "import": ("actions", "import", str(listed), *PLACE),
            "export xlsx": ("actions", "export", *PLACE, "--out", str(data / "uit.xlsx")),
            "import what went out": ("actions", "import", str(data / "uit.xlsx"), *PLACE),
            "export ods": ("actions", "export", *PLACE, "--out", str(data / "uit.ods")),
        }
        rows: list[tuple[str, ...]] = []
        figures: dict[str, float] = {}
        for name, words in tasks.items():
            wall, cpu, memory = _run(environment, *words)
            rows.append((name, f"{wall:.1f}", f"{cpu:.1f}", f"{memory:.0f}"))
            key = name.replace(" ", "_")
            figures |= {f"{key}_seconds": wall, f"{key}_cpu_seconds": cpu, f"{key}_peak_mb": memory}
    return Measurement(columns=(f"{ROWS} rows", "s", "CPU s", "peak MB"), rows=rows, figures=figures)


def _write(place: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Acties")
    sheet.append(HEADINGS)
    for number in range(ROWS):
        sheet.append(
            [
                f"B-{number:04d}", f"Maatregel {number} in de wijk", "Samen met bewoners en ondernemers.",
                THEMES[number % 3], "politie", "Openbaar Ministerie", "2025", ENDS[number % 5], STATES[number % 5],
                "Het overleg is gevoerd." if number % 3 else None, ("groen", "oranje", "rood")[number % 3], 8400,
            ]
        )  # fmt: skip
    book.save(place)


def _run(environment: dict[str, str], *words: str) -> tuple[float, float, float]:
    """Run a verb; return seconds, seconds of processor and the most memory in MB of it or a process it started."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "driehoek.cli.main", *words], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    told = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"driehoek {' '.join(words)} failed:\n{told}")
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000
