# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form in which the meetings of a year are planned: what is asked first, and then a day on each line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time

from django.utils.translation import gettext as _

from driehoek.kernel.errors import Invalid
from driehoek.lib.workdays import Span
from driehoek.steering.commands import MeetingPlan
from driehoek.steering.year import MOST, papers_due, proposed_days, why_closed
from driehoek.web.editing.fields import Misread
from driehoek.web.editing.moments import moment_of, typed_day, typed_time
from driehoek.web.forms.report import FieldError
from driehoek.web.presenters.meetings.moments import long_day

USUAL = 6  # meetings a year where a body does not say how often it meets
WEEKDAYS = 5
LATEST_YEAR = 2100
DAYS_BEFORE = 5  # working days between the papers and the meeting, unless one says otherwise
MOST_BEFORE = 30


@dataclass(frozen=True, slots=True)
class YearForm:
    """What stands in the form.

    Attributes:
        body: code of the body; empty when none was chosen yet.
        weekday: 0 is Monday.
        start, end, place, before: as typed; ``before`` in working days between the papers and the meeting.
        days: as typed, one for each meeting; an empty one is left out.
        errors: per field the sentence beside it; of a day under ``dag-1`` and so on.
    """

    body: str
    year: str
    number: str
    weekday: str
    start: str
    end: str
    place: str
    before: str
    days: tuple[str, ...] = ()
    message: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    def error(self, name: str) -> str:
        """Return the sentence beside a field, or nothing."""
        return self.errors.get(name, "")

    @property
    def summary(self) -> tuple[FieldError, ...]:
        """Return what is wrong, to list above the form."""
        if self.errors:
            return tuple(FieldError(text, f"jaar-{name}") for name, text in self.errors.items())
        return (FieldError(self.message, ""),) if self.message else ()

    def refused(self, message: str, errors: Mapping[str, str]) -> "YearForm":
        """Return the form with what is wrong."""
        return replace(self, message=message, errors=errors)


def read_year(sent: Mapping[str, str], year: int, per_year: int | None) -> YearForm:
    """Read what was chosen; what was not chosen has its usual value."""
    count = sum(name.startswith("dag-") for name in sent)
    return YearForm(
        body=sent.get("orgaan", ""),
        year=sent.get("jaar", "") or str(year),
        number=sent.get("aantal", "") or str(per_year or USUAL),
        weekday=sent.get("weekdag", "") or "3",
        start=sent.get("begin", "") or "10:00",
        end=sent.get("eind", "") or "12:00",
        place=sent.get("plaats", "").strip(),
        before=sent.get("stukken", "") or str(DAYS_BEFORE),
        days=tuple(sent.get(f"dag-{number}", "").strip() for number in range(1, min(count, MOST) + 1)),
    )


def proposed(form: YearForm, closed: Sequence[Span], taken: Sequence[date], today: date) -> YearForm:
    """Return the form with a proposed day on each line, or with what is wrong with what was asked."""
    wrong: dict[str, str] = {}
    year = _number(form.year, today.year, LATEST_YEAR, "jaar", wrong)
    number = _number(form.number, 1, MOST, "aantal", wrong)
    weekday = _number(form.weekday, 0, WEEKDAYS - 1, "weekdag", wrong)
    if wrong:
        return form.refused(_("This year cannot be planned like this yet."), wrong)
    in_year = [day for day in taken if day.year == year]
    after = max(today, date(year - 1, 12, 31))
    wanted = max(number - len(in_year), 0)
    days = proposed_days(year, wanted, weekday, closed=closed, taken=in_year, after=after)
    return replace(form, days=tuple(long_day(day).partition(" ")[2] for day in days))


def plans_of(form: YearForm, closed: Sequence[Span]) -> tuple[MeetingPlan, ...]:
    """Return what is planned.

    Raises:
        Invalid: with the sentence beside each day or time.
    """
    wrong: dict[str, str] = {}
    start, end = _time(form.start, "begin", wrong), _time(form.end, "eind", wrong)
    before = _number(form.before, 0, MOST_BEFORE, "stukken", wrong)
    days = {
        number: _day(text, closed, f"dag-{number}", wrong) for number, text in enumerate(form.days, start=1) if text
    }
    if end <= start and not wrong:
        wrong["eind"] = _("The end does not come after the beginning.")
    several = [day for day in days.values() if day is not None]
    for number, day in days.items():
        if day is not None and several.count(day) > 1:
            wrong[f"dag-{number}"] = _("This day stands here twice.")
    if not days and not wrong:
        wrong["dag-1"] = _("Fill in at least one day.")
    if wrong:
        raise Invalid(_("These meetings have not been planned yet."), wrong)
    return tuple(
        MeetingPlan(
            starts_at=moment_of(day, start),
            ends_at=moment_of(day, end),
            place=form.place,
            papers_due=papers_due(day, before, closed),
        )
        for day in sorted(several)
    )


def _number(text: str, least: int, most: int, name: str, wrong: dict[str, str]) -> int:
    text = text.strip()
    if text.isascii() and text.isdecimal() and len(text) < len(str(LATEST_YEAR)) + 1 and least <= int(text) <= most:
        return int(text)
    wrong[name] = _("Fill in a whole number from %(least)s to %(most)s.") % {"least": least, "most": most}
    return least


def _time(text: str, name: str, wrong: dict[str, str]) -> time:
    try:
        return typed_time(text)
    except Misread as problem:
        wrong[name] = str(problem)
        return time()


def _day(text: str, closed: Sequence[Span], name: str, wrong: dict[str, str]) -> date | None:
    try:
        day = typed_day(text)
    except Misread as problem:
        wrong[name] = str(problem)
        return None
    why, what = why_closed(day, closed)
    sentences = {
        "weekend": _("%(day)s is in a weekend.") % {"day": long_day(day)},
        "feestdag": _("%(day)s is a holiday: %(what)s.") % {"day": long_day(day), "what": what},
        "reces": _("%(day)s is in a recess: %(what)s.") % {"day": long_day(day), "what": what},
    }
    if why:
        wrong[name] = sentences[why]
    return day
