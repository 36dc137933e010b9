# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Missing, zero, huge and impossible input: what is decided holds for every function; and groups add up."""

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib import statistics
from driehoek.lib.statistics.alerts import stands_out, upper_bound
from driehoek.lib.statistics.areas import marshall, survey_value
from driehoek.lib.statistics.change import (
    against_others,
    against_previous_year,
    against_three_years,
    compare,
    rate_ratio,
)
from driehoek.lib.statistics.charts import suitable
from driehoek.lib.statistics.conditional import p_exact, p_midp, p_minlike, p_wobble, poisson_z
from driehoek.lib.statistics.counts import count_interval, phe_uses_byar, rate
from driehoek.lib.statistics.disclosure import RawTable, is_small
from driehoek.lib.statistics.display import round_to_5, tier_number
from driehoek.lib.statistics.effect import displacement_difference, ratio_of_ratios
from driehoek.lib.statistics.equivalence import p_equivalent, stayed_equal
from driehoek.lib.statistics.farrington import farrington_flexible
from driehoek.lib.statistics.funnel import differs_from_expected, expected_count, observed_against_expected
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.months import season_shares, twelve_month_totals, year_so_far
from driehoek.lib.statistics.panel import Comparison, Panel
from driehoek.lib.statistics.results import VERSION
from driehoek.lib.statistics.rounded import label_of_rounded
from driehoek.lib.statistics.targets import outlook
from driehoek.lib.statistics.thresholds import thresholds
from driehoek.lib.statistics.trend import trend
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.vectors import assert_close

MONTHS = [4.0] * 71

OF_A_COUNT: dict[str, Callable[[float], object]] = {
    "count_interval": lambda x: count_interval(x).lower,
    "rate": lambda x: rate(x, 1000).value,
    "rate_ratio": lambda x: rate_ratio(x, 12).lower,
    "rate_ratio before": lambda x: rate_ratio(12, x).upper,
    "p_midp": lambda x: p_midp(x, 12),
    "p_exact": lambda x: p_exact(12, x),
    "p_minlike": lambda x: p_minlike(x, 12),
    "p_wobble": lambda x: p_wobble(x, 12, 30),
    "p_wobble before": lambda x: p_wobble(12, x, 30),
    "poisson_z": lambda x: poisson_z(x, 12),
    "compare": lambda x: compare(x, 12, 30).p_chance,
    "against_previous_year": lambda x: against_previous_year([12, x], 30).p_wobble,
    "against_three_years": lambda x: against_three_years([x, 12, 12, 12], 30).p_wobble,
    "against_others": lambda x: against_others([12, 14], [x, 500], 30).p_wobble,
    "observed_against_expected": lambda x: observed_against_expected(x, 12).value,
    "expected_count": lambda x: expected_count([100, 100], [x, 4], [1000, 1000]),
    "thresholds": lambda x: thresholds(x, 30).higher_from,
    "p_equivalent": lambda x: p_equivalent(x, 12),
    "p_equivalent score": lambda x: p_equivalent(12, x, method="score"),
    "outlook": lambda x: outlook(12, 12, 1, 30, so_far=x).total.value,
    "outlook history": lambda x: outlook(12, x, 1, 30).total.value,
    "twelve_month_totals": lambda x: twelve_month_totals([*MONTHS, x]).last,
    "season_shares": lambda x: season_shares([[*MONTHS[:11], x]])[0],
    "year_so_far": lambda x: year_so_far(x, 12, 6, 30).p_chance,
    "upper_bound": lambda x: upper_bound([*MONTHS[:59], x, *MONTHS[:12]]),
    "marshall": lambda x: marshall([x, 12, 4], 1000).shrunken[0],
    "ratio_of_ratios": lambda x: ratio_of_ratios(x, 12, 12, 12, 30).value,
    "displacement_difference": lambda x: displacement_difference([x, 12], [12, 12]).value,
    "round_to_5": lambda x: round_to_5(x),
}
WITHOUT_STATEMENT: dict[str, tuple[Callable[[float], object], object]] = {
    "label": (lambda x: int(compare(x, 12, 30).label), int(Label.NO_LABEL)),
    "label of rounded": (lambda x: int(label_of_rounded(x, 10, 30)), int(Label.NO_LABEL)),
    "stayed_equal": (lambda x: bool(stayed_equal(x, 300)), False),
    "differs_from_expected": (lambda x: int(differs_from_expected(x, 12)), 0),
    "stands_out": (lambda x: bool(stands_out([9, 9, 9, x], 3)), False),
    "suitable": (lambda x: bool(suitable([20, x])), False),
    "phe_uses_byar": (lambda x: bool(phe_uses_byar(x)), False),
    "is_small": (lambda x: bool(is_small(x)), False),
    "tier_number": (lambda x: int(tier_number(x)), -1),
    "survey respondents": (lambda x: bool(np.isfinite(survey_value(30, 3, x).value)), False),
}
REFUSES_MISSING: dict[str, Callable[[float], object]] = {
    "farrington_flexible": lambda x: farrington_flexible([*MONTHS, x]),
    "trend with four years": lambda x: trend([12, 13, 14, 15, x]),
    "RawTable": lambda x: RawTable.of([[x, 4]]),
}
EVERY = OF_A_COUNT | {name: call for name, (call, _) in WITHOUT_STATEMENT.items()} | REFUSES_MISSING


