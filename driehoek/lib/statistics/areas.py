# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small areas and surveys: shrunken rates for maps, ranks with their uncertainty, survey values with margins.

Sources: Marshall 1991; Goldstein & Spiegelhalter 1996; CBS on margins in the Veiligheidsmonitor.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from driehoek.lib.statistics.arrays import (
    BoolArray,
    FloatArray,
    as_at_least_zero,
    as_confidence,
    as_counts,
    as_numbers,
)
from driehoek.lib.statistics.results import VERSION, Estimate

FEWEST_RESPONDENTS = 100
"""Below this many respondents no percentage is shown."""


@dataclass(frozen=True, slots=True)
class Shrunken:
    """Rates drawn towards the mean, for maps only; always show the raw rate beside it.

    Attributes:
        raw: cases per inhabitant.
        shrunken: the same, drawn towards the mean of all places; small places move most.
        weight: how much of the own rate is kept, 0-1.
        version: version of the methods.
    """

    raw: FloatArray
    shrunken: FloatArray
    weight: FloatArray
    version: str = VERSION


def marshall(count: npt.ArrayLike, population: npt.ArrayLike) -> Shrunken:
    """Return empirical-Bayes rates after Marshall (1991), per code over all municipalities.

    Args:
        count: cases, shape [..., places].
        population: inhabitants above 0, shape broadcast with ``count``.

    Returns:
        Rates per inhabitant. A place with a missing count is left out of the mean and stays missing; so do all where
        none is known.

    Raises:
        ValueError: for negative input, or a single number.

    >>> marshall([0, 4, 9], [1000, 1000, 1000]).shrunken.round(4)
    array([0.0014, 0.0041, 0.0075])
    """
    cases, people = np.broadcast_arrays(as_counts(count), as_at_least_zero(population, "population"))
    if cases.ndim == 0:
        raise ValueError("population: counts and inhabitants of several places")
    people = np.where(np.isnan(cases) | (people == 0), np.nan, people)
    raw = cases / people
    total = np.nansum(people, axis=-1, keepdims=True)
    total = np.where(total > 0, total, np.nan)
    mean = np.nansum(cases * (people > 0), axis=-1, keepdims=True) / total
    between = np.nansum(people * (raw - mean) ** 2, axis=-1, keepdims=True) / total
    size = total / np.maximum(np.sum(~np.isnan(people), axis=-1, keepdims=True), 1)
    true_variance = np.maximum(0, between - mean / size)
    chance = mean / people
    weight = np.divide(true_variance, true_variance + chance, out=np.zeros(raw.shape), where=true_variance + chance > 0)
    weight = np.where(np.isnan(raw), np.nan, weight)
    return Shrunken(raw, mean + weight * (raw - mean), weight)


def rank_uncertainty(
    count: npt.ArrayLike, population: npt.ArrayLike, confidence: float = 0.9, draws: int = 10_000, seed: int = 1
) -> Estimate:
    """Return each place's expected rank (1 = lowest rate) with a rank interval; only where someone asks for ranks.

    Args:
        count: cases per place, one dimension, none missing.
        population: inhabitants above 0.
        confidence: coverage of the rank interval.
        draws: simulated rankings for the interval.
        seed: makes the interval the same each time.

    Returns:
        Expected ranks between 1 and the number of places, exact; the interval from simulation.

    Raises:
        ValueError: for missing counts, a population of 0, or no draws.

    >>> rank_uncertainty([3, 4], [1000, 1000]).value.round(2)
    array([1.35, 1.65])
    """
    cases, people = np.broadcast_arrays(as_counts(count), as_at_least_zero(population, "population"))
    if cases.ndim != 1 or np.isnan(cases + people).any() or (people == 0).any():
        raise ValueError("rank: known counts and inhabitants, one dimension")
    if draws < 1:
        raise ValueError("rank: at least one draw")
    tail = (1 - as_confidence(confidence)) / 2
    shape = cases + 0.5
    lower_rate = special.betainc(shape[None, :], shape[:, None], people[None, :] / (people[:, None] + people[None, :]))
    expected = 0.5 + lower_rate.sum(axis=1)
    rates = np.random.default_rng(seed).gamma(shape, 1 / people, (draws, cases.size))
    ranks = rates.argsort(axis=1).argsort(axis=1) + 1
    low, high = np.quantile(ranks, [tail, 1 - tail], axis=0)
    return Estimate(expected, low, high, confidence, "expected rank with interval of simulated ranks")


def survey_value(
    share: npt.ArrayLike, margin: npt.ArrayLike, respondents: npt.ArrayLike, confidence: float = 0.95
) -> Estimate:
    """Return a survey percentage with its published margin; missing below 100 respondents.

    Args:
        share: percentage 0-100.
        margin: half-width in percentage points, as published.
        respondents: answers behind it.
        confidence: that of the published margin.

    Raises:
        ValueError: for negative input, or a percentage above 100.

    >>> s = survey_value([34.0, 40.0], 3.0, [750, 80])
    >>> s.lower, s.upper
    (array([31., nan]), array([37., nan]))
    """
    value, half = as_at_least_zero(share, "share"), as_at_least_zero(margin, "margin")
    if (value > 100).any():
        raise ValueError("share: a percentage from 0 to 100")
    enough = as_counts(respondents, "respondents") >= FEWEST_RESPONDENTS
    shown = np.where(enough, value, np.nan)
    return Estimate(
        shown,
        np.maximum(shown - half, 0),
        np.minimum(shown + half, 100),
        as_confidence(confidence),
        "survey with published margin",
    )


def survey_differs(
    now: npt.ArrayLike, margin_now: npt.ArrayLike, before: npt.ArrayLike, margin_before: npt.ArrayLike
) -> BoolArray:
    """Tell whether two survey values differ by more than both margins together (root of the squares), as CBS does.

    Args:
        now, before: values.
        margin_now, margin_before: their half-widths, of the same confidence; independent samples.

    Returns:
        False too where something is missing. Never across a change of method (2021).

    Raises:
        ValueError: for a negative margin.

    >>> survey_differs(34, 3, 39, 3), survey_differs(34, 3, 38, 3)
    (array(True), array(False))
    """
    margins = np.hypot(as_at_least_zero(margin_now, "margin"), as_at_least_zero(margin_before, "margin"))
    return np.asarray(np.abs(as_numbers(now, "now") - as_numbers(before, "before")) > margins)
