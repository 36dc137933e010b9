# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Twelve ugly layouts of one and the same list, as people keep them; made here, no list of anyone."""

import datetime as dt
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

MANY = 5_000


@dataclass(frozen=True)
class Told:
    """One action of the list; ``end`` as it should be read."""

    title: str
    theme: str
    lead: str
    end: str
    status: str
    light: str = ""


LIST = (
    Told("Toezicht op vakantieparken", "Ondermijning", "politie", "2025-Q4", "loopt", "oranje"),
    Told("Controle van bedrijventerreinen", "Ondermijning", "politie", "2026-06-30", "loopt", "groen"),
    Told("Signalen verzamelen", "Ondermijning", "gemeente Aa", "2025", "afgerond", "groen"),
    Told("Voorlichting aan horeca", "Ondermijning", "", "2026-05", "niet_gestart", "rood"),
    Told("Verkeer rond scholen", "Veilig verkeer", "gemeente Aa", "2026-Q1", "loopt", "groen"),
    Told("Meten van snelheid", "Veilig verkeer", "politie", "2025-12-01", "niet_gestart", "oranje"),
)
WORDS = {"loopt": "bezig", "afgerond": "gereed", "niet_gestart": "nog te starten"}
SHARES = {"loopt": 0.4, "afgerond": 1.0, "niet_gestart": 0.0}
FILLS = {"groen": "00B050", "oranje": "FFC000", "rood": "FF0000"}
DATES: Mapping[str, object] = {
    "2025-Q4": "4e kwartaal 2025", "2026-06-30": dt.date(2026, 6, 30), "2025": 2025, "2026-05": "mei 2026",
    "2026-Q1": "Q1-2026", "2025-12-01": "01-12-2025",
}  # fmt: skip
PLAIN = {"2025-Q4": "Q4 2025", "2026-06-30": "30 juni 2026", "2026-05": "mei '26", "2026-Q1": "1e kwartaal 2026",
         "2025-12-01": "1-12-25"}  # fmt: skip
HEADINGS = ("Nr", "Actie", "Thema", "Trekker", "Gereed", "Status")


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(title: str = "Acties") -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return book, sheet


def _plain(told: Told) -> list[object]:
    return [None, told.title, told.theme, told.lead, PLAIN.get(told.end, told.end), told.status.replace("_", " ")]


def plain() -> bytes:
    """Headings in the first row, and nothing strange."""
    book, sheet = _sheet()
    sheet.append(HEADINGS)
    for told in LIST:
        sheet.append(_plain(told))
    return _saved(book)


def merged_title() -> bytes:
    """A merged title, a remark and an empty row above the headings; a total under the list."""
    book, sheet = _sheet()
    sheet.append(["Actielijst veiligheid 2025-2026"])
    sheet.merge_cells("A1:F1")
    sheet.append(["Bijgewerkt na het overleg van donderdag"])
    sheet.append([])
    sheet.append(HEADINGS)
    for told in LIST:
        sheet.append(_plain(told))
    sheet.append(["Totaal", len(LIST)])
    return _saved(book)


def sections() -> bytes:
    """No column for the theme: a merged heading between the rows."""
    book, sheet = _sheet()
    sheet.append(["Nr", "Maatregel", "Wie", "Wanneer", "Stand"])
    theme = ""
    for told in LIST:
        if told.theme != theme:
            theme = told.theme
            sheet.append([theme])
            row = sheet.max_row
            sheet.cell(row, 1).font = Font(bold=True)
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=5)
        sheet.append([None, told.title, told.lead, PLAIN.get(told.end, told.end), WORDS[told.status]])
    return _saved(book)


def two_header_rows() -> bytes:
    """Two rows of headings: "Planning" over "Start" and "Gereed"."""
    book, sheet = _sheet()
    sheet.append(["Actie", "Thema", "Trekker", "Planning", None, "Status"])
    sheet.merge_cells("D1:E1")
    sheet.append([None, None, None, "Start", "Gereed", None])
    for told in LIST:
        sheet.append([told.title, told.theme, told.lead, "2025", PLAIN.get(told.end, told.end), WORDS[told.status]])
    return _saved(book)


