# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of which an actor may see figures, and which of them stands for an indicator."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from driehoek.access.prepared import prepared
from driehoek.figures import policies
from driehoek.figures.indicators import Indicator, Use
from driehoek.figures.models import Load
from driehoek.figures.queries.views import SourceLine
from driehoek.figures.rules import OWN, LoadState
from driehoek.kernel.actor import Actor
from driehoek.kernel.clock import AMSTERDAM
from driehoek.lib.statline.periods import MONTH_NAMES

#: With fewer years nothing can be said about a change against three years before.
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class TableSeen:
    """One dataset within sight.

    Attributes:
        own: of the partnership itself; its values go before those of the national one of the same table.
        retrieved_at, modified: of the newest load that was not undone.
    """

    pk: int
    code: str
    own: bool
    attribution: str
    division_year: int | None
    rounded_to: int
    retrieved_at: datetime
    modified: datetime | None


def tables_seen(actor: Actor, partnership_id: int, codes: Iterable[str]) -> Mapping[str, Sequence[TableSeen]]:
    """Return the datasets within sight per table, the national one before the partnership's own; 1 query."""
    values = _tables(actor, partnership_id, tuple(sorted(set(codes))))
    found: dict[str, list[TableSeen]] = {}
    for pk, code, whose, attribution, division, rounded, retrieved, modified in values:
        if retrieved is not None:
            own = whose is not None
            seen = TableSeen(pk, code, own, attribution, division, rounded, retrieved, modified)
            found.setdefault(code, []).append(seen)
    return {code: _standing(sorted(tables, key=lambda table: table.own)) for code, tables in found.items()}


@prepared
def _tables(actor: Actor, partnership_id: int, codes: tuple[str, ...]) -> QuerySet[Any, Any]:
    newest = Load.objects.filter(dataset=OuterRef("pk"), state=LoadState.DONE.value).order_by("-pk")
    return (
        policies.datasets(actor, partnership_id)
        .filter(code__in=codes)
        .values_list(
            "pk", "code", "partnership_id", "attribution", "division_year", "rounded_to",
            Subquery(newest.values("retrieved_at")[:1]), Subquery(newest.values("table_modified")[:1]),
        )
    )  # fmt: skip


def _standing(tables: list[TableSeen]) -> list[TableSeen]:
    """Leave out what cannot be one series with the last: years of two municipal divisions are never mixed."""
    return [table for table in tables if table.division_year == tables[-1].division_year]


def chosen(one: Indicator, sizes: Mapping[Use, int]) -> Use | None:
    """Return which of its tables stands for an indicator.

    The first that has enough years to say something; where none has, the one with most.

    Args:
        sizes: number of periods that each of its tables has.
    """
    there = [use for use in one.tables if sizes.get(use)]
    enough = [use for use in there if sizes[use] >= ENOUGH]
    return next(iter(enough), max(there, key=lambda use: sizes[use], default=None))


def source_line(tables: Sequence[TableSeen], notes: Iterable[str], language: str) -> SourceLine:
    """Return where a series comes from: the last of these tables, which goes before the others."""
    last = tables[-1]
    return SourceLine(
        text=_said(last, language),
        table=last.code,
        retrieved_at=last.retrieved_at,
        modified=last.modified,
        division_year=last.division_year,
        own=last.own,
        rounded_to=last.rounded_to,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
    )


def _said(table: TableSeen, language: str) -> str:
    day = table.retrieved_at.astimezone(AMSTERDAM)
    on = f"{day.day} {MONTH_NAMES[language][day.month - 1]} {day.year}"
    if language == "en":
        who = table.attribution.replace("Bron:", "Source:", 1)
        return f"{who}, entered until {on}" if table.code == OWN else f"{who}, table {table.code}, retrieved {on}"
    if table.code == OWN:
        return f"{table.attribution}, ingevuld tot en met {on}"
    return f"{table.attribution}, tabel {table.code}, opgehaald {on}"
