# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Display tiers and disclosure control."""

import itertools
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.statistics.disclosure import NARROWEST, PublicTable, RawTable, is_small, protect
from driehoek.lib.statistics.display import (
    TIERS,
    PercentPolicy,
    Show,
    percent_policy,
    round_to_5,
    shows_colour,
    tier,
    tier_number,
)
from driehoek.lib.statistics.labels import Label
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.vectors import cases

ROOT = Path(__file__).resolve().parents[3]


def test_vector_display_rules() -> None:
    for case in cases("display_rules"):
        rule, given_ = case["in"]["rule"], case["in"]
        if rule == "round_to_5":
            assert float(round_to_5(given_["x"])) == case["out"]["shown"]
        elif rule == "suppress_1_to_4":
            public = protect(RawTable.of([[given_["x"]]]))
            shown = None if public.hidden[0, 0] else int(public.shown[0, 0])
            assert (shown, public.symbol(0, 0)) == (case["out"]["shown"], case["out"]["symbol"])
        else:
            assert rule == "percent_policy"
            assert percent_policy(given_["now"], given_["before"]) == case["out"]


def test_the_table_of_the_policy() -> None:
    expected = {
        0: (Show.IN_DETAIL, Show.NEVER, Show.NEVER),
        4: (Show.IN_DETAIL, Show.NEVER, Show.NEVER),
        5: (Show.ALWAYS, Show.NEVER, Show.NEVER),
        9: (Show.ALWAYS, Show.NEVER, Show.NEVER),
        10: (Show.ALWAYS, Show.ALWAYS, Show.NEVER),
        19: (Show.ALWAYS, Show.ALWAYS, Show.NEVER),
        20: (Show.ALWAYS, Show.ALWAYS, Show.ON_REQUEST),
        49: (Show.ALWAYS, Show.ALWAYS, Show.ON_REQUEST),
        50: (Show.ALWAYS, Show.ALWAYS, Show.ALWAYS),
        100_000: (Show.ALWAYS, Show.ALWAYS, Show.ALWAYS),
    }
    for count, (interval, rate, percentage) in expected.items():
        got = tier(count)
        assert (got.interval, got.rate, got.percentage) == (interval, rate, percentage), count
    assert tier_number([np.nan, 0, 7]).tolist() == [-1, 0, 1]
    assert [one.count_from for one in TIERS] == [0, 5, 10, 20, 50]
    with pytest.raises(FrozenInstanceError):
        TIERS[0].count_from = 3  # type: ignore[misc]
    assert not hasattr(TIERS[0], "__dict__")


@CALM
@given(st.integers(0, 300), st.integers(0, 300))
def test_a_percentage_is_never_from_few_or_from_zero(now: int, before: int) -> None:
    got = percent_policy(now, before)
    if min(now, before) < 20:
        assert got is PercentPolicy.ABSOLUTE_ONLY
    else:
        assert got is not PercentPolicy.ABSOLUTE_ONLY
    assert (got is PercentPolicy.PERCENT_WITH_INTERVAL) == (min(now, before) >= 50)


def test_a_rounded_source_needs_a_hundred_cases_for_a_percentage() -> None:
    assert percent_policy(100, 100, rounded=True) is PercentPolicy.PERCENT_WITH_INTERVAL
    assert percent_policy(150, 140, rounded=True) is PercentPolicy.PERCENT_WITH_INTERVAL
    assert percent_policy(100, 95, rounded=True) is PercentPolicy.ABSOLUTE_ONLY
    assert percent_policy(95, 100, rounded=True) is PercentPolicy.ABSOLUTE_ONLY
    assert percent_policy(99, 99, rounded=True) is PercentPolicy.ABSOLUTE_ONLY
    assert percent_policy(100, 95) is PercentPolicy.PERCENT_WITH_INTERVAL


def test_colour_is_for_clear_changes_with_a_known_direction() -> None:
    assert [label for label in Label if shows_colour(label, True)] == [Label.CLEAR_RISE, Label.CLEAR_FALL]
    assert not any(shows_colour(label, False) for label in Label)


@pytest.mark.parametrize("pair", [(np.nan, 60), (60, np.nan), (-1, 60), (60, 2.5)])
def test_of_a_missing_count_nothing_is_shown(pair: tuple[float, float]) -> None:
    for now, before in (pair, pair[::-1]):
        for rounded in (False, True):
            with pytest.raises(ValueError, match="count"):
                percent_policy(now, before, rounded)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="count"):
        tier(min(pair, key=lambda one: one == 60))  # type: ignore[arg-type]


def test_rounding_keeps_missing() -> None:
    assert np.isnan(round_to_5(np.nan))
    assert is_small([0, 1, 4, 5, np.nan]).tolist() == [False, True, True, False, False]


