# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists of 5,000 rows by 20 columns read and written in each form, beside two other readers; seconds and memory.

Each measurement is a process of its own, so that memory is its own; the first shows what such a process takes before it
does anything. For our reader the memory of the child, which does the parsing, stands beside that of the process that
asks. Seconds are the best of three; processor seconds tell more on a machine that does other things too.
"""

import io
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

from benchmarks.measurement import Measurement
from driehoek.lib.spreadsheets.reading import read
from driehoek.lib.spreadsheets.writing import FORMS, OutColumn, Table, write

ROWS, COLUMNS, TIMES = 5_000, 20, 3
COLOURS = ("#00B050", "#FFC000", "#FF0000")
KINDS = ("text", "number", "date", "percent", "text")


def measure() -> Measurement:
    """Write and read in each form, one process each."""
    rows: list[tuple[str, ...]] = []
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "coloured.xlsx").write_bytes(_coloured())
        tasks = [("nothing", "")] + [("write", form) for form in FORMS] + [("read", f"list.{form}") for form in FORMS]
        others = [(reader, "coloured.xlsx") for reader in ("read", "openpyxl", "openpyxl read-only", "calamine")]
        for task, what in (*tasks, *others):
            done = subprocess.run(
                (sys.executable, "-m", "benchmarks.spreadsheets", task, what, folder), capture_output=True, check=True
            )
            told = json.loads(done.stdout)
            seconds = (f"{told['seconds']:.2f}", f"{told['cpu']:.2f}")
            rows.append((f"{task} {what}".strip(), *seconds, f"{told['own_mb']:.0f}", f"{told['child_mb']:.0f}"))
            name = re.sub("[^a-z]+", "_", f"{task} {what}".strip())
            figures |= {f"{name}_s": told["seconds"], f"{name}_cpu_s": told["cpu"]}
            figures[f"{name}_mb"] = told["own_mb"] + told["child_mb"]
    columns = (f"{ROWS:,} rows of {COLUMNS}", "seconds", "processor s", "MB", "MB of the child")
    return Measurement(columns=columns, rows=rows, figures=figures)


def _table() -> Table:
    columns = tuple(OutColumn(f"Kolom {number}", 16, KINDS[number % 5]) for number in range(COLUMNS))
    rows = [[_value(row, KINDS[column % 5]) for column in range(COLUMNS)] for row in range(ROWS)]
    return Table("Acties", columns, rows)


def _value(row: int, kind: str) -> str | float | date:
    if kind == "date":
        return date(2025, 1, 1) + timedelta(days=row % 365)
    if kind == "text":
        return f"Actie {row}: gesprek met bewoners over overlast rond het station"
    return row % 100 / 100 if kind == "percent" else row * 1.5


def _coloured() -> bytes:
    """Return the list as people keep it: traffic lights in one column of five."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Acties")
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        share = book.add_format({"num_format": "0%"})
        lights = [book.add_format({"bg_color": colour}) for colour in COLOURS]
        for number, row in enumerate(_table().rows):
            for column, value in enumerate(row):
                style = {2: day, 3: share, 4: lights[number % 3]}.get(column % 5)
                sheet.write(number, column, value, style)
    return file.getvalue()


def _openpyxl(content: bytes, *, read_only: bool) -> int:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=read_only, data_only=True)
    return sum(1 for row in book.worksheets[0].iter_rows() for cell in row if cell.value and cell.fill.fgColor.rgb)


def _calamine(content: bytes) -> int:
    return len(CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python())


def _one(task: str, what: str, folder: Path) -> None:
    """Do one thing a few times, and tell the shortest time and the memory."""
    work: Callable[[], object] = int
    if task == "write":
        table, form = _table(), what
        path = folder / f"list.{form}"
        work = lambda: path.write_bytes(write(table, form))  # noqa: E731
    elif task != "nothing":
        content = (folder / what).read_bytes()
        work = {
            "read": lambda: read(content, what),
            "openpyxl": lambda: _openpyxl(content, read_only=False),
            "openpyxl read-only": lambda: _openpyxl(content, read_only=True),
            "calamine": lambda: _calamine(content),
        }[task]
    times = []
    for _ in range(TIMES):
        began, worked = time.monotonic(), _cpu()
        work()
        times.append((time.monotonic() - began, _cpu() - worked))
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3 if task == "read" else 0.0
    shortest, least = (min(each) for each in zip(*times, strict=True))
    print(json.dumps({"seconds": shortest, "cpu": least, "own_mb": _peak_mb(), "child_mb": child}))


def _cpu() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _peak_mb() -> float:
    # Not getrusage: its figure begins at that of the process that started this one.
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1e3


if __name__ == "__main__":
    _one(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
