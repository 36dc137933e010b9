# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The slow, obvious second way of methods that have none beside their other tests: plain loops over plain numbers."""

import bisect
import itertools
import math
from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from driehoek.lib.statistics.alerts import stands_out
from driehoek.lib.statistics.areas import survey_value
from driehoek.lib.statistics.change import against_others, against_previous_year, against_three_years, compare
from driehoek.lib.statistics.charts import SMALLEST_MEAN, monthly_chart, suitable, two_of_three, xmr
from driehoek.lib.statistics.counts import count_interval, phe_uses_byar, rate
from driehoek.lib.statistics.coverage import coverage
from driehoek.lib.statistics.disclosure import is_small
from driehoek.lib.statistics.discovery import remarkable
from driehoek.lib.statistics.display import TIERS, percent_policy, round_to_5, tier_number
from driehoek.lib.statistics.effect import displacement_difference, placebo_rank, started_in_peak
from driehoek.lib.statistics.equivalence import stayed_equal
from driehoek.lib.statistics.funnel import expected_count, position_in_funnel, proportion_funnel
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.months import cumulative_share, provisional_months, season_shares, year_so_far
from driehoek.lib.statistics.panel import Comparison, Panel
from driehoek.lib.statistics.results import Estimate
from driehoek.lib.statistics.signals import steady
from driehoek.lib.statistics.targets import chance_without_doing_anything, outlook
from driehoek.lib.statistics.trend import Direction, trend
from driehoek.lib.statistics.wobble import dispersion, fit, fit_codes, fit_pooled, quality
from tests.lib.statistics import slow
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.vectors import assert_close

COUNT = st.integers(0, 60)
SERIES = st.lists(st.integers(0, 35), min_size=5, max_size=9)
S = 30


def same(change: object, now: int, before: int, e2: int, ratio: Fraction = Fraction(1)) -> None:
    """Assert the counts and the label of a change against the definition."""
    assert getattr(change, "now") == now  # noqa: B009
    assert getattr(change, "before") == before  # noqa: B009
    label = Label(int(getattr(change, "label")))  # noqa: B009
    assert label.code == slow.label(now, before, Fraction(S), Fraction(1), Fraction(e2), ratio)


@settings(CALM, max_examples=25)
@given(SERIES, st.sampled_from([40, 100, 300]), st.sampled_from([50, 90, 100, 240]))
def test_comparisons_of_years(years: list[int], country_before: int, country_now: int) -> None:
    same(against_previous_year(years, S), years[-1], years[-2], 1)
    same(against_three_years(years, S), years[-1], years[-4] + years[-3] + years[-2], 3)
    ratio = Fraction(country_now, country_before)
    change = against_others(years, [country_before, country_now], S)
    total, share = Fraction(2 * S), ratio / (1 + ratio)
    n = years[-1] + years[-2]
    usual = slow.midp(years[-1], n, lambda k: slow.beta_binomial(k, n, total * share, total * (1 - share)))
    if abs(usual - Fraction(5, 100)) > 1e-9 and abs(float(change.p_chance) - 0.05) > 1e-9:
        same(change, years[-1], years[-2], 1, ratio)
    peak = against_three_years(years, S)
    higher = 3 * years[-1] > years[-4] + years[-3] + years[-2]
    assert started_in_peak(years, S) == (bool(peak.p_chance < 0.05) and higher)


@CALM
@given(st.lists(COUNT, min_size=1, max_size=9), st.integers(1, 90_000), st.integers(1, 5))
def test_counts_rates_and_what_is_expected(counts: list[int], people: int, more: int) -> None:
    got, interval = rate(counts, people), count_interval(counts)
    for at, count in enumerate(counts):
        assert_close(got.value[at], count / people * 1000, 1e-12)
        assert_close(got.upper[at], float(interval.upper[at]) / people * 1000, 1e-12)
        assert bool(phe_uses_byar(count)) == (count >= 10)
        assert bool(is_small(count)) == (count in (1, 2, 3, 4))
        assert float(round_to_5(count)) == min(range(0, 70, 5), key=lambda five: abs(five - count))
        assert int(tier_number(count)) == max(n for n, one in enumerate(TIERS) if one.count_from <= count)
    groups = [people + step for step in range(len(counts))]
    peers = [more * group for group in groups]
    expected = sum(group * count / peer for group, count, peer in zip(groups, counts, peers, strict=True))
    assert_close(expected_count(groups, counts, peers), expected, 1e-12)


