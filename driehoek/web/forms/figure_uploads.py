# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody says about a file with figures: which table it is, and what its columns are."""

from collections.abc import Mapping

from driehoek.figures.exports import all_tables
from driehoek.figures.uploads.looking import Look, is_known
from driehoek.kernel.errors import Invalid
from driehoek.lib.statline.exports.mapping import Columns, Use, guessed

FIXED = {Use.PERIOD: "hele-periode", Use.AREA: "hele-gebied", Use.KIND: "hele-soort"}
LONGEST = 120
WIDEST = 400


def read_table(sent: Mapping[str, str]) -> str:
    """Return the table that somebody chose; empty for none that we know."""
    table = sent.get("tabel", "")
    return table if any(one.id == table for one in all_tables()) else ""


def read_heading(sent: Mapping[str, str], look: Look) -> Columns:
    """Return a new guess with the line of headings that somebody points at."""
    number = _number(sent.get("kop", ""))
    known = {line.number for line in look.grid.lines}
    return guessed(look.grid, number) if number in known else look.columns


def read_columns(sent: Mapping[str, str], look: Look) -> Columns:
    """Return what each column is.

    Raises:
        Invalid: something is lacking or said twice; with a sentence per field.
    """
    table, _, measure = sent.get("onderwerp", "").partition("|")
    wrong: dict[str, str] = {}
    if not is_known(table, measure):
        wrong["onderwerp"] = "Kies waarover de cijfers gaan."
    uses: dict[int, Use] = {}
    for column in range(WIDEST):
        said = sent.get(f"kolom-{column}", "")
        if said not in list(Use) or not said:
            continue
        use = Use(said)
        if use is not Use.VALUE and use in uses.values():
            wrong[f"kolom-{column}"] = "Dit is al een andere kolom. Kies er één."
        uses[column] = use
    fixed = {use: sent.get(name, "").strip()[:LONGEST] for use, name in FIXED.items()}
    if Use.VALUE not in uses.values():
        wrong.setdefault("kolommen", "Kies in welke kolom de getallen staan.")
    if wrong:
        raise Invalid("De kolommen kloppen nog niet.", wrong)
    return Columns(table, measure, look.columns.heading, uses, {use: text for use, text in fixed.items() if text})


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
