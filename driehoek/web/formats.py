# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How values look on a page: dates, numbers, percentages and money in the language of the reader.

Dutch: "20 mei 2025", "1.243", "34,5 %", "€ 1.234,50". English keeps day-month-year: "20 May 2025", "1,243", "34.5 %".
The names of months and the separators come from Babel's locale data, not from lists of our own.
"""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from babel.dates import get_day_names, get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from driehoek.kernel.dates import PreciseDate

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Percentage:
    """A share in tenths of a percent: 345 is 34,5 %. Whole numbers, because a float prints surprises."""

    tenths: int


@dataclass(frozen=True, slots=True)
class Euro:
    """An amount of money in cents."""

    cents: int


@dataclass(frozen=True, slots=True)
class Rate:
    """An amount of money in ten-thousandths of a euro: 1500 is € 0,15."""

    ten_thousandths: int


@lru_cache(maxsize=8)
def _months(language: str) -> dict[int, str]:
    return dict(get_month_names("wide", locale=Locale.parse(language)))


@lru_cache(maxsize=8)
def _days(language: str) -> dict[int, str]:
    return dict(get_day_names("wide", locale=Locale.parse(language)))


@lru_cache(maxsize=8)
def _separators(language: str) -> tuple[str, str]:
    locale = Locale.parse(language)
    return get_group_symbol(locale), get_decimal_symbol(locale)


def whole_number(value: int, language: str) -> str:
    """1243 as "1.243" in Dutch."""
    group, _ = _separators(language)
    return f"{value:,}".replace(",", group)


def percentage(value: Percentage, language: str) -> str:
    """345 tenths as "34,5 %"; a whole percentage prints without decimals."""
    _, decimal = _separators(language)
    whole, tenth = divmod(abs(value.tenths), 10)
    sign = "-" if value.tenths < 0 else ""
    digits = whole_number(whole, language) + (f"{decimal}{tenth}" if tenth else "")
    return f"{sign}{digits}{NO_BREAK_SPACE}%"


def euro(value: Euro, language: str) -> str:
    """123450 cents as "€ 1.234,50"."""
    _, decimal = _separators(language)
    whole, cents = divmod(abs(value.cents), 100)
    sign = "-" if value.cents < 0 else ""
    return f"€{NO_BREAK_SPACE}{sign}{whole_number(whole, language)}{decimal}{cents:02d}"


def rate(value: Rate, language: str) -> str:
    """1500 ten-thousandths as "€ 0,15"; the third and fourth decimal only when they are not zero."""
    _, decimal = _separators(language)
    whole, parts = divmod(value.ten_thousandths, 10_000)
    digits = f"{parts:04d}"
    shown = digits[:2] if digits.endswith("00") else digits
    return f"€{NO_BREAK_SPACE}{whole_number(whole, language)}{decimal}{shown}"


def plain_date(value: dt.date, language: str) -> str:
    """A day as "20 mei 2025"."""
    return f"{value.day} {_months(language)[value.month]} {value.year}"


def month(year: int, number: int, language: str) -> str:
    """A month as "mei 2025"."""
    return f"{_months(language)[number]} {year}"


def weekday(value: dt.date, language: str) -> str:
    """The name of the day: "dinsdag"."""
    return _days(language)[value.weekday()]


@lru_cache(maxsize=4096)
def precise_date(value: PreciseDate, language: str) -> str:
    """A date with its own precision: "20 mei 2025", "mei 2025", "Q2 2025" or "2025"."""
    text = value.text
    if "Q" in text or len(text) == len("2025"):
        return str(value)
    if len(text) == len("2025-05"):
        return month(value.year, value.first_day.month, language)
    return plain_date(value.first_day, language)
