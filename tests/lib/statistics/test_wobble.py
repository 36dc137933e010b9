# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fit of the usual wobble, against the calibration that stands beside the repository."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.statistics.panel import Comparison, Pairs, Panel
from driehoek.lib.statistics.wobble import Fit, dispersion, fit, fit_codes, fit_pooled, quality
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.national import panels
from tests.lib.statistics.vectors import assert_close, table

POOLED = "(gepoold)"


def made_up(s: float, places: int = 400, seed: int = 4) -> Panel:
    """Return a panel whose yearly rates wobble with a known s."""
    random = np.random.default_rng(seed)
    level = random.uniform(5, 80, places)[:, None]
    rates = level * random.gamma(s, 1 / s, (places, 8))
    return Panel.of(random.poisson(rates), range(2018, 2026), np.full(places, 20_000))


def slow_fit(pairs: Pairs) -> float:
    """Slow second way: the likelihood term by term with lgamma, highest on a fine grid refined twice."""

    def log_beta(x: float, y: float) -> float:
        return math.lgamma(x) + math.lgamma(y) - math.lgamma(x + y)

    def likelihood(log_s: float) -> float:
        total = 0.0
        for now, before, ratio in zip(pairs.now, pairs.before, pairs.ratio, strict=True):
            mean = ratio / (ratio + pairs.exposure_before)
            size = math.exp(log_s) * (1 + pairs.exposure_before)
            total += log_beta(now + size * mean, before + size * (1 - mean))
            total -= log_beta(size * mean, size * (1 - mean))
        return total

    centre, width = 3.0, 3.0
    for _ in range(4):
        grid = np.linspace(centre - width, centre + width, 25)
        centre = float(grid[int(np.argmax([likelihood(x) for x in grid]))])
        width /= 8
    return math.exp(centre)


@pytest.mark.parametrize(
    ("comparison", "name"),
    [
        (Comparison.YEAR_ON_YEAR, "s_jaar_op_jaar"),
        (Comparison.THREE_YEARS, "s_tegen_gemiddelde_vorige_3_jaar"),
        (Comparison.PLAN_PERIOD, "s_vier_jaar_terug"),
    ],
)
def test_vector_nl_year_wobble_by_code(comparison: Comparison, name: str) -> None:
    found = fit_codes(panels(), comparison, 2020)
    for row in table("nl_year_wobble_by_code"):
        if row["soort_misdrijf"] != POOLED:
            wobble = found[row["soort_misdrijf"]]
            assert_close(wobble.s, float(row[name]), 2e-4)
            assert not wobble.pooled
            assert wobble.s == wobble.fit.s


def test_vector_nl_year_wobble_by_code_quality() -> None:
    for row in table("nl_year_wobble_by_code"):
        if row["soort_misdrijf"] == POOLED:
            pooled = fit_pooled(panels(), Comparison.YEAR_ON_YEAR)
            assert_close(pooled.s, float(row["s_jaar_op_jaar"]), 2e-3)
            assert_close(pooled.variation, float(row["variatiecoefficient"]), 2e-3)
            continue
        got = quality(panels()[row["soort_misdrijf"]], Comparison.YEAR_ON_YEAR, 2020)
        assert got is not None
        assert_close(got.s_before, float(row["s_schatting_2012_2019"]), 2e-4)
        assert_close(got.tested, int(row["n_toets"]), 0)
        assert_close(got.flagged, float(row["aandeel_p<0.05_betabinom_buiten_schatting"]), 0, 1e-4)
        assert_close(got.flagged_strict, float(row["aandeel_p<0.01_betabinom"]), 0, 1e-4)
        assert_close(got.flagged_by_chance_alone, float(row["aandeel_p<0.05_poisson"]), 0, 1e-4)


def test_vector_nl_overdispersion_by_code() -> None:
    for row in table("nl_overdispersion_by_code"):
        pairs = panels()[row["soort_misdrijf"]].pairs(Comparison.YEAR_ON_YEAR, 70_000)
        use = pairs.total >= 10
        assert_close(int(use.sum()), int(row["paren_gemeente_jaar_n>=10"]), 0)
        assert_close(dispersion(pairs), float(row["phi"]), 0, 0.0051)
        assert_close(np.median(pairs.total[use] / 2), float(row["mediaan_jaartelling"]), 0)


