# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the form of an action starts from: the action as it stands, and what can be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.queries import last_change
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.organisations.models import Function, Organisation, OwnedRecord
from driehoek.organisations.ordering import JOINT_FIRST
from driehoek.organisations.picking import Pick
from driehoek.organisations.policies import within
from driehoek.planning.models import (
    Action,
    ActionNode,
    ActionPartner,
    ActionTag,
    Node,
    Programme,
    Tag,
    WorkingGroup,
)
from driehoek.planning.rules import PlanStatus

Row = TypeVar("Row", bound=OwnedRecord)


@dataclass(frozen=True, slots=True)
class ActionToEdit:
    """An action as a person fills it in.

    Attributes:
        values: by the names of :class:`planning.commands.ActionForm`, and ``code`` and ``status``.
        agreed: whether its planning was agreed, so that a later end asks a reason.
        changed_by, changed_at: who changed it last, and when, where the history tells the reader.
    """

    uid: UUID
    version: int
    code: str
    title: str
    programme_uid: UUID
    programme_code: str
    municipality_id: int | None
    agreed: bool
    values: Mapping[str, object]
    changed_by: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ActionChoices:
    """What the form of an action of one programme offers, all within sight.

    Attributes:
        nodes: goals in the order of the plan; the label of a deeper one begins with dashes, one per level.
        codes: the codes that the programme already has, to propose the next.
    """

    programme: str
    programme_code: str
    municipality_id: int | None
    nodes: tuple[Pick, ...]
    organisations: tuple[Pick, ...]
    functions: tuple[Pick, ...]
    groups: tuple[Pick, ...]
    tags: tuple[Pick, ...]
    codes: tuple[str, ...]


def action_to_edit(actor: Actor, partnership_id: int, uid: UUID) -> ActionToEdit:
    """Return an action as its form starts; 3 queries.

    Raises:
        Absent: no such action within sight.
        Forbidden: the actor may not edit it.
    """
    rows = within(actor, Action, partnership_id, "programme").filter(uid=uid).select_related("programme", "node")
    action = rows.select_related("lead_organisation", "lead_function", "working_group").first()
    if action is None:
        raise Absent("Deze actie bestaat niet, of u mag haar niet zien.")
    require(actor, Permission.EDIT_PROGRAMME, partnership_id, action.municipality_id)
    hanging = _hanging(actor, action)
    last = last_change(actor, uid)
    names = (
        "title", "description", "cluster", "kind", "circle", "intended_result", "expected_effect", "means_text",
        "means_cents", "means_payer", "capacity_claim", "deviation_reason", "status", "code",
    )  # fmt: skip
    led_by, led_as, group = action.lead_organisation, action.lead_function, action.working_group
    return ActionToEdit(
        uid=action.uid,
        version=action.version,
        code=action.code,
        title=action.title,
        programme_uid=action.programme.uid,
        programme_code=action.programme.code,
        municipality_id=action.municipality_id,
        agreed=action.programme.status == PlanStatus.ADOPTED or action.predecessor_id is not None,
        values={
            **{name: getattr(action, name) for name in names},
            **hanging,
            "node_uid": action.node.uid,
            "places": tuple(action.places),
            "lead_organisation_uid": led_by.uid if led_by else None,
            "lead_function_uid": led_as.uid if led_as else None,
            "working_group_uid": group.uid if group else None,
            "start": action.current_start,
            "end": action.current_end,
        },
        changed_by=last.by if last else "",
        changed_at=last.at if last else None,
    )


def action_title(actor: Actor, partnership_id: int, uid: UUID) -> str:
    """Return the code and title of an action; 1 query.

    Raises:
        Absent: no such action within sight.
    """
    rows = within(actor, Action, partnership_id, "programme").filter(uid=uid)
    found = rows.values_list("code", "title").first()
    if found is None:
        raise Absent("Deze actie bestaat niet, of u mag haar niet zien.")
    return " ".join(found)


