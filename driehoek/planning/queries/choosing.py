# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The actions of a programme as rows to choose from, for what is done to several at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.access.prepared import prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import shown, within
from driehoek.planning.models import Action, Programme, ProgressReport
from driehoek.planning.queries.actions import themes_of
from driehoek.planning.queries.narrowing import JOINT
from driehoek.planning.rules import ActionStatus, is_overdue, is_silent


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """An action to choose.

    Attributes:
        goal: the node that it serves. theme: the top node above it.
        editable: whether the actor may change it, or take it along.
        silent: whether nothing was heard of it for half a year.
        told: when it was last heard of, within sight.
    """

    uid: UUID
    version: int
    code: str
    title: str
    goal: str
    theme: str
    theme_code: str
    places: tuple[str, ...]
    lead: str
    end: PreciseDate | None
    status: str
    kind: str
    reason: str
    overdue: bool
    silent: bool
    told: date | None
    example: bool
    editable: bool


def choosable(actor: Actor, partnership_id: int, programme_pk: int, own: int | None = None) -> tuple[ChoiceRow, ...]:
    """Return the actions of a programme in sight, in order; 3 queries.

    Args:
        own: the municipality of the programme that joint actions go to, where they are taken along.
    """
    themes = themes_of(actor, partnership_id)
    heard: dict[int, date] = dict(_heard(actor, partnership_id, programme_pk))
    reaches = reach(actor, Permission.EDIT_PROGRAMME)
    today = PreciseDate.of(clock.today())
    return tuple(
        ChoiceRow(
            uid, version, code, title, goal, themes[node_id][1], themes[node_id][0],
            (place,) if place else tuple(places), function or organisation or "", end, status, kind, reason,
            is_overdue(ActionStatus(status), end, today),
            is_silent(ActionStatus(status), heard.get(pk), clock.today()), heard.get(pk), example,
            reaches.covers(partnership_id, municipality_id or own),
        )
        for (
            pk, uid, version, code, title, node_id, goal, municipality_id, place, places, organisation, function, end,
            status, kind, reason, example,
        ) in _rows(actor, partnership_id, programme_pk)
        if node_id in themes
    )  # fmt: skip


def narrowed_rows(rows: Sequence[ChoiceRow], asked: dict[str, str]) -> tuple[ChoiceRow, ...]:
    """Return the rows that the address of a list asks for: thema, gemeente, trekker, stand, vlag and zoek."""

    def fits(row: ChoiceRow) -> bool:
        words = asked.get("zoek", "").casefold().split()[:8]
        flags = {"te_laat": row.overdue, "zonder_trekker": not row.lead, "stil": row.silent}
        return (
            asked.get("thema", "") in ("", row.theme_code)
            and (not asked.get("gemeente") or asked["gemeente"] in (row.places or (JOINT,)))
            and asked.get("trekker", "") in ("", row.lead)
            and asked.get("stand", "") in ("", row.status)
            and flags.get(asked.get("vlag", ""), True)
            and all(word in f"{row.code} {row.title}".casefold() for word in words)
        )

    return tuple(row for row in rows if fits(row))


@prepared
def _rows(actor: Actor, partnership_id: int, programme_pk: int) -> QuerySet[Any, Any]:
    return (
        within(actor, Action, partnership_id)
        .filter(programme_id=programme_pk)
        .order_by("position", "code")
        .values_list(
            "pk", "uid", "version", "code", "title", "node_id", "node__title", "municipality_id", "municipality__name",
            "places", shown(actor, "lead_organisation__name"), shown(actor, "lead_function__title"), "current_end",
            "status", "kind", "deviation_reason", "example",
        )
    )  # fmt: skip


@prepared
def _heard(actor: Actor, partnership_id: int, programme_pk: int) -> QuerySet[Any, Any]:
    reports = within(actor, ProgressReport, partnership_id).filter(action__programme_id=programme_pk)
    return reports.values_list("action_id").annotate(last=Max("reported_on")).order_by()


@dataclass(frozen=True, slots=True)
class NextProgramme:
    """A programme that follows another.

    Attributes:
        same_plan: whether it hangs under the same plan, so that goals stay.
        taken: per action of the former programme, by uid, the uid of the action that it became here.
    """

    uid: UUID
    code: str
    title: str
    period_start: PreciseDate
    period_end: PreciseDate
    municipality_id: int | None
    same_plan: bool
    taken: Mapping[UUID, UUID]


def next_programmes(actor: Actor, partnership_id: int, programme_pk: int, plan_code: str) -> tuple[NextProgramme, ...]:
    """Return the programmes in sight that follow one; 2 queries.

    Args:
        plan_code: of the plan under which that one hangs.
    """
    taken: dict[int, dict[UUID, UUID]] = {}
    for target_id, before, after in _taken(actor, partnership_id, programme_pk):
        taken.setdefault(target_id, {})[before] = after
    return tuple(
        NextProgramme(uid, code, title, start, end, municipality_id, plan == plan_code, taken.get(pk, {}))
        for pk, uid, code, title, start, end, municipality_id, plan in _next(actor, partnership_id, programme_pk)
    )


def to_follow(programme_pk: int) -> tuple[UUID, int | None]:
    """Return the uid of the plan and the municipality of a programme in sight, for one that follows it; 1 query."""
    found: tuple[UUID, int | None] = Programme.objects.values_list("plan__uid", "municipality_id").get(pk=programme_pk)
    return found


@prepared
def _next(actor: Actor, partnership_id: int, programme_pk: int) -> QuerySet[Any, Any]:
    rows = within(actor, Programme, partnership_id, "plan").filter(predecessor_id=programme_pk)
    return rows.order_by("period_start", "title").values_list(
        "pk", "uid", "code", "title", "period_start", "period_end", "municipality_id", "plan__code"
    )


@prepared
def _taken(actor: Actor, partnership_id: int, programme_pk: int) -> QuerySet[Any, Any]:
    rows = within(actor, Action, partnership_id, "predecessor").filter(predecessor__programme_id=programme_pk)
    return rows.order_by().values_list("programme_id", "predecessor__uid", "uid")
