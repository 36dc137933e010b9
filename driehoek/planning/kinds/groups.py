# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Working groups, who takes part in them, what they make and what they share."""

from collections.abc import Mapping
from typing import Any

from driehoek.access.permissions import Permission
from driehoek.kernel.actor import Actor
from driehoek.organisations.editing import Editable
from driehoek.organisations.models import Function, Organisation
from driehoek.planning.kinds.checking import narrow, of_its_plan
from driehoek.planning.models import GroupMember, GroupProduct, Node, Plan, SharedKnowledge, WorkingGroup

EDIT = Permission.EDIT_PLAN
PARTS = (GroupMember, GroupProduct, SharedKnowledge)


def _group_wrong(row: WorkingGroup) -> Mapping[str, str]:
    if row.node is not None and row.node.plan_id != row.plan_id:
        return {"node": "Dit onderdeel staat in een ander plan."}
    return {}


def _spread_on(_actor: Actor, row: WorkingGroup, changed: frozenset[str]) -> None:
    for part in PARTS:
        narrow(part._default_manager.filter(working_group=row), row, changed)


def _of_its_group(row: Any) -> None:
    if row.working_group_id is not None:
        row.municipality_id = row.working_group.municipality_id


def _member(row: Any) -> None:
    """Who takes part through a function, takes part for the organisation of that function."""
    _of_its_group(row)
    if row.function is not None and row.organisation_id is None:
        row.organisation_id = row.function.organisation_id


def _member_wrong(row: GroupMember) -> Mapping[str, str]:
    if row.function is not None and row.function.organisation_id != row.organisation_id:
        return {"function": "Deze functie hoort bij een andere organisatie."}
    return {}


GROUP: Editable[Any] = Editable(
    name="werkgroep",
    model=WorkingGroup,
    permission=EDIT,
    columns=("name", "assignment", "outside", "code"),
    references={"plan": Plan, "node": Node},
    parent="plan",
    code="code",
    named_by="name",
    complete=of_its_plan,
    check=_group_wrong,
    parts=frozenset(PARTS),
    follow=_spread_on,
)

MEMBER: Editable[Any] = Editable(
    name="werkgroeplid",
    model=GroupMember,
    permission=EDIT,
    columns=("chair",),
    references={"working_group": WorkingGroup, "organisation": Organisation, "function": Function},
    parent="working_group",
    complete=_member,
    check=_member_wrong,
)

PRODUCT: Editable[Any] = Editable(
    name="werkgroepproduct",
    model=GroupProduct,
    permission=EDIT,
    columns=("title", "text", "due", "delivered_on", "place"),
    references={"working_group": WorkingGroup},
    parent="working_group",
    complete=_of_its_group,
)

KNOWLEDGE: Editable[Any] = Editable(
    name="gedeelde-kennis",
    model=SharedKnowledge,
    permission=EDIT,
    columns=("title", "text", "shared_on", "audience"),
    references={"working_group": WorkingGroup},
    parent="working_group",
    complete=_of_its_group,
)

KINDS: tuple[Editable[Any], ...] = (GROUP, MEMBER, PRODUCT, KNOWLEDGE)
