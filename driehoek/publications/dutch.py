# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Small rules of written Dutch that sentence rules share."""

import re
from collections.abc import Sequence

from driehoek.kernel.dates import PreciseDate

NUMBER_WORDS = (
    "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_QUOTED = re.compile(r"(?<![\w'])'([^'\n]+)'(?![\w'])")


def number(count: int) -> str:
    """Write a count as papers do: in words up to twelve, in figures above."""
    return NUMBER_WORDS[count] if 0 <= count < len(NUMBER_WORDS) else str(count)


def listed(parts: Sequence[str]) -> str:
    """Join parts as in a sentence: ``een``, ``een en twee``, ``een, twee en drie``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} en {parts[-1]}"


def capital(text: str) -> str:
    """Begin a sentence with a capital; the Dutch ij is one letter, and één begins without its first accent."""
    if text[:3] == "één":
        return f"E{text[1:]}"
    return text[:2].upper() + text[2:] if text[:2] == "ij" else text[:1].upper() + text[1:]


def typographic(text: str) -> str:
    """Give straight quotation marks and apostrophes the form that print uses."""
    return _QUOTED.sub("‘\\1’", _APOSTROPHE.sub("’", text))


def table_date(day: PreciseDate) -> str:
    """Write a date as in the tables of council papers, ``20-06-2023``; less precise dates as in a sentence."""
    first = day.first_day
    return f"{first:%d-%m-%Y}" if first == day.last_day else str(day)


def years(first: PreciseDate, last: PreciseDate) -> str:
    """Write the calendar years of a period as in a sentence: ``2025 en 2026``, ``2023 tot en met 2026``, ``2024``."""
    begin, end = first.year, last.year
    if begin == end:
        return str(begin)
    return f"{begin} en {end}" if end == begin + 1 else f"{begin} tot en met {end}"


def when(day: PreciseDate) -> str:
    """Write a date with its preposition: ``op 20 mei 2025``, ``in mei 2025``, ``in het tweede kwartaal van 2025``."""
    return f"{'op' if day.first_day == day.last_day else 'in'} {spoken(day)}"


def spoken(day: PreciseDate) -> str:
    """Write a date as in a sentence; a quarter in words."""
    if "-Q" not in day.text:
        return str(day)
    order = ("eerste", "tweede", "derde", "vierde")[int(day.text[-1]) - 1]
    return f"het {order} kwartaal van {day.year}"


def span(first: PreciseDate, last: PreciseDate) -> str:
    """Write what a period covers, as it follows "over": whole years, half a year, or from one date to another."""
    begin, end = first.first_day, last.last_day
    if (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31):
        return f"het jaar {begin.year}" if begin.year == end.year else years(first, last)
    halves = {(1, 1, 6, 30): "eerste", (7, 1, 12, 31): "tweede"}
    half = halves.get((begin.month, begin.day, end.month, end.day))
    if half is not None and begin.year == end.year:
        return f"de {half} helft van {begin.year}"
    return spoken(first) if first == last else f"{spoken(first)} tot en met {spoken(last)}"
