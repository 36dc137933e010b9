# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The numbers of a chart as a table for people, and as CSV for programs: the numbers that are drawn, no others."""

from collections.abc import Iterator
from typing import assert_never

from driehoek.lib.charts import place_tables
from driehoek.lib.charts.kinds import Chart
from driehoek.lib.charts.model import About, Break, Lines, Multiples, Remark, Step, Value
from driehoek.lib.charts.multiples import about_of
from driehoek.lib.charts.places import AreaMap, Bars, Dots, Funnel, Months
from driehoek.lib.charts.tabulating import Table, cell, notes_of, record, without_empty_notes
from driehoek.lib.charts.words import label_words, period, word
from driehoek.lib.spreadsheets.outgoing import OutColumn, tidied
from driehoek.lib.spreadsheets.outgoing import Table as Sheet
from driehoek.lib.spreadsheets.writing_csv import csv_file


def table(chart: Chart) -> Table:
    """Return the table of a chart."""
    match chart:
        case Lines():
            return _of_lines(chart)
        case Multiples():
            return _of_multiples(chart)
        case Months():
            return place_tables.of_months(chart)
        case Bars():
            return place_tables.of_bars(chart)
        case Dots():
            return place_tables.of_dots(chart)
        case Funnel():
            return place_tables.of_funnel(chart)
        case AreaMap():
            return place_tables.of_map(chart)
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
            for note in notes_of(held.get(at), each, about, several=several)
        ]
        notes += [each.text for each in events if each.at == at]
        cells = [cell(held.get(at), part, about) for held, part in columns]
        rows.append((period(at, chart.step, about.language), *cells, "; ".join(notes)))
    return without_empty_notes((*headings, word("remark", about.language)), rows, len(columns))


def _parts(values: tuple[Value, ...]) -> tuple[str, ...]:
    return ("number", "low", "high") if any(value.low is not None for value in values) else ("number",)


def _heading(name: str, part: str, about: About) -> str:
    return name if part == "number" else word(part, about.language, name=name)


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
        cells = [cell(each.get(at), "number", about) for each, about in zip(values, abouts, strict=True)]
        notes = [
            note
            for each, panel, about in zip(values, chart.panels, abouts, strict=True)
            for note in notes_of(each.get(at), panel.series, about, several=True)
        ]
        rows.append((period(at, chart.step, language), *cells, "; ".join(notes)))
    labels = [label_words(panel.label, language) for panel in chart.panels]
    if any(labels):
        rows.insert(0, (word("change", language), *labels, ""))
    return without_empty_notes((*headings, word("remark", language)), rows, len(chart.panels))


def csv_text(chart: Chart) -> str:
    """Return the numbers as CSV: one row for each value, with limits, status, note and source on each row.

    A mark for UTF-8, semicolons and decimal commas, whatever the language: what Excel in the Netherlands opens with
    one click. Text that a spreadsheet would run as a formula is defused.
    """
    language = chart.about.language
    numbers = ("registered", "expected", "ratio") if isinstance(chart, Funnel) else ("value", "csv_low", "csv_high")
    names = ("topic", "who", "period", "unit", *numbers, "status", "remark", "source")
    columns = tuple(OutColumn(word(each, language)) for each in names)
    sheet = Sheet(chart.about.title, columns, list(_records(chart)))
    return csv_file(tidied(sheet)).decode("utf-8")


def _records(chart: Chart) -> Iterator[tuple[str, ...]]:
    match chart:
        case Lines():
            for each in chart.series:
                yield from (record(each.name, value, chart.about, chart.step, chart.about) for value in each.values)
        case Multiples():
            for panel in chart.panels:
                own, name = about_of(chart, panel), panel.series.name
                yield from (record(name, value, own, chart.step, chart.about) for value in panel.series.values)
        case Months():
            yield from place_tables.records_of_months(chart)
        case Bars():
            yield from place_tables.records_of_bars(chart)
        case Dots():
            yield from place_tables.records_of_dots(chart)
        case Funnel():
            yield from place_tables.records_of_funnel(chart)
        case AreaMap():
            yield from place_tables.records_of_map(chart)
        case _ as never:
            assert_never(never)
