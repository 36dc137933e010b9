# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The working groups of a plan: who takes part, what they make, what they share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import shown, within
from driehoek.organisations.queries import Origin
from driehoek.planning.models import GroupMember, GroupProduct, Plan, SharedKnowledge, WorkingGroup
from driehoek.planning.queries.provenance import PROVENANCE, told


@dataclass(frozen=True, slots=True)
class MemberView:
    """An organisation in a working group, with the function through which it takes part where that is known."""

    organisation: str
    function: str
    chair: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class ProductView:
    """What a working group makes: when it was delivered, or else is to be ready, and where it can be found."""

    title: str
    text: str
    place: str
    due: PreciseDate | None
    delivered_on: PreciseDate | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class KnowledgeView:
    """What a working group shared, with whom and when."""

    title: str
    text: str
    audience: str
    on: PreciseDate | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class GroupView:
    """A working group; ``outside`` is one beyond the partnership."""

    code: str
    name: str
    theme: str
    assignment: str
    outside: bool
    origin: Origin
    members: tuple[MemberView, ...]
    products: tuple[ProductView, ...]
    knowledge: tuple[KnowledgeView, ...]


def groups_of(actor: Actor, plan: Plan, titles: Mapping[str, str]) -> tuple[GroupView, ...]:
    """Return the working groups of a plan with all that is theirs, those outside the partnership last; 1 query."""
    rows: dict[str, list[tuple[Any, ...]]] = {"group": [], "member": [], "product": [], "knowledge": []}
    for kind, *rest in _groups(actor, plan.partnership_id, plan.pk):
        rows[kind].append(tuple(rest))
    return tuple(
        GroupView(
            code, name, theme or "", assignment, outside, told(titles, *origin),
            _members(rows["member"], group, titles),
            _products(rows["product"], group, titles),
            _knowledge(rows["knowledge"], group, titles),
        )
        for group, code, name, theme, assignment, _, outside, *origin in sorted(rows["group"], key=_outside_last)
    )  # fmt: skip


@prepared
def _groups(actor: Actor, partnership_id: int, plan_id: int) -> QuerySet[Any, Any]:
    def parts(model: Any) -> QuerySet[Any]:
        found: QuerySet[Any] = within(actor, model, partnership_id, "working_group")
        named: QuerySet[Any] = found.filter(working_group__plan_id=plan_id).annotate(group=F("working_group_id"))
        return named

    groups: QuerySet[Any] = within(actor, WorkingGroup, partnership_id).filter(plan_id=plan_id)
    asked: QuerySet[Any, Any] = _alike(
        groups.annotate(group=F("pk")), "group", "code", "name", shown(actor, "node__title"), "assignment",
        flag="outside",
    )  # fmt: skip
    return asked.union(
        _alike(parts(GroupMember), "member", shown(actor, "organisation__name"), shown(actor, "function__title"),
               flag="chair"),
        _alike(parts(GroupProduct), "product", "title", "text", "place", "due", "delivered_on"),
        _alike(parts(SharedKnowledge), "knowledge", "title", "text", "audience", "shared_on"),
        all=True,
    )  # fmt: skip


def _alike(rows: QuerySet[Any], kind: str, *columns: object, flag: str = "") -> Any:
    """Return rows of any table with the same columns: kind, group, five words, one yes or no, and the origin."""
    blank = Value("", output_field=CharField())
    words = [*columns, *[blank] * (5 - len(columns))]
    named = {
        f"c{place}": Cast(word, CharField()) if isinstance(word, str) else word for place, word in enumerate(words)
    }
    yes = F(flag) if flag else Value(False, output_field=BooleanField())
    return rows.annotate(sort=Value(kind), yes=yes, **named).values_list("sort", "group", *named, "yes", *PROVENANCE)


def _outside_last(row: tuple[Any, ...]) -> tuple[bool, str]:
    return row[6], row[2]


def _members(rows: list[tuple[Any, ...]], key: int, titles: Mapping[str, str]) -> tuple[MemberView, ...]:
    """Return the members of one group, the chair first; one whose organisation is out of sight is left out."""
    found = [
        MemberView(organisation, function or "", chair, told(titles, *origin))
        for group, organisation, function, _, _, _, chair, *origin in rows
        if group == key and organisation
    ]
    return tuple(sorted(found, key=lambda member: (not member.chair, member.organisation, member.function)))


def _products(rows: list[tuple[Any, ...]], key: int, titles: Mapping[str, str]) -> tuple[ProductView, ...]:
    found = [
        ProductView(title, text, place, _date(due), _date(delivered), told(titles, *origin))
        for group, title, text, place, due, delivered, _, *origin in rows
        if group == key
    ]
    return tuple(sorted(found, key=lambda product: product.title))


def _knowledge(rows: list[tuple[Any, ...]], key: int, titles: Mapping[str, str]) -> tuple[KnowledgeView, ...]:
    found = [
        KnowledgeView(title, text, audience, _date(on), told(titles, *origin))
        for group, title, text, audience, on, _, _, *origin in rows
        if group == key
    ]
    return tuple(sorted(found, key=lambda knowledge: knowledge.title))


def _date(text: str | None) -> PreciseDate | None:
    return PreciseDate(text) if text else None
