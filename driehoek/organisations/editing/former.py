# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What records were before an operation, read back from the history."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from driehoek.audit.models import HistoryEntry
from driehoek.kernel import records
from driehoek.kernel.models import Record, Tracked
from driehoek.organisations.editing.uniqueness import taken


@dataclass(slots=True)
class Former:
    """What one operation did to one record.

    Attributes:
        row: the record as it is now.
        made: whether the operation made it.
        before: what it changed, with the values of before the operation as the history keeps them.
        told: whether the history kept all of these.
    """

    record_type: str
    row: Any = None
    made: bool = False
    before: dict[str, Any] = field(default_factory=dict)
    told: bool = True


def former(operation_uid: UUID) -> list[Former]:
    """Return what an operation did per record, the record that it touched last first; 1 query, and 1 per table."""
    parts: dict[UUID, Former] = {}
    for entry in HistoryEntry.objects.filter(operation=operation_uid).order_by("-pk"):
        part = parts.pop(entry.uid, None) or Former(entry.record_type)
        part.made |= entry.made
        part.before |= entry.before
        part.told &= entry.made or records.NOT_TOLD not in entry.before.values()
        parts[entry.uid] = part  # in the place of its first change: what belongs to it was made after it
    by_type: dict[str, list[UUID]] = {}
    for uid, part in parts.items():
        by_type.setdefault(part.record_type, []).append(uid)
    for record_type, uids in by_type.items():
        model = apps.get_model(record_type)
        for start in range(0, len(uids), records.BATCH):
            for row in model._base_manager.filter(uid__in=uids[start : start + records.BATCH]):
                parts[row.uid].row = row
    return list(parts.values())


def typed(row: Tracked, name: str, value: object) -> Any:
    """Return a value of the history as its column holds it."""
    column = next(column for column in row._meta.concrete_fields if column.attname == name)
    target = column.target_field if isinstance(column, models.ForeignKey) else column
    return None if value is None else target.to_python(value)


def may_return(row: Record, before: Mapping[str, Any]) -> bool:
    """Tell whether a record can have these values again: its place is free, and what it points at is present."""
    now = {name: getattr(row, name) for name in before}
    for name, value in before.items():
        setattr(row, name, value)
    found = row.withdrawn_at is not None or (not taken(row) and not _points_at_withdrawn(row, before))
    for name, value in now.items():
        setattr(row, name, value)
    return found


def _points_at_withdrawn(row: Any, before: Mapping[str, Any]) -> bool:
    for column in row._meta.concrete_fields:
        if not isinstance(column, models.ForeignKey) or getattr(row, column.attname) is None:
            continue
        if column.attname not in before and (column.name not in row.ENCLOSED_BY or "withdrawn_at" not in before):
            continue
        target = column.related_model._base_manager.filter(pk=getattr(row, column.attname))
        if not target.filter(withdrawn_at__isnull=True).exists():
            return True
    return False
