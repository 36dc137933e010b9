# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two forms of records that do not change by their columns: where a goal stands, and who holds a function."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.access.permissions import Permission
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.appointing import Term, appoint, change_term, holders
from driehoek.organisations.editing import record_values
from driehoek.organisations.kinds import FUNCTION
from driehoek.organisations.picking import picks
from driehoek.planning.commands import place_node
from driehoek.planning.kinds.nodes import NODE
from driehoek.planning.queries import whereabouts
from driehoek.web.editing.declared import reference
from driehoek.web.editing.fields import Choice, Date, Field, LongText, Option, Text, Tick
from driehoek.web.editing.forms import Beginning, RecordForm, Standing

#: How far a goal moves among those beside it.
PLACES = {"": 0, "omhoog": -1, "omlaag": 1, "bovenaan": -1000, "onderaan": 1000}


class _Elsewhere(RecordForm):
    """A form without withdrawing: that happens elsewhere, or by undoing."""

    may_be_withdrawn = False

    @abstractmethod
    def refused(self) -> str:
        """Return why there is no such form."""

    def withdraw(self, version: int, reason: str) -> None:  # noqa: ARG002 - whichever it is
        """Refuse."""
        raise Absent(self.refused())

    def restore(self) -> None:
        """Refuse."""
        raise Absent(self.refused())


class PlaceForm(_Elsewhere):
    """Where a theme or goal stands: under which other one, and above or below which."""

    name = "verplaatsen"
    permission = Permission.EDIT_PLAN
    menu = "plans"

    def refused(self) -> str:
        """Return why there is no such form."""
        return "Een plaats is er altijd. Trek zo nodig het onderdeel zelf in."

    def titles(self) -> tuple[str, str]:
        """Return what the form is called."""
        return _("Move a theme or goal"), _("Move a theme or goal")

    def read(self, uid: UUID) -> Standing:
        """Return where it stands; 4 queries."""
        found = record_values(self.place.actor, NODE, uid)
        where = whereabouts(self.place.actor, self.place.head.pk, uid)
        home = self.place.paths.plan_parts(where.plan_code) if where else self.place.paths.plans
        return Standing(
            uid=uid,
            version=found.version,
            title=found.title,
            values={"parent": found.values["parent"], "order": ""},
            home=home,
            above=home,
            belongs_to=found.parent_uid,
            changed_by=found.changed_by,
            changed_at=found.changed_at,
        )

    def beginning(self) -> Beginning:
        """Refuse: only what stands is moved."""
        raise Absent(self.refused())

    def fields(self) -> tuple[Field, ...]:
        """Return its fields."""
        of = {"plan__uid": self.standing.belongs_to}
        found = picks(self.place.actor, NODE.model, self.place.head.pk, "title", "plan", group="parent__title", **of)
        orders = (
            Option("", _("Stays as it is")),
            Option("omhoog", _("One place up")),
            Option("omlaag", _("One place down")),
            Option("bovenaan", _("To the top")),
            Option("onderaan", _("To the bottom")),
        )
        return (
            reference("parent", _("Stands under"), found, empty=_("At the top of the plan")),
            Choice(name="order", label=_("Place among what stands beside it"), options=orders),
            LongText(
                name="version_reason",
                label=_("Why does it move?"),
                rows=2,
                folded=True,
                hint=_("Only asked when the plan is adopted: a new version is kept."),
            ),
        )

    def add(self, values: Mapping[str, object]) -> UUID:  # noqa: ARG002 - whichever it is
        """Refuse."""
        raise Absent(self.refused())

    def change(self, version: int, values: Mapping[str, object]) -> int:
        """Move it."""
        return place_node(
            actor=self.place.actor,
            node_uid=self.standing.uid,
            expected_version=version,
            parent_uid=cast(UUID | None, values["parent"]),
            places=PLACES[str(values["order"])],
            version_reason=str(values["version_reason"]),
        )


class HoldingForm(_Elsewhere):
    """Who holds a function, from when to when; only for who manages persons."""

    name = "bezetting"
    permission = Permission.MANAGE_PERSONS
    menu = "partnership"

    def refused(self) -> str:
        """Return why there is no such form."""
        return "Vul een einddatum in. Wat iemand in de functie deed, blijft staan."

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("Let somebody hold a function"), _("Change who holds a function")

    def read(self, uid: UUID) -> Standing:
        """Return who holds it; 1 query."""
        found = next((one for one in holders(self.place.actor, self.place.head.pk) if one.uid == uid), None)
        if found is None:
            raise Absent("Deze functie wordt niet bekleed, of u mag dat niet zien.")
        home = self.place.paths.partnership
        values = {"starts_on": found.starts_on, "ends_on": found.ends_on, "replacement": found.replacement}
        return Standing(uid, found.version, f"{found.name}, {found.function}", values, home, home)

    def beginning(self) -> Beginning:
        """Return where a new one starts."""
        return Beginning(_("Partnership"), {"function": self.under}, self.place.paths.partnership)

    def fields(self) -> tuple[Field, ...]:
        """Return its fields."""
        term = (
            Date(name="starts_on", label=_("Since")),
            Date(name="ends_on", label=_("Until"), hint=_("Leave it empty as long as it is not known.")),
            Tick(name="replacement", label=_("As replacement (loco)")),
        )
        if not self.new:
            return term
        found = picks(
            self.place.actor, FUNCTION.model, self.place.head.pk, "title", "organisation", group="organisation__name"
        )
        return (
            reference("function", _("Function"), found),
            Text(name="email", label=_("Business e-mail address"), required=True),
            Text(name="name", label=_("Name"), hint=_("Only needed when nobody with this address is known yet.")),
            *term,
        )

    def add(self, values: Mapping[str, object]) -> UUID:
        """Let somebody hold it."""
        return appoint(
            actor=self.place.actor,
            function_uid=cast(UUID, values["function"]),
            email=str(values["email"]),
            name=str(values["name"]),
            term=_term(values),
        )

    def change(self, version: int, values: Mapping[str, object]) -> int:
        """Change from when to when."""
        return change_term(
            actor=self.place.actor, holding_uid=self.standing.uid, expected_version=version, term=_term(values)
        )


def _term(values: Mapping[str, object]) -> Term:
    return Term(
        cast(PreciseDate | None, values["starts_on"]),
        cast(PreciseDate | None, values["ends_on"]),
        bool(values["replacement"]),
    )


FORMS = (PlaceForm, HoldingForm)
