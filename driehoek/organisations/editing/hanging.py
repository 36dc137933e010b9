# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What hangs on a record, so that nothing present is left under something withdrawn."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.models import Record
from driehoek.organisations.models.partnership import PartnershipRow
from driehoek.organisations.policies import editable

#: A table and a row's key in it.
Place = tuple[type[Record], int]


def pointing_at(model: type[Record]) -> Iterator[tuple[type[Record], str]]:
    """Yield each table with a foreign key to this one, and the key."""
    for other in apps.get_models():
        if not issubclass(other, Record):
            continue
        for column in other._meta.concrete_fields:
            if isinstance(column, models.ForeignKey) and column.related_model is model:
                yield other, column.attname


def hangs(record: Record, apart_from: Collection[type[Record]] = ()) -> bool:
    """Tell whether anything present points at this record, seen or not; a query per table until one does."""
    return any(
        other._base_manager.filter(withdrawn_at__isnull=True, **{attname: record.pk}).exists()
        for other, attname in pointing_at(type(record))
        if other not in apart_from
    )


def what_hangs(actor: Actor, record: Record, apart_from: Collection[type[Record]] = ()) -> str:
    """Return in words what hangs on a record, as far as this actor may see it: "3 acties en 2 doelen"."""
    found: dict[tuple[str, str], int] = {}
    for other, attname in pointing_at(type(record)):
        if other in apart_from or not issubclass(other, PartnershipRow):
            continue
        number = editable(actor, other).filter(**{attname: record.pk}).count()
        if number:
            found[other.NOUN] = found.get(other.NOUN, 0) + number
    words = [f"{number} {noun[0] if number == 1 else noun[1]}" for noun, number in found.items()]
    return " en ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


@dataclass(slots=True)
class Hanging:
    """What hangs on many records, read at once, while these records go one by one.

    Attributes:
        by: uids of the present records that point at each record.
        gone: uids of the records that went or moved meanwhile.
    """

    by: dict[Place, set[UUID]] = field(default_factory=dict)
    gone: set[UUID] = field(default_factory=set)

    @classmethod
    def on(cls, rows: Collection[Any]) -> "Hanging":
        """Return what hangs on these rows; a query per table and foreign key."""
        found = cls()
        keys: dict[type[Record], list[int]] = {}
        for row in rows:
            keys.setdefault(type(row), []).append(row.pk)
        for model, pks in keys.items():
            for other, attname in pointing_at(model):
                for start in range(0, len(pks), records.BATCH):
                    some = {f"{attname}__in": pks[start : start + records.BATCH]}
                    present = other._base_manager.filter(withdrawn_at__isnull=True, **some)
                    for pk, uid in present.values_list(attname, "uid"):
                        found.by.setdefault((model, pk), set()).add(uid)
        return found

    def any(self, row: Record) -> bool:
        """Tell whether something still hangs on this row."""
        return bool(self.by.get((type(row), row.pk), set()) - self.gone)

    def moved(self, row: Record) -> None:
        """Note that this row was withdrawn, or points at what it pointed at before."""
        self.gone.add(row.uid)
