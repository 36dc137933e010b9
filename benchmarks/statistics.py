# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Statistics for the whole country: labels, targets, intervals and one page, beside the slow way.

Made-up counts of 342 municipalities x 50 codes with the spread of the real ones (median about 15, cities thousands).
The slow ways run on a sample and are scaled up to the same number of cells; the tables say so.
"""

import time
from collections.abc import Callable
from math import exp, lgamma
from typing import Any

import numpy as np
from scipy import stats

from benchmarks.measurement import Measurement
from driehoek.lib.statistics.areas import marshall
from driehoek.lib.statistics.arrays import FloatArray
from driehoek.lib.statistics.change import against_previous_year, against_three_years
from driehoek.lib.statistics.counts import count_interval, rate
from driehoek.lib.statistics.discovery import remarkable
from driehoek.lib.statistics.display import tier_number
from driehoek.lib.statistics.months import twelve_month_totals, year_on_year
from driehoek.lib.statistics.targets import outlook

MUNICIPALITIES, CODES, YEARS, MONTHS = 342, 50, 14, 180
PARTNERSHIP = 11
SAMPLE = 300
_REPEATS = 5


def measure() -> Measurement:
    """Return the best of five runs per step, and the same work in the slow way."""
    years, months, people, wobble = _country()
    latest = (years[..., -1], years[..., -2])
    cells = MUNICIPALITIES * CODES
    many = months.astype(np.float64)
    eleven = (years[:PARTNERSHIP], months[:PARTNERSHIP], people[:PARTNERSHIP], wobble)
    history = years[..., -4:-1].sum(axis=-1)
    per_interval = _per_cell(lambda x: stats.chi2.ppf([0.025, 0.975], [2 * x, 2 * x + 2]), many.ravel())
    return _measurement(
        [
            (
                "labels 342 x 50",
                _best(lambda: against_previous_year(years, wobble)),
                _slow_labels(*latest, wobble) * cells,
                "loop over scipy betabinom",
                1.0,
            ),
            (
                "targets with range 342 x 50",
                _best(lambda: outlook(years[..., -2], history, 3.0, wobble)),
                _slow_targets(years, wobble) * cells,
                "loop, chance without range",
                2.0,
            ),
            ("one partnership page 11 x 50", _best(lambda: _page(*eleven)), np.nan, "", 0.05),
            (
                "interval pairs, 3.1 million",
                _best(lambda: count_interval(many)),
                per_interval * many.size,
                "loop over scipy chi2",
                0.5,
            ),
        ]
    )


def _country() -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    random = np.random.default_rng(2026)
    size = random.lognormal(0, 1, (MUNICIPALITIES, 1))
    level = np.minimum(size * random.lognormal(2.7, 1.0, (1, CODES)), 5_000)
    wobble = np.broadcast_to(random.uniform(12, 136, CODES), (MUNICIPALITIES, CODES)).astype(np.float64)
    spread = random.gamma(wobble[..., None], 1 / wobble[..., None], (MUNICIPALITIES, CODES, YEARS))
    years = random.poisson(level[..., None] * spread).astype(np.float64)
    months = random.poisson(level[..., None] / 12, (MUNICIPALITIES, CODES, MONTHS)).astype(np.float64)
    return years, months, np.round(size[:, 0] * 30_000), wobble


def _page(years: FloatArray, months: FloatArray, people: FloatArray, wobble: FloatArray) -> object:
    """Everything that a page of eleven municipalities and fifty codes shows."""
    s = wobble[:PARTNERSHIP]
    mean = against_three_years(years, s)
    last = against_previous_year(years, s)
    now = years[..., -1]
    shown = rate(now, people[:, None])
    totals = year_on_year(twelve_month_totals(months), s)
    listed = remarkable(last.p_wobble.ravel(), (last.now + last.before).ravel())
    target = outlook(np.floor(0.9 * years[..., -2]), years[..., -4:-1].sum(axis=-1), 3.0, s)
    return mean, shown, totals, listed, target, marshall(now.T, people), tier_number(now), count_interval(now)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def _per_cell(work: Callable[[float], Any], values: FloatArray) -> float:
    """Return seconds per cell of a loop over a sample."""
    sample = np.random.default_rng(1).choice(values, SAMPLE)
    start = time.perf_counter()
    for value in sample:
        work(float(value))
    return (time.perf_counter() - start) / SAMPLE


def _slow_labels(now: FloatArray, before: FloatArray, wobble: FloatArray) -> float:
    def label(place: float) -> None:
        cell = int(place)
        a, b, s = now.flat[cell], before.flat[cell], wobble.flat[cell]
        stats.binom.cdf(a, a + b, 0.5), stats.binom.pmf(a, a + b, 0.5)
        stats.betabinom.cdf(a, a + b, s, s), stats.betabinom.pmf(a, a + b, s, s)

    return _per_cell(label, np.arange(now.size, dtype=np.float64))


def _slow_targets(years: FloatArray, wobble: FloatArray) -> float:
    history, limit = years[..., -4:-1].sum(axis=-1), years[..., -2]

    def chance(place: float) -> None:
        cell = int(place)
        size, alpha, beta = wobble.flat[cell], 3 * wobble.flat[cell], history.flat[cell] + 0.5
        base = lgamma(alpha + beta) - lgamma(alpha) - lgamma(beta) - lgamma(size) + lgamma(alpha + size)
        total = 0.0
        for k in range(int(limit.flat[cell]) + 1):
            log = lgamma(size + k) - lgamma(k + 1) + lgamma(beta + k) - lgamma(alpha + size + beta + k)
            total += exp(base + log)
        assert 0 <= total < 1.001

    return _per_cell(chance, np.arange(limit.size, dtype=np.float64))


def _measurement(rows: list[tuple[str, float, float, str, float]]) -> Measurement:
    table, figures = [], {}
    for name, ours, slow, how, limit in rows:
        key = name.split(",")[0].replace(" ", "_").replace("__", "_")
        known = not np.isnan(slow)
        table.append(
            (
                name,
                f"{ours:.4f}",
                f"{limit:g}",
                f"{slow:.1f}" if known else "",
                f"{slow / ours:.0f}x" if known else "",
                how,
            )
        )
        figures[f"{key}_s"] = round(ours, 5)
        if known:
            figures[f"{key}_slow_s"] = round(slow, 3)
    return Measurement(("work", "seconds", "asked", "slow, scaled up", "faster", "slow way"), table, figures)
