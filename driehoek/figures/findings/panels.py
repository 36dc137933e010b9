# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Yearly counts of a dataset as arrays: areas down, years across."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from driehoek.figures.models import Dataset, Observation
from driehoek.lib.statline.periods import PeriodKind, Status

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
#: Measure and subject.
What = tuple[str, str]

STILL_MOVING = frozenset((Status.PROVISIONAL.value, Status.FURTHER.value))


@dataclass(frozen=True, slots=True)
class Yearly:
    """The yearly counts of a dataset.

    Attributes:
        areas: codes, in the order of the rows.
        years: calendar years without gaps, in the order of the columns.
        counts: per measure and subject; NaN where there is none.
        moving: whether a count is provisional.
    """

    areas: tuple[str, ...]
    years: tuple[int, ...]
    counts: Mapping[What, Floats]
    moving: Mapping[What, Flags]

    def summed(self, measure: str, codes: tuple[str, ...]) -> tuple[Floats, Flags] | None:
        """Return what some codes count together, and what of it is provisional; nothing where a code is lacking."""
        wanted = [(measure, code) for code in codes or ("",)]
        if any(what not in self.counts for what in wanted):
            return None
        counts = np.sum([self.counts[what] for what in wanted], axis=0)
        return counts, np.any([self.moving[what] for what in wanted], axis=0)


def read(datasets: Iterable[Dataset], measures: Collection[str], areas: Collection[str] | None = None) -> Yearly | None:
    """Return the yearly counts of a table; one query per dataset.

    Args:
        datasets: of one table; a value of a later one goes before that of an earlier one.
        measures: that are counted.
        areas: only these; ``None`` for all.
    """
    cells: dict[tuple[What, str, int], tuple[float, bool]] = {}
    for dataset in datasets:
        rows = Observation.objects.filter(
            series__dataset=dataset, series__kind=PeriodKind.YEAR.value, series__measure__in=sorted(measures),
            series__decimals=0, series__division_year=dataset.division_year,
        )  # fmt: skip
        if areas is not None:
            rows = rows.filter(series__area__in=sorted(areas))
        found = rows.values_list("series__measure", "series__subject", "series__area", "period", "value", "status")
        for measure, subject, area, period, value, status in found.iterator(chunk_size=20_000):
            count = np.nan if value is None or value < 0 else float(value)
            cells[(measure, subject), area, int(period[:4])] = (count, status in STILL_MOVING)
    return _arranged(cells) if cells else None


def _arranged(cells: Mapping[tuple[What, str, int], tuple[float, bool]]) -> Yearly:
    places = {area: n for n, area in enumerate(sorted({area for _, area, _ in cells}))}
    some = {year for _, _, year in cells}
    years = range(min(some), max(some) + 1)
    counts = {what: np.full((len(places), len(years)), np.nan) for what in {what for what, _, _ in cells}}
    moving = {what: np.zeros((len(places), len(years)), dtype=np.bool_) for what in counts}
    for (what, area, year), (count, provisional) in cells.items():
        at = places[area], year - years.start
        counts[what][at], moving[what][at] = count, provisional
    return Yearly(tuple(places), tuple(years), counts, moving)
