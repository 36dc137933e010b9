# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form in which one goes through the unfinished actions of a programme."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Invalid
from driehoek.planning.commands import Choice
from driehoek.planning.rules import DeviationReason, Passage
from driehoek.web.forms.dates import typed_date

FIELDS = ("keuze", "einde", "reden", "doel", "tekst")
# Name of a field -> name that the command uses in its errors.
NAMES = {"einde": "new_end", "reden": "deviation_reason", "tekst": "done", "doel": "node"}
LONGEST = 20_000
_ROW = re.compile(r"actie\.[0-9a-f]{12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PassingRow:
    """What was chosen and filled in for one action.

    Attributes:
        place: what the names of its fields end with.
        version: of the action as it was shown.
        errors: per field the sentence beside it; under ``""`` one about the row.
    """

    place: str
    uid: UUID
    version: int
    values: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)


def read_rows(sent: QueryDict) -> tuple[PassingRow, ...]:
    """Read the rows that were sent.

    Raises:
        Invalid: the form was not made by us.
    """
    return tuple(_read(sent, name.partition(".")[2]) for name in sent if _ROW.fullmatch(name))


def _read(sent: QueryDict, place: str) -> PassingRow:
    uid, _separator, version = sent.get(f"actie.{place}", "").partition(":")
    try:
        values = {name: sent.get(f"{name}.{place}", "")[:LONGEST].strip() for name in FIELDS}
        return PassingRow(place, UUID(uid), int(version[:9]), values)
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None


def key_in(sent: QueryDict) -> UUID:
    """Return the idempotency key of the form.

    Raises:
        Invalid: the form was not made by us.
    """
    try:
        return UUID(sent.get("sleutel", ""))
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None


def choice_of(row: PassingRow, usual_reason: str) -> Choice | None:
    """Return what the command is given; ``None`` where nothing was chosen yet.

    Args:
        usual_reason: the reason why planning moves, where the row names none of its own.

    Raises:
        Invalid: with the sentence beside each field that cannot be read.
    """
    values = row.values
    if values["keuze"] not in set(Passage):
        return None
    reason = values["reden"] or usual_reason
    return Choice(
        uid=row.uid,
        version=row.version,
        passage=Passage(values["keuze"]),
        end=_end(values["einde"]),
        reason=DeviationReason(reason) if reason in set(DeviationReason) else None,
        node_uid=_node(values["doel"]),
        text=values["tekst"],
    )


def _end(text: str) -> PreciseDate | None:
    try:
        return typed_date(text) if text else None
    except ValueError:
        told = _("We do not know this date. Write for instance 20 May 2027, May 2027, Q2 2027 or 2027.")
        raise Invalid(told, {"new_end": told}) from None


def _node(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Invalid(_("Choose a goal from the list."), {"node": _("Choose a goal from the list.")}) from None


def named(errors: Mapping[str, str]) -> dict[str, str]:
    """Return errors under the names of the form; those of no field come under ``""``."""
    ours = {theirs: name for name, theirs in NAMES.items()}
    told: dict[str, str] = {}
    for name, text in errors.items():
        here = ours.get(name, "")
        told[here] = f"{told[here]} {text}" if here in told else text
    return told
