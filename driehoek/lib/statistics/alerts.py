# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Is the newest month unusually high? An upper bound that is right for counts of 0-5 too.

The bound is the predictive negative binomial of the Bayes subsystem: reference values are the same months of earlier
years and their neighbours. One bound per month; no charts with limits below ten a month.
Sources: Riebler 2004 (the bound); Farrington et al. 1996 (no alert on few recent cases).
"""

import numpy as np
import numpy.typing as npt
from scipy import stats

from driehoek.lib.statistics.arrays import BoolArray, FloatArray, as_confidence, as_counts, as_numbers
from driehoek.lib.statistics.months import MONTHS

RECENT_MONTHS = 4
RECENT_CASES = 5
"""No alert with fewer cases than this in the last four months (Farrington 1996)."""


def upper_bound(
    series: npt.ArrayLike,
    years_back: int = 5,
    window: int = 1,
    alpha: float = 0.01,
    period: int = MONTHS,
    include_recent: bool = False,
) -> FloatArray:
    """Return the count that the newest period seldom exceeds.

    Args:
        series: counts, shape [..., periods], oldest first; the last one is tested and not used as reference.
        years_back: earlier years to take reference values from.
        window: periods on each side of the same period in those years.
        alpha: chance that a count above the bound comes about by itself.
        period: periods per year; 12 for months.
        include_recent: also take the ``window`` periods just before the newest.

    Returns:
        Bound per series; NaN when a reference value is missing. An observed count above it stands out.

    Raises:
        ValueError: when the series is too short, there are no reference values, alpha lies outside 0-1, or years,
            window or period are negative.

    >>> float(upper_bound([2] * 61 + [7]))
    6.0
    """
    counts = as_counts(series, "series")
    if counts.ndim == 0:
        raise ValueError("series: counts per period, oldest first")
    if min(years_back, window) < 0 or period < 1:
        raise ValueError("series: years, window and period are not negative")
    usual = as_confidence(1 - alpha)
    newest = counts.shape[-1] - 1
    places = [newest - year * period + step for year in range(1, years_back + 1) for step in range(-window, window + 1)]
    if include_recent:
        places += list(range(newest - window, newest))
    if not places or min(places) < 0:
        raise ValueError("series: too short for these reference values")
    reference = counts[..., places]
    many = len(places)
    bound = stats.nbinom.ppf(usual, reference.sum(axis=-1) + 0.5, many / (many + 1))
    return np.asarray(bound, dtype=np.float64)


def stands_out(series: npt.ArrayLike, bound: npt.ArrayLike) -> BoolArray:
    """Tell whether the newest month is above its bound, with at least five cases in the last four months.

    Args:
        series: monthly counts, shape [..., months].
        bound: from `upper_bound`.

    Returns:
        False too where something is missing.

    Raises:
        ValueError: for impossible counts, or fewer than four months.

    >>> stands_out([[0, 0, 0, 3], [2, 1, 0, 9]], [2, 4])
    array([False,  True])
    """
    counts = as_counts(series, "series")
    if counts.ndim == 0 or counts.shape[-1] < RECENT_MONTHS:
        raise ValueError(f"series: at least {RECENT_MONTHS} months")
    recent = counts[..., -RECENT_MONTHS:].sum(axis=-1)
    return np.asarray((counts[..., -1] > as_numbers(bound, "bound")) & (recent >= RECENT_CASES))
