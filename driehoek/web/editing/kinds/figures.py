# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of a figure at a goal, of what one makes of it, and of which set of crimes a partnership uses."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.figures.indicators import Indicator, indicators
from driehoek.monitoring.kinds import FIGURE, INTERPRETATION, SET_CHOICE
from driehoek.monitoring.rules import Measure, Operator
from driehoek.organisations.editing import RecordValues
from driehoek.planning.queries import whereabouts
from driehoek.web.editing.declared import DeclaredForm
from driehoek.web.editing.fields import Choice, Date, Field, LongText, Measured, Number, Option, Tick
from driehoek.web.editing.forms import coded
from driehoek.web.editing.kinds.plans import InPlan
from driehoek.web.words import word


def indicator_options(found: Iterable[Indicator]) -> tuple[Option, ...]:
    """Return indicators as options, by what they are about."""
    language = get_language() or "nl"
    options = [Option(one.key, one.title.in_language(language), word(one.subject, "figure_subject")) for one in found]
    return tuple(sorted(options, key=lambda option: (option.group, option.label)))


class _AtNode(InPlan):
    """A record that stands at a theme or goal, on the workbench of its plan."""

    local = True

    def belongs_to(self, record: RecordValues | None) -> UUID | None:
        """Return the uid of the theme or goal."""
        node = record.values["node"] if record else self.under
        return node if isinstance(node, UUID) else None

    def where(self) -> tuple[Field, ...]:
        """Return the field that asks for the theme or goal of a new record."""
        return (self.nodes("node", _("Theme or goal")),) if self.new else ()


class GoalFigureForm(_AtNode):
    """A figure by which a goal is followed, or why none fits."""

    kind = FIGURE

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New figure at a goal"), _("Change figure at a goal")

    def defaults(self) -> Mapping[str, object]:
        """Return what stands beforehand: most targets are plain values."""
        return {"measure": Measure.ABSOLUTE.value, **({"node": self.under} if self.at_node() else {})}

    def at_node(self) -> bool:
        """Tell whether the new record is made at a theme or goal, and not at a whole plan."""
        found = whereabouts(self.place.actor, self.place.head.pk, self.under) if self.under else None
        return bool(found and found.node_code)

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        figures = (Option("", _("No fitting figure")), *indicator_options(indicators().values()))
        operators = coded("goal_operator", list(Operator), empty=_("No target set"))
        return (
            *self.where(),
            Choice(name="indicator", label=_("Which figure?"), options=figures,
                   hint=_("What each figure tells and does not tell is on its passport.")),
            LongText(name="reason", label=_("Why does no figure fit? (only then)"), rows=2),
            Measured(name="baseline", label=_("Where did you begin?"), hint=_("Such as 117 or 28,4.")),
            Number(name="baseline_year", label=_("In which year was that?")),
            Choice(name="operator", label=_("What do you want to reach?"), options=operators),
            Measured(name="target", label=_("Which value, or how many percent?")),
            Number(name="until", label=_("In which year at the latest?")),
            Choice(name="measure", label=_("Is the target a value or a percentage?"), folded=True,
                   options=coded("goal_measure", list(Measure))),
            Tick(name="per_year", label=_("The target holds for every year until then"), folded=True),
            LongText(name="note", label=_("Note"), rows=3, folded=True),
        )  # fmt: skip


class InterpretationForm(_AtNode):
    """What one makes of a figure in a period."""

    kind = INTERPRETATION

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New explanation of a figure"), _("Change explanation of a figure")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        figures = (Option("", _("Make a choice")), *indicator_options(indicators().values()))
        what = Choice(name="indicator", label=_("Which figure?"), options=figures, required=True)
        return (
            *self.where(),
            *((what,) if self.new else ()),
            Date(name="period_start", label=_("From"), required=True, hint=_("Such as: 2025.")),
            Date(name="period_end", label=_("Until"), required=True),
            LongText(name="text", label=_("What do you make of it?"), rows=5, required=True,
                     hint=_("What may have been the cause, and how sure is that? Name no persons.")),
        )  # fmt: skip


class SetChoiceForm(DeclaredForm):
    """Which definition of a set of crimes the partnership uses."""

    kind = SET_CHOICE
    menu = "partnership"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New choice of a set"), _("Change choice of a set")

    def home(self, record: RecordValues | None) -> tuple[str, str]:  # noqa: ARG002 - each stands on that one page
        """Return the workbench of the partnership."""
        return self.place.paths.partnership_parts, _("Edit the partnership")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        sets = (one for one in indicators().values() if one.is_set)
        options = (Option("", _("Make a choice")), *indicator_options(sets))
        hint = _("There is no national list. Under every figure stands which one you use.")
        return (Choice(name="indicator", label=_("Which set?"), options=options, required=True, hint=hint),)


FORMS = (GoalFigureForm, InterpretationForm, SetChoiceForm)
