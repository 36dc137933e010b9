# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The tree of a plan: themes and goals, their other names, labels and where they touch each other."""

from collections.abc import Mapping
from typing import Any

from driehoek.access.permissions import Permission
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import narrower
from driehoek.kernel.enclosure import SPREAD
from driehoek.organisations.editing import Editable, Many
from driehoek.planning.kinds.checking import at_the_end, freeze
from driehoek.planning.models import Node, NodeAlias, NodeLink, NodeTag, Plan, Tag, UpwardLink

EDIT = Permission.EDIT_PLAN


def _node(row: Any) -> None:
    """A node is one level below its parent, of its parent's plan and municipality, behind its siblings."""
    if row.pk is None and row.parent is not None:
        row.plan = row.parent.plan
        row.level = row.parent.level + 1
        row.municipality_id = row.parent.municipality_id or row.municipality_id
    elif row.pk is None:
        row.level = 1
    if row.plan_id is not None and row.plan.municipality_id is not None:
        row.municipality_id = row.plan.municipality_id
    if row.level > 1:
        row.ambition = ""
    at_the_end(row, Node.objects.filter(plan=row.plan_id, parent=row.parent_id))


def _node_wrong(row: Node) -> Mapping[str, str]:
    wrong: dict[str, str] = {}
    if row.level > len(row.plan.levels):
        wrong["parent"] = f"Dit plan heeft {len(row.plan.levels)} niveaus. Hieronder past niets meer."
    joint = row.extends
    if joint is not None:
        if row.municipality_id is None:
            wrong["extends"] = "Alleen een lokaal onderdeel vult een gezamenlijk onderdeel aan."
        elif joint.municipality_id is not None or joint.plan_id != row.plan_id:
            wrong["extends"] = "Kies een gezamenlijk onderdeel van hetzelfde plan."
    return wrong


def _spread_on(_actor: Actor, row: Node, changed: frozenset[str]) -> None:
    """Other names are for those who see the node; labels for those who see the node and the label."""
    if SPREAD.isdisjoint(changed):
        return
    own = row.circle, row.circle_municipality_id
    for alias in NodeAlias.objects.filter(node=row):
        records.update(alias, {"circle": own[0], "circle_municipality_id": own[1]})
    for label in NodeTag.objects.filter(node=row).select_related("tag"):
        spread = narrower(own, (label.tag.circle, label.tag.circle_municipality_id))
        records.update(label, {"circle": spread[0], "circle_municipality_id": spread[1]})


def _alias(row: Any) -> None:
    """Another name is of the node and for those who see the node."""
    if row.node_id is not None:
        row.municipality_id = row.node.municipality_id
        row.circle, row.circle_municipality_id = row.node.circle, row.node.circle_municipality_id


def _link(row: Any) -> None:
    if row.node_id is not None:
        row.municipality_id = row.node.plan.municipality_id


def _link_wrong(row: NodeLink) -> Mapping[str, str]:
    if row.node_id == row.other_id:
        return {"other": "Kies een ander onderdeel dan dit zelf."}
    if row.node.plan_id != row.other.plan_id:
        return {"other": "Kies een onderdeel van hetzelfde plan."}
    other_way = NodeLink.objects.filter(node=row.other_id, other=row.node_id, withdrawn_at__isnull=True)
    return {"other": "Dit raakvlak staat er al, bij het andere onderdeel."} if other_way.exists() else {}


NODE: Editable[Any] = Editable(
    name="onderdeel",
    model=Node,
    permission=EDIT,
    columns=("title", "text", "text_kind", "ambition", "code"),
    references={"plan": Plan, "parent": Node, "extends": Node},
    many={"tags": Many(model=NodeTag, own="node", other="tag", target=Tag)},
    parent="plan",
    fixed=frozenset({"parent"}),
    code="code",
    named_by="title",
    complete=_node,
    check=_node_wrong,
    parts=frozenset({NodeAlias, NodeLink, UpwardLink}),
    follow=_spread_on,
    freeze=freeze,
)

ALIAS: Editable[Any] = Editable(
    name="andere-naam",
    model=NodeAlias,
    permission=EDIT,
    columns=("name", "used_in"),
    references={"node": Node},
    parent="node",
    spread_as_parent=True,
    complete=_alias,
)

LINK: Editable[Any] = Editable(
    name="raakvlak",
    model=NodeLink,
    permission=EDIT,
    columns=("reason",),
    references={"node": Node, "other": Node},
    parent="node",
    fixed=frozenset({"other"}),
    complete=_link,
    check=_link_wrong,
)

TAG = Editable(
    name="label",
    model=Tag,
    permission=EDIT,
    columns=("kind", "label", "text", "code"),
    code="code",
    named_by="label",
)

KINDS: tuple[Editable[Any], ...] = (NODE, ALIAS, LINK, TAG)
