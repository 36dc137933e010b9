# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Did the action work? The smallest effect that can be seen, the ratio of ratios, and how rare it is elsewhere.

Sources: Wheeler & Ratcliffe 2018 (weighted displacement difference); Abadie et al. 2010 (placebo rank).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special, stats

from driehoek.lib.statistics.arrays import (
    FloatArray,
    as_at_least_zero,
    as_confidence,
    as_counts,
    as_numbers,
    as_positive,
    as_wobble,
)
from driehoek.lib.statistics.change import against_three_years
from driehoek.lib.statistics.labels import LEVEL
from driehoek.lib.statistics.regression import poisson_regression
from driehoek.lib.statistics.results import VERSION, Estimate

_SEEN_AND_MISSED = 2.8
"""1.96 + 0.84: five percent false alarms, eighty percent of real effects seen."""


@dataclass(frozen=True, slots=True)
class Placebo:
    """How many comparable municipalities saw as large a fall without the action.

    Attributes:
        as_large: number of them with a ratio after/before at most that of the treated place.
        compared: municipalities with a ratio.
        p: chance of being at least as low by luck of the draw, the treated place counted in.
        version: version of the methods.
    """

    as_large: int
    compared: int
    p: float
    version: str = VERSION


def smallest_detectable_fall(
    yearly: npt.ArrayLike,
    years_before: npt.ArrayLike,
    years_after: npt.ArrayLike,
    wobble: npt.ArrayLike,
    comparison_size: npt.ArrayLike = 10.0,
) -> FloatArray:
    """Return the smallest fall that would be seen (5 % level, 80 % power); compute it before the start.

    Args:
        yearly: cases a year before the action.
        years_before, years_after: years on each side.
        wobble: s per year of one municipality.
        comparison_size: how many times more cases the comparison municipalities have together.

    Returns:
        A share 0-1: 0.5 means that only a halving would show. NaN where there are no cases before.

    Raises:
        ValueError: for zero years, wobble or comparison.

    >>> smallest_detectable_fall([10, 30, 100], 3, 2, 30).round(2)
    array([0.62, 0.5 , 0.43])
    """
    rate = as_at_least_zero(yearly, "yearly cases")
    rate = np.where(rate > 0, rate, np.nan)
    time = 1 / as_positive(years_before, "years before") + 1 / as_positive(years_after, "years after")
    more = 1 + 1 / as_positive(comparison_size, "comparison size")
    variance = more * time * (1 / rate + 1 / as_wobble(wobble))
    return np.asarray(1 - np.exp(-_SEEN_AND_MISSED * np.sqrt(variance)), dtype=np.float64)


def ratio_of_ratios(
    treated_before: npt.ArrayLike,
    treated_after: npt.ArrayLike,
    others_before: npt.ArrayLike,
    others_after: npt.ArrayLike,
    wobble: npt.ArrayLike,
    years_before: npt.ArrayLike = 1.0,
    years_after: npt.ArrayLike = 1.0,
    others: npt.ArrayLike = 10.0,
    confidence: float = 0.95,
) -> Estimate:
    """Return how the change differs from that of comparison municipalities: below 1 is a larger fall here.

    Args:
        treated_before, treated_after: cases where the action is.
        others_before, others_after: cases of the comparison municipalities together.
        wobble: s per year of one municipality; infinite for chance alone.
        years_before, years_after: lengths; the same for both groups.
        others: number of comparison municipalities, whose wobbles average out.
        confidence: coverage.

    Returns:
        Ratio with limits; with a zero among the four counts a half is added to each (Haldane).

    Raises:
        ValueError: for impossible input.

    >>> r = ratio_of_ratios(60, 30, 600, 580, wobble=30)
    >>> float(r.value.round(2)), bool(r.upper < 1)
    (0.52, False)
    """
    counts = np.stack(
        np.broadcast_arrays(
            as_counts(treated_before), as_counts(treated_after), as_counts(others_before), as_counts(others_after)
        )
    )
    counts = np.where((counts == 0).any(axis=0), counts + 0.5, counts)
    a, b, c, d = counts
    time = 1 / as_positive(years_before, "years before") + 1 / as_positive(years_after, "years after")
    usual = time * (1 + 1 / as_positive(others, "others")) / as_wobble(wobble)
    log = np.log(b) - np.log(a) - np.log(d) + np.log(c)
    half = special.ndtri(0.5 + as_confidence(confidence) / 2) * np.sqrt((1 / counts).sum(axis=0) + usual)
    return Estimate(
        np.exp(log + 0 * half), np.exp(log - half), np.exp(log + half), confidence, "ratio of ratios with usual wobble"
    )


