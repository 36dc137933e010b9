# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Is a difference between two counts more than chance, and more than the usual wobble?

Given the total n = now + before, the count now is binomial under pure chance, and beta-binomial when yearly counts
also wobble: N1 ~ NB(size s e1) and N2 ~ NB(size s e2) with the same p give N1 | n ~ BetaBinomial(n, s e1, s e2).
Sources: Przyborowski & Wilenski 1940 (conditional test); Lancaster 1961 (mid-p); Skellam 1948 (beta-binomial).
"""

from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special

from driehoek.lib.statistics.arrays import (
    LARGEST_COMPARED,
    LARGEST_COUNT,
    FloatArray,
    IntArray,
    as_counts,
    as_one_of,
    as_positive,
    as_share,
    as_wobble,
)
from driehoek.lib.statistics.segments import sum_over_ranges

Alternative = Literal["two-sided", "larger", "smaller"]
_SAME = 1 + 1e-7
"""Two chances closer than this are equal: the usual guard when comparing point chances."""


def expected_share(
    exposure_now: npt.ArrayLike = 1.0, exposure_before: npt.ArrayLike = 1.0, ratio: npt.ArrayLike = 1.0
) -> FloatArray:
    """Return the share of all cases expected in the period now.

    Args:
        exposure_now: length in (season-weighted) years.
        exposure_before: likewise.
        ratio: rate now divided by rate before that counts as "no difference": 1, or the change of the country.

    Raises:
        ValueError: for a length or ratio of 0 or less, or an infinite one.

    >>> float(expected_share(1, 3))
    0.25
    """
    now = as_positive(exposure_now, "exposure now") * as_positive(ratio, "ratio")
    return np.asarray(now / (now + as_positive(exposure_before, "exposure before")), dtype=np.float64)


def p_midp(
    now: npt.ArrayLike, before: npt.ArrayLike, share: npt.ArrayLike = 0.5, alternative: Alternative = "two-sided"
) -> FloatArray:
    """Return the conditional mid-p value of two counts against pure chance.

    Args:
        now, before: counts; they broadcast, also with ``share``.
        share: expected share of the period now, from `expected_share`.
        alternative: "two-sided" doubles the smaller tail; "larger" asks whether now is more.

    Returns:
        Values 0-1; 1 when both counts are 0; NaN for missing input. Small values keep their precision.

    Raises:
        ValueError: for impossible counts, a share outside 0-1, or another alternative.

    >>> float(p_midp(43, 65).round(4))
    0.0346
    """
    a, n, p = _conditional(now, before, share)
    half = _binomial_pmf(a, n, p) / 2
    return _sided(_at_most(a, n, p) - half, _at_least(a, n, p) - half, alternative)


def p_exact(
    now: npt.ArrayLike, before: npt.ArrayLike, share: npt.ArrayLike = 0.5, alternative: Alternative = "two-sided"
) -> FloatArray:
    """Return the conditional exact p value (central: twice the smaller tail); larger than mid-p, never too small.

    Arguments and errors as in `p_midp`.

    >>> float(p_exact(0, 5))
    0.0625
    """
    a, n, p = _conditional(now, before, share)
    return _sided(_at_most(a, n, p), _at_least(a, n, p), alternative)


def p_minlike(now: npt.ArrayLike, before: npt.ArrayLike, share: npt.ArrayLike = 0.5) -> FloatArray:
    """Return the exact p value of R's poisson.test: the chance of all outcomes no more likely than this one.

    Only to reproduce others' tables: it can disagree with the central interval. Arguments and errors as in `p_midp`,
    and no count above ten million, since all outcomes are summed.

    >>> float(p_minlike(0, 3).round(9))
    0.25
    """
    a, n, p = (np.atleast_1d(part) for part in _conditional(now, before, share, LARGEST_COMPARED))
    known = ~np.isnan(n)
    counts, totals, shares = a[known], n[known], p[known]
    limit = _binomial_pmf(counts, totals, shares) * _SAME

    def unlikely(cell: IntArray, k: IntArray) -> FloatArray:
        chance = _binomial_pmf(k.astype(np.float64), totals[cell], shares[cell])
        return np.where(chance <= limit[cell], chance, 0.0)

    result = np.full(a.shape, np.nan)
    result[known] = sum_over_ranges(np.zeros(counts.shape, dtype=np.int64), totals.astype(np.int64), unlikely)
    shape = np.broadcast_shapes(np.shape(now), np.shape(before), np.shape(share))
    return np.asarray(np.minimum(result, 1).reshape(shape), dtype=np.float64)


def p_wobble(
    now: npt.ArrayLike,
    before: npt.ArrayLike,
    wobble: npt.ArrayLike,
    exposure_now: npt.ArrayLike = 1.0,
    exposure_before: npt.ArrayLike = 1.0,
    ratio: npt.ArrayLike = 1.0,
) -> FloatArray:
    """Return the two-sided mid-p value of two counts against the usual yearly wobble (beta-binomial).

    Args:
        now, before: counts.
        wobble: s per year, from the fit; infinite means no wobble and gives `p_midp`.
        exposure_now, exposure_before: lengths in years.
        ratio: rate now / rate before that counts as "no difference"; the total s (e1 + e2) stays, the mean moves.

    Returns:
        Values 0-1 in the broadcast shape; NaN where anything is missing.

    Raises:
        ValueError: for impossible counts (also above 10 million), or a wobble or exposure of 0 or less.

    >>> float(p_wobble(43, 65, wobble=29.8762).round(4))
    0.2059
    """
    a, b, s, length, share = np.broadcast_arrays(
        as_counts(now, "count now", LARGEST_COMPARED),
        as_counts(before, "count before", LARGEST_COMPARED),
        as_wobble(wobble),
        as_positive(exposure_now, "exposure now") + as_positive(exposure_before, "exposure before"),
        expected_share(exposure_now, exposure_before, ratio),
    )
    result = np.array(p_midp(a, b, share))
    result[np.isnan(s)] = np.nan
    wobbling = np.isfinite(s) & ~np.isnan(result)
    total, part = s[wobbling] * length[wobbling], share[wobbling]
    tail = _beta_binomial_tail(a[wobbling], a[wobbling] + b[wobbling], total * part, total * (1 - part))
    result[wobbling] = 2 * np.minimum(tail, 1 - tail)
    return result


def poisson_z(now: npt.ArrayLike, before: npt.ArrayLike) -> FloatArray:
    """Return Wheeler's quick screen 2 (sqrt(now) - sqrt(before)) for equal periods; beyond 3 is worth a look.

    Args:
        now, before: counts of equally long periods.

    Raises:
        ValueError: for impossible counts.

    >>> float(poisson_z(25, 16))
    2.0
    """
    return np.asarray(2 * (np.sqrt(as_counts(now)) - np.sqrt(as_counts(before))), dtype=np.float64)


def _conditional(
    now: npt.ArrayLike, before: npt.ArrayLike, share: npt.ArrayLike, most: int = LARGEST_COUNT
) -> tuple[FloatArray, FloatArray, FloatArray]:
    a, b, p = np.broadcast_arrays(
        as_counts(now, "count now", most), as_counts(before, "count before", most), as_share(share, "share")
    )
    # A missing share makes the comparison missing, also where the count alone would decide.
    a = np.where(np.isnan(p), np.nan, a)
    return a, a + b, p


def _sided(lower: FloatArray, upper: FloatArray, alternative: Alternative) -> FloatArray:
    as_one_of(alternative, ("two-sided", "larger", "smaller"), "alternative")
    # A tail minus half an outcome, both near the smallest number there is, may round to just below zero.
    lower, upper = np.maximum(lower, 0), np.maximum(upper, 0)
    if alternative == "larger":
        return upper
    if alternative == "smaller":
        return lower
    return np.asarray(np.minimum(2 * np.minimum(lower, upper), 1), dtype=np.float64)


def _at_most(a: FloatArray, n: FloatArray, p: FloatArray) -> FloatArray:
    """Return P(X <= a); the complement is taken inside the beta function, so 1e-20 stays 1e-20."""
    return np.where(a == n, 1.0, special.betainc(np.maximum(n - a, 1), a + 1, 1 - p))


def _at_least(a: FloatArray, n: FloatArray, p: FloatArray) -> FloatArray:
    return np.where(a == 0, 1.0, special.betainc(np.maximum(a, 1), n - a + 1, p))


def _binomial_pmf(a: FloatArray, n: FloatArray, p: FloatArray) -> FloatArray:
    log = -np.log1p(n) - special.betaln(n - a + 1, a + 1) + special.xlogy(a, p) + special.xlog1py(n - a, -p)
    return np.asarray(np.exp(log), dtype=np.float64)


def _beta_binomial_tail(a: FloatArray, n: FloatArray, alpha: FloatArray, beta: FloatArray) -> FloatArray:
    """Return P(X < a) + P(X = a)/2, or its complement where that is summed with fewer terms."""
    low = a * (alpha + beta) <= n * alpha
    middle = a.astype(np.int64)
    first = np.where(low, 0, middle)
    last = np.where(low, middle, n.astype(np.int64))
    base = -np.log1p(n) - special.betaln(alpha, beta)
    constant = special.gammaln(n + 2) - special.gammaln(n + alpha + beta) + base

    def chance(cell: IntArray, k: IntArray) -> FloatArray:
        rest = n[cell] - k
        log = (
            special.gammaln(k + alpha[cell])
            + special.gammaln(rest + beta[cell])
            - special.gammaln(k + 1.0)
            - special.gammaln(rest + 1)
            + constant[cell]
        )
        # The outcome itself counts for half: the mid-p convention.
        return np.asarray(np.exp(log) * np.where(k == middle[cell], 0.5, 1.0), dtype=np.float64)

    return sum_over_ranges(first, last, chance)
