# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Filling Word: nothing is dropped, equal content gives equal bytes, and what is no template is refused."""

import zipfile
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from driehoek.lib.documents.placeholders import BrokenTemplate, MissingPlaceholder, UnknownPlaceholder
from driehoek.lib.documents.properties import Properties
from driehoek.lib.documents.word import check_word_template, render_word

PROPERTIES = Properties("Titel & meer", "Onderwerp", "Gemeente Rietdam", date(2031, 4, 15))


@dataclass(frozen=True, slots=True)
class Letter:
    to: str
    text: str


def template(*paragraphs: str, header: str = "") -> bytes:
    document = Document()
    for each in paragraphs:
        document.add_paragraph(each)
    document.sections[0].header.paragraphs[0].text = header
    target = BytesIO()
    document.save(target)
    return target.getvalue()


GOOD = template("Aan {{ letter.to }}", "{{ letter.text }}")


def test_ampersands_and_angle_brackets_survive() -> None:
    filled = render_word(GOOD, "letter", Letter("A & B", 'x < y > z "q" {{ geen }}'), PROPERTIES)
    texts = [each.text for each in Document(BytesIO(filled)).paragraphs]
    assert texts == ["Aan A & B", 'x < y > z "q" {{ geen }}']


def test_properties_are_those_given() -> None:
    core = Document(BytesIO(render_word(GOOD, "letter", Letter("a", "b"), PROPERTIES))).core_properties
    assert (core.title, core.author, core.language) == ("Titel & meer", "Gemeente Rietdam", "nl-NL")
    assert core.created is not None
    assert core.created.date() == date(2031, 4, 15)


def test_equal_content_gives_equal_bytes_without_the_time_of_making() -> None:
    first = render_word(GOOD, "letter", Letter("a", "b"), PROPERTIES)
    assert render_word(GOOD, "letter", Letter("a", "b"), PROPERTIES) == first
    assert render_word(GOOD, "letter", Letter("a", "c"), PROPERTIES) != first
    with zipfile.ZipFile(BytesIO(first)) as packed:
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_placeholder_in_the_header_counts() -> None:
    check_word_template(template("{{ letter.text }}", header="{{ letter.to }}"), "letter", Letter)
    with pytest.raises(UnknownPlaceholder) as refusal:
        check_word_template(template("{{ letter.text }}", header="{{ letter.from }}"), "letter", Letter)
    assert refusal.value.placeholder == "letter.from"


def test_a_template_without_a_text_is_refused() -> None:
    with pytest.raises(MissingPlaceholder) as refusal:
        render_word(template("Aan {{ letter.to }}"), "letter", Letter("a", "b"), PROPERTIES)
    assert refusal.value.placeholder == "letter.text"


def test_what_reaches_for_the_machine_is_refused() -> None:
    with pytest.raises(UnknownPlaceholder):
        render_word(
            template("{{ letter.to }} {{ letter.text }} {{ letter.__class__ }}"), "letter", Letter("a", "b"), PROPERTIES
        )


def _packed(**entries: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name.replace("__", "/") + ".xml", content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not a zip", "geen Word-bestand"),
        (_packed(something=b"<x/>"), "geen Word-bestand"),
        (_packed(word__document=b"<x/>", vbaProject=b""), "macro"),
        (_packed(word__document=b"0" * 30_000_001), "groter dan 30 MB"),
    ],
)
def test_what_is_no_template_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(BrokenTemplate, match=reason):
        check_word_template(content, "letter", Letter)