def panel_ratio_of_ratios(
    counts: npt.ArrayLike,
    treated: npt.ArrayLike,
    after: npt.ArrayLike,
    population: npt.ArrayLike = 1.0,
    confidence: float = 0.95,
) -> Estimate:
    """Return the ratio of ratios of many places and periods, each with a level of its own (quasi-Poisson regression).

    Args:
        counts: cases, shape [places, periods]; a missing cell takes no part.
        treated: true for the places with the action, shape [places].
        after: true for the periods after its start, shape [periods].
        population: inhabitants above 0, shape broadcast with ``counts``.
        confidence: coverage.

    Returns:
        Ratio with limits that allow for the spread between the cells, never narrower than by chance; below 1 is a
        larger fall where the action is. Places and periods without any case say nothing and take no part.

    Raises:
        ValueError: without cases in one of the four groups (treated or not, before or after), or too few cells.

    >>> both = [[30, 28, 15, 14], [60, 62, 61, 60], [45, 44, 46, 43]]
    >>> float(panel_ratio_of_ratios(both, [True, False, False], [False, False, True, True]).value.round(2))
    0.5
    """
    cases, people = np.broadcast_arrays(as_counts(counts), as_positive(population, "population"))
    acted, late = np.asarray(treated, dtype=np.bool_), np.asarray(after, dtype=np.bool_)
    if cases.ndim != 2 or acted.shape != cases.shape[:1] or late.shape != cases.shape[1:]:
        raise ValueError("counts: places by periods, with one mark per place and one per period")
    known = ~(np.isnan(cases) | np.isnan(people))
    some = np.where(known, cases, 0)
    known = known & (some.sum(axis=1) > 0)[:, None] & (some.sum(axis=0) > 0)[None, :]
    for group in (acted, ~acted):
        for time in (late, ~late):
            if not some[np.ix_(group, time)].any():
                raise ValueError("counts: cases with and without the action, before and after, are needed")
    place, period = np.nonzero(known)
    levels = place[:, None] == np.unique(place)[None, :]
    moments = period[:, None] == np.unique(period)[None, 1:]
    design = np.column_stack([acted[place] & late[period], levels, moments]).astype(np.float64)
    fitted = poisson_regression(cases[known], design, np.log(people[known]))
    error = np.sqrt(fitted.covariance[0, 0] * max(fitted.dispersion, 1.0))
    half = float(stats.t.ppf(0.5 + as_confidence(confidence) / 2, fitted.freedom) * error)
    log = float(fitted.coefficients[0])
    value, low, high = (np.asarray(np.exp(part)) for part in (log, log - half, log + half))
    return Estimate(value, low, high, confidence, "ratio of ratios, quasi-Poisson with places and periods")


def displacement_difference(
    treated: npt.ArrayLike,
    control: npt.ArrayLike,
    displaced_treated: npt.ArrayLike = (0, 0),
    displaced_control: npt.ArrayLike = (0, 0),
    time_weights: npt.ArrayLike = (1, 1),
    area_weights: npt.ArrayLike = (1, 1, 1, 1),
    confidence: float = 0.95,
) -> Estimate:
    """Return the weighted displacement difference: cases fewer (below 0) than in the comparison area.

    Args:
        treated, control: counts (before, after).
        displaced_treated, displaced_control: likewise around them; zeros when not looked at.
        time_weights: lengths of the periods (before, after).
        area_weights: weights of control, treated, displaced control, displaced treated.
        confidence: coverage.

    Raises:
        ValueError: for impossible input.

    >>> d = displacement_difference([207, 110], [308, 318], [178, 157], [150, 140])
    >>> float(d.value), float(d.lower.round(0))
    (-118.0, -196.0)
    """
    areas = [as_counts(part) for part in (control, treated, displaced_control, displaced_treated)]
    if any(area.shape != (2,) for area in areas):
        raise ValueError("counts: two per area, before and after")
    counts = np.stack(areas)
    weight = as_positive(area_weights, "area weights")[:, None] * as_positive(time_weights, "time weights")[None, :]
    scaled = counts / weight
    change = scaled[:, 1] - scaled[:, 0]
    value = np.asarray(change[1] - change[0] + change[3] - change[2])
    error = np.sqrt((counts / weight**2).sum())
    half = special.ndtri(0.5 + as_confidence(confidence) / 2) * error
    return Estimate(value, value - half, value + half, confidence, "weighted displacement difference")


def placebo_rank(treated: float, others: npt.ArrayLike) -> Placebo:
    """Return how many comparable municipalities had as large a fall without the action; needs no model at all.

    Args:
        treated: ratio after / before of the treated place.
        others: the same ratio of municipalities of similar size; NaN where it cannot be computed.

    Raises:
        ValueError: when the ratio of the treated place is missing, or a ratio is negative.

    >>> placebo_rank(0.6, [0.5, 0.9, 1.1, float("nan")])
    Placebo(as_large=1, compared=3, p=0.5, version='1.0')
    """
    ratios = as_numbers(others, "others")
    if np.isnan(treated) or treated < 0 or (ratios < 0).any():
        raise ValueError("treated: the ratio must be known, and no ratio is negative")
    known = ratios[~np.isnan(ratios)]
    as_large = int((known <= treated).sum())
    return Placebo(as_large, int(known.size), (as_large + 1) / (known.size + 1))


def started_in_peak(yearly_before: npt.ArrayLike, wobble: float) -> bool:
    """Tell whether the last year before the start was a peak: then a fall afterwards is to be expected anyway.

    Args:
        yearly_before: counts of at least four years before the start, oldest first.
        wobble: s against the mean of three years.

    Raises:
        ValueError: with fewer than four years, or for several series.

    >>> started_in_peak([18, 20, 21, 38], 23)
    True
    """
    last = against_three_years(yearly_before, wobble)
    if last.label.shape != ():
        raise ValueError("yearly counts: one series of at least four years")
    return bool((last.p_chance < LEVEL) & (last.ratio.value > 1))
