# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a number means in Excel: the format of its cell says whether it is a date, a time or a percentage."""

import re
from datetime import datetime, time, timedelta

from driehoek.lib.spreadsheets.parsing.cells import DATE, MOMENT, PERCENT, Plain

PLAIN, PERCENTAGE, DAY, CLOCK, DURATION = "", "percent", "day", "clock", "duration"

_BUILT_IN = {
    **dict.fromkeys((9, 10), PERCENTAGE),
    **dict.fromkeys((14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 59)), DAY),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47), CLOCK),
    46: DURATION,
}
_NO_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_WORDS = re.compile(r"general|standaard", re.IGNORECASE)


def meaning(number: int, code: str | None) -> str:
    """Return what a number format makes of a number: the first of its parts counts."""
    if code is None:
        return _BUILT_IN.get(number, PLAIN)
    bare = _WORDS.sub("", _NO_CODE.sub("", code)).partition(";")[0].lower()
    if re.search(r"\[(h+|m+|s+)\]", bare):
        return DURATION
    if re.search(r"[ydj]", bare) or ("m" in bare and not re.search(r"[hsu]", bare)):
        return DAY
    if re.search(r"[hsu]", bare):
        return CLOCK
    return PERCENTAGE if "%" in bare else PLAIN


def number(text: str, kind: str, *, since_1904: bool) -> tuple[Plain, int]:
    """Return the value of a number as stored, and its bits; text that is no number stays text."""
    try:
        found = float(text)
    except ValueError:
        return text or None, 0
    if not -1e300 < found < 1e300:
        return text, 0
    if kind in (DAY, CLOCK, DURATION):
        return _moment(found, kind, since_1904=since_1904)
    return exact(found), PERCENT if kind == PERCENTAGE else 0


def iso(text: str) -> tuple[Plain, int]:
    """Return a date or a moment that is stored as ISO text, without its zone; other text stays text."""
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return text, 0
    if "T" not in text or moment.time() == time.min:
        return moment.date().isoformat(), DATE
    return moment.isoformat(), MOMENT


def exact(found: float) -> int | float:
    """Return a number as Excel shows it: at most fifteen digits, and whole where it is whole."""
    rounded = float(f"{found:.15g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded


def _moment(serial: float, kind: str, *, since_1904: bool) -> tuple[Plain, int]:
    if kind == DURATION or (kind == CLOCK and 0 <= serial < 1):
        return _clock(serial), 0
    days = serial + 1462 if since_1904 else serial
    # Excel counts a 29 February 1900 that never was; what it has no date for, or draws as ####, stays a number.
    if not 1 <= days < 2_958_466 or 60 <= days < 61:
        return exact(serial), 0
    start = datetime(1899, 12, 30) if days >= 61 else datetime(1899, 12, 31)  # noqa: DTZ001 - a spreadsheet knows no zones
    seconds = round((days - int(days)) * 86_400)
    moment = start + timedelta(days=int(days), seconds=seconds)
    if seconds == 0:
        return moment.date().isoformat(), DATE
    return moment.isoformat(), MOMENT


def _clock(days: float) -> Plain:
    minutes = round(abs(days) * 1440)
    return f"{'-' if days < 0 else ''}{minutes // 60:02d}:{minutes % 60:02d}"
