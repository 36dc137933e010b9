# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Will the target be reached? The chance, with the usual wobble included.

The cases still to come are beta-negative-binomial: R ~ BNB(size s (L - t), alpha s (t + h), beta y + H + 1/2), for a
target over L years of which t are over with y cases, and a history of H cases in h years. Without wobble this is the
gamma-Poisson (negative binomial) prediction, which is too sure of itself: its 90 % covers about 70 % of real years.
Sources: Irwin 1968 (this distribution, there the generalised Waring); Jeffreys 1946 (the prior weight of a half).
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import special, stats

from driehoek.lib.statistics.arrays import (
    LARGEST_COMPARED,
    BoolArray,
    FloatArray,
    IntArray,
    any_missing,
    as_at_least_zero,
    as_cases,
    as_confidence,
    as_counts,
    as_positive,
    as_wobble,
)
from driehoek.lib.statistics.results import VERSION, Estimate
from driehoek.lib.statistics.segments import first_reaching, sum_over_ranges

_PRIOR = 0.5


@dataclass(frozen=True, slots=True)
class Outlook:
    """What may be expected of the total at the end.

    Attributes:
        chance: probability that the total is at most the target; NaN where target or input is missing.
        total: median of the total with its prediction interval, in cases.
        method, version: how it was made.
    """

    chance: FloatArray
    total: Estimate
    method: str = "beta-negative-binomial prediction"
    version: str = VERSION


class _Cells(NamedTuple):
    """The known cells, flat: history, its years, wobble, cases so far, elapsed and whole length."""

    history: FloatArray
    years: FloatArray
    wobble: FloatArray
    so_far: FloatArray
    elapsed: FloatArray
    length: FloatArray

    def only(self, which: BoolArray | IntArray) -> "_Cells":
        """Return a part of the cells."""
        return _Cells(*(part[which] for part in self))

    @property
    def ahead(self) -> FloatArray:
        """Years still to come."""
        return self.length - self.elapsed

    @property
    def seen(self) -> FloatArray:
        """Years of which cases are known."""
        return self.elapsed + self.years

    @property
    def cases(self) -> FloatArray:
        """Cases known, with the weight of the prior."""
        return self.so_far + self.history + _PRIOR

    def without_wobble(self) -> tuple[FloatArray, FloatArray]:
        """Size and success chance of the negative binomial of the cases still to come."""
        return self.cases, self.seen / (self.seen + self.ahead)

    def pmf(self, cell: IntArray, k: IntArray) -> FloatArray:
        """Chance of k cases still to come."""
        size, alpha, beta = self.wobble * self.ahead, self.wobble * self.seen, self.cases
        constant = special.gammaln(alpha + size) - special.gammaln(size) - special.betaln(alpha, beta)
        log = constant[cell] + special.gammaln(size[cell] + k) - special.gammaln(k + 1.0)
        log += special.gammaln(beta[cell] + k) - special.gammaln((alpha + size + beta)[cell] + k)
        return np.asarray(np.exp(log), dtype=np.float64)


