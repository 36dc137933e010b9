# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Groups that carry a priority: who takes part, what they make, what they share."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import PreciseDateField, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import Function, Organisation, OwnedRecord
from driehoek.planning.models.node import Node
from driehoek.planning.models.plan import Plan


class WorkingGroup(OwnedRecord):
    """A group that carries a priority.

    Attributes:
        outside: whether it works outside the partnership (a regional working group).
    """

    NOUN = ("werkgroep", "werkgroepen")
    EDITED_WITH = Permission.EDIT_PLAN.value
    ENCLOSED_BY = ("plan", "node")
    SEARCHED = Searched(kind=Kind.GROUP, title="name", code="code", text=("assignment",))

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    node = models.ForeignKey(Node, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    assignment = models.TextField(blank=True, default="")
    outside = models.BooleanField(default=False)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="planning_workinggroup_code"),
        ]


class GroupMember(OwnedRecord):
    """An organisation that takes part in a working group, through one of its functions or not said through which.

    Attributes:
        chair: whether it chairs the group.
    """

    NOUN = ("lid van een werkgroep", "leden van werkgroepen")
    EDITED_WITH = Permission.EDIT_PLAN.value
    ENCLOSED_BY = ("working_group",)
    SEARCHED = "it has no text"

    working_group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    function = models.ForeignKey(Function, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    chair = models.BooleanField(default=False)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("working_group", "organisation", "function", name="planning_groupmember_function"),
            unique_while_present(
                "working_group", "organisation", name="planning_groupmember_organisation",
                where=models.Q(function__isnull=True),
            ),
        ]  # fmt: skip


class GroupProduct(OwnedRecord):
    """Something that a working group makes: a protocol, a training, a campaign.

    Attributes:
        due, delivered_on: when it is to be ready, and when it was.
        place: where it can be found.
    """

    NOUN = ("product van een werkgroep", "producten van werkgroepen")
    EDITED_WITH = Permission.EDIT_PLAN.value
    ENCLOSED_BY = ("working_group",)
    SEARCHED = Searched(kind=Kind.GROUP, title="title", text=("text", "place"), day=("delivered_on", "due"))

    working_group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True, default="")
    due = PreciseDateField(null=True, blank=True)
    delivered_on = PreciseDateField(null=True, blank=True)
    place = models.CharField(max_length=400, blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("working_group", "title", name="planning_groupproduct_title"),
        ]


class SharedKnowledge(OwnedRecord):
    """Knowledge that a working group shared: what was learned, with whom, when.

    Attributes:
        audience: with whom, in words.
    """

    NOUN = ("gedeelde kennis", "stukken gedeelde kennis")
    EDITED_WITH = Permission.EDIT_PLAN.value
    ENCLOSED_BY = ("working_group",)
    SEARCHED = Searched(kind=Kind.GROUP, title="title", text=("text", "audience"), day=("shared_on",))

    working_group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True, default="")
    shared_on = PreciseDateField(null=True, blank=True)
    audience = models.CharField(max_length=200, blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("working_group", "title", name="planning_sharedknowledge_title"),
        ]
