# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek actions import`` and ``driehoek actions export`` as typed."""

import argparse
from pathlib import Path

import pytest

from driehoek.cli import actions_export, actions_import
from driehoek.cli.failure import Failure
from driehoek.kernel.errors import Absent
from driehoek.planning.models import Action
from tests.exchange.sheets.layouts import LIST, plain
from tests.planning.world import World

pytestmark = pytest.mark.django_db
PLACE = ("--partnership", "drieland", "--programme", "uvp-2025")


def typed(verb: object, *words: str) -> int:
    parser = argparse.ArgumentParser()
    verb.add_arguments(parser)  # type: ignore[attr-defined]
    code: int = verb.run(parser.parse_args(words))  # type: ignore[attr-defined]
    return code


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "lijst.xlsx"
    place.write_bytes(plain())
    return place


def test_a_dry_run_tells_and_changes_nothing(world: World, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(actions_import, str(file), *PLACE, "--dry-run") == 0
    told = capsys.readouterr().out
    assert f"{len(LIST) - 1} nieuw, 1 gewijzigd, 0 gelijk, 0 niet" in told
    assert "nothing was changed" in told
    assert Action.objects.count() == 3


def test_in_and_out_and_in_again(world: World, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed(actions_import, str(file), *PLACE)
    assert f"{len(LIST) - 1} added, 1 changed, 0 left, 0 not taken over" in capsys.readouterr().out
    out = tmp_path / "uit.ods"
    typed(actions_export, *PLACE, "--out", str(out))
    typed(actions_import, str(out), *PLACE)
    assert "Nothing to do." in capsys.readouterr().out


def test_wrong_rows_hold_everything_up_unless_asked(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "lijst.csv"
    place.write_text("Actie;Thema;Gereed\nEen goede;Ondermijning;2026\nEen foute;Ondermijning;31-04-2026\n")
    with pytest.raises(Failure, match="--skip-wrong"):
        typed(actions_import, str(place), *PLACE)
    assert "row 3 C3: 31 april 2026 bestaat niet" in capsys.readouterr().out
    assert Action.objects.count() == 3
    typed(actions_import, str(place), *PLACE, "--skip-wrong")
    assert Action.objects.filter(title="Een goede").exists()


def test_what_cannot_be_read_or_found_is_told_in_a_sentence(world: World, tmp_path: Path, file: Path) -> None:
    with pytest.raises(Failure, match="No such file"):
        typed(actions_import, str(tmp_path / "geen.xlsx"), *PLACE)
    broken = tmp_path / "stuk.xlsx"
    broken.write_bytes(b"PK\x03\x04 stuk")
    with pytest.raises(Failure, match=r"stuk\.xlsx: "):
        typed(actions_import, str(broken), *PLACE)
    with pytest.raises(Failure, match="endings"):
        typed(actions_export, *PLACE, "--out", str(tmp_path / "uit.pdf"))
    with pytest.raises(Absent):
        typed(actions_import, str(file), "--partnership", "drieland", "--programme", "bestaat-niet")
    empty = tmp_path / "zin.csv"
    empty.write_text("dit is geen lijst;van acties\n")
    with pytest.raises(Failure, match="No headings"):
        typed(actions_import, str(empty), *PLACE)
