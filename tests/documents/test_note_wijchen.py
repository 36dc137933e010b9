# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The generated note of Wijchen beside the real one, and the note of Druten beside that of Wijchen."""

import difflib
import re
from pathlib import Path

import page
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from driehoek.exchange.commands import load_plan_file
from driehoek.exchange.planfile.parsing import parse
from driehoek.kernel.actor import Actor
from driehoek.publications.kinds.council_note.compose import lines_of
from driehoek.publications.kinds.council_note.content import CouncilNote, NumberedPart
from driehoek.publications.kinds.council_note.kind import COUNCIL_NOTE
from driehoek.publications.papers import Format, make
from driehoek.publications.queries import council_note
from scripts.note_beside_source import TABLE, table
from tests.conftest import ROOT
from tests.documents.reading import flat, words_of_pdf, words_of_web, words_of_word
from tests.documents.wijchen_facts import (
    AHEAD,
    CARE,
    CHANGES,
    CRIME,
    DIGITAL,
    EVALUATION,
    FACTS,
    SOCIETY,
    TRAFFIC,
    NoteFact,
)

PLAN_FILE = ROOT / "examples" / "tweestromenland.yaml"
SOURCE = Path("sources") / "informatienota-wijchen-uvp-tweestromenland-2025.txt"
EXPECTED = Path(__file__).parent / "expected"
THEMES = (CRIME, DIGITAL, CARE, TRAFFIC, SOCIETY)
CLERK = Actor.system("proef", "systeem_opdrachtregel")


def note_from(plan_file: str, municipality: str = "Wijchen") -> CouncilNote:
    load_plan_file(actor=CLERK, file=parse(plan_file.encode(), "tweestromenland.yaml"))
    return council_note(CLERK, "tweestromenland", "UVP 2023-2024", municipality)


@pytest.fixture
def wijchen(db: None) -> CouncilNote:
    return note_from(PLAN_FILE.read_text(encoding="utf-8"))


def _text(content: object) -> str:
    return re.sub(r"\s+", " ", " ".join(line.text for line in lines_of(content)))


def parts_of(note: CouncilNote) -> dict[str, str]:
    """Return the text of each headed part, and of each theme in the two numbered parts."""
    parts = {
        "Kop": _text(note.paper_name),
        "Onderwerp": _text(note.subject),
        "Collegedatum": _text(note.college_date),
        "Kernboodschap": _text(note.key_message),
        "Eerdere besluiten": _text((note.earlier_decisions, note.no_earlier_decisions)),
        "Toelichting": _text((note.introduction, note.themes, note.purpose)),
        "Communicatie": _text(note.communication),
        "Vervolgstappen": _text(note.next_steps),
        "Geheimhouding": _text(note.secrecy),
    }
    for name, part in ((EVALUATION, note.evaluation), (AHEAD, note.programme)):
        assert isinstance(part, NumberedPart)
        parts[name] = _text((part.title, part.opening))
        assert len(part.themes) == len(THEMES)
        parts |= {f"{name} {theme}": _text(told) for theme, told in zip(THEMES, part.themes, strict=True)}
    return parts


def missing(note: CouncilNote) -> list[NoteFact]:
    parts = parts_of(note)
    return [fact for fact in FACTS if fact.words not in parts[fact.part]]


def test_every_fact_stands_in_the_source(shared: Path) -> None:
    source = " ".join((shared / SOURCE).read_text(encoding="utf-8").split())
    assert [fact.source for fact in FACTS if fact.source not in source] == []
    assert len(FACTS) >= 60


def test_every_fact_stands_in_its_part_of_the_note(wijchen: CouncilNote) -> None:
    assert missing(wijchen) == []


def test_the_page_of_facts_is_the_list_of_today() -> None:
    assert TABLE.read_text(encoding="utf-8") == table()


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_the_walk_notices_a_changed_fact(db: None, old: str, new: str) -> None:
    plan_file = PLAN_FILE.read_text(encoding="utf-8")
    assert plan_file.count(old) == 1
    assert missing(note_from(plan_file.replace(old, new))) != []