def action_choices(actor: Actor, partnership_id: int, programme_uid: UUID) -> ActionChoices:
    """Return what the form of an action in this programme offers; 3 queries.

    Raises:
        Absent: no such programme within sight.
    """
    programme = within(actor, Programme, partnership_id, "plan").filter(uid=programme_uid).first()
    if programme is None:
        raise Absent("Dit programma bestaat niet, of u mag het niet zien.")
    found = _picks(actor, programme)
    return ActionChoices(
        programme=programme.title,
        programme_code=programme.code,
        municipality_id=programme.municipality_id,
        nodes=_tree(actor, partnership_id, programme.plan_id),
        organisations=found["organisation"],
        functions=found["function"],
        groups=found["group"],
        tags=found["tag"],
        codes=tuple(pick.label for pick in found["code"]),
    )


def _rows(kind: str, rows: QuerySet[Row], label: str, group: str | None = None) -> Any:
    """Return rows as four texts, alike for every table, so that one query brings them all."""
    named = Cast(F(group), CharField()) if group else Value("", CharField())
    texts = {"of": Value(kind, CharField()), "key": Cast("uid", CharField()), "a": Cast(label, CharField()), "b": named}
    return rows.order_by().annotate(**texts).values_list("of", "key", "a", "b")


def _picks(actor: Actor, programme: Programme) -> dict[str, tuple[Pick, ...]]:
    """Return organisations, functions, groups, tags and codes in use by kind, each sorted; 1 query."""
    here = programme.partnership_id
    groups = within(actor, WorkingGroup, here).filter(plan_id=programme.plan_id)
    codes = within(actor, Action, here).filter(programme=programme)
    every = _rows("organisation", within(actor, Organisation, here), "name").union(
        _rows("function", within(actor, Function, here, "organisation"), "title", "organisation__name"),
        _rows("group", groups, "name"),
        _rows("tag", within(actor, Tag, here), "label", "kind"),
        _rows("code", codes, "code"),
        all=True,
    )
    found: dict[str, list[Pick]] = {kind: [] for kind in ("organisation", "function", "group", "tag", "code")}
    for kind, uid, label, group in every:
        found[kind].append(Pick(UUID(uid), label, group))
    return {kind: tuple(sorted(picks, key=lambda p: (p.group, p.label.casefold()))) for kind, picks in found.items()}


def _hanging(actor: Actor, action: Action) -> dict[str, tuple[UUID, ...]]:
    """Return the partners, tags and other goals of an action by the name in its form; 1 query."""
    here = action.partnership_id

    def of(name: str, model: type[ActionPartner | ActionTag | ActionNode], end: str) -> Any:
        rows = within(actor, model, here, end).filter(action=action).order_by()
        texts = {"of": Value(name, CharField()), "key": Cast(f"{end}__uid", CharField())}
        return rows.annotate(**texts).values_list("of", "key")

    every = of("partner_uids", ActionPartner, "organisation").union(
        of("tag_uids", ActionTag, "tag"), of("other_node_uids", ActionNode, "node"), all=True
    )
    found: dict[str, list[UUID]] = {"partner_uids": [], "tag_uids": [], "other_node_uids": []}
    for name, uid in every:
        found[name].append(UUID(uid))
    return {name: tuple(sorted(uids)) for name, uids in found.items()}


def _tree(actor: Actor, partnership_id: int, plan_id: int) -> tuple[Pick, ...]:
    """Return the goals in sight as one reads the plan: the joint ones, then those of each municipality."""
    rows = (
        within(actor, Node, partnership_id)
        .filter(plan_id=plan_id)
        .order_by(JOINT_FIRST, "position", "code")
        .values_list("pk", "parent_id", "uid", "title", "level", "municipality__name")
    )
    children: dict[int | None, list[tuple[int, UUID, str, int, str | None]]] = {}
    for pk, parent, uid, title, level, municipality in rows:
        children.setdefault(parent, []).append((pk, uid, title, level, municipality))

    def below(parent: int | None) -> list[Pick]:
        found = []
        for pk, uid, title, level, municipality in children.get(parent, []):
            found.append(Pick(uid, "– " * (level - 1) + title, municipality or ""))
            found += below(pk)
        return found

    return tuple(sorted(below(None), key=lambda pick: pick.group))
