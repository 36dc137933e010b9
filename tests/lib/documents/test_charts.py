# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A chart in a paper: the same words and numbers in Word, PDF and HTML, described, and drawn once."""

import json
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

import page
import pytest
from bs4 import BeautifulSoup
from docx import Document
from docx.document import Document as WordDocument
from pypdf import PdfReader

from driehoek.lib.charts import paper
from driehoek.lib.charts.alt import alt
from driehoek.lib.charts.model import About, Lines, Remark, Series, Value
from driehoek.lib.charts.tables import table
from driehoek.lib.documents.content import Line, UnreadableContent, from_plain, to_plain
from driehoek.lib.documents.figures import ChartBlock, Numbers, at_most
from driehoek.lib.documents.pdf import render_pdf
from driehoek.lib.documents.pictures import PictureRefused, png_of
from driehoek.lib.documents.placeholders import BrokenTemplate, MissingPlaceholder, UnknownPlaceholder
from driehoek.lib.documents.properties import Properties
from driehoek.lib.documents.web import render_web
from driehoek.lib.documents.word import check_word_template, render_word
from driehoek.lib.documents.word_house import add_charts, new_house_document, saved
from driehoek.lib.statistics.labels import Label

PROPERTIES = Properties("Cijfers", "Cijfers over Rietdam", "Gemeente Rietdam", date(2031, 4, 15))
SENTENCE = "Van 36 naar 29. Zo'n verschil kan goed toeval zijn."
PDF = """#import "house.typ": chart-parts, line-of, paper
#show: paper.with(properties: json("properties.json"))
#for chart in json("content.json").charts {
  heading(level: 1, line-of(chart.heading))
  chart-parts(chart)
}
"""
WEB = """<main>{% macro line(item) %}{% if item.example %}Voorbeeld {% endif %}{{ item.text }}{% endmacro %}
{% for chart in paper.charts %}<h1>{{ line(chart.heading) }}</h1><p>{{ line(chart.sentence) }}</p>{{ chart.picture }}
{{ chart.numbers }}<p>{{ line(chart.source) }}</p>{% endfor %}</main>"""


@dataclass(frozen=True, slots=True)
class Paper:
    charts: tuple[ChartBlock, ...]


def chart(name: str = "Rietdam & omstreken") -> Lines:
    values = [Value(2015 + place, 60 - 4 * place, 45 - 3 * place, 80 - 5 * place) for place in range(9)]
    values[3] = Value(2018, None, missing="geheim")
    about = About(f"Incidenten in {name}", "incidenten per jaar", label=Label.NO_DEMONSTRABLE_CHANGE)
    return Lines(about, (Series(name, tuple(values)),), remarks=(Remark(2020, "minder mensen op straat"),))


def content(count: int = 1) -> Paper:
    made = (
        paper.block(chart(f"Rietdam & {place}"), Line(f"Figuur {place}"), Line(SENTENCE), Line("Bron: verzonnen"), "x")
        for place in range(count)
    )
    return Paper(at_most(tuple(made)))


@pytest.fixture(scope="module")
def template() -> bytes:
    document = new_house_document()
    add_charts(document, "paper.charts")
    return saved(document)


@pytest.fixture(scope="module")
def word(template: bytes) -> bytes:
    return render_word(template, "paper", content(2), PROPERTIES)


def opened(made: bytes) -> WordDocument:
    return Document(BytesIO(made))


def test_word_has_the_numbers_of_the_chart_as_a_real_table(word: bytes) -> None:
    expected = table(chart("Rietdam & 0"))
    found = opened(word).tables
    assert len(found) == 2
    rows = [tuple(cell.text for cell in row.cells) for row in found[0].rows]
    assert rows == [expected.headings, *expected.rows]
    assert found[0]._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")
    assert found[0]._tbl.xpath("./w:tblPr/w:tblCaption/@w:val") == ["Incidenten in Rietdam & 0"]


def test_word_has_the_picture_with_its_words(word: bytes) -> None:
    described = opened(word).element.xpath("//wp:docPr")
    assert [each.get("descr") for each in described] == [alt(chart(f"Rietdam & {place}")) for place in range(2)]
    assert len({each.get("id") for each in described}) == 2
    with zipfile.ZipFile(BytesIO(word)) as packed:
        # Both drawings are the same, so the file holds one.
        assert sum(name.endswith(".png") for name in packed.namelist()) == 1
    assert not opened(word).element.xpath("//w:t//w:tbl")


