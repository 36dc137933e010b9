# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Moving a theme or goal through the tree of its plan, with everything under it."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Max

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Conflict, Invalid
from driehoek.organisations.editing.commands import WHY, queue
from driehoek.organisations.editing.kind import VERSION_REASON
from driehoek.organisations.policies import seen
from driehoek.planning.commands.plans import freeze_plan
from driehoek.planning.models import Node
from driehoek.planning.rules import MAX_LEVELS

NOT_THERE = "Dit onderdeel bestaat niet, of u mag het niet zien."


@command
def shift_node(*, actor: Actor, node_uid: UUID, places: int) -> None:
    """Move a node up or down among its siblings; at the end it stays where it is.

    Args:
        places: -1 is one place up, 1 is one place down.

    Raises:
        Absent: the node is out of sight.
        Forbidden: the actor may not edit plans here.
    """
    node = _to_move(actor, node_uid)
    siblings = _siblings(node)
    now = next(place for place, sibling in enumerate(siblings) if sibling.pk == node.pk)
    # Joint nodes and those of each municipality stand in lists of their own on every page.
    alike = [place for place, sibling in enumerate(siblings) if sibling.municipality_id == node.municipality_id]
    wanted = alike[max(0, min(len(alike) - 1, alike.index(now) + places))]
    siblings.insert(wanted, siblings.pop(now))
    _number(siblings)


@command
def move_node(
    *, actor: Actor, node_uid: UUID, expected_version: int, parent_uid: UUID | None, version_reason: str = ""
) -> int:
    """Hang a node, with everything under it, under another node of its plan, behind what hangs there already.

    Args:
        parent_uid: ``None`` for the top of the tree.
        version_reason: asked where the plan was adopted; the new tree is kept as its next version.

    Returns:
        The version of the node after the move.

    Raises:
        Absent: the node or its new parent is out of sight.
        Forbidden: the actor may not edit plans here.
        Conflict: someone else changed the node in the meantime.
        Invalid: it does not fit there.
    """
    node = _to_move(actor, node_uid)
    if node.version != expected_version:
        raise Conflict(records.OVERTAKEN)
    parent = None if parent_uid is None else seen(actor, Node).filter(uid=parent_uid, plan=node.plan_id).first()
    if parent_uid is not None and parent is None:
        raise Absent(NOT_THERE)
    if (parent is not None and parent.pk == node.parent_id) or (parent_uid is None and node.parent_id is None):
        return node.version
    under = _under(node)
    wrong = _wrong(node, parent, under)
    if wrong:
        raise Invalid("Het onderdeel staat nog waar het stond.", {"parent": wrong})
    deeper = (parent.level + 1 if parent is not None else 1) - node.level
    last = Node.objects.filter(plan=node.plan_id, parent=parent, withdrawn_at__isnull=True).aggregate(
        last=Max("position")
    )
    place = {"parent_id": parent.pk if parent else None, "position": (last["last"] or 0) + 1}
    ambition = {} if parent is None else {"ambition": ""}
    records.update(node, {"level": node.level + deeper, **place, **ambition})
    for below in under:
        records.update(below, {"level": below.level + deeper})
    if node.plan.owes_version() is not None:
        if not version_reason.strip():
            raise Invalid("De boom van dit plan is vastgesteld.", {VERSION_REASON: WHY})
        freeze_plan(actor=actor, plan_uid=node.plan.uid, reason=version_reason.strip()[:200])
    return node.version


@command
def place_node(
    *,
    actor: Actor,
    node_uid: UUID,
    expected_version: int,
    parent_uid: UUID | None,
    places: int = 0,
    version_reason: str = "",
) -> int:
    """Hang a node under another one and give it a place among its new siblings, in one operation.

    Returns:
        The version of the node after it.

    Raises:
        Absent, Forbidden, Conflict, Invalid: see :func:`move_node`.
    """
    move_node(
        actor=actor, node_uid=node_uid, expected_version=expected_version, parent_uid=parent_uid,
        version_reason=version_reason,
    )  # fmt: skip
    if places:
        shift_node(actor=actor, node_uid=node_uid, places=places)
    return Node.objects.values_list("version", flat=True).get(uid=node_uid)


def _to_move(actor: Actor, uid: UUID) -> Node:
    found = seen(actor, Node).filter(uid=uid)
    before = found.first()
    if before is None:
        raise Absent(NOT_THERE)
    require(actor, Permission.EDIT_PLAN, before.partnership_id, before.municipality_id)
    queue(before.partnership_id)
    node = found.select_related("plan").first()
    if node is None:
        raise Absent(NOT_THERE)
    return node


def _siblings(node: Node) -> list[Node]:
    rows = Node.objects.filter(plan=node.plan_id, parent=node.parent_id, withdrawn_at__isnull=True)
    return list(rows.order_by("position", "code"))


def _number(siblings: Sequence[Node]) -> None:
    for place, sibling in enumerate(siblings, start=1):
        records.update(sibling, {"position": place})


def _under(node: Node) -> list[Node]:
    """Return everything under a node, withdrawn or not; a query per level."""
    found: list[Node] = []
    level = [node]
    while level:
        level = list(Node.objects.filter(parent__in=level))
        found += level
    return found


def _wrong(node: Node, parent: Node | None, under: Sequence[Node]) -> str:
    if parent is None:
        return ""
    if parent.pk in {node.pk, *(below.pk for below in under)}:
        return "Een onderdeel kan niet onder zichzelf hangen."
    deeper = parent.level + 1 - node.level
    present = [below.level for below in under if below.withdrawn_at is None]
    too_deep = max([node.level, *present]) + deeper > len(node.plan.levels)
    if too_deep or max([node.level, *(below.level for below in under)]) + deeper > MAX_LEVELS:
        return f"Dit plan heeft {len(node.plan.levels)} niveaus. Wat eronder hangt, past daar niet meer."
    if parent.municipality_id not in (None, node.municipality_id):
        return "Dit is een onderdeel van een andere gemeente."
    return ""
