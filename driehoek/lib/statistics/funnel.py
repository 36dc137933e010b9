# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Observed against expected from similar municipalities, and funnels that allow for places being truly different.

Sources: Spiegelhalter 2005, 2012 (funnels, over-dispersion); DerSimonian & Laird 1986 (the spread between places).
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special

from driehoek.lib.statistics.arrays import (
    FloatArray,
    IntArray,
    as_at_least_zero,
    as_confidence,
    as_counts,
    as_numbers,
    as_one_of,
    as_positive,
    as_share,
)
from driehoek.lib.statistics.counts import CountMethod, count_interval
from driehoek.lib.statistics.results import VERSION, Estimate


@dataclass(frozen=True, slots=True)
class OverDispersion:
    """How much more places differ than by chance.

    Attributes:
        z: distance of each place from expected, in standard errors.
        phi: mean squared distance; 1 is pure chance.
        tau2: variance of the true differences, on the scale of the transformation.
        places: places that counted.
        version: version of the methods.
    """

    z: FloatArray
    phi: float
    tau2: float
    places: int
    version: str = VERSION


def expected_count(population: npt.ArrayLike, cases: npt.ArrayLike, exposure: npt.ArrayLike) -> FloatArray:
    """Return the cases to expect with the rates of similar municipalities (indirect standardisation).

    Args:
        population: inhabitants of the own municipality per group; shape [..., groups]. One group is fine.
        cases: cases of the similar municipalities together, per group.
        exposure: their inhabitants, per group.

    Returns:
        Expected cases, shape [...]; a missing group makes it missing, it is never counted as zero.

    Raises:
        ValueError: for negative input.

    >>> float(expected_count([10_000], [400], [100_000]))
    40.0
    """
    people = as_at_least_zero(exposure, "exposure")
    rates = as_counts(cases, "cases") / np.where(people > 0, people, np.nan)
    return np.asarray((as_at_least_zero(population, "population") * rates).sum(axis=-1), dtype=np.float64)


def observed_against_expected(
    observed: npt.ArrayLike,
    expected: npt.ArrayLike,
    multiplier: float = 1,
    confidence: float = 0.95,
    method: CountMethod = "exact",
) -> Estimate:
    """Return observed / expected with limits; the expected number is taken as known.

    Args:
        observed: cases.
        expected: expected cases, above 0.
        multiplier: 100 for an index.
        confidence: coverage.
        method: as in `count_interval`; "phe" reproduces PHE's indirectly standardised ratio.

    Raises:
        ValueError: for an expected number or multiplier of 0 or less.

    >>> ratio = observed_against_expected(15, 25)
    >>> float(ratio.value), float(ratio.upper.round(2))
    (0.6, 0.99)
    """
    interval = count_interval(observed, confidence, method)
    scale = as_positive(multiplier, "multiplier") / as_positive(expected, "expected")
    return Estimate(
        interval.value * scale, interval.lower * scale, interval.upper * scale, interval.confidence, interval.method
    )


def differs_from_expected(observed: npt.ArrayLike, expected: npt.ArrayLike, method: CountMethod = "exact") -> IntArray:
    """Tell where observed differs from expected by more than chance: 1 or 2 above (95 %, 99.8 %), -1 or -2 below.

    Args:
        observed: cases.
        expected: expected cases, above 0; taken as known.
        method: as in `count_interval`; "phe" reproduces the flags of PHE's funnel for ratios.

    Returns:
        0 too where something is missing. Places truly differ, so between municipalities `position_in_funnel` with
        over-dispersed limits is the one to show.

    Raises:
        ValueError: for impossible input.

    >>> differs_from_expected([15, 40, 90], 40)
    array([-2,  0,  2])
    """
    inner = observed_against_expected(observed, expected, 1, 0.95, method)
    outer = observed_against_expected(observed, expected, 1, 0.998, method)
    above = (inner.lower > 1).astype(np.int64) + (outer.lower > 1)
    below = (inner.upper < 1).astype(np.int64) + (outer.upper < 1)
    return np.asarray(above - below, dtype=np.int64)


def position_in_funnel(value: npt.ArrayLike, inner: Estimate, outer: Estimate) -> IntArray:
    """Tell where values lie in a funnel: 1 above its inner limits, 2 above the outer ones, -1 and -2 below, 0 within.

    Args:
        value: shares or ratios observed / expected.
        inner, outer: limits at 95 % and 99.8 % from one of the funnels, for the same places.

    Returns:
        0 too where something is missing.

    Raises:
        ValueError: for what is no number.

    >>> limits = [overdispersed_funnel([40, 40], 0.05, confidence) for confidence in (0.95, 0.998)]
    >>> position_in_funnel([1.2, 2.6], *limits)
    array([0, 2])
    """
    values = as_numbers(value, "value")
    above = (values > inner.upper).astype(np.int64) + (values > outer.upper)
    below = (values < inner.lower).astype(np.int64) + (values < outer.lower)
    return np.asarray(above - below, dtype=np.int64)


