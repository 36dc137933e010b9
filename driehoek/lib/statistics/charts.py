# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Control charts of counts and rates, and runs analysis; for means of ten a month or more.

Below ten a month stable series give false signals (61 % of stable series with a mean of 0.5 have one); `suitable` says
so, and `monthly_chart` refuses. Sources: Montgomery, SQC; Laney 2002 (u', p'); Anhoej & Olesen 2014 (runs); NHS
"Making data count" (XmR rules).
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import stats

from driehoek.lib.statistics.arrays import (
    BoolArray,
    FloatArray,
    as_counts,
    as_numbers,
    as_one_of,
    as_positive,
    as_series,
)
from driehoek.lib.statistics.results import VERSION
from driehoek.lib.statistics.signals import FEWEST_POINTS, one_side, steady

SMALLEST_MEAN = 10
BASELINE_MONTHS = 24
NHS_LENGTH = 7
"""Likewise in the rules of the NHS, which are here to compare with; a page shows `monthly_chart`."""

ChartKind = Literal["run", "i", "c", "u", "u'", "p", "p'", "g", "t"]
_RATED: tuple[ChartKind, ...] = ("u", "u'", "p", "p'")
_MEASURED: tuple[ChartKind, ...] = ("run", "i", "t")
_KINDS: tuple[ChartKind, ...] = (*_RATED, *_MEASURED, "c", "g")
_SIGMA_OF_RANGE = 1.128
_SCREEN = 3.267
_XMR = 2.66
_T_POWER = 3.6


