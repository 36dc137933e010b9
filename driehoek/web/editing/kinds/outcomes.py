# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of evaluations with a judgement per theme and per goal."""

from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.evaluation.kinds import EVALUATION, GOAL_JUDGEMENT, JUDGEMENT
from driehoek.evaluation.rules import ActionsState, GoalResult, Overall
from driehoek.organisations.editing import RecordValues
from driehoek.organisations.picking import picks
from driehoek.planning.kinds.programmes import PROGRAMME
from driehoek.planning.queries import whereabouts
from driehoek.web.editing.declared import reference
from driehoek.web.editing.fields import Choice, Date, Field, LongText, Text, Tick
from driehoek.web.editing.forms import coded
from driehoek.web.editing.kinds.plans import InPlan


class EvaluationForm(InPlan):
    """A look back on a programme."""

    kind = EVALUATION
    menu = "programmes"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New evaluation"), _("Change evaluation")

    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return the page of the evaluation."""
        above = record.parent_uid if record else self.under
        where = whereabouts(self.place.actor, self.place.head.pk, above) if above else None
        if where is None:
            return self.place.paths.programmes, _("Actions")
        return self.place.paths.evaluation(where.programme_code), where.programme_title

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        found = picks(self.place.actor, PROGRAMME.model, self.place.head.pk, "title")
        overall = coded("overall", list(Overall), empty=_("Make a choice"))
        return (
            *((reference("programme", _("Programme"), found),) if self.new else ()),
            Text(name="title", label=_("Title"), required=True),
            Date(name="period_start", label=_("Looked at from"), required=True,
                 hint=_("The period that was looked at need not be that of the programme.")),
            Date(name="period_end", label=_("Looked at until"), required=True),
            Choice(name="overall", label=_("All together"), options=overall, required=True),
            LongText(name="overall_text", label=_("In a few sentences")),
            LongText(name="contents", label=_("What is in the evaluation?"), rows=3, folded=True),
            LongText(name="remaining", label=_("What remains to be done?"), rows=3, folded=True),
        )  # fmt: skip


class OfNode(InPlan):
    """What was found of a theme or goal."""

    local = True
    menu = "programmes"

    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return the page of the plan, or the first screen before there is one."""
        theme = record.values["node"] if record else None
        where = whereabouts(self.place.actor, self.place.head.pk, theme) if isinstance(theme, UUID) else None
        return (
            (self.place.paths.plan(where.plan_code), where.plan_title)
            if where
            else (self.place.paths.home, _("Overview"))
        )

    def of_what(self, label: str) -> tuple[Field, ...]:
        """Return what a new one is about: the evaluation, and the theme or goal."""
        if not self.new:
            return ()
        found = picks(self.place.actor, EVALUATION.model, self.place.head.pk, "title")
        return (reference("evaluation", _("Evaluation"), found), self.nodes("node", label))


class JudgementForm(OfNode):
    """What was found of one theme."""

    kind = JUDGEMENT

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New judgement of a theme"), _("Change judgement of a theme")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (
            *self.of_what(_("Theme")),
            Choice(name="actions_state", label=_("How do the actions stand?"),
                   options=coded("actions_state", list(ActionsState))),
            LongText(name="done", label=_("What was done?")),
            LongText(name="works", label=_("What works?"), rows=3, folded=True),
            LongText(name="helps", label=_("Who helps?"), rows=3, folded=True),
            LongText(name="ahead", label=_("What comes next?"), rows=3, folded=True),
            LongText(name="story", label=_("An example that tells it")),
            Tick(name="asks_attention", label=_("This needs attention")),
            LongText(name="attention_text", label=_("What needs attention? (if you tick this)"), rows=2),
            LongText(name="recommendation", label=_("What is recommended?"), rows=3, folded=True),
        )  # fmt: skip


class GoalJudgementForm(OfNode):
    """What was found of one goal."""

    kind = GOAL_JUDGEMENT

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New judgement of a goal"), _("Change judgement of a goal")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        results = coded("goal_result", list(GoalResult), empty=_("Make a choice"))
        return (
            *self.of_what(_("Goal")),
            Choice(name="result", label=_("What came of the goal?"), options=results, required=True),
            LongText(name="reason", label=_("Why?"), rows=3,
                     hint=_("Always say it where the goal cannot be assessed.")),
        )  # fmt: skip


FORMS = (EvaluationForm, JudgementForm, GoalJudgementForm)
