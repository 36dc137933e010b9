# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of the register of agreements and decisions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import within
from driehoek.organisations.queries import Origin
from driehoek.steering.models import Decision


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One agreement or decision in the register.

    Attributes:
        body_kind: ``niet_genoemd`` when the source does not say whose it is.
        municipality: of the council or college; empty for a joint body.
        concerns_uid: uid of what it is about; ``None`` when that is not recorded here.
        owner_uid: of the function that does it, to compare with; what it is called is not said here.
    """

    uid: UUID
    code: str
    on: PreciseDate
    kind: str
    body: str
    body_kind: str
    municipality: str
    subject: str
    text: str
    authority: str
    note: str
    concerns_kind: str
    concerns_uid: UUID | None
    origin: Origin
    owner_uid: UUID | None
    due: PreciseDate | None
    follow: str


@prepared
def _decisions(actor: Actor, partnership_id: int, concerning: tuple[UUID, ...] | None) -> QuerySet[Any, Any]:
    rows = within(actor, Decision, partnership_id, "body")
    if concerning is not None:
        rows = rows.filter(concerns_uid__in=concerning)
    return rows.order_by("decided_on", "code").values_list(
        "uid", "code", "decided_on", "kind", "body__name", "body__kind", "body__municipality__name", "subject", "text",
        "authority", "note", "concerns_kind", "concerns_uid", "example", "source", "source_place", "circle",
        "owner__uid", "due_on", "follow",
    )  # fmt: skip


def decisions(
    actor: Actor, partnership_id: int, titles: Mapping[str, str], concerning: Collection[UUID] | None = None
) -> tuple[DecisionLine, ...]:
    """Return the register within sight, oldest first; 1 query.

    Args:
        titles: of source documents by key.
        concerning: only what is about these records; ``None`` for everything.
    """
    values = _decisions(actor, partnership_id, None if concerning is None else tuple(concerning))
    return tuple(
        DecisionLine(
            uid, code, on, kind, body, body_kind, municipality or "", subject, text, authority, note,
            concerns_kind, concerns_uid, Origin(example, titles.get(source, source), place, circle=circle),
            owner_uid, due, follow,
        )
        for (
            uid, code, on, kind, body, body_kind, municipality, subject, text, authority, note,
            concerns_kind, concerns_uid, example, source, place, circle, owner_uid, due, follow,
        ) in values
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class DecisionHead:
    """What a form needs of the agreement that it is about."""

    uid: UUID
    code: str
    subject: str
    body_uid: UUID
    example: bool


def decision_head(actor: Actor, partnership_id: int, uid: UUID) -> DecisionHead | None:
    """Return the heading of an agreement or decision within sight; 1 query."""
    rows = within(actor, Decision, partnership_id, "body").filter(uid=uid)
    found = rows.values_list("uid", "code", "subject", "body__uid", "example").first()
    return DecisionHead(*found) if found else None


def decision_by_code(actor: Actor, partnership_id: int, code: str) -> UUID | None:
    """Return the uid of an agreement or decision within sight; 1 query."""
    found = within(actor, Decision, partnership_id, "body").filter(code=code).values_list("uid", flat=True).first()
    return found
