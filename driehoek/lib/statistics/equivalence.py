# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""May it be called "gelijk gebleven"? Only when a real change of some size is excluded (two one-sided tests).

Sources: Schuirmann 1987 (two one-sided tests); Gu, Ng, Tang & Schucany 2008 (score statistic of a ratio).
"""

from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special

from driehoek.lib.statistics.arrays import BoolArray, FloatArray, as_counts, as_one_of, as_positive
from driehoek.lib.statistics.conditional import expected_share, p_midp

MARGIN = 1.25
"""A ratio between 1/1.25 and 1.25 counts as equal."""

EquivalenceMethod = Literal["midp", "score"]


def p_equivalent(
    now: npt.ArrayLike,
    before: npt.ArrayLike,
    exposure_now: npt.ArrayLike = 1.0,
    exposure_before: npt.ArrayLike = 1.0,
    margin: float = MARGIN,
    method: EquivalenceMethod = "midp",
) -> FloatArray:
    """Return the p value of "the rates differ by ``margin`` or more"; small means: equal enough.

    Args:
        now, before: counts.
        exposure_now, exposure_before: lengths in years.
        margin: largest ratio that still counts as equal, above 1.
        method: "midp" conditional (default, holds for small counts too) or "score" as in statsmodels' tost.

    Returns:
        The larger of both one-sided p values; NaN for missing input.

    Raises:
        ValueError: for a margin of 1 or less, impossible counts, or another method.

    >>> float(p_equivalent(12, 12).round(2)), bool(p_equivalent(150, 150) < 0.05)
    (0.29, True)
    """
    if not margin > 1:
        raise ValueError("margin: a ratio above 1, for example 1.25")
    as_one_of(method, ("midp", "score"), "method")
    if method == "midp":
        not_more = p_midp(now, before, expected_share(exposure_now, exposure_before, margin), "smaller")
        not_less = p_midp(now, before, expected_share(exposure_now, exposure_before, 1 / margin), "larger")
    else:
        not_more = special.ndtr(_score(now, before, exposure_now, exposure_before, margin))
        not_less = special.ndtr(-_score(now, before, exposure_now, exposure_before, 1 / margin))
    return np.asarray(np.maximum(not_more, not_less), dtype=np.float64)


def stayed_equal(
    now: npt.ArrayLike,
    before: npt.ArrayLike,
    exposure_now: npt.ArrayLike = 1.0,
    exposure_before: npt.ArrayLike = 1.0,
) -> BoolArray:
    """Tell where "gelijk gebleven" may be written; False for missing input.

    Arguments and errors as in `p_equivalent`. With equal counts it takes about 110 cases in each period.

    >>> stayed_equal([20, 300], [20, 300])
    array([False,  True])
    """
    return np.asarray(p_equivalent(now, before, exposure_now, exposure_before) < 0.05)


def _score(now: npt.ArrayLike, before: npt.ArrayLike, e1: npt.ArrayLike, e2: npt.ArrayLike, ratio: float) -> FloatArray:
    """Return the score statistic of "rate now / rate before = ratio" (Gu et al. 2008); NaN with no cases at all."""
    a, b = as_counts(now, "count now"), as_counts(before, "count before")
    scale = ratio * as_positive(e1, "exposure now") / as_positive(e2, "exposure before")
    total = np.where(a + b > 0, a + b, np.nan)
    return np.asarray((a - b * scale) / np.sqrt(total * scale), dtype=np.float64)
