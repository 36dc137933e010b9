# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Rules of planning as tables."""

from datetime import date
from itertools import product

import pytest

from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.ids import new_uid
from driehoek.planning.rules import (
    NEEDS_REASON,
    ActionStatus,
    Cause,
    CauseKind,
    DeviationReason,
    Effect,
    check_flags,
    check_levels,
    check_report,
    check_shift,
    is_overdue,
    status_carried_over,
    status_decided,
)

REASON = DeviationReason.MONEY
STATUSES = list(ActionStatus)


@pytest.mark.parametrize(("before", "after"), list(product(STATUSES, STATUSES)))
def test_a_changed_status_asks_a_sentence_and_a_deviation_a_reason(before: ActionStatus, after: ActionStatus) -> None:
    wrong = check_report(after, text="  ", reason=None, percentage=None, previous=before)
    assert ("done" in wrong) == (before is not after)
    assert ("deviation_reason" in wrong) == (after in NEEDS_REASON)
    assert check_report(after, text="Klaar.", reason=REASON, percentage=50, previous=before) == {}


@pytest.mark.parametrize(("percentage", "fine"), [(None, True), (0, True), (100, True), (-1, False), (101, False)])
def test_percentages(percentage: int | None, fine: bool) -> None:
    running = ActionStatus.RUNNING
    assert (not check_report(running, text="", reason=None, percentage=percentage, previous=running)) == fine


def test_attention_and_adjustment_are_apart_and_each_asks_words() -> None:
    assert check_flags(None, None) == {}
    assert check_flags("Te weinig mensen", "Meer mensen") == {}
    assert set(check_flags(" ", None)) == {"attention"}
    assert set(check_flags(None, "")) == {"adjustment"}


@pytest.mark.parametrize(
    ("before", "after", "asks"),
    [
        ("2024", "2024", False),
        ("2024", "2025-Q1", True),
        ("2024-Q4", "2024", False),
        ("2024-06-30", "2024-Q2", False),
        ("2024-Q2", "2024-06", False),
        ("2024-06", "2024-Q3", True),
        ("2025", "2024", False),
        (None, "2024", False),
        ("2024", None, False),
    ],
)
def test_a_later_end_asks_a_reason(before: str | None, after: str | None, asks: bool) -> None:
    old, new = (PreciseDate(text) if text else None for text in (before, after))
    assert bool(check_shift(old, new, None)) == asks
    assert check_shift(old, new, REASON) == {}


@pytest.mark.parametrize(
    ("status", "end", "today", "late"),
    [
        ("loopt", "2024-Q2", "2024-06-30", False),
        ("loopt", "2024-Q2", "2024-07-01", True),
        ("niet_gestart", "2024", "2025-01-01", True),
        ("vertraagd", "2024", "2025-01-01", True),
        ("doorlopend", "2024", "2025-01-01", False),
        ("uitgesteld", "2024", "2025-01-01", False),
        ("afgerond", "2024", "2025-01-01", False),
        ("vervallen", "2024", "2025-01-01", False),
        ("loopt", None, "2025-01-01", False),
    ],
)
def test_overdue(status: str, end: str | None, today: str, late: bool) -> None:
    assert is_overdue(ActionStatus(status), PreciseDate(end) if end else None, PreciseDate(today)) is late


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_after_carry_over_and_after_a_decision(status: ActionStatus) -> None:
    carried = status_carried_over(status)
    assert carried == ("niet_gestart" if status == "uitgesteld" else status)
    assert status_decided(status, Effect.STOP) == "vervallen"
    assert status_decided(status, Effect.DEFER) == "uitgesteld"
    assert status_decided(status, Effect.ADJUST) == ("loopt" if status in ("vertraagd", "uitgesteld") else status)


def test_a_cause_fits_its_columns() -> None:
    uid = new_uid()
    columns = Cause(CauseKind.DECISION, uid, date(2025, 1, 30), "x" * 400).columns()
    assert columns["status_cause_kind"] == "besluit"
    assert columns["status_cause_uid"] == uid
    assert columns["status_cause_on"] == date(2025, 1, 30)
    assert columns["status_cause_label"] == "x" * 300


@pytest.mark.parametrize("count", [0, 1, 6])
def test_two_to_five_levels(count: int) -> None:
    with pytest.raises(ValueError, match="niveaus"):
        check_levels([{"singular": "a", "plural": "b"}] * count)


def test_levels_have_names() -> None:
    assert [level.singular for level in check_levels([{"singular": "a", "plural": "b"}] * 5)] == ["a"] * 5
    with pytest.raises(ValueError, match="naam"):
        check_levels([{"singular": "a", "plural": "b"}, {"singular": " ", "plural": "b"}])
