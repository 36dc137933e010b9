# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the row of a council calendar to what planning knows, and what is wrong with what somebody typed in it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from driehoek.lib.workdays import Span
from driehoek.steering.backwards import Calendar, Recess
from driehoek.steering.models import CouncilCalendar
from driehoek.steering.rules import LONGEST_TERM, Closes, Weekday

MOST_DATES = 400


def calendar_of(row: CouncilCalendar) -> Calendar:
    """Return the calendar of a row."""
    return Calendar(
        college_weekday=Weekday(row.college_weekday),
        before_college=row.before_college,
        after_college=row.after_college,
        before_council=row.before_council,
        council=days(row.council_dates),
        committee=days(row.committee_dates),
        recesses=tuple(_recess(one) for one in row.recesses),
    )


def days(texts: Sequence[str]) -> tuple[date, ...]:
    """Return days from ISO text, in order and each once."""
    return tuple(sorted({date.fromisoformat(text) for text in texts}))


def recess_value(recess: Recess) -> dict[str, str]:
    """Return a recess as it is stored."""
    span = recess.span
    return {
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "name": span.name,
        "closes": recess.closes.value,
    }


def _recess(value: Mapping[str, Any]) -> Recess:
    span = Span(date.fromisoformat(value["first"]), date.fromisoformat(value["last"]), value["name"])
    return Recess(span, Closes(value["closes"]))


def wrong_in(row: CouncilCalendar) -> dict[str, str]:
    """Return what is wrong with a calendar, a sentence per column."""
    wrong: dict[str, str] = {}
    for column in ("council_dates", "committee_dates"):
        if not _readable(days, getattr(row, column)):
            wrong[column] = "Zet op elke regel één dag, zoals 28-01-2027."
        elif len(getattr(row, column)) > MOST_DATES:
            wrong[column] = f"Dit zijn er meer dan {MOST_DATES}. Laat oude data weg."
    if not _readable(lambda found: [_recess(one) for one in found], row.recesses):
        wrong["recesses"] = "Zet op elke regel één periode, zoals 19-12-2026 t/m 03-01-2027 kerstreces."
    for column in ("before_college", "after_college", "before_council"):
        if getattr(row, column) is None or getattr(row, column) > LONGEST_TERM:
            wrong[column] = f"Vul een aantal werkdagen in, hoogstens {LONGEST_TERM}."
    return wrong


def _readable(read: Any, value: object) -> bool:
    try:
        read(value)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return True