@pytest.mark.parametrize("name", sorted(OF_A_COUNT))
def test_missing_stays_missing(name: str) -> None:
    assert np.isnan(np.asarray(OF_A_COUNT[name](np.nan), dtype=np.float64)).all()


@pytest.mark.parametrize("name", sorted(WITHOUT_STATEMENT))
def test_of_the_missing_nothing_is_said(name: str) -> None:
    call, nothing = WITHOUT_STATEMENT[name]
    assert call(np.nan) == nothing


@pytest.mark.parametrize("name", sorted(REFUSES_MISSING))
def test_where_nothing_may_be_missing_it_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"missing|known"):
        REFUSES_MISSING[name](np.nan)


@pytest.mark.parametrize("name", sorted(EVERY))
@pytest.mark.parametrize("wrong", [-1.0, -0.5, np.inf, -np.inf, 1e15])
def test_impossible_counts_are_refused_everywhere(name: str, wrong: float) -> None:
    with pytest.raises(ValueError, match=r".+"):
        EVERY[name](wrong)


@pytest.mark.parametrize("name", sorted(EVERY))
@pytest.mark.parametrize("large", [0.0, 200_000.0])
def test_zero_and_large_counts_are_values(name: str, large: float) -> None:
    got = np.asarray(EVERY[name](large))
    if got.dtype != object:
        assert not np.isnan(got.astype(np.float64)).any() or (name, large) in {("against_others", 0.0)}


@pytest.mark.parametrize("wobble", [0.0, -3.0])
def test_a_wobble_is_positive(wobble: float) -> None:
    for call in (
        lambda: compare(12, 14, wobble),
        lambda: thresholds(12, wobble),
        lambda: outlook(12, 12, 1, wobble),
        lambda: ratio_of_ratios(3, 4, 5, 6, wobble),
        lambda: label_of_rounded(10, 15, wobble),
    ):
        with pytest.raises(ValueError, match="wobble"):
            call()


def test_an_empty_array_gives_an_empty_result() -> None:
    empty: list[float] = []
    assert count_interval(empty).value.shape == (0,)
    assert compare(empty, empty, 30).label.shape == (0,)
    assert p_wobble(empty, empty, 30).shape == (0,)
    assert outlook(empty, empty, 1, 30).chance.shape == (0,)
    assert thresholds(empty, 30).lower_to.shape == (0,)
    assert ratio_of_ratios(empty, empty, empty, empty, 30).value.shape == (0,)


INPUTS = {"Pairs", "Panel", "RawTable", "Regression", "Tier", "MovingTotals"}
"""Dataclasses that hold what goes in, a table of the policy, or a step on the way to a result."""


def test_every_result_carries_the_version_of_its_method() -> None:
    without = set()
    for found in pkgutil.iter_modules(statistics.__path__, f"{statistics.__name__}."):
        module = importlib.import_module(found.name)
        for name, thing in inspect.getmembers(module, inspect.isclass):
            if thing.__module__ == module.__name__ and dataclasses.is_dataclass(thing) and not name.startswith("_"):
                fields = {field.name: field.default for field in dataclasses.fields(thing)}
                if fields.get("version") != VERSION:
                    without.add(name)
    assert without == INPUTS


GROUPS = st.lists(st.lists(st.integers(0, 90), min_size=24, max_size=24), min_size=1, max_size=5)


@CALM
@given(GROUPS)
def test_groups_add_up(counts: list[list[int]]) -> None:
    """The total of parts is the part of the total, whatever is added first."""
    groups = np.array(counts, dtype=np.float64)
    whole = groups.sum(axis=0)
    assert_close(twelve_month_totals(groups).values.sum(axis=0), twelve_month_totals(whole).values, 0)
    people = np.full(len(counts), 1000.0)
    assert_close(expected_count(people, groups[:, 0], people), whole[0], 1e-12)
    assert_close(RawTable.of(groups).with_totals()[-1, :-1], whole, 0)
    years = against_three_years(groups[:, :4], 30)
    total = against_three_years(whole[:4], 30)
    assert_close([years.now.sum(), years.before.sum()], [total.now, total.before], 0)
    assert_close(p_midp(groups.sum(axis=0), whole[::-1]), p_midp(whole, whole[::-1]), 0)
    shares = season_shares(np.maximum(groups[:, None, :12], 1))
    assert_close(shares.sum(axis=-1), 1, 1e-12)


@CALM
@given(GROUPS)
def test_a_country_is_the_sum_of_its_places(counts: list[list[int]]) -> None:
    """The national ratio in the pairs of a fit is that of the total, not a mean of ratios."""
    table = np.array(counts, dtype=np.float64)[:, :2] + 1
    pairs = Panel.of(table, [2024, 2025], np.full(len(counts), 9_000.0)).pairs(Comparison.YEAR_ON_YEAR)
    assert_close(pairs.ratio, table[:, 1].sum() / table[:, 0].sum(), 1e-12)