def test_word_is_the_same_each_time_and_says_each_word_once(template: bytes, word: bytes) -> None:
    assert render_word(template, "paper", content(2), PROPERTIES) == word
    texts = [each.text for each in opened(word).paragraphs if each.text.strip()]
    assert texts == ["Figuur 0", SENTENCE, "Bron: verzonnen", "Figuur 1", SENTENCE, "Bron: verzonnen"]


def test_pdf_stays_accessible_and_archivable_and_holds_numbers_and_words() -> None:
    made = render_pdf(PDF, content(2), PROPERTIES)
    for profile in ("ua1", "2a"):
        assert page.validate_pdf_bytes(made, profile=profile).is_compliant
    text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(made)).pages)
    assert "Bron: verzonnen" in text
    for row in table(chart()).rows:
        assert row[0] in text
    assert render_pdf(PDF, content(2), PROPERTIES) == made


def test_html_has_the_drawing_with_its_description_and_the_table() -> None:
    soup = BeautifulSoup(render_web(WEB, "paper", content(), PROPERTIES), "html.parser")
    drawing = soup.select_one(".chart svg")
    assert drawing is not None
    assert drawing["role"] == "img"
    assert alt(chart("Rietdam & 0")) in drawing.get_text()
    expected = table(chart("Rietdam & 0"))
    rows = [tuple(cell.get_text() for cell in row.select("th, td")) for row in soup.select("table.numbers tr")]
    assert rows == [expected.headings, *expected.rows]


def test_a_template_that_forgets_the_picture_or_the_numbers_is_refused(template: bytes) -> None:
    for name in ("picture", "numbers"):
        document = opened(template)
        for each in document.paragraphs:
            if f"chart.{name}" in each.text:
                each.text = "weg"
        with pytest.raises(MissingPlaceholder, match=name):
            check_word_template(saved(document), "paper", Paper)


def test_a_template_cannot_take_parts_of_a_picture() -> None:
    with pytest.raises(UnknownPlaceholder, match=r"chart\.picture\.svg"):
        render_web(WEB.replace("chart.picture", "chart.picture.svg"), "paper", content(), PROPERTIES)


def test_a_table_between_other_words_is_refused_with_what_to_write(template: bytes) -> None:
    document = opened(template)
    for each in document.paragraphs:
        if "chart.numbers" in each.text:
            each.text = "Zie {{ chart.numbers }}"
    with pytest.raises(BrokenTemplate, match=r"\{\{p grafiek\.numbers \}\}"):
        render_word(saved(document), "paper", content(), PROPERTIES)


def test_issued_content_comes_back_as_it_was() -> None:
    stored = json.loads(json.dumps(to_plain(content(2))))
    assert from_plain(Paper, stored) == content(2)
    stored["charts"][0]["numbers"]["rows"][0][0] = 2015
    with pytest.raises(UnreadableContent, match="expected str"):
        from_plain(Paper, stored)


def test_a_picture_is_made_once() -> None:
    png_of.cache_clear()
    first = paper.png(chart())
    assert first.startswith(b"\x89PNG")
    assert paper.png(replace(chart())) is first
    assert png_of.cache_info().misses == 1


def test_what_is_no_drawing_for_paper_is_refused() -> None:
    with pytest.raises(PictureRefused, match="width and a height"):
        png_of('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>')
    with pytest.raises(PictureRefused):
        png_of('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path></svg>')


def test_a_paper_has_at_most_two_charts() -> None:
    with pytest.raises(ValueError, match="at most 2"):
        content(3)


def test_numbers_may_hold_anything_a_word_may() -> None:
    odd = Numbers('a < "b" & c', ("x", "y"), (False, True), (("<w:p>", "1"),))
    block = replace(content().charts[0], numbers=odd)
    document = new_house_document()
    add_charts(document, "paper.charts")
    made = opened(render_word(saved(document), "paper", Paper((block,)), PROPERTIES))
    assert [cell.text for row in made.tables[0].rows for cell in row.cells] == ["x", "y", "<w:p>", "1"]
    page_ = BeautifulSoup(render_web(WEB, "paper", Paper((block,)), PROPERTIES), "html.parser")
    assert page_.select("tbody th")[0].get_text() == "<w:p>"
