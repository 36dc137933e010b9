# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The alternative texts of months, bars, dots, funnels and maps."""

from driehoek.lib.charts.funnels import positions
from driehoek.lib.charts.maps import written
from driehoek.lib.charts.months import totals
from driehoek.lib.charts.places import AreaMap, Bars, Dots, Funnel, Months
from driehoek.lib.charts.telling import joined, label_line, of_series, opening
from driehoek.lib.charts.words import label_words, number, period, told, valued, word

POSITIONS = {2: "above_outer", 1: "above_inner", 0: "inside", -1: "below_inner", -2: "below_outer"}


def of_months(chart: Months) -> str:
    """Tell the newest month and the newest total."""
    about, line = chart.about, totals(chart)
    said = [f"{opening('months', about)}.", *of_series(chart.series, about, chart.step)]
    if line.values:
        name = period(line.values[-1].at, chart.step, about.language)
        said.append(f"{line.name}, {word('until', about.language)} {name}: {told(line.values[-1], about)}.")
    return joined(*said, label_line(about))


def of_bars(chart: Bars) -> str:
    """Tell every bar."""
    about = chart.about
    said = [f"{opening('bars', about)}."]
    for bar in chart.bars:
        value = word("no_figure", about.language) if bar.number is None else valued(bar.number, about)
        why = f" ({bar.missing})" if bar.number is None and bar.missing else ""
        said.append(f"{bar.name}: {value}{why}.")
    return joined(*said, label_line(about))


def of_dots(chart: Dots) -> str:
    """Tell every value with its margin."""
    about = chart.about
    said = [f"{opening('dots', about)}."]
    for row in chart.rows:
        values = "; ".join(f"{period(each.at, chart.step, about.language)}: {told(each, about)}" for each in row.values)
        said.append(f"{row.name}, {values}." if values else f"{row.name}: {word('no_figure', about.language)}.")
    said += [f"{level.text[:1].upper()}{level.text[1:]}." for level in chart.levels]
    return joined(*said, label_line(about))


def of_funnel(chart: Funnel) -> str:
    """Tell where each of our own municipalities lies; the others only by their number."""
    about = chart.about
    said = [f"{opening('funnel', about)}, {chart.period}."]
    for place, position in zip(chart.places, positions(chart), strict=True):
        if place.own:
            observed = number(place.observed, about.decimals, "", about.language)
            expected = number(place.expected, 1, "", about.language)
            numbers = word("funnel_place", about.language, observed=observed, expected=expected)
            said.append(f"{place.name}: {numbers}, {word(POSITIONS[position], about.language)}.")
    others = sum(1 for place in chart.places if not place.own)
    if others:
        said.append(
            word(
                "funnel_other" if others == 1 else "funnel_others",
                about.language,
                count=number(others, 0, "", about.language),
            )
        )
    return joined(*said)


def of_map(chart: AreaMap) -> str:
    """Tell every municipality, with what may be said of its change."""
    about = chart.about
    said = [f"{opening('map', about)}, {chart.period}."]
    for area in chart.areas:
        label = label_words(area.label, about.language)
        if area.too_few:
            label = word("key_too_few", about.language)
        said.append(f"{area.name}: {written(area, chart)}{f' ({label})' if label else ''}.")
    return joined(*said)
