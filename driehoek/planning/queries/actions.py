# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actions as lines of a list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import seen, shown, within
from driehoek.organisations.queries import Origin
from driehoek.planning.models import Action, Node
from driehoek.planning.queries.provenance import PROVENANCE, told
from driehoek.planning.rules import ActionStatus, is_overdue


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action in a list.

    Attributes:
        theme: title of the top node above the goal; ``goal`` is the node itself.
        municipality: of which municipality or municipalities, in words; empty when it is for all together.
        places: the same, one name each.
        lead: function or organisation; empty when nobody carries it yet, or when who does is out of sight.
        led: whether somebody carries it.
        overdue: the end has passed and it is not finished.
        pk, goal_pk: internal keys, for what is asked beside it; never shown.
        working_group: name of the working group; empty when there is none in sight.
    """

    uid: UUID
    code: str
    title: str
    theme: str
    theme_code: str
    goal: str
    municipality: str
    places: tuple[str, ...]
    lead: str
    end: PreciseDate | None
    original_end: PreciseDate | None
    status: str
    attention: bool
    adjustment: bool
    overdue: bool
    programme_code: str
    origin: Origin
    led: bool = True
    pk: int = 0
    goal_pk: int = 0
    working_group: str = ""


def theme_of(rows: Iterable[tuple[int, int | None, str, str]]) -> dict[int, tuple[str, str]]:
    """Return per node key the code and title of its theme, from rows of (key, parent key, code, title)."""
    known = {pk: (parent, code, title) for pk, parent, code, title in rows}

    def top(pk: int) -> tuple[str, str] | None:
        if pk not in known:
            return None  # out of sight, and so is what hangs under it
        parent, code, title = known[pk]
        return (code, title) if parent is None else top(parent)

    return {pk: theme for pk in known if (theme := top(pk)) is not None}


def themes_of(actor: Actor, partnership_id: int) -> dict[int, tuple[str, str]]:
    """Return code and title of the theme above each node in sight, by node key; 1 query."""
    return theme_of(_nodes(actor, partnership_id))


@prepared
def _nodes(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    return within(actor, Node, partnership_id, "plan").values_list("pk", "parent_id", "code", "title")


def lines_of(
    actor: Actor, rows: QuerySet[Action], themes: Mapping[int, tuple[str, str]], titles: Mapping[str, str]
) -> tuple[ActionLine, ...]:
    """Return actions as lines, in the order of the queryset; 1 query.

    Args:
        rows: actions in sight.
        themes: from :func:`themes_of`.
        titles: of source documents by key.
    """
    return tuple(_told(rows.values_list(*_columns(actor)), themes, titles))


def lines_by_key(
    actor: Actor, keys: Sequence[int], themes: Mapping[int, tuple[str, str]], titles: Mapping[str, str]
) -> tuple[ActionLine, ...]:
    """Return the actions with these keys as far as they are in sight, in the order of the keys; 1 query."""
    lines = {line.pk: line for line in _told(_by_key(actor, tuple(keys)), themes, titles)}
    return tuple(lines[key] for key in keys if key in lines)


def lines_under(
    actor: Actor, partnership_id: int, themes: Mapping[int, tuple[str, str]], titles: Mapping[str, str]
) -> tuple[ActionLine, ...]:
    """Return the actions in sight that serve these nodes, in their order; 1 query."""
    return tuple(_told(_under(actor, partnership_id, tuple(themes)), themes, titles))


@prepared
def _under(actor: Actor, partnership_id: int, node_ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    rows = within(actor, Action, partnership_id).filter(node_id__in=node_ids)
    return rows.order_by("position", "code").values_list(*_columns(actor))


@prepared
def _by_key(actor: Actor, keys: tuple[int, ...]) -> QuerySet[Any, Any]:
    return seen(actor, Action).filter(pk__in=keys).values_list(*_columns(actor))


def _columns(actor: Actor) -> tuple[Any, ...]:
    return (
        "uid", "code", "title", "node_id", "node__title", "municipality__name", "places",
        shown(actor, "lead_organisation__name"), shown(actor, "lead_function__title"), "current_end", "original_end",
        "status", "attention", "adjustment", "programme__code", "lead_organisation_id", "lead_function_id", "pk",
        shown(actor, "working_group__name"), *PROVENANCE,
    )  # fmt: skip


def _told(
    rows: Iterable[tuple[Any, ...]], themes: Mapping[int, tuple[str, str]], titles: Mapping[str, str]
) -> Iterator[ActionLine]:
    today = PreciseDate.of(clock.today())
    for (
        uid, code, title, node_id, goal, municipality, places, organisation, function, end, original_end,
        status, attention, adjustment, programme_code, organisation_id, function_id, pk, group, *rest,
    ) in rows:  # fmt: skip
        if node_id not in themes:
            continue  # the goal is out of sight, and so is what serves it
        theme_code, theme = themes[node_id]
        where = (municipality,) if municipality else tuple(places)
        yield ActionLine(
            uid, code, title, theme, theme_code, goal, " en ".join(where), where,
            function or organisation or "", end, original_end, status, attention, adjustment,
            is_overdue(ActionStatus(status), end, today), programme_code, told(titles, *rest),
            bool(organisation_id or function_id), pk, node_id, group or "",
        )  # fmt: skip
