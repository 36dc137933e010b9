# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Periods: which codes and titles are taken, which refused, and how they sort."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.statline import periods, titles
from driehoek.lib.statline.periods import PeriodKind, Status
from driehoek.lib.statline.refusals import Refused

pytestmark = pytest.mark.once

CODES = st.one_of(
    st.builds(lambda year: f"{year}JJ00", st.integers(1900, 2100)),
    st.builds(lambda year, number: f"{year}HJ{number:02d}", st.integers(1900, 2100), st.integers(1, 2)),
    st.builds(lambda year, number: f"{year}KW{number:02d}", st.integers(1900, 2100), st.integers(1, 4)),
    st.builds(lambda year, number: f"{year}MM{number:02d}", st.integers(1900, 2100), st.integers(1, 12)),
)


@pytest.mark.parametrize(
    ("code", "kind", "number", "months", "first"),
    [
        ("2024JJ00", PeriodKind.YEAR, 0, 12, 1),
        ("2024HJ02", PeriodKind.HALF, 2, 6, 7),
        ("2024KW03 ", PeriodKind.QUARTER, 3, 3, 7),
        (" 2024MM03", PeriodKind.MONTH, 3, 1, 3),
    ],
)
def test_a_code_is_taken_apart(code: str, kind: PeriodKind, number: int, months: int, first: int) -> None:
    period = periods.parse(code)
    assert (period.code, period.kind, period.year) == (code.strip(), kind, 2024)
    assert (period.number, period.months, period.first_month) == (number, months, first)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("2024W123", "period-kind"),
        ("2024SJ00", "period-kind"),
        ("2024X001", "period-kind"),
        ("20240131", "period-kind"),
        ("2024", "period-kind"),
        ("", "period-kind"),
        ("2024JJ01", "period"),
        ("2024MM00", "period"),
        ("2024MM13", "period"),
        ("2024KW05", "period"),
        ("2024HJ03", "period"),
        ("0000JJ00", "period"),
    ],
)
def test_other_codes_are_refused(code: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        periods.parse(code)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("title", "code", "status"),
    [
        ("2024", "2024JJ00", Status.FINAL),
        ("2024 ", "2024JJ00", Status.FINAL),
        ("2024*", "2024JJ00", Status.PROVISIONAL),
        ("2024**", "2024JJ00", Status.FURTHER),
        ("2025 januari*", "2025MM01", Status.PROVISIONAL),
        ("2025 april *", "2025MM04", Status.PROVISIONAL),
        ("april 2025", "2025MM04", Status.FINAL),
        ("2024 March", "2024MM03", Status.FINAL),
        ("2024-03", "2024MM03", Status.FINAL),
        ("2024 1e kwartaal", "2024KW01", Status.FINAL),
        ("2024 4e kwartaal**", "2024KW04", Status.FURTHER),
        ("2024 Q2", "2024KW02", Status.FINAL),
        ("2nd quarter of 2024", "2024KW02", Status.FINAL),
        ("2024 2e halfjaar", "2024HJ02", Status.FINAL),
        ("2024MM11", "2024MM11", Status.FINAL),
    ],
)
def test_a_title_is_read(title: str, code: str, status: Status) -> None:
    assert titles.from_title(title) == (periods.parse(code), status)
    assert titles.is_title(title)


@pytest.mark.parametrize(
    "title", ["2026 januari-april", "2026 januari t/m april", "januari-april 2026", "jan-apr 2026*"]
)
def test_a_running_year_is_refused(title: str) -> None:
    """A year code for four months; the trap of FORMATS 6.3."""
    with pytest.raises(Refused) as refused:
        titles.from_title(title)
    assert refused.value.reason == "part-year"
    assert titles.is_title(title)
    with pytest.raises(Refused):
        titles.checked(periods.parse("2026JJ00"), title)


@pytest.mark.parametrize(
    "title", ["", "12", "2012-2014", "2024 week 3", "2023/'24", "3e halfjaar 2020", "2024 13", "99"]
)
def test_other_titles_are_refused(title: str) -> None:
    assert not titles.is_title(title)
    with pytest.raises(Refused) as refused:
        titles.from_title(title)
    assert refused.value.reason == "period-title"


def test_a_code_that_agrees_with_its_title_passes() -> None:
    year = periods.parse("2024JJ00")
    assert titles.checked(year, "2024 ") == year


@given(CODES, st.sampled_from(["nl", "en"]))
def test_the_title_of_a_period_is_read_back(code: str, language: str) -> None:
    period = periods.parse(code)
    assert titles.from_title(period.title(language))[0] == period


@given(CODES)
def test_the_next_period_follows(code: str) -> None:
    period = periods.parse(code)
    assert period < period.next()
    assert period.next().kind == period.kind


def test_a_year_never_sorts_among_its_months() -> None:
    """Pitfall 5 of the policy: as text 2025JJ00 stands between months of other years."""
    mixed = [periods.parse(code) for code in ("2025MM02", "2025JJ00", "2024MM12", "2024JJ00")]
    assert [period.code for period in sorted(mixed)] == ["2024JJ00", "2025JJ00", "2024MM12", "2025MM02"]
