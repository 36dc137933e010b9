# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Malformed plan files: each gives its own clear sentence, and changes nothing."""

from pathlib import Path

import pytest
import yaml

from driehoek.exchange.commands import load_plan_file
from driehoek.exchange.planfile import reading
from driehoek.exchange.planfile.parsing import ENOUGH, parse, parse_path
from driehoek.exchange.planfile.problems import CATALOGUE, LISTED, PlanFileError
from driehoek.exchange.planfile.reading import DEEPEST, LARGEST
from driehoek.kernel.actor import Actor
from driehoek.organisations.models import Organisation, Partnership
from tests.exchange.sentences import SENTENCES

HERE = Path(__file__).parent / "malformed"
START = "planbestand: 1\nsamenwerkingsverband: {code: a, naam: A}\n"


def refused(text: str) -> PlanFileError:
    with pytest.raises(PlanFileError) as caught:
        parse(text.encode(), "plan.yaml")
    return caught.value


def test_every_malformed_file_has_its_sentence() -> None:
    assert {path.stem for path in HERE.glob("*.yaml")} == set(SENTENCES)
    assert len(SENTENCES) >= 12
    assert len({sentence.partition(": verwacht")[2] for sentence in SENTENCES.values()}) == len(SENTENCES)


@pytest.mark.parametrize(("name", "sentence"), SENTENCES.items())
def test_a_malformed_file_is_refused_with_one_clear_sentence(name: str, sentence: str) -> None:
    with pytest.raises(PlanFileError) as caught:
        parse_path(HERE / f"{name}.yaml")
    assert str(caught.value) == sentence


@pytest.mark.parametrize("name", ["anchor", "bracket", "indent", "nested-colon", "quote", "tab", "duplicate-key"])
def test_the_pure_python_parser_says_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_LOADER", yaml.SafeLoader)
    with pytest.raises(PlanFileError) as caught:
        parse_path(HERE / f"{name}.yaml")
    assert str(caught.value) == SENTENCES[name]


def test_every_problem_can_be_said_in_english_too() -> None:
    problem = refused(START + "functies: nee\n").problems[0]
    assert problem.sentence("en") == (
        "plan.yaml, line 3: functies: expected a list of items, each with a dash; found “nee”."
    )
    assert all(one.nl and one.en for pair in CATALOGUE.values() for one in pair)


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    error = refused(START + "organisaties:\n- {code: b, soort: x}\n- {code: c d, naam: C, soort: om}\n")
    assert [(one.line, one.field) for one in error.problems] == [
        (4, "organisaties[b]"),
        (4, "organisaties[b].soort"),
        (5, "organisaties[c d].code"),
    ]


def test_a_long_list_of_problems_is_cut_and_counted() -> None:
    error = refused(START + "organisaties:\n" + "- {}\n" * LISTED)
    assert len(error.problems) == 3 * LISTED
    assert str(error).count("\n") == LISTED
    assert str(error).endswith(f"... en nog {2 * LISTED} andere.")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.yaml"
    path.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(PlanFileError) as caught:
        parse_path(path)
    assert str(caught.value) == "groot.yaml, regel 1: verwacht een bestand van ten hoogste 5 MB; gevonden 5,0 MB."
    with pytest.raises(PlanFileError):
        parse(path.read_bytes(), path.name)


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        (b"PK\x03\x04rest", "een Word-, Excel- of zipbestand"),
        (b"\xd0\xcf\x11\xe0rest", "een oud Word- of Excelbestand"),
        (b"%PDF-1.7", "een PDF-bestand"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name(opening: bytes, found: str) -> None:
    with pytest.raises(PlanFileError) as caught:
        parse(opening, "plan.docx")
    assert str(caught.value) == f"plan.docx, regel 1: verwacht een tekstbestand in YAML; gevonden {found}."


def test_an_alias_bomb_does_not_grow() -> None:
    bomb = START + "a: &a [x, x]\n" + "".join(f"b{n}: [*a, *a, *a, *a]\n" for n in range(9))
    assert "YAML-anker" in str(refused(bomb))
    assert str(refused(START + "functies: [*a]\n")).endswith("gevonden *a.")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_that_is_too_deep_is_refused(opening: str) -> None:
    text = START + "functies:\n  " + opening * (20 * DEEPEST)
    assert f"ten hoogste {DEEPEST} niveaus van nesten" in str(refused(text))


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem() -> None:
    text = "\ufeff" + START.replace("\n", "\r\n")
    assert parse(text.encode(), "plan.yaml") == parse(START.encode(), "plan.yaml")


@pytest.mark.parametrize("text", ["zomaar een zin", "- een\n- lijst\n", "12", "{}"])
def test_yaml_that_is_no_plan_file_is_refused(text: str) -> None:
    assert refused(text).problems


def test_a_refused_file_changes_nothing(db: None) -> None:
    clerk = Actor.system("proef", "systeem_opdrachtregel")
    good = START + "organisaties:\n- {code: b, naam: B, soort: om}\n"
    load_plan_file(actor=clerk, file=parse(good.encode(), "plan.yaml"))
    with pytest.raises(PlanFileError):
        load_plan_file(actor=clerk, file=parse(good.replace("naam: B", "naam: B\n  soort: om").encode(), "plan.yaml"))
    assert Partnership.objects.count() == 1
    assert Organisation.objects.get().version == 1


def test_a_file_of_nothing_but_mistakes_does_not_hold_a_worker() -> None:
    many = START + "organisaties:\n" + "".join(f"- {{onzin{n}: x, code: a{n}}}\n" for n in range(20_000))
    assert len(refused(many).problems) == ENOUGH
    codes = "".join(f"- {{code: a{n}, naam: A, soort: gemeente, gemeente: B{n}}}\n" for n in range(5_000))
    assert len(refused(START + "organisaties:\n" + codes).problems) == ENOUGH
    assert "een leeg bestand" in str(refused("\n" * 1_000_000))
