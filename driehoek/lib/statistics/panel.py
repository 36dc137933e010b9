# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Yearly counts of all municipalities, and the pairs of periods that the usual wobble is learned from."""

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
import numpy.typing as npt

from driehoek.lib.statistics.arrays import FloatArray, as_at_least_zero, as_counts


class Comparison(Enum):
    """What a year is compared with: how many years before, taken together; how many years back the nearest lies."""

    YEAR_ON_YEAR = (1, 1)
    THREE_YEARS = (3, 1)
    PLAN_PERIOD = (1, 4)

    @property
    def years_together(self) -> int:
        """Length of the period before, in years.

        >>> Comparison.THREE_YEARS.years_together
        3
        """
        return self.value[0]

    @property
    def years_back(self) -> int:
        """Distance to the nearest year of the period before.

        >>> Comparison.PLAN_PERIOD.years_back
        4
        """
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of counts with what was to be expected nationally, one dimension.

    Attributes:
        now, before: counts; ``before`` over ``exposure_before`` years.
        ratio: national yearly rate now / before: what "no difference" means in that year.
        exposure_before: years in the period before.
        place: row of the panel.
    """

    now: FloatArray
    before: FloatArray
    ratio: FloatArray
    exposure_before: float
    place: npt.NDArray[np.int64]

    @property
    def total(self) -> FloatArray:
        """Cases in both periods together."""
        return self.now + self.before

    def unadjusted(self) -> "Pairs":
        """Return these pairs as someone who predicts has to see them: nobody knows what the country is going to do.

        >>> Panel.of([[3, 4]], [2024, 2025], [9_000]).pairs(Comparison.YEAR_ON_YEAR).unadjusted().ratio
        array([1.])
        """
        return replace(self, ratio=np.ones_like(self.ratio))


@dataclass(frozen=True, slots=True)
class Panel:
    """One crime code in all municipalities.

    Attributes:
        counts: shape [municipalities, years]; NaN for missing. Rows without a place ("niet in te delen") stay out.
        years: the calendar years, rising by one.
        population: average number of inhabitants over those years, shape [municipalities]; NaN for unknown.
    """

    counts: FloatArray
    years: npt.NDArray[np.int64]
    population: FloatArray

    @classmethod
    def of(cls, counts: npt.ArrayLike, years: npt.ArrayLike, population: npt.ArrayLike) -> "Panel":
        """Make a panel, checked.

        Raises:
            ValueError: when shapes do not fit or years have gaps.

        >>> Panel.of([[3, 4]], [2024, 2025], [10_000]).counts.shape
        (1, 2)
        """
        table, calendar = as_counts(counts), np.asarray(years, dtype=np.int64)
        people = as_at_least_zero(population, "population")
        if table.ndim != 2 or table.shape != (people.size, calendar.size):
            raise ValueError("panel: counts have one row per municipality and one column per year")
        if (np.diff(calendar) != 1).any():
            raise ValueError("panel: years follow each other without gaps")
        return cls(table, calendar, people)

    def pairs(
        self,
        comparison: Comparison,
        largest: float = np.inf,
        smallest: float = 0.0,
        first: int | None = None,
        last: int | None = None,
    ) -> Pairs:
        """Return each year of each municipality beside the period it is compared with.

        Args:
            comparison: what with.
            largest, smallest: only municipalities with more than ``smallest`` and at most ``largest`` inhabitants;
                the national ratio is always that of all.
            first, last: calendar years of ``now``, both included.

        Returns:
            Pairs; those with a missing count, and years without any case nationally, are left out.

        >>> panel = Panel.of([[3, 4, 6], [7, 6, 4]], [2023, 2024, 2025], [10_000, 90_000])
        >>> panel.pairs(Comparison.YEAR_ON_YEAR, largest=70_000).now
        array([4., 6.])
        """
        chosen = np.flatnonzero((self.population > smallest) & (self.population <= largest))
        together, back = comparison.years_together, comparison.years_back
        parts = []
        for column in range(together + back - 1, self.years.size):
            year = int(self.years[column])
            if (first is not None and year < first) or (last is not None and year > last):
                continue
            now = self.counts[:, column]
            before = self.counts[:, column - back - together + 1 : column - back + 1].sum(axis=1)
            known = ~np.isnan(now + before)
            country, earlier = now[known].sum(), before[known].sum()
            if country > 0 and earlier > 0:
                rows = chosen[known[chosen]]
                ratio = np.full(rows.size, country / (earlier / together))
                parts.append((now[rows], before[rows], ratio, rows))
        empty = np.zeros(0)
        joined = [np.concatenate(part) for part in zip(*parts, strict=True)] if parts else [empty] * 4
        return Pairs(joined[0], joined[1], joined[2], float(together), joined[3].astype(np.int64))
