# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Periods as a table names them for people: "2024", "2025 april *", "1e kwartaal 2024**"."""

import re

from driehoek.lib.statline.periods import COUNTS, FIRST_YEAR, LAST_YEAR, MONTH_NAMES, Period, PeriodKind, Status, parse
from driehoek.lib.statline.refusals import Refused

_CODE = re.compile(r"\d{4}(JJ|HJ|KW|MM)\d{2}")
_STARS = re.compile(r"\s*(\*+)\s*$")
_BARE_YEAR = re.compile(r"\d{4}")
_SHORT = (
    ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "oct", "nov", "dec"),
)
_MONTH_OF = {
    name: number
    for names in (*MONTH_NAMES.values(), *_SHORT)
    for number, name in enumerate((each.lower() for each in names), 1)
}
_NTH = r"(?:([1-4])\s*(?:e|ste|de|st|nd|rd|th)?|(?:q|k)([1-4]))"
_PART = re.compile(rf"{_NTH}\s*(kwartaal|kwrt|kw|quarter|halfjaar|half\s*year|half)?")
_MARKS = {0: Status.FINAL, 1: Status.PROVISIONAL, 2: Status.FURTHER}


def without_stars(title: str) -> tuple[str, Status]:
    """Return a title without the stars of a provisional figure, and what the stars say."""
    found = _STARS.search(title)
    if found is None:
        return title.strip(), Status.FINAL
    return title[: found.start()].strip(), _MARKS.get(len(found[1]), Status.FURTHER)


def from_title(title: str) -> tuple[Period, Status]:
    """Return the period that a title or a code names: "2024", "2025 april *", "2024 1e kwartaal", "2024MM03".

    Raises:
        Refused: no period that we take; a running year such as "2026 januari-april" too.
    """
    bare, status = without_stars(title)
    period = _titled(" ".join(bare.lower().split()))
    if period is not None:
        return period, status
    if names_part_of_year(bare):
        raise Refused(
            "part-year",
            f"'{bare}' is een deel van een jaar. Dat is niet te vergelijken met hele jaren; kies hele jaren of losse "
            "maanden.",
        )
    raise Refused("period-title", f"'{bare[:40]}' is geen jaar, halfjaar, kwartaal of maand die Driehoek kent.")


def is_title(title: str) -> bool:
    """Say whether a text names a period, also one that is refused as part of a year."""
    bare, _ = without_stars(title)
    return _titled(" ".join(bare.lower().split())) is not None or names_part_of_year(bare)


def checked(period: Period, title: str) -> Period:
    """Return a period whose code and title agree.

    Raises:
        Refused: the code says a whole year and the title names months.
    """
    if period.kind == PeriodKind.YEAR and names_part_of_year(title):
        raise Refused(
            "part-year",
            f"De periode {period.code} heet '{title.strip()}': een deel van een jaar onder de code van een heel jaar. "
            "Zo'n periode leest Driehoek niet.",
        )
    return period


def names_part_of_year(title: str) -> bool:
    """Say whether a title names a year and a stretch of months in it: "2026 januari-april"."""
    words = re.findall(r"[a-z]+|\d+", title.lower())
    months = [word for word in words if word in _MONTH_OF]
    return any(_BARE_YEAR.fullmatch(word) for word in words) and len(months) > 1


def _titled(text: str) -> Period | None:
    if _CODE.fullmatch(text.upper()):
        return parse(text.upper())
    found = re.fullmatch(r"(\d{4})(?:[\s-]+(.+))?|(.+?)[\s-]+(\d{4})", text)
    if found is None:
        return None
    number, rest = (found[1], found[2] or "") if found[1] else (found[4], found[3])
    if not FIRST_YEAR <= int(number) <= LAST_YEAR:
        return None
    if not rest:
        return parse(f"{number}JJ00")
    rest = rest.removesuffix(" of").rstrip(".")
    if rest in _MONTH_OF:
        return parse(f"{number}MM{_MONTH_OF[rest]:02d}")
    if (part := _PART.fullmatch(rest)) is None:
        return _iso_month(number, rest) if found[1] else None
    if part[3] is None and part[2] is None:
        return _iso_month(number, rest) if found[1] else None
    kind = PeriodKind.HALF if part[3] and part[3].startswith("half") else PeriodKind.QUARTER
    nth = int(part[1] or part[2])
    return parse(f"{number}{kind}{nth:02d}") if nth <= COUNTS[kind] else None


def _iso_month(number: str, rest: str) -> Period | None:
    if re.fullmatch(r"0[1-9]|1[0-2]", rest):
        return parse(f"{number}MM{rest}")
    return None
