# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parts of tables and of CSV: cells, notes and rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from driehoek.lib.charts.model import About, Series, Step, Value
from driehoek.lib.charts.words import period, valued, word


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart as people read them.

    Attributes:
        headings: of the columns; the first column heads each row.
        numeric: which columns hold numbers, and stand at the right.
        rows: each as long as the headings.
    """

    headings: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


def without_empty_notes(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]], numbers: int) -> Table:
    """Leave the column of notes out when nothing stands in it."""
    numeric = (False, *[True] * numbers)
    if any(row[-1] for row in rows):
        return Table(headings, (*numeric, False), tuple(rows))
    return Table(headings[:-1], numeric, tuple(row[:-1] for row in rows))


def cell(value: Value | None, part: str, about: About) -> str:
    """Return one part of a value: its number, or its lower or upper limit."""
    if value is None:
        return ""
    number = {"number": value.number, "low": value.low, "high": value.high}[part]
    if number is not None:
        return valued(number, about)
    return word("no_figure", about.language) if part == "number" else ""


def notes_of(value: Value | None, series: Series, about: About, *, several: bool) -> list[str]:
    """Return what goes with a value: why it is missing, that it is provisional, its note; and whose it is."""
    if value is None:
        return []
    found = [value.missing] if value.number is None and value.missing else []
    found += [word("provisional", about.language)] if value.provisional and value.number is not None else []
    found += [value.note] if value.note else []
    return [f"{series.name}: {each}" for each in found] if several else found


def record(name: str, value: Value, about: About, step: Step, top: About) -> tuple[str, ...]:
    """Return the row of CSV of one value of a period; ``about`` may differ from that of the whole chart, ``top``."""
    return record_of(name, period(value.at, step, top.language), value, about, top)


def record_of(name: str, when: str, value: Value, about: About, top: About) -> tuple[str, ...]:
    """Return the row of CSV of one value."""
    status = "" if value.number is None else word("provisional" if value.provisional else "final", top.language)
    notes = "; ".join(each for each in (value.missing if value.number is None else "", value.note) if each)
    numbers = (plain(each, about.decimals) for each in (value.number, value.low, value.high))
    return (top.title, name, when, about.unit, *numbers, status, notes, top.source)


def plain(number: float | None, decimals: int) -> str:
    """Return a number for a program: a decimal comma and nothing between thousands.

    >>> plain(1234.5, 1), plain(None, 0)
    ('1234,5', '')
    """
    return "" if number is None else f"{number:.{decimals}f}".replace(".", ",")
