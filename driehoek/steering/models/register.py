# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of agreements and decisions, what came of them, and how the councils were told."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import PreciseDateField, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import Function, Organisation, OwnedRecord
from driehoek.planning.models import Node
from driehoek.steering.models.body import Body
from driehoek.steering.models.meeting import AgendaItem, Meeting
from driehoek.steering.rules import Authority, Concern, DecisionKind, Deployment, Follow


class Decision(OwnedRecord):
    """An agreement or decision of a body on a date, with a meeting where there was one.

    Attributes:
        code: unique in the partnership, such as ``2025-01-30-uvp``.
        subject: in a few words, as a register shows it.
        concerns_kind, concerns_uid: what it is about, as values.
        authority: which of the two authorities over the police it rests on, where it is about deployment.
        meeting, item: where it was recorded; empty for what came from elsewhere (``meeting_label`` then says where).
        reason: why.
        owner_organisation, owner: who does it; both may be empty.
        due_on: by when; ``follow`` says how it stands, empty for what asks no following up.
        review_on: when it is looked at again.
        superseded_by: the later one that takes its place.
        deployment, gives_way: for deployment: planned or ad hoc, and what shrinks because of it ("wat wijkt?").
        due_day: last day of ``due_on``, so that the database can sort and filter on it.
        note: what is uncertain about it, such as a body that the source does not name.
    """

    NOUN = ("afspraak of besluit", "afspraken en besluiten")
    EDITED_WITH = Permission.RECORD_DECISION.value
    ENCLOSED_BY = ("body",)
    SEARCHED = Searched(
        kind=Kind.DECISION,
        title="subject",
        code="code",
        text=("text", "reason", "gives_way", "meeting_label", "note"),
        day=("decided_on",),
        sort="kind",
    )

    code = models.SlugField(max_length=100)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    decided_on = PreciseDateField()
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in DecisionKind])
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True, default="")
    authority = models.CharField(max_length=20, choices=[(a.value, a.value) for a in Authority], blank=True, default="")
    meeting_label = models.CharField(max_length=200, blank=True, default="")
    concerns_kind = models.CharField(
        max_length=20, choices=[(c.value, c.value) for c in Concern], blank=True, default=""
    )
    concerns_uid = models.UUIDField(null=True, blank=True)
    note = models.TextField(blank=True, default="")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, default="")
    owner_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    owner = models.ForeignKey(Function, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = PreciseDateField(null=True, blank=True)
    due_day = models.DateField(null=True, blank=True)
    follow = models.CharField(max_length=15, choices=[(f.value, f.value) for f in Follow], blank=True, default="")
    review_on = models.DateField(null=True, blank=True)
    superseded_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    deployment = models.CharField(
        max_length=10, choices=[(d.value, d.value) for d in Deployment], blank=True, default=""
    )
    gives_way = models.TextField(blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="steering_decision_code"),
            models.CheckConstraint(
                condition=models.Q(concerns_kind="", concerns_uid__isnull=True)
                | (~models.Q(concerns_kind="") & models.Q(concerns_uid__isnull=False)),
                name="steering_decision_concerns_paired",
            ),
            models.CheckConstraint(
                condition=models.Q(due_on__isnull=True, due_day__isnull=True)
                | models.Q(due_on__isnull=False, due_day__isnull=False),
                name="steering_decision_due_day",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "concerns_uid"], name="steering_decision_concerns"),
            models.Index(fields=["partnership", "decided_on"], name="steering_decision_register"),
            models.Index(fields=["partnership", "follow", "due_day"], name="steering_decision_open"),
            models.Index(fields=["item"], name="steering_decision_item"),
        ]


class FollowUp(OwnedRecord):
    """What came of an agreement, told on a day; only added.

    Attributes:
        state: how it stands since then.
        told_by: in which function somebody told it.
    """

    NOUN = ("opvolging", "opvolgingen")
    EDITED_WITH = f"{Permission.RECORD_DECISION.value} {Permission.FOLLOW_UP.value}"
    ENCLOSED_BY = ("decision",)
    APPEND_ONLY = True
    SEARCHED = Searched(kind=Kind.DECISION, text=("text",), through=("decision",))

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField()
    state = models.CharField(max_length=15, choices=[(f.value, f.value) for f in Follow])
    text = models.TextField(blank=True, default="")
    told_by = models.CharField(max_length=200, blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = OwnedRecord.Meta.constraints
        indexes = [models.Index(fields=["decision", "told_on"], name="steering_followup_order")]


class DecisionGoal(OwnedRecord):
    """A goal that an agreement or decision serves: the first thread of Politiewet 2012, article 38b."""

    NOUN = ("doel van een afspraak", "doelen van afspraken")
    EDITED_WITH = Permission.RECORD_DECISION.value
    ENCLOSED_BY = ("decision", "node")
    SEARCHED = "it has no text"

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("decision", "node", name="steering_decisiongoal_once"),
        ]


class Account(OwnedRecord):
    """What a council was told of an agreement: the last thread of Politiewet 2012, article 38b.

    Attributes:
        body: the council.
        how: the note, answer or talk, in words.
    """

    NOUN = ("verantwoording aan een raad", "verantwoordingen aan raden")
    EDITED_WITH = Permission.RECORD_DECISION.value
    ENCLOSED_BY = ("decision",)
    SEARCHED = Searched(kind=Kind.DECISION, title="how", day=("told_on",), through=("decision",))

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    told_on = PreciseDateField()
    how = models.CharField(max_length=300)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("decision", "body", "told_on", name="steering_account_once"),
        ]
