# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fields of a calendar: one day, a list of days pasted in one go, and the recesses of a municipality."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.kernel.dates import PreciseDate
from driehoek.lib.workdays import Span
from driehoek.steering.backwards import Recess
from driehoek.steering.calendars import recess_value
from driehoek.steering.rules import Closes
from driehoek.web import formats
from driehoek.web.editing.fields import Field, Misread, Typed
from driehoek.web.forms.dates import typed_date
from driehoek.web.words import lower

#: A day of the week in front of a date, as council calendars print it, and what may stand between two dates.
WEEKDAY = re.compile(
    r"(?i)^(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+(?=\d)",
)
BETWEEN = re.compile(r"(?i)[\n;\t]|,\s*(?=\d)")
DATE = r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\s+[a-zA-Z]+\s+\d{4}"
FIRST = re.compile(rf"^({DATE})\s*[:,]?\s*(.*)$", re.ASCII | re.DOTALL)


def typed_day(text: str) -> date:
    """Read one day as people type it, with or without the day of the week in front.

    Raises:
        ValueError: it is no day.
    """
    found = typed_date(WEEKDAY.sub("", text.strip()))
    if found.first_day != found.last_day:
        raise ValueError("a day, not a period")
    return found.first_day


def shown_day(day: date) -> str:
    """Write a day as it stands in a form: in words, in the language of the reader."""
    return formats.precise_date(PreciseDate.of(day), get_language() or "nl")


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """One day; the value is a ``date`` or ``None``."""

    component: ClassVar[str] = "text_field"

    def _read(self, typed: Typed) -> object:
        if not typed:
            return None
        try:
            return typed_day(str(typed))
        except ValueError:
            raise Misread(_("We do not know this day. Write for instance 28 January 2027.")) from None

    def typed(self, value: object) -> Typed:
        """In words, in the language of the reader."""
        return shown_day(value) if isinstance(value, date) else ""


@dataclass(frozen=True, kw_only=True)
class Days(Field):
    """Many days, pasted in one go: on lines of their own, or with a comma, tab or semicolon between them."""

    component: ClassVar[str] = "text_area"
    rows: int = 6

    def _read(self, typed: Typed) -> object:
        found, wrong = [], []
        for part in _parts(str(typed)):
            try:
                found.append(typed_day(part).isoformat())
            except ValueError:
                wrong.append(part)
        if wrong:
            raise Misread(_("We do not know this day: %(days)s. Put one day on each line.") % {"days": _few(wrong)})
        return sorted(set(found))

    def typed(self, value: object) -> Typed:
        """One on each line."""
        texts = value if isinstance(value, list | tuple) else ()
        return "\n".join(shown_day(date.fromisoformat(str(text))) for text in texts)


@dataclass(frozen=True, kw_only=True)
class Recesses(Field):
    """Periods, one on each line as "first day t/m last day name"; the value is as the calendar stores it.

    A line may end with whom it closes between brackets: (raad), (college) or, when left out, everyone.
    """

    component: ClassVar[str] = "text_area"
    rows: int = 5

    def _read(self, typed: Typed) -> object:
        found, wrong = [], []
        for line in str(typed).split("\n"):
            if not line.strip():
                continue
            try:
                found.append(recess_value(_recess(line.strip())))
            except ValueError:
                wrong.append(line.strip())
        if wrong:
            raise Misread(
                _("We do not know this period: %(lines)s. Write for instance 19-12-2026 t/m 03-01-2027 kerstreces.")
                % {"lines": _few(wrong)}
            )
        return found

    def typed(self, value: object) -> Typed:
        """One on each line."""
        return "\n".join(_line(one) for one in value) if isinstance(value, list | tuple) else ""


def _parts(text: str) -> Iterator[str]:
    yield from (part.strip() for part in BETWEEN.split(text) if part.strip())


def _few(texts: Sequence[str]) -> str:
    return "; ".join(texts[:3])


def _recess(line: str) -> Recess:
    closes = Closes.ALL
    for one in Closes:
        for called in (one.value, lower(one.value, "recess_closes")):
            if line.lower().endswith(f"({called.lower()})"):
                closes, line = one, line[: -len(called) - 2].strip()
    first, rest = _leading_day(line)
    between = re.match(rf"(?i)(?:t/m|tot en met|until|to|[-\u2013])\s*(?={DATE}|[a-z]+\s+\d)", rest)
    last = first
    if between is not None:
        last, rest = _leading_day(rest[between.end() :])
    return Recess(Span(first, last, rest.strip()[:80]), closes)


def _leading_day(text: str) -> tuple[date, str]:
    found = FIRST.match(WEEKDAY.sub("", text))
    if found is None:
        raise ValueError(text)
    return typed_day(found[1]), found[2].strip()


def _line(value: dict[str, str]) -> str:
    first, last = date.fromisoformat(value["first"]), date.fromisoformat(value["last"])
    period = shown_day(first) if first == last else f"{shown_day(first)} t/m {shown_day(last)}"
    closes = "" if value["closes"] == Closes.ALL.value else f" ({lower(value['closes'], 'recess_closes')})"
    return f"{period} {value['name']}".strip() + closes
