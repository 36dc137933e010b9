# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of recommendations of audit offices, council motions and promises."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from driehoek.organisations.editing import RecordValues
from driehoek.organisations.kinds import FUNCTION
from driehoek.organisations.picking import picks
from driehoek.planning.kinds.nodes import NODE
from driehoek.steering.kinds import RECOMMENDATION
from driehoek.steering.rules import Answer, RecommendationKind
from driehoek.web.editing.declared import DeclaredForm, reference
from driehoek.web.editing.fields import Choice, Date, Field, LongText, Text
from driehoek.web.editing.forms import coded


class RecommendationForm(DeclaredForm):
    """A recommendation, motion or promise."""

    kind = RECOMMENDATION
    local = True
    menu = "meetings"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New recommendation, motion or promise"), _("Change recommendation, motion or promise")

    def defaults(self) -> Mapping[str, object]:
        """Return what is usual; what an audit office or council asks is public by nature."""
        return {"answer": Answer.NOT_YET.value, "circle": "openbaar"}

    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return the page of it."""
        if record is None:
            return self.place.paths.recommendations(), _("Recommendations")
        return self.place.paths.recommendation(str(record.values["code"])), record.title

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        who, key = self.place.actor, self.place.head.pk
        themes = picks(who, NODE.model, key, "title", "plan", group="plan__title", level=1)
        owners = picks(who, FUNCTION.model, key, "title", "organisation", group="organisation__name")
        return (
            Choice(name="kind", label=_("What is it?"), required=True,
                   options=coded("recommendation_kind", list(RecommendationKind), empty=_("Make a choice"))),
            Text(name="title", label=_("In a few words"), required=True),
            LongText(name="text", label=_("What was asked, literally"), rows=4),
            Text(name="made_by", label=_("By which audit office, party or administrator?"),
                 hint=_("No names of persons.")),
            Text(name="paper", label=_("In which report, motion or meeting?")),
            Date(name="made_on", label=_("On which day?"), required=True),
            Choice(name="answer", label=_("What was answered?"),
                   options=coded("recommendation_answer", list(Answer)), required=True),
            LongText(name="answer_text", label=_("The answer in words"), rows=3),
            Date(name="answered_on", label=_("Answered on")),
            Date(name="due_on", label=_("Done by"), folded=True),
            reference("owner", _("Who does it?"), owners, empty=_("Not stated"), folded=True),
            reference("node", _("Which theme does it touch?"), themes, empty=_("No theme"), folded=True),
        )  # fmt: skip


FORMS = (RecommendationForm,)
