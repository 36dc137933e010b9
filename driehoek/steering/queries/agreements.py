# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Agreements that ask following up, and what was last told of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from driehoek.access.prepared import prepared
from driehoek.access.visibility import visible
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import document_title, shown, within
from driehoek.organisations.queries import Origin
from driehoek.steering.models import Decision, FollowUp
from driehoek.steering.rules import Follow

CLOSED = (Follow.DONE.value, Follow.DROPPED.value)


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """One agreement that asks following up.

    Attributes:
        body: whose it is.
        owner: the function that does it, else the organisation; empty when that was not said or is out of sight.
        due, due_day: by when, as it was said and the last day of that.
        overdue: open, and that day is past.
        follow: how it stands.
        last_told, last_told_on, last_told_by: the latest line about it; empty when nothing was told yet.
    """

    pk: int
    uid: UUID
    code: str
    on: PreciseDate
    subject: str
    text: str
    body: str
    owner: str
    organisation: str
    due: PreciseDate | None
    due_day: date | None
    overdue: bool
    follow: str
    circle: str
    origin: Origin
    gives_way: str = ""
    last_told: str = ""
    last_told_on: date | None = None
    last_told_by: str = ""


@prepared
def _agreements(
    actor: Actor,
    partnership_id: int,
    body_pk: int | None,
    owner_uids: tuple[UUID, ...] | None,
    organisation_pks: tuple[int, ...] | None,
    since: date | None,
) -> QuerySet[Any, Any]:
    rows = within(actor, Decision, partnership_id, "body")
    asked = Q(follow=Follow.OPEN.value)
    if since is not None:
        told = within(actor, FollowUp, partnership_id).filter(
            decision=OuterRef("pk"), state__in=CLOSED, told_on__gte=since
        )
        asked |= Q(Exists(told), follow__in=CLOSED)
    rows = rows.filter(asked)
    if body_pk is not None:
        rows = rows.filter(body_id=body_pk)
    if owner_uids is not None:
        mine = Q(owner__uid__in=owner_uids)
        if organisation_pks is not None:
            mine |= Q(owner__isnull=True, owner_organisation_id__in=organisation_pks)
        rows = rows.filter(mine)
    lines = within(actor, FollowUp, partnership_id).filter(decision=OuterRef("pk")).order_by("-told_on", "-pk")
    last = {f"last_{name}": Subquery(lines.values(name)[:1]) for name in ("text", "told_on", "told_by")}
    still = Case(When(follow=Follow.OPEN.value, then=0), default=1)
    return rows.annotate(**last).order_by(still, F("due_day").asc(nulls_last=True), "decided_on", "code").values_list(
        "pk", "uid", "code", "decided_on", "subject", "text", "body__name", shown(actor, "owner__title"),
        shown(actor, "owner_organisation__name"), "due_on", "due_day", "follow", "circle", "gives_way", "example",
        Coalesce(document_title(actor, partnership_id), F("source")), "source_place",
        *last,
    )  # fmt: skip


@prepared
def _told(actor: Actor, partnership_id: int, keys: tuple[int, ...]) -> QuerySet[Any, Any]:
    rows = FollowUp.objects.filter(visible(actor, clock.now()), partnership_id=partnership_id, decision_id__in=keys)
    return rows.order_by("told_on", "pk").values_list("decision_id", "text", "told_on", "told_by")


def last_told(actor: Actor, partnership_id: int, keys: Collection[int]) -> dict[int, tuple[str, date, str]]:
    """Return by key of an agreement its latest line: words, day and who told it; 1 query, none without keys."""
    rows = _told(actor, partnership_id, tuple(keys)) if keys else []
    return {key: (text, on, by) for key, text, on, by in rows}


def open_agreements(
    actor: Actor,
    partnership_id: int,
    *,
    body_pk: int | None = None,
    owner_uids: Collection[UUID] | None = None,
    organisation_pks: Collection[int] | None = None,
    since: date | None = None,
) -> tuple[AgreementLine, ...]:
    """Return the open agreements within sight, overdue ones first, then by the day that they are due; 1 query.

    Args:
        body_pk: only those of this body.
        owner_uids: only those of these functions.
        organisation_pks: with ``owner_uids`` also those of these organisations without a function.
        since: also those of which was told since that day that they are done or lapsed; they come last.
    """
    today = clock.today()
    rows = _agreements(
        actor,
        partnership_id,
        body_pk,
        None if owner_uids is None else tuple(owner_uids),
        None if organisation_pks is None else tuple(organisation_pks),
        since,
    )
    return tuple(_line(row, today) for row in rows)


def _line(row: tuple[Any, ...], today: date) -> AgreementLine:
    (
        pk, uid, code, on, subject, text, body, owner, organisation, due, due_day, follow, circle, gives_way, example,
        document, place, told, told_on, told_by,
    ) = row  # fmt: skip
    return AgreementLine(
        pk=pk, uid=uid, code=code, on=on, subject=subject, text=text, body=body, owner=owner or organisation or "",
        organisation=organisation or "", due=due, due_day=due_day,
        overdue=follow == Follow.OPEN and due_day is not None and due_day < today, follow=follow, circle=circle,
        origin=Origin(example, document or "", place, circle=circle), gives_way=gives_way,
        last_told=told or "", last_told_on=told_on, last_told_by=told_by or "",
    )  # fmt: skip
