# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The export that is under way: what the actor sees, and the fields that all records share."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from driehoek.exchange.planfile.kinds import Text
from driehoek.exchange.planfile.records.base import CIRCLES
from driehoek.kernel.actor import Actor
from driehoek.kernel.clock import AMSTERDAM
from driehoek.kernel.models import Record, Secrecy
from driehoek.organisations.models import OwnedRecord, Partnership
from driehoek.organisations.models.partnership import PartnershipRow
from driehoek.organisations.policies import seen

Row = TypeVar("Row", bound=PartnershipRow)


@dataclass
class Work:
    """One export.

    Attributes:
        codes: code of every exported row by table and key, so that references are written as codes.
        names: name of each municipality by key.
        themes: uid, code of its plan and own code of each node in the file, by key of the node.
    """

    actor: Actor
    partnership: Partnership
    codes: dict[type[PartnershipRow], dict[int, str]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    themes: dict[int, tuple[UUID, str, str]] = field(default_factory=dict)

    def rows(self, model: type[Row], *order: str, among: QuerySet[Row] | None = None) -> list[Row]:
        """Return the rows of a table that go into the file, in a fixed order; 1 query.

        Left out: what was withdrawn, what the actor does not see (or whose plan, goal or programme the actor does not
        see), what is secret by law and what is for named recipients only, since a file can be passed on to anyone.

        Args:
            among: the rows in sight, where that takes more than the row and what it always stands in.
        """
        if among is None:
            always = [name for name in model.ENCLOSED_BY if not model._meta.get_field(name).null]
            among = seen(self.actor, model, *always)
        found = among.filter(partnership=self.partnership)
        secret = Secrecy.objects.filter(lifted_on__isnull=True).values("uid")
        kept = found.filter(withdrawn_at__isnull=True, circle__in=CIRCLES).exclude(secrecy__in=secret)
        return list(kept.order_by(*order))

    def coded(self, model: type[Row], *order: str, among: QuerySet[Row] | None = None) -> list[Row]:
        """Return the rows of a table and remember their codes; see :meth:`rows`."""
        found = self.rows(model, *order, among=among)
        self.codes[model] = {row.pk: getattr(row, "code") for row in found}  # noqa: B009 - not every table has one
        return found

    def keep(self, model: type[Row], rows: Iterable[Row]) -> list[Row]:
        """Return these rows, and forget the codes of the others of their table: they are not in the file."""
        kept = list(rows)
        inside = {row.pk for row in kept}
        self.codes[model] = {key: code for key, code in self.codes[model].items() if key in inside}
        return kept

    def code(self, model: type[PartnershipRow], key: int | None) -> str:
        """Return the code of a row that is referred to; empty when nothing is, or when it is not in the file."""
        return self.codes[model].get(key, "") if key is not None else ""

    def has(self, model: type[PartnershipRow], key: int | None) -> bool:
        """Tell whether a row that another needs is in the file."""
        return key in self.codes[model]

    def has_if_any(self, model: type[PartnershipRow], key: int | None) -> bool:
        """Tell whether a row that another belongs to, if to any, is in the file."""
        return key is None or self.has(model, key)

    def name(self, key: int | None) -> str:
        """Return the name of a municipality; empty for what is joint."""
        return self.names[key] if key is not None else ""

    def shared(self, row: PartnershipRow) -> dict[str, Any]:
        """Return the fields that every record has."""
        return marks(row) | {"circle_municipality": self.name(row.circle_municipality_id)}

    def owner(self, row: OwnedRecord) -> str:
        """Return the name of the municipality of a record; empty when joint."""
        return self.name(row.municipality_id)


def marks(row: Record) -> dict[str, Any]:
    """Return the marks of a record that is of no single municipality."""
    moment = row.embargo_until
    return {
        "example": row.example,
        "source": row.source,
        "place": row.source_place,
        "circle": row.circle,
        "embargo": f"{moment.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}" if moment else "",
    }


def text(value: str) -> str:
    """Return a text in the normal form of a plan file: single spaces, an empty line between paragraphs."""
    return Text().read(value)


def line(value: str) -> str:
    """Return a text of one line with single spaces."""
    return " ".join(value.split())


def by(rows: list[Row], column: str) -> dict[int, list[Row]]:
    """Group rows by the key in a column, keeping their order."""
    grouped: dict[int, list[Row]] = {}
    for row in rows:
        grouped.setdefault(getattr(row, column), []).append(row)
    return grouped
