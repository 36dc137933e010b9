# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an audit office or council asked, what was answered, and what came of it."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import PreciseDateField, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import Function, OwnedRecord
from driehoek.planning.models import Node
from driehoek.steering.rules import Answer, RecommendationKind, RecommendationState

KEEP = Permission.KEEP_RECOMMENDATIONS.value


class Recommendation(OwnedRecord):
    """A recommendation of an audit office, a council motion or a promise to the council, of one municipality.

    The college sends the council a list of the recommendations and their follow-up each year (Gemeentewet 185a).

    Attributes:
        code: unique in the partnership.
        made_by: the audit office, party or administrator; never the name of a person.
        paper: the report, or number of the motion.
        answer, answer_text: what the college, mayor or council said to it, in a word and in their words.
        node: the theme that it touches.
        owner: who does it.
        state: how it stands, as told last; ``state_on`` the day of that.
    """

    NOUN = ("aanbeveling, motie of toezegging", "aanbevelingen, moties en toezeggingen")
    EDITED_WITH = KEEP
    SEARCHED = Searched(
        kind=Kind.DECISION,
        title="title",
        code="code",
        text=("text", "answer_text", "made_by", "paper"),
        day=("made_on",),
        sort="kind",
    )

    code = models.SlugField(max_length=100)
    kind = models.CharField(max_length=15, choices=[(k.value, k.value) for k in RecommendationKind])
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True, default="")
    made_by = models.CharField(max_length=200, blank=True, default="")
    paper = models.CharField(max_length=300, blank=True, default="")
    made_on = PreciseDateField()
    answer = models.CharField(max_length=15, choices=[(a.value, a.value) for a in Answer], default=Answer.NOT_YET.value)
    answer_text = models.TextField(blank=True, default="")
    answered_on = PreciseDateField(null=True, blank=True)
    node = models.ForeignKey(Node, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Function, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = PreciseDateField(null=True, blank=True)
    state = models.CharField(
        max_length=15,
        choices=[(s.value, s.value) for s in RecommendationState],
        default=RecommendationState.OPEN.value,
    )
    state_on = models.DateField(null=True, blank=True)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="steering_recommendation_code"),
        ]
        indexes = [models.Index(fields=["partnership", "municipality"], name="steering_recommendation_whose")]


class RecommendationStep(OwnedRecord):
    """What came of a recommendation, told on a day; only added.

    Attributes:
        state: how it stands since then.
        told_by: in which function somebody told it.
    """

    NOUN = ("opvolging van een aanbeveling", "opvolgingen van aanbevelingen")
    EDITED_WITH = KEEP
    ENCLOSED_BY = ("recommendation",)
    APPEND_ONLY = True
    SEARCHED = Searched(kind=Kind.DECISION, text=("text",), through=("recommendation",))

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField()
    state = models.CharField(max_length=15, choices=[(s.value, s.value) for s in RecommendationState])
    text = models.TextField(blank=True, default="")
    told_by = models.CharField(max_length=200, blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = OwnedRecord.Meta.constraints
        indexes = [models.Index(fields=["recommendation", "told_on"], name="steering_recstep_order")]
