# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bodies and the register of agreements and decisions."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import PreciseDateField, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import OwnedRecord
from driehoek.steering.rules import Authority, BodyKind, Concern, DecisionKind


class Body(OwnedRecord):
    """A body that agrees, decides or advises.

    Attributes:
        municipality: of a council, college or mayor; ``None`` for a joint body.
        kind: ``niet_genoemd`` when the source does not say who decided; that stays visible.
    """

    NOUN = ("orgaan", "organen")
    EDITED_WITH = Permission.RECORD_DECISION.value
    SEARCHED = Searched(kind=Kind.DECISION, title="name", code="code", sort="kind")

    code = models.SlugField(max_length=80)
    kind = models.CharField(max_length=30, choices=[(k.value, k.value) for k in BodyKind])
    name = models.CharField(max_length=200)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="steering_body_code"),
        ]


class Decision(OwnedRecord):
    """An agreement or decision of a body on a date, with a meeting where there was one.

    Attributes:
        code: unique in the partnership, such as ``2025-01-30-uvp``.
        subject: in a few words, as a register shows it.
        concerns_kind, concerns_uid: what it is about, as values.
        authority: which of the two authorities over the police it rests on, where it is about deployment.
        note: what is uncertain about it, such as a body that the source does not name.
    """

    NOUN = ("afspraak of besluit", "afspraken en besluiten")
    EDITED_WITH = Permission.RECORD_DECISION.value
    ENCLOSED_BY = ("body",)
    SEARCHED = Searched(
        kind=Kind.DECISION,
        title="subject",
        code="code",
        text=("text", "meeting_label", "note"),
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

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="steering_decision_code"),
            models.CheckConstraint(
                condition=models.Q(concerns_kind="", concerns_uid__isnull=True)
                | (~models.Q(concerns_kind="") & models.Q(concerns_uid__isnull=False)),
                name="steering_decision_concerns_paired",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "concerns_uid"], name="steering_decision_concerns")]
