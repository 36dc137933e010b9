# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Five thousand rows by twenty columns, with colours: read well within 20 seconds and 300 MB, in every form."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import spreadsheets
from driehoek.lib.spreadsheets.writing import FORMS, write

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[3]
FILES: dict[str, Callable[[], bytes]] = {
    "coloured.xlsx": spreadsheets._coloured,
    **{f"list.{form}": lambda form=form: write(spreadsheets._table(), form) for form in FORMS},  # type: ignore[misc]
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_a_large_list_is_read_in_little(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name]())
    command = (sys.executable, "-m", "tests.lib.spreadsheets.measured", str(file))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    told = json.loads(done.stdout)
    assert told["reason"] == ""
    assert told["seconds"] < 20
    assert told["parent_mb"] + told["child_mb"] < 300
