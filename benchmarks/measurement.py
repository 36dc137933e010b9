# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a benchmark hands over: rows for people, figures for machines, and the machine that was measured."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measurement:
    """The outcome of one benchmark.

    Attributes:
        columns: headings of the table; units stand in the heading.
        rows: one row per thing measured.
        figures: the same and more by name, for comparison between runs.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    figures: dict[str, float]

    def table(self) -> str:
        """Return the rows as text, first column left, others right."""
        lines = [list(self.columns), *(list(row) for row in self.rows)]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.columns))]
        return "\n".join(
            "  ".join(
                cell.ljust(width) if i == 0 else cell.rjust(width)
                for i, (cell, width) in enumerate(zip(line, widths, strict=True))
            )
            for line in lines
        )

    def as_json(self, name: str) -> dict[str, object]:
        """Return what the last line of a benchmark holds."""
        return {"benchmark": name, "figures": self.figures, "machine": machine()}


def machine() -> dict[str, object]:
    """Describe this machine as far as it matters to a measurement; names nobody and no place."""
    return {
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30, 1),
        "processor": _processor(),
        "python": platform.python_version(),
        "system": platform.system(),
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()
