# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything of a plan and its programmes that is edited by hand, and to which plan a record belongs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Value

from driehoek.kernel.actor import Actor
from driehoek.organisations.editing import Editable
from driehoek.organisations.editing.parts import Part, PartOf, parts
from driehoek.organisations.policies import within
from driehoek.planning.kinds import groups, nodes, plans, programmes

#: Of each kind on the workbench: its words, a little more, and the way to its plan.
LISTED: tuple[tuple[Editable[Any], str, str, str], ...] = (
    (plans.PLAN, "title", "status", ""),
    (plans.TEXT, "title", "text_kind", "plan"),
    (plans.WAY, "title", "number", "plan"),
    (plans.CHAPTER, "municipality__name", "announced_as", "plan"),
    (nodes.ALIAS, "name", "node__title", "node__plan"),
    (nodes.LINK, "reason", "node__title", "node__plan"),
    (plans.FRAME, "title", "kind", "plan"),
    (groups.GROUP, "name", "node__title", "plan"),
    (groups.MEMBER, "organisation__name", "working_group__name", "working_group__plan"),
    (groups.PRODUCT, "title", "working_group__name", "working_group__plan"),
    (groups.KNOWLEDGE, "title", "working_group__name", "working_group__plan"),
    (programmes.PROGRAMME, "title", "status", "plan"),
    (programmes.AIM, "node__title", "programme__title", "programme__plan"),
)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The plan to which a record belongs, and its own code and title where it is a node or programme."""

    plan_code: str
    plan_title: str
    node_code: str
    programme_code: str
    programme_title: str


def whereabouts(actor: Actor, partnership_id: int, uid: UUID) -> Whereabouts | None:
    """Return where a plan, node, programme or working group belongs; ``None`` for anything else; 1 query."""
    none = Value("", CharField())

    def of(model: Any, plan: str, node: Any = none, programme: Any = none, title: Any = none) -> Any:
        through = (plan,) if plan else ()
        at_plan, of_plan = (f"{plan}__code", f"{plan}__title") if plan else ("code", "title")
        rows = within(actor, model, partnership_id, *through).filter(uid=uid).order_by()
        named = {"at_a": F(at_plan), "at_b": F(of_plan), "at_c": node, "at_d": programme, "at_e": title}
        return rows.annotate(**named).values_list(*named)

    found = of(plans.PLAN.model, "").union(
        of(nodes.NODE.model, "plan", F("code")),
        of(groups.GROUP.model, "plan"),
        of(programmes.PROGRAMME.model, "plan", none, F("code"), F("title")),
        all=True,
    )
    row = next(iter(found), None)
    return Whereabouts(*row) if row else None


def plan_parts(
    actor: Actor, partnership_id: int, code: str, *, withdrawn: bool = False
) -> Mapping[str, tuple[Part, ...]]:
    """Return everything of a plan by kind, the tree with what stands under what; 1 query."""
    tree = PartOf(
        kind=nodes.NODE.name, model=nodes.NODE.model, label="title", parent="parent", order="position",
        where={"partnership_id": partnership_id, "plan__code": code},
    )  # fmt: skip
    labels = PartOf(
        kind=nodes.TAG.name, model=nodes.TAG.model, label="label", detail="kind",
        where={"partnership_id": partnership_id},
    )  # fmt: skip
    found = [_listed(kind, partnership_id, code, label, detail, way) for kind, label, detail, way in LISTED]
    return parts(actor, (tree, labels, *found), withdrawn=withdrawn)


def _listed(kind: Editable[Any], partnership_id: int, code: str, label: str, detail: str, way: str) -> PartOf:
    to_plan = f"{way}__code" if way else "code"
    where = {"partnership_id": partnership_id, to_plan: code}
    order = {"plantekst": "position", "werkwijze": "number"}.get(kind.name, "")
    municipality = "" if label.startswith("municipality") else "municipality__name"
    return PartOf(
        kind=kind.name,
        model=kind.model,
        label=label,
        detail=detail,
        municipality=municipality,
        order=order,
        where=where,
    )
