# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Statistics for the whole country: labels, targets, intervals and one page, beside the slow way.

Made-up counts of 342 municipalities x 50 codes with the spread of the real ones (median about 15, cities thousands).
Beside each stand the slow, obvious way in plain Python and, where there is one, a loop over the scalar function of the
library. Both run on a sample of cells and are scaled up to the same number; the heading says so. That of a page is the
sum of its labels, targets and intervals; that of the sentences computes each change again and is not scaled.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from math import exp, lgamma, log
from typing import Any

import numpy as np
from scipy import stats

from benchmarks.measurement import Measurement
from driehoek.lib.statistics.areas import marshall
from driehoek.lib.statistics.arrays import FloatArray
from driehoek.lib.statistics.change import against_previous_year, against_three_years, compare
from driehoek.lib.statistics.counts import count_interval, rate
from driehoek.lib.statistics.discovery import remarkable
from driehoek.lib.statistics.display import tier_number
from driehoek.lib.statistics.months import twelve_month_totals, year_on_year
from driehoek.lib.statistics.sentences.changes import sentence_of_change
from driehoek.lib.statistics.sentences.stored import StoredChange, stored
from driehoek.lib.statistics.sentences.wording import Name
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
    label, target = _slow_labels(*latest, wobble), _slow_targets(years, wobble)
    interval, quantiles = _per_cell(_slow_interval, many.ravel()), _per_cell(_library_interval, many.ravel())
    of_page = PARTNERSHIP * CODES
    slow_sentences = _best(_sentences(of_page=132, again=True))
    return _measurement(
        [
            Work(
                "labels 342 x 50",
                _best(lambda: against_previous_year(years, wobble)),
                1.0,
                label * cells,
                _library_labels(*latest, wobble) * cells,
                "scipy betabinom, binom",
            ),
            Work(
                "targets with range 342 x 50",
                _best(lambda: outlook(years[..., -2], history, 3.0, wobble)),
                2.0,
                target * cells,
            ),
            Work(
                "one partnership page 11 x 50",
                _best(lambda: _page(*eleven)),
                0.05,
                of_page * (3 * label + target + 2 * interval),
            ),
            Work(
                "interval pairs, 3.1 million",
                _best(lambda: count_interval(many)),
                0.5,
                interval * many.size,
                quantiles * many.size,
                "scipy chi2",
            ),
            Work("132 sentences from storage", _best(_sentences(of_page=132, again=False)), 0.003, slow_sentences),
        ]
    )


@dataclass(frozen=True, slots=True)
class Work:
    """One row: seconds that it took, seconds that were asked, and the other ways for as many cells."""

    name: str
    ours: float
    asked: float
    slow: float
    library: float = np.nan
    function: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        known = not np.isnan(self.library)
        return (
            self.name,
            f"{self.ours:.4f}",
            f"{self.asked:g}",
            "yes" if self.ours < self.asked else "NO",
            f"{self.slow:.1f}",
            f"{self.slow / self.ours:.0f}x",
            f"{self.library:.1f}" if known else "",
            f"{self.library / self.ours:.0f}x" if known else "",
            self.function or "none: sizes are no whole numbers" * ("target" in self.name),
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


def _sentences(of_page: int, again: bool) -> Callable[[], object]:
    """Sentences of changes against three years, from what was stored; ``again``: with the change computed again."""
    before = np.random.default_rng(3).choice([3, 15, 40, 200, 900], of_page)
    now = np.random.default_rng(4).poisson(before / 3)
    kept = [stored(compare(a, b, 30, 1, 3)) for a, b in zip(now, before, strict=True)]
    crime = Name("woninginbraak")

    def said() -> object:
        if again:
            return [sentence_of_change(compare(one.now, one.before, 30, 1, 3), crime) for one in kept]
        facts = [StoredChange(one.label, one.now, one.before, one.p_chance, one.p_wobble, 3.0) for one in kept]
        return [sentence_of_change(one, crime) for one in facts]

    return said


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


def _library_labels(now: FloatArray, before: FloatArray, wobble: FloatArray) -> float:
    def label(place: float) -> None:
        cell = int(place)
        a, b, s = now.flat[cell], before.flat[cell], wobble.flat[cell]
        stats.binom.cdf(a, a + b, 0.5), stats.binom.pmf(a, a + b, 0.5)
        stats.betabinom.cdf(a, a + b, s, s), stats.betabinom.pmf(a, a + b, s, s)

    return _per_cell(label, np.arange(now.size, dtype=np.float64))


def _slow_labels(now: FloatArray, before: FloatArray, wobble: FloatArray) -> float:
    """The definition: both tails of both distributions, summed term by term."""

    def label(place: float) -> None:
        cell = int(place)
        a, s = int(now.flat[cell]), float(wobble.flat[cell])
        n = a + int(before.flat[cell])
        choose = [lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) for k in range(n + 1)]
        chance = [exp(one - n * log(2)) for one in choose]
        base = lgamma(2 * s) - 2 * lgamma(s) - lgamma(n + 2 * s)
        usual = [exp(one + lgamma(k + s) + lgamma(n - k + s) + base) for k, one in enumerate(choose)]
        for chances in (chance, usual):
            low, high = sum(chances[:a]) + chances[a] / 2, sum(chances[a + 1 :]) + chances[a] / 2
            assert 0 <= 2 * min(low, high) < 1.001

    return _per_cell(label, np.arange(now.size, dtype=np.float64))


def _library_interval(count: float) -> None:
    stats.chi2.ppf([0.025, 0.975], [2 * count, 2 * count + 2])


def _slow_interval(count: float) -> None:
    """The definition: halve until the chance of so many or fewer, so many or more, is one tail."""
    for most, tail in ((int(count) - 1, 0.975), (int(count), 0.025)):
        low, high = 0.0, 2 * count + 20
        for _ in range(40):
            mean = (low + high) / 2
            chance = sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(most + 1))
            low, high = (mean, high) if chance > tail else (low, mean)


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


def _measurement(rows: list[Work]) -> Measurement:
    figures = {}
    for row in rows:
        key = row.name.split(",")[0].replace(" ", "_")
        figures[f"{key}_s"] = round(row.ours, 5)
        figures[f"{key}_slow_s"] = round(row.slow, 3)
        if not np.isnan(row.library):
            figures[f"{key}_library_s"] = round(row.library, 3)
    heading: tuple[str, ...] = ("work", "seconds", "asked", "met", "plain Python, scaled up", "faster")
    heading += ("loop over library, scaled up", "faster", "library")
    return Measurement(heading, [row.cells for row in rows], figures)