@dataclass(frozen=True, slots=True)
class Chart:
    """Centre line and limits per point.

    Attributes:
        values: what is drawn: counts, rates or shares.
        centre, lower, upper: the lines; NaN where a chart has no limits.
        outside: points beyond the limits.
        version: version of the methods.
    """

    values: FloatArray
    centre: FloatArray
    lower: FloatArray
    upper: FloatArray
    version: str = VERSION

    @property
    def outside(self) -> BoolArray:
        """Which points lie beyond a limit; never a missing one."""
        return np.asarray((self.values > self.upper) | (self.values < self.lower))


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of points on one side of the centre; points on it do not count.

    Attributes:
        useful: points that are not on the centre.
        longest, longest_usual: longest run and the longest that is still usual.
        crossings, crossings_usual: times that the centre is crossed and the fewest that is still usual.
        version: version of the methods.
    """

    useful: int
    longest: int
    longest_usual: int
    crossings: int
    crossings_usual: int
    version: str = VERSION

    @property
    def signal(self) -> bool:
        """Whether the points are not in a random order around the centre."""
        return self.longest > self.longest_usual or self.crossings < self.crossings_usual


@dataclass(frozen=True, slots=True)
class XmrLimits:
    """Limits of an XmR chart, with the lines at two thirds that the rule "two of three" uses."""

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float
    version: str = VERSION


@dataclass(frozen=True, slots=True)
class SpecialCauses:
    """The signals of an XmR chart, per point.

    Attributes:
        limits: the lines.
        outside: beyond a limit.
        one_side: in a run of seven or more on one side of the mean; a point on the mean breaks it.
        steady: in a run of seven or more that each rise, or each fall.
        two_of_three: close to a limit together with another.
        version: version of the methods.
    """

    limits: XmrLimits
    outside: BoolArray
    one_side: BoolArray
    steady: BoolArray
    two_of_three: BoolArray
    version: str = VERSION

    @property
    def any(self) -> BoolArray:
        """Which points show any of the four."""
        return self.outside | self.one_side | self.steady | self.two_of_three


def suitable(monthly: npt.ArrayLike) -> BoolArray:
    """Tell which series may be shown with limits: a mean of ten or more; False when a month is missing.

    Args:
        monthly: counts, shape [..., months].

    Raises:
        ValueError: for impossible counts, or no month at all.

    >>> suitable([[9] * 24, [11] * 24])
    array([False,  True])
    """
    counts = as_counts(monthly, "monthly counts")
    if counts.ndim == 0 or counts.shape[-1] == 0:
        raise ValueError("monthly counts: a series of months")
    return np.asarray(counts.mean(axis=-1) >= SMALLEST_MEAN)


def monthly_chart(monthly: npt.ArrayLike, population: npt.ArrayLike) -> Chart:
    """Return the u' chart of monthly counts with a baseline of the first 24 months: the only chart on a page.

    Args:
        monthly: counts of one series, oldest first.
        population: inhabitants per month.

    Raises:
        ValueError: for a mean below ten a month, fewer than 24 months, or a missing one.

    >>> monthly_chart([12, 14] * 12, [10_000] * 24).outside.any()
    np.False_
    """
    counts = as_counts(monthly, "monthly counts")
    if counts.ndim != 1 or counts.size < BASELINE_MONTHS or np.isnan(counts).any():
        raise ValueError("chart: at least 24 months of one series, none missing")
    if not suitable(counts):
        raise ValueError("chart: a mean below ten a month gives false signals; use the total of twelve months")
    return control_chart("u'", counts, population, freeze=BASELINE_MONTHS)


def control_chart(
    kind: ChartKind,
    values: npt.ArrayLike,
    sizes: npt.ArrayLike = 1.0,
    exclude: tuple[int, ...] = (),
    freeze: int | None = None,
) -> Chart:
    """Return a control chart with three-sigma limits, as qicharts2 draws it.

    Args:
        kind: "c" counts, "u" rates, "p" shares, with a prime for Laney's over-dispersion, "i" single values,
            "g" cases between events, "t" time between events, "run" a median without limits.
        values: counts or measurements of one series.
        sizes: denominators for u and p.
        exclude: places (from 0) that do not take part in the centre and limits.
        freeze: only the first so many points make centre and limits.

    Returns:
        A `Chart`; limits of counts and shares are not below 0 or above what is possible.

    Raises:
        ValueError: for a size of 0 or less, another kind, a missing point (leave it out), a share above one, a negative
            time, or fewer than two points that make the limits.

    >>> float(control_chart("c", [4, 6, 5, 5]).upper[0].round(2))
    11.71
    """
    raw, size = _points(kind, values, sizes)
    base = np.isin(np.arange(raw.size), exclude, invert=True)
    base[raw.size if freeze is None else max(freeze, 0) :] = False
    if base.sum() < FEWEST_POINTS:
        raise ValueError("chart: at least two points make the limits")
    if kind == "t":
        inner = control_chart("i", raw ** (1 / _T_POWER), 1.0, exclude, freeze)
        low = np.maximum(inner.lower, 0) ** _T_POWER
        return Chart(raw, inner.centre**_T_POWER, low, inner.upper**_T_POWER)
    shown = raw / size if kind in _RATED else raw
    if kind == "run":
        nothing = np.full(raw.shape, np.nan)
        return Chart(raw, np.full(raw.shape, np.median(raw[base])), nothing, nothing)
    mean = float(raw[base].sum() / size[base].sum()) if kind in _RATED else float(raw[base].mean())
    spread = _spread(kind, shown, size, mean, base)
    lower, upper = mean - 3 * spread, mean + 3 * spread
    if kind != "i":
        lower = np.maximum(lower, 0)
    if kind in ("p", "p'"):
        upper = np.minimum(upper, 1)
    centre = float(np.median(raw[base])) if kind == "g" else mean
    return Chart(shown, np.full(raw.shape, centre), lower, upper)


def _points(kind: ChartKind, values: npt.ArrayLike, sizes: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return the points of a chart with their sizes, checked."""
    as_one_of(kind, _KINDS, "kind")
    points = as_numbers(values, "values") if kind in _MEASURED else as_counts(values, "values")
    raw, size = np.broadcast_arrays(points, as_positive(sizes, "sizes"))
    if raw.ndim != 1 or not np.isfinite(raw + size).all():
        raise ValueError("chart: one series; leave a missing point out")
    if (kind in ("p", "p'") and (raw > size).any()) or (kind == "t" and (raw < 0).any()):
        raise ValueError("chart: a share lies within its total, a time is not negative")
    return raw, size


def runs(values: npt.ArrayLike, centre: npt.ArrayLike) -> Runs:
    """Return the runs analysis of Anhoej and Olesen.

    Args:
        values: points of one series; missing ones are left out. Never moving totals.
        centre: the centre line.

    Raises:
        ValueError: with fewer than two useful points.

    >>> runs([1, 2, 9, 8, 1, 2, 9, 8, 1, 9], 5).crossings
    5
    """
    distance = as_numbers(values, "values") - as_numbers(centre, "centre")
    sides = np.sign(distance[~np.isnan(distance) & (distance != 0)])
    usual = runs_usual(sides.size)
    turns = np.flatnonzero(np.diff(sides))
    lengths = np.diff(np.concatenate([[-1], turns, [sides.size - 1]]))
    return Runs(sides.size, int(lengths.max()), usual[0], turns.size, usual[1])


