# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek note`` writes a file by its ending, and says in one sentence what it cannot do."""

import argparse
import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from driehoek.cli import note
from driehoek.cli.failure import Failure
from driehoek.kernel.errors import Absent
from driehoek.organisations.models import Membership, Partnership
from driehoek.publications.kinds.council_note.kind import COUNCIL_NOTE
from driehoek.publications.papers import Format
from tests.documents.reading import flat, words_of_pdf, words_of_web, words_of_word
from tests.publications.morgenland import PUBLIC, Morgenland, morgenland


@pytest.fixture
def world(seeding: None) -> Morgenland:
    return morgenland()


def run(out: Path, **more: str) -> int:
    parser = argparse.ArgumentParser()
    note.add_arguments(parser)
    words = {"municipality": "Rietdam", "programme": "UVP 2029-2030", "out": str(out), **more}
    return note.run(parser.parse_args([part for name, value in words.items() for part in (f"--{name}", value)]))


def test_the_three_endings_give_three_formats_with_the_same_words(world: Morgenland, tmp_path: Path) -> None:
    for ending in ("docx", "PDF", "html"):
        assert run(tmp_path / f"nota.{ending}") == 0
    word = flat(words_of_word((tmp_path / "nota.docx").read_bytes()))
    assert "Raadsinformatiebrief" in word
    assert flat(words_of_pdf((tmp_path / "nota.PDF").read_bytes())) == word
    assert flat(words_of_web((tmp_path / "nota.html").read_bytes())) == word


def test_the_same_data_give_the_same_file(world: Morgenland, tmp_path: Path) -> None:
    made = []
    for name in ("a.docx", "b.docx"):
        run(tmp_path / name)
        made.append(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert made[0] == made[1]


def test_the_file_is_named_in_the_answer(world: Morgenland, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path / "nota.html")
    assert "nota.html: Raadsinformatiebrief, gemeente Rietdam (" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["nota.odt", "nota"])
def test_another_ending_is_refused(world: Morgenland, tmp_path: Path, name: str) -> None:
    with pytest.raises(Failure, match=r"\.docx, \.pdf, \.html"):
        run(tmp_path / name)


def test_a_municipality_of_no_partnership_is_refused(world: Morgenland, tmp_path: Path) -> None:
    with pytest.raises(Failure, match="Nergenshuizen"):
        run(tmp_path / "nota.docx", municipality="Nergenshuizen")


def test_an_unknown_programme_is_absent(world: Morgenland, tmp_path: Path) -> None:
    with pytest.raises(Absent, match="UVP 1999"):
        run(tmp_path / "nota.docx", programme="UVP 1999")


def test_in_two_partnerships_one_must_choose(world: Morgenland, tmp_path: Path) -> None:
    other = Partnership.objects.create(slug="avondland", name="Avondland", **PUBLIC)
    Membership.objects.create(partnership=other, municipality=world.rietdam, **PUBLIC)
    with pytest.raises(Failure, match="--partnership avondland or morgenland"):
        run(tmp_path / "nota.docx")
    assert run(tmp_path / "nota.docx", partnership="morgenland") == 0


def test_a_template_of_ones_own_is_used(world: Morgenland, tmp_path: Path) -> None:
    own = _changed(tmp_path, "Onderwerp", "Waar het over gaat")
    run(tmp_path / "nota.docx", template=str(own))
    assert "Waar het over gaat" in words_of_word((tmp_path / "nota.docx").read_bytes())


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("{{ note.subject.text }}", "{{ note.onderwerp.text }}", r"UnknownPlaceholder: .*'note\.onderwerp'"),
        ("{{ note.subject.text }}", "", r"MissingPlaceholder: .*'note\.subject\.text'"),
        ("{% if note.subject.example %}", "{% if note.subject.example", "BrokenTemplate: "),
    ],
)
def test_a_template_that_does_not_fit_is_refused_by_name(
    world: Morgenland, tmp_path: Path, old: str, new: str, reason: str
) -> None:
    own = _changed(tmp_path, old, new)
    with pytest.raises(Failure, match=reason):
        run(tmp_path / "nota.docx", template=str(own))
    assert not (tmp_path / "nota.docx").exists()


def _changed(folder: Path, old: str, new: str) -> Path:
    """Change the house template as one would in Word."""
    document = Document(BytesIO(COUNCIL_NOTE.template(Format.WORD)))
    touched = 0
    for paragraph in document.paragraphs:
        for run_of_text in paragraph.runs:
            if old in run_of_text.text:
                run_of_text.text = run_of_text.text.replace(old, new)
                touched += 1
    assert touched
    target = folder / "eigen.docx"
    document.save(str(target))
    return target


def test_a_template_is_only_for_word(world: Morgenland, tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"\.docx"):
        run(tmp_path / "nota.pdf", template=str(tmp_path / "eigen.docx"))
    with pytest.raises(Failure, match="Cannot read"):
        run(tmp_path / "nota.docx", template=str(tmp_path / "weg.docx"))
    with pytest.raises(Failure, match="Cannot write"):
        run(tmp_path / "nergens" / "nota.docx")