@CALM
@given(st.integers(0, 300), st.integers(0, 300), st.booleans())
def test_how_a_change_may_be_written(now: int, before: int, rounded: bool) -> None:
    least = min(now, before)
    words = "absolute_only" if least < 20 else "absolute_plus_interval" if least < 50 else "percent_with_interval"
    assert percent_policy(now, before, rounded) == ("absolute_only" if rounded and least < 100 else words)
    n, up, down = now + before, Fraction(5, 9), Fraction(4, 9)
    if n <= 260:
        below = sum((slow.binomial(k, n, up) for k in range(now)), Fraction(0)) + slow.binomial(now, n, up) / 2
        above = 1 - sum((slow.binomial(k, n, down) for k in range(now + 1)), Fraction(0))
        above += slow.binomial(now, n, down) / 2
        assert bool(stayed_equal(now, before)) == (max(below, above) < Fraction(5, 100))


@CALM
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40)), min_size=1, max_size=25))
def test_what_stands_out_by_the_step_of_benjamini_and_hochberg(cells: list[tuple[float, int]]) -> None:
    """Their own words: the largest i with p(i) <= i/m q; all up to it stand out."""
    part = sorted((p, at) for at, (p, total) in enumerate(cells) if total >= 10)
    last = max((i for i, (p, _) in enumerate(part, 1) if p < i / len(part) * 0.10), default=0)
    got = remarkable([p for p, _ in cells], [total for _, total in cells])
    assert got.compared == len(part)
    clear = [abs(p - i / len(part) * 0.10) > 1e-12 for i, (p, _) in enumerate(part, 1)]
    if all(clear):
        assert set(got.found.tolist()) == {at for _, at in part[:last]}
        assert set(got.to_discuss.tolist()) <= {at for _, at in part}
        assert got.to_discuss.size == (0 if last else min(5, len(part)))


@CALM
@given(st.lists(st.integers(0, 30), min_size=24, max_size=30), st.integers(0, 8))
def test_months_one_by_one(months: list[int], bound: int) -> None:
    assert bool(suitable(months)) == (sum(months) >= SMALLEST_MEAN * len(months))
    assert bool(stands_out(months, bound)) == (months[-1] > bound and sum(months[-4:]) >= 5)
    if suitable(months):
        chart = monthly_chart(months, [1000] * len(months))
        mean = sum(months[:24]) / 24_000
        z = [(month / 1000 - mean) / math.sqrt(mean / 1000) for month in months[:24]]
        ranges = [abs(other - one) for one, other in itertools.pairwise(z)]
        usual = sum(ranges) / 23
        kept = [one for one in ranges if one < 3.267 * usual] or [usual]
        half = 3 * math.sqrt(mean / 1000) * sum(kept) / len(kept) / 1.128
        assert_close(chart.upper, mean + half, 1e-9)
        assert_close(chart.lower, max(mean - half, 0), 1e-9, 1e-12)
    limits = xmr(months)
    rising = [all(months[k] < months[k + 1] for k in range(at, at + 6)) for at in range(len(months) - 6)]
    falling = [all(months[k] > months[k + 1] for k in range(at, at + 6)) for at in range(len(months) - 6)]
    moving = {
        k for at, (up, down) in enumerate(zip(rising, falling, strict=True)) if up or down for k in range(at, at + 7)
    }
    assert set(np.flatnonzero(steady(months)).tolist()) == moving
    close = [limits.near_upper < m <= limits.upper or limits.lower <= m < limits.near_lower for m in months]
    marked = set()
    for at in range(len(months) - 2):
        three = range(at, at + 3)
        one_way = all(months[k] > limits.mean for k in three) or all(months[k] < limits.mean for k in three)
        if one_way and sum(close[k] for k in three) >= 2:
            marked |= {k for k in three if close[k]}
    assert set(np.flatnonzero(two_of_three(months, limits)).tolist()) == marked


@CALM
@given(st.lists(st.lists(st.integers(1, 30), min_size=12, max_size=12), min_size=1, max_size=4), st.integers(1, 12))
def test_seasons_one_by_one(years: list[list[int]], over: int) -> None:
    shares = [sum(Fraction(year[m], sum(year)) for year in years) / len(years) for m in range(12)]
    got = season_shares(years)
    assert_close(got, [float(one) for one in shares], 1e-12)
    assert_close(cumulative_share(got, over), float(sum(shares[:over])), 1e-12)
    part = year_so_far(40, 60, over, S, got)
    direct = compare(40, 60, S, min(float(sum(shares[:over])), 1.0), 1.0)
    assert_close(part.p_wobble, direct.p_wobble, 1e-9)
    assert int(part.label) == (int(direct.label) if over >= 4 else Label.NO_LABEL)
    assert provisional_months(over).tolist() == [month > over - 2 for month in range(1, over + 1)]


