# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form that changes several actions at once: which, and what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Invalid
from driehoek.planning.commands import Together
from driehoek.planning.rules import DeviationReason
from driehoek.web.forms.dates import typed_date

NOBODY = "niemand"
FIELDS = ("trekker", "einde", "reden", "doel")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class TogetherForm:
    """What was chosen and filled in.

    Attributes:
        chosen: actions with the version that the preview showed, ``None`` before there was one.
        everything: whether all found actions are meant.
        values: text of each field by its name.
        errors: per field the sentence beside it; under ``""`` one about the whole.
    """

    key: str
    chosen: tuple[tuple[UUID, int | None], ...] = ()
    everything: bool = False
    values: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(FIELDS, ""))
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def uids(self) -> Sequence[UUID]:
        """The chosen actions."""
        return [uid for uid, _version in self.chosen]


def read_together(sent: QueryDict) -> TogetherForm:
    """Read what was sent.

    Raises:
        Invalid: the form was not made by us.
    """
    try:
        chosen = tuple(_chosen(text) for text in sent.getlist("actie"))
        key = UUID(sent.get("sleutel", ""))
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
    values = {name: " ".join(sent.get(name, "")[:LONGEST].split()) for name in FIELDS}
    return TogetherForm(str(key), chosen, "alle" in sent, values)


def _chosen(text: str) -> tuple[UUID, int | None]:
    uid, _separator, version = text.partition(":")
    return UUID(uid), int(version[:9]) if version else None


def together_of(form: TogetherForm) -> Together:
    """Return what the command is given.

    Raises:
        Invalid: with the sentence beside each field that cannot be read.
    """
    values = form.values
    kind, _separator, uid = values["trekker"].partition(":")
    try:
        lead = UUID(uid) if uid else None
        node = UUID(values["doel"]) if values["doel"] else None
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
    reason = DeviationReason(values["reden"]) if values["reden"] in set(DeviationReason) else None
    return Together(
        lead=bool(values["trekker"]),
        lead_organisation_uid=lead if kind == "organisatie" else None,
        lead_function_uid=lead if kind == "functie" else None,
        end=_end(values["einde"]),
        reason=reason,
        node_uid=node,
    )


def _end(text: str) -> PreciseDate | None:
    try:
        return typed_date(text) if text else None
    except ValueError:
        told = _("We do not know this date. Write for instance 20 May 2027, May 2027, Q2 2027 or 2027.")
        raise Invalid(told, {"einde": told}) from None
