# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The short form of a progress report: how it stands and what was done; the rest folded away until wanted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Invalid
from driehoek.planning.commands import Report
from driehoek.planning.rules import ActionStatus, DeviationReason
from driehoek.web.forms.dates import typed_date

# Field of the form -> name that the command uses in its errors.
TEXTS = {
    "gedaan": "done",
    "resultaat": "result",
    "volgende": "next_step",
    "hulp": "help_asked",
    "aandacht_tekst": "attention",
    "bijsturing_tekst": "adjustment",
    "namens": "on_behalf_of",
}
CHOICES = {"stand": "status", "reden": "deviation_reason", "percentage": "percentage", "planning": "new_end"}
LONGEST_PERCENTAGE = 3  # digits
FOLDED = ("resultaat", "volgende", "hulp", "percentage", "planning", "reden", "namens")


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong, and the id of the field where."""

    message: str
    target: str


@dataclass(frozen=True, slots=True)
class ReportForm:
    """What stands in the form.

    Attributes:
        key: idempotency key, made when the form was first shown.
        values: text of each field by its name in the form.
        attention, adjustment: whether the boxes are ticked.
        message: the sentence above the form when something is wrong.
        errors: per field of the form the sentence beside it.
    """

    key: str
    values: Mapping[str, str]
    attention: bool
    adjustment: bool
    message: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    def with_errors(self, message: str, errors: Mapping[str, str]) -> "ReportForm":
        """Return the same form with what is wrong; errors come under the names of the command."""
        names = {theirs: ours for ours, theirs in (TEXTS | CHOICES).items()}
        return replace(self, message=message, errors={names.get(name, name): text for name, text in errors.items()})

    @property
    def once_key(self) -> UUID:
        """The key under which this is kept once: the same words again are the same report, other words another one.

        Somebody whose line dropped while the report was kept goes back, writes on, and presses again: with the key of
        the form alone, those last words would be taken for what was kept already.
        """
        told = [sorted(self.values.items()), self.attention, self.adjustment]
        return uuid5(UUID(self.key), json.dumps(told))

    def error(self, name: str) -> str:
        """Return the sentence beside a field, or nothing."""
        return self.errors.get(name, "")

    @property
    def summary(self) -> tuple[FieldError, ...]:
        """Return all errors, to list above the form; a message of its own when no field is to blame."""
        if self.errors:
            return tuple(FieldError(text, f"melding-{name}") for name, text in self.errors.items())
        return (FieldError(self.message, ""),) if self.message else ()

    @property
    def unfolded(self) -> bool:
        """Whether something was typed, or is wrong, in the folded part; the reason of before stands there already."""
        typed = any(self.values.get(name) for name in FOLDED if name != "reden")
        return typed or any(self.errors.get(name) for name in FOLDED)


def empty_form(key: str, status: str, attention: str | None, adjustment: str | None, reason: str = "") -> ReportForm:
    """Return the form as it is first shown: as the action stands now."""
    values = dict.fromkeys((*TEXTS, *CHOICES), "")
    values |= {
        "reden": reason,
        "stand": status,
        "aandacht_tekst": attention or "",
        "bijsturing_tekst": adjustment or "",
    }
    return ReportForm(key, values, attention is not None, adjustment is not None)


def read_form(sent: Mapping[str, str]) -> ReportForm:
    """Read what was typed; a key that is no uid is refused.

    Raises:
        Invalid: the form was not made by us.
    """
    key = sent.get("sleutel", "")
    try:
        UUID(key)
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
    values = {name: sent.get(name, "").strip() for name in (*TEXTS, *CHOICES)}
    return ReportForm(key, values, "aandacht" in sent, "bijsturing" in sent)


def report_of(form: ReportForm) -> Report:
    """Return what the command is given.

    Raises:
        Invalid: with the sentence beside each field that cannot be read.
    """
    wrong: dict[str, str] = {}
    values = form.values
    status = _status(values["stand"], wrong)
    percentage = _percentage(values["percentage"], wrong)
    new_end = _date(values["planning"], wrong)
    reason = DeviationReason(values["reden"]) if values["reden"] in set(DeviationReason) else None
    if wrong:
        raise Invalid(_("The report has not been kept yet."), wrong)
    return Report(
        status=status,
        done=values["gedaan"],
        result=values["resultaat"],
        next_step=values["volgende"],
        help_asked=values["hulp"],
        percentage=percentage,
        new_end=new_end,
        deviation_reason=reason,
        attention=values["aandacht_tekst"] if form.attention else None,
        adjustment=values["bijsturing_tekst"] if form.adjustment else None,
        on_behalf_of=values["namens"],
    )


def _status(text: str, wrong: dict[str, str]) -> ActionStatus:
    if text not in set(ActionStatus):
        wrong["status"] = _("Choose how it stands.")
        return ActionStatus.NOT_STARTED
    return ActionStatus(text)


def _percentage(text: str, wrong: dict[str, str]) -> int | None:
    digits = text.removesuffix("%").strip()
    if not digits:
        return None
    if not digits.isdecimal() or len(digits) > LONGEST_PERCENTAGE:
        wrong["percentage"] = _("Fill in a whole number from 0 to 100.")
        return None
    return int(digits)


def _date(text: str, wrong: dict[str, str]) -> PreciseDate | None:
    if not text:
        return None
    try:
        return typed_date(text)
    except ValueError:
        wrong["new_end"] = _("We do not know this date. Write for instance 20 May 2027, May 2027, Q2 2027 or 2027.")
        return None
