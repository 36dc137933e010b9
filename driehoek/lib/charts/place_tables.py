# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of months, bars, dots, funnels and maps."""

from collections.abc import Iterator

from driehoek.lib.charts.funnels import positions
from driehoek.lib.charts.model import Value
from driehoek.lib.charts.months import totals
from driehoek.lib.charts.place_alt import POSITIONS
from driehoek.lib.charts.places import AreaMap, Bars, Dots, Funnel, Months
from driehoek.lib.charts.tabulating import Table, cell, notes_of, plain, record, record_of, without_empty_notes
from driehoek.lib.charts.words import label_words, number, period, valued, word


def of_months(chart: Months) -> Table:
    """Return a row for each month, the newest first: the count, the total over twelve months, the bound."""
    about, line = chart.about, totals(chart)
    columns = [chart.series, line, *([chart.bounds] if chart.bounds is not None else [])]
    headings = [word("period", about.language), chart.series.name, line.name]
    headings += [word("bound", about.language)] if chart.bounds is not None else []
    events: dict[int, list[str]] = {}
    for each in (*((one.at, one.text) for one in chart.breaks), *((one.at, one.text) for one in chart.remarks)):
        events.setdefault(each[0], []).append(each[1])
    held = [{value.at: value for value in each.values} for each in columns]
    rows = []
    for value in reversed(chart.series.values):
        cells = [cell(each.get(value.at), "number", about) for each in held]
        notes = [*notes_of(value, chart.series, about, several=False), *events.get(value.at, [])]
        rows.append((period(value.at, chart.step, about.language), *cells, "; ".join(notes)))
    return without_empty_notes((*headings, word("remark", about.language)), rows, len(columns))


def of_bars(chart: Bars) -> Table:
    """Return a row for each bar."""
    about = chart.about
    headings = (
        word("name", about.language),
        about.unit or word("value", about.language),
        word("remark", about.language),
    )
    rows = []
    for bar in chart.bars:
        text = word("no_figure", about.language) if bar.number is None else valued(bar.number, about)
        missing = bar.missing if bar.number is None else ""
        rows.append((bar.name, text, "; ".join(each for each in (missing, bar.note) if each)))
    return without_empty_notes(headings, rows, 1)


def of_dots(chart: Dots) -> Table:
    """Return a row for each value."""
    about = chart.about
    words = ("who", "period", "value", "csv_low", "csv_high", "remark")
    rows = []
    for row in chart.rows:
        for value in reversed(row.values):
            numbers = (cell(value, part, about) for part in ("number", "low", "high"))
            notes = "; ".join(notes_of(value, row, about, several=False))
            rows.append((row.name, period(value.at, chart.step, about.language), *numbers, notes))
    made = without_empty_notes(tuple(word(each, about.language) for each in words), rows, 4)
    return Table(made.headings, (False, False, True, True, True, False)[: len(made.headings)], made.rows)


def of_funnel(chart: Funnel) -> Table:
    """Return a row for each of our own municipalities; the others stand in the CSV."""
    about = chart.about
    words = ("municipality", "registered", "expected", "ratio", "place_in_funnel")
    rows = []
    for place, position in zip(chart.places, positions(chart), strict=True):
        if place.own:
            observed = number(place.observed, about.decimals, "", about.language)
            numbers = (
                observed,
                *(number(each, digits, "", about.language) for each, digits in ((place.expected, 1), (place.ratio, 2))),
            )
            rows.append((place.name, *numbers, word(POSITIONS[position], about.language)))
    return Table(tuple(word(each, about.language) for each in words), (False, True, True, True, False), tuple(rows))


def of_map(chart: AreaMap) -> Table:
    """Return a row for each municipality."""
    about = chart.about
    rows = []
    for area in chart.areas:
        text = word("no_figure", about.language) if area.number is None else valued(area.number, about)
        notes = [area.missing if area.number is None else "", label_words(area.label, about.language)]
        if area.too_few:
            notes[1] = word("key_too_few", about.language)
        rows.append((area.name, text, "; ".join(each for each in notes if each)))
    headings = (word("municipality", about.language), about.unit, word("remark", about.language))
    return without_empty_notes(headings, rows, 1)


def records_of_months(chart: Months) -> Iterator[tuple[str, ...]]:
    """Yield each month and each total."""
    for series in (chart.series, totals(chart)):
        for value in series.values:
            yield record(series.name, value, chart.about, chart.step, chart.about)


def records_of_bars(chart: Bars) -> Iterator[tuple[str, ...]]:
    """Yield each bar."""
    for bar in chart.bars:
        value = Value(0, bar.number, missing=bar.missing, note=bar.note)
        yield record_of(bar.name, "", value, chart.about, chart.about)


def records_of_dots(chart: Dots) -> Iterator[tuple[str, ...]]:
    """Yield each value."""
    for row in chart.rows:
        for value in row.values:
            yield record(row.name, value, chart.about, chart.step, chart.about)


def records_of_map(chart: AreaMap) -> Iterator[tuple[str, ...]]:
    """Yield each municipality."""
    for area in chart.areas:
        note = (
            word("key_too_few", chart.about.language) if area.too_few else label_words(area.label, chart.about.language)
        )
        value = Value(0, area.number, missing=area.missing, note=note)
        yield record_of(area.name, chart.period, value, chart.about, chart.about)


def records_of_funnel(chart: Funnel) -> Iterator[tuple[str, ...]]:
    """Yield each municipality with three numbers, our own and the others, in the order given."""
    about = chart.about
    for place in chart.places:
        numbers = (plain(place.observed, about.decimals), plain(place.expected, 1), plain(place.ratio, 3))
        yield (about.title, place.name, chart.period, about.unit, *numbers, "", "", about.source)
