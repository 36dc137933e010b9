# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The alternative text: what the chart shows, for those who do not see it, and never more than its label allows."""

from typing import assert_never

from driehoek.lib.charts.frame import span
from driehoek.lib.charts.kinds import Chart
from driehoek.lib.charts.model import About, Lines, Multiples, Panel, Series, Step
from driehoek.lib.charts.multiples import about_of
from driehoek.lib.charts.words import label_words, period, told, valued, word


def alt(chart: Chart) -> str:
    """Return who and what, from when until when, the last values, what is missing, and the label if there is one."""
    match chart:
        case Lines():
            return _of_lines(chart)
        case Multiples():
            return _of_multiples(chart)
        case _ as never:
            assert_never(never)


def alt_of_panel(chart: Multiples, panel: Panel) -> str:
    """Return the words for one small chart."""
    about = about_of(chart, panel)
    return _joined(f"{_opening('line', about)}.", *_of_series(panel.series, about, chart.step), _label(about))


def _of_lines(chart: Lines) -> str:
    about = chart.about
    first, last = span(chart.series)
    if last == 0:
        return _joined(f"{_opening('line', about)}.", word("no_figures", about.language))
    said = [f"{_opening('line', about)}, {_from_to(first, last, chart.step, about)}."]
    for each in chart.series:
        name = f"{each.name}:" if len(chart.series) > 1 else ""
        said += [name, *_of_series(each, about, chart.step)]
    said += [f"{level.text[:1].upper()}{level.text[1:]}." for level in chart.levels]
    said += [
        word("break_for", about.language, period=period(each.at, chart.step, about.language), text=f"{each.text}.")
        for each in chart.breaks
        if first < each.at <= last
    ]
    return _joined(*said, _label(about))


def _of_multiples(chart: Multiples) -> str:
    about = chart.about
    said = [f"{_opening('multiples', about)}."]
    for panel in chart.panels:
        own = about_of(chart, panel)
        known = [value for value in panel.series.values if value.number is not None]
        if known:
            name = period(known[-1].at, chart.step, about.language)
            label = label_words(panel.label, about.language)
            said.append(f"{panel.series.name}, {name}: {told(known[-1], own)}{f' ({label})' if label else ''}.")
        else:
            said.append(f"{panel.series.name}: {word('no_figure', about.language)}.")
    return _joined(*said)


def _of_series(series: Series, about: About, step: Step) -> list[str]:
    known = [value for value in series.values if value.number is not None]
    if not known:
        return [word("no_figures", about.language)]
    names = [period(value.at, step, about.language) for value in known]
    said = [word("last", about.language, period=names[-1], value=told(known[-1], about))]
    if len(known) > 1:
        said.append(word("before", about.language, period=names[-2], value=told(known[-2], about)))
    if len(known) > 2:
        low, high = (pick(known, key=lambda value: value.number or 0) for pick in (min, max))
        if low.number != high.number:
            said.append(
                word(
                    "lowest_highest",
                    about.language,
                    low=valued(low.number or 0, about),
                    low_at=period(low.at, step, about.language),
                    high=valued(high.number or 0, about),
                    high_at=period(high.at, step, about.language),
                )
            )
    absent = [period(value.at, step, about.language) for value in series.values if value.number is None]
    if absent:
        said.append(word("no_figure_for", about.language, periods=listed(absent, about)))
    return said


def listed(names: list[str], about: About) -> str:
    """Return names as a sentence lists them."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word('and', about.language)} {names[-1]}"


def _opening(kind: str, about: About) -> str:
    unit = f", {about.unit}" if about.unit else ""
    return f"{word(kind, about.language)}: {about.title}{unit}"


def _from_to(first: int, last: int, step: Step, about: About) -> str:
    names = [period(at, step, about.language) for at in (first, last)]
    return names[0] if first == last else f"{names[0]} {word('to', about.language)} {names[1]}"


def _label(about: About) -> str:
    words = label_words(about.label, about.language)
    return word("label_line", about.language, label=words) if words else ""


def _joined(*said: str) -> str:
    return " ".join(each for each in said if each)
