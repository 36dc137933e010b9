# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parts of alternative texts: facts only, and of a change no more than its label."""

from driehoek.lib.charts.model import About, Series, Step
from driehoek.lib.charts.words import label_words, period, told, valued, word


def of_series(series: Series, about: About, step: Step) -> list[str]:
    """Return the last values of a series, its lowest and highest, and what is missing."""
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


def opening(kind: str, about: About) -> str:
    """Return what kind of chart it is, of what, in which unit."""
    unit = f", {about.unit}" if about.unit else ""
    return f"{word(kind, about.language)}: {about.title}{unit}"


def from_to(first: int, last: int, step: Step, about: About) -> str:
    """Return the first and the last period in words."""
    names = [period(at, step, about.language) for at in (first, last)]
    return names[0] if first == last else f"{names[0]} {word('to', about.language)} {names[1]}"


def label_line(about: About) -> str:
    """Return what may be said of the change; nothing where nothing may be said."""
    words = label_words(about.label, about.language)
    return word("label_line", about.language, label=words) if words else ""


def joined(*said: str) -> str:
    """Return sentences as one text."""
    return " ".join(each for each in said if each)
