# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Periods: a year, half year, quarter or month, by its code: ``2024JJ00``, ``2024MM03``. Titles: ``titles``."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from driehoek.lib.statline.refusals import Refused


class PeriodKind(StrEnum):
    """How long a period is. Other kinds (weeks, school years) are refused."""

    YEAR = "JJ"
    HALF = "HJ"
    QUARTER = "KW"
    MONTH = "MM"


class Status(StrEnum):
    """How definite a figure is."""

    FINAL = "definitief"
    PROVISIONAL = "voorlopig"
    FURTHER = "nader_voorlopig"
    CORRECTED = "gecorrigeerd"


_CODE = re.compile(r"(\d{4})([A-Z]{2})(\d{2})")
_KINDS = frozenset(kind.value for kind in PeriodKind)
COUNTS = {PeriodKind.YEAR: 0, PeriodKind.HALF: 2, PeriodKind.QUARTER: 4, PeriodKind.MONTH: 12}
_MONTHS = {PeriodKind.YEAR: 12, PeriodKind.HALF: 6, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}
FIRST_YEAR, LAST_YEAR = 1800, 2200

_MONTHS_NL = "januari februari maart april mei juni juli augustus september oktober november december"
_MONTHS_EN = "January February March April May June July August September October November December"
MONTH_NAMES = {
    "nl": tuple(_MONTHS_NL.split()),
    "en": tuple(_MONTHS_EN.split()),
}
_ORDINALS = {"nl": ("1e", "2e", "3e", "4e"), "en": ("1st", "2nd", "3rd", "4th")}
_WORDS = {
    PeriodKind.QUARTER: {"nl": "{nth} kwartaal {year}", "en": "{nth} quarter of {year}"},
    PeriodKind.HALF: {"nl": "{nth} halfjaar {year}", "en": "{nth} half of {year}"},
}


@dataclass(frozen=True, order=True)
class Period:
    """A year, half year, quarter or month.

    Periods sort by kind first: a year never ends up among the months of that year.
    """

    code: str = field(compare=False)
    kind: PeriodKind = field(init=False)
    year: int = field(init=False)
    number: int = field(init=False)

    def __post_init__(self) -> None:
        """Take the code apart."""
        found = _CODE.fullmatch(self.code)
        if found is None or found[2] not in _KINDS:
            raise Refused(
                "period-kind",
                f"'{self.code[:20]}' is geen jaar, halfjaar, kwartaal of maand. Andere perioden leest Driehoek niet.",
            )
        kind, year, number = PeriodKind(found[2]), int(found[1]), int(found[3])
        within = number == 0 if kind == PeriodKind.YEAR else 1 <= number <= COUNTS[kind]
        if not within or not FIRST_YEAR <= year <= LAST_YEAR:
            raise Refused("period", f"De periode '{self.code}' bestaat niet.")
        for name, value in (("kind", kind), ("year", year), ("number", number)):
            object.__setattr__(self, name, value)

    @property
    def months(self) -> int:
        """How many months it lasts."""
        return _MONTHS[self.kind]

    @property
    def first_month(self) -> int:
        """The month in which it begins, from 1."""
        return 1 if self.kind == PeriodKind.YEAR else (self.number - 1) * self.months + 1

    def title(self, language: str = "nl") -> str:
        """Return the period in words: "2024", "maart 2024", "1e kwartaal 2024"."""
        if self.kind == PeriodKind.YEAR:
            return str(self.year)
        if self.kind == PeriodKind.MONTH:
            return f"{MONTH_NAMES[language][self.number - 1]} {self.year}"
        return _WORDS[self.kind][language].format(nth=_ORDINALS[language][self.number - 1], year=self.year)

    def next(self) -> "Period":
        """Return the period of the same kind that follows."""
        if self.kind == PeriodKind.YEAR:
            return parse(f"{self.year + 1:04d}JJ00")
        if self.number < COUNTS[self.kind]:
            return parse(f"{self.year:04d}{self.kind}{self.number + 1:02d}")
        return parse(f"{self.year + 1:04d}{self.kind}01")


@lru_cache(maxsize=4_096)
def parse(code: str) -> Period:
    """Return the period of a code, with or without padding.

    Raises:
        Refused: a code of another kind, or one that does not exist.
    """
    return Period(code.strip())


def year(number: int) -> Period:
    """Return the period of a whole year."""
    return parse(f"{number:04d}JJ00")
