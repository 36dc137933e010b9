# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people type stands in a PDF: what our letters cannot show becomes a box, and the paper is made."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from driehoek.lib.documents.content import Line
from driehoek.lib.documents.glyphs import BOX, displayable, shown
from driehoek.lib.documents.pdf import render_pdf
from driehoek.lib.documents.properties import Properties

pytestmark = pytest.mark.once
TEMPLATE = """#import "house.typ": line-of, paper
#show: paper.with(properties: json("properties.json"))
#title[Proef]
#line-of(json("content.json").said)
"""


@dataclass(frozen=True)
class Content:
    said: Line


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Gewone woorden, 34,5 % & € 0,15 - één café → ‘ja’", "Gewone woorden, 34,5 % & € 0,15 - één café → ‘ja’"),
        ("Auto \N{POLICE CAR}\N{AMBULANCE} erbij", f"Auto {BOX} erbij"),
        ("\uf0b7 punt uit Word", f"{BOX} punt uit Word"),
        ("regel\nregel\u200b", "regel\nregel\u200b"),
        ("\N{ARABIC LETTER YEH}\N{CJK UNIFIED IDEOGRAPH-4E2D}", BOX),
    ],
)
def test_what_cannot_be_shown_becomes_one_box(typed: str, told: str) -> None:
    assert displayable(typed) == told


def test_the_letters_know_what_dutch_and_its_neighbours_need() -> None:
    needed = "ABCÄËÏÖÜáéíóúàèçñøåßşğčžłœĳ‘’“”„…–—•→≤≥≈±×½€£°²³µ☐" + BOX
    assert {letter for letter in needed if ord(letter) not in shown()} <= {"☐"}


def test_a_paper_with_anything_in_it_is_made_and_sound() -> None:
    typed = "Inzet \N{POLICE CAR} op \N{ARABIC LETTER YEH}, \ufffd en \ue000 klaar"
    made = render_pdf(TEMPLATE, Content(Line(typed)), Properties("Proef", "Proef", "Morgenland", date(2031, 5, 15)))
    text = PdfReader(BytesIO(made)).pages[0].extract_text()
    assert " ".join(text.split()).endswith(f"Inzet {BOX} op {BOX}, {BOX} en {BOX} klaar Pagina 1 van 1")
    assert page.validate_pdf_bytes(made, profile="ua1").is_compliant
    assert page.validate_pdf_bytes(made, profile="2a").is_compliant
