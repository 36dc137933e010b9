# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a person can choose from in a form: records in sight, with the words by which people know them."""

from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import CharField, F, QuerySet, Value

from driehoek.kernel.actor import Actor
from driehoek.organisations.models.partnership import PartnershipRow
from driehoek.organisations.policies import within

Row = TypeVar("Row", bound=PartnershipRow)


@dataclass(frozen=True, slots=True)
class Pick:
    """Something to choose in a form: its uid, its words, and under which heading."""

    uid: UUID
    label: str
    group: str = ""


def picks(
    actor: Actor, model: type[Row], partnership_id: int, label: str, *through: str, group: str = "", **where: object
) -> tuple[Pick, ...]:
    """Return the records of a table that can be chosen, by heading and words; 1 query.

    Args:
        label, group: columns, also of what the record points at; of what is out of sight only with ``through``.
        where: which of the records, as Django writes it.
    """
    columns = ("uid", label, group) if group else ("uid", label)
    rows = within(actor, model, partnership_id, *through).filter(**where).values_list(*columns)
    found = (Pick(uid, words, *(heading or "" for heading in rest)) for uid, words, *rest in rows)
    return tuple(sorted(found, key=lambda pick: (pick.group.casefold(), pick.label.casefold())))


@dataclass(frozen=True, slots=True)
class Shelf:
    """One table to choose from, beside others.

    Attributes:
        label, group: as with :func:`picks`; without a group the heading is ``heading``.
        through: what a row belongs to, which must be in sight too.
    """

    name: str
    model: type[PartnershipRow]
    label: str
    group: str = ""
    heading: str = ""
    through: tuple[str, ...] = ()


def shelves(actor: Actor, partnership_id: int, *asked: Shelf) -> tuple[tuple[str, Pick], ...]:
    """Return the records of several tables that can be chosen, each with the name of its shelf; 1 query."""
    parts = []
    for shelf in asked:
        group = F(shelf.group) if shelf.group else Value(shelf.heading, output_field=CharField())
        rows: QuerySet[Any] = within(actor, shelf.model, partnership_id, *shelf.through).order_by()
        named = rows.annotate(
            shelf=Value(shelf.name, output_field=CharField()), words=F(shelf.label), above=group
        )  # fmt: skip
        parts.append(named.values_list("shelf", "uid", "words", "above"))
    first, *rest = parts
    found = [(name, Pick(uid, words, above or "")) for name, uid, words, above in first.union(*rest, all=True)]
    order = {shelf.name: place for place, shelf in enumerate(asked)}
    return tuple(sorted(found, key=lambda one: (one[1].group.casefold(), order[one[0]], one[1].label.casefold())))