def proportion_funnel(share: float, total: npt.ArrayLike, confidence: float = 0.95) -> Estimate:
    """Return the limits within which a share lies by chance, per size of the total (normal limits, within 0-1).

    Args:
        share: average of all places together.
        total: size of each place; 0 gives missing limits.
        confidence: 0.95 for the inner, 0.998 for the outer funnel.

    Raises:
        ValueError: for a share outside 0-1, or negative totals.

    >>> funnel = proportion_funnel(0.2, [100])
    >>> funnel.lower.round(3), funnel.upper.round(3)
    (array([0.122]), array([0.278]))
    """
    middle = as_share(share, "share")
    totals = as_at_least_zero(total, "total")
    half = _z(confidence) * np.sqrt(middle * (1 - middle) / np.where(totals > 0, totals, np.nan))
    lower, upper = np.maximum(middle - half, 0), np.minimum(middle + half, 1)
    return Estimate(middle + 0 * half, lower, upper, confidence, "funnel of a proportion")


def ratio_funnel(expected: npt.ArrayLike, target: float = 1.0, confidence: float = 0.95) -> Estimate:
    """Return the limits within which observed / expected lies by chance, per expected number (exact Poisson).

    Only for places that do not truly differ; between municipalities use `overdispersed_funnel`. PHE draws this funnel
    the other way round: per observed number the expected ones from which on it is remarkable, which are the limits of
    `count_interval`; its marks are those of `differs_from_expected`.

    Args:
        expected: expected cases per place, above 0.
        target: ratio that the funnel closes on.
        confidence: 0.95 for the inner, 0.998 for the outer funnel.

    Raises:
        ValueError: for an expected number or target of 0 or less.

    >>> ratio_funnel([15]).upper.round(4)
    array([1.6493])
    """
    numbers = as_positive(expected, "expected") * as_positive(target, "target")
    tail = (1 - as_confidence(confidence)) / 2
    lower = special.gammaincinv(numbers, tail) / numbers * target
    upper = special.gammainccinv(numbers + 1, tail) / numbers * target
    return Estimate(target + 0 * numbers, lower, upper, confidence, "funnel of a ratio, exact Poisson")


def over_dispersion(
    observed: npt.ArrayLike,
    expected: npt.ArrayLike,
    scale: Literal["log", "sqrt"] = "log",
    trim: float = 0.1,
) -> OverDispersion:
    """Return how much more municipalities differ than by chance, robust against a few odd ones.

    Args:
        observed, expected: cases per place, one dimension. On the log scale places without cases do not count.
        scale: "log" leaves the outer places out (NHS SHMI); "sqrt" pulls them in (CQC).
        trim: share at each end that counts as outer.

    Returns:
        phi and tau2; tau2 is 0 where places differ no more than by chance.

    Raises:
        ValueError: with fewer than two places, a trim of a half or more, or another scale.

    >>> o = over_dispersion([100, 150, 180, 80, 120, 225], [108, 112, 165, 95, 100, 220])
    >>> round(o.phi, 3)
    2.948
    """
    if not 0 <= trim < 0.5:
        raise ValueError("trim: a share from 0 up to a half")
    as_one_of(scale, ("log", "sqrt"), "scale")
    cases, numbers = np.broadcast_arrays(as_counts(observed, "observed"), as_positive(expected, "expected"))
    known = ~np.isnan(cases + numbers) & ((cases > 0) | (scale == "sqrt"))
    cases, numbers = cases[known], numbers[known]
    if cases.size < 2:
        raise ValueError("over-dispersion: at least two places")
    if scale == "log":
        error = 1 / np.sqrt(numbers)
        z = np.log(cases / numbers) / error
    else:
        error = 1 / (2 * np.sqrt(numbers))
        z = (np.sqrt(cases / numbers) - 1) / error
    if scale == "log":
        outer = int(cases.size * trim)
        inner = np.argsort(z, kind="stable")[outer : cases.size - outer]
        used, weights = z[inner], 1 / error[inner] ** 2
    else:
        used, weights = np.clip(z, *np.quantile(z, [trim, 1 - trim])), 1 / error**2
    count = used.size
    phi = float(np.mean(used**2))
    between = (count * phi - (count - 1)) / (weights.sum() - (weights**2).sum() / weights.sum())
    return OverDispersion(z, phi, max(0.0, float(between)), count)


def overdispersed_funnel(expected: npt.ArrayLike, tau2: float, confidence: float = 0.95) -> Estimate:
    """Return the limits within which observed / expected lies, places being truly different by tau2 (log scale).

    Args:
        expected: expected cases.
        tau2: from `over_dispersion` on the log scale; 0 or more.
        confidence: 0.95 for the inner, 0.998 for the outer funnel.

    Raises:
        ValueError: for a negative tau2.

    >>> overdispersed_funnel([100], 0.052).upper.round(2)
    array([1.63])
    """
    spread = as_at_least_zero(tau2, "tau2")
    half = _z(confidence) * np.sqrt(1 / as_positive(expected, "expected") + spread)
    # With next to nothing expected the upper limit is infinite, which is no error.
    with np.errstate(over="ignore"):
        upper = np.exp(half)
    return Estimate(np.exp(0 * half), np.exp(-half), upper, confidence, "funnel with over-dispersion (log scale)")


def _z(confidence: float) -> float:
    return float(special.ndtri(0.5 + as_confidence(confidence) / 2))
