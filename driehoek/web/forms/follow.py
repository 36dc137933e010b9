# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of one line about an agreement: how it stands and, in a sentence, what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.kernel.errors import Invalid
from driehoek.steering.rules import Follow
from driehoek.web.forms.dates import typed_date
from driehoek.web.forms.report import FieldError

#: Field of the form -> name that the command uses in its errors.
NAMES = {"stand": "state", "tekst": "text", "gemeld": "told_on", "namens": "on_behalf"}
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class FollowForm:
    """What stands in the form.

    Attributes:
        key: idempotency key, made when the form was first shown.
        values: text of each field by its name in the form.
        errors: per field of the form the sentence beside it.
    """

    key: str
    values: Mapping[str, str]
    message: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    def with_errors(self, message: str, errors: Mapping[str, str]) -> "FollowForm":
        """Return the same form with what is wrong; errors come under the names of the command."""
        names = {theirs: ours for ours, theirs in NAMES.items()}
        return replace(self, message=message, errors={names.get(name, name): text for name, text in errors.items()})

    def error(self, name: str) -> str:
        """Return the sentence beside a field, or nothing."""
        return self.errors.get(name, "")

    @property
    def summary(self) -> tuple[FieldError, ...]:
        """Return all errors, to list above the form; a message of its own when no field is to blame."""
        if self.errors:
            return tuple(FieldError(text, f"opvolging-{name}") for name, text in self.errors.items())
        return (FieldError(self.message, ""),) if self.message else ()

    @property
    def unfolded(self) -> bool:
        """Whether something was typed, or is wrong, in the folded part."""
        return any(self.values[name] or self.errors.get(name) for name in ("gemeld", "namens"))


def empty_form(key: str, state: str) -> FollowForm:
    """Return the form as it is first shown: what was open is most often told to be done."""
    stands = state if state and state != Follow.OPEN else Follow.DONE.value
    return FollowForm(key, {"stand": stands, "tekst": "", "gemeld": "", "namens": ""})


def read_form(posted: Mapping[str, str]) -> FollowForm:
    """Return what was typed; an unreadable key is no key."""
    values = {name: posted.get(name, "").replace("\r\n", "\n").strip() for name in NAMES}
    try:
        key = str(UUID(posted.get("sleutel", "")))
    except ValueError:
        key = ""
    return FollowForm(key, values)


def follow_of(form: FollowForm) -> dict[str, object]:
    """Return what the command takes.

    Raises:
        Invalid: with the sentence beside each field that cannot be read.
    """
    wrong: dict[str, str] = {}
    told_on = None
    try:
        state: Follow | None = Follow(form.values["stand"])
    except ValueError:
        state = None
        wrong["state"] = _("Choose how it stands.")
    if form.values["gemeld"]:
        try:
            found = typed_date(form.values["gemeld"])
            told_on = found.first_day if found.first_day == found.last_day else None
        except ValueError:
            told_on = None
        if told_on is None:
            wrong["told_on"] = _("Write a day, such as 20 May 2027.")
    if len(form.values["tekst"]) > LONGEST:
        wrong["text"] = _("This is too long for one line. Keep it to what was done.")
    if wrong:
        raise Invalid(_("This has not been kept yet."), wrong)
    return {"state": state, "text": form.values["tekst"], "told_on": told_on, "on_behalf": form.values["namens"]}
