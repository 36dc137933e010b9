# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Dates with their precision."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from driehoek.kernel.dates import MONTHS, PreciseDate, dutch, period

DAYS = st.dates(date(1600, 1, 1), date(2999, 12, 31))
YEARS = st.integers(1600, 2999)

PRECISE = st.one_of(
    DAYS.map(date.isoformat),
    st.builds("{:04}-{:02}".format, YEARS, st.integers(1, 12)),
    st.builds("{:04}-Q{}".format, YEARS, st.integers(1, 4)),
    YEARS.map(str),
).map(PreciseDate)


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2025-05-20", date(2025, 5, 20), date(2025, 5, 20), "20 mei 2025"),
        ("2025-05", date(2025, 5, 1), date(2025, 5, 31), "mei 2025"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "februari 2024"),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), "februari 2023"),
        ("2025-Q2", date(2025, 4, 1), date(2025, 6, 30), "Q2 2025"),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31), "Q4 2025"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "2025"),
        ("2025-01-01", date(2025, 1, 1), date(2025, 1, 1), "1 januari 2025"),
    ],
)
def test_bounds_and_words(text: str, first: date, last: date, words: str) -> None:
    precise = PreciseDate(text)
    assert (precise.first_day, precise.last_day, str(precise), precise.year) == (first, last, words, first.year)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "25", "20255", "2025-", "2025-13", "2025-00", "2025-1", "2025-Q0", "2025-Q5", "2025-q2", "2025-02-29",
        "2025-04-31", "2025-5-2", "20-05-2025", "mei 2025", "2025-05-20T00:00", "2025-05-20 ", "2025\n", "0000",
        "-2025", "2025-Q2-1", "２０２５", "٢٠٢٥", "2025-0５",
    ],
)  # fmt: skip
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PreciseDate(text)


@given(st.text(max_size=12))
def test_what_is_accepted_is_ascii_and_names_real_days(text: str) -> None:
    try:
        precise = PreciseDate(text)
    except ValueError:
        return
    assert text.isascii()
    assert precise.text == text
    assert precise.first_day <= precise.last_day


@given(PRECISE)
def test_bounds_cover_exactly_the_named_period(precise: PreciseDate) -> None:
    days = (precise.last_day - precise.first_day).days + 1
    expected = {
        10: {1},
        4: {365, 366},
        7: {90, 91, 92} if "Q" in precise.text else {monthrange(precise.year, precise.first_day.month)[1]},
    }
    assert days in expected[len(precise.text)]
    assert precise.first_day.year == precise.last_day.year == precise.year


@given(PRECISE, PRECISE)
def test_order_is_total_and_follows_the_last_day(one: PreciseDate, other: PreciseDate) -> None:
    assert (one < other) + (one == other) + (one > other) == 1
    if one.last_day < other.last_day:
        assert one < other
    assert (one <= other) == (one < other or one == other)
    assert max(one, other).last_day == max(one.last_day, other.last_day)


@given(st.lists(PRECISE, max_size=8))
def test_sorting_is_by_when_it_is_over(dates: list[PreciseDate]) -> None:
    ordered = sorted(dates)
    assert [d.last_day for d in ordered] == sorted(d.last_day for d in dates)


@given(PRECISE)
def test_text_makes_the_round_trip(precise: PreciseDate) -> None:
    again = PreciseDate(precise.text)
    assert again == precise
    assert hash(again) == hash(precise)
    assert str(again) == str(precise)


@given(DAYS)
def test_a_day_is_kept_and_read_back_from_its_dutch_words(day: date) -> None:
    precise = PreciseDate.of(day)
    assert (precise.first_day, precise.last_day) == (day, day)
    number, month, year = str(precise).split()
    assert date(int(year), MONTHS.index(month) + 1, int(number)) == day
    assert str(precise) == dutch(day)


@given(PRECISE)
def test_precision_shows(precise: PreciseDate) -> None:
    assume(precise.first_day != precise.last_day)
    assert not str(precise)[0].isdigit() or str(precise) == precise.text
    assert str(precise.year) in str(precise)


@given(DAYS)
def test_the_day_before_is_earlier(day: date) -> None:
    assert PreciseDate.of(day - timedelta(days=1)) < PreciseDate.of(day)


def test_comparing_with_something_else_is_an_error() -> None:
    with pytest.raises(TypeError):
        PreciseDate("2025") < "2025"  # noqa: B015


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023", "2026", "2023-2026"),
        ("2024", "2024", "2024"),
        ("2023-Q1", "2024", "Q1 2023 t/m 2024"),
        ("2023-01-01", "2024-06-30", "1 januari 2023 t/m 30 juni 2024"),
    ],
)
def test_periods(first: str, last: str, words: str) -> None:
    assert period(PreciseDate(first), PreciseDate(last)) == words
