# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be edited of one whole, such as all parts of a plan, in one list per kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast

from driehoek.kernel.actor import Actor
from driehoek.kernel.models import Record
from driehoek.organisations.policies import editable, shown

BLANK = Value("", output_field=CharField())


@dataclass(frozen=True, kw_only=True)
class PartOf:
    """One kind of record in such a list.

    Attributes:
        kind: its name in addresses.
        label: the column by which people know the record; ``detail`` says a little more.
        municipality: the column with the name of its municipality; empty when there is none.
        parent: the foreign key to the record of the same kind that it stands under; empty when there is none.
        order: the column by which people know its place.
        where: which records, as Django writes it.
    """

    kind: str
    model: type[Record]
    label: str
    detail: str = ""
    municipality: str = "municipality__name"
    parent: str = ""
    order: str = ""
    where: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A record in the list; ``parent`` is the uid of the one above it as text, empty at the top."""

    kind: str
    uid: UUID
    version: int
    label: str
    detail: str
    municipality: str
    parent: str
    order: str


def parts(actor: Actor, of: Sequence[PartOf], *, withdrawn: bool = False) -> Mapping[str, tuple[Part, ...]]:
    """Return the records in sight per kind, in their order; 1 query.

    Args:
        withdrawn: the withdrawn ones instead of the present ones.
    """
    first, *rest = (_rows(actor, one, withdrawn=withdrawn) for one in of)
    found: dict[str, list[Part]] = {one.kind: [] for one in of}
    for kind, uid, version, *texts in first.union(*rest, all=True) if rest else first:
        label, detail, municipality, parent, order = (text or "" for text in texts)
        above = str(UUID(parent)) if parent else ""
        found[kind].append(Part(kind, UUID(uid), version, label, detail, municipality, above, order))
    return {kind: tuple(sorted(several, key=_place)) for kind, several in found.items()}


def _rows(actor: Actor, one: PartOf, *, withdrawn: bool) -> Any:
    def text(column: str) -> Any:
        if not column:
            return BLANK
        # A municipality is national; what stands in another table of ours is only told where it may be seen.
        ours = "__" in column and not column.startswith("municipality__")
        return Cast(shown(actor, column) if ours else F(column), CharField())

    columns = {
        "part_of": Value(one.kind, CharField()),
        "part_uid": Cast("uid", CharField()),
        "part_version": F("version"),
        "part_a": text(one.label),
        "part_b": text(one.detail),
        "part_c": text(one.municipality),
        "part_d": text(f"{one.parent}__uid" if one.parent else ""),
        "part_e": text(one.order),
    }
    rows = editable(actor, one.model, withdrawn=withdrawn).filter(**one.where)
    return rows.order_by().annotate(**columns).values_list(*columns)


def _place(part: Part) -> tuple[str, bool, int, str, str]:
    number = part.order.isdecimal()
    return part.municipality, not number, int(part.order) if number else 0, part.order, part.label.casefold()
