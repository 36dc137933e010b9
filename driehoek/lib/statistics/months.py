# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Months: totals of twelve months, the season of a year, and a year so far.

Sources: Ratcliffe, Wheeler and Asher on figures of a year so far (no percentages early in it; twelve months first).
"""

from dataclasses import dataclass
from typing import final

import numpy as np
import numpy.typing as npt

from driehoek.lib.statistics.arrays import FloatArray, IntArray, as_counts, as_numbers, as_share
from driehoek.lib.statistics.change import Change, compare

MONTHS = 12
FIRST_LABEL_MONTH = 4
"""A year so far gets no label before this month is over."""

PROVISIONAL_MONTHS = 2
"""The newest months still move; no labels on them."""

_ROUNDED = 0.01
"""Shares printed with few decimals do not sum to one exactly."""


@final
@dataclass(frozen=True, slots=True)
class MovingTotals:
    """Totals of the twelve months that end in each month.

    A type of its own, because neighbouring totals share eleven months: runs and trends on them are false, so the
    functions for runs, charts and trends do not take it.

    Attributes:
        values: shape [..., months]; missing in the first eleven months and where a month is missing.
    """

    values: FloatArray

    @property
    def last(self) -> FloatArray:
        """The newest total."""
        return np.asarray(self.values[..., -1], dtype=np.float64)

    @property
    def previous(self) -> FloatArray:
        """The total of the twelve months before those of `last`: the first that shares no month with it."""
        return np.asarray(self.values[..., -1 - MONTHS], dtype=np.float64)


def twelve_month_totals(monthly: npt.ArrayLike) -> MovingTotals:
    """Return the total of twelve months ending in each month.

    Args:
        monthly: counts, shape [..., months], oldest first, at least 24.

    Raises:
        ValueError: with fewer than 24 months.

    >>> totals = twelve_month_totals([1] * 12 + [2] * 12)
    >>> float(totals.previous), float(totals.last)
    (12.0, 24.0)
    """
    months = as_counts(monthly, "monthly counts")
    if months.ndim == 0 or months.shape[-1] < 2 * MONTHS:
        raise ValueError("monthly counts: at least 24 months")
    windows = np.lib.stride_tricks.sliding_window_view(months, MONTHS, axis=-1).sum(axis=-1)
    start = np.full((*months.shape[:-1], MONTHS - 1), np.nan)
    return MovingTotals(np.concatenate([start, windows], axis=-1))


def year_on_year(totals: MovingTotals, wobble: npt.ArrayLike, provisional: npt.ArrayLike = False) -> Change:
    """Compare the newest twelve months with the twelve before: the primary view of monthly figures.

    Args:
        totals: from `twelve_month_totals`.
        wobble: s year on year, shape [...].
        provisional: true where the newest months still move.

    >>> int(year_on_year(twelve_month_totals([1] * 12 + [2] * 12), 30).now)
    24
    """
    return compare(totals.last, totals.previous, wobble, provisional=provisional)


def season_shares(monthly: npt.ArrayLike) -> FloatArray:
    """Return the share of each month in a year, the mean over years; from national figures, local ones are noise.

    Args:
        monthly: counts, shape [..., years, 12], years without breaks (leave out covid years).

    Returns:
        Shares, shape [..., 12], summing to 1; NaN when a month is missing or a year has no cases.

    Raises:
        ValueError: unless the last axis has 12 months.

    >>> season_shares([[1] * 6 + [3] * 6])[[0, 11]]
    array([0.04166667, 0.125     ])
    """
    months = as_counts(monthly, "monthly counts")
    if months.ndim < 2 or months.shape[-1] != MONTHS:
        raise ValueError("monthly counts: years of twelve months")
    totals = months.sum(axis=-1, keepdims=True)
    return np.asarray((months / np.where(totals > 0, totals, np.nan)).mean(axis=-2), dtype=np.float64)


def cumulative_share(shares: npt.ArrayLike, months_over: npt.ArrayLike) -> FloatArray:
    """Return the season-weighted part of the year that is over: the exposure of a year so far.

    Args:
        shares: from `season_shares`, shape [..., 12].
        months_over: whole months that are over, 0-12.

    Raises:
        ValueError: for other months, or shares that are not those of the twelve months of a year.

    >>> float(cumulative_share([1 / 12] * 12, 9).round(4))
    0.75
    """
    whole = as_numbers(months_over, "months over")
    if not ((whole >= 0) & (whole <= MONTHS) & (np.floor(whole) == whole)).all():
        raise ValueError("months over: whole months, 0 to 12")
    over = whole.astype(np.int64)
    parts = as_share(shares, "shares")
    if parts.ndim == 0 or parts.shape[-1] != MONTHS or (np.abs(parts.sum(axis=-1) - 1) > _ROUNDED).any():
        raise ValueError("shares: of twelve months, together one")
    running = np.concatenate([np.zeros((*parts.shape[:-1], 1)), np.cumsum(parts, axis=-1)], axis=-1)
    return np.asarray(np.minimum(running[..., over], 1.0), dtype=np.float64)


def year_so_far(
    now: npt.ArrayLike,
    before: npt.ArrayLike,
    months_over: int,
    wobble: npt.ArrayLike,
    shares: npt.ArrayLike | None = None,
) -> Change:
    """Compare a year so far with the same months of the year before, or with whole years by season weight.

    Args:
        now: cases in the months that are over.
        before: cases in the same months of the year before; or in that whole year when ``shares`` are given.
        months_over: 0-12; before the fourth month is over no label is given.
        wobble: s year on year.
        shares: season shares, for a ``before`` of a whole year.

    Returns:
        A `Change`; the exposure is the season-weighted part of the year.

    Raises:
        ValueError: for months outside 1-12, or shares that are not those of the twelve months of a year.

    >>> int(year_so_far(30, 10, months_over=3, wobble=30).label)
    -1
    """
    if months_over not in range(1, MONTHS + 1):
        raise ValueError("months over: whole months, 1 to 12")
    early = months_over < FIRST_LABEL_MONTH
    if shares is None:
        part = months_over / MONTHS
        return compare(now, before, wobble, part, part, provisional=early)
    return compare(now, before, wobble, cumulative_share(shares, months_over), 1.0, provisional=early)


def provisional_months(months: int) -> npt.NDArray[np.bool_]:
    """Tell for each of so many months, oldest first, whether it is provisional: the last two.

    Args:
        months: number of months in the series, 0 or more.

    Raises:
        ValueError: for a negative number.

    >>> provisional_months(4)
    array([False, False,  True,  True])
    """
    if months < 0:
        raise ValueError("months: 0 or more")
    places: IntArray = np.arange(months)
    return np.asarray(places >= months - PROVISIONAL_MONTHS)
