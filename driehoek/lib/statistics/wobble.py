# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much yearly counts wobble by themselves: ``s`` per crime code, by maximum likelihood, with its quality.

Done again each year with the new figures; the fitted numbers are stored with version and date beside each label.
Source: Griffiths 1973 (maximum likelihood of the beta-binomial, here with means that are known).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import optimize, special

from driehoek.lib.statistics.arrays import FloatArray
from driehoek.lib.statistics.conditional import expected_share, p_midp, p_wobble
from driehoek.lib.statistics.labels import LEVEL, SMALLEST_TOTAL
from driehoek.lib.statistics.panel import Comparison, Pairs, Panel
from driehoek.lib.statistics.results import VERSION

LARGEST_PLACE = 70_000
"""Inhabitants; larger places wobble less and would make the label too eager for small ones."""

FEWEST_PAIRS = 200
"""With fewer pairs of at least ten cases a code gets the pooled wobble."""

_BOUNDS = (np.log(0.05), np.log(1e6))
_STEP = 0.01
_NO_WOBBLE = 0.05
"""This close to the upper bound (on the log scale) the data show no wobble at all."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The wobble of a set of pairs.

    Attributes:
        s: size of the gamma spread of yearly rates; larger is calmer; infinite where no wobble is seen.
        error: standard error of log s; NaN where s is infinite.
        pairs: pairs with at least one case.
        version: version of the methods.
    """

    s: float
    error: float
    pairs: int
    version: str = VERSION

    @property
    def variation(self) -> float:
        """Coefficient of variation of the yearly rate: 0.18 is "18 % wobble".

        >>> Fit(25.0, 0.02, 3000).variation
        0.2
        """
        return float(1 / np.sqrt(self.s))


@dataclass(frozen=True, slots=True)
class Quality:
    """How a wobble, fitted on the years before, labels years it has not seen.

    Attributes:
        s_before: s fitted on the earlier years only.
        tested: pairs of at least ten cases in the later years.
        flagged: share of them with a p value below 5 % against the wobble; 5 % is perfect, more is too eager.
        flagged_strict: likewise below 1 %.
        flagged_by_chance_alone: share that a test without wobble would flag.
        version: version of the methods.
    """

    s_before: float
    tested: int
    flagged: float
    flagged_strict: float
    flagged_by_chance_alone: float
    version: str = VERSION


@dataclass(frozen=True, slots=True)
class Wobble:
    """The wobble of one crime code for one kind of comparison: what is stored and used.

    Attributes:
        code: crime code.
        comparison: what years are compared with.
        fit: the fit of this code, whether used or not.
        s: the wobble to label with; the pooled one where ``pooled``.
        s_ahead: the wobble to predict with (targets): fitted without taking out what the whole country did, since
            nobody knows that beforehand; pooled likewise.
        pooled: true where this code has too few pairs of its own.
        quality: out-of-sample check; None where there are no later years to test on.
        version: version of the methods.
    """

    code: str
    comparison: Comparison
    fit: Fit
    s: float
    s_ahead: float
    pooled: bool
    quality: Quality | None
    version: str = VERSION


def fit(pairs: Pairs) -> Fit:
    """Return the wobble that makes these pairs most likely (beta-binomial likelihood).

    Args:
        pairs: pairs of counts; those without any case tell nothing and are left out.

    Returns:
        A `Fit`; infinite s where the counts vary no more than by chance, or where there are no pairs.

    >>> calm = Pairs(np.full(50, 40.0), np.full(50, 40.0), np.ones(50), 1.0, np.arange(50))
    >>> fit(calm).s
    inf
    """
    some = pairs.total >= 1
    now, before = pairs.now[some], pairs.before[some]
    share = expected_share(1.0, pairs.exposure_before, pairs.ratio[some])
    length = 1.0 + pairs.exposure_before

    def unlikelihood(log_s: float) -> float:
        total = np.exp(log_s) * length
        alpha, beta = total * share, total * (1 - share)
        return -float(np.sum(special.betaln(now + alpha, before + beta) - special.betaln(alpha, beta)))

    found = optimize.minimize_scalar(unlikelihood, bounds=_BOUNDS, method="bounded", options={"xatol": 1e-8})
    best = float(found.x)
    if now.size == 0 or _BOUNDS[1] - best < _NO_WOBBLE:
        return Fit(np.inf, np.nan, int(now.size))
    bend = unlikelihood(best + _STEP) - 2 * unlikelihood(best) + unlikelihood(best - _STEP)
    return Fit(float(np.exp(best)), float(_STEP / np.sqrt(bend)), int(now.size))


