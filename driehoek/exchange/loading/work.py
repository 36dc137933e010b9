# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The load that is under way: its partnership, what was put, and the columns that all records share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from driehoek.exchange.planfile.records.base import Record
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, narrower
from driehoek.kernel.clock import AMSTERDAM
from driehoek.kernel.records import Counts
from driehoek.organisations.commands import put_records
from driehoek.organisations.models import Partnership
from driehoek.organisations.models.partnership import PartnershipRow

Row = TypeVar("Row", bound=PartnershipRow)
Item = TypeVar("Item")

KEPT = frozenset({"secrecy"})
"""Columns that a plan file never changes: legal secrecy is imposed and lifted by name, not by a file."""


def embargo(record: Record) -> datetime | None:
    """Return the moment before which a record is not to be seen, from its Dutch local time."""
    if not record.embargo:
        return None
    return datetime.strptime(record.embargo, "%Y-%m-%d %H:%M").replace(tzinfo=AMSTERDAM)


def _name(row: PartnershipRow) -> str:
    for column in ("code", "slug", "key", "title", "name", "number", "uid"):
        value = getattr(row, column, "")
        if value:
            return str(value)
    return ""


@dataclass
class Work:
    """One load.

    Attributes:
        partnership: the partnership as stored.
        municipalities: key of each municipality by name.
        tally: what was done per table, by its label.
        named: keys of the rows that the file names, per table.
        uids: uid of what decisions are about, by kind and code.
        names: by what people know each row that was put.
        owners: municipality within which the circle "eigen gemeente" of each record of the file holds.
    """

    actor: Actor
    file: PlanFile
    partnership: Partnership
    municipalities: dict[str, int] = field(default_factory=dict)
    tally: dict[str, Counts] = field(default_factory=dict)
    named: dict[type[PartnershipRow], set[int]] = field(default_factory=dict)
    uids: dict[tuple[str, str], UUID] = field(default_factory=dict)
    names: dict[UUID, str] = field(default_factory=dict)
    owners: dict[int, str] = field(default_factory=dict)

    def count(self, label: str, counts: Counts) -> None:
        """Add to what was done with a table."""
        self.tally[label] = self.tally.get(label, Counts()) + counts

    def put(
        self,
        model: type[Row],
        rows: Iterable[Row],
        key: Callable[[Row], object],
        *,
        keep: frozenset[str] = frozenset(),
    ) -> dict[Any, Row]:
        """Make the rows of a table equal to these and return them as stored, by key; others are left alone.

        Args:
            keep: columns that are only set when a row is made.
        """
        wanted = list(rows)
        named = self.named.setdefault(model, set())
        if not wanted:
            self.count(model._meta.label, Counts())
            return {}
        stored, counts = put_records(
            actor=self.actor, partnership=self.partnership, model=model, wanted=wanted, key=key, keep=KEPT | keep
        )
        self.count(model._meta.label, counts)
        named.update(row.pk for row in stored.values())
        self.names |= {row.uid: _name(row) for row in stored.values()}
        return stored

    def place(self, name: str) -> int | None:
        """Return the key of a municipality, or nothing for what is joint."""
        return self.municipalities[name] if name else None

    def shared(self, record: Record) -> dict[str, Any]:
        """Return the columns that every record has; parts of a record share those of the record."""
        whose = self.owners[id(record)]
        return {
            "partnership_id": self.partnership.pk,
            "example": record.example,
            "source": record.source,
            "source_place": record.place,
            "circle": record.circle,
            "circle_municipality_id": self.place(whose) if record.circle == Circle.MUNICIPALITY.value else None,
            "embargo_until": embargo(record),
        }

    def owned(self, record: Record, municipality: str = "") -> dict[str, Any]:
        """Return the shared columns and the municipality of a record that is joint or of one municipality."""
        return self.shared(record) | {"municipality_id": self.place(municipality)}


def within(marks: dict[str, Any], other: PartnershipRow) -> dict[str, Any]:
    """Return the shared columns of a link, spread no wider than what it links to."""
    own = marks["circle"], marks["circle_municipality_id"]
    circle, municipality = narrower(own, (other.circle, other.circle_municipality_id))
    return marks | {"circle": circle, "circle_municipality_id": municipality}


def generations(items: Iterable[Item], code: Callable[[Item], str], before: Callable[[Item], str]) -> list[list[Item]]:
    """Sort items so that each stands in a later list than the one it follows; what it follows may be absent."""
    waiting = {code(item): item for item in items}
    sorted_out: list[list[Item]] = []
    while waiting:
        ready = [item for item in waiting.values() if before(item) not in waiting]
        for item in ready:
            del waiting[code(item)]
        sorted_out.append(ready)
    return sorted_out
