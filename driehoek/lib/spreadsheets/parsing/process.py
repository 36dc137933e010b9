# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The child process: limits itself, reads one file from its input, and writes its cells as lines of JSON.

Started by ``child.py`` in an interpreter without site packages. The first line of its input is JSON with the limits,
the name and the size of the file; the file follows. Before it looks at the file the process gives up opening anything:
no file, no socket, no process.
"""

import encodings.cp437
import encodings.cp1252
import encodings.utf_8_sig
import encodings.utf_16
import encodings.utf_16_be
import encodings.utf_16_le  # noqa: F401 - codecs are files; after the limits no file can be opened
import gc
import json
import os
import resource
import sys
from collections.abc import Iterator
from typing import NoReturn

from driehoek.lib.spreadsheets.model import Limits
from driehoek.lib.spreadsheets.parsing.cells import OUT_OF_MEMORY
from driehoek.lib.spreadsheets.parsing.csv_text import read_csv
from driehoek.lib.spreadsheets.parsing.grid import Budget, Grid
from driehoek.lib.spreadsheets.parsing.kinds import kind_of
from driehoek.lib.spreadsheets.parsing.ods import read_ods
from driehoek.lib.spreadsheets.parsing.xlsx import read_xlsx
from driehoek.lib.spreadsheets.refusals import Unreadable

_PACKAGES = {"xlsx": read_xlsx, "ods": read_ods}


def main() -> NoReturn:
    """Do the work and end at once: there is nothing to tidy, and tidying a big heap takes time."""
    os._exit(_work())


def _work() -> int:
    # Nothing here refers to itself in a circle, and the process soon ends.
    gc.disable()
    order = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**order["limits"])
    _limit(limits)
    try:
        content = sys.stdin.buffer.read(order["size"])
        for line in _answer(content, order["name"], limits):
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _limit(limits: Limits) -> None:
    os.nice(5)
    memory = resource.RLIMIT_AS if sys.platform == "linux" else resource.RLIMIT_DATA
    resource.setrlimit(memory, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Input, output and errors are open already; with no number left nothing else can be.
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def _answer(content: bytes, name: str, limits: Limits) -> Iterator[bytes]:
    budget = Budget(limits)
    try:
        form = kind_of(content, name)
        grids = read_csv(content, name, budget) if form == "csv" else _PACKAGES[form](content, budget)
        if not any(grid.height for grid in grids):
            raise Unreadable("no-cells")
    except Unreadable as refusal:
        yield _line({"refused": refusal.reason, "facts": refusal.facts, "detail": refusal.detail})
        return
    except MemoryError:
        raise
    except Exception as error:
        yield _line({"refused": "damaged", "facts": {}, "detail": repr(error)[:500]})
        return
    for grid in grids:
        yield _line(_head(grid))
        for row in range(grid.height):
            yield _line([cell and (cell if cell.fill or cell.bits else cell.value) for cell in grid.line(row)])
    yield _line({"form": form, "remarks": budget.remarks})


def _head(grid: Grid) -> dict[str, object]:
    return {
        "name": grid.name,
        "hidden": grid.hidden,
        "height": grid.height,
        "width": grid.width,
        "hidden_columns": sorted(grid.hidden_columns),
        "hidden_rows": sorted(grid.hidden_rows),
        "merged": [(area.top, area.left, area.bottom, area.right) for area in grid.areas],
    }


def _line(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode() + b"\n"
