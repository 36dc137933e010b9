# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A record as a form shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from driehoek.audit.queries import last_change
from driehoek.kernel.actor import Actor
from driehoek.kernel.models import Record
from driehoek.organisations.editing.kind import SHARED, Editable
from driehoek.organisations.editing.taking import stored
from driehoek.organisations.models import Municipality, OwnedRecord
from driehoek.organisations.policies import seen

Row = TypeVar("Row", bound=Record)


@dataclass(frozen=True, slots=True)
class RecordValues:
    """What stands in a record, in the shape in which commands take it.

    Attributes:
        title: what people call the record.
        values: columns, references (uid or ``None``) and lists (uids) by name, and those of every record.
        parent_uid: of what it was made under, such as its plan.
        changed_by: in which function somebody changed it last; empty where that is not for this actor.
    """

    uid: UUID
    version: int
    partnership_id: int
    municipality_id: int | None
    circle: str
    example: bool
    title: str
    values: Mapping[str, object]
    parent_uid: UUID | None
    changed_by: str
    changed_at: datetime | None


def record_values(actor: Actor, kind: Editable[Row], uid: UUID, *, withdrawn: bool = False) -> RecordValues:
    """Return what stands in a record; 3 queries, and one per list.

    Raises:
        Absent: the record is out of sight.
    """
    row: Any = stored(actor, kind, uid, withdrawn=withdrawn)
    values: dict[str, object] = {name: getattr(row, name) for name in (*kind.columns, *SHARED)}
    if kind.references:
        pointed_at = type(row)._default_manager.filter(pk=row.pk).values(*(f"{name}__uid" for name in kind.references))
        values |= {name.removesuffix("__uid"): uid for name, uid in pointed_at[0].items()}
    for name, many in kind.many.items():
        joined = many.model._default_manager.filter(**{many.own: row.pk}, withdrawn_at__isnull=True)
        values[name] = tuple(joined.order_by("pk").values_list(f"{many.other}__uid", flat=True))
    last = last_change(actor, row.uid)
    parent = values.get(kind.parent)
    return RecordValues(
        uid=row.uid,
        version=row.version,
        partnership_id=row.partnership_id,
        municipality_id=getattr(row, "municipality_id", None),
        circle=row.circle,
        example=row.example,
        title=_title(actor, kind, row),
        values=values,
        parent_uid=parent if isinstance(parent, UUID) else None,
        changed_by=last.by if last else "",
        changed_at=last.at if last else None,
    )


def _title(actor: Actor, kind: Editable[Row], row: Any) -> str:
    """Return what people call a record; one without a name is called by what it is about, where that is in sight."""
    if kind.named_by:
        return str(getattr(row, kind.named_by))
    if row.called != row.NOUN[0]:
        return str(row.called)
    for name, model in kind.references.items():
        if name != kind.parent and issubclass(model, OwnedRecord):
            about = seen(actor, model).filter(pk=getattr(row, f"{name}_id")).first()
            if about is not None:
                return str(getattr(about, "title", "") or about.called)
    own: int | None = getattr(row, "municipality_id", None)
    place = Municipality.objects.filter(pk=own).first() if own else None
    return place.name if place else str(row.called)


def record_warnings(actor: Actor, kind: Editable[Row], uid: UUID) -> tuple[str, ...]:
    """Return what is unusual about a record, though allowed.

    Raises:
        Absent: the record is out of sight.
    """
    return kind.warn(stored(actor, kind, uid))
