# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Thirty mistakes planted in one list: each is named by its cell and its cause, and no other row is refused."""

import io

import pytest
from openpyxl import Workbook

from driehoek.exchange.sheets.plans import Fate
from tests.exchange.sheets.carrying import bring
from tests.planning.world import World

pytestmark = pytest.mark.django_db

HEADINGS = (
    "Nr", "Actie", "Thema", "Doelstelling", "Gemeente", "Trekker", "Functie trekker", "Partners", "Werkgroep", "Start",
    "Gereed", "Budget", "Status", "Voortgang %", "Kleur", "Soort", "Reden afwijking", "Labels", "uid", "versie",
)  # fmt: skip
GOOD: dict[str, object] = {"Thema": "Ondermijning", "Trekker": "politie", "Status": "loopt", "Gereed": "Q2 2026"}

#: What is planted in a row: column, value, and a part of the sentence that must come.
PLANTED: tuple[tuple[str, object, str], ...] = (
    ("Gereed", "31-04-2026", "31 april 2026 bestaat niet"),
    ("Gereed", "29 februari 2026", "29 februari 2026 bestaat niet"),
    ("Gereed", "05/20/2026", "Maand 20 bestaat niet. Bedoelt u 20-5-2026?"),
    ("Gereed", "20 mei", "'20 mei' staat geen jaar"),
    ("Gereed", "Q5 2026", "Kwartaal 5 bestaat niet"),
    ("Gereed", "zsm", "'zsm' is geen datum die wij kennen"),
    ("Gereed", "20-05-2206", "Het jaar 2206 ligt buiten"),
    ("Start", 12, "Het getal 12 is geen datum"),
    ("Start", True, "Hier staat geen datum"),
    ("Budget", "veel", "'veel' is geen bedrag"),
    ("Budget", -500, "negatief bedrag"),
    ("Budget", "\u20ac 900.000.000", "meer dan honderd miljoen"),
    ("Status", "in de vriezer", "'in de vriezer' is geen status die wij kennen"),
    ("Status", "vertraagd", "Bij 'vertraagd' hoort een reden"),
    ("Status", "140%", "'140%' ligt niet tussen 0 en 100"),
    ("Voortgang %", "120%", "'120%' ligt niet tussen 0 en 100"),
    ("Voortgang %", "bijna", "'bijna' is geen percentage"),
    ("Kleur", "paars", "'paars' is geen kleur die wij kennen"),
    ("Soort", "gezellig", "'gezellig' is geen soort die wij kennen"),
    ("Reden afwijking", "pech", "'pech' is geen reden die wij kennen"),
    ("Thema", "Ondermijnnig", "Bedoelt u 'Ondermijning'?"),
    ("Thema", "Ruimtevaart", "'Ruimtevaart' is geen thema die wij kennen"),
    ("Gemeente", "Deelstad", "'Deelstad' is geen gemeente"),
    ("Trekker", "Jan de Vries", "'Jan de Vries' is geen trekker die wij kennen"),
    ("Functie trekker", "keizer", "'keizer' is geen functie die wij kennen"),
    ("Partners", "politie; de buren", "'de buren' is geen organisatie die wij kennen"),
    ("Werkgroep", "Werkgroep Mars", "'Werkgroep Mars' is geen werkgroep die wij kennen"),
    ("Labels", "onbekend label", "'onbekend label' is geen label die wij kennen"),
    ("uid", "geen-uid", "Dit kenmerk is veranderd"),
    ("Actie", "x" * 301, "Deze tekst heeft 301 tekens; 300 is het meeste"),
)
#: Mistakes that need another row, or no cell of their own.
ROWS: tuple[tuple[dict[str, object], str, str], ...] = (
    ({"Nr": "D-1", "Actie": "Eerste van twee"}, "", ""),
    ({"Nr": "D-1", "Actie": "Tweede van twee"}, "Nr", "Nummer D-1 staat ook in rij 34"),
    ({"Actie": "Zonder thema", "Thema": None}, "Thema", "geen thema"),
    ({"Nr": "D-2", "Actie": None}, "Actie", "Hier staat geen actie"),
    ({"Nr": "OND-01", "Actie": "Iets heel anders dan dat"}, "Nr", "Is dit dezelfde actie?"),
    ({"Actie": "Toezicht op vakantiepark"}, "Actie", "Deze actie lijkt op OND-01"),
    ({"Actie": "Functie van een ander", "Trekker": "gemeente Aa", "Functie trekker": "trekker politie"},
     "Functie trekker",
     "hoort bij politie"),
)  # fmt: skip


def planted() -> tuple[bytes, dict[int, tuple[str, str]]]:
    """Return the list, and per row that must be refused its cell and a part of the sentence."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADINGS)
    expected: dict[int, tuple[str, str]] = {}
    cases: list[tuple[dict[str, object], str, str]] = [
        ({"Actie": f"Actie met fout {place}", column: value}, column, told)
        for place, (column, value, told) in enumerate(PLANTED)
    ]
    good: tuple[dict[str, object], str, str] = ({"Actie": "Goede actie"}, "", "")
    more: tuple[dict[str, object], str, str] = ({"Actie": "Nog een goede"}, "", "")
    everything: tuple[tuple[dict[str, object], str, str], ...] = (*cases, good, more, *ROWS)
    for values, column, told in everything:
        row = GOOD | values
        sheet.append([row.get(heading) for heading in HEADINGS])
        if told:
            number = sheet.max_row
            expected[number] = (f"{chr(ord('A') + HEADINGS.index(column))}{number}", told)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), expected


def test_every_planted_mistake_is_named_by_its_cell_and_cause(world: World) -> None:
    content, expected = planted()
    assert len(expected) >= 30
    plan = bring(world, content).plan
    refused = {row.number + 1: row for row in plan.rows if row.fate is Fate.REFUSED}
    assert sorted(refused) == sorted(expected)
    for number, (cell, told) in expected.items():
        sentences = {remark.cell: remark.sentence for remark in refused[number].wrong}
        assert told in sentences.get(cell, ""), (number, cell, sentences)
        assert len(sentences) == 1, "one mistake, one sentence"


def test_the_good_rows_come_in_and_the_wrong_ones_wait(world: World) -> None:
    content, expected = planted()
    found = bring(world, content)
    taken = found.take_over()
    assert [number + 1 for number in taken.refused] == sorted(expected)
    assert taken.counts.made == 3
