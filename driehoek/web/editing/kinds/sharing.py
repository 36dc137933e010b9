# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of what partners tell each other between meetings, and of help asked and offered."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.access.permissions import Permission
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent, Forbidden
from driehoek.organisations.picking import picks
from driehoek.planning.models import Node
from driehoek.steering.commands.helping import Helping, ask_or_offer, change_help
from driehoek.steering.commands.sharing import (
    Telling,
    change_development,
    restore_development,
    share_development,
    withdraw_development,
)
from driehoek.steering.queries.helping import HelpLine, help_line
from driehoek.steering.queries.sharing import development_line
from driehoek.steering.rules import DevelopmentKind, HelpKind, HelpState
from driehoek.web.doors import Place
from driehoek.web.editing.declared import reference
from driehoek.web.editing.fields import Choice, Date, Field, LongText, Text
from driehoek.web.editing.forms import (
    Beginning,
    RecordForm,
    Standing,
    coded,
    municipality_id,
    municipality_options,
)
from driehoek.web.editing.proposal import circle_choice


def _cbs_code(place: Place, municipality: str) -> str:
    return next((one.cbs_code for one in place.head.municipalities if one.name == municipality), "")


class DevelopmentForm(RecordForm):
    """A development, bottleneck or need."""

    name = "ontwikkeling"
    permission = Permission.SHARE
    menu = "meetings"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called."""
        return _("Tell the others something"), _("Change what was told")

    def read(self, uid: UUID) -> Standing:
        """Return it as it stands; 1 query."""
        found = development_line(self.place.actor, self.place.head.pk, uid)
        if not found.may_change:
            raise Forbidden
        home = self.place.paths.development(found.code)
        values = {
            "kind": found.kind, "title": found.title, "text": found.text, "node": found.theme_uid,
            "municipality": _cbs_code(self.place, found.municipality), "circle": found.origin.circle,
        }  # fmt: skip
        return Standing(uid, found.version, found.title, values, home, self.place.paths.developments)

    def beginning(self) -> Beginning:
        """Return where a new one starts."""
        values = {"kind": DevelopmentKind.DEVELOPMENT.value, "circle": Circle.PARTNERS.value}
        return Beginning(_("Developments and bottlenecks"), values, self.place.paths.developments)

    def fields(self) -> tuple[Field, ...]:
        """Return its fields."""
        themes = picks(self.place.actor, Node, self.place.head.pk, "title", "plan", group="plan__title", level=1)
        hint = _("Two or three sentences are enough. Never about a person or a case.")
        kinds = coded("development_kind", [one.value for one in DevelopmentKind])
        return (
            Choice(name="kind", label=_("What is it?"), options=kinds),
            Text(name="title", label=_("In a few words"), required=True),
            LongText(name="text", label=_("What is going on?"), rows=4, hint=hint),
            Choice(
                name="municipality",
                label=_("Where does this happen?"),
                options=municipality_options(self.place, Permission.SHARE),
            ),
            reference("node", _("Theme"), themes, empty=_("None in particular"), folded=True),
            circle_choice(self.place, _("Who may see this?"), "", local=True),
        )

    def _telling(self, values: Mapping[str, Any]) -> Telling:
        return Telling(
            kind=DevelopmentKind(values["kind"]),
            title=str(values["title"]),
            text=str(values["text"]),
            municipality_id=municipality_id(self.place, values["municipality"]),
            node_uid=cast(UUID | None, values["node"]),
            circle=Circle(values["circle"]) if values["circle"] else Circle.PARTNERS,
        )

    def add(self, values: Mapping[str, object]) -> UUID:
        """Tell it."""
        return share_development(
            actor=self.place.actor, partnership_id=self.place.head.pk, telling=self._telling(values)
        )

    def change(self, version: int, values: Mapping[str, object]) -> int:
        """Change what was told."""
        assert self.uid is not None, "one that stands"
        return change_development(
            actor=self.place.actor, uid=self.uid, expected_version=version, telling=self._telling(values)
        )

    def withdraw(self, version: int, reason: str) -> None:  # noqa: ARG002 - no plan is involved
        """Withdraw it."""
        assert self.uid is not None, "one that stands"
        withdraw_development(actor=self.place.actor, uid=self.uid, expected_version=version)

    def restore(self) -> None:
        """Bring it back."""
        assert self.uid is not None, "one that stood"
        restore_development(actor=self.place.actor, uid=self.uid)


class HelpForm(RecordForm):
    """Help that is asked or offered."""

    name = "hulp"
    permission = Permission.SHARE
    menu = "meetings"
    may_be_withdrawn = False

    def titles(self) -> tuple[str, str]:
        """Return what the form is called."""
        return _("Ask or offer help"), _("Change what is asked or offered")

    def read(self, uid: UUID) -> Standing:
        """Return it as it stands; 1 query."""
        found = help_line(self.place.actor, self.place.head.pk, uid)
        if not found.own_side or found.state != HelpState.OPEN:
            raise Forbidden
        home = self.place.paths.help(found.code)
        return Standing(uid, found.version, found.title, self._values(found), home, home)

    def _values(self, found: HelpLine) -> Mapping[str, object]:
        return {
            "kind": found.kind, "title": found.title, "text": found.text, "amount": found.amount,
            "starts_on": found.starts_on, "ends_on": found.ends_on,
            "municipality": _cbs_code(self.place, found.municipality),
        }  # fmt: skip

    def beginning(self) -> Beginning:
        """Return where a new one starts."""
        values = {"kind": HelpKind.ASKED.value}
        return Beginning(_("Help between municipalities"), values, self.place.paths.helping)

    def fields(self) -> tuple[Field, ...]:
        """Return its fields."""
        kinds = coded("help_kind", [one.value for one in HelpKind])
        towns = tuple(one for one in municipality_options(self.place, Permission.SHARE) if one.value)
        hint = _("Capacity or knowledge of officials, such as: helping with an exercise.")
        return (
            Choice(name="kind", label=_("Asked or offered?"), options=kinds),
            Text(name="title", label=_("Which help, in a few words?"), required=True, hint=hint),
            LongText(name="text", label=_("What is it about?"), rows=3, hint=_("No names of persons.")),
            Text(name="amount", label=_("How much?"), hint=_("Such as: a day a week, or two afternoons.")),
            Date(name="starts_on", label=_("From when?"), hint=_("For instance May 2027 or Q2 2027.")),
            Date(name="ends_on", label=_("Until when?")),
            Choice(name="municipality", label=_("For which municipality?"), options=towns),
        )

    def _helping(self, values: Mapping[str, Any]) -> Helping:
        return Helping(
            kind=HelpKind(values["kind"]),
            title=str(values["title"]),
            municipality_id=municipality_id(self.place, values["municipality"]),
            text=str(values["text"]),
            amount=str(values["amount"]),
            starts_on=values["starts_on"],
            ends_on=values["ends_on"],
        )

    def add(self, values: Mapping[str, object]) -> UUID:
        """Ask or offer it."""
        return ask_or_offer(actor=self.place.actor, partnership_id=self.place.head.pk, helping=self._helping(values))

    def change(self, version: int, values: Mapping[str, object]) -> int:
        """Change it."""
        assert self.uid is not None, "one that stands"
        return change_help(
            actor=self.place.actor, uid=self.uid, expected_version=version, helping=self._helping(values)
        )

    def withdraw(self, version: int, reason: str) -> None:  # noqa: ARG002 - whichever it is
        """Refuse: its own page does that."""
        raise Absent("Trek het in op de pagina van deze vraag of dit aanbod.")

    def restore(self) -> None:
        """Refuse."""
        raise Absent("Trek het in op de pagina van deze vraag of dit aanbod.")


FORMS = (DevelopmentForm, HelpForm)
