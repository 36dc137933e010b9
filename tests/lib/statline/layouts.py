# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes one small table in every layout that StatLine has: turned, folded, with names in rows or in headings."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from driehoek.lib.statline.known import KnownMeasure, KnownTable

AREA, PERIOD, TOPIC, KIND = "Regio's", "Perioden", "Onderwerp", "Soort misdrijf"

KNOWN = KnownTable(
    id="90001NED",
    titles=("Voorbeeldtabel; soort misdrijf, gemeente",),
    publisher="Politie",
    licence="CC BY 4.0",
    attribution="Bron: Politie",
    measures=(
        KnownMeasure("Misdrijven_1", ("Geregistreerde misdrijven",)),
        KnownMeasure("Per1000_2", ("Misdrijven per 1 000 inwoners",), "per 1 000 inwoners", 1),
    ),
    kinds_named=("Soort misdrijf",),
    kinds={"0.0.0": "Totaal misdrijven", "1.1.1": "Diefstal/inbraak woning", "2.6.10": "Bestrijdingsmiddelen"},
    division=True,
)
OTHER = KnownTable(
    id="90002NED",
    titles=("Iets anders; regio",),
    publisher="CBS",
    licence="CC BY 4.0",
    attribution="Bron: CBS",
    measures=(KnownMeasure("Anders_1", ("Iets anders",)),),
)

TITLES: Mapping[str, Mapping[str, str]] = {
    AREA: {
        "NL": "Nederland",
        "GM0296": "Wijchen",
        "GM1945": "Berg en Dal",
        "GM0518": "'s-Gravenhage (gemeente)",
        "GM0014": "Groningen (gemeente)",
        "PV20": "Groningen (PV)",
        "RE02": "Oost-Nederland (RE)",
        "BT:Tweestromenland": "Tweestromenland (BT)",
        "GM0999": "Gemeenten; niet in te delen",
        "GM0820": "Nuenen, Gerwen en Nederwetten",
    },
    PERIOD: {
        "2022JJ00": "2022",
        "2023JJ00": "2023 ",
        "2024JJ00": "2024*",
        "2024KW04": "2024 4e kwartaal**",
        "2025MM01": "2025 januari*",
        "2025MM04": "2025 april *",
        "2024HJ01": "2024 1e halfjaar",
    },
    TOPIC: {"Misdrijven_1": "Geregistreerde misdrijven", "Per1000_2": "Misdrijven per 1 000 inwoners"},
    KIND: {
        "0.0.0": "Totaal misdrijven",
        "1.1.1": "1.1.1 Diefstal/inbraak woning",
        "2.6.10": "2.6.10 Bestrijdingsmiddelen",
    },
}
UNITS = {"Misdrijven_1": "aantal", "Per1000_2": "per 1 000 inwoners"}
DECIMALS = {"Misdrijven_1": 0, "Per1000_2": 1}


@dataclass(frozen=True)
class Layout:
    """One way to lay a table out.

    Attributes:
        rows: dimensions of which the names stand in front of each row.
        columns: dimensions of which the names stand in headings, from the top.
        named: a dimension in headings has its name in a row of its own, instead of in front.
        front: its name in front stands in the first column, instead of the last with names.
        units: ``row``, ``column`` or ``none``.
        merged: a name that is the same as its neighbour is left empty.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    named: bool = False
    front: bool = True
    units: str = "row"
    merged: bool = False


@dataclass(frozen=True)
class Form:
    """How the cells become a file."""

    separator: str = ";"
    quoted: bool = True
    encoding: str = "utf-8"
    newline: str = "\n"
    padded: bool = False
    thousands: str = ""
    blank_line: bool = True
    source: bool = True


Cells = Mapping[tuple[str, str, str, str], str]
"""The text of each figure by topic, kind, area and period."""


def write(chosen: Mapping[str, Sequence[str]], cells: Cells, layout: Layout, form: Form) -> bytes:
    """Return a file; dimensions that are neither in rows nor in columns have one choice, told above the table."""
    lines = [["Voorbeeldtabel; soort misdrijf, gemeente 2026"]]
    for name in (TOPIC, KIND, AREA, PERIOD):
        if name not in (*layout.rows, *layout.columns):
            lines.append([f"{name}: {TITLES[name][chosen[name][0]]}"])
    if form.blank_line:
        lines.append([""])
    lines += _heads(chosen, layout)
    lines += _body(chosen, cells, layout)
    if form.source:
        lines.append(["Bron: Politie"])
    return _file(lines, form)


def _heads(chosen: Mapping[str, Sequence[str]], layout: Layout) -> list[list[str]]:
    labels = len(layout.rows) + (layout.units == "column")
    combined = list(product(*(chosen[name] for name in layout.columns)))
    heads: list[list[str]] = []
    for place, name in enumerate(layout.columns):
        texts = [TITLES[name][each[place]] for each in combined]
        if layout.merged:
            texts = [
                "" if at and combined[at][: place + 1] == combined[at - 1][: place + 1] else text
                for at, text in enumerate(texts)
            ]
        front = [""] * labels
        if layout.named:
            heads.append([*front, name])
        else:
            front[0 if layout.front else -1] = name
        heads.append([*front, *texts])
    corner = [*layout.rows, *([""] if layout.units == "column" else [])]
    if layout.units == "row":
        at = layout.columns.index(TOPIC) if TOPIC in layout.columns else -1
        units = [UNITS[each[at] if at >= 0 else chosen[TOPIC][0]] for each in combined]
        heads.append([*corner, *units])
    elif layout.named:
        heads[-1] = [*corner, *heads[-1][labels:]]
    else:
        heads.append([*corner, *[""] * len(combined)])
    return heads


def _body(chosen: Mapping[str, Sequence[str]], cells: Cells, layout: Layout) -> list[list[str]]:
    lines: list[list[str]] = []
    before: tuple[str, ...] = ()
    for row in product(*(chosen[name] for name in layout.rows)):
        names = [TITLES[name][code] for name, code in zip(layout.rows, row, strict=True)]
        if layout.merged:
            # Only a name before the last one is left out, as a spreadsheet with merged cells does.
            names = [
                "" if at + 1 < len(row) and before[: at + 1] == row[: at + 1] else name for at, name in enumerate(names)
            ]
        before = row
        line = list(names)
        if layout.units == "column":
            line.append(UNITS[row[layout.rows.index(TOPIC)] if TOPIC in layout.rows else chosen[TOPIC][0]])
        for column in product(*(chosen[name] for name in layout.columns)):
            said = dict(zip((*layout.rows, *layout.columns), (*row, *column), strict=True))
            key = tuple(said.get(name, chosen[name][0]) for name in (TOPIC, KIND, AREA, PERIOD))
            line.append(cells[key])  # type: ignore[index] # four texts
        lines.append(line)
    return lines


def _file(lines: list[list[str]], form: Form) -> bytes:
    width = max(map(len, lines))
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter=form.separator,
        lineterminator=form.newline,
        quoting=csv.QUOTE_ALL if form.quoted else csv.QUOTE_MINIMAL,
    )
    writer.writerows([*line, *[""] * (width - len(line))] if form.padded else line for line in lines)
    return out.getvalue().encode(form.encoding, "replace")
