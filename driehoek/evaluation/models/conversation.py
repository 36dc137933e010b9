# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The yearly conversation about how the partners work together: one shared record, a point per way of working."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.evaluation.rules import PointState
from driehoek.kernel.fields import PreciseDateField, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import Function, OwnedRecord
from driehoek.planning.models import Plan, WayOfWorking
from driehoek.steering.models import Body, Decision


class Conversation(OwnedRecord):
    """The conversation of one year.

    Attributes:
        code: the year as text, in its address; one conversation a year.
        plan: whose ways of working are talked about.
        body: at whose table; its agreements go to the register. Empty when they stay in the record only.
        held_on: when it was held, or will be.
        present: who took part, as functions.
        ended_at: when the record was closed; empty while people still write in it.
    """

    NOUN = ("gesprek over samenwerken", "gesprekken over samenwerken")
    EDITED_WITH = Permission.RECORD_DECISION.value
    ENCLOSED_BY = ("plan", "body")
    SEARCHED = Searched(kind=Kind.EVALUATION, title="code", code="code", text=("present",))

    code = models.SlugField(max_length=80)
    year = models.PositiveSmallIntegerField()
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True, blank=True)
    present = models.TextField(blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="evaluation_conversation_code"),
        ]

    @property
    def called(self) -> str:
        """The conversation by its year."""
        return f"Het gesprek over samenwerken in {self.year}"


class ConversationPoint(OwnedRecord):
    """What was said about one way of working: it goes well or needs attention, and what was agreed.

    Attributes:
        way: the way of working; number and title are as they were then.
        state: empty as long as nobody said anything.
        said: the record that everybody shares; of the conversation, never of one person.
        agreement, owner, due_on: what was agreed, who does it and by when.
        decision: the agreement in the register, once the record is closed.
    """

    NOUN = ("punt van het gesprek", "punten van het gesprek")
    EDITED_WITH = Permission.RECORD_DECISION.value
    ENCLOSED_BY = ("conversation", "way")
    SEARCHED = Searched(kind=Kind.EVALUATION, title="title", text=("said", "agreement"))

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="+")
    way = models.ForeignKey(WayOfWorking, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=15, choices=[(s.value, s.value) for s in PointState], blank=True, default="")
    said = models.TextField(blank=True, default="")
    agreement = models.TextField(blank=True, default="")
    owner = models.ForeignKey(Function, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = PreciseDateField(null=True, blank=True)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
