# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The legends of months, bars, dots, funnels and maps."""

from itertools import pairwise

from driehoek.lib.charts.keys import Key, keys_of_lines, notes, of_values
from driehoek.lib.charts.maps import tone, tone_scale
from driehoek.lib.charts.model import LevelKind
from driehoek.lib.charts.months import as_lines
from driehoek.lib.charts.places import AreaMap, Bars, Dots, Funnel, Months
from driehoek.lib.charts.words import number, period, tick, word


def keys_of_months(chart: Months) -> tuple[Key, ...]:
    """Return the legend of counts per month."""
    found = list(keys_of_lines(as_lines(chart)))
    if chart.bounds is not None:
        found.insert(0, Key("bound", word("key_bound", chart.about.language)))
    return tuple(found)


def keys_of_bars(chart: Bars) -> tuple[Key, ...]:
    """Return the notes; bars have their names beside them."""
    return notes(chart.about)


def keys_of_dots(chart: Dots) -> tuple[Key, ...]:
    """Return which dot is of which period, and what the margin means."""
    about, found = chart.about, []
    newest = {row.values[-1].at for row in chart.rows if row.values}
    earlier = {value.at for row in chart.rows for value in row.values[:-1]}
    for ats, sign, rule in ((newest, "dot", "key_newest"), (earlier, "dot-open", "key_earlier")):
        names = ", ".join(period(at, chart.step, about.language) for at in sorted(ats))
        if ats and (earlier or len(newest) > 1):
            found.append(Key(sign, f"{word(rule, about.language)} ({names})"))
    values = [value for row in chart.rows for value in row.values]
    found += [key for key in of_values(list(chart.rows), about) if key.sign not in ("band", "dot-open")]
    if any(value.low is not None for value in values):
        found.insert(0, Key("margin", word("key_margin", about.language)))
    for level in chart.levels:
        found.append(Key("target" if level.kind is LevelKind.TARGET else "baseline", level.text))
    return (*found, *notes(about))


def keys_of_funnel(chart: Funnel) -> tuple[Key, ...]:
    """Return what lozenges, dots and lines stand for."""
    language = chart.about.language
    others = sum(1 for place in chart.places if not place.own)
    found = [Key("lozenge", word("key_own", language))] if others < len(chart.places) else []
    if others:
        count = number(others, 0, "", language)
        found.append(Key("dots-others", word("key_other" if others == 1 else "key_others", language, count=count)))
    found.append(Key("baseline", word("key_one", language)))
    found.append(Key("limit-inner", word("key_inner", language)))
    found.append(Key("limit-outer", word("key_outer", language)))
    return (*found, *notes(chart.about))


def keys_of_map(chart: AreaMap) -> tuple[Key, ...]:
    """Return the tones that are on the map, what hatching means, and the dashed edge."""
    about, scale, found = chart.about, tone_scale(chart), []
    shown = {
        tone(round(area.number, about.decimals), scale)
        for area in chart.areas
        if area.number is not None and not area.too_few
    }
    for place, (low, high) in enumerate(pairwise(scale.ticks), 1):
        if place in shown:
            rule = "key_tone" if place == 1 else "key_tone_above"
            found.append(Key(f"area-{place}", word(rule, about.language, low=tick(low, about), high=tick(high, about))))
    if any(area.too_few for area in chart.areas):
        found.append(Key("hatch", word("key_too_few", about.language)))
    if any(area.number is None and not area.too_few for area in chart.areas):
        found.append(Key("area-missing", word("key_no_figure", about.language)))
    if any(area.label.is_clear for area in chart.areas):
        found.append(Key("arrow", word("key_arrow", about.language)))
    return (*found, *notes(about))
