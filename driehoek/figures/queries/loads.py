# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was brought in, when and by whom: the list on the page where one brings figures in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.audit.models import AuditEvent
from driehoek.figures import policies
from driehoek.figures.models import Load
from driehoek.figures.rules import OWN, LoadState
from driehoek.kernel.actor import Actor

SHOWN = 50


@dataclass(frozen=True, slots=True)
class LoadLine:
    """One time that a table was brought in.

    Attributes:
        attribution: of the source.
        own: of the partnership; else national.
        who: the function of whoever brought it in.
        at: when it was brought in here; ``retrieved_at`` is when it was read at its source.
        newest: of its dataset, so that it can be undone by who may.
        may_undo: the actor may, now.
    """

    uid: UUID
    table: str
    title: str
    attribution: str
    own: bool
    who: str
    at: datetime | None
    retrieved_at: datetime
    modified: datetime | None
    filename: str
    made: int
    changed: int
    unchanged: int
    undone: bool
    newest: bool
    may_undo: bool


def loads_of(actor: Actor, partnership_id: int) -> tuple[LoadLine, ...]:
    """Return the latest loads within sight, newest first; 2 queries."""
    rows = Load.objects.filter(dataset__in=policies.datasets_ever(actor, partnership_id)).order_by("-pk")
    found = rows.values_list(
        "uid", "dataset_id", "dataset__code", "dataset__title", "dataset__attribution", "dataset__partnership_id",
        "created_in", "retrieved_at", "table_modified", "filename", "made", "changed", "unchanged", "state",
    )[:SHOWN]  # fmt: skip
    loads = list(found)
    events = AuditEvent.objects.filter(operation__in=[load[6] for load in loads])
    told = {event.operation: event for event in events}
    bringing, typing = reach(actor, Permission.LOAD_FIGURES), reach(actor, Permission.ENTER_FIGURES)
    newest: set[int] = set()
    lines = []
    for (
        uid,
        dataset,
        code,
        title,
        told_by,
        whose,
        operation,
        retrieved,
        modified,
        name,
        made,
        changed,
        left,
        state,
    ) in loads:
        undone = state == LoadState.UNDONE
        first = not undone and dataset not in newest
        if first:
            newest.add(dataset)
        event = told.get(operation)
        rights = typing if code == OWN else bringing
        mine = rights.everything or whose in rights.whole
        lines.append(
            LoadLine(
                uid, code, title, told_by, whose is not None, event.actor_label if event else "",
                event.at if event else None, retrieved, modified, name, made, changed,
                left, undone, first, first and mine,
            )
        )  # fmt: skip
    return tuple(lines)