def dispersion(pairs: Pairs) -> float:
    """Return how many times wider than by chance the pairs of at least ten cases spread; 1 is pure chance.

    Mean of (now - ratio x before)^2 over its variance by chance, for equal periods; NaN without any such pair.

    Args:
        pairs: pairs of equal periods.

    >>> dispersion(Pairs(np.array([10.0, 30.0]), np.array([20.0, 10.0]), np.ones(2), 1.0, np.arange(2))).__round__(2)
    6.67
    """
    use = pairs.total >= SMALLEST_TOTAL
    if not use.any():
        return float(np.nan)
    now, before, ratio = pairs.now[use], pairs.before[use], pairs.ratio[use]
    return float(np.mean((now - ratio * before) ** 2 / (ratio * (now + before))))


def quality(panel: Panel, comparison: Comparison, test_from: int, largest: float = LARGEST_PLACE) -> Quality | None:
    """Return how the wobble of the years before ``test_from`` labels the years from then on; None without any.

    Args:
        panel: one code in all municipalities.
        comparison: what years are compared with.
        test_from: first calendar year to test on.
        largest: inhabitants of the largest place that takes part.

    >>> quality(Panel.of([[3, 4]], [2024, 2025], [9_000]), Comparison.YEAR_ON_YEAR, 2030) is None
    True
    """
    earlier = fit(panel.pairs(comparison, largest, last=test_from - 1))
    later = panel.pairs(comparison, largest, first=test_from)
    use = later.total >= SMALLEST_TOTAL
    if not use.any():
        return None
    now, before, ratio = later.now[use], later.before[use], later.ratio[use]
    usual = p_wobble(now, before, earlier.s, 1.0, later.exposure_before, ratio)
    chance = p_midp(now, before, expected_share(1.0, later.exposure_before, ratio))
    return Quality(earlier.s, int(use.sum()), _share(usual, LEVEL), _share(usual, 0.01), _share(chance, LEVEL))


def fit_pooled(
    panels: Mapping[str, Panel],
    comparison: Comparison,
    largest: float = LARGEST_PLACE,
    smallest: float = 0.0,
    ahead: bool = False,
) -> Fit:
    """Return one wobble for all codes together, for codes with little data or for places of one size.

    Args:
        panels: per code; totals of other codes stay out.
        comparison: what years are compared with.
        largest, smallest: bounds on the number of inhabitants, the lower one excluded.
        ahead: fit the wobble to predict with.

    >>> fit_pooled({}, Comparison.YEAR_ON_YEAR).pairs
    0
    """
    parts = [panel.pairs(comparison, largest, smallest) for panel in panels.values()]
    nothing = np.zeros(0)

    def joined(arrays: list[FloatArray]) -> FloatArray:
        return np.concatenate([nothing, *arrays])

    pairs = Pairs(
        joined([part.now for part in parts]),
        joined([part.before for part in parts]),
        joined([part.ratio for part in parts]),
        float(comparison.years_together),
        np.zeros(0, dtype=np.int64),
    )
    return fit(pairs.unadjusted() if ahead else pairs)


def fit_codes(
    panels: Mapping[str, Panel], comparison: Comparison, test_from: int, largest: float = LARGEST_PLACE
) -> dict[str, Wobble]:
    """Fit all codes: the yearly work when new figures are in.

    Args:
        panels: per code, the whole country.
        comparison: what years are compared with; fit each kind that is used.
        test_from: first year of the out-of-sample check.
        largest: inhabitants of the largest place that takes part.

    Returns:
        Per code what to store; a code with fewer than `FEWEST_PAIRS` useful pairs gets the pooled s.

    >>> fit_codes({}, Comparison.YEAR_ON_YEAR, 2020)
    {}
    """
    pooled, pooled_ahead = (fit_pooled(panels, comparison, largest, ahead=ahead) for ahead in (False, True))
    found = {}
    for code, panel in panels.items():
        pairs = panel.pairs(comparison, largest)
        own, own_ahead = fit(pairs), fit(pairs.unadjusted())
        few = int((pairs.total >= SMALLEST_TOTAL).sum()) < FEWEST_PAIRS
        checked = quality(panel, comparison, test_from, largest)
        s, s_ahead = (pooled.s, pooled_ahead.s) if few else (own.s, own_ahead.s)
        found[code] = Wobble(code, comparison, own, s, s_ahead, few, checked)
    return found


def _share(p_values: FloatArray, level: float) -> float:
    return float(np.mean(p_values < level))