@CALM
@given(
    st.floats(0, 100), st.floats(0, 20), st.integers(0, 300), st.lists(st.floats(0, 2), max_size=12), st.floats(0, 2)
)
def test_surveys_and_placebos_one_by_one(
    share: float, margin: float, people: int, others: list[float], own: float
) -> None:
    got = survey_value(share, margin, people)
    if people < 100:
        assert np.isnan([got.value, got.lower, got.upper]).all()
    else:
        limits = [share, max(share - margin, 0), min(share + margin, 100)]
        assert [got.value, got.lower, got.upper] == limits
    rank = placebo_rank(own, others)
    assert rank.as_large == bisect.bisect_right(sorted(others), own)
    assert rank.p == (rank.as_large + 1) / (len(others) + 1)


@CALM
@given(st.lists(st.integers(0, 200), min_size=8, max_size=8), st.lists(st.integers(1, 4), min_size=6, max_size=6))
def test_displacement_cell_by_cell(counts: list[int], weights: list[int]) -> None:
    a, b, c, d, e, f, g, h = counts
    t0, t1, wc, wt, wdc, wdt = weights
    got = displacement_difference([a, b], [c, d], [e, f], [g, h], [t0, t1], [wc, wt, wdc, wdt])
    cells = [(a, wt * t0, -1), (b, wt * t1, 1), (c, wc * t0, 1), (d, wc * t1, -1)]
    cells += [(e, wdt * t0, -1), (f, wdt * t1, 1), (g, wdc * t0, 1), (h, wdc * t1, -1)]
    value = sum((Fraction(sign * count, weight) for count, weight, sign in cells), Fraction(0))
    variance = sum((Fraction(count, weight**2) for count, weight, _ in cells), Fraction(0))
    assert_close(got.value, float(value), 1e-9, 1e-9)
    assert_close((got.upper - got.lower) / 2, stats.norm.ppf(0.975) * math.sqrt(variance), 1e-9, 1e-9)


@CALM
@given(st.floats(0.05, 0.95), st.integers(1, 400), st.floats(0, 1))
def test_places_in_a_funnel_one_by_one(share: float, total: int, value: float) -> None:
    inner, outer = (proportion_funnel(share, [total], confidence) for confidence in (0.95, 0.998))
    z = (value - share) / math.sqrt(share * (1 - share) / total)
    expected = sum(z > one for one in (1.9599640, 3.0902323)) - sum(z < -one for one in (1.9599640, 3.0902323))
    if min(abs(abs(z) - one) for one in (1.9599640, 3.0902323)) > 1e-6:
        assert position_in_funnel([value], inner, outer).tolist() == [expected]


def in_world(seed: int = 3, places: int = 30) -> Panel:
    random = np.random.default_rng(seed)
    rates = random.uniform(5, 60, places)[:, None] * random.gamma(20, 1 / 20, (places, 7))
    return Panel.of(random.poisson(rates), range(2019, 2026), np.linspace(5_000, 90_000, places))


def small_pairs(panel: Panel, year: int) -> list[tuple[float, float, float]]:
    """Now, before and the national ratio of a year, of places up to 70,000."""
    column = int(year - panel.years[0])
    ratio = panel.counts[:, column].sum() / panel.counts[:, column - 1].sum()
    chosen = zip(panel.counts[:, column], panel.counts[:, column - 1], panel.population, strict=True)
    return [(now, before, float(ratio)) for now, before, people in chosen if people <= 70_000]


