# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list of actions as columns: what one narrows, sorts, groups and counts by, without the words of each action.

A programme may have thousands of actions and a page shows a hundred of them, but the choices above the list count them
all. So the whole list is read as a few narrow columns, and the lines of the page itself after that.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Case, CharField, F, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Cast

from driehoek.access.prepared import prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.models import Function, Organisation, SourceDocument
from driehoek.organisations.policies import within
from driehoek.planning.models import Action, Node, WorkingGroup
from driehoek.planning.queries.actions import theme_of
from driehoek.planning.rules import NEVER_OVERDUE

ATTENTION, ADJUSTMENT, OVERDUE, EXAMPLE = 1, 2, 4, 8  # bits of the column ``marks``


def bit(value: int, condition: Q) -> Case:
    """Return the expression that is this value where the condition holds, and else 0."""
    return Case(When(condition, then=Value(value)), default=Value(0), output_field=IntegerField())


def marked() -> CombinedExpression:
    """Return the expression that tells of an action in one number what stands beside its status."""
    late = Q(due__lt=clock.today()) & ~Q(status__in=sorted(NEVER_OVERDUE))
    told = bit(ATTENTION, Q(attention=True)) + bit(ADJUSTMENT, Q(adjustment=True))
    return told + bit(OVERDUE, late) + bit(EXAMPLE, Q(example=True))


@dataclass(frozen=True, slots=True)
class Names:
    """What actions refer to by key, as far as it is in sight.

    Attributes:
        themes: of each node, code and title of the theme above it. parents: of each node the one above it.
        titles: of source documents, by their own key.
    """

    themes: Mapping[int, tuple[str, str]]
    parents: Mapping[int, int | None]
    organisations: Mapping[int, str]
    functions: Mapping[int, str]
    working_groups: Mapping[int, str]
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """The actions of a list in sight, column by column, each as long as the list.

    Attributes:
        places: names of municipalities; none when it is for all together.
        leads: function or organisation; empty when nobody carries it, or when who does is out of sight.
        led: whether somebody carries it. marks: bits, see above.
        words: titles; only where the list is sorted by them.
    """

    keys: Sequence[int]
    programmes: Sequence[int]
    nodes: Sequence[int]
    themes: Sequence[tuple[str, str]]
    places: Sequence[tuple[str, ...]]
    leads: Sequence[str]
    led: Sequence[bool]
    working_groups: Sequence[str]
    statuses: Sequence[str]
    marks: Sequence[int]
    words: Sequence[str]


def names_of(actor: Actor, partnership_id: int) -> Names:
    """Return what the actions of a partnership refer to; 1 query."""
    known: dict[str, dict[int, str]] = {"organisation": {}, "function": {}, "working_group": {}}
    nodes: list[tuple[int, int | None, str, str]] = []
    titles: dict[str, str] = {}
    for sort, pk, parent, code, title in _names(actor, partnership_id):
        if sort == "node":
            nodes.append((pk, parent, code, title))
        elif sort == "source":
            titles[code] = title
        else:
            known[sort][pk] = title
    return Names(
        theme_of(nodes),
        {pk: parent for pk, parent, _, _ in nodes},
        known["organisation"],
        known["function"],
        known["working_group"],
        titles,
    )


@prepared
def _names(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    def rows(model: Any, sort: str, title: str, code: Any, parent: Any, *through: str) -> Any:
        found = within(actor, model, partnership_id, *through).annotate(sort=Value(sort), above=parent)
        return found.annotate(a=code, b=Cast(title, CharField())).values_list("sort", "pk", "above", "a", "b")

    blank, nothing = Value("", CharField()), Cast(Value(None), IntegerField())
    nodes: QuerySet[Any, Any] = rows(Node, "node", "title", Cast("code", CharField()), F("parent_id"), "plan")
    return nodes.union(
        rows(Organisation, "organisation", "name", blank, nothing),
        rows(Function, "function", "title", blank, nothing),
        rows(WorkingGroup, "working_group", "name", blank, nothing),
        rows(SourceDocument, "source", "title", Cast("key", CharField()), nothing),
        all=True,
    )


def columns_of(
    actor: Actor, partnership_id: int, programme_ids: Sequence[int], names: Names, sort: str = "nummer"
) -> Columns:
    """Return the actions of these programmes in sight as columns; 1 query.

    Args:
        sort: the word by which they are sorted later on; the rows come in the order that is left where that is equal.
    """
    read = _rows(actor, partnership_id, tuple(programme_ids), sort=_ORDERS.get(sort.removeprefix("-"), ""))
    # An action whose goal is out of sight is so too.
    rows = [row for row in read if row[2] in names.themes]
    columns = list(zip(*rows, strict=True)) or [()] * 11
    keys, programmes, nodes, municipalities, places, functions, organisations, groups, statuses, marks, words = columns
    carriers = list(zip(functions, organisations, strict=True))
    leads = {pair: _lead(*pair, names) for pair in set(carriers)}
    return Columns(
        keys=keys,
        programmes=programmes,
        nodes=nodes,
        themes=[names.themes[node] for node in nodes],
        places=[(own,) if own else places_in(some) for own, some in zip(municipalities, places, strict=True)],
        leads=[leads[pair] for pair in carriers],
        led=[pair != (None, None) for pair in carriers],
        working_groups=[names.working_groups.get(group, "") for group in groups],
        statuses=statuses,
        marks=marks,
        words=words,
    )


_ORDERS = {"titel": "titel", "planning": "planning", "stand": "code", "trekker": "code"}


def _lead(function: int | None, organisation: int | None, names: Names) -> str:
    """Return who leads, in words: the function, or else the organisation, as far as they are in sight."""
    named = names.functions.get(function or 0) or names.organisations.get(organisation or 0)
    return named or ""


@lru_cache(maxsize=1024)
def places_in(text: str) -> tuple[str, ...]:
    """Read a list of names; remembered, because a list of actions names the same few places again and again."""
    return tuple(json.loads(text))


@prepared
def _rows(actor: Actor, partnership_id: int, programme_ids: tuple[int, ...], *, sort: str) -> QuerySet[Any, Any]:
    orders: dict[str, tuple[Any, ...]] = {
        "": ("programme_id", "position", "code"),
        "titel": ("programme_id", "position", "code"),
        "planning": (F("due").asc(nulls_last=True), "code"),
        "code": ("code",),
    }
    rows = within(actor, Action, partnership_id).filter(programme_id__in=programme_ids)
    return rows.order_by(*orders[sort]).values_list(
        "pk", "programme_id", "node_id", "municipality__name", Cast("places", TextField()), "lead_function_id",
        "lead_organisation_id", "working_group_id", "status", marked(), "title" if sort == "titel" else Value(""),
    )  # fmt: skip
