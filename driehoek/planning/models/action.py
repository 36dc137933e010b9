# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actions and their appended progress reports."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import PreciseDateField, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import Function, Organisation, OwnedRecord
from driehoek.planning.models.group import WorkingGroup
from driehoek.planning.models.node import Node, Tag
from driehoek.planning.models.plan import choices
from driehoek.planning.models.programme import Programme
from driehoek.planning.rules import ActionKind, ActionStatus, CauseKind, DeviationReason, TrafficLight

LIGHTS = choices(TrafficLight)


class Action(OwnedRecord):
    """A thing to do, in one programme.

    Attributes:
        code: such as ``OND-03``; unique in the programme, and kept when the action is carried over.
        node: the goal or theme that it serves; others through :class:`ActionNode`.
        municipality: ``None`` when joint.
        places: names of municipalities, for a joint action that is for some of them only; empty for all.
        lead_organisation, lead_function: who carries it; both may still be empty.
        original_*, current_*: planning as first agreed and as it stands; a quarter or a year is precise enough.
        due: last day of ``current_end``, so that the database can sort and filter on it.
        status, status_cause_*: the state and the one recorded thing that brought it about.
        attention: "vergt aandacht", lighter than and apart from ``adjustment``: "bijsturing nodig".
        predecessor: the same action in the programme before.
        means_cents: money in euro cents.
    """

    NOUN = ("actie", "acties")
    EDITED_WITH = Permission.EDIT_PROGRAMME.value
    ENCLOSED_BY = ("programme", "node")
    SEARCHED = Searched(
        kind=Kind.ACTION,
        title="title",
        code="code",
        text=(
            "description", "intended_result", "expected_effect", "cluster", "means_text", "means_payer",
            "capacity_claim", "status_note", "attention_text", "adjustment_text",
        ),
        names=("places",),
        day=("current_end", "original_end"),
        through=("programme",),
    )  # fmt: skip

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True, default="")
    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    places = models.JSONField(default=list, blank=True)
    cluster = models.CharField(max_length=200, blank=True, default="")
    kind = models.CharField(max_length=20, choices=choices(ActionKind), default=ActionKind.NEW.value)
    lead_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lead_function = models.ForeignKey(Function, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    working_group = models.ForeignKey(WorkingGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    intended_result = models.TextField(blank=True, default="")
    expected_effect = models.TextField(blank=True, default="")
    original_start = PreciseDateField(null=True, blank=True)
    original_end = PreciseDateField(null=True, blank=True)
    current_start = PreciseDateField(null=True, blank=True)
    current_end = PreciseDateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    means_text = models.CharField(max_length=300, blank=True, default="")
    means_cents = models.BigIntegerField(null=True, blank=True)
    means_payer = models.CharField(max_length=200, blank=True, default="")
    capacity_claim = models.CharField(max_length=300, blank=True, default="")
    status = models.CharField(max_length=20, choices=choices(ActionStatus), default=ActionStatus.NOT_STARTED.value)
    status_note = models.TextField(blank=True, default="")
    status_cause_kind = models.CharField(max_length=20, choices=choices(CauseKind), default=CauseKind.IMPORT.value)
    status_cause_uid = models.UUIDField(null=True, blank=True)
    status_cause_on = models.DateField(null=True, blank=True)
    status_cause_label = models.CharField(max_length=300, blank=True, default="")
    attention = models.BooleanField(default=False)
    attention_text = models.TextField(blank=True, default="")
    adjustment = models.BooleanField(default=False)
    adjustment_text = models.TextField(blank=True, default="")
    light_content = models.CharField(max_length=10, choices=LIGHTS, blank=True, default="")
    light_planning = models.CharField(max_length=10, choices=LIGHTS, blank=True, default="")
    light_finance = models.CharField(max_length=10, choices=LIGHTS, blank=True, default="")
    light_risk = models.CharField(max_length=10, choices=LIGHTS, blank=True, default="")
    deviation_reason = models.CharField(max_length=30, choices=choices(DeviationReason), blank=True, default="")
    predecessor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("programme", "code", name="planning_action_code"),
            models.CheckConstraint(
                condition=models.Q(means_cents__isnull=True) | models.Q(means_cents__gte=0),
                name="planning_action_means",
            ),
            models.CheckConstraint(
                condition=models.Q(current_end__isnull=True, due__isnull=True)
                | models.Q(current_end__isnull=False, due__isnull=False),
                name="planning_action_due_with_end",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "programme"], name="planning_action_list")]


class ActionNode(OwnedRecord):
    """Another goal that an action serves besides its main one."""

    NOUN = ("ander doel van een actie", "andere doelen van acties")
    EDITED_WITH = Permission.EDIT_PROGRAMME.value
    ENCLOSED_BY = ("action", "node")
    SEARCHED = "it has no text"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("action", "node", name="planning_actionnode_once"),
        ]


class ActionPartner(OwnedRecord):
    """An organisation that takes part in an action."""

    NOUN = ("partner van een actie", "partners van acties")
    EDITED_WITH = Permission.EDIT_PROGRAMME.value
    ENCLOSED_BY = ("action",)
    SEARCHED = "it has no text"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("action", "organisation", name="planning_actionpartner_once"),
        ]


class ActionTag(OwnedRecord):
    """A tag on an action."""

    NOUN = ("label op een actie", "labels op acties")
    EDITED_WITH = Permission.EDIT_PROGRAMME.value
    ENCLOSED_BY = ("action", "tag")
    SEARCHED = "it has no text"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="+")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("action", "tag", name="planning_actiontag_once"),
        ]


class ProgressReport(OwnedRecord):
    """How an action stood on a day, as told by its lead; appended, never overwritten.

    Attributes:
        number: rises within the action; the highest is the latest.
        reporter: function or organisation in words.
        on_behalf_of: filled when an adviser answered for the lead, such as "politie, telefonisch".
        new_end: the planning after this report, when it changes.
    """

    NOUN = ("voortgangsbericht", "voortgangsberichten")
    EDITED_WITH = Permission.REPORT_PROGRESS.value
    APPEND_ONLY = True
    ENCLOSED_BY = ("action",)
    SEARCHED = Searched(
        kind=Kind.REPORT,
        text=(
            "done", "result", "next_step", "help_asked", "attention_text", "adjustment_text",
            "reporter", "on_behalf_of",
        ),
        day=("reported_on",),
    )  # fmt: skip

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    reported_on = models.DateField()
    status = models.CharField(max_length=20, choices=choices(ActionStatus))
    percentage = models.PositiveSmallIntegerField(null=True, blank=True)
    done = models.TextField(blank=True, default="")
    result = models.TextField(blank=True, default="")
    next_step = models.TextField(blank=True, default="")
    help_asked = models.TextField(blank=True, default="")
    new_end = PreciseDateField(null=True, blank=True)
    deviation_reason = models.CharField(max_length=30, choices=choices(DeviationReason), blank=True, default="")
    attention = models.BooleanField(default=False)
    attention_text = models.TextField(blank=True, default="")
    adjustment = models.BooleanField(default=False)
    adjustment_text = models.TextField(blank=True, default="")
    reporter = models.CharField(max_length=200)
    on_behalf_of = models.CharField(max_length=200, blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            models.UniqueConstraint(fields=["action", "number"], name="planning_progressreport_number"),
            models.CheckConstraint(
                condition=models.Q(percentage__isnull=True) | models.Q(percentage__lte=100),
                name="planning_progressreport_percentage",
            ),
        ]

    @property
    def called(self) -> str:
        """The report by its number and action."""
        return f"Voortgangsbericht {self.number} over actie {self.action.code}"
