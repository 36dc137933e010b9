# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of a plan and its texts: what it is for, how one works together, what it says of one municipality."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.organisations.editing import RecordValues
from driehoek.organisations.picking import picks
from driehoek.planning.kinds import nodes, plans
from driehoek.planning.queries import whereabouts
from driehoek.planning.rules import PlanStatus, UpwardKind
from driehoek.web.editing.declared import DeclaredForm, pick_options, reference, text_fields
from driehoek.web.editing.fields import Choice, Date, Field, Levels, LongText, Number, Option, Text
from driehoek.web.editing.forms import coded


class InPlan(DeclaredForm):
    """A record of a plan; it is shown on the workbench of that plan."""

    menu = "plans"

    def belongs_to(self, record: RecordValues | None) -> UUID | None:
        """Return the uid of the plan, or of something in it."""
        return record.parent_uid if record else self.under

    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return the workbench of the plan; 1 query."""
        above = self.belongs_to(record)
        where = whereabouts(self.place.actor, self.place.head.pk, above) if above else None
        if where is None:
            return self.place.paths.plans, _("Plans")
        return self.place.paths.plan_parts(where.plan_code), where.plan_title

    def of_plan(self) -> tuple[Field, ...]:
        """Return the field that asks for the plan of a new record, with the one it is made under chosen beforehand."""
        if not self.new:
            return ()
        found = picks(self.place.actor, plans.PLAN.model, self.place.head.pk, "title")
        return (reference("plan", _("Plan"), found),)

    def nodes(self, name: str, label: str, *, empty: str | None = None, folded: bool = False) -> Choice:
        """Return a field that chooses a theme or goal, by plan."""
        found = picks(self.place.actor, nodes.NODE.model, self.place.head.pk, "title", "plan", group="plan__title")
        return reference(name, label, found, empty=empty, folded=folded)


class PlanForm(InPlan):
    """A plan."""

    kind = plans.PLAN
    local = True

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New plan"), _("Change plan")

    def belongs_to(self, record: RecordValues | None) -> UUID | None:
        """Return the uid of the plan itself."""
        return record.uid if record else None

    def defaults(self) -> Mapping[str, object]:
        """Return what the plans of most partnerships are called."""
        return {
            "type_label": "Integraal Veiligheidsplan",
            "abbreviation": "IVP",
            "status": PlanStatus.DRAFT.value,
            "levels": [{"singular": "thema", "plural": "thema's"}, {"singular": "doel", "plural": "doelen"}],
            "ways_label": "samenwerkingsafspraken",
            "text_kind": "samenvatting",
        }

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        found = picks(self.place.actor, self.kind.model, self.place.head.pk, "title")
        others = [pick for pick in found if pick.uid != self.uid]
        example = _("Such as: Integraal Veiligheidsplan 2027-2030.")
        return (
            Text(name="title", label=_("Title"), required=True, hint=example),
            Date(name="period_start", label=_("First year or day"), required=True),
            Date(name="period_end", label=_("Last year or day"), required=True),
            Choice(name="status", label=_("Status"), options=coded("plan_status", list(PlanStatus)),
                   hint=_("Adopted follows from what a body did: record that as an agreement or decision.")),
            Levels(name="levels", label=_("What are the levels of the plan called?"), required=True,
                   hint=_("From top to bottom, one on each line: singular, plural. Two to five.")),
            LongText(name="role_text", label=_("What is the plan for?")),
            *text_fields(),
            Text(name="type_label", label=_("Full name of this sort of plan"), required=True, folded=True),
            Text(name="abbreviation", label=_("Abbreviation"), required=True, folded=True),
            Text(name="ways_label", label=_("What are the ways of working together called?"), folded=True),
            Choice(name="predecessor", label=_("Follows"), uid=True, folded=True,
                   options=(Option("", _("None")), *pick_options(others))),
        )  # fmt: skip


class PlanTextForm(InPlan):
    """A chapter of running text."""

    kind = plans.TEXT

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New text of a plan"), _("Change text of a plan")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (
            *self.of_plan(),
            Text(name="title", label=_("Title"), required=True),
            LongText(name="text", label=_("Text"), rows=8, required=True),
            *text_fields(),
            Number(name="position", label=_("Place in the order"), folded=True),
        )


class WayForm(InPlan):
    """A way of working together."""

    kind = plans.WAY

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New way of working together"), _("Change way of working together")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (
            *self.of_plan(),
            Number(name="number", label=_("Number"), hint=_("Empty: behind the last.")),
            Text(name="title", label=_("Title"), required=True),
            LongText(name="text", label=_("Text"), rows=6, required=True),
            *text_fields(),
        )


class ChapterForm(InPlan):
    """What a plan says of one municipality."""

    kind = plans.CHAPTER
    local = True

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New chapter of a municipality"), _("Change chapter of a municipality")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (
            *self.of_plan(),
            LongText(name="text", label=_("Text"), rows=8, required=True),
            *text_fields(),
            Number(name="announced", label=_("How many local priorities does the text announce?"), folded=True),
            Text(name="announced_as", label=_("What does the text call them?"), folded=True),
            LongText(name="note", label=_("Note"), rows=3, folded=True),
        )


class FrameForm(InPlan):
    """What a plan or theme is connected with above the partnership."""

    kind = plans.FRAME

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New frame from above"), _("Change frame from above")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        kinds = coded("upward_kind", list(UpwardKind), empty=_("Make a choice"))
        return (
            *self.of_plan(),
            Choice(name="kind", label=_("Kind"), options=kinds, required=True),
            Text(name="title", label=_("Title"), required=True),
            LongText(name="note", label=_("Note"), rows=3),
            self.nodes("node", _("Only for this theme or goal"), empty=_("For the whole plan")),
        )


FORMS = (PlanForm, PlanTextForm, WayForm, ChapterForm, FrameForm)
