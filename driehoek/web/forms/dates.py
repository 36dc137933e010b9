# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates as people type them."""

import re

from driehoek.kernel.dates import MONTHS, PreciseDate

ENGLISH = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip

_DAY = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})", re.ASCII)
_WORDS = re.compile(r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[a-z]+)\s+(?P<year>\d{4})", re.ASCII)
_QUARTER = re.compile(r"(?:q|kwartaal\s*)(?P<quarter>[1-4])[\s-]*(?P<year>\d{4})", re.ASCII)


def typed_date(text: str) -> PreciseDate:
    """Read "20 mei 2027", "20 May 2027", "20-05-2027", "mei 2027", "Q2 2027", "2027" and the forms of ISO 8601.

    Raises:
        ValueError: when it is none of these, or a day that does not exist.
    """
    typed = " ".join(text.lower().split())
    if found := _QUARTER.fullmatch(typed):
        return PreciseDate(f"{found['year']}-Q{found['quarter']}")
    if found := _DAY.fullmatch(typed):
        return PreciseDate(f"{found['year']}-{int(found['month']):02d}-{int(found['day']):02d}")
    if found := _WORDS.fullmatch(typed):
        month = f"{found['year']}-{_month(found['month']):02d}"
        return PreciseDate(f"{month}-{int(found['day']):02d}" if found["day"] else month)
    return PreciseDate(typed.upper())


def _month(word: str) -> int:
    """Return the number of a month from its Dutch or English name, or from its first three letters or more."""
    for number, names in enumerate(zip(MONTHS, ENGLISH, strict=True), start=1):
        if len(word) >= len("mei") and (any(name.startswith(word) for name in names) or (number, word) == (3, "mrt")):
            return number
    raise ValueError(f"not a month: {word!r}")
