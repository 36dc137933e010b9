# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A change between two periods: the ratio with its interval, two p values and the label that follows from them.

Sources: Clopper & Pearson 1934 (the interval, on the share of the period now); those of `conditional` (the p values);
the ladder of labels is our own, see docs/explanation/honest-figures.md.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from driehoek.lib.statistics.arrays import (
    BoolArray,
    FloatArray,
    IntArray,
    any_missing,
    as_confidence,
    as_counts,
    as_positive,
    as_wobble,
)
from driehoek.lib.statistics.conditional import expected_share, p_midp, p_wobble
from driehoek.lib.statistics.labels import LEVEL, SMALLEST_TOTAL, Label
from driehoek.lib.statistics.results import VERSION, Estimate


@dataclass(frozen=True, slots=True)
class Change:
    """Two counts compared, elementwise; everything needed to say it again later.

    Attributes:
        now, before: the counts.
        exposure_now, exposure_before: lengths in (season-weighted) years.
        reference: ratio that counts as "no difference" (1, or that of the country or the peers).
        ratio: rate now / rate before with its exact interval.
        p_chance: mid-p against pure chance.
        p_wobble: mid-p against the usual wobble.
        wobble: s that was used.
        label: values of `Label`.
        method, version: how it was made.
    """

    now: FloatArray
    before: FloatArray
    exposure_now: FloatArray
    exposure_before: FloatArray
    reference: FloatArray
    ratio: Estimate
    p_chance: FloatArray
    p_wobble: FloatArray
    wobble: FloatArray
    label: IntArray
    method: str = "conditional mid-p and beta-binomial wobble"
    version: str = VERSION


def rate_ratio(
    now: npt.ArrayLike,
    before: npt.ArrayLike,
    exposure_now: npt.ArrayLike = 1.0,
    exposure_before: npt.ArrayLike = 1.0,
    confidence: float = 0.95,
) -> Estimate:
    """Return rate now / rate before with its exact conditional interval (Clopper-Pearson on the share, transformed).

    Args:
        now, before: counts.
        exposure_now, exposure_before: lengths in years, or populations.
        confidence: coverage of the limits.

    Returns:
        Ratio and limits. From 0 there is no ratio (NaN) and no upper limit (infinite); to 0 the lower limit is 0.

    Raises:
        ValueError: for impossible counts or exposures.

    >>> r = rate_ratio(0, 3)
    >>> float(r.value), float(r.lower), float(r.upper.round(3))
    (0.0, 0.0, 2.42)
    """
    a, b, scale = np.broadcast_arrays(
        as_counts(now, "count now"),
        as_counts(before, "count before"),
        as_positive(exposure_before, "exposure before") / as_positive(exposure_now, "exposure now"),
    )
    tail = (1 - as_confidence(confidence)) / 2
    missing = any_missing(a, b, scale)
    low = special.betaincinv(np.maximum(a, 1), b + 1, tail)
    rest = special.betaincinv(np.maximum(b, 1), a + 1, tail)
    lower = np.where(a > 0, low / (1 - low) * scale, 0.0)
    upper = np.where(b > 0, (1 - rest) / rest * scale, np.inf)
    value = a / np.where(b > 0, b, np.nan) * scale
    return Estimate(
        value,
        np.where(missing, np.nan, lower),
        np.where(missing, np.nan, upper),
        confidence,
        "exact conditional (Clopper-Pearson)",
    )


