# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What of a round is frozen, and the agreements by which a round was opened again."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.evaluation.models.round import Round
from driehoek.evaluation.rules import PartKind
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import OwnedRecord
from driehoek.steering.models import Decision


class Part(OwnedRecord):
    """A part of a round as it was frozen; never changed, a new one is made beside it.

    It holds records of any circle, so it is never shown as such: :func:`driehoek.evaluation.queries.parts.content_of`
    gives a reader only what that reader may see.

    Attributes:
        number: which lock of the round it is of, from 1; what came of it has the same number.
        content: canonical JSON, as :func:`driehoek.lib.frozen.canonical` writes it.
        digest: SHA-256 of ``content``, in hexadecimal; papers name it.
        frozen_at, frozen_by: when, and in which function.
    """

    NOUN = ("vastgelegd deel", "vastgelegde delen")
    APPEND_ONLY = True
    ENCLOSED_BY = ("round",)
    SEARCHED = "it repeats what stands elsewhere, for readers of every circle together"
    NOT_IN_HISTORY = frozenset({"content"})

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=15, choices=[(k.value, k.value) for k in PartKind])
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=300)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            models.UniqueConstraint(fields=["round", "kind", "number"], name="evaluation_part_number"),
        ]


class Reopening(OwnedRecord):
    """The agreement by which a locked round was opened again, and why.

    Attributes:
        decision: the agreement in the register.
        number: of the part that no longer holds.
    """

    NOUN = ("heropening", "heropeningen")
    APPEND_ONLY = True
    EDITED_WITH = Permission.RUN_ROUND.value
    ENCLOSED_BY = ("round", "decision")
    SEARCHED = Searched(kind=Kind.EVALUATION, text=("reason",), day=("reopened_at",))

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    reopened_at = models.DateTimeField()
    number = models.PositiveSmallIntegerField()
