# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tree of a plan, and what cuts across it."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import OwnedRecord
from driehoek.planning.models.plan import Passage, Plan, choices
from driehoek.planning.rules import MAX_LEVELS, Ambition, TagKind, UpwardKind


class Node(Passage):
    """One theme, goal or action point in a plan tree.

    Attributes:
        level: 1 at the top; the plan names its levels.
        code: unique in the plan, such as ``ondermijning`` or ``ondermijning-informatiepositie``.
        municipality: ``None`` when joint.
        extends: the joint node that this local node adds to, with goals of its own.
        ambition: only for themes (level 1).
    """

    NOUN = ("thema of doel", "thema's of doelen")
    EDITED_WITH = Permission.EDIT_PLAN.value
    ENCLOSED_BY = ("plan", "parent", "extends")
    SEARCHED = Searched(kind=Kind.THEME, title="title", code="code", text=("text",), sort="level")

    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    extends = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField(default=0)
    code = models.SlugField(max_length=100)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True, default="")
    ambition = models.CharField(max_length=15, choices=choices(Ambition), blank=True, default="")

    class Meta(Passage.Meta):
        constraints = [
            *Passage.Meta.constraints,
            unique_while_present("plan", "code", name="planning_node_code"),
            models.CheckConstraint(condition=models.Q(level__gte=1, level__lte=MAX_LEVELS), name="planning_node_level"),
            models.CheckConstraint(
                condition=models.Q(level=1, parent__isnull=True) | models.Q(level__gt=1, parent__isnull=False),
                name="planning_node_parent",
            ),
            models.CheckConstraint(
                condition=models.Q(extends__isnull=True) | models.Q(municipality__isnull=False),
                name="planning_node_only_local_extends",
            ),
        ]


class LocalChapter(Passage):
    """What a plan says of one municipality as a whole.

    Attributes:
        announced: how many local priorities the text announces; it may differ from how many it names, and that stays
            visible.
        announced_as: what the text calls them, such as "lokale focuspunten".
    """

    NOUN = ("lokaal hoofdstuk", "lokale hoofdstukken")
    EDITED_WITH = Permission.EDIT_PLAN.value
    SEARCHED = Searched(kind=Kind.PLAN, text=("announced_as", "text", "note"))

    text = models.TextField()
    announced = models.PositiveSmallIntegerField(null=True, blank=True)
    announced_as = models.CharField(max_length=80, blank=True, default="")
    note = models.TextField(blank=True, default="")

    class Meta(Passage.Meta):
        constraints = [
            *Passage.Meta.constraints,
            unique_while_present("plan", "municipality", name="planning_localchapter_once"),
            models.CheckConstraint(condition=models.Q(municipality__isnull=False), name="planning_localchapter_local"),
        ]


class NodeAlias(OwnedRecord):
    """Another name under which the same theme appears, and where."""

    NOUN = ("andere naam", "andere namen")
    EDITED_WITH = Permission.EDIT_PLAN.value
    ENCLOSED_BY = ("node",)
    SEARCHED = Searched(kind=Kind.THEME, title="name", text=("used_in",))

    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    used_in = models.CharField(max_length=200, blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("node", "name", name="planning_nodealias_name"),
        ]


class Tag(OwnedRecord):
    """A cross-cutting line, target group, national safety field or way of approach.

    Attributes:
        municipality: filled when the line is one of a single municipality (the rode draden of Veenendaal).
    """

    NOUN = ("label", "labels")
    EDITED_WITH = Permission.EDIT_PLAN.value
    SEARCHED = Searched(kind=Kind.PLAN, title="label", code="code", text=("text",), sort="kind")

    kind = models.CharField(max_length=20, choices=choices(TagKind))
    code = models.SlugField(max_length=80)
    label = models.CharField(max_length=200)
    text = models.TextField(blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="planning_tag_code"),
        ]


class NodeTag(OwnedRecord):
    """A tag on a node."""

    NOUN = ("label op een thema of doel", "labels op thema's en doelen")
    EDITED_WITH = Permission.EDIT_PLAN.value
    ENCLOSED_BY = ("node", "tag")
    SEARCHED = "it has no text"

    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="+")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("node", "tag", name="planning_nodetag_once"),
        ]


class NodeLink(OwnedRecord):
    """Two nodes that touch each other, and why."""

    NOUN = ("raakvlak", "raakvlakken")
    EDITED_WITH = Permission.EDIT_PLAN.value
    ENCLOSED_BY = ("node", "other")
    SEARCHED = Searched(kind=Kind.THEME, text=("reason",))

    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("node", "other", name="planning_nodelink_once"),
            models.CheckConstraint(condition=~models.Q(node=models.F("other")), name="planning_nodelink_two"),
        ]


class UpwardLink(OwnedRecord):
    """A plan, or one node of it, links up to a regional or national plan, a group outside, a model or a law."""

    NOUN = ("kader", "kaders")
    EDITED_WITH = Permission.EDIT_PLAN.value
    ENCLOSED_BY = ("plan", "node")
    SEARCHED = Searched(kind=Kind.PLAN, title="title", text=("note",), sort="kind")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    node = models.ForeignKey(Node, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=choices(UpwardKind))
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("plan", "node", "title", name="planning_upwardlink_of_node"),
            unique_while_present(
                "plan", "title", name="planning_upwardlink_of_plan", where=models.Q(node__isnull=True)
            ),
        ]
