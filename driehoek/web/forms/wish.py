# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form in which somebody says what an action needs that asks adjusting."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.evaluation.adjusting import Wish
from driehoek.evaluation.rules import WISHES
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Invalid
from driehoek.steering.rules import Deployment, ProposalKind
from driehoek.web.forms.dates import typed_date

# Field of the form -> name that the command uses in its errors.
FIELDS = {
    "soort": "kind", "tot": "new_end", "wijkt": "gives_way", "inzet": "deployment", "reden": "reason", "vraag": "asked",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WishForm:
    """What stands in the form of one action.

    Attributes:
        action: uid of the action. version: of what was chosen before; 0 for nothing.
        values: text of each field by its name in the form.
        message, errors: what is wrong, above the form and beside each field.
    """

    action: UUID
    version: int
    values: Mapping[str, str]
    message: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    def refused(self, message: str, errors: Mapping[str, str]) -> "WishForm":
        """Return the same form with what is wrong; errors come under the names of the command."""
        ours = {theirs: name for name, theirs in FIELDS.items()}
        return replace(self, message=message, errors={ours.get(name, name): text for name, text in errors.items()})

    def error(self, name: str) -> str:
        """Return the sentence beside a field, or nothing."""
        return self.errors.get(name, "")


def read_wish(sent: Mapping[str, str]) -> WishForm:
    """Read what was sent.

    Raises:
        Invalid: the form was not made by us.
    """
    version = sent.get("versie", "")
    try:
        action = UUID(sent.get("actie", ""))
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
    if not (version.isascii() and version.isdecimal()):
        raise Invalid(_("This form is not complete. Load the page again."))
    return WishForm(action, int(version), {name: sent.get(name, "").strip() for name in FIELDS})


def wish_of(form: WishForm) -> Wish:
    """Return what the command is given.

    Raises:
        Invalid: with the sentence beside each field that cannot be read.
    """
    wrong: dict[str, str] = {}
    values = form.values
    kind = next((one for one in WISHES if one.value == values["soort"]), None)
    if kind is None:
        wrong["kind"] = _("Choose what is needed.")
    new_end: PreciseDate | None = None
    if kind is ProposalKind.DEFER and values["tot"]:
        try:
            new_end = typed_date(values["tot"])
        except ValueError:
            wrong["new_end"] = _("We do not know this date. Write for instance 20 May 2027, May 2027, Q2 2027 or 2027.")
    if wrong or kind is None:
        raise Invalid(_("Your choice has not been kept yet."), wrong)
    return Wish(
        kind=kind,
        reason=values["reden"],
        asked=values["vraag"],
        new_end=new_end,
        gives_way=values["wijkt"] if kind is ProposalKind.DEPLOYMENT else "",
        deployment=Deployment(values["inzet"]) if values["inzet"] in set(Deployment) else None,
    )
