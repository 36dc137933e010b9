# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek plan load`` and ``driehoek plan export`` as typed."""

import argparse
import re
from pathlib import Path

import pytest

from driehoek.cli import plan_export, plan_load
from driehoek.cli.failure import Failure
from driehoek.exchange.planfile.problems import PlanFileError
from driehoek.planning.models import Action, Node
from tests.conftest import ROOT

pytestmark = pytest.mark.django_db
FILE = ROOT / "examples" / "tweestromenland.yaml"
ADDED = r"^tweestromenland: \d{3,} added, 0 changed, 0 left as they were$"


def typed(verb: object, *words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    verb.add_arguments(parser)  # type: ignore[attr-defined]
    return parser.parse_args(words)


def load(*words: str) -> int:
    return plan_load.run(typed(plan_load, *words))


def test_a_dry_run_counts_and_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert load(str(FILE), "--dry-run") == 0
    told = capsys.readouterr().out
    assert "nothing was changed" in told
    assert re.search(ADDED, told, re.MULTILINE)
    assert Node.objects.count() == 0


def test_load_without_examples_then_with_them(capsys: pytest.CaptureFixture[str]) -> None:
    load(str(FILE), "--without-examples")
    assert Action.objects.filter(example=True).count() == 0
    capsys.readouterr()
    load(str(FILE))
    told = capsys.readouterr().out
    assert Action.objects.filter(example=True).count() == 14
    assert told.splitlines()[0].split() == ["added", "changed", "left", "withdrawn", "not", "named"]


def test_what_changed_and_what_is_not_named_is_told_by_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    load(str(FILE))
    other = tmp_path / "ander.yaml"
    text = FILE.read_text(encoding="utf-8").replace("titel: Veilig verkeer", "titel: Verkeer")
    other.write_text(text, encoding="utf-8")
    capsys.readouterr()
    load(str(other), "--without-examples")
    told = capsys.readouterr().out
    assert "changed: Node verkeer: title" in told
    assert "records are not named in the file; they were left alone (--withdraw withdraws them)." in told


def test_the_line_of_summary() -> None:
    assert re.fullmatch(ADDED, plan_load.load(FILE))
    assert re.fullmatch(r"tweestromenland: 0 added, 0 changed, \d{3,} left as they were", plan_load.load(FILE))


def test_export_to_a_file_and_to_the_screen(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    plan_load.load(FILE)
    out = tmp_path / "uit.yaml"
    assert plan_export.run(typed(plan_export, "tweestromenland", "--out", str(out))) == 0
    assert out.read_bytes() == FILE.read_bytes()
    plan_export.run(typed(plan_export, "tweestromenland"))
    assert capsys.readouterr().out == FILE.read_text(encoding="utf-8")


def test_a_file_that_is_not_there_or_not_right_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="cannot be read: No such file"):
        load(str(tmp_path / "geen.yaml"))
    wrong = tmp_path / "fout.yaml"
    wrong.write_text("planbestand: 2\n", encoding="utf-8")
    with pytest.raises(PlanFileError, match=r"fout\.yaml, regel 1: planbestand: verwacht een geheel getal van 1 t/m 1"):
        load(str(wrong))