def test_the_quality_of_a_fit_pair_by_pair() -> None:
    panel = in_world()
    got = quality(panel, Comparison.YEAR_ON_YEAR, 2023)
    assert got is not None
    pairs = [pair for year in (2023, 2024, 2025) for pair in small_pairs(panel, year) if pair[0] + pair[1] >= 10]
    p_values = []
    for now, before, ratio in pairs:
        size, n = 2 * got.s_before, int(now + before)
        alpha, beta = size * ratio / (1 + ratio), size / (1 + ratio)
        chances = stats.betabinom.pmf(np.arange(n + 1), n, alpha, beta)
        below, at = float(chances[: int(now)].sum()), float(chances[int(now)])
        p_values.append(2 * min(below + at / 2, 1 - below - at / 2))
    assert got.tested == len(pairs)
    assert_close(got.flagged, sum(p < 0.05 for p in p_values) / len(pairs), 1e-9)
    spread = [(now - ratio * before) ** 2 / (ratio * (now + before)) for now, before, ratio in pairs]
    later = panel.pairs(Comparison.YEAR_ON_YEAR, 70_000, first=2023)
    assert_close(dispersion(later), sum(spread) / len(spread), 1e-12)


def test_fits_of_several_codes_are_fits_of_their_pairs() -> None:
    panels = {"one": in_world(1, 80), "other": in_world(2, 80)}
    every = [pair for panel in panels.values() for year in range(2020, 2026) for pair in small_pairs(panel, year)]

    def unlikely(log_s: float) -> float:
        total = 0.0
        for now, before, ratio in every:
            size = 2 * math.exp(log_s)
            alpha, beta = size * ratio / (1 + ratio), size / (1 + ratio)
            total -= math.lgamma(now + alpha) + math.lgamma(before + beta) - math.lgamma(now + before + size)
            total += math.lgamma(alpha) + math.lgamma(beta) - math.lgamma(size)
        return total

    pooled = fit_pooled(panels, Comparison.YEAR_ON_YEAR)
    best = math.log(pooled.s)
    assert unlikely(best) <= min(unlikely(best - 0.01), unlikely(best + 0.01))
    found = fit_codes(panels, Comparison.YEAR_ON_YEAR, 2024)
    for code, panel in panels.items():
        assert found[code].s == fit(panel.pairs(Comparison.YEAR_ON_YEAR, 70_000)).s


def test_coverage_total_by_total() -> None:
    panel = in_world(5)
    got = coverage({"x": panel}, Comparison.YEAR_ON_YEAR, 2024)
    inside = tested = 0
    for year in (2024, 2025):
        s = fit(panel.pairs(Comparison.YEAR_ON_YEAR, 70_000, last=year - 1).unadjusted()).s
        for now, before, _ in small_pairs(panel, year):
            if before >= 10:
                total: Estimate = outlook(np.nan, before, 1, s).total
                tested += 1
                inside += bool(total.lower <= now <= total.upper)
    assert got is not None
    assert (got.tested, round(got.inside * tested)) == (tested, inside)


@CALM
@given(st.integers(0, 40), st.integers(1, 60))
def test_a_target_without_doing_anything_is_a_sum_of_chances(target: int, history: int) -> None:
    """The chance of r cases next year, worked out with gamma functions, summed up to the target."""
    size, alpha, beta = float(S), 3.0 * S, history + 0.5

    def beta_function(x: float, y: float) -> float:
        return math.lgamma(x) + math.lgamma(y) - math.lgamma(x + y)

    chances = [
        math.exp(
            beta_function(alpha + size, beta + r)
            - beta_function(alpha, beta)
            + math.lgamma(size + r)
            - math.lgamma(size)
            - math.lgamma(r + 1)
        )
        for r in range(target + 1)
    ]
    assert_close(chance_without_doing_anything(target, history, 3, S), sum(chances), 1e-9)


@CALM
@given(st.lists(st.integers(1, 80), min_size=5, max_size=8))
def test_a_trend_from_its_equations(years: list[int]) -> None:
    """The slope makes the residuals and their products with time sum to zero; ranks are counted pair by pair."""
    got = trend(years)
    level = math.log(sum(years)) - math.log(sum(math.exp(got.slope * t) for t in range(len(years))))
    residuals = [count - math.exp(level + got.slope * t) for t, count in enumerate(years)]
    assert_close(sum(residuals), 0, 0, 1e-6)
    assert_close(sum(t * one for t, one in enumerate(residuals)), 0, 0, 1e-4)
    pairs = [np.sign(other - one) for one, other in itertools.combinations(years, 2)]
    ties = sum(one == other for one, other in itertools.combinations(years, 2))
    if ties < len(pairs):
        assert_close(got.kendall, sum(pairs) / math.sqrt(len(pairs) * (len(pairs) - ties)), 1e-9, 1e-12)
    if got.direction is not Direction.NOT_DEMONSTRABLE:
        assert got.p < 0.05
        assert (got.direction is Direction.RISING) == (got.slope > 0 and got.kendall > 0)
