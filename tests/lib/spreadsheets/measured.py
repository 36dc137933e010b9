# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads one file in a process of its own and tells what came of it, in what time and with how much memory.

Started as ``python -m tests.lib.spreadsheets.measured FILE``; the answer is one line of JSON.
"""

import json
import resource
import sys
import time
from pathlib import Path

from driehoek.lib.spreadsheets.reading import read
from driehoek.lib.spreadsheets.refusals import Unreadable


def main(path: Path) -> None:
    content = path.read_bytes()
    began = time.monotonic()
    answer: dict[str, object] = {"reason": "", "sentence": "", "detail": ""}
    try:
        read(content, path.name)
    except Unreadable as refusal:
        answer = {"reason": refusal.reason, "sentence": refusal.sentence, "detail": refusal.detail}
    answer["seconds"] = time.monotonic() - began
    answer["parent_mb"] = max(0.0, _peak_mb() - len(content) / 1e6)
    answer["child_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
    sys.stdout.write(json.dumps(answer))


def _peak_mb() -> float:
    # Not getrusage: its figure begins at that of the process that started this one.
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1e3


main(Path(sys.argv[1]))
