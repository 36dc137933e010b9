# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What partners tell each other between meetings, and the help that municipalities ask of and offer each other."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import PreciseDateField, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import Function, Municipality, OwnedRecord
from driehoek.planning.models import Node
from driehoek.steering.rules import DevelopmentKind, DevelopmentState, HelpKind, HelpState


class Development(OwnedRecord):
    """Something that a partner tells the others between meetings: a development, a bottleneck or a need.

    Never about a person or a case. It may become a proposal, and so a point of an agenda.

    Attributes:
        code: unique in the partnership; it tells nothing of the title.
        node: the theme that it touches; empty when none.
        told_by: the function of whoever told it.
        outcome: what was done with it, once it is closed.
    """

    NOUN = ("ontwikkeling of knelpunt", "ontwikkelingen en knelpunten")
    EDITED_WITH = Permission.SHARE.value
    ENCLOSED_BY = ("node",)
    SEARCHED = Searched(
        kind=Kind.DEVELOPMENT, title="title", code="code", text=("text", "outcome"), day=("told_on",), sort="kind"
    )

    code = models.SlugField(max_length=100)
    kind = models.CharField(
        max_length=15, choices=[(k.value, k.value) for k in DevelopmentKind], default=DevelopmentKind.DEVELOPMENT.value
    )
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True, default="")
    node = models.ForeignKey(Node, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    told_by = models.ForeignKey(Function, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=15, choices=[(s.value, s.value) for s in DevelopmentState], default=DevelopmentState.OPEN.value
    )
    outcome = models.TextField(blank=True, default="")
    closed_on = models.DateField(null=True, blank=True)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="steering_development_code"),
        ]
        indexes = [models.Index(fields=["partnership", "state", "told_on"], name="steering_development_list")]


class Help(OwnedRecord):
    """Help that one municipality asks or offers: an official's time or knowledge. Agreed on by the other side.

    Attributes:
        code: unique in the partnership; it tells nothing of the title.
        municipality: that which asks or offers.
        amount: how much, in words, such as "een dag per week".
        starts_on, ends_on: from when to when; both may be empty.
        told_by: the function of whoever asked or offered.
        other_side, agreed_by, agreed_on, agreement: with whom, by whom, when and what was agreed.
        result: what came of it, once it is done.
    """

    NOUN = ("hulpvraag of hulpaanbod", "hulpvragen en hulpaanbod")
    EDITED_WITH = Permission.SHARE.value
    SEARCHED = Searched(
        kind=Kind.HELP,
        title="title",
        code="code",
        text=("text", "amount", "agreement", "result"),
        day=("told_on",),
        sort="kind",
    )

    code = models.SlugField(max_length=100)
    kind = models.CharField(max_length=15, choices=[(k.value, k.value) for k in HelpKind], default=HelpKind.ASKED.value)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True, default="")
    amount = models.CharField(max_length=200, blank=True, default="")
    starts_on = PreciseDateField(null=True, blank=True)
    ends_on = PreciseDateField(null=True, blank=True)
    told_by = models.ForeignKey(Function, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=15, choices=[(s.value, s.value) for s in HelpState], default=HelpState.OPEN.value
    )
    other_side = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(Function, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    agreement = models.TextField(blank=True, default="")
    result = models.TextField(blank=True, default="")
    done_on = models.DateField(null=True, blank=True)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="steering_help_code"),
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "ingetrokken"]) | models.Q(other_side__isnull=False),
                name="steering_help_agreed_with",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "state", "told_on"], name="steering_help_list")]
