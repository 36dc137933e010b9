# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The three formats of the sample note say the same words in the same order, and each is sound in its own way."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import cast

import page
import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from driehoek.lib.documents.placeholders import placeholders
from driehoek.publications.kinds.council_note.compose import lines_of
from driehoek.publications.kinds.council_note.content import ROOT as ROOT_NAME
from driehoek.publications.kinds.council_note.content import CouncilNote
from driehoek.publications.kinds.council_note.kind import COUNCIL_NOTE
from driehoek.publications.kinds.council_note.sample import sample_note
from driehoek.publications.kinds.council_note.word_template import PLACE, build
from driehoek.publications.papers import Format, make
from tests.conftest import ROOT
from tests.documents.reading import flat, words_of_pdf, words_of_web, words_of_word

EXPECTED = Path(__file__).parent / "expected" / "council_note.txt"
EIGHT_PARTS = [
    "Onderwerp",
    "Collegedatum",
    "Kernboodschap",
    "Eerdere besluiten",
    "Toelichting",
    "Communicatie",
    "Vervolgstappen",
    "Geheimhouding",
]


@pytest.fixture(scope="module")
def note() -> CouncilNote:
    return sample_note()


@pytest.fixture(scope="module")
def files(note: CouncilNote) -> dict[Format, bytes]:
    return {form: make(COUNCIL_NOTE, note, form) for form in Format}


def test_word_has_the_expected_text(files: dict[Format, bytes]) -> None:
    assert words_of_word(files[Format.WORD]) == EXPECTED.read_text(encoding="utf-8").strip()


def test_pdf_and_web_page_say_the_same_words_in_the_same_order(note: CouncilNote) -> None:
    # A drawing holds words of its own; the tests of charts in papers read those.
    told = replace(note, figures=tuple(replace(part, charts=()) for part in note.figures))
    expected = flat(words_of_word(make(COUNCIL_NOTE, told, Format.WORD)))
    assert "figures_opening" in {line.rule for line in lines_of(told)}
    assert flat(words_of_web(make(COUNCIL_NOTE, told, Format.WEB))) == expected
    assert flat(words_of_pdf(make(COUNCIL_NOTE, told, Format.PDF))) == expected


@pytest.mark.parametrize("form", list(Format))
def test_the_same_content_makes_the_same_bytes(form: Format, note: CouncilNote, files: dict[Format, bytes]) -> None:
    assert make(COUNCIL_NOTE, note, form) == files[form]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_pdf_passes_both_standards(profile: str, files: dict[Format, bytes]) -> None:
    report = page.validate_pdf_bytes(files[Format.PDF], profile=profile)
    assert report.is_compliant, [(each.rule_id, each.message) for each in report.failures]
    assert report.rules.passed > 100


def test_the_pdf_check_sees_a_file_that_lost_its_tags(files: dict[Format, bytes]) -> None:
    untagged = files[Format.PDF].replace(b"/StructTreeRoot", b"/StructTreeRoof")
    assert not page.validate_pdf_bytes(untagged, profile="ua1").is_compliant


def test_pdf_carries_its_own_fonts_and_properties(files: dict[Format, bytes]) -> None:
    reader = PdfReader(BytesIO(files[Format.PDF]))
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("Raadsinformatiebrief - Integraal Veiligheidsplan")
    assert str(reader.root_object["/Lang"]) == "nl-NL"
    fonts = {str(font) for sheet in reader.pages for font in _fonts_of(sheet)}
    assert fonts
    assert all("SourceSans3" in font for font in fonts)


def _fonts_of(sheet: PageObject) -> list[object]:
    resources = cast(DictionaryObject, sheet["/Resources"])
    fonts = cast(DictionaryObject, resources["/Font"])
    return [cast(DictionaryObject, font.get_object())["/BaseFont"] for font in fonts.values()]


def test_word_has_real_headings_a_repeating_table_header_and_dutch(files: dict[Format, bytes]) -> None:
    document = Document(BytesIO(files[Format.WORD]))
    styles = [(str(each.style.name), each.text) for each in document.paragraphs if each.style is not None]
    assert [text for style, text in styles if style == "Heading 1"] == EIGHT_PARTS
    assert [text for style, text in styles if style == "Title"] == ["Raadsinformatiebrief"]
    assert len([text for style, text in styles if style == "Heading 2"]) == 3
    assert len([text for style, text in styles if style == "Heading 3"]) == 8
    table = document.tables[0]
    assert table.rows[0]._tr.trPr is not None
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [len(row.cells) for row in table.rows] == [2, 2, 2]
    assert document.core_properties.language == "nl-NL"
    assert document.core_properties.title.startswith("Raadsinformatiebrief")
    language = document.styles.element.find(".//" + qn("w:lang"))
    assert language is not None
    assert language.get(qn("w:val")) == "nl-NL"


def test_word_header_and_footer_are_filled(files: dict[Format, bytes]) -> None:
    section = Document(BytesIO(files[Format.WORD])).sections[0]
    assert section.header.paragraphs[0].text == "Gemeente Rietdam"
    footer = section.footer.paragraphs[0]
    assert footer.text.startswith("Raadsinformatiebrief\tPagina ")
    assert "NUMPAGES" in footer._p.xml


def test_no_placeholder_is_left_in_word(files: dict[Format, bytes]) -> None:
    with zipfile.ZipFile(BytesIO(files[Format.WORD])) as packed:
        for name in packed.namelist():
            if name.endswith(".xml"):
                text = packed.read(name)
                assert b"{{" not in text, name
                assert b"{%" not in text, name


def test_web_page_has_headings_in_order_and_scoped_table_heads(files: dict[Format, bytes]) -> None:
    source = files[Format.WEB].decode()
    assert '<html lang="nl-NL">' in source
    assert [part for part in EIGHT_PARTS if f">{part}</h2>" in source] == EIGHT_PARTS
    assert source.count('<th scope="col"') == 2 + 3
    assert "http" not in source.replace("https://www.w3.org", "").replace('xmlns="http://www.w3.org/2000/svg"', "")


@pytest.mark.parametrize("form", list(Format))
def test_every_example_line_carries_the_mark(form: Format, files: dict[Format, bytes]) -> None:
    read = {Format.WORD: words_of_word, Format.PDF: words_of_pdf, Format.WEB: words_of_web}[form]
    text = " ".join(flat(read(files[form])))
    assert "Voorbeeld Vier buurten hebben een eigen contactpersoon." in text
    assert "Voorbeeld Van de drie thema’s vergt er één nog aandacht" in text
    assert "Voorbeeld De steigers" not in text


def test_the_template_that_ships_is_the_one_its_code_makes() -> None:
    assert PLACE.read_bytes() == build()


def test_the_explanation_names_every_placeholder() -> None:
    explained = (ROOT / "docs" / "explanation" / "papers.md").read_text(encoding="utf-8")
    top = {
        ".".join(each.path.split(".")[:2]).removesuffix("[]")
        for each in placeholders(ROOT_NAME, CouncilNote)
        if each.required
    }
    assert len(top) > 15
    assert [name for name in sorted(top) if f"`{name}" not in explained] == []
