# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lists that a person kept, and those that others share."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.organisations.policies import within
from driehoek.planning.models import SavedView
from driehoek.planning.policies import own_views


@dataclass(frozen=True, slots=True)
class SavedViewLine:
    """A kept list; ``query`` follows the question mark in its address."""

    uid: UUID
    name: str
    query: str
    own: bool
    shared: bool
    removed: bool = False


def saved_views(actor: Actor, partnership_id: int) -> tuple[SavedViewLine, ...]:
    """Return one's own views and then those that others share, by name; 1 query."""
    rows = own_views(actor, partnership_id) | within(actor, SavedView, partnership_id)
    lines = _lines(actor, rows.values_list("uid", "name", "query", "circle", "owner_uid", "withdrawn_at"))
    return tuple(sorted(lines, key=lambda line: (not line.own, line.name.casefold())))


def removed_views(actor: Actor, partnership_id: int, most: int = 10) -> tuple[SavedViewLine, ...]:
    """Return the views that one removed and can put back, the latest first; 1 query."""
    rows = own_views(actor, partnership_id, removed=True).order_by("-withdrawn_at")[:most]
    return tuple(_lines(actor, rows.values_list("uid", "name", "query", "circle", "owner_uid", "withdrawn_at")))


def _lines(actor: Actor, rows: Iterable[tuple[UUID, str, str, str, UUID, object]]) -> list[SavedViewLine]:
    return [
        SavedViewLine(uid, name, query, owner == actor.uid, circle != Circle.NAMED, gone is not None)
        for uid, name, query, circle, owner, gone in rows
    ]
