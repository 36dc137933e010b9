# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The house style in Word: real styles, and properties in the order of the standard, which Word insists on."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from driehoek.lib.documents.word_house import (
    MARK_STYLE,
    NOTICE_STYLE,
    OPENING_STYLE,
    add_row,
    add_table,
    new_house_document,
    saved,
    set_header_and_footer,
)

# ISO/IEC 29500-1, the sequences of CT_PPr, CT_RPr, CT_TblPr and CT_TcPr, as far as a house style uses them.
ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
        " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
        " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
        " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
        " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs"
        " em lang eastAsianLayout specVanish oMath"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd"
        " tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
    ),
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
}


@pytest.fixture(scope="module")
def house() -> bytes:
    document = new_house_document()
    set_header_and_footer(document, "Boven", "Onder")
    document.add_heading("Kop", level=1)
    document.add_paragraph("Let op.", style=NOTICE_STYLE)
    document.add_paragraph("Opmaat.", style=OPENING_STYLE).add_run("Voorbeeld", style=MARK_STYLE)
    table = add_table(document, ("Datum", "Wat"), (Mm(30), Mm(100)), "Een tabel")
    add_row(table).cells[0].text = "1"
    return saved(document)


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/header1.xml", "word/footer1.xml"])
def test_properties_stand_in_the_order_of_the_standard(house: bytes, part: str) -> None:
    with zipfile.ZipFile(BytesIO(house)) as packed:
        root = etree.fromstring(packed.read(part))
    looked_at = 0
    for name, sequence in ORDER.items():
        order = sequence.split()
        for properties in root.iter(qn(f"w:{name}")):
            found = [etree.QName(child).localname for child in properties]
            assert found == sorted(found, key=order.index), (name, found)
            looked_at += 1
    assert looked_at


def test_the_styles_are_real_and_headings_keep_their_text(house: bytes) -> None:
    styles = Document(BytesIO(house)).styles
    for name in ("Heading 1", "Heading 2", "Heading 3", OPENING_STYLE):
        assert styles[name].paragraph_format.keep_with_next, name
    assert styles["Normal"].font.name == "Arial"
    assert {NOTICE_STYLE, MARK_STYLE, "Tabelkop", "Tabeltekst", "Onderwerp"} <= {each.name for each in styles}


def test_nothing_comes_along_from_the_library(house: bytes) -> None:
    with zipfile.ZipFile(BytesIO(house)) as packed:
        names = packed.namelist()
        assert "nl-NL" in packed.read("word/styles.xml").decode()
    assert not [name for name in names if "thumbnail" in name or "app.xml" in name or "Effects" in name]
    assert len(house) < 20_000


def test_a_table_says_what_it_is_and_its_header_returns(house: bytes) -> None:
    table = Document(BytesIO(house)).tables[0]
    properties = table._tbl.tblPr
    assert properties.find(qn("w:tblCaption")) is not None
    first, second = (row._tr.trPr for row in table.rows)
    assert first is not None
    assert second is not None
    assert first.find(qn("w:tblHeader")) is not None
    assert second.find(qn("w:tblHeader")) is None
    assert second.find(qn("w:cantSplit")) is not None