def fits(public: PublicTable, counts: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> bool:
    """Tell whether counts could lie behind what is shown: all that an outsider knows."""
    whole = RawTable.of(counts).with_totals()
    hidden = public.hidden
    small = is_small(whole)
    return bool((whole[~hidden] == public.shown[~hidden]).all() and (small[hidden] == public.small[hidden]).all())


def same_marks(public: PublicTable, counts: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> bool:
    """Tell whether counts have small cells at the same places: what the marks alone say."""
    return bool((is_small(RawTable.of(counts).with_totals()) == public.small).all())


def slow_range(
    public: PublicTable, top: int, fits: Callable[[PublicTable, np.ndarray[tuple[int, int], np.dtype[np.int64]]], bool]
) -> dict[tuple[int, int], set[int]]:
    """Slow second way: try every 2 x 2 table and collect what each inner cell could be."""
    found: dict[tuple[int, int], set[int]] = {}
    for values in itertools.product(range(top), repeat=4):
        counts = np.array(values).reshape(2, 2)
        if fits(public, counts):
            for row, column in itertools.product(range(2), repeat=2):
                found.setdefault((row, column), set()).add(int(counts[row, column]))
    return found


@pytest.mark.parametrize(
    "counts",
    [[[3, 9], [7, 8]], [[1, 1], [8, 9]], [[4, 0], [6, 7]], [[2, 3], [1, 9]], [[0, 0], [0, 3]], [[5, 6], [7, 8]]],
)
def test_nobody_can_work_a_small_cell_back(counts: list[list[int]]) -> None:
    raw = RawTable.of(counts)
    public = protect(raw)
    assert public.hidden[is_small(raw.with_totals())].all()
    by_marks = slow_range(public, 12, same_marks)
    for (row, column), possible in slow_range(public, 12, fits).items():
        if public.small[row, column]:
            most = max(by_marks[row, column]) - min(by_marks[row, column])
            assert max(possible) - min(possible) >= min(NARROWEST, most)
    assert fits(public, np.array(counts))


def test_a_table_without_small_cells_is_shown_whole() -> None:
    public = protect(RawTable.of([[5, 60], [0, 8]]))
    assert not public.hidden.any()
    assert public.shown.tolist() == [[5, 60, 65], [0, 8, 8], [5, 68, 73]]
    assert public.text(0, 0) == "5"
    assert public.symbol(0, 0) == ""


@CALM
@given(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=2, max_size=4))
def test_no_line_has_a_single_hidden_cell(counts: list[list[int]]) -> None:
    raw = RawTable.of(counts)
    public = protect(raw)
    whole = raw.with_totals()
    assert public.hidden[is_small(whole)].all()
    assert (public.shown[~public.hidden] == whole[~public.hidden]).all()
    for lines in (public.hidden.sum(axis=0), public.hidden.sum(axis=1)):
        assert 1 not in lines.tolist()


def test_a_sum_that_gives_two_small_cells_away_is_hidden_too() -> None:
    public = protect(RawTable.of([[1, 1, 20], [9, 9, 9], [9, 9, 9]]))
    # 1 + 1 with a shown rest of 2 would say that both are 1.
    assert public.hidden[0, 2] or public.hidden[0, 3]
    assert public.text(0, 0) == "<5"


def test_the_marks_of_small_totals_do_not_hide_the_whole_table() -> None:
    public = protect(RawTable.of([[1, 1, 0], [30, 40, 50], [20, 60, 70]]))
    assert public.hidden.sum() < 9
    assert not public.hidden[2].any() or not public.hidden[1].any()


def test_a_public_table_cannot_be_made_or_changed_by_hand() -> None:
    with pytest.raises(TypeError, match="protect"):
        PublicTable(np.ones((2, 2)), np.zeros((2, 2), dtype=np.bool_), object())
    public = protect(RawTable.of([[5, 60], [0, 8]]))
    with pytest.raises(ValueError, match="read-only"):
        public.shown[0, 0] = 3


@pytest.mark.parametrize("wrong", [[3, 4], [[3, np.nan]], [[]], [[-1]], [[1_000_000]]])
def test_tables_are_checked(wrong: list[float]) -> None:
    with pytest.raises(ValueError, match=r"table|counts"):
        RawTable.of(wrong)


PAGE = """
from driehoek.lib.statistics.disclosure import PublicTable, RawTable, protect
def show(table: PublicTable) -> None: ...
raw = RawTable.of([[3, 12], [8, 20]])
show({argument})
"""


@pytest.mark.long
def test_mypy_refuses_raw_counts_on_a_public_page(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    answers = {}
    for argument in ("protect(raw)", "raw", "raw.counts"):
        page = tmp_path / "page.py"
        page.write_text(PAGE.format(argument=argument))
        command = [sys.executable, "-m", "mypy", "--config-file=", "--strict", "--ignore-missing-imports"]
        command += [f"--cache-dir={tmp_path / 'cache'}", "--follow-imports=silent", str(page)]
        answers[argument] = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answers["protect(raw)"].returncode == 0, answers["protect(raw)"].stdout
    for argument, kind in (("raw", "RawTable"), ("raw.counts", "ndarray")):
        assert answers[argument].returncode == 1
        assert f'Argument 1 to "show" has incompatible type "{kind}' in answers[argument].stdout
