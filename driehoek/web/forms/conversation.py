# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What is typed around the yearly conversation about working together: starting it, one point, closing the record."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.evaluation.commands.conversing import Said
from driehoek.evaluation.queries.conversations import PointView
from driehoek.evaluation.rules import PointState
from driehoek.kernel.errors import Invalid
from driehoek.web.forms.dates import typed_date
from driehoek.web.forms.report import FieldError
from driehoek.web.forms.round import day_of

#: Fields of the forms -> names that the commands use in their errors.
START = {"jaar": "year", "plan": "plan", "orgaan": "body", "dag": "held_on"}
POINT = {"stand": "state", "gezegd": "text", "afspraak": "agreement", "wie": "owner", "voor": "due_on"}
END = {"dag": "held_on", "aanwezig": "present"}
SURVEY = {"sluit": "closes_on"}
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a form.

    Attributes:
        values: text of each field. message: the sentence above it. errors: the sentence beside each field.
        theirs: what somebody else made of the same point in the meantime, per field; then nothing was kept yet.
    """

    values: Mapping[str, str]
    version: int = 0
    key: str = ""
    message: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    theirs: PointView | None = None

    def error(self, name: str) -> str:
        """Return the sentence beside a field, or nothing."""
        return self.errors.get(name, "")

    def refused(self, problem: Invalid, names: Mapping[str, str]) -> "Typed":
        """Return the same form with what is wrong; errors come under the names of the command."""
        back = {theirs: ours for ours, theirs in names.items()}
        errors = {back.get(name, ""): text for name, text in problem.fields.items()}
        return replace(self, message=errors.pop("", "") or str(problem), errors=errors)

    @property
    def summary(self) -> tuple[FieldError, ...]:
        """All errors, to list above the form."""
        if self.errors:
            return tuple(FieldError(text, f"gesprek-{name}") for name, text in self.errors.items())
        return (FieldError(self.message, ""),) if self.message else ()

    @property
    def unfolded(self) -> bool:
        """Whether something stands in the folded part of a point, or is wrong there."""
        return any(self.values.get(name) or self.errors.get(name) for name in ("wie", "voor"))


def read(sent: Mapping[str, str], names: Mapping[str, str]) -> Typed:
    """Read what was typed."""
    values = {name: sent.get(name, "").replace("\r\n", "\n").strip()[:LONGEST] for name in names}
    version = sent.get("versie", "")
    return Typed(values, int(version) if version.isascii() and version.isdecimal() else 0, sent.get("sleutel", ""))


def point_form(point: PointView, due: str) -> Typed:
    """Return the form of a point as it stands."""
    owner = str(point.owner_uid) if point.owner_uid else ""
    values = {"stand": point.state, "gezegd": point.said, "afspraak": point.agreement, "wie": owner, "voor": due}
    return Typed(values, point.version)


def start_of(form: Typed) -> dict[str, Any]:
    """Return what the command that starts a conversation is given.

    Raises:
        Invalid: with the sentence beside each field that cannot be read.
    """
    wrong: dict[str, str] = {}
    year = form.values["jaar"]
    if not (year.isascii() and year.isdecimal() and len(year) == len("2026")):
        wrong["year"] = _("Write a year, such as 2026.")
    plan, body = _uid(form.values["plan"]), _uid(form.values["orgaan"])
    if plan is None:
        wrong["plan"] = _("Choose a plan.")
    day = _day(form.values["dag"], wrong)
    if wrong:
        raise Invalid(_("The conversation has not been made yet."), wrong)
    return {"year": int(year), "plan_uid": plan, "body_uid": body, "held_on": day}


def said_of(form: Typed) -> Said:
    """Return what the command that keeps a point is given.

    Raises:
        Invalid: with the sentence beside each field that cannot be read.
    """
    due = None
    if form.values["voor"]:
        try:
            due = typed_date(form.values["voor"])
        except ValueError:
            sentence = _("We do not know this date. Write for instance 20 May 2027, May 2027, Q2 2027 or 2027.")
            raise Invalid(_("This point has not been kept yet."), {"due_on": sentence}) from None
    state = form.values["stand"]
    return Said(
        state=PointState(state) if state in set(PointState) else None,
        text=form.values["gezegd"],
        agreement=form.values["afspraak"],
        owner_uid=_uid(form.values["wie"]),
        due_on=due,
    )


def end_of(form: Typed) -> dict[str, Any]:
    """Return what the command that closes the record is given.

    Raises:
        Invalid: the day cannot be read.
    """
    wrong: dict[str, str] = {}
    day = _day(form.values["dag"], wrong)
    if wrong:
        raise Invalid(_("The record has not been closed yet."), wrong)
    return {"held_on": day, "present": form.values["aanwezig"]}


def survey_day(form: Typed) -> date | None:
    """Return the last day of a questionnaire.

    Raises:
        Invalid: the day cannot be read.
    """
    try:
        return day_of(form.values["sluit"]) if form.values["sluit"] else None
    except ValueError:
        sentence = _("Write a day, for instance 20 May 2027.")
        raise Invalid(_("The questionnaire has not been sent yet."), {"closes_on": sentence}) from None


def _day(text: str, wrong: dict[str, str]) -> date | None:
    if not text:
        return None
    try:
        return day_of(text)
    except ValueError:
        wrong["held_on"] = _("Write a day, for instance 20 May 2027.")
        return None


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
