# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bodies that agree, decide or advise, who sits in them, and who carries which theme."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import PreciseDateField, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import Function, OwnedRecord
from driehoek.planning.models import Node, WorkingGroup
from driehoek.steering.rules import BodyKind, Seat

EDIT = f"{Permission.RECORD_DECISION.value} {Permission.PLAN_MEETINGS.value}"


class Body(OwnedRecord):
    """A body that agrees, decides or advises.

    Attributes:
        municipality: of a council, college or mayor; ``None`` for a joint body.
        kind: ``niet_genoemd`` when the source does not say who decided; that stays visible.
        working_group: the group of which it is the meeting, for a body of kind ``werkgroep``.
        meetings_per_year: about how often it meets; empty when unknown.
        rhythm: the same in words, such as "de tweede donderdag, om de maand".
    """

    NOUN = ("orgaan", "organen")
    EDITED_WITH = EDIT
    SEARCHED = Searched(kind=Kind.DECISION, title="name", code="code", text=("rhythm",), sort="kind")

    code = models.SlugField(max_length=80)
    kind = models.CharField(max_length=30, choices=[(k.value, k.value) for k in BodyKind])
    name = models.CharField(max_length=200)
    working_group = models.ForeignKey(WorkingGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    meetings_per_year = models.PositiveSmallIntegerField(null=True, blank=True)
    rhythm = models.CharField(max_length=200, blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="steering_body_code"),
        ]


class BodyMember(OwnedRecord):
    """A function that sits in a body, from a date and possibly to a date; functions, not names, sit.

    Attributes:
        seat: as chair, secretary, member or adviser.
        replacement: the function that comes when this one cannot.
    """

    NOUN = ("lid van een orgaan", "leden van organen")
    EDITED_WITH = EDIT
    ENCLOSED_BY = ("body",)
    SEARCHED = "it has no text"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=15, choices=[(s.value, s.value) for s in Seat], default=Seat.MEMBER.value)
    replacement = models.ForeignKey(Function, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    starts_on = PreciseDateField(null=True, blank=True)
    ends_on = PreciseDateField(null=True, blank=True)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present(
                "body", "function", name="steering_bodymember_once", where=models.Q(ends_on__isnull=True)
            ),
        ]


class Portfolio(OwnedRecord):
    """A theme that an administrator carries for the others (bestuurlijk portefeuillehouder per thema)."""

    NOUN = ("portefeuille", "portefeuilles")
    EDITED_WITH = EDIT
    ENCLOSED_BY = ("node",)
    SEARCHED = "it has no text"

    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("node", "function", name="steering_portfolio_once"),
        ]
