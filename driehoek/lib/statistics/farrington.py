# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Farrington Flexible: an upper bound for the newest month of a region total, from a regression on earlier years.

Only for series of about five a month or more; for small counts use `alerts.upper_bound`. Source: Noufaily et al. 2013;
numbers agree with R's surveillance for windows without seasonal blocks (noPeriods = 1).
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import stats

from driehoek.lib.statistics.arrays import FloatArray, as_counts
from driehoek.lib.statistics.months import MONTHS
from driehoek.lib.statistics.regression import Regression, poisson_regression
from driehoek.lib.statistics.results import VERSION

Threshold = Literal["nbPlugin", "muan", "delta"]
YEARS_FOR_TREND = 3
_NO_SPREAD = 1e-12
"""Months that are all the same have no trend; their spread is 0 but for rounding."""


@dataclass(frozen=True, slots=True)
class Aberration:
    """The newest month against what earlier years lead to expect.

    Attributes:
        observed: cases in the newest month.
        expected: fitted mean.
        bound: largest count that is not unusual.
        dispersion: over-dispersion of the earlier years, at least 1.
        trend: change of the log mean per month, or None where none is demonstrable.
        stands_out: observed is above the bound.
        version: version of the methods.
    """

    observed: float
    expected: float
    bound: float
    dispersion: float
    trend: float | None
    stands_out: bool
    version: str = VERSION


def farrington_flexible(
    monthly: npt.ArrayLike,
    years_back: int = 5,
    window: int = 1,
    skip: int = 6,
    alpha: float = 0.01,
    threshold: Threshold = "nbPlugin",
    period: int = MONTHS,
    weights_from: float = 2.58,
    trend_below: float = 0.05,
) -> Aberration:
    """Test the newest month of one series.

    Args:
        monthly: counts, oldest first; none missing among the months that are used.
        years_back: earlier years to learn from.
        window: months on each side of the same month in those years.
        skip: newest months that are not learned from, so that a rise does not hide itself.
        alpha: chance of a count above the bound by itself.
        threshold: "nbPlugin" negative binomial; "muan" allows for the error of the mean; "delta" a 2/3 power.
        period: periods a year.
        weights_from: standardised residual from which earlier peaks count less.
        trend_below: p value below which a trend is kept; 1 keeps it whenever it can be trusted otherwise.

    Returns:
        An `Aberration`.

    Raises:
        ValueError: for a series that is too short, has missing months, or has no cases in the months learned from.

    >>> found = farrington_flexible([8, 9, 12, 10, 9, 11] * 11 + [30])
    >>> found.bound, found.stands_out
    (17.0, True)
    """
    counts = as_counts(monthly, "monthly counts")
    if counts.ndim != 1:
        raise ValueError("monthly counts: one series")
    newest = counts.size - 1
    places = _learned_from(newest, years_back, window, skip, period)
    known, now = counts[places], float(counts[newest])
    if np.isnan(known).any() or np.isnan(now):
        raise ValueError("monthly counts: a month that is needed is missing")
    # R counts time from 1.
    time = places + 1.0
    sloping = np.column_stack([np.ones(time.size), time])
    fit, spread = _weighted(known, sloping, weights_from)
    at = np.array([1.0, newest + 1.0])
    if not _trend_holds(fit, spread, at, known, years_back, trend_below):
        fit, spread = _weighted(known, sloping[:, :1], weights_from)
        at = at[:1]
    mean = float(np.exp(at @ fit.coefficients))
    error = float(np.sqrt(at @ fit.covariance @ at * spread))
    dispersion = max(fit.dispersion, 1.0)
    bound = _bound(threshold, mean, error, dispersion, alpha)
    trend = float(fit.coefficients[1]) if at.size > 1 else None
    return Aberration(now, mean, bound, dispersion, trend, now > bound)


def _learned_from(newest: int, years_back: int, window: int, skip: int, period: int) -> npt.NDArray[np.int64]:
    """Return the places of the months to learn from: the same months, and those around, of earlier years."""
    places = np.array(
        [
            newest - year * period + step
            for year in range(years_back, 0, -1)
            for step in range(-window, window + 1)
            if newest - year * period + step < newest - skip
        ],
        dtype=np.int64,
    )
    if places.size == 0 or places.min() < 0:
        raise ValueError("monthly counts: too short for these years")
    return places


def _weighted(counts: FloatArray, design: FloatArray, weights_from: float) -> tuple[Regression, float]:
    """Fit twice, the second time with earlier peaks weighted down; also return what R takes as scale of errors."""
    offset = np.zeros(counts.size)
    first = poisson_regression(counts, design, offset)
    distance = 1.5 * (counts ** (2 / 3) * first.mean ** (-1 / 6) - np.sqrt(first.mean))
    residual = distance / np.sqrt(max(first.dispersion, 1.0) * (1 - first.leverage))
    weights = np.where(residual > weights_from, np.maximum(residual, 1) ** -2.0, 1.0)
    weights *= counts.size / weights.sum()
    second = poisson_regression(counts, design, offset, weights)
    relative = (counts - second.mean) / second.mean
    return second, float(np.sum(weights * relative**2) / second.freedom)


def _trend_holds(
    fit: Regression, spread: float, at: FloatArray, counts: FloatArray, years_back: int, trend_below: float
) -> bool:
    """A trend needs three years, a small p value, and a prediction no higher than anything seen."""
    if spread < _NO_SPREAD:
        return False
    error = np.sqrt(fit.covariance[1, 1] * spread)
    p = 2 * stats.t.sf(abs(fit.coefficients[1] / error), fit.freedom)
    significant = p < trend_below or trend_below == 1
    return bool(years_back >= YEARS_FOR_TREND and significant and np.exp(at @ fit.coefficients) <= counts.max())


def _bound(threshold: Threshold, mean: float, error: float, dispersion: float, alpha: float) -> float:
    z = float(stats.norm.isf(alpha))
    if threshold == "delta":
        power = np.sqrt(4 / 9 * mean ** (1 / 3) * (dispersion + error**2 * mean))
        return float((mean ** (2 / 3) + z * power) ** 1.5)
    centre = mean * np.exp(z * error) if threshold == "muan" else mean
    if dispersion <= 1:
        return float(stats.poisson.isf(alpha, centre))
    return float(stats.nbinom.isf(alpha, centre / (dispersion - 1), 1 / dispersion))