def test_no_sentence_of_the_source_is_copied(wijchen: CouncilNote, shared: Path) -> None:
    source = (shared / SOURCE).read_text(encoding="utf-8")
    sentences = {" ".join(each.split()) for each in re.split(r"(?<=[.:])\s", source)}
    long = {each for each in sentences if len(each.split()) >= 8}
    assert len(long) > 30
    said = _text(wijchen)
    assert [each for each in sorted(long) if each in said] == []


def test_the_note_rests_on_facts_alone(wijchen: CouncilNote) -> None:
    assert wijchen.example_notice == ()
    assert [line.text for line in lines_of(wijchen) if line.example] == []


def test_every_line_comes_from_a_field_or_a_rule(wijchen: CouncilNote) -> None:
    lines = list(lines_of(wijchen))
    assert [line.text for line in lines if not line.origins and line.rule != "no_secrecy"] == []
    fields = [line for line in lines if not line.rule]
    assert len(fields) >= 30
    assert {origin.record for line in fields for origin in line.origins} <= {
        "evaluation.evaluation",
        "evaluation.judgement",
        "organisations.municipalityfacts",
        "planning.localchapter",
        "planning.node",
        "planning.plan",
        "planning.plantext",
        "planning.programmeaim",
    }


def test_the_note_takes_twelve_queries(wijchen: CouncilNote) -> None:
    with CaptureQueriesContext(connection) as seen:
        council_note(CLERK, "tweestromenland", "UVP 2023-2024", "Wijchen")
    assert len(seen) == 12


def test_the_three_formats_have_the_expected_text(wijchen: CouncilNote) -> None:
    expected = (EXPECTED / "council_note_wijchen.txt").read_text(encoding="utf-8").strip()
    assert words_of_word(make(COUNCIL_NOTE, wijchen, Format.WORD)) == expected
    pdf = make(COUNCIL_NOTE, wijchen, Format.PDF)
    assert flat(words_of_pdf(pdf)) == flat(expected)
    assert all(page.validate_pdf_bytes(pdf, profile=profile).is_compliant for profile in ("ua1", "2a"))
    assert flat(words_of_web(make(COUNCIL_NOTE, wijchen, Format.WEB))) == flat(expected)


def test_the_note_of_druten_differs_exactly_where_it_should(wijchen: CouncilNote) -> None:
    druten = council_note(CLERK, "tweestromenland", "UVP 2023-2024", "Druten")
    own, other = ([line.text for line in lines_of(note)] for note in (wijchen, druten))
    differences = [line for line in difflib.ndiff(own, other) if line[:2] in ("- ", "+ ")]
    expected = (EXPECTED / "druten_beside_wijchen.txt").read_text(encoding="utf-8")
    assert "\n".join(differences) == expected.strip()
    assert "Wijchen" not in _text(druten)
    assert "Wegwijs" not in _text(druten)


def test_the_note_of_every_municipality_can_be_made(wijchen: CouncilNote) -> None:
    for municipality in ("Berg en Dal", "Beuningen", "Druten", "Heumen", "West Maas en Waal"):
        note = council_note(CLERK, "tweestromenland", "UVP 2023-2024", municipality)
        assert note.municipality == municipality
        assert all(line.text for line in lines_of(note))


def test_a_note_that_rests_on_examples_says_so(db: None) -> None:
    title = "    titel: Evaluatie UVP 2023-2024\n"
    plan_file = PLAN_FILE.read_text(encoding="utf-8")
    assert plan_file.count(title) == 1
    note = note_from(plan_file.replace(title, f"{title}    voorbeeld: true\n    kring: openbaar\n"))
    assert note.example_notice
    marked = [line.text for line in lines_of(note.evaluation) if line.example]
    assert "Met de samenwerkingspartners is in de afgelopen jaren een goede basis gelegd." in marked
    assert not any(line.example for line in lines_of(note.programme))
