# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The numbers of a chart as a table for people, and as CSV for programs: the numbers that are drawn, no others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from driehoek.lib.charts.kinds import Chart
from driehoek.lib.charts.model import About, Break, Lines, Multiples, Remark, Series, Step, Value
from driehoek.lib.charts.multiples import about_of
from driehoek.lib.charts.words import label_words, period, valued, word
from driehoek.lib.spreadsheets.outgoing import OutColumn, tidied
from driehoek.lib.spreadsheets.outgoing import Table as Sheet
from driehoek.lib.spreadsheets.writing_csv import csv_file


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


def table(chart: Chart) -> Table:
    """Return the table of a chart."""
    match chart:
        case Lines():
            return _of_lines(chart)
        case Multiples():
            return _of_multiples(chart)
        case _ as never:
            assert_never(never)


def _of_lines(chart: Lines) -> Table:
    about, several = chart.about, len(chart.series) > 1
    values = [{value.at: value for value in each.values} for each in chart.series]
    columns = [(held, part) for held, each in zip(values, chart.series, strict=True) for part in _parts(each.values)]
    headings = [word("year" if chart.step is Step.YEAR else "period", about.language)]
    headings += [_heading(each.name, part, about) for each in chart.series for part in _parts(each.values)]
    events: tuple[Break | Remark, ...] = (*chart.breaks, *chart.remarks)
    rows = []
    for at in sorted({at for held in values for at in held}, reverse=True):
        notes = [
            note
            for held, each in zip(values, chart.series, strict=True)
            for note in _notes(held.get(at), each, about, several)
        ]
        notes += [each.text for each in events if each.at == at]
        cells = [_cell(held.get(at), part, about) for held, part in columns]
        rows.append((period(at, chart.step, about.language), *cells, "; ".join(notes)))
    return _without_empty_notes((*headings, word("remark", about.language)), rows, len(columns))


def _parts(values: tuple[Value, ...]) -> tuple[str, ...]:
    return ("number", "low", "high") if any(value.low is not None for value in values) else ("number",)


def _heading(name: str, part: str, about: About) -> str:
    return name if part == "number" else word(part, about.language, name=name)


def _without_empty_notes(headings: tuple[str, ...], rows: list[tuple[str, ...]], numbers: int) -> Table:
    """Leave the column of notes out when nothing stands in it."""
    numeric = (False, *[True] * numbers)
    if any(row[-1] for row in rows):
        return Table(headings, (*numeric, False), tuple(rows))
    return Table(headings[:-1], numeric, tuple(row[:-1] for row in rows))


def _cell(value: Value | None, part: str, about: About) -> str:
    if value is None:
        return ""
    number = {"number": value.number, "low": value.low, "high": value.high}[part]
    if number is not None:
        return valued(number, about)
    return word("no_figure", about.language) if part == "number" else ""


def _notes(value: Value | None, series: Series, about: About, several: bool) -> list[str]:
    if value is None:
        return []
    found = [value.missing] if value.number is None and value.missing else []
    found += [word("provisional", about.language)] if value.provisional and value.number is not None else []
    found += [value.note] if value.note else []
    return [f"{series.name}: {each}" for each in found] if several else found


def _of_multiples(chart: Multiples) -> Table:
    language = chart.about.language
    abouts = [about_of(chart, panel) for panel in chart.panels]
    headings = [word("year" if chart.step is Step.YEAR else "period", language)]
    for panel, about in zip(chart.panels, abouts, strict=True):
        other = panel.unit is not None and panel.unit != chart.about.unit
        headings.append(f"{panel.series.name} ({about.unit})" if other else panel.series.name)
    values = [{value.at: value for value in panel.series.values} for panel in chart.panels]
    ats = sorted({at for each in values for at in each}, reverse=True)
    rows = []
    for at in ats:
        cells = [_cell(each.get(at), "number", about) for each, about in zip(values, abouts, strict=True)]
        notes = [
            note
            for each, panel, about in zip(values, chart.panels, abouts, strict=True)
            for note in _notes(each.get(at), panel.series, about, several=True)
        ]
        rows.append((period(at, chart.step, language), *cells, "; ".join(notes)))
    labels = [label_words(panel.label, language) for panel in chart.panels]
    if any(labels):
        rows.insert(0, (word("change", language), *labels, ""))
    return _without_empty_notes((*headings, word("remark", language)), rows, len(chart.panels))


def csv_text(chart: Chart) -> str:
    """Return the numbers as CSV: one row for each value, with limits, status, note and source on each row.

    A mark for UTF-8, semicolons and decimal commas, whatever the language: what Excel in the Netherlands opens with
    one click. Text that a spreadsheet would run as a formula is defused.
    """
    language = chart.about.language
    names = ("topic", "who", "period", "unit", "value", "csv_low", "csv_high", "status", "remark", "source")
    columns = tuple(OutColumn(word(each, language)) for each in names)
    sheet = Sheet(chart.about.title, columns, list(_records(chart)))
    return csv_file(tidied(sheet)).decode("utf-8")


def _records(chart: Chart) -> Iterator[tuple[str, ...]]:
    match chart:
        case Lines():
            for each in chart.series:
                yield from _of_values(each, chart.about, chart.step, chart.about)
        case Multiples():
            for panel in chart.panels:
                yield from _of_values(panel.series, about_of(chart, panel), chart.step, chart.about)
        case _ as never:
            assert_never(never)


def _of_values(series: Series, about: About, step: Step, top: About) -> Iterator[tuple[str, ...]]:
    for value in series.values:
        status = "" if value.number is None else word("provisional" if value.provisional else "final", top.language)
        notes = "; ".join(each for each in (value.missing if value.number is None else "", value.note) if each)
        numbers = (plain(each, about.decimals) for each in (value.number, value.low, value.high))
        name = period(value.at, step, top.language)
        yield (top.title, series.name, name, about.unit, *numbers, status, notes, top.source)


def plain(number: float | None, decimals: int) -> str:
    """Return a number for a program: a decimal comma and nothing between thousands.

    >>> plain(1234.5, 1), plain(None, 0)
    ('1234,5', '')
    """
    return "" if number is None else f"{number:.{decimals}f}".replace(".", ",")
