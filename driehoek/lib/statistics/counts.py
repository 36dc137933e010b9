# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts and rates with their intervals.

Sources: Garwood 1936 (exact limits); Breslow & Day 1987 (Byar); OHID/PHE technical guidance "Rates" (the switch at 10).
"""

from collections.abc import Callable
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special

from driehoek.lib.statistics.arrays import (
    BoolArray,
    FloatArray,
    as_at_least_zero,
    as_confidence,
    as_counts,
    as_one_of,
    as_positive,
)
from driehoek.lib.statistics.results import Estimate

CountMethod = Literal["exact", "byar", "phe"]
PHE_SWITCH = 10
"""From this count on PHE takes Byar's limits, below it the exact ones."""

_NAMES: dict[CountMethod, str] = {
    "exact": "exact Poisson limits (chi-square)",
    "byar": "Byar's approximation",
    "phe": "exact below 10, Byar from 10 (PHE)",
}
_WORTH_A_TABLE = 4
"""With this many times more cells than distinct counts, limits are looked up instead of computed per cell."""


def count_interval(count: npt.ArrayLike, confidence: float = 0.95, method: CountMethod = "exact") -> Estimate:
    """Return each count with the limits between which the underlying mean lies.

    Args:
        count: registered cases in a period; whole numbers, NaN for missing; any shape.
        confidence: coverage; 0.95 gives the usual limits.
        method: "exact" (default, use this), "byar" or "phe" to reproduce others' tables.

    Returns:
        Limits in cases. A count of 0 has lower limit 0 (exact). Byar's lower limit is missing where its formula
        goes below zero (counts below 2 at 99.8 %) and at 0, where it is not defined.

    Raises:
        ValueError: for negative or fractional counts, a confidence outside 0-1, or another method.

    >>> low_high = count_interval([0, 12])
    >>> low_high.lower.round(2), low_high.upper.round(2)
    (array([0. , 6.2]), array([ 3.69, 20.96]))
    """
    counts = as_counts(count)
    confidence = as_confidence(confidence)
    as_one_of(method, _NAMES, "method")
    tail = (1 - confidence) / 2
    formula = {"exact": _exact, "byar": _byar, "phe": _phe}[method]
    lower, upper = _per_distinct_count(counts, lambda distinct: formula(distinct, tail))
    return Estimate(counts, lower, upper, confidence, _NAMES[method])


def rate(
    count: npt.ArrayLike,
    population: npt.ArrayLike,
    multiplier: float = 1000,
    confidence: float = 0.95,
    method: CountMethod = "exact",
) -> Estimate:
    """Return cases per so many inhabitants, with limits.

    Args:
        count: unrounded cases; shape broadcasts with ``population``.
        population: inhabitants (average of the year), or another exposure; 0 or NaN gives a missing rate.
        multiplier: 1000 for "per 1.000 inwoners".
        confidence: coverage of the limits.
        method: as in `count_interval`.

    Returns:
        Rate and limits per ``multiplier``. The population is taken as known; a rate may exceed its multiplier.

    Raises:
        ValueError: for a negative population, a multiplier of 0 or less, or impossible counts.

    >>> burglary = rate(38, 10_200)
    >>> float(burglary.value.round(2)), float(burglary.lower.round(2)), float(burglary.upper.round(2))
    (3.73, 2.64, 5.11)
    """
    people = as_at_least_zero(population, "population")
    interval = count_interval(count, confidence, method)
    scale = as_positive(multiplier, "multiplier") / np.where(people > 0, people, np.nan)
    return Estimate(
        interval.value * scale, interval.lower * scale, interval.upper * scale, interval.confidence, interval.method
    )


def phe_uses_byar(count: npt.ArrayLike) -> BoolArray:
    """Tell where the PHE switch takes Byar's limits: from a count of 10; False for missing.

    Args:
        count: cases; any shape.

    Raises:
        ValueError: for impossible counts.

    >>> phe_uses_byar([9, 10])
    array([False,  True])
    """
    return np.asarray(as_counts(count) >= PHE_SWITCH)


def _exact(counts: FloatArray, tail: float) -> tuple[FloatArray, FloatArray]:
    lower = np.where(counts == 0, 0.0, special.gammaincinv(np.maximum(counts, 1), tail))
    upper = np.asarray(special.gammainccinv(counts + 1, tail), dtype=np.float64)
    return np.where(np.isnan(counts), np.nan, lower), upper


def _byar(counts: FloatArray, tail: float) -> tuple[FloatArray, FloatArray]:
    z = special.ndtri(1 - tail)
    above = counts + 1
    some = np.where(counts > 0, counts, np.nan)
    root = 1 - 1 / (9 * some) - z / (3 * np.sqrt(some))
    lower = np.where(root >= 0, some * root**3, np.nan)
    return lower, above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3


def _phe(counts: FloatArray, tail: float) -> tuple[FloatArray, FloatArray]:
    large = counts >= PHE_SWITCH
    exact, byar = _exact(counts, tail), _byar(counts, tail)
    return np.where(large, byar[0], exact[0]), np.where(large, byar[1], exact[1])


def _per_distinct_count(
    counts: FloatArray, limits: Callable[[FloatArray], tuple[FloatArray, FloatArray]]
) -> tuple[FloatArray, FloatArray]:
    """Compute limits once per distinct count: millions of cells hold a few hundred different counts."""
    missing = np.isnan(counts)
    top = int(np.max(counts, initial=0, where=~missing))
    if counts.size < _WORTH_A_TABLE * (top + 1):
        return limits(counts)
    lower, upper = limits(np.append(np.arange(top + 1, dtype=np.float64), np.nan))
    place = np.where(missing, top + 1, counts).astype(np.intp)
    return lower[place], upper[place]