def runs_usual(useful: int) -> tuple[int, int]:
    """Return the longest run and the fewest crossings that are still usual for so many useful points.

    Args:
        useful: points that are not on the centre, two or more.

    Raises:
        ValueError: with fewer than two.

    >>> runs_usual(24)
    (8, 8)
    """
    if useful < FEWEST_POINTS:
        raise ValueError("runs: at least two points that are not on the centre")
    longest = round(float(np.log2(useful))) + 3
    return longest, int(max(stats.binom.ppf(0.05, useful - 1, 0.5), 0))


def xmr(values: npt.ArrayLike, screen: bool = True, baseline: int | None = None) -> XmrLimits:
    """Return the limits of an XmR chart: mean +- 2.66 x mean moving range.

    Args:
        values: one series without missing points.
        screen: leave moving ranges of 3.267 times their mean or more out (NHS R package; its Excel does not).
        baseline: only the first so many points make the limits; all of them by default.

    Raises:
        ValueError: with fewer than two points, or missing ones.

    >>> xmr([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]).lower
    2.84
    """
    series = as_numbers(values, "values")
    if series.ndim != 1 or not np.isfinite(series).all():
        raise ValueError("XmR: one series without missing points")
    series = series[:baseline]
    if series.size < FEWEST_POINTS:
        raise ValueError("XmR: at least two points")
    mean, half = float(series.mean()), _XMR * _moving_range(series, screen)
    return XmrLimits(mean, mean - half, mean + half, mean - half * 2 / 3, mean + half * 2 / 3)


def special_causes(values: npt.ArrayLike, screen: bool = True, baseline: int | None = None) -> SpecialCauses:
    """Return the four signals of an XmR chart as the NHS uses them; for series of ten a month or more only.

    Args:
        values: one series without missing points.
        screen, baseline: as in `xmr`.

    Raises:
        ValueError: with fewer than two points, or missing ones.

    >>> special_causes([10, 14, 11, 15, 10, 14, 11, 15, 30]).any
    array([False, False, False, False, False, False, False, False,  True])
    """
    limits = xmr(values, screen, baseline)
    series = as_numbers(values, "values")
    return SpecialCauses(
        limits,
        np.asarray((series > limits.upper) | (series < limits.lower)),
        one_side(series, limits.mean, NHS_LENGTH),
        steady(series, NHS_LENGTH),
        two_of_three(series, limits),
    )


def two_of_three(values: npt.ArrayLike, limits: XmrLimits) -> BoolArray:
    """Tell which points lie close to a limit together with another: two of three in a row, all three on one side.

    Close means beyond the line at two thirds, but not outside the limit itself.

    Args:
        values: one series.
        limits: from `xmr`.

    Raises:
        ValueError: for what is no number, or several series.

    >>> two_of_three([0, 8, 1, 7, -1], XmrLimits(0, -9, 9, -6, 6))
    array([False,  True, False,  True, False])
    """
    series = as_series(values)
    close = (series > limits.near_upper) & (series <= limits.upper)
    close |= (series < limits.near_lower) & (series >= limits.lower)
    sides = np.sign(series - limits.mean)
    found = np.zeros(series.shape, dtype=np.bool_)
    for start in range(series.size - 2):
        three = slice(start, start + 3)
        if close[three].sum() >= 2 and abs(sides[three].sum()) == 3:
            found[three] |= close[three]
    return found


def _moving_range(series: FloatArray, screen: bool) -> float:
    ranges = np.abs(np.diff(series))
    mean = float(ranges.mean())
    kept = ranges[ranges < _SCREEN * mean] if screen else ranges
    return float(kept.mean()) if kept.size else mean


def _spread(kind: ChartKind, shown: FloatArray, size: FloatArray, mean: float, base: BoolArray) -> FloatArray:
    if kind == "i":
        return np.full(shown.shape, _moving_range(shown[base], screen=True) / _SIGMA_OF_RANGE)
    if kind == "c":
        return np.full(shown.shape, np.sqrt(mean))
    if kind == "g":
        return np.full(shown.shape, np.sqrt(mean * (mean + 1)))
    variance = mean * (1 - mean) if kind in ("p", "p'") else mean
    spread = np.asarray(np.sqrt(variance / size), dtype=np.float64)
    if kind in ("u'", "p'"):
        # Without any case there is no spread, and no distance from the mean either.
        standard = np.divide(shown - mean, spread, out=np.zeros_like(spread), where=spread > 0)[base]
        spread = spread * _moving_range(standard, screen=True) / _SIGMA_OF_RANGE
    return spread
