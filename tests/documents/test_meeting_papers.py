# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers of meetings: three formats with the same words, each sound in its own way, and templates as made."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from driehoek.lib.documents.content import from_plain, to_plain
from driehoek.publications.kinds.agenda import word_template as agenda_template
from driehoek.publications.kinds.agenda.kind import AGENDA
from driehoek.publications.kinds.agenda.sample import sample_agenda
from driehoek.publications.kinds.agreements import word_template as agreements_template
from driehoek.publications.kinds.agreements.kind import AGREEMENTS
from driehoek.publications.kinds.agreements.sample import sample_agreements
from driehoek.publications.kinds.council_note.compose import lines_of
from driehoek.publications.kinds.evaluation_report import word_template as report_template
from driehoek.publications.kinds.evaluation_report.content import EvaluationReport
from driehoek.publications.kinds.evaluation_report.kind import EVALUATION_REPORT
from driehoek.publications.kinds.evaluation_report.sample import sample_report
from driehoek.publications.kinds.open_agreements import word_template as open_template
from driehoek.publications.kinds.open_agreements.kind import OPEN_AGREEMENTS
from driehoek.publications.kinds.open_agreements.sample import sample_open_agreements
from driehoek.publications.kinds.recommendations import word_template as recommendations_template
from driehoek.publications.kinds.recommendations.kind import RECOMMENDATIONS
from driehoek.publications.kinds.recommendations.sample import sample_recommendations
from driehoek.publications.papers import Format, Kind, make
from tests.documents.reading import flat, words_of_pdf, words_of_web, words_of_word

pytestmark = pytest.mark.once
EXPECTED = Path(__file__).parent / "expected"


@dataclass(frozen=True)
class Paper:
    """A kind of paper with its sample, and what builds its Word template."""

    kind: Kind[Any]
    sample: Callable[[], Any]
    build: Callable[[], bytes]
    place: Path
    headings: tuple[str, ...]
    tables: tuple[int, ...]


def sample_without_charts() -> EvaluationReport:
    """The report without drawings: a drawing holds words of its own; the tests of charts in papers read those."""
    made = sample_report()
    bare = (replace(group, themes=tuple(replace(one, charts=()) for one in group.themes)) for group in made.groups)
    return replace(made, groups=tuple(bare))


PAPERS = (
    Paper(
        AGENDA,
        sample_agenda,
        agenda_template.build,
        agenda_template.PLACE,
        (
            "1. Opening",
            "2. Opvolging van eerdere afspraken",
            "3. Afsprakenlijst van 13 maart 2031",
            "Ter beslissing",
            "Ter informatie",
            "7. Rondvraag",
        ),
        (3,),
    ),
    Paper(
        AGREEMENTS,
        sample_agreements,
        agreements_template.build,
        agreements_template.PLACE,
        ("Wie doet wat", "Per agendapunt", "Aangehouden", "Vaststelling"),
        (2,),
    ),
    Paper(
        OPEN_AGREEMENTS,
        sample_open_agreements,
        open_template.build,
        open_template.PLACE,
        ("Teamchef", "Nog niemand"),
        (3, 2),
    ),
    Paper(
        RECOMMENDATIONS,
        sample_recommendations,
        recommendations_template.build,
        recommendations_template.PLACE,
        ("Rietdam",),
        (3,),
    ),
    Paper(
        EVALUATION_REPORT,
        sample_without_charts,
        report_template.build,
        report_template.PLACE,
        (
            "In het kort",
            "Wat is afgesproken",
            "Wat wordt gevraagd",
            "Aanbevelingen",
            "De thema’s naast elkaar",
            "Per thema",
            "Eigen thema’s van de gemeente Rietdam",
            "Wie trekt wat",
            "Over dit stuk",
        ),
        (4, 3, 4, 5, 5, 2, 3, 3, 2),
    ),
)


@pytest.fixture(scope="module", params=PAPERS, ids=[each.kind.name for each in PAPERS])
def paper(request: pytest.FixtureRequest) -> Paper:
    found: Paper = request.param
    return found


@pytest.fixture(scope="module")
def files(paper: Paper) -> dict[Format, bytes]:
    return {form: make(paper.kind, paper.sample(), form) for form in Format}


def test_word_has_the_expected_text(paper: Paper, files: dict[Format, bytes]) -> None:
    expected = (EXPECTED / f"{paper.kind.name}.txt").read_text(encoding="utf-8").strip()
    assert words_of_word(files[Format.WORD]) == expected


def test_pdf_and_web_page_say_the_same_words_in_the_same_order(files: dict[Format, bytes]) -> None:
    expected = flat(words_of_word(files[Format.WORD]))
    assert len(expected) > 50
    assert flat(words_of_web(files[Format.WEB])) == expected
    assert flat(words_of_pdf(files[Format.PDF])) == expected


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_pdf_passes_both_standards(profile: str, files: dict[Format, bytes]) -> None:
    report = page.validate_pdf_bytes(files[Format.PDF], profile=profile)
    assert report.is_compliant, [(each.rule_id, each.message) for each in report.failures]
    assert report.rules.passed > 100


def test_the_same_content_makes_the_same_bytes(paper: Paper, files: dict[Format, bytes]) -> None:
    again = from_plain(paper.kind.content, to_plain(paper.sample()))
    assert {form: make(paper.kind, again, form) for form in Format} == files


def test_word_has_real_headings_and_a_table_head_that_returns(paper: Paper, files: dict[Format, bytes]) -> None:
    document = Document(BytesIO(files[Format.WORD]))
    styles = [(str(each.style.name), each.text) for each in document.paragraphs if each.style is not None]
    assert tuple(text for style, text in styles if style == "Heading 1") == paper.headings
    assert tuple(len(table.rows) for table in document.tables) == paper.tables
    for table in document.tables:
        head = table.rows[0]._tr.trPr
        assert head is not None
        assert head.find(qn("w:tblHeader")) is not None
    assert [text for _style, text in styles if not text.strip()] == []  # no empty paragraph to make white with
    assert document.sections[0].header.paragraphs[0].text == "Morgenland"


def test_properties_say_whose_meeting_it_is_and_no_more(paper: Paper, files: dict[Format, bytes]) -> None:
    told = paper.sample().head.lead.text
    core = Document(BytesIO(files[Format.WORD])).core_properties
    metadata = PdfReader(BytesIO(files[Format.PDF])).metadata
    assert metadata is not None
    assert core.title == metadata.title
    assert core.title.endswith(f" - {told}")
    assert core.subject.endswith(told)
    assert f"<title>{core.title}</title>" in files[Format.WEB].decode()


def test_the_template_that_ships_is_the_one_its_code_makes(paper: Paper) -> None:
    assert paper.place.read_bytes() == paper.build()


@pytest.mark.parametrize("form", list(Format))
def test_what_is_an_example_carries_the_mark(form: Format, paper: Paper, files: dict[Format, bytes]) -> None:
    read = {Format.WORD: words_of_word, Format.PDF: words_of_pdf, Format.WEB: words_of_web}[form]
    text = " ".join(flat(read(files[form])))
    marked = [line for line in lines_of(paper.sample()) if line.example]
    assert text.count("Voorbeeld ") == len(marked) > 1
    assert all(f"Voorbeeld {' '.join(line.text.split())}" in text for line in marked)