def compare(
    now: npt.ArrayLike,
    before: npt.ArrayLike,
    wobble: npt.ArrayLike,
    exposure_now: npt.ArrayLike = 1.0,
    exposure_before: npt.ArrayLike = 1.0,
    reference: npt.ArrayLike = 1.0,
    provisional: npt.ArrayLike = False,
) -> Change:
    """Compare two counts and give each the label it deserves.

    Args:
        now, before: counts; all arguments broadcast.
        wobble: s per year for this code and this kind of comparison (see `fit`); infinite for none.
        exposure_now, exposure_before: lengths in (season-weighted) years: 1 and 3 against the mean of three years.
        reference: ratio that counts as "no difference"; the change of the country asks "other than the country?".
        provisional: true where a figure still moves: then no label is given.

    Returns:
        A `Change`. Labels nest by construction: "clear" needs more than chance and more than wobble.
        Missing input (also a missing wobble) gives ``Label.NO_LABEL``.

    Raises:
        ValueError: for impossible input.

    >>> Label(int(compare(38, 21, wobble=29.8762).label)).code
    'binnen_gebruikelijke_schommeling'
    >>> Label(int(compare(35, 62, wobble=73.283).label)).code
    'duidelijke_daling'
    """
    a, b, s, e1, e2, reference_ratio, moving = np.broadcast_arrays(
        as_counts(now, "count now"),
        as_counts(before, "count before"),
        as_wobble(wobble),
        as_positive(exposure_now, "exposure now"),
        as_positive(exposure_before, "exposure before"),
        as_positive(reference, "reference"),
        np.asarray(provisional, dtype=np.bool_),
    )
    share = expected_share(e1, e2, reference_ratio)
    chance = p_midp(a, b, share)
    usual = p_wobble(a, b, s, e1, e2, reference_ratio)
    label = _labels(a, b, share, chance, usual, moving)
    return Change(a, b, e1, e2, reference_ratio, rate_ratio(a, b, e1, e2), chance, usual, s, label)


def against_previous_year(yearly: npt.ArrayLike, wobble: npt.ArrayLike) -> Change:
    """Compare the last year of each series with the year before.

    Args:
        yearly: counts, shape [..., years], oldest first, at least two years.
        wobble: s year on year, shape [...].

    Raises:
        ValueError: with fewer than two years.

    >>> int(against_previous_year([20, 21, 38], 30).before)
    21
    """
    years = _years(yearly, 2)
    return compare(years[..., -1], years[..., -2], wobble)


def against_three_years(yearly: npt.ArrayLike, wobble: npt.ArrayLike) -> Change:
    """Compare the last year of each series with the mean of the three years before: the default of a page.

    Args:
        yearly: counts, shape [..., years], oldest first, at least four years; one missing year makes it missing.
        wobble: s fitted against the mean of three years, shape [...].

    Returns:
        A `Change` with the three years together as ``before`` and an exposure of 3.

    Raises:
        ValueError: with fewer than four years.

    >>> c = against_three_years([18, 20, 21, 38], 23)
    >>> int(c.before), float(c.exposure_before)
    (59, 3.0)
    """
    years = _years(yearly, 4)
    return compare(years[..., -1], years[..., -4:-1].sum(axis=-1), wobble, exposure_before=3.0)


def against_others(yearly: npt.ArrayLike, others: npt.ArrayLike, wobble: npt.ArrayLike) -> Change:
    """Compare the last year with the year before, allowing for the change of the country or the peers.

    Args:
        yearly: counts, shape [..., years].
        others: counts of the country or the peers together, shape broadcast with ``yearly``; their own chance is
            neglected, so take at least a few hundred cases.
        wobble: s year on year.

    Returns:
        A `Change` whose label answers "other than there?"; NO_LABEL where the others have a count of 0.

    Raises:
        ValueError: with fewer than two years.

    >>> Label(int(against_others([40, 20], [40_000, 21_000], 30).label)).code
    'geen_aantoonbare_verandering'
    """
    years, reference = _years(yearly, 2), _years(others, 2)
    last, previous = reference[..., -1], reference[..., -2]
    ratio = np.where(last > 0, last, np.nan) / np.where(previous > 0, previous, np.nan)
    return compare(years[..., -1], years[..., -2], wobble, reference=ratio)


def _labels(
    now: FloatArray, before: FloatArray, share: FloatArray, chance: FloatArray, usual: FloatArray, moving: BoolArray
) -> IntArray:
    total = now + before
    rising = now > total * share
    label = np.select(
        [
            moving | np.isnan(chance) | np.isnan(usual),
            total < SMALLEST_TOTAL,
            chance >= LEVEL,
            usual >= LEVEL,
            rising,
        ],
        [
            Label.NO_LABEL,
            Label.TOO_FEW,
            Label.NO_DEMONSTRABLE_CHANGE,
            Label.WITHIN_USUAL_WOBBLE,
            Label.CLEAR_RISE,
        ],
        default=Label.CLEAR_FALL,
    )
    return np.asarray(label, dtype=np.int64)


def _years(yearly: npt.ArrayLike, least: int) -> FloatArray:
    years = as_counts(yearly, "yearly counts")
    if years.ndim == 0 or years.shape[-1] < least:
        raise ValueError(f"yearly counts: at least {least} years are needed")
    return years