def test_wobble_is_larger_in_smaller_places() -> None:
    sizes = [(0, 10_000, 14), (10_000, 20_000, 22), (30_000, 50_000, 37), (50_000, 70_000, 44)]
    for smallest, largest, expected in sizes:
        got = fit_pooled(panels(), Comparison.YEAR_ON_YEAR, largest, smallest)
        assert got.s == pytest.approx(expected, abs=1.5), (smallest, largest)


@pytest.mark.parametrize("s", [12.0, 60.0])
def test_a_known_wobble_is_found_back(s: float) -> None:
    got = fit(made_up(s).pairs(Comparison.YEAR_ON_YEAR))
    assert abs(np.log(got.s / s)) < 4 * got.error
    assert 0.01 < got.error < 0.2
    assert got.variation == pytest.approx(s**-0.5, rel=0.2)


@pytest.mark.parametrize("comparison", list(Comparison))
def test_the_slow_fit_agrees(comparison: Comparison) -> None:
    pairs = made_up(20.0, places=25).pairs(comparison)
    assert_close(fit(pairs).s, slow_fit(pairs), 0.02)


def test_the_error_is_that_of_repeated_worlds() -> None:
    fits = [fit(made_up(25.0, 120, seed).pairs(Comparison.YEAR_ON_YEAR)) for seed in range(40)]
    # Successive pairs share a year, so the spread is somewhat off the error of independent pairs.
    assert np.std([np.log(one.s) for one in fits]) == pytest.approx(np.mean([one.error for one in fits]), rel=0.5)


def test_no_wobble_and_no_data_are_infinite() -> None:
    random = np.random.default_rng(1)
    calm = Panel.of(np.full((300, 5), 30), range(2020, 2025), random.uniform(1, 9, 300))
    assert fit(calm.pairs(Comparison.YEAR_ON_YEAR)).s == np.inf
    nothing = fit(Panel.of([[0, 0]], [2024, 2025], [5]).pairs(Comparison.YEAR_ON_YEAR))
    assert (nothing.s, nothing.pairs) == (np.inf, 0)
    assert math.isnan(nothing.error)
    assert Fit(np.inf, np.nan, 0).variation == 0


def test_codes_with_few_pairs_get_the_pooled_wobble() -> None:
    rare = Panel.of(np.vstack([[9, 9, 12, 4, 9, 20, 9, 3]] * 4), range(2018, 2026), [9000] * 4)
    given_ = {"much": made_up(30.0), "rare": rare}
    found = fit_codes(given_, Comparison.YEAR_ON_YEAR, 2024)
    pooled = fit_pooled(given_, Comparison.YEAR_ON_YEAR)
    assert (found["rare"].pooled, found["rare"].s) == (True, pooled.s)
    assert found["rare"].s_ahead == fit_pooled(given_, Comparison.YEAR_ON_YEAR, ahead=True).s
    assert found["much"].s_ahead == fit(given_["much"].pairs(Comparison.YEAR_ON_YEAR, 70_000).unadjusted()).s
    assert found["rare"].fit.s != pooled.s
    assert not found["much"].pooled
    assert found["much"].comparison is Comparison.YEAR_ON_YEAR
    # Exactly two hundred useful pairs is enough, one fewer is not.
    enough = Panel.of(made_up(30.0).counts[:200, :2] + 10, [2018, 2019], np.full(200, 9000))
    fewer = Panel.of(enough.counts[1:], [2018, 2019], np.full(199, 9000))
    assert not fit_codes({"x": enough}, Comparison.YEAR_ON_YEAR, 2019)["x"].pooled
    assert fit_codes({"x": fewer}, Comparison.YEAR_ON_YEAR, 2019)["x"].pooled


def test_places_above_the_limit_do_not_take_part() -> None:
    panel = made_up(10.0)
    large = Panel.of(panel.counts, panel.years, np.full(400, 70_001))
    assert fit_codes({"x": large}, Comparison.YEAR_ON_YEAR, 2022)["x"].fit.pairs == 0
    assert quality(large, Comparison.YEAR_ON_YEAR, 2022) is None
    assert fit_pooled({"x": large}, Comparison.YEAR_ON_YEAR).pairs == 0
    assert fit_pooled({"x": panel}, Comparison.YEAR_ON_YEAR).pairs > 2700


