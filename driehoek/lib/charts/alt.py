# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The alternative text: what the chart shows, for those who do not see it, and never more than its label allows."""

from typing import assert_never

from driehoek.lib.charts import place_alt
from driehoek.lib.charts.frame import span
from driehoek.lib.charts.kinds import Chart
from driehoek.lib.charts.model import Lines, Multiples, Panel
from driehoek.lib.charts.multiples import about_of
from driehoek.lib.charts.places import AreaMap, Bars, Dots, Funnel, Months
from driehoek.lib.charts.telling import from_to, joined, label_line, of_series, opening
from driehoek.lib.charts.words import label_words, period, told, word


def alt(chart: Chart) -> str:
    """Return who and what, from when until when, the last values, what is missing, and the label if there is one."""
    match chart:
        case Lines():
            return _of_lines(chart)
        case Multiples():
            return _of_multiples(chart)
        case Months():
            return place_alt.of_months(chart)
        case Bars():
            return place_alt.of_bars(chart)
        case Dots():
            return place_alt.of_dots(chart)
        case Funnel():
            return place_alt.of_funnel(chart)
        case AreaMap():
            return place_alt.of_map(chart)
        case _ as never:
            assert_never(never)


def alt_of_panel(chart: Multiples, panel: Panel) -> str:
    """Return the words for one small chart."""
    about = about_of(chart, panel)
    return joined(f"{opening('line', about)}.", *of_series(panel.series, about, chart.step), label_line(about))


def _of_lines(chart: Lines) -> str:
    about = chart.about
    first, last = span(chart.series)
    if last == 0:
        return joined(f"{opening('line', about)}.", word("no_figures", about.language))
    said = [f"{opening('line', about)}, {from_to(first, last, chart.step, about)}."]
    for each in chart.series:
        name = f"{each.name}:" if len(chart.series) > 1 else ""
        said += [name, *of_series(each, about, chart.step)]
    said += [f"{level.text[:1].upper()}{level.text[1:]}." for level in chart.levels]
    said += [
        word("break_for", about.language, period=period(each.at, chart.step, about.language), text=f"{each.text}.")
        for each in chart.breaks
        if first < each.at <= last
    ]
    return joined(*said, label_line(about))


def _of_multiples(chart: Multiples) -> str:
    about = chart.about
    said = [f"{opening('multiples', about)}."]
    for panel in chart.panels:
        own = about_of(chart, panel)
        known = [value for value in panel.series.values if value.number is not None]
        if known:
            name = period(known[-1].at, chart.step, about.language)
            label = label_words(panel.label, about.language)
            said.append(f"{panel.series.name}, {name}: {told(known[-1], own)}{f' ({label})' if label else ''}.")
        else:
            said.append(f"{panel.series.name}: {word('no_figure', about.language)}.")
    return joined(*said)
