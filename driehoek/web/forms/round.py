# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of a round: what it looks at, and the days by which each step is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from driehoek.evaluation.commands import Planned
from driehoek.evaluation.deadlines import Deadlines
from driehoek.evaluation.rules import RoundKind
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Invalid
from driehoek.web.forms.dates import typed_date

# Field of the form -> name that the command uses in its errors.
DAYS = {
    "vraag": "opens_on", "trekkers": "leads_by", "werkgroepen": "groups_by", "coordinator": "coordinator_by",
    "driehoek": "triangle_on",
}  # fmt: skip
TEXTS = {"naam": "title", "van": "period_start", "tot": "period_end", "uitleg": "instructions", "soort": "kind"}
LONGEST = 5000
FULL_DAY = len("2026-12-17")


@dataclass(frozen=True, slots=True)
class RoundForm:
    """What stands in the form.

    Attributes:
        programmes: uids of the chosen programmes, as text.
        whose: key of the municipality whose round it is, as text; empty for all together.
        previous: uid of the round from which it was started, as text; empty for none.
        note: how the form was filled in, in sentences; only where it begins.
    """

    key: str
    values: Mapping[str, str]
    programmes: tuple[str, ...] = ()
    whose: str = ""
    previous: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    note: tuple[str, ...] = ()

    def error(self, name: str) -> str:
        """Return the sentence beside a field, or nothing."""
        return self.errors.get(name, "")


def read_round(sent: QueryDict) -> RoundForm:
    """Read what was typed; a key that is no uid is refused.

    Raises:
        Invalid: the form was not made by us.
    """
    key = sent.get("sleutel", "")
    try:
        UUID(key)
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
    values = {name: sent.get(name, "").strip()[:LONGEST] for name in (*TEXTS, *DAYS)}
    chosen = tuple(sent.getlist("programma"))
    return RoundForm(key, values, chosen, sent.get("gemeente", ""), sent.get("vorige", ""))


def told(problem: Invalid) -> dict[str, str]:
    """Return the errors of a command under the names of the form."""
    names = {theirs: ours for ours, theirs in (DAYS | TEXTS | {"programma": "programmes"}).items()}
    return {names.get(name, ""): text for name, text in problem.fields.items()} or {"": str(problem)}


def day_of(text: str) -> date:
    """Read one day.

    Raises:
        ValueError: when it is no day, or only a month or a year.
    """
    found = typed_date(text)
    if len(found.text) != FULL_DAY:
        raise ValueError("not a whole day")
    return found.first_day


def days_of(values: Mapping[str, str]) -> Deadlines:
    """Return the five days.

    Raises:
        Invalid: with the sentence beside each day that cannot be read.
    """
    days: dict[str, date] = {}
    wrong: dict[str, str] = {}
    for name, theirs in DAYS.items():
        try:
            days[theirs] = day_of(values.get(name, ""))
        except ValueError:
            wrong[theirs] = _("Write a day, for instance 20 May 2027.")
    if wrong:
        raise Invalid(_("The round has not been kept yet."), wrong)
    return Deadlines(**days)


def planned_of(form: RoundForm) -> Planned:
    """Return what the command is given.

    Raises:
        Invalid: with the sentence beside each field that cannot be read.
    """
    wrong: dict[str, str] = {}
    days = None
    try:
        days = days_of(form.values)
    except Invalid as problem:
        wrong |= problem.fields
    ends: dict[str, PreciseDate] = {}
    for name in ("van", "tot"):
        try:
            ends[name] = typed_date(form.values[name])
        except ValueError:
            wrong[TEXTS[name]] = _(
                "We do not know this date. Write for instance 20 May 2027, May 2027, Q2 2027 or 2027."
            )
    try:
        programmes = tuple(UUID(uid) for uid in form.programmes)
        previous = UUID(form.previous) if form.previous else None
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
    if wrong or days is None:
        raise Invalid(_("The round has not been kept yet."), wrong)
    return Planned(
        title=form.values["naam"],
        kind=RoundKind.LIGHT if form.values["soort"] == RoundKind.LIGHT else RoundKind.FULL,
        period_start=ends["van"],
        period_end=ends["tot"],
        programme_uids=programmes,
        days=days,
        instructions=form.values["uitleg"],
        municipality_id=int(form.whose) if form.whose.isascii() and form.whose.isdecimal() else None,
        previous_uid=previous,
    )