def other_names() -> bytes:
    """Other headings, in another order, with columns that mean nothing here."""
    book, sheet = _sheet("Blad1")
    sheet.append(["Prioriteit", "Eigenaar", "Activiteit", "Deadline", "Archiefcode", "Fase"])
    for told in LIST:
        sheet.append(
            [told.theme.upper(), told.lead, told.title, PLAIN.get(told.end, told.end), "X-1", WORDS[told.status]]
        )
    return _saved(book)


def mixed_dates() -> bytes:
    """Dates as cells, texts, quarters, years and numbers, all in one column."""
    book, sheet = _sheet()
    sheet.append(HEADINGS)
    for told in LIST:
        row = _plain(told)
        row[4] = DATES[told.end]
        sheet.append(row)
    return _saved(book)


def percentages() -> bytes:
    """The state as a percentage, some as a number that is shown so, some as a text."""
    book, sheet = _sheet()
    sheet.append(HEADINGS)
    for place, told in enumerate(LIST):
        row = _plain(told)
        row[5] = SHARES[told.status] if place % 2 else f"{SHARES[told.status]:.0%}"
        sheet.append(row)
        if place % 2:
            sheet.cell(sheet.max_row, 6).number_format = "0%"
    return _saved(book)


def light_words() -> bytes:
    """A column with the words of a traffic light."""
    book, sheet = _sheet()
    sheet.append([*HEADINGS, "Stoplicht"])
    for told in LIST:
        sheet.append([*_plain(told), {"groen": "G", "oranje": "geel", "rood": "Rood"}[told.light]])
    return _saved(book)


def light_colours() -> bytes:
    """A column with nothing but colours."""
    book, sheet = _sheet()
    sheet.append([*HEADINGS, "Kleur"])
    for told in LIST:
        sheet.append(_plain(told))
        sheet.cell(sheet.max_row, 7).fill = PatternFill("solid", fgColor=FILLS[told.light])
    return _saved(book)


def hidden_parts() -> bytes:
    """A cover sheet, a hidden column and hidden rows."""
    book, cover = _sheet("Leeswijzer")
    cover.append(["Deze lijst is van het team veiligheid."])
    sheet = book.create_sheet("Acties")
    sheet.append(["Oude code", *HEADINGS])
    for told in LIST:
        sheet.append(["oud", *_plain(told)])
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[3].hidden = True
    return _saved(book)


def merged_downwards() -> bytes:
    """The theme stands once for several rows, in a cell that is merged downwards."""
    book, sheet = _sheet()
    sheet.append(["Thema", "Actie", "Trekker", "Gereed", "Status"])
    for told in LIST:
        sheet.append([told.theme, told.title, told.lead, PLAIN.get(told.end, told.end), WORDS[told.status]])
    sheet.merge_cells("A2:A5")
    sheet.merge_cells("A6:A7")
    return _saved(book)


def thousands() -> bytes:
    """Five thousand rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Acties")
    sheet.append(HEADINGS)
    for told in LIST:
        sheet.append(_plain(told))
    for number in range(MANY - len(LIST)):
        like = LIST[1 + number % (len(LIST) - 1)]
        sheet.append([f"N-{number:04d}", f"{like.title} {number:04d}", *_plain(like)[2:]])
    return _saved(book)


def semicolons() -> bytes:
    """A CSV from a Dutch Excel: semicolons, another alphabet than we like, an empty column."""
    rows = [["Nr", "Actie", "", "Thema", "Trekker", "Gereed", "Status"]]
    rows += [
        ["", told.title, "", told.theme, told.lead, PLAIN.get(told.end, told.end), WORDS[told.status]] for told in LIST
    ]
    return "\r\n".join(";".join(row) for row in rows).encode("cp1252")


LAYOUTS: Mapping[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in (
        plain, merged_title, sections, two_header_rows, other_names, mixed_dates, percentages, light_words,
        light_colours, hidden_parts, merged_downwards, semicolons,
    )
}  # fmt: skip
