# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a working group and the coordinator do while they check: ask back, and say what an action needs."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.evaluation.models.round import Round
from driehoek.evaluation.rules import WISHES
from driehoek.kernel.fields import PreciseDateField, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import OwnedRecord
from driehoek.planning.models import Action
from driehoek.steering.models import Proposal
from driehoek.steering.rules import Deployment


class Question(OwnedRecord):
    """A question back to a lead about one action, by whoever judges; the next report on that action is the answer.

    Attributes:
        asked_by: in which function.
        told: number of the last report on the action when it was asked; a later one in words is the answer.
    """

    NOUN = ("vraag terug", "vragen terug")
    EDITED_WITH = f"{Permission.JUDGE_THEME.value} {Permission.RUN_ROUND.value}"
    ENCLOSED_BY = ("round", "action")
    SEARCHED = "it is of the moment, and what came of it is in a report"

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    asked_by = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    told = models.PositiveSmallIntegerField(default=0)


class Adjustment(OwnedRecord):
    """What a round asks for one action that needs adjusting; it becomes a proposal.

    Attributes:
        kind: what is asked: continue, adjust, stop, defer, carry over, more deployment.
        reason, asked: why, and what whoever decides is asked to say.
        new_end: the later end, where it is deferred.
        gives_way, deployment: what shrinks because of it ("wat wijkt?"), and planned or ad hoc.
        lifted: the action only asks attention, and somebody lifted it to the triangle.
        proposal: what it became; empty until then.
    """

    NOUN = ("bijsturing", "bijsturingen")
    EDITED_WITH = f"{Permission.JUDGE_THEME.value} {Permission.RUN_ROUND.value}"
    ENCLOSED_BY = ("round", "action")
    SEARCHED = Searched(kind=Kind.EVALUATION, text=("reason", "asked", "gives_way"))

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in WISHES])
    reason = models.TextField(blank=True, default="")
    asked = models.TextField(blank=True, default="")
    new_end = PreciseDateField(null=True, blank=True)
    gives_way = models.TextField(blank=True, default="")
    deployment = models.CharField(
        max_length=10, choices=[(d.value, d.value) for d in Deployment], blank=True, default=""
    )
    lifted = models.BooleanField(default=False)
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("round", "action", name="evaluation_adjustment_once"),
        ]
