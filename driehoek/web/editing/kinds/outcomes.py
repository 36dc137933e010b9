# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of evaluations with a judgement per theme."""

from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.evaluation.kinds import EVALUATION, JUDGEMENT
from driehoek.evaluation.rules import ActionsState, Overall
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


class JudgementForm(InPlan):
    """What was found of one theme."""

    kind = JUDGEMENT
    local = True
    menu = "programmes"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New judgement of a theme"), _("Change judgement of a theme")

    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return the page of the theme, or the actions before there is one."""
        theme = record.values["node"] if record else None
        where = whereabouts(self.place.actor, self.place.head.pk, theme) if isinstance(theme, UUID) else None
        return (
            (self.place.paths.plan(where.plan_code), where.plan_title)
            if where
            else (self.place.paths.home, _("Overview"))
        )

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        found = picks(self.place.actor, EVALUATION.model, self.place.head.pk, "title")
        of_what = (reference("evaluation", _("Evaluation"), found), self.nodes("node", _("Theme")))
        return (
            *(of_what if self.new else ()),
            Choice(name="actions_state", label=_("How do the actions stand?"),
                   options=coded("actions_state", list(ActionsState))),
            LongText(name="done", label=_("What was done?")),
            LongText(name="story", label=_("An example that tells it")),
            Tick(name="asks_attention", label=_("This needs attention")),
            LongText(name="attention_text", label=_("What needs attention? (if you tick this)"), rows=2),
        )  # fmt: skip


FORMS = (EvaluationForm, JudgementForm)
