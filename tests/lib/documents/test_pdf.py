# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Typst is strict: warnings are errors, and a long table goes on over the next page with its header."""

from datetime import date
from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from driehoek.lib.documents.content import Line
from driehoek.lib.documents.pdf import PdfRefused, render_pdf
from driehoek.lib.documents.properties import Properties

PROPERTIES = Properties("Titel", "Onderwerp", "Gemeente Rietdam", date(2031, 4, 15))
BEGIN = '#import "house.typ": house-table, paper\n#show: paper.with(properties: json("properties.json"))\n'
TABLE = """
= Tabel
#figure(caption: [Lang], house-table(columns: 2, header: ([Nummer], [Tekst]),
  ..json("content.json").map(row => ([#row], [Regel #row])).flatten()))
"""


def test_a_table_of_a_hundred_rows_breaks_and_stays_on_the_sheet() -> None:
    made = render_pdf(BEGIN + TABLE, tuple(range(100)), PROPERTIES)
    sheets = PdfReader(BytesIO(made)).pages
    assert len(sheets) > 2
    for sheet in sheets:
        text = sheet.extract_text()
        assert "Nummer" in text
        assert f"van {len(sheets)}" in text
    assert "Regel 99" in sheets[-1].extract_text()
    for profile in ("ua1", "2a"):
        assert page.validate_pdf_bytes(made, profile=profile).is_compliant


def test_a_font_that_does_not_exist_is_refused() -> None:
    with pytest.raises(PdfRefused, match="unknown font family"):
        render_pdf(BEGIN + '= Kop\n#text(font: "Comic Neue")[tekst]', (), PROPERTIES)


def test_a_field_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(PdfRefused, match="onderwerp"):
        render_pdf(BEGIN + '#json("content.json").first().onderwerp', (Line("tekst"),), PROPERTIES)


def test_a_skipped_heading_level_is_refused() -> None:
    with pytest.raises(PdfRefused):
        render_pdf(BEGIN + "= Een\n=== Drie", (), PROPERTIES)


def test_a_template_reaches_no_file_of_the_machine() -> None:
    with pytest.raises(PdfRefused):
        render_pdf(BEGIN + '#read("/etc/hostname")', (), PROPERTIES)
