# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Holidays of the Algemene termijnenwet, article 3, first and second paragraph, per year."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

SUNDAY: Final = 6
KINGS_DAY_SINCE: Final = 2014


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 13, 1876).

    >>> easter(2026)
    datetime.date(2026, 4, 5)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, skipped = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    leaps, odd = divmod(rest, 4)
    weekday = (32 + 2 * skipped + 2 * leaps - epact - odd) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """Return the day on which the birthday of the King is kept: a day earlier when it falls on a Sunday."""
    born = date(year, 4, 27) if year >= KINGS_DAY_SINCE else date(year, 4, 30)
    return born - timedelta(days=1) if born.weekday() == SUNDAY else born


@lru_cache(maxsize=256)
def holidays_of(year: int) -> Mapping[date, str]:
    """Return the holidays of a year by day, in order, with their Dutch names.

    5 May stands in it every year, not once in five: that is what the law says.

    >>> holidays_of(2025)[date(2025, 4, 26)]
    'Koningsdag'
    """
    sunday = easter(year)
    found: dict[date, str] = {}
    for day, name in (
        (date(year, 1, 1), "Nieuwjaarsdag"),
        (sunday - timedelta(days=2), "Goede Vrijdag"),
        (sunday + timedelta(days=1), "tweede paasdag"),
        (kings_day(year), "Koningsdag" if year >= KINGS_DAY_SINCE else "Koninginnedag"),
        (sunday + timedelta(days=39), "Hemelvaartsdag"),
        (date(year, 5, 5), "Bevrijdingsdag"),
        (sunday + timedelta(days=50), "tweede pinksterdag"),
        (date(year, 12, 25), "eerste kerstdag"),
        (date(year, 12, 26), "tweede kerstdag"),
    ):
        found[day] = f"{found[day]} en {name}" if day in found else name
    return MappingProxyType(dict(sorted(found.items())))
