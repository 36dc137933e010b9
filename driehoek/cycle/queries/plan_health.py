# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a plan is alive, per municipality: owners, how long ago anything was heard, goals that nobody judged.

Counts of actions and goals, never of what persons did.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from driehoek.access.prepared import prepared
from driehoek.evaluation.models import GoalJudgement, Judgement
from driehoek.evaluation.policies import JUDGED
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import within
from driehoek.organisations.queries import PartnershipHead
from driehoek.planning.models import Action, Node, ProgressReport
from driehoek.planning.queries.programmes import ProgrammeHead, current, programme_heads
from driehoek.planning.rules import CLOSED, NEVER_OVERDUE

#: After so long without a word an action counts as not heard of: half a year, the time between two rounds.
FRESH = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Noted:
    """An action or goal by its name. ``on`` is when it was last heard of, or to be ready."""

    uid: UUID
    code: str
    title: str
    plan_code: str
    on: date | None
    example: bool


@dataclass(slots=True)
class Health:
    """How the plan is doing in one municipality, or in what is joint.

    Attributes:
        actions: that are still worked on. goals: that one can act on; a theme without goals is one itself.
        ownerless: actions without a lead. silent: not heard of for half a year; unheard: never heard of.
        overdue: actions whose end has passed. unjudged: goals of which no evaluation ever said anything.
    """

    name: str
    cbs_code: str
    actions: int = 0
    goals: int = 0
    ownerless: list[Noted] = field(default_factory=list)
    silent: list[Noted] = field(default_factory=list)
    unheard: list[Noted] = field(default_factory=list)
    overdue: list[Noted] = field(default_factory=list)
    unjudged: list[Noted] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PlanHealth:
    """Every municipality, what is joint first. ``since``: from when something counts as heard of."""

    programmes: tuple[ProgrammeHead, ...]
    since: date
    places: tuple[Health, ...]


def plan_health(actor: Actor, head: PartnershipHead) -> PlanHealth:
    """Return whether what runs is alive; 6 queries whatever its size.

    An action counts with the municipality that it is of, or else with the one that leads it; what neither is, with
    what is joint.
    """
    today = clock.today()
    programmes = current(programme_heads(actor, head.pk), today)
    places = {None: Health("", "")} | {one.pk: Health(one.name, one.cbs_code) for one in head.municipalities}
    joint = places[None]
    told: dict[int, date] = dict(_told(actor, head.pk))
    for row in _actions(actor, head.pk, tuple(one.pk for one in programmes)):
        pk, uid, code, title, plan, own, organisation, function, leading, status, end, example = row
        place = places.get(own if own is not None else leading, joint)
        place.actions += 1
        heard = told.get(pk)
        noted = Noted(uid, code, title, plan, heard, example)
        if organisation is None and function is None:
            place.ownerless.append(noted)
        if heard is None:
            place.unheard.append(noted)
        elif heard < today - FRESH:
            place.silent.append(noted)
        if isinstance(end, PreciseDate) and end.last_day < today and status not in NEVER_OVERDUE:
            place.overdue.append(Noted(uid, code, title, plan, end.last_day, example))
    _goals(actor, head.pk, {one.plan_code for one in programmes}, places)
    return PlanHealth(programmes, today - FRESH, tuple(places.values()))


@prepared
def _actions(actor: Actor, partnership_id: int, programmes: tuple[int, ...]) -> QuerySet[Any, Any]:
    rows = within(actor, Action, partnership_id).filter(programme_id__in=programmes)
    return (
        rows.exclude(status__in=sorted(status.value for status in CLOSED))
        .order_by("programme__code", "position", "code")
        .values_list(
            "pk", "uid", "code", "title", "programme__plan__code", "municipality_id", "lead_organisation_id",
            "lead_function_id", "lead_organisation__municipality_id", "status", "current_end", "example",
        )
    )  # fmt: skip


@prepared
def _told(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, ProgressReport, partnership_id).order_by()
    return rows.values_list("action_id").annotate(last=Max("reported_on"))


def _goals(actor: Actor, partnership_id: int, plans: set[str], places: dict[int | None, Health]) -> None:
    rows = list(_nodes(actor, partnership_id))
    parents = {row[1] for row in rows}
    judged = {key for (key,) in _judged_goals(actor, partnership_id)}
    themes = {key for (key,) in _judged_themes(actor, partnership_id)}
    unjudged: dict[int | None, list[Noted]] = defaultdict(list)
    for pk, _parent, uid, code, title, plan, municipality, example in rows:
        if plan not in plans or pk in parents:
            continue
        place = municipality if municipality in places else None
        places[place].goals += 1
        if pk not in judged and pk not in themes:
            unjudged[place].append(Noted(uid, code, title, plan, None, example))
    for place, found in unjudged.items():
        places[place].unjudged.extend(found)


@prepared
def _nodes(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Node, partnership_id, "plan").order_by("plan__code", "level", "position", "code")
    return rows.values_list("pk", "parent_id", "uid", "code", "title", "plan__code", "municipality_id", "example")


@prepared
def _judged_goals(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, GoalJudgement, partnership_id, "evaluation", "node").filter(JUDGED)
    return rows.order_by().values_list("node_id").distinct()


@prepared
def _judged_themes(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Judgement, partnership_id, "evaluation", "node").filter(JUDGED)
    return rows.order_by().values_list("node_id").distinct()
