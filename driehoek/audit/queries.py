# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the audit and the history tell the screens."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from driehoek.access.visibility import in_circle
from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class LastChange:
    """The latest change of a record that an actor may know of: in which function somebody made it, and when."""

    by: str
    at: datetime


def last_change(actor: Actor, record_uid: UUID) -> LastChange | None:
    """Return who changed a record last, as far as its history is for this actor; 1 query."""
    rows = HistoryEntry.objects.filter(in_circle(actor), uid=record_uid).order_by("-at", "-pk")
    found = rows.values_list("actor_label", "at").first()
    return LastChange(*found) if found else None


def latest_operation(actor: Actor, record_uid: UUID) -> UUID | None:
    """Return the latest operation on a record, where this actor carried it out, so that they can undo it; 2 queries."""
    rows = HistoryEntry.objects.filter(in_circle(actor), uid=record_uid).order_by("-at", "-pk")
    operation = rows.values_list("operation", flat=True).first()
    if operation is None or actor.uid is None:
        return None
    own = AuditEvent.objects.filter(operation=operation, actor_uid=actor.uid)
    return operation if own.exists() else None
