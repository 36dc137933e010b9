# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Farrington Flexible: an upper bound for the newest month of a region total, from a regression on earlier years.

Only for series of about five a month or more; for small counts use `alerts.upper_bound`. Source: Noufaily et al. 2013;
numbers agree with R's surveillance, by month and by week, with and without seasonal blocks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import stats

from driehoek.lib.statistics.arrays import FloatArray, IntArray, as_confidence, as_counts, as_one_of
from driehoek.lib.statistics.months import MONTHS
from driehoek.lib.statistics.regression import Regression, poisson_regression
from driehoek.lib.statistics.results import VERSION

Threshold = Literal["nbPlugin", "muan", "delta"]
YEARS_FOR_TREND = 3
DAYS_PER_WEEK = 7
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
    period: int | Sequence[int] = MONTHS,
    weights_from: float = 2.58,
    trend_below: float = 0.05,
    blocks: int = 1,
) -> Aberration:
    """Test the newest month of one series.

    Args:
        monthly: counts, oldest first; none missing among the months that are used.
        years_back: earlier years to learn from.
        window: months on each side of the same month in those years.
        skip: newest months that are not learned from, so that a rise does not hide itself.
        alpha: chance of a count above the bound by itself.
        threshold: "nbPlugin" negative binomial; "muan" allows for the error of the mean; "delta" a 2/3 power.
        period: periods a year; for weeks, which no year holds a whole number of, what `weeks_back` gives.
        weights_from: standardised residual from which earlier peaks count less.
        trend_below: p value below which a trend is kept; 1 keeps it whenever it can be trusted otherwise, 0 never.
        blocks: 1 learns from the window of each year only; with more, the rest of each year is learned from too, cut
            into ``blocks`` - 1 seasons of (nearly) equal length that each have a level of their own (Noufaily: 10).

    Returns:
        An `Aberration`.

    Raises:
        ValueError: for a series that is too short, has missing months, or has no cases in the months learned from;
            for more blocks than a year has room for; for an alpha outside 0-1, another threshold, or a negative
            setting.

    >>> found = farrington_flexible([8, 9, 12, 10, 9, 11] * 11 + [30])
    >>> found.bound, found.stands_out
    (17.0, True)
    """
    counts = _checked(monthly, threshold, alpha, (years_back, window, skip))
    newest = counts.size - 1
    back = period * np.arange(1, years_back + 1) if isinstance(period, int) else np.array(period[:years_back])
    places, season = _learned_from(newest, back, window, skip, blocks)
    known, now = counts[places], float(counts[newest])
    if np.isnan(known).any() or np.isnan(now):
        raise ValueError("monthly counts: a month that is needed is missing")
    sloping, at = _design(places, season, newest)
    fit, spread = _weighted(known, sloping, weights_from)
    has_trend = _trend_holds(fit, spread, at, known, years_back, trend_below)
    if not has_trend:
        fit, spread = _weighted(known, np.delete(sloping, 1, axis=1), weights_from)
        at = np.delete(at, 1)
    mean = float(np.exp(at @ fit.coefficients))
    error = float(np.sqrt(at @ fit.covariance @ at * spread))
    dispersion = max(fit.dispersion, 1.0)
    bound = _bound(threshold, mean, error, dispersion, alpha)
    trend = float(fit.coefficients[1]) if has_trend else None
    return Aberration(now, mean, bound, dispersion, trend, now > bound)


def _checked(monthly: npt.ArrayLike, threshold: Threshold, alpha: float, settings: tuple[int, ...]) -> FloatArray:
    """Return the counts of one series; refuse several series, another threshold, and settings that make no sense."""
    counts = as_counts(monthly, "monthly counts")
    if counts.ndim != 1:
        raise ValueError("monthly counts: one series")
    as_one_of(threshold, ("nbPlugin", "muan", "delta"), "threshold")
    as_confidence(1 - alpha)
    if min(settings) < 0:
        raise ValueError("monthly counts: years, window and skipped months are not negative")
    return counts


def weeks_back(week: date, years_back: int = 5) -> tuple[int, ...]:
    """Return how many weeks before this one the same week of each earlier year lies: nearest by date.

    Args:
        week: any day of the newest week.
        years_back: earlier years.

    >>> weeks_back(date(2025, 6, 30), 3)
    (52, 104, 157)
    """
    # 29 February counts as 1 March in a year without it.
    leap = (week.month, week.day) == (2, 29)
    days = [
        (week - (date(week.year - year, 3, 1) if leap else week.replace(year=week.year - year))).days
        for year in range(1, years_back + 1)
    ]
    return tuple(round(one / DAYS_PER_WEEK) for one in days)


def _learned_from(newest: int, back: IntArray, window: int, skip: int, blocks: int) -> tuple[IntArray, IntArray]:
    """Return the places to learn from and the season of each: 0 for the window around the same month of a year."""
    if blocks < 1:
        raise ValueError("monthly counts: at least one block")
    same = newest - back
    around = np.arange(-window, window + 1)
    places = [(same[:, None] + around[None, :]).ravel()]
    seasons = [np.zeros(places[0].size, dtype=np.int64)]
    for start, end in zip(same, np.append(newest, same), strict=False):
        between = np.arange(start + window + 1, end - window)
        if blocks > 1:
            if between.size < blocks - 1:
                raise ValueError("monthly counts: a year has no room for so many blocks")
            # In seasons; the first ones are longer where the rest of the year cannot be shared out evenly.
            length, longer = divmod(between.size, blocks - 1)
            lengths = np.where(np.arange(blocks - 1) < longer, length + 1, length)
            places.append(between)
            seasons.append(np.repeat(np.arange(1, blocks), lengths))
    place, first = np.unique(np.concatenate(places), return_index=True)
    used = place < newest - skip
    if not used.any() or place[0] < 0:
        raise ValueError("monthly counts: too short for these years")
    return place[used], np.concatenate(seasons)[first][used]


def _design(places: IntArray, season: IntArray, newest: int) -> tuple[FloatArray, FloatArray]:
    """Return the columns to fit (level, time, other seasons) and their values for the newest month.

    R counts time from 1. The season of the newest month is 0 and has no column of its own.
    """
    others = np.unique(season[season > 0])
    seasons = (season[:, None] == others[None, :]).astype(np.float64)
    columns = np.column_stack([np.ones(places.size), places + 1.0, seasons])
    return columns, np.concatenate([[1.0, newest + 1.0], np.zeros(others.size)])


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
