# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of developments, bottlenecks and needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from driehoek.access.permissions import Permission
from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, Spread
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import shown
from driehoek.organisations.queries import Origin
from driehoek.steering.policies import changes, developments, proposals
from driehoek.steering.rules import DevelopmentState

COLUMNS = (
    "uid", "code", "version", "kind", "state", "title", "text", "municipality_id", "municipality__name", "told_on",
    "outcome", "closed_on", "circle", "example", "partnership_id", "told_by__uid", "told_by__municipality_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DevelopmentLine:
    """Something that was told between meetings.

    Attributes:
        municipality: whose it is; empty when of all together.
        told_by: function of whoever told it; empty where that is out of sight.
        theme, theme_uid: the theme that it touches; empty when none, or withdrawn since.
        may_change: whether the reader may change and close it.
    """

    uid: UUID
    code: str
    version: int
    kind: str
    state: str
    title: str
    text: str
    municipality_id: int | None
    municipality: str
    told_on: date | None
    outcome: str
    closed_on: date | None
    told_by: str
    theme: str
    theme_uid: UUID | None
    theme_code: str
    plan_code: str
    may_change: bool
    origin: Origin

    @property
    def spread(self) -> Spread:
        """Who may see it."""
        own = self.municipality_id if self.origin.circle == Circle.MUNICIPALITY else None
        return self.origin.circle, own


@dataclass(frozen=True, slots=True)
class CameOfIt:
    """A proposal that came of a development."""

    code: str
    title: str
    body: str
    state: str


@dataclass(frozen=True, slots=True)
class DevelopmentPage:
    """One development with the proposals that came of it."""

    head: DevelopmentLine
    proposals: tuple[CameOfIt, ...]


def _columns(actor: Actor, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    theme = ("node__title", "node__uid", "node__code", "node__plan__code")
    return rows.values_list(*COLUMNS, shown(actor, "told_by__title"), *(shown(actor, column) for column in theme))


@prepared
def _listed(actor: Actor, partnership_id: int, state: str) -> QuerySet[Any, Any]:
    rows = developments(actor).filter(partnership_id=partnership_id, state=state)
    return _columns(actor, rows.order_by("-told_on", "title", "code"))


@prepared
def _one(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    return _columns(actor, developments(actor).filter(partnership_id=partnership_id, code=code))


@prepared
def _by_uid(actor: Actor, partnership_id: int, uid: UUID) -> QuerySet[Any, Any]:
    return _columns(actor, developments(actor).filter(partnership_id=partnership_id, uid=uid))


@prepared
def _counted(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = developments(actor).filter(partnership_id=partnership_id)
    return rows.order_by("state").values_list("state").annotate(number=Count("pk"))


@prepared
def _came(actor: Actor, partnership_id: int, uid: UUID) -> QuerySet[Any, Any]:
    rows = proposals(actor).filter(partnership_id=partnership_id, development__uid=uid)
    return rows.order_by("code").values_list("code", "title", "body__name", "state")


def _line(actor: Actor, row: Sequence[Any]) -> DevelopmentLine:
    names = (*COLUMNS, "told_by", "theme", "theme_uid", "theme_code", "plan_code")
    found: Mapping[str, Any] = dict(zip(names, row, strict=True))
    uid = found["told_by__uid"]
    made = (uid, found["told_by__municipality_id"]) if uid is not None else None
    same = {name: found[name] for name in COLUMNS if name in DevelopmentLine.__slots__}
    return DevelopmentLine(
        **same,
        told_by=found["told_by"] or "",
        theme=found["theme"] or "",
        theme_code=found["theme_code"] or "",
        plan_code=found["plan_code"] or "",
        municipality=found["municipality__name"] or "",
        theme_uid=found["theme_uid"],
        may_change=changes(actor, found["partnership_id"], found["municipality_id"], made, Permission.SHARE),
        origin=Origin(found["example"], circle=found["circle"]),
    )


def development_lines(actor: Actor, partnership_id: int, state: DevelopmentState) -> tuple[DevelopmentLine, ...]:
    """Return what was told, the latest first; 1 query."""
    return tuple(_line(actor, row) for row in _listed(actor, partnership_id, state.value))


def development_counts(actor: Actor, partnership_id: int) -> Mapping[str, int]:
    """Return how many there are in sight, by state; 1 query."""
    return dict(_counted(actor, partnership_id))


def development_line(actor: Actor, partnership_id: int, uid: UUID) -> DevelopmentLine:
    """Return one by its uid, for a form; 1 query.

    Raises:
        Absent: it does not exist or is out of sight.
    """
    found = _by_uid(actor, partnership_id, uid)
    if not found:
        raise Absent("Deze ontwikkeling bestaat niet, of u mag haar niet zien.")
    return _line(actor, found[0])


def development_page(actor: Actor, partnership_id: int, code: str) -> DevelopmentPage:
    """Return one with what came of it; 2 queries.

    Raises:
        Absent: it does not exist or is out of sight.
    """
    found = _one(actor, partnership_id, code)
    if not found:
        raise Absent("Deze ontwikkeling bestaat niet, of u mag haar niet zien.")
    head = _line(actor, found[0])
    return DevelopmentPage(head, tuple(CameOfIt(*row) for row in _came(actor, partnership_id, head.uid)))
