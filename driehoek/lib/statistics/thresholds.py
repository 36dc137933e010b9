# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From which count on is it clearly more, or clearly less? The table that explains small numbers to a council.

Source: the tests of `conditional`, turned round by searching the count at which they give way.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from driehoek.lib.statistics.arrays import (
    LARGEST_COMPARED,
    BoolArray,
    FloatArray,
    IntArray,
    any_missing,
    as_counts,
    as_positive,
    as_wobble,
)
from driehoek.lib.statistics.conditional import p_midp, p_wobble
from driehoek.lib.statistics.labels import LEVEL, SMALLEST_TOTAL
from driehoek.lib.statistics.results import VERSION


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The counts at which a label turns "clear", per count before.

    Attributes:
        before: counts before.
        higher_from: smallest count now that is clearly higher; NaN where none up to ten million is.
        lower_to: largest count now that is clearly lower; NaN where even 0 is not.
        wobble: s that was used.
        version: version of the methods.
    """

    before: FloatArray
    higher_from: FloatArray
    lower_to: FloatArray
    wobble: FloatArray
    version: str = VERSION


def thresholds(
    before: npt.ArrayLike,
    wobble: npt.ArrayLike,
    exposure_before: npt.ArrayLike = 1.0,
    smallest_total: int = SMALLEST_TOTAL,
) -> Thresholds:
    """Return from which yearly count on a change is labelled clear.

    Args:
        before: counts in the period before; NaN for missing.
        wobble: s per year; infinite for chance alone. Broadcasts with ``before``.
        exposure_before: length of that period in years; the period now is one year.
        smallest_total: cases needed in both periods together; 0 gives the bare test without the rule of ten.

    Returns:
        `Thresholds`; they agree with `compare` for every count.

    Raises:
        ValueError: for impossible counts or wobbles, or a count before of more than ten million a year.

    >>> t = thresholds(20, 30)
    >>> float(t.higher_from), float(t.lower_to)
    (42.0, 7.0)
    """
    b, s, length = np.broadcast_arrays(
        as_counts(before, "count before", LARGEST_COMPARED), as_wobble(wobble), as_positive(exposure_before, "exposure")
    )
    if (b / length > LARGEST_COMPARED).any():
        raise ValueError(f"count before: at most {LARGEST_COMPARED} a year")
    higher = np.full(b.shape, np.nan)
    lower = np.full(b.shape, np.nan)
    known = ~any_missing(b, s, length)
    cells = (b[known], s[known], length[known])
    higher[known] = _first_higher(*cells, smallest_total)
    lower[known] = _last_lower(*cells, smallest_total)
    return Thresholds(b, higher, lower, s)


def _clear(now: IntArray, before: FloatArray, wobble: FloatArray, length: FloatArray, least: int) -> BoolArray:
    usual = p_wobble(now, before, wobble, 1.0, length)
    chance = p_midp(now, before, 1 / (1 + length))
    return np.asarray((usual < LEVEL) & (chance < LEVEL) & (now + before >= least))


def _first_higher(before: FloatArray, wobble: FloatArray, length: FloatArray, least: int) -> FloatArray:
    """Search by halving between the expected count (never clearly higher) and one that is."""
    low = np.floor(before / length).astype(np.int64)
    high = np.minimum(low + 8, LARGEST_COMPARED)
    found = _clear(high, before, wobble, length, least)
    while (~found & (high < LARGEST_COMPARED)).any():
        high = np.where(found, high, np.minimum(2 * high, LARGEST_COMPARED))
        found = _clear(high, before, wobble, length, least)
    while (high - low > 1).any():
        middle = (low + high) // 2
        clear = _clear(middle, before, wobble, length, least)
        low, high = np.where(clear, low, middle), np.where(clear, middle, high)
    return np.where(found, high, np.nan)


def _last_lower(before: FloatArray, wobble: FloatArray, length: FloatArray, least: int) -> FloatArray:
    """Search by halving between -1 and the expected count. Fewer cases are clearer, but the rule of ten cuts off 0.."""
    start = np.maximum(least - before, 0).astype(np.int64)
    low, high = start - 1, np.maximum(np.ceil(before / length).astype(np.int64), start)
    while (high - low > 1).any():
        middle = (low + high) // 2
        clear = _clear(np.maximum(middle, 0), before, wobble, length, least)
        low, high = np.where(clear, middle, low), np.where(clear, high, middle)
    return np.where(low >= start, low, np.nan)