def test_pairs_of_each_comparison() -> None:
    panel = Panel.of([[1, 2, 4, 8, 16], [10, 20, 40, 80, 160]], range(2021, 2026), [10, 20])
    expected: list[tuple[Comparison, list[float], list[float]]] = [
        (Comparison.YEAR_ON_YEAR, [2, 20, 4, 40, 8, 80, 16, 160], [1, 10, 2, 20, 4, 40, 8, 80]),
        (Comparison.THREE_YEARS, [8, 80, 16, 160], [7, 70, 14, 140]),
        (Comparison.PLAN_PERIOD, [16, 160], [1, 10]),
    ]
    for comparison, now, before in expected:
        got = panel.pairs(comparison)
        assert (got.now.tolist(), got.before.tolist()) == (now, before)
        assert got.exposure_before == comparison.years_together
    assert_close(panel.pairs(Comparison.YEAR_ON_YEAR).ratio, 2, 0)
    assert_close(panel.pairs(Comparison.THREE_YEARS).ratio, 8 * 3 / 7, 1e-12)
    assert panel.pairs(Comparison.YEAR_ON_YEAR).place.tolist() == [0, 1] * 4
    assert panel.pairs(Comparison.YEAR_ON_YEAR, first=2023, last=2024).now.tolist() == [4, 40, 8, 80]
    assert panel.pairs(Comparison.YEAR_ON_YEAR, last=2020).now.size == 0


def test_bounds_on_size_and_missing_counts() -> None:
    panel = Panel.of(np.array([[1, 2], [10, np.nan], [5, 5]]), [2024, 2025], [10, 20, np.nan])
    got = panel.pairs(Comparison.YEAR_ON_YEAR)
    assert got.now.tolist() == [2]
    assert_close(got.ratio, 7 / 6, 1e-12)
    both = Panel.of([[1, 2], [3, 4]], [2024, 2025], [10, 20])
    assert both.pairs(Comparison.YEAR_ON_YEAR, largest=10).now.tolist() == [2]
    assert both.pairs(Comparison.YEAR_ON_YEAR, smallest=10).now.tolist() == [4]
    for empty in ([0, 5], [5, 0]):
        assert Panel.of([empty], [2024, 2025], [10]).pairs(Comparison.YEAR_ON_YEAR).now.size == 0


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Panel.of([3, 4], [2024, 2025], [1]),
        lambda: Panel.of([[3, 4]], [2024], [1]),
        lambda: Panel.of([[3, 4]], [2024, 2025], [1, 2]),
        lambda: Panel.of([[3, 4]], [2024, 2026], [1]),
        lambda: Panel.of([[3, 4.5]], [2024, 2025], [1]),
        lambda: Panel.of([[3, 4]], [2024, 2025], [-1]),
    ],
)
def test_panels_are_checked(wrong: Callable[[], Panel]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        wrong()


@CALM
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=3, max_size=15), st.randoms())
def test_the_fit_does_not_depend_on_order(found: list[tuple[int, int]], random: object) -> None:
    table_ = np.array(found, dtype=np.float64)
    ones = np.ones(len(found))
    here = Pairs(table_[:, 0], table_[:, 1], ones, 1.0, np.arange(len(found)))
    back = Pairs(table_[::-1, 0], table_[::-1, 1], ones, 1.0, np.arange(len(found)))
    one, other = fit(here).s, fit(back).s
    assert one == other or abs(np.log(one / other)) < 1e-3


def test_dispersion_of_chance_is_about_one() -> None:
    random = np.random.default_rng(3)
    now, before = random.poisson(30, (2, 4000)).astype(float)
    got = dispersion(Pairs(now, before, np.ones(4000), 1.0, np.arange(4000)))
    assert got == pytest.approx(1, abs=0.1)
    thin = dispersion(Pairs(np.append(now, 9), np.append(before, 0), np.ones(4001), 1.0, np.arange(4001)))
    assert thin == got


def test_predicting_needs_more_room_than_labelling() -> None:
    """A country that falls by a tenth each year is no wobble of a municipality, but it is one for who predicts."""
    steady = made_up(40.0)
    falling = Panel.of(np.round(steady.counts * 0.9 ** np.arange(8)), steady.years, steady.population)
    label, ahead = (
        fit(pairs).s
        for pairs in (
            falling.pairs(Comparison.THREE_YEARS),
            falling.pairs(Comparison.THREE_YEARS).unadjusted(),
        )
    )
    assert ahead < 0.8 * label
    same = steady.pairs(Comparison.THREE_YEARS)
    assert fit(same.unadjusted()).s == pytest.approx(fit(same).s, rel=0.1)
