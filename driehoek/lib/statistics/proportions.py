# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proportions with Wilson's interval; never Wald's, which fails near 0 and 1.

Sources: Wilson 1927; Newcombe 1998 (why this one).
"""

import numpy as np
import numpy.typing as npt
from scipy import special

from driehoek.lib.statistics.arrays import as_at_least_zero, as_confidence, as_positive
from driehoek.lib.statistics.results import Estimate


def proportion(count: npt.ArrayLike, total: npt.ArrayLike, multiplier: float = 1, confidence: float = 0.95) -> Estimate:
    """Return the share of a total with Wilson's limits.

    Args:
        count: cases with the property, possibly weighted (so fractions are allowed); broadcasts with ``total``.
        total: all cases; 0 or NaN gives a missing share.
        multiplier: 100 for percentages.
        confidence: coverage of the limits.

    Returns:
        Share and limits, times ``multiplier``; limits lie within 0 and ``multiplier``.

    Raises:
        ValueError: where the count exceeds its total (then it is a rate, see `rate`) or is negative;
            for a multiplier of 0 or less.

    >>> share = proportion(65, 100)
    >>> float(share.lower.round(4)), float(share.upper.round(4))
    (0.5525, 0.7364)
    """
    part, whole = np.broadcast_arrays(as_at_least_zero(count, "count"), as_at_least_zero(total, "total"))
    if (part > whole).any():
        raise ValueError("count: a part cannot exceed its total; use rate() for cases per exposure")
    confidence, scale = as_confidence(confidence), as_positive(multiplier, "multiplier")
    known = np.where(whole > 0, whole, np.nan)
    share = part / known
    z = special.ndtri(0.5 + confidence / 2)
    centre = (2 * part + z**2) / (2 * (known + z**2))
    half = z * np.sqrt(z**2 + 4 * part * (1 - share)) / (2 * (known + z**2))
    # At the ends the limits are exactly 0 and 1; rounding would leave 1e-17 or so.
    lower = np.where(part == 0, known * 0, centre - half)
    upper = np.where(part == whole, known / known, centre + half)
    return Estimate(share * scale, lower * scale, upper * scale, confidence, "Wilson score")
