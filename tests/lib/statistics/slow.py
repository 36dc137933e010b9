# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The slow, obvious second implementation: fractions and sums straight from the definition, one cell at a time."""

import math
from collections.abc import Callable
from fractions import Fraction


def binomial(k: int, n: int, p: Fraction) -> Fraction:
    """Chance of k in n."""
    return math.comb(n, k) * p**k * (1 - p) ** (n - k)


def rising(x: Fraction, times: int) -> Fraction:
    """Product x (x+1) ... (x+times-1)."""
    product = Fraction(1)
    for step in range(times):
        product *= x + step
    return product


def beta_binomial(k: int, n: int, alpha: Fraction, beta: Fraction) -> Fraction:
    """Chance of k in n when the share itself is Beta(alpha, beta)."""
    return math.comb(n, k) * rising(alpha, k) * rising(beta, n - k) / rising(alpha + beta, n)


def midp(a: int, n: int, chance: Callable[[int], Fraction]) -> Fraction:
    """Two-sided mid-p: twice the smaller tail, the outcome itself for half."""
    below = sum((chance(k) for k in range(a)), Fraction(0)) + chance(a) / 2
    above = sum((chance(k) for k in range(a + 1, n + 1)), Fraction(0)) + chance(a) / 2
    return min(2 * min(below, above), Fraction(1))


def exact(a: int, n: int, chance: Callable[[int], Fraction]) -> Fraction:
    """Two-sided central p value: twice the smaller tail."""
    below = sum((chance(k) for k in range(a + 1)), Fraction(0))
    above = sum((chance(k) for k in range(a, n + 1)), Fraction(0))
    return min(2 * min(below, above), Fraction(1))


def label(now: int, before: int, s: Fraction, e1: Fraction, e2: Fraction, ratio: Fraction = Fraction(1)) -> str:
    """The label of a change, written as the policy reads."""
    n = now + before
    if n < 10:
        return "te_weinig"
    share = e1 * ratio / (e1 * ratio + e2)
    total = s * (e1 + e2)
    if midp(now, n, lambda k: binomial(k, n, share)) >= Fraction(5, 100):
        return "geen_aantoonbare_verandering"
    if midp(now, n, lambda k: beta_binomial(k, n, total * share, total * (1 - share))) >= Fraction(5, 100):
        return "binnen_gebruikelijke_schommeling"
    return "duidelijke_stijging" if Fraction(now) / e1 > ratio * before / e2 else "duidelijke_daling"
