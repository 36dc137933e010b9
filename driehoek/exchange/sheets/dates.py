# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates as people write them in a planning: days, months, quarters, halves, weeks, years, and "doorlopend"."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from driehoek.exchange.sheets.heard import NotRead
from driehoek.exchange.sheets.words import NOTHING, plain
from driehoek.kernel.dates import MONTHS, PreciseDate

EARLIEST, LATEST = 1990, 2099
CURLY = "\u2019"  # an apostrophe as a word processor writes it
CONTINUOUS = frozenset({"doorlopend", "continu", "structureel", "permanent", "jaarlijks", "gehele periode",
    "hele periode", "hele jaar",
                        "gehele jaar", "regulier", "blijvend", "looptijd ivp", "continue", "lopend"})  # fmt: skip
SERIAL_DAY_ZERO = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 36526, 73050  # 2000 to 2099
FORMS = "Schrijf bijvoorbeeld 20 mei 2025, mei 2025, Q2 2025 of 2025."

_YEAR = r"(?P<year>\d{4}|'\d{2}|\d{2})"
_DAY = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[ t][\d:.]+z?)?", re.ASCII)
_WORDS = re.compile(rf"(?:(?P<day>\d{{1,2}})(?:e|ste|de)?[ -]+)?(?P<month>[a-z]{{3,9}})\.?[ -]+{_YEAR}", re.ASCII)
_MONTH = re.compile(r"(?:(?P<month>\d{1,2})[-/](?P<year>\d{4})|(?P<year2>\d{4})[-/](?P<month2>\d{1,2}))", re.ASCII)
_QUARTER = re.compile(
    r"(?:(?:q|k|kw|kwartaal) ?(?P<a>\d)|(?P<b>\d)(?:e|ste|de)? "
    "?(?:kwartaal|kw|q)|(?P<c>eerste|tweede|derde|vierde) kwartaal)"
    rf"(?: van)?[ -/]*{_YEAR}",
    re.ASCII,
)
_QUARTER_LAST = re.compile(r"(?P<year>\d{4})[ -/]*(?:q|k|kw|kwartaal) ?(?P<a>\d)", re.ASCII)
_HALF = re.compile(
    rf"(?:(?P<a>[12])(?:e|ste|de)?|(?P<b>eerste|tweede)) (?:helft|halfjaar|half jaar)(?: van)?[ -]*{_YEAR}", re.ASCII
)
_WEEK = re.compile(rf"(?:week|wk)\.? ?(?P<week>\d{{1,2}})[ -/]*(?:van )?{_YEAR}", re.ASCII)
_PART = re.compile(
    r"(?P<part>begin|medio|half|midden|eind|einde|voorjaar|lente|zomer|najaar|herfst|winter|loop van|in "
    f"de loop van)(?: van)? {_YEAR}",
    re.ASCII,
)
_ONLY_YEAR = re.compile(r"\d{4}", re.ASCII)
_NO_YEAR = re.compile(
    r"\d{1,2}(?:[-/.]\d{1,2}| ?[a-z]{3,9})\.?|[a-z]{3,9}|(?:q|kwartaal) ?\d|\d(?:e|ste)? kwartaal", re.ASCII
)
_BEFORE = re.compile(r"^(?:uiterlijk|voor|in|per|ca\.?|circa|vanaf|tot en met|t/m|tm|tot|rond|op|van) +", re.ASCII)
_BETWEEN = re.compile(r" (?:t/m|tm|tot en met|tot|-) ?| ?[\u2013\u2014] ?")
_SPAN = re.compile(r"(?P<first>\d{4}) ?[-/] ?(?P<last>\d{4})", re.ASCII)
_QUARTERS = re.compile(r"q(?P<first>\d) ?(?:-|t/m|en|/) ?q?(?P<last>\d)[ -/]*(?P<year>\d{4})", re.ASCII)
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_PARTS = {
    "begin": "-Q1",
    "voorjaar": "-Q2",
    "lente": "-Q2",
    "zomer": "-Q3",
    "najaar": "-Q4",
    "herfst": "-Q4",
    "eind": "-Q4",
    "einde": "-Q4",
}

#: A date, and a note when it was read with less than certainty; no date for "doorlopend" and for nothing.
Answer = tuple[PreciseDate | None, str]


def is_continuous(value: object) -> bool:
    """Tell whether a cell says that something has no end."""
    return isinstance(value, str) and plain(value) in CONTINUOUS


def read_date(value: object, *, first: bool = False) -> Answer:
    """Read a cell of a planning.

    Args:
        first: take the beginning of a period instead of its end ("2025-2026" in a column of starts).

    Raises:
        NotRead: with the sentence for the reader.
    """
    if value is None or (isinstance(value, str) and plain(value) in NOTHING):
        return None, ""
    if isinstance(value, bool):
        raise NotRead(f"Hier staat geen datum. {FORMS}")
    if isinstance(value, datetime):
        return _checked(PreciseDate.of(value.date())), ""
    if isinstance(value, date):
        return _checked(PreciseDate.of(value)), ""
    if isinstance(value, (int, float)):
        return _number(value)
    text = " ".join(str(value).lower().replace(CURLY, "'").replace("\u00a0", " ").split())
    return _text(text, str(value).strip(), first=first)


def _number(value: float) -> Answer:
    if value == int(value) and EARLIEST <= value <= LATEST:
        return PreciseDate(str(int(value))), ""
    if FIRST_SERIAL <= value <= LAST_SERIAL:
        found = PreciseDate.of(SERIAL_DAY_ZERO + timedelta(days=int(value)))
        return found, f"Het getal {int(value)} is gelezen als de dag {found}."
    raise NotRead(f"Het getal {value:g} is geen datum. {FORMS}")


