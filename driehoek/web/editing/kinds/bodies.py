# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of bodies, who sits in them, and who carries which theme."""

from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.organisations.editing import RecordValues
from driehoek.organisations.kinds import FUNCTION
from driehoek.organisations.picking import Pick, picks
from driehoek.planning.models import WorkingGroup
from driehoek.steering.kinds import BODY, BODY_MEMBER, PORTFOLIO
from driehoek.steering.queries.bodies import body_code
from driehoek.steering.rules import BodyKind, Seat
from driehoek.web.editing.declared import DeclaredForm, reference
from driehoek.web.editing.fields import Choice, Date, Field, Number, Text
from driehoek.web.editing.forms import coded
from driehoek.web.editing.kinds.plans import InPlan


class _AtBody(DeclaredForm):
    """A body, or something of one."""

    menu = "meetings"

    def of_body(self, uid: UUID | None) -> tuple[str, str]:
        """Return the page of a body and its name; the meetings where there is none yet."""
        found = body_code(self.place.actor, self.place.head.pk, uid) if uid else None
        if found is None:
            return self.place.paths.meetings, _("Meetings")
        return self.place.paths.body(found[0]), found[1]

    def functions(self) -> tuple[Pick, ...]:
        """Return the functions that can sit, by organisation."""
        columns = ("title", "organisation")
        return picks(self.place.actor, FUNCTION.model, self.place.head.pk, *columns, group="organisation__name")


class BodyForm(_AtBody):
    """A body that agrees, decides or advises."""

    kind = BODY
    local = True

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New body"), _("Change body")

    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return its page."""
        return self.of_body(record.uid if record else None)

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        kinds = coded("body_kind", list(BodyKind), empty=_("Make a choice"))
        groups = picks(self.place.actor, WorkingGroup, self.place.head.pk, "name")
        return (
            Text(name="name", label=_("Name"), required=True),
            Choice(name="kind", label=_("What sort of body is it?"), options=kinds, required=True),
            Number(name="meetings_per_year", label=_("How often does it meet in a year?")),
            Text(name="rhythm", label=_("In which rhythm?"), hint=_("Such as: the second Thursday, every two months.")),
            reference("working_group", _("Meeting of which working group?"), groups, empty=_("None"), folded=True),
        )


class BodyMemberForm(_AtBody):
    """A function that sits in a body."""

    kind = BODY_MEMBER

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New member of a body"), _("Change member of a body")

    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return the page of the body."""
        return self.of_body(record.parent_uid if record else self.under)

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        found = self.functions()
        bodies = picks(self.place.actor, BODY.model, self.place.head.pk, "name") if self.new else ()
        who = (reference("body", _("Which body?"), bodies), reference("function", _("Who sits in it?"), found))
        return (
            *(who if self.new else ()),
            Choice(name="seat", label=_("As what?"), options=coded("seat", list(Seat))),
            reference("replacement", _("Who comes instead?"), found, empty=_("Nobody in particular")),
            Date(name="starts_on", label=_("From"), folded=True),
            Date(name="ends_on", label=_("Until"), folded=True),
        )

    def defaults(self) -> dict[str, object]:
        """Return that a new one sits as a member."""
        return {"seat": Seat.MEMBER.value}


class PortfolioForm(InPlan):
    """Who carries a theme for the others."""

    kind = PORTFOLIO
    menu = "meetings"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New portfolio"), _("Change portfolio")

    def home(self, record: RecordValues | None) -> tuple[str, str]:  # noqa: ARG002 - one list of them
        """Return the list of meetings, bodies and portfolios."""
        return self.place.paths.meetings, _("Meetings")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        columns = ("title", "organisation")
        found = picks(self.place.actor, FUNCTION.model, self.place.head.pk, *columns, group="organisation__name")
        who = (self.nodes("node", _("Theme")), reference("function", _("Who carries it?"), found))
        return (
            *(who if self.new else ()),
            Text(name="note", label=_("Note"), hint=_("Such as: for the six municipalities together.")),
        )


FORMS = (BodyForm, BodyMemberForm, PortfolioForm)
