# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates as people in this field write them: a day, a month, a quarter or a year, with that precision kept."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli",
    "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

# ASCII: a digit of another script would be read, kept as it was typed, and then not sort or match any more.
_PATTERN = re.compile(r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)


def dutch(day: date) -> str:
    """Write a calendar date in Dutch, such as ``20 mei 2025``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=8192)
def _bounds(text: str) -> tuple[date, date]:
    """Return first and last day; remembered, because a list of actions names the same few dates again and again."""
    match = _PATTERN.fullmatch(text)
    if match is None:
        raise ValueError(f"not a date, month, quarter or year: {text!r}")
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["quarter"]:
        first_month = 3 * int(match["quarter"]) - 2
        last_month = first_month + 2
    elif match["month"]:
        first_month = last_month = int(match["month"])
    else:
        first_month, last_month = 1, 12
    return date(year, first_month, 1), date(year, last_month, monthrange(year, last_month)[1])


@total_ordering
@dataclass(frozen=True, slots=True)
class PreciseDate:
    """A date with its precision, kept as it was given.

    Attributes:
        text: ``2025-05-20``, ``2025-05``, ``2025-Q2`` or ``2025`` (ISO 8601, with the quarter as an addition).

    Raises:
        ValueError: when the text has none of the four forms or names a day that does not exist.
    """

    text: str

    def __post_init__(self) -> None:
        _bounds(self.text)

    @classmethod
    def of(cls, day: date) -> "PreciseDate":
        """Return the precise date of one calendar day."""
        return cls(day.isoformat())

    @property
    def first_day(self) -> date:
        """The first calendar day that the date covers."""
        return _bounds(self.text)[0]

    @property
    def last_day(self) -> date:
        """The last calendar day that the date covers: a deadline "Q2 2026" is kept until 30 June."""
        return _bounds(self.text)[1]

    @property
    def year(self) -> int:
        """The calendar year."""
        return int(self.text[:4])

    def __str__(self) -> str:
        """Write the date in Dutch: ``20 mei 2025``, ``mei 2025``, ``Q2 2025``, ``2025``."""
        match = _PATTERN.fullmatch(self.text)
        assert match is not None, "checked when made"
        if match["day"]:
            return dutch(self.first_day)
        if match["quarter"]:
            return f"Q{match['quarter']} {match['year']}"
        if match["month"]:
            return f"{MONTHS[int(match['month']) - 1]} {match['year']}"
        return match["year"]

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PreciseDate):
            return NotImplemented
        return (self.last_day, self.first_day, self.text) < (other.last_day, other.first_day, other.text)


def period(first: PreciseDate, last: PreciseDate) -> str:
    """Write a period in Dutch: ``2023-2026``, ``2024`` when both ends are the same, else with "t/m"."""
    if first == last:
        return str(first)
    if len(first.text) == len(last.text) == 4:
        return f"{first}-{last}"
    return f"{first} t/m {last}"
