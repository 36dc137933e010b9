# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounds: who is asked how which actions go, and what they answered."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.evaluation.rules import Answer, RoundKind, RoundState
from driehoek.kernel.fields import PreciseDateField, period_in_order, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import Function, Organisation, OwnedRecord, Person
from driehoek.planning.models import Action, Programme


class Round(OwnedRecord):
    """One evaluation round: asking, checking, locking, deciding.

    Attributes:
        code: unique in the partnership, such as ``eindejaar-2026``.
        period_start, period_end: what is looked at; it need not equal the period of a programme.
        opens_on, leads_by, groups_by, coordinator_by, triangle_on: the deadlines of the steps.
        instructions: what everybody who is asked reads.
        previous: the round from which it was started.
    """

    NOUN = ("ronde", "rondes")
    EDITED_WITH = Permission.RUN_ROUND.value
    SEARCHED = Searched(kind=Kind.EVALUATION, title="title", code="code", text=("instructions",), day=("period_end",))

    code = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in RoundKind])
    period_start = PreciseDateField()
    period_end = PreciseDateField()
    opens_on = models.DateField()
    leads_by = models.DateField()
    groups_by = models.DateField()
    coordinator_by = models.DateField()
    triangle_on = models.DateField()
    instructions = models.TextField(blank=True, default="")
    state = models.CharField(
        max_length=15, choices=[(s.value, s.value) for s in RoundState], default=RoundState.PLANNED.value
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="evaluation_round_code"),
            period_in_order("evaluation_round_period"),
            models.CheckConstraint(
                condition=models.Q(leads_by__gte=models.F("opens_on"))
                & models.Q(groups_by__gte=models.F("leads_by"))
                & models.Q(coordinator_by__gte=models.F("groups_by"))
                & models.Q(triangle_on__gte=models.F("coordinator_by")),
                name="evaluation_round_in_order",
            ),
        ]


class RoundProgramme(OwnedRecord):
    """A programme that a round looks at."""

    NOUN = ("programma van een ronde", "programma's van rondes")
    EDITED_WITH = Permission.RUN_ROUND.value
    ENCLOSED_BY = ("round",)
    SEARCHED = "it has no text"

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("round", "programme", name="evaluation_roundprogramme_once"),
        ]


class Request(OwnedRecord):
    """What one person is asked in a round: all the actions that this person leads, in one mail with one link.

    Attributes:
        person: whose link it is.
        function: as what that person is asked; others read the function, not the name.
        generation: rises when the link is passed on or made anew, which ends the former link.
        ended_at: when the person said to be done; the link no longer opens then.
        reminded_at: when the one reminder went out.
    """

    NOUN = ("uitvraag", "uitvragen")
    EDITED_WITH = Permission.RUN_ROUND.value
    ENCLOSED_BY = ("round",)
    SEARCHED = "it has no text"

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="+")
    generation = models.PositiveSmallIntegerField(default=1)
    ended_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("round", "person", name="evaluation_request_once"),
        ]


class Ask(OwnedRecord):
    """One action in a round: who is asked, and the answer.

    Attributes:
        request: empty when nobody can be asked: no lead yet, or nobody with an address holds the function.
        organisation: that leads it, for who still has to answer.
        answer: empty as long as there is none.
        answered_by: in which function, or on behalf of whom, somebody answered.
    """

    NOUN = ("vraag over een actie", "vragen over acties")
    EDITED_WITH = f"{Permission.RUN_ROUND.value} {Permission.REPORT_PROGRESS.value}"
    ENCLOSED_BY = ("round", "action")
    SEARCHED = "it has no text"

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(Request, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=20, choices=[(a.value, a.value) for a in Answer], blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=300, blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("round", "action", name="evaluation_ask_once"),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at__isnull=True)
                | (~models.Q(answer="") & models.Q(answered_at__isnull=False)),
                name="evaluation_ask_answered",
            ),
        ]
        indexes = [models.Index(fields=["request"], name="evaluation_ask_request")]
