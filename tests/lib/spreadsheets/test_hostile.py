# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every hostile or damaged file ends in a Dutch sentence, in little time and little memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from driehoek.lib.spreadsheets.model import Limits
from driehoek.lib.spreadsheets.reading import read
from driehoek.lib.spreadsheets.refusals import SENTENCES, Unreadable
from tests.lib.spreadsheets.hostile import FILES
from tests.lib.spreadsheets.parts import worksheet, xlsx

ROOT = Path(__file__).resolve().parents[3]
ADVICE = ("Kies", "kies", "Haal", "Splits", "splits", "Kopieer", "Kort", "Pak", "Open", "Sla", "Vraag", "Herstel")


@pytest.mark.long
@pytest.mark.parametrize("what", FILES)
def test_it_ends_in_a_sentence(what: str, tmp_path: Path) -> None:
    name, make, reason = FILES[what]
    file = tmp_path / name
    file.write_bytes(make())
    command = (sys.executable, "-m", "tests.lib.spreadsheets.measured", str(file))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    told = json.loads(done.stdout)
    assert told["reason"] == reason, told
    assert told["sentence"].endswith(".")
    assert any(word in told["sentence"] for word in ADVICE)
    assert "Traceback" not in done.stderr
    assert told["seconds"] < 20
    assert told["parent_mb"] < 100
    assert told["child_mb"] < 300


def test_every_reason_is_tried() -> None:
    tried = {reason for _, _, reason in FILES.values()}
    # These four have their own tests, in test_child.py and below.
    assert set(SENTENCES) - tried == {"too-many-areas", "time", "memory", "failed"}


def test_too_many_areas() -> None:
    areas = '<mergeCell ref="A1:B2"/>' * 11
    file = xlsx(sheet=worksheet("", after=f"<mergeCells>{areas}</mergeCells>"))
    with pytest.raises(Unreadable) as refusal:
        read(file, "areas.xlsx", Limits(areas=10))
    assert refusal.value.reason == "too-many-areas"


def test_a_name_from_a_file_cannot_fill_the_screen() -> None:
    with pytest.raises(Unreadable) as refusal:
        read(xlsx('<row r="1"><c r="A1"><f>1</f></c></row>', name="x&#10;" * 5000), "formula.xlsx")
    assert len(refusal.value.sentence) < 250
    assert refusal.value.sentence.isprintable()
