# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An action and its predecessors, and what was reported of them, as read from the database."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import seen, shown, within
from driehoek.planning.models import Action, ProgressReport


class ActionRow(NamedTuple):
    """An action with the words of what it belongs to; ``led_by``, ``led_as`` and ``group_name`` where in sight."""

    pk: int
    uid: UUID
    version: int
    partnership_id: int
    municipality_id: int | None
    node_id: int
    lead_organisation_id: int | None
    predecessor_id: int | None
    code: str
    title: str
    description: str
    places: list[str]
    kind: str
    cluster: str
    intended_result: str
    expected_effect: str
    original_start: PreciseDate | None
    original_end: PreciseDate | None
    current_start: PreciseDate | None
    current_end: PreciseDate | None
    means_text: str
    means_cents: int | None
    means_payer: str
    capacity_claim: str
    status: str
    status_note: str
    status_cause_kind: str
    status_cause_uid: UUID | None
    status_cause_on: date | None
    status_cause_label: str
    attention: bool
    attention_text: str
    adjustment: bool
    adjustment_text: str
    light_content: str
    light_planning: str
    light_finance: str
    light_risk: str
    deviation_reason: str
    example: bool
    source: str
    source_place: str
    circle: str
    programme: str
    programme_code: str
    plan_code: str
    goal: str
    municipality: str | None
    led_by: str | None
    led_as: str | None
    group_name: str | None


#: Columns of an action itself; those after them are words of other rows.
OWN = ActionRow._fields[: ActionRow._fields.index("programme")]


class ReportRow(NamedTuple):
    """A progress report."""

    action_id: int
    number: int
    reported_on: date
    status: str
    percentage: int | None
    done: str
    result: str
    next_step: str
    help_asked: str
    new_end: PreciseDate | None
    deviation_reason: str
    attention_text: str
    adjustment_text: str
    reporter: str
    on_behalf_of: str
    created_in: UUID
    example: bool
    source: str
    source_place: str
    circle: str


def chain_of(actor: Actor, partnership_id: int, uid: UUID) -> list[ActionRow]:
    """Return an action and its predecessors within sight, the newest first; nothing when it is out of sight.

    1 query, 1 more when it has a predecessor, and 1 more per predecessor with another code.
    """
    chain = [ActionRow._make(row) for row in _by_uid(actor, partnership_id, uid)]
    if not chain or chain[0].predecessor_id is None:
        return chain
    # A code stays when an action is carried over, so one query nearly always brings the whole chain.
    family = {row.pk: row for row in map(ActionRow._make, _family(actor, partnership_id, chain[0].code))}
    while (before := chain[-1].predecessor_id) is not None:
        row = family.get(before) or next(map(ActionRow._make, _one(actor, partnership_id, before)), None)
        if row is None or row in chain:
            break
        chain.append(row)
    return chain


def reports_on(actor: Actor, partnership_id: int, chain: Sequence[ActionRow]) -> list[ReportRow]:
    """Return what was reported of these actions, as far as it is in sight; 1 query."""
    return [ReportRow._make(row) for row in _reports(actor, partnership_id, tuple(row.pk for row in chain))]


def _whole(actor: Actor, rows: QuerySet[Action]) -> QuerySet[Any, Any]:
    return rows.values_list(
        *OWN, "programme__title", "programme__code", "programme__plan__code", "node__title", "municipality__name",
        shown(actor, "lead_organisation__name"), shown(actor, "lead_function__title"),
        shown(actor, "working_group__name"),
    )  # fmt: skip


def _seen(actor: Actor, partnership_id: int) -> QuerySet[Action]:
    return within(actor, Action, partnership_id, "programme", "programme__plan")


@prepared
def _by_uid(actor: Actor, partnership_id: int, uid: UUID) -> QuerySet[Any, Any]:
    return _whole(actor, _seen(actor, partnership_id).filter(uid=uid))


@prepared
def _family(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    return _whole(actor, _seen(actor, partnership_id).filter(code=code))


@prepared
def _one(actor: Actor, partnership_id: int, pk: int) -> QuerySet[Any, Any]:
    return _whole(actor, _seen(actor, partnership_id).filter(pk=pk))


@prepared
def _reports(actor: Actor, partnership_id: int, action_ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    rows = seen(actor, ProgressReport).filter(partnership_id=partnership_id, action_id__in=action_ids)
    return rows.order_by("number").values_list(*ReportRow._fields)
