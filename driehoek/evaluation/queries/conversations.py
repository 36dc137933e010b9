# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Read models of the yearly conversation about working together, and of what came of it over the years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from driehoek.access.prepared import prepared
from driehoek.evaluation.models import Conversation, ConversationPoint
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.models import Function
from driehoek.organisations.picking import Pick, picks
from driehoek.organisations.policies import shown, within
from driehoek.planning.models import Plan, WayOfWorking
from driehoek.steering.models import Body


@dataclass(frozen=True, slots=True)
class ConversationHead:
    """The conversation of one year.

    Attributes:
        body: at whose table; empty when it has none, or it is out of sight.
        ended_at: empty while people still write in the record.
    """

    uid: UUID
    version: int
    code: str
    year: int
    plan_uid: UUID
    plan: str
    body: str
    held_on: date | None
    present: str
    ended_at: datetime | None
    circle: str
    example: bool


@dataclass(frozen=True, slots=True)
class PointView:
    """What was said about one way of working in one year.

    Attributes:
        about: the text of the way of working as it is now.
        owner, owner_uid: who does what was agreed; empty when out of sight.
        decision: code of the agreement in the register, and ``follow`` how it stands.
    """

    uid: UUID
    version: int
    year: int
    way_uid: UUID
    number: int
    title: str
    about: str
    state: str
    said: str
    agreement: str
    owner: str
    owner_uid: UUID | None
    due_on: PreciseDate | None
    decision: str
    follow: str


@dataclass(frozen=True, slots=True)
class ConversationPage:
    """One conversation, and beside each point what was said of it the last time.

    Attributes:
        before: the latest earlier point by way of working.
    """

    head: ConversationHead
    points: tuple[PointView, ...]
    before: dict[UUID, PointView]


@dataclass(frozen=True, slots=True)
class OverTheYears:
    """Every conversation, newest first, with its points by way of working."""

    heads: tuple[ConversationHead, ...]
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class StartChoices:
    """What one chooses from when a conversation is started: plans with ways of working, joint bodies."""

    plans: tuple[Pick, ...]
    bodies: tuple[Pick, ...]


def over_the_years(actor: Actor, partnership_id: int) -> OverTheYears:
    """Return all conversations within sight; 2 queries."""
    return OverTheYears(
        tuple(_head(row) for row in _heads(actor, partnership_id)),
        tuple(_point(row) for row in _points(actor, partnership_id)),
    )


def conversation_page(actor: Actor, partnership_id: int, code: str) -> ConversationPage | None:
    """Return the conversation of one year, or ``None`` when there is none within sight; 2 queries."""
    found = over_the_years(actor, partnership_id)
    head = next((one for one in found.heads if one.code == code), None)
    if head is None:
        return None
    before = {one.way_uid: one for one in _earlier(found.points, head.year) if one.state}
    return ConversationPage(head, tuple(one for one in found.points if one.year == head.year), before)


def _earlier(points: Sequence[PointView], year: int) -> Iterator[PointView]:
    """Yield the points of earlier years, oldest first."""
    yield from sorted((one for one in points if one.year < year), key=lambda one: one.year)


def start_choices(actor: Actor, partnership_id: int) -> StartChoices:
    """Return what a conversation can be about, and at whose table it can be held; 2 queries."""
    ways = within(actor, WayOfWorking, partnership_id).filter(plan=OuterRef("pk"))
    plans = within(actor, Plan, partnership_id).filter(Exists(ways)).order_by("-period_start", "title")
    return StartChoices(
        tuple(Pick(uid, title) for uid, title in plans.values_list("uid", "title")),
        picks(actor, Body, partnership_id, "name", municipality__isnull=True),
    )


def owners(actor: Actor, partnership_id: int) -> tuple[Pick, ...]:
    """Return the functions that can do what is agreed, by organisation; 1 query."""
    return picks(actor, Function, partnership_id, "title", "organisation", group="organisation__name")


def _head(row: Sequence[Any]) -> ConversationHead:
    uid, version, code, year, plan_uid, plan, body, *rest = row
    return ConversationHead(uid, version, code, year, plan_uid, plan, body or "", *rest)


@prepared
def _heads(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Conversation, partnership_id, "plan")
    return rows.order_by("-year", "code").values_list(
        "uid", "version", "code", "year", "plan__uid", "plan__title", shown(actor, "body__name"), "held_on", "present",
        "ended_at", "circle", "example",
    )  # fmt: skip


def _point(row: Sequence[Any]) -> PointView:
    uid, version, year, way, number, title, about, state, said, agreement, *rest = row
    owner, owner_uid, due_on, decision, follow = rest
    return PointView(
        uid, version, year, way, number, title, about, state, said, agreement, owner or "", owner_uid, due_on,
        decision or "", follow or "",
    )  # fmt: skip


@prepared
def _points(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, ConversationPoint, partnership_id, "conversation", "way")
    return rows.order_by("-conversation__year", "number", "pk").values_list(
        "uid", "version", "conversation__year", "way__uid", "number", "title", "way__text", "state", "said",
        "agreement", shown(actor, "owner__title"), shown(actor, "owner__uid"), "due_on", shown(actor, "decision__code"),
        shown(actor, "decision__follow"),
    )  # fmt: skip
