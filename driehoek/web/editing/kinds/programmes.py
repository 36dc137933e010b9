# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of programmes with their aims, and of working groups with who takes part, what they make and share."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from driehoek.organisations.editing import RecordValues
from driehoek.organisations.kinds import FUNCTION, ORGANISATION
from driehoek.organisations.picking import picks
from driehoek.planning.kinds import groups, programmes
from driehoek.planning.queries import whereabouts
from driehoek.planning.rules import PlanStatus
from driehoek.web.editing.declared import pick_options, reference, text_fields
from driehoek.web.editing.fields import Choice, Date, Field, LongText, Option, Text, Tick
from driehoek.web.editing.forms import coded
from driehoek.web.editing.kinds.plans import InPlan


class ProgrammeForm(InPlan):
    """A programme."""

    kind = programmes.PROGRAMME
    local = True
    menu = "programmes"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New programme"), _("Change programme")

    def defaults(self) -> Mapping[str, object]:
        """Return what most programmes are called."""
        names = {"type_label": "Uitvoeringsprogramma", "abbreviation": "UVP"}
        return {**names, "status": PlanStatus.DRAFT.value, "text_kind": "samenvatting"}

    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return the page of the programme."""
        where = whereabouts(self.place.actor, self.place.head.pk, record.uid) if record else None
        if where is None or not where.programme_code:
            return super().home(record)
        return self.place.paths.programme(where.programme_code), where.programme_title

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        found = picks(self.place.actor, self.kind.model, self.place.head.pk, "title")
        before = (Option("", _("None")), *pick_options(pick for pick in found if pick.uid != self.uid))
        return (
            *self.of_plan(),
            Text(name="title", label=_("Title"), required=True, hint=_("Such as: UVP 2027-2028.")),
            Date(name="period_start", label=_("First year or day"), required=True),
            Date(name="period_end", label=_("Last year or day"), required=True),
            Choice(name="predecessor", label=_("Follows"), uid=True, options=before),
            Choice(name="status", label=_("Status"), options=coded("plan_status", list(PlanStatus)),
                   hint=_("Adopted follows from what a body did: record that as an agreement or decision.")),
            LongText(name="text", label=_("Text"), rows=4),
            *text_fields()[:1],
            Text(name="type_label", label=_("Full name of this sort of programme"), required=True, folded=True),
            Text(name="abbreviation", label=_("Abbreviation"), required=True, folded=True),
        )  # fmt: skip


class AimForm(InPlan):
    """What a programme aims at for one theme."""

    kind = programmes.AIM
    menu = "programmes"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New aim of a programme"), _("Change aim of a programme")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        found = picks(self.place.actor, programmes.PROGRAMME.model, self.place.head.pk, "title")
        of_what = (reference("programme", _("Programme"), found), self.nodes("node", _("Theme")))
        text = LongText(name="text", label=_("What does the programme aim at?"), rows=6, required=True)
        return (*(of_what if self.new else ()), text, *text_fields()[:1])


class GroupForm(InPlan):
    """A working group."""

    kind = groups.GROUP

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New working group"), _("Change working group")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (
            *self.of_plan(),
            Text(name="name", label=_("Name"), required=True),
            LongText(name="assignment", label=_("Assignment")),
            self.nodes("node", _("Carries this theme"), empty=_("No theme of its own")),
            Tick(name="outside", label=_("Works outside this partnership, such as a regional working group")),
        )


class _OfGroup(InPlan):
    """A record of a working group."""

    def of_group(self) -> tuple[Field, ...]:
        """Return the field that asks for the working group of a new record."""
        found = picks(self.place.actor, groups.GROUP.model, self.place.head.pk, "name")
        return (reference("working_group", _("Working group"), found),) if self.new else ()


class MemberForm(_OfGroup):
    """An organisation that takes part in a working group."""

    kind = groups.MEMBER

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New member of a working group"), _("Change member of a working group")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        who, key = self.place.actor, self.place.head.pk
        organisations = picks(who, ORGANISATION.model, key, "name")
        functions = picks(who, FUNCTION.model, key, "title", "organisation", group="organisation__name")
        return (
            *self.of_group(),
            reference("organisation", _("Organisation"), organisations),
            reference("function", _("Through which function?"), functions, empty=_("Not stated")),
            Tick(name="chair", label=_("Chairs the working group")),
        )


class ProductForm(_OfGroup):
    """Something that a working group makes."""

    kind = groups.PRODUCT

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New product of a working group"), _("Change product of a working group")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (
            *self.of_group(),
            Text(name="title", label=_("Title"), required=True),
            LongText(name="text", label=_("Description"), rows=3),
            Date(name="due", label=_("Ready")),
            Date(name="delivered_on", label=_("Delivered on")),
            Text(name="place", label=_("Where can it be found?")),
        )


class KnowledgeForm(_OfGroup):
    """What a working group learned and shared."""

    kind = groups.KNOWLEDGE

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New shared knowledge"), _("Change shared knowledge")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (
            *self.of_group(),
            Text(name="title", label=_("Title"), required=True),
            LongText(name="text", label=_("What was learned?"), rows=4),
            Date(name="shared_on", label=_("Shared on")),
            Text(name="audience", label=_("With whom?")),
        )


FORMS = (ProgrammeForm, AimForm, GroupForm, MemberForm, ProductForm, KnowledgeForm)