def outlook(
    target: npt.ArrayLike,
    history: npt.ArrayLike,
    history_years: npt.ArrayLike,
    wobble: npt.ArrayLike,
    so_far: npt.ArrayLike = 0.0,
    elapsed: npt.ArrayLike = 0.0,
    length: npt.ArrayLike = 1.0,
    confidence: float = 0.9,
) -> Outlook:
    """Return the chance of staying at or below a target, and the range of totals to expect.

    Args:
        target: largest total that counts as reached; NaN when only the range is wanted.
        history: cases in earlier years (may be weighted down, so fractions are allowed).
        history_years: their length in years; 0 for none.
        wobble: s per year to predict with, fitted for that history (``Wobble.s_ahead``); infinite for none.
        so_far: cases counted in the period of the target.
        elapsed: season-weighted years of that period that are over (see `cumulative_share`).
        length: length of the period in years; 1 for a year total, 3 for a total of three years.
        confidence: coverage of the prediction interval.

    Returns:
        An `Outlook`; NaN for missing input and where there is neither history nor elapsed time. A limit of the range
        that lies more than ten million cases ahead is infinite.

    Raises:
        ValueError: for impossible input, or more elapsed than the length.

    >>> o = outlook(30, history=117, history_years=3, wobble=30)
    >>> float(o.chance.round(2)), float(o.total.lower), float(o.total.upper)
    (0.21, 23.0, 59.0)
    """
    limit, past, years, s, y, t, whole = np.broadcast_arrays(
        as_cases(target, "target"),
        as_cases(history, "history"),
        as_at_least_zero(history_years, "history years"),
        as_wobble(wobble),
        as_counts(so_far, "so far", LARGEST_COMPARED),
        as_at_least_zero(elapsed, "elapsed"),
        as_positive(length, "length"),
    )
    if (t > whole).any():
        raise ValueError("elapsed: cannot exceed the length of the period")
    confidence = as_confidence(confidence)
    known = ~any_missing(past, years, s, y, t, whole) & (t + years > 0)
    cells = _Cells(past[known], years[known], s[known], y[known], t[known], whole[known])
    chance, total = np.full(limit.shape, np.nan), np.full((3, *limit.shape), np.nan)
    chance[known] = _at_most(limit[known] - y[known], cells)
    tail = (1 - confidence) / 2
    total[:, known] = y[known] + _quantiles(np.array([0.5, tail, 1 - tail]), cells)
    return Outlook(chance, Estimate(total[0], total[1], total[2], confidence, "beta-negative-binomial prediction"))


def chance_without_doing_anything(
    target: npt.ArrayLike, history: npt.ArrayLike, history_years: npt.ArrayLike, wobble: npt.ArrayLike
) -> FloatArray:
    """Return the chance that a year target is reached if everything goes on as it was; say it when setting one.

    Arguments and errors as in `outlook`.

    >>> float(chance_without_doing_anything(39, history=117, history_years=3, wobble=30).round(2))
    0.53
    """
    return outlook(target, history, history_years, wobble).chance


def _at_most(room: FloatArray, cells: _Cells) -> FloatArray:
    """Return P(R <= room): a sum of at most ``room`` terms, or a negative binomial where there is no wobble."""
    result = np.where(np.isnan(room), np.nan, np.where(room >= 0, 1.0, 0.0))
    coming = (cells.ahead > 0) & (room >= 0)
    plain = coming & np.isinf(cells.wobble)
    result[plain] = stats.nbinom.cdf(np.floor(room[plain]), *cells.only(plain).without_wobble())
    wobbling = coming & np.isfinite(cells.wobble)
    rest, last = cells.only(wobbling), room[wobbling].astype(np.int64)
    result[wobbling] = np.minimum(sum_over_ranges(np.zeros(last.shape, dtype=np.int64), last, rest.pmf), 1)
    return result


def _quantiles(levels: FloatArray, cells: _Cells) -> FloatArray:
    """Return the smallest r with P(R <= r) >= level, shape [levels, cells]; infinite beyond ten million cases."""
    result = np.zeros((levels.size, cells.history.size))
    plain = (cells.ahead > 0) & np.isinf(cells.wobble)
    result[:, plain] = stats.nbinom.ppf(levels[:, None], *cells.only(plain).without_wobble())
    waiting = np.flatnonzero((cells.ahead > 0) & np.isfinite(cells.wobble))
    result[:, waiting] = np.inf
    rest = cells.only(waiting)
    # The first look goes to twice what is expected, each next one twice as far.
    top = 2 * rest.cases * rest.ahead / rest.seen + 9
    while waiting.size:
        reached = first_reaching(levels, np.minimum(top, LARGEST_COMPARED).astype(np.int64), cells.only(waiting).pmf)
        result[:, waiting] = np.where(reached >= 0, reached, np.inf)
        further = (reached < 0).any(axis=0) & (top < LARGEST_COMPARED)
        waiting, top = waiting[further], 2 * top[further]
    return result
