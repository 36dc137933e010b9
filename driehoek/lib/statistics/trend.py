# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trend over years: a log-linear slope that allows for over-dispersion, with Kendall's rank trend as a check.

Sources: McCullagh & Nelder 1989 (slope and dispersion); Kendall 1938, Mann 1945 (ranks).
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt
from scipy import stats

from driehoek.lib.statistics.arrays import FloatArray, as_counts, as_positive
from driehoek.lib.statistics.labels import LEVEL
from driehoek.lib.statistics.regression import poisson_regression
from driehoek.lib.statistics.results import VERSION

FEWEST_YEARS = 5


class Direction(Enum):
    """What may be said about a trend; "no demonstrable trend" does not say that nothing changed."""

    RISING = "stijgend"
    FALLING = "dalend"
    NOT_DEMONSTRABLE = "geen_aantoonbare_trend"


@dataclass(frozen=True, slots=True)
class Trend:
    """A trend over equally long periods.

    Attributes:
        slope: change of the log rate per period; infinite where all cases lie in the first or the last period, since
            then no slope is steep enough.
        error: standard error by chance alone; infinite with the slope, and then no line is demonstrable.
        dispersion: Pearson dispersion; above 1 the years spread more than by chance.
        p_chance: Wald p value by chance alone.
        p_likelihood: likelihood-ratio p value by chance alone.
        p: p value allowing for the dispersion, which is never taken below 1 (t distribution).
        kendall, p_kendall: rank correlation with time, exact where there are no ties.
        direction: what may be said: a p below 5 % and ranks that go the same way.
        counts: what it was made of; NaN for a missing period.
        per_inhabitant: whether the trend is that of the rate, because a population per period was given.
        version: version of the methods.
    """

    slope: float
    error: float
    dispersion: float
    p_chance: float
    p_likelihood: float
    p: float
    kendall: float
    p_kendall: float
    direction: Direction
    counts: tuple[float, ...]
    per_inhabitant: bool
    version: str = VERSION

    @property
    def change_per_period(self) -> float:
        """Mean change per period as a share: -0.1 is ten percent fewer each year.

        >>> round(trend([62, 55, 48, 50, 38]).change_per_period, 3)
        -0.1
        """
        return float(np.expm1(self.slope))


def trend(yearly: npt.ArrayLike, population: npt.ArrayLike = 1.0, fewest: int = FEWEST_YEARS) -> Trend:
    """Return the trend of one series of years (or of months, 24 or more; never of moving totals).

    Args:
        yearly: counts, one dimension, oldest first; missing periods are left out.
        population: exposure per period, above 0.
        fewest: known periods needed; five years by policy.

    Returns:
        A `Trend`.

    Raises:
        ValueError: with fewer known periods, or without any case.

    >>> trend([65, 43, 39, 38, 13]).direction.value
    'dalend'
    """
    counts, people = np.broadcast_arrays(as_counts(yearly), as_positive(population, "population"))
    if counts.ndim != 1:
        raise ValueError("trend: one series")
    known = ~np.isnan(counts + people)
    time, cases = np.arange(counts.size, dtype=np.float64)[known], counts[known]
    if cases.size < max(fewest, 3):
        raise ValueError(f"trend: at least {max(fewest, 3)} known periods")
    if cases[1:].sum() == 0 or cases[:-1].sum() == 0:
        return _without_end(counts, cases, people[known], np.ndim(population) > 0)
    offset = np.log(people[known])
    ones = np.ones((cases.size, 1))
    flat = poisson_regression(cases, ones, offset)
    sloping = poisson_regression(cases, np.column_stack([ones, time]), offset)
    slope, error = float(sloping.coefficients[1]), float(np.sqrt(sloping.covariance[1, 1]))
    wide = error * np.sqrt(max(sloping.dispersion, 1.0))
    p = float(2 * stats.t.sf(abs(slope / wide), sloping.freedom))
    ranks = stats.kendalltau(time, cases / people[known])
    kendall = 0.0 if np.isnan(ranks.statistic) else float(ranks.statistic)
    same_way = slope * kendall > 0
    direction = Direction.NOT_DEMONSTRABLE
    if p < LEVEL and same_way:
        direction = Direction.RISING if slope > 0 else Direction.FALLING
    return Trend(
        slope,
        error,
        sloping.dispersion,
        float(2 * stats.norm.sf(abs(slope / error))),
        float(stats.chi2.sf(flat.deviance - sloping.deviance, 1)),
        p,
        kendall,
        1.0 if np.isnan(ranks.pvalue) else float(ranks.pvalue),
        direction,
        tuple(float(one) for one in counts),
        np.ndim(population) > 0,
    )


def _without_end(counts: FloatArray, known: FloatArray, people: FloatArray, per_inhabitant: bool) -> Trend:
    """Return the trend of a series with all its cases in the first or the last known period."""
    if known.sum() == 0:
        raise ValueError("trend: without any case there is no trend")
    sign, end = (1.0, -1) if known[0] == 0 else (-1.0, 0)
    unlikely = 2 * known.sum() * np.log(people.sum() / people[end])
    ranks = stats.kendalltau(np.arange(known.size), known)
    return Trend(
        sign * np.inf,
        np.inf,
        0.0,
        1.0,
        float(stats.chi2.sf(unlikely, 1)),
        1.0,
        float(ranks.statistic),
        float(ranks.pvalue),
        Direction.NOT_DEMONSTRABLE,
        tuple(float(one) for one in counts),
        per_inhabitant,
    )
