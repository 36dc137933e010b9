# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small rules of written Dutch."""

import pytest

from driehoek.kernel.dates import PreciseDate
from driehoek.publications.dutch import capital, listed, number, span, table_date, typographic, when, years


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_lists_are_read_as_in_a_sentence(parts: list[str], text: str) -> None:
    assert listed(parts) == text


def test_counts_are_words_up_to_twelve() -> None:
    assert [number(count) for count in (0, 1, 6, 12, 13, 110)] == ["nul", "één", "zes", "twaalf", "13", "110"]


def test_a_sentence_begins_with_a_capital_and_ij_is_one_letter() -> None:
    assert capital("elk half jaar") == "Elk half jaar"
    assert capital("ijverig") == "IJverig"
    assert capital("") == ""


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("thema's", "thema’s"),
        ("het congres 'Better Safe Than Sorry' was", "het congres ‘Better Safe Than Sorry’ was"),
        ("'s avonds", "'s avonds"),
        ("de aanpak van 'autonome thema's' en", "de aanpak van ‘autonome thema’s’ en"),
        ("zonder", "zonder"),
    ],
)
def test_quotation_marks_are_those_of_print(typed: str, printed: str) -> None:
    assert typographic(typed) == printed


@pytest.mark.parametrize(
    ("text", "sentence", "table"),
    [
        ("2025-05-20", "op 20 mei 2025", "20-05-2025"),
        ("2025-05", "in mei 2025", "mei 2025"),
        ("2025-Q2", "in het tweede kwartaal van 2025", "Q2 2025"),
        ("2025", "in 2025", "2025"),
    ],
)
def test_dates_get_their_preposition_and_their_table_form(text: str, sentence: str, table: str) -> None:
    assert when(PreciseDate(text)) == sentence
    assert table_date(PreciseDate(text)) == table


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [("2025", "2026", "2025 en 2026"), ("2023", "2026", "2023 tot en met 2026"), ("2024", "2024", "2024")],
)
def test_periods_are_read_as_years(first: str, last: str, text: str) -> None:
    assert years(PreciseDate(first), PreciseDate(last)) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2024", "2024", "het jaar 2024"),
        ("2023", "2024", "2023 en 2024"),
        ("2026-Q1", "2026-Q2", "de eerste helft van 2026"),
        ("2026-07", "2026-12", "de tweede helft van 2026"),
        ("2026-Q1", "2026-Q1", "het eerste kwartaal van 2026"),
        ("2025-Q4", "2026-03", "het vierde kwartaal van 2025 tot en met maart 2026"),
    ],
)
def test_a_period_is_said_as_one_would(first: str, last: str, text: str) -> None:
    assert span(PreciseDate(first), PreciseDate(last)) == text
