# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of who works together: the partnership, its municipalities, organisations, functions and sources."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.access.roles import roles
from driehoek.organisations import kinds
from driehoek.organisations.editing import RecordValues
from driehoek.organisations.models import Organisation
from driehoek.organisations.picking import picks
from driehoek.organisations.rules import FunctionKind, OrganisationKind
from driehoek.web.editing.declared import DeclaredForm, reference
from driehoek.web.editing.fields import Choice, Date, Field, Lines, LongText, Number, Option, Rate, Text
from driehoek.web.editing.forms import coded
from driehoek.web.words import capital


class _OfThePartnership(DeclaredForm):
    """A record that the page of the partnership shows."""

    menu = "partnership"

    def home(self, record: RecordValues | None) -> tuple[str, str]:  # noqa: ARG002 - each stands on that one page
        """Return the page of the partnership."""
        return self.place.paths.partnership, _("Partnership")


class PartnershipForm(_OfThePartnership):
    """What is known of the partnership itself."""

    kind = kinds.PARTNERSHIP

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New partnership"), _("Change partnership")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (
            Text(name="name", label=_("Name"), required=True),
            LongText(name="about", label=_("What is it?")),
            Text(name="triangle_name", label=_("What is the joint triangle called here?"), required=True),
            Number(name="meetings_per_year", label=_("Meetings of the triangle in a year")),
            Text(name="evaluation_rhythm", label=_("How often do you evaluate?"), hint=_("As in: every half year.")),
            Rate(name="contribution_rate", label=_("Contribution per inhabitant in a year"), hint=_("Such as 0,15.")),
            Text(name="contribution_note", label=_("Which day's inhabitants count?"), hint=_("And who chose that.")),
            *_more_of_the_partnership(),
        )


def _more_of_the_partnership() -> tuple[Field, ...]:
    return (
        Lines(name="aliases", label=_("Other names"), hint=_("One on each line."), folded=True),
        Text(name="police_unit", label=_("Police unit"), folded=True),
        Text(name="police_district", label=_("Police district"), folded=True),
        Text(name="police_team", label=_("Basic police team"), folded=True),
        Date(name="starts_on", label=_("Since"), folded=True),
        Date(name="ends_on", label=_("Until"), folded=True),
        Text(name="newsletter_name", label=_("Newsletter"), folded=True),
        Date(name="newsletter_since", label=_("Newsletter since"), folded=True),
        Text(name="newsletter_rhythm", label=_("How often does it appear?"), folded=True),
        Text(name="newsletter_readers", label=_("For whom is it?"), folded=True),
        Text(name="channels", label=_("Other channels"), folded=True),
    )


class FactsForm(_OfThePartnership):
    """What papers of one municipality need to know."""

    kind = kinds.FACTS
    local = True

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New facts of a municipality"), _("Change facts of a municipality")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (
            Text(name="council_paper_name", label=_("What does the council call an information note?")),
            Text(name="local_paper", label=_("Local paper"), hint=_("With its article, such as: de Wegwijs.")),
            Text(name="channels", label=_("Other channels")),
            LongText(name="note", label=_("Note"), rows=3),
        )


class OrganisationForm(_OfThePartnership):
    """An organisation that takes part."""

    kind = kinds.ORGANISATION
    local = True

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New organisation"), _("Change organisation")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        sorts = coded("organisation_kind", list(OrganisationKind), empty=_("Make a choice"))
        return (
            Text(name="name", label=_("Name"), required=True),
            Choice(name="kind", label=_("Kind of organisation"), options=sorts, required=True),
        )


class FunctionForm(_OfThePartnership):
    """A function in an organisation; functions, not names, carry tasks."""

    kind = kinds.FUNCTION

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New function"), _("Change function")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        found = picks(self.place.actor, Organisation, self.place.head.pk, "name")
        titles = {kind.value: roles()[kind.value].titles[get_language() or "nl"] for kind in FunctionKind}
        sorts = (Option("", _("Make a choice")), *(Option(kind, capital(title)) for kind, title in titles.items()))
        return (
            Text(name="title", label=_("Title"), required=True, hint=_("In words, such as: burgemeester van Wijchen.")),
            reference("organisation", _("Organisation"), found),
            Choice(name="kind", label=_("What is it for?"), options=sorts, required=True,
                   hint=_("This decides what the holder may see and do.")),
        )  # fmt: skip


class SourceForm(_OfThePartnership):
    """A document or table from which facts were taken."""

    kind = kinds.SOURCE

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New source"), _("Change source")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (
            Text(name="title", label=_("Title"), required=True),
            Text(name="publisher", label=_("Publisher")),
            Date(name="dated", label=_("Date")),
            Text(name="place", label=_("Where can it be found?")),
            LongText(name="note", label=_("Note"), rows=3),
        )


class MembershipForm(_OfThePartnership):
    """From when to when a municipality takes part."""

    kind = kinds.MEMBERSHIP

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New participation of a municipality"), _("Change participation of a municipality")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (Date(name="starts_on", label=_("Since")), Date(name="ends_on", label=_("Until")))


FORMS = (PartnershipForm, FactsForm, OrganisationForm, FunctionForm, SourceForm, MembershipForm)
