# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding the list: headings by their names, two rows of headings, titles above, sections, totals."""

import time
from datetime import date

import pytest

from driehoek.lib.spreadsheets.headings import Synonyms, plain
from driehoek.lib.spreadsheets.model import Area, Cell, Sheet, Value
from driehoek.lib.spreadsheets.rows import text_of
from driehoek.lib.spreadsheets.tables import Found, find_table

WANTED = {
    "title": ("actie", "maatregel", "activiteit", "wat gaan we doen"),
    "goal": ("doel", "beoogd resultaat"),
    "lead": ("trekker", "verantwoordelijke", "eigenaar"),
    "deadline": ("termijn", "gereed", "planning", "einddatum"),
    "status": ("stand van zaken", "voortgang"),
}


def sheet_of(
    *rows: tuple[Value | Cell, ...], merged: tuple[Area, ...] = (), hidden: frozenset[int] = frozenset()
) -> Sheet:
    """Return a sheet as the reader gives it: a rectangle, merged areas filled with their first cell."""
    width = max(len(row) for row in rows)
    cells = [[value if isinstance(value, Cell) else Cell(value) for value in row] for row in rows]
    cells = [[*row, *[Cell()] * (width - len(row))] for row in cells]
    for area in merged:
        first = cells[area.top][area.left]
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                if (row, column) != (area.top, area.left):
                    cells[row][column] = Cell(first.value, first.fill, bold=first.bold, merged=True)
    return Sheet("Blad1", tuple(tuple(row) for row in cells), merged=merged, hidden_columns=hidden)


def wanted_in(found: Found) -> dict[str, int]:
    return {column.wanted: column.index for column in found.columns if column.wanted}


def test_a_list_below_a_title_and_notes() -> None:
    sheet = sheet_of(
        ("Uitvoeringsprogramma 2025",),
        ("Versie 3, bijgewerkt op", date(2025, 1, 7)),
        (),
        ("Nr.", "Thema", "MAATREGEL", "Trekker(s)", "Einddatum", "Opmerking"),
        (1, "Jeugd", "Gesprek met ouders", "Politie", "Q2 2025"),
        (2, "Jeugd", "Toezicht bij het station", "", "eind mei"),
    )
    found = find_table(sheet, WANTED)
    assert found.header_rows == (3,)
    assert wanted_in(found) == {"title": 2, "lead": 3, "deadline": 4}
    assert [column.heading for column in found.columns] == [
        "Nr.",
        "Thema",
        "MAATREGEL",
        "Trekker(s)",
        "Einddatum",
        "Opmerking",
    ]
    assert found.body == (4, 5)
    assert found.sections == {}


def test_two_rows_of_headings_are_read_as_one() -> None:
    sheet = sheet_of(
        ("Actie", "Uitvoering", None, "Planning", None),
        (None, "Verantwoordelijke", "Partners", "Begin", "Gereed"),
        ("Gesprek", "Politie", "OM", date(2025, 1, 1), date(2025, 5, 1)),
        merged=(Area(0, 0, 1, 0), Area(0, 1, 0, 2), Area(0, 3, 0, 4)),
    )
    found = find_table(sheet, WANTED)
    assert found.header_rows == (0, 1)
    assert [column.heading for column in found.columns] == [
        "Actie", "Uitvoering Verantwoordelijke", "Uitvoering Partners", "Planning Begin", "Planning Gereed",
    ]  # fmt: skip
    assert wanted_in(found) == {"title": 0, "lead": 1, "deadline": 4}
    assert found.body == (2,)


def test_a_title_over_the_headings_is_no_second_row_of_headings() -> None:
    sheet = sheet_of(
        ("Acties 2025", None, None),
        ("Actie", "Trekker", "Planning"),
        ("Gesprek", "Politie", "mei"),
        merged=(Area(0, 0, 0, 2),),
    )
    assert find_table(sheet, WANTED).header_rows == (1,)


@pytest.mark.parametrize("way", ("merged", "coloured", "bold", "bare"))
def test_a_row_with_only_a_title_is_a_section(way: str) -> None:
    cells: dict[str, tuple[Value | Cell, ...]] = {
        "merged": ("Thema: Jeugd",),
        "coloured": (Cell("Thema: Jeugd", fill="DDEBF7"), *(Cell(fill="DDEBF7"),) * 3),
        "bold": (Cell("Thema: Jeugd", bold=True),),
        "bare": ("Thema: Jeugd",),
    }
    merged = (Area(1, 0, 1, 3), Area(4, 0, 4, 3)) if way == "merged" else ()
    sheet = sheet_of(
        ("Nr", "Actie", "Trekker", "Planning"),
        cells[way],
        (1, "Gesprek", "Politie", "mei"),
        (2, "Toezicht", None, None),
        cells[way],
        (3, "Voorlichting", "Gemeente", "juni"),
        merged=merged,
    )
    found = find_table(sheet, WANTED)
    assert found.sections == {1: "Thema: Jeugd", 4: "Thema: Jeugd"}
    assert found.body == (2, 3, 5)
    assert (found.section_of(0), found.section_of(2), found.section_of(5)) == ("", "Thema: Jeugd", "Thema: Jeugd")


def test_an_action_with_nothing_but_a_name_stays_an_action() -> None:
    sheet = sheet_of(("Actie", "Trekker", "Planning"), ("Gesprek", "Politie", "mei"), ("Nog uit te werken",))
    assert find_table(sheet, WANTED).body == (1, 2)


