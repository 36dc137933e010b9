# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form as it is shown and sent: what stands in each field, what is wrong, and what the writer began with."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.http import QueryDict

from driehoek.web.editing.fields import Field, Typed
from driehoek.web.forms.report import FieldError

BEFORE, VERSION, KEY = "oorspronkelijk", "versie", "sleutel"


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with what stands in it.

    Attributes:
        typed: what stands in each field.
        before: what stood there when the writer began; travels with the form, for when a colleague was first.
        version: of the record that the writer began with; 0 for a new one.
        key: idempotency key of a new record; empty otherwise.
        message: the sentence above the form when something is wrong; ``errors`` per field the sentence beside it.
    """

    fields: tuple[Field, ...]
    typed: Mapping[str, Typed]
    before: Mapping[str, Typed]
    version: int = 0
    key: str = ""
    message: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    def refused(self, message: str, errors: Mapping[str, str]) -> "Filled":
        """Return the same form with what is wrong."""
        return replace(self, message=message, errors=dict(errors))

    @property
    def short(self) -> tuple[Field, ...]:
        """The fields that are always open."""
        return tuple(one for one in self.fields if not one.folded)

    @property
    def folded(self) -> tuple[Field, ...]:
        """The fields that stay closed until wanted."""
        return tuple(one for one in self.fields if one.folded)

    @property
    def unfolded(self) -> bool:
        """Whether something is wrong in the folded part."""
        return any(one.name in self.errors for one in self.folded)

    @property
    def began_with(self) -> str:
        """What the writer began with, for the hidden field."""
        return json.dumps(self.before, ensure_ascii=False)

    @property
    def summary(self) -> tuple[FieldError, ...]:
        """All errors, to list above the form; those of a field that is not here have nowhere to point."""
        known = {one.name: one.id for one in self.fields}
        if self.errors:
            return tuple(FieldError(text, known.get(name, "")) for name, text in self.errors.items())
        return (FieldError(self.message, ""),) if self.message else ()


def standing_in(fields: Sequence[Field], values: Mapping[str, object]) -> dict[str, Typed]:
    """Return stored values as they stand in the form."""
    return {one.name: one.typed(values.get(one.name)) for one in fields}


def typed_in(fields: Sequence[Field], sent: QueryDict) -> dict[str, Typed]:
    """Return what was typed, per field."""
    return {one.name: one.sent(sent.getlist(one.name)) for one in fields}


def began(fields: Sequence[Field], sent: QueryDict) -> dict[str, Typed]:
    """Return what the writer began with; a field about which the browser tells nothing sensible is left out."""
    try:
        told = json.loads(sent.get(BEFORE, "{}"))
    except ValueError:
        return {}
    if not isinstance(told, dict):
        return {}
    found: dict[str, Typed] = {}
    for one in fields:
        value = told.get(one.name)
        if isinstance(value, str):
            found[one.name] = value
        elif isinstance(value, list) and all(isinstance(text, str) for text in value):
            found[one.name] = tuple(value)
    return found


def version_in(sent: QueryDict) -> int:
    """Return the version that the writer began with; 0 when the form does not tell, which fits no record."""
    text = sent.get(VERSION, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
