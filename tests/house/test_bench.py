# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A benchmark prints a table for people and, as its last line, one JSON object with its figures and the machine."""

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

import benchmarks
from benchmarks.measurement import Measurement
from driehoek.cli import main

MEASURED = Measurement(
    columns=("page", "p95 ms"), rows=(("first screen", "12.5"), ("plan", "7.0")), figures={"first_screen_p95_ms": 12.5}
)


def test_the_table_lines_up() -> None:
    assert MEASURED.table().splitlines() == ["page          p95 ms", "first screen    12.5", "plan             7.0"]


@pytest.mark.django_db
def test_the_last_line_is_json_with_figures_and_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sample_page.py").write_text('"""How fast the sample page is.\n\nMore words."""\n')
    monkeypatch.setattr(benchmarks, "__path__", [str(tmp_path)])
    sample = ModuleType("benchmarks.sample_page", "How fast the sample page is.\n\nMore words.")
    sample.measure = lambda: MEASURED  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "benchmarks.sample_page", sample)

    assert main.main(["bench"]) == 0
    assert capsys.readouterr().out.split(None, 1) == ["sample_page", "How fast the sample page is.\n"]

    assert main.main(["bench", "sample_page"]) == 0
    *table, last = capsys.readouterr().out.splitlines()
    assert table == MEASURED.table().splitlines()
    told = json.loads(last)
    assert told["benchmark"] == "sample_page"
    assert told["figures"] == {"first_screen_p95_ms": 12.5}
    assert set(told["machine"]) == {"cores", "memory_gib", "processor", "python", "system"}


@pytest.mark.django_db
def test_a_benchmark_that_needs_the_test_tools_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "heavy.py").write_text('"""Needs what is not installed."""\nimport a_tool_that_is_not_there\n')
    monkeypatch.setattr(benchmarks, "__path__", [str(tmp_path)])
    assert main.main(["bench"]) == 0
    assert "Needs what is not installed." in capsys.readouterr().out
    assert main.main(["bench", "heavy"]) == 1
    told = "This benchmark needs 'a_tool_that_is_not_there', one of the test tools: make environment-dev\n"
    assert capsys.readouterr().err == told
