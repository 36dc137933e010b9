# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values as they are stored, per table, measure, subject and area; what a partnership brought in goes first."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from driehoek.access.prepared import prepared
from driehoek.figures.models import Observation, ObservationRevision, Series
from driehoek.figures.queries.tables import TableSeen
from driehoek.lib.statline.periods import PeriodKind


class Cell(NamedTuple):
    """One stored value; see ``Observation``. ``revised`` is nothing where it never was another."""

    value: int | None
    missing: str
    low: int | None
    high: int | None
    status: str
    note: str
    revised: int | None


class Place(NamedTuple):
    """What a stored series is of."""

    table: str
    measure: str
    subject: str
    area: str


@dataclass(slots=True)
class Stored:
    """A stored series with its values by code of period."""

    area_name: str
    unit: str
    decimals: int
    cells: dict[str, Cell] = field(default_factory=dict)

    def take(self, cells: Mapping[str, Cell], decimals: int) -> None:
        """Put values in, in place of those that are there; all on the scale with most decimals."""
        if not self.cells:
            self.decimals = decimals
        elif decimals > self.decimals:
            self.cells = {code: _scaled(cell, decimals - self.decimals) for code, cell in self.cells.items()}
            self.decimals = decimals
        short = self.decimals - decimals
        self.cells.update({code: _scaled(cell, short) for code, cell in cells.items()} if short else cells)


def _scaled(cell: Cell, more: int) -> Cell:
    value, low, high = (None if one is None else one * 10**more for one in (cell.value, cell.low, cell.high))
    return cell._replace(value=value, low=low, high=high)


def stored(
    tables: Iterable[TableSeen],
    measures: Collection[str],
    subjects: Collection[str],
    areas: Collection[str],
    kind: PeriodKind,
) -> Mapping[Place, Stored]:
    """Return the values of some series; 2 queries.

    Args:
        tables: in the order in which they go before each other, the last one first of all.
    """
    order = {table.pk: (number, table) for number, table in enumerate(tables)}
    series = _series(
        tuple(order), str(kind.value), tuple(sorted(measures)), tuple(sorted(subjects)), tuple(sorted(areas))
    )
    found: dict[Place, Stored] = {}
    places: dict[int, dict[str, Cell]] = {}
    pieces: list[tuple[int, Place, int, dict[str, Cell]]] = []
    for pk, dataset, measure, subject, area, name, unit, decimals in series:
        number, table = order[dataset]
        place = Place(table.code, measure, subject, area)
        found.setdefault(place, Stored(name, unit, decimals))
        places[pk] = {}
        pieces.append((number, place, decimals, places[pk]))
    for row in _observations(tuple(places)):
        places[row[0]][row[1]] = Cell._make(row[2:])
    for _, place, decimals, cells in sorted(pieces, key=lambda piece: piece[0]):
        found[place].take(cells, decimals)
    return found


@prepared
def _series(
    datasets: tuple[int, ...], kind: str, measures: tuple[str, ...], subjects: tuple[str, ...], areas: tuple[str, ...]
) -> QuerySet[Any, Any]:
    this_division = Q(division_year=F("dataset__division_year")) | Q(dataset__division_year__isnull=True)
    return Series.objects.filter(
        this_division, dataset__in=datasets, kind=kind, measure__in=measures, subject__in=subjects, area__in=areas
    ).values_list("pk", "dataset_id", "measure", "subject", "area", "area_name", "unit", "decimals")


@prepared
def _observations(series: tuple[int, ...]) -> QuerySet[Any, Any]:
    revisions = ObservationRevision.objects.filter(series=OuterRef("series"), period=OuterRef("period"))
    return Observation.objects.filter(series__in=series).values_list(
        "series_id", "period", "value", "missing", "low", "high", "status", "note", Subquery(revisions.values("pk")[:1])
    )
