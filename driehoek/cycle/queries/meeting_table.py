# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A meeting at the table: its agenda, what is still open, and what an outcome can change."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.organisations.models import Function
from driehoek.organisations.picking import Pick, picks
from driehoek.organisations.policies import shown, within
from driehoek.planning.models import Action, Node, Programme
from driehoek.planning.rules import CLOSED, PlanStatus
from driehoek.steering.queries.agenda import AgendaView, agenda
from driehoek.steering.rules import MeetingState


@dataclass(frozen=True, slots=True)
class Open:
    """An action that is not finished."""

    uid: UUID
    code: str
    title: str
    programme: str
    programme_uid: UUID


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme or goal of a plan that runs.

    Attributes:
        parent: title of the theme above a goal; empty for a theme, or where that is out of sight.
        level: 1 for a theme.
        ambition: of a theme, such as ``prioriteit``.
    """

    uid: UUID
    title: str
    parent: str
    level: int
    ambition: str
    plan_uid: UUID
    plan: str


@dataclass(frozen=True, slots=True)
class Running:
    """A programme.

    Attributes:
        follows: the programme after which it comes; ``None`` for the first.
    """

    uid: UUID
    title: str
    status: str
    follows: UUID | None
    plan_uid: UUID
    plan: str
    plan_status: str
    municipality_id: int | None


@dataclass(frozen=True, slots=True)
class MeetingTable:
    """Everything that the screen at the table shows.

    Attributes:
        actions, themes, programmes: what an outcome of this body can change.
        functions: who can do what was agreed.
    """

    view: AgendaView
    actions: tuple[Open, ...]
    themes: tuple[Theme, ...]
    programmes: tuple[Running, ...]
    functions: tuple[Pick, ...]

    @property
    def writable(self) -> bool:
        """Whether something can be recorded: the meeting was opened, and its list is not approved."""
        state = MeetingState(self.view.head.state)
        return state in (MeetingState.RUNNING, MeetingState.HELD) and not self.view.head.approved


def meeting_table(actor: Actor, partnership_id: int, code: str) -> MeetingTable | None:
    """Return a meeting for whoever keeps its register, or ``None`` when it is out of sight; 12 queries."""
    view = agenda(actor, partnership_id, code)
    if view is None or not reach(actor, Permission.RECORD_DECISION).covers(partnership_id, view.head.municipality_pk):
        return None
    own = view.head.municipality_pk
    return MeetingTable(
        view=view,
        actions=tuple(Open(*row) for row in _actions(actor, partnership_id, own)),
        themes=tuple(
            Theme(uid, title, parent or "", *rest) for uid, title, parent, *rest in _themes(actor, partnership_id)
        ),
        programmes=tuple(Running(*row) for row in _programmes(actor, partnership_id)),
        functions=picks(actor, Function, partnership_id, "title"),
    )


@prepared
def _actions(actor: Actor, partnership_id: int, own: int | None) -> QuerySet[Any, Any]:
    rows = within(actor, Action, partnership_id, "programme").exclude(status__in=[state.value for state in CLOSED])
    if own is not None:
        rows = rows.filter(municipality_id=own)
    rows = rows.exclude(programme__status=PlanStatus.LAPSED.value)
    return rows.order_by("-programme__period_start", "programme_id", "position").values_list(
        "uid", "code", "title", "programme__title", "programme__uid"
    )


@prepared
def _themes(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Node, partnership_id, "plan").exclude(plan__status=PlanStatus.LAPSED.value)
    return rows.order_by("-plan__period_start", "plan_id", "level", "position").values_list(
        "uid", "title", shown(actor, "parent__title"), "level", "ambition", "plan__uid", "plan__title"
    )


@prepared
def _programmes(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Programme, partnership_id, "plan").exclude(status=PlanStatus.LAPSED.value)
    return rows.order_by("-period_start", "title").values_list(
        "uid", "title", "status", "predecessor__uid", "plan__uid", "plan__title", "plan__status", "municipality_id"
    )