def test_bold_means_nothing_where_the_whole_column_is_bold() -> None:
    bold = [Cell(text, bold=True) for text in ("Actie", "Gesprek", "Nog uit te werken")]
    sheet = sheet_of((bold[0], "Trekker", "Planning"), (bold[1], "Politie", "mei"), (bold[2],))
    assert find_table(sheet, WANTED).body == (1, 2)


def test_headings_again_totals_and_empty_rows_are_passed_over() -> None:
    sheet = sheet_of(
        ("Nr", "Actie", "Trekker", "Planning", "Begroot"),
        (1, "Gesprek", "Politie", "mei", 100),
        (None, "Subtotaal", None, None, 100),
        (Cell(fill="FF0000"),),
        ("Nr", "Actie", "Trekker", "Planning", "Begroot"),
        (2, "Totaalverbod op vuurwerk", "Gemeente", "december", 50),
        ("Totaal", None, None, None, 150),
    )
    found = find_table(sheet, WANTED)
    assert found.body == (1, 5)
    assert found.left_out == {2: "total", 3: "empty", 4: "heading", 6: "total"}


def test_a_theme_merged_over_its_actions_is_no_section() -> None:
    sheet = sheet_of(
        ("Thema", "Actie", "Trekker"),
        ("Jeugd", "Gesprek", "Politie"),
        (None, "Toezicht", None),
        merged=(Area(1, 0, 2, 0),),
    )
    found = find_table(sheet, WANTED)
    assert found.body == (1, 2)
    assert sheet.rows[2][0] == Cell("Jeugd", merged=True)


def test_hidden_columns_are_told() -> None:
    sheet = sheet_of(("Actie", "Trekker", "Planning"), ("a", "b", "c"), hidden=frozenset({2}))
    assert [column.hidden for column in find_table(sheet, WANTED).columns] == [False, False, True]


def test_the_row_of_headings_can_be_pointed_at() -> None:
    sheet = sheet_of(
        ("Actie", "Trekker", "Planning"),
        ("Uit 2024", "Politie", "mei"),
        ("Omschrijving", "Wie", "Wanneer"),
        ("Gesprek", "Politie", "mei"),
    )
    assert find_table(sheet, WANTED).header_rows == (0,)
    found = find_table(sheet, WANTED, header_row=2)
    assert found.header_rows == (2,)
    assert [column.heading for column in found.columns] == ["Omschrijving", "Wie", "Wanneer"]
    assert found.body == (3,)
    two = sheet_of(("Planning", None), ("Gereed", "Actie"), ("mei", "Gesprek"), merged=(Area(0, 0, 0, 1),))
    assert find_table(two, WANTED, header_row=1).body == (2,)
    assert find_table(sheet, WANTED, header_row=99) == Found()


def test_no_list_is_told_as_none() -> None:
    assert find_table(sheet_of(("Notulen",), ("Aanwezig", "Jansen")), WANTED) == Found()
    assert find_table(Sheet("leeg"), WANTED) == Found()


def test_each_wanted_column_is_found_once_where_it_fits_best() -> None:
    found = find_table(sheet_of(("Actie (kort)", "Actie", "Trekker", "trekker"), ("a", "b", "c", "d")), WANTED)
    assert wanted_in(found) == {"title": 1, "lead": 2}


@pytest.mark.parametrize(
    ("heading", "name"),
    (
        ("  ACTIE ", "title"),
        ("Actie\n(omschrijving)", "title"),
        ("Stand-van-zaken", "status"),
        ("Stand van\nzaken Q2", "status"),
        ("Verantwoordelijke organisatie", "lead"),
        ("Naam trekker", "lead"),
        ("Trekkér", "lead"),
        ("Verantwoordlijke", "lead"),
        ("Wat gaan we doen?", "title"),
        ("lead", "lead"),
        ("Kosten", ""),
        ("Interactie", ""),
        ("", ""),
        ("De actie die wij dit jaar met elkaar gaan doen en die hier zo lang beschreven staat dat het geen kop is", ""),
    ),
)
def test_headings_as_people_write_them(heading: str, name: str) -> None:
    assert Synonyms(WANTED).best(heading)[0] == name


def test_the_very_same_name_goes_before_a_likeness() -> None:
    synonyms = Synonyms(WANTED)
    scores = [synonyms.best(text)[1] for text in ("Trekker", "Trekker organisatie", "Naam trekker", "Trekkers")]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_plain() -> None:
    assert plain("  Één-\nTwee: (3%) ") == "een twee 3%"


@pytest.mark.parametrize(
    ("cell", "text"),
    (
        (Cell(0.25, percent=True), "25%"),
        (Cell(0.125, percent=True), "12,5%"),
        (Cell(0.07, percent=True), "7%"),
        (Cell(1.5), "1,5"),
        (Cell(1e20), "100000000000000000000"),
        (Cell(0.00001), "0,00001"),
        (Cell(-3), "-3"),
        (Cell(date(2025, 12, 31)), "31-12-2025"),
        (Cell(False), "nee"),
        (Cell(), ""),
        (Cell("007"), "007"),
    ),
)
def test_a_cell_as_people_see_it(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


def test_a_sheet_of_strangers_takes_no_time() -> None:
    texts = [[f"actie {row} trekker {column} planning" for column in range(250)] for row in range(110)]
    areas = tuple(Area(number % 100, 0, number % 100 + 1, 1) for number in range(20_000))
    sheet = Sheet("Blad1", tuple(tuple(Cell(text) for text in row) for row in texts), merged=areas)
    began = time.process_time()
    find_table(sheet, WANTED)
    assert time.process_time() - began < 5
