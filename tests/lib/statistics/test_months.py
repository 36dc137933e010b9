# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Months, the bound of the newest month, charts and runs."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.statistics.alerts import stands_out, upper_bound
from driehoek.lib.statistics.charts import (
    runs,
    xmr,
)
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.months import (
    cumulative_share,
    provisional_months,
    season_shares,
    twelve_month_totals,
    year_on_year,
    year_so_far,
)
from driehoek.lib.statistics.signals import one_side
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.vectors import assert_close, cases, data, document, table


def test_vector_bayes_subsystem_and_surveillance_series() -> None:
    series = document("surveillance_series")
    for case in cases("bayes_subsystem"):
        given_, out = case["in"], case["out"]
        observed, period = series[given_["series"]]["observed"], series[given_["series"]]["freq"]
        for at, bound, alarm in zip(given_["range"], out["upperbound"], out["alarm"], strict=True):
            got = upper_bound(observed[:at], given_["b"], given_["w"], given_["alpha"], period, given_["actY"])
            assert got == bound
            assert (observed[at - 1] > got) == bool(alarm)


def test_vector_nl_season_shares() -> None:
    years = (*range(2013, 2020), 2022, 2023)
    monthly: dict[str, dict[str, int]] = {}
    for row in data("crime/47022NED_nederland_soort_maand_2012-2023.csv"):
        monthly.setdefault(row["crime_type_code"].strip(), {})[row["date"][:7]] = int(float(row["frequency"]))
    complete = 0
    for row in table("nl_season_shares"):
        months = monthly[row["soort"]]
        found = [[months[f"{year}-{month:02}"] for month in range(1, 13)] for year in years]
        expected = [float(row[f"m{month:02}"]) for month in range(1, 13)]
        if int(row["jaren"]) == len(years):
            assert_close(season_shares(found), expected, 0, 1e-5)
            complete += 1
        else:
            # Two codes left two years out; the file does not say which, so one choice must fit.
            choices = itertools.combinations(found, int(row["jaren"]))
            nearest = min(np.abs(season_shares(list(choice)) - expected).max() for choice in choices)
            assert_close(nearest, 0, 0, 1e-5)
    assert complete >= 28


def slow_bound(reference: list[int], alpha: float) -> int:
    """Slow second way: sum the chances of a gamma-Poisson mixture until enough is reached."""
    shape, rate, total, k = sum(reference) + 0.5, len(reference), 0.0, 0
    while True:
        log = math.lgamma(shape + k) - math.lgamma(shape) - math.lgamma(k + 1)
        total += math.exp(log + shape * math.log(rate / (rate + 1)) - k * math.log(rate + 1))
        if total >= 1 - alpha - 1e-12:
            return k
        k += 1


@CALM
@given(st.lists(st.integers(0, 9), min_size=62, max_size=70), st.sampled_from([0.01, 0.05]), st.booleans())
def test_the_slow_bound_agrees(series: list[int], alpha: float, recent: bool) -> None:
    newest = len(series) - 1
    reference = [series[newest - 12 * year + step] for year in range(1, 6) for step in (-1, 0, 1)]
    if recent:
        reference.append(series[newest - 1])
    assert upper_bound(series, alpha=alpha, include_recent=recent) == slow_bound(reference, alpha)


def test_bounds_of_many_series_missing_months_and_short_series() -> None:
    random = np.random.default_rng(2)
    many = random.poisson(2, (5, 62)).astype(float)
    assert_close(upper_bound(many), [upper_bound(one) for one in many], 0)
    many[0, -13] = np.nan
    assert np.isnan(upper_bound(many)).tolist() == [True] + [False] * 4
    for wrong in (many[:, :61], 3.0):
        with pytest.raises(ValueError, match="series"):
            upper_bound(wrong)
    with pytest.raises(ValueError, match="too short"):
        upper_bound(many, years_back=0)


def test_a_month_stands_out_only_with_enough_recent_cases() -> None:
    series = np.array([[1, 0, 0, 3], [1, 1, 0, 3], [2, 0, 0, 3], [np.nan, 9, 0, 9]])
    assert stands_out(series, [2, 2, 3, 2]).tolist() == [False, True, False, False]
    assert not stands_out([9, 9, 9, 9], np.nan)


def test_totals_of_twelve_months() -> None:
    random = np.random.default_rng(3)
    months = random.poisson(3, (2, 30)).astype(float)
    got = twelve_month_totals(months)
    for end in range(30):
        expected = months[:, end - 11 : end + 1].sum(axis=1) if end >= 11 else np.full(2, np.nan)
        assert_close(got.values[:, end], expected, 0)
    change = year_on_year(got, 30)
    assert_close(change.now, months[:, -12:].sum(axis=1), 0)
    assert_close(change.before, months[:, -24:-12].sum(axis=1), 0)
    assert (year_on_year(got, 30, provisional=True).label == Label.NO_LABEL).all()
    gap = months[0].copy()
    gap[20] = np.nan
    assert np.isnan(twelve_month_totals(gap).last)
    assert np.isfinite(twelve_month_totals(gap).values[19])
    for short in (months[:, :23], 4.0):
        with pytest.raises(ValueError, match="24 months"):
            twelve_month_totals(short)
    twelve_month_totals(months[:, :24])


def test_moving_totals_are_refused_where_runs_are_sought() -> None:
    totals = twelve_month_totals(np.ones(36))
    for refuse in (lambda: runs(totals, 12), lambda: xmr(totals), lambda: one_side(totals, 12)):  # type: ignore[arg-type]
        with pytest.raises((TypeError, ValueError)):
            refuse()


def test_season_and_exposure() -> None:
    shares = season_shares([[[1] * 11 + [13], [2] * 12]])
    assert shares.shape == (1, 12)
    assert_close(shares[0, 0], (1 / 24 + 1 / 12) / 2, 1e-12)
    assert_close(shares.sum(), 1, 1e-12)
    assert np.isnan(season_shares([[0] * 12])).all()
    assert np.isnan(season_shares(np.array([[1] * 11 + [np.nan]]))).all()
    for wrong in ([1] * 12, [[1] * 11]):
        with pytest.raises(ValueError, match="twelve months"):
            season_shares(wrong)
    assert_close(cumulative_share(shares[0], [0, 1, 12]), [0, shares[0, 0], 1], 1e-12)
    for over in (-1, 13):
        with pytest.raises(ValueError, match="months over"):
            cumulative_share(shares[0], over)


def test_a_year_so_far() -> None:
    same = year_so_far(80, 20, 6, 30)
    assert (float(same.exposure_now), float(same.exposure_before)) == (0.5, 0.5)
    assert Label(int(same.label)) is Label.CLEAR_RISE
    whole = year_so_far(80, 40, 6, 30, [0.05] * 6 + [0.7 / 6] * 6)
    assert_close([whole.exposure_now, whole.exposure_before], [0.3, 1], 1e-12)
    assert Label(int(year_so_far(80, 20, 3, 30).label)) is Label.NO_LABEL
    assert Label(int(year_so_far(80, 20, 4, 30).label)) is not Label.NO_LABEL
    assert Label(int(year_so_far(80, 40, 3, 30, [1 / 12] * 12).label)) is Label.NO_LABEL
    for over in (0, 13):
        with pytest.raises(ValueError, match="months over"):
            year_so_far(80, 20, over, 30)
    assert year_so_far(80, 20, 1, 30).label == year_so_far(80, 20, 1, 30).label
    year_so_far(80, 20, 12, 30)
    assert provisional_months(3).tolist() == [False, True, True]