def _text(text: str, typed: str, *, first: bool) -> Answer:
    bare = _BEFORE.sub("", text)
    span = _period(bare, first=first)
    found = span or _exact(bare)
    if found is not None:
        if isinstance(found, str):
            raise NotRead(found)
        note = f"'{typed}' is gelezen als {found}." if bare != text or span else ""
        return _checked(found), note
    if rough := _rough(bare):
        return _checked(rough), f"'{typed}' is gelezen als {rough}."
    if _NO_YEAR.fullmatch(bare) and _has_month(bare):
        raise NotRead(f"Bij '{typed}' staat geen jaar. {FORMS}")
    raise NotRead(f"'{typed}' is geen datum die wij kennen. {FORMS}")


def _has_month(text: str) -> bool:
    letters = re.sub(r"[^a-z]", "", text)
    return letters in ("", "q", "kwartaal", "e", "ekwartaal") or _month_number(letters) is not None


def _period(text: str, *, first: bool) -> PreciseDate | str | None:
    if found := _QUARTERS.fullmatch(text):
        return _quarter(found["first" if first else "last"], found["year"])
    if (found := _SPAN.fullmatch(text)) and int(found["last"]) > 12:
        return PreciseDate(found["first" if first else "last"])
    parts = _BETWEEN.split(text)
    if len(parts) == 2 and all(parts):
        last = _exact(parts[1].strip())
        start = _exact(parts[0].strip()) or (
            _exact(f"{parts[0].strip()} {last.year}") if isinstance(last, PreciseDate) else None
        )
        if last is not None and start is not None:
            return start if first else last
    return None


def _exact(text: str) -> PreciseDate | str | None:
    """Return the date, the sentence why it cannot be one, or nothing when it does not look like one."""
    for pattern, make in _MAKERS:
        if found := pattern.fullmatch(text):
            return make(found)
    return PreciseDate(text) if _ONLY_YEAR.fullmatch(text) else None


def _day(found: re.Match[str]) -> PreciseDate | str:
    day, month, year = int(found["day"]), int(found["month"]), _full_year(found["year"])
    if not 1 <= month <= 12:
        swapped = f" Bedoelt u {month}-{day}-{year}?" if 1 <= day <= 12 and month <= 31 else ""
        return f"Maand {month} bestaat niet.{swapped or ' ' + FORMS}"
    return _made(year, month, day)


def _made(year: int, month: int, day: int) -> PreciseDate | str:
    try:
        return PreciseDate.of(date(year, month, day))
    except ValueError:
        return f"{day} {MONTHS[month - 1]} {year} bestaat niet. Kijk de dag na."


def _in_words(found: re.Match[str]) -> PreciseDate | str | None:
    month = _month_number(found["month"])
    if month is None:
        return None
    year = _full_year(found["year"])
    return _made(year, month, int(found["day"])) if found["day"] else PreciseDate(f"{year}-{month:02d}")


def _month_of_year(found: re.Match[str]) -> PreciseDate | str:
    month, year = int(found["month"] or found["month2"]), found["year"] or found["year2"]
    return PreciseDate(f"{year}-{month:02d}") if 1 <= month <= 12 else f"Maand {month} bestaat niet. {FORMS}"


def _some_quarter(found: re.Match[str]) -> PreciseDate | str:
    groups = found.groupdict()
    number = groups.get("a") or groups.get("b") or str(_ORDINALS.get(groups.get("c") or "", 0))
    return _quarter(number, found["year"])


def _quarter(number: str, year: str) -> PreciseDate | str:
    if number not in "1234":
        return f"Kwartaal {number} bestaat niet: een jaar heeft er vier."
    return PreciseDate(f"{_full_year(year)}-Q{number}")


_MAKERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], PreciseDate | str | None]], ...] = (
    (_ISO, _day),
    (_DAY, _day),
    (_QUARTER, _some_quarter),
    (_QUARTER_LAST, _some_quarter),
    (_MONTH, _month_of_year),
    (_WORDS, _in_words),
)


def _rough(text: str) -> PreciseDate | None:
    """Return what "eind 2025", "1e helft 2025" and "week 23 2025" come down to."""
    if found := _HALF.fullmatch(text):
        half = found["a"] or str(_ORDINALS[found["b"]])
        return PreciseDate(f"{_full_year(found['year'])}-Q{int(half) * 2}")
    if found := _WEEK.fullmatch(text):
        try:
            return PreciseDate.of(date.fromisocalendar(_full_year(found["year"]), int(found["week"]), 5))
        except ValueError:
            return None
    if found := _PART.fullmatch(text):
        return PreciseDate(f"{_full_year(found['year'])}{_PARTS.get(found['part'], '')}")
    return None


def _month_number(word: str) -> int | None:
    for number, name in enumerate(MONTHS, start=1):
        if len(word) >= len("mei") and (name.startswith(word) or (word == "mrt" and name == "maart")):
            return number
    return None


def _full_year(text: str) -> int:
    digits = text.lstrip("'")
    return 2000 + int(digits) if len(digits) == 2 else int(digits)


def _checked(found: PreciseDate) -> PreciseDate:
    if not EARLIEST <= found.year <= LATEST:
        raise NotRead(f"Het jaar {found.year} ligt buiten {EARLIEST} tot en met {LATEST}. Kijk het jaar na.")
    return found
