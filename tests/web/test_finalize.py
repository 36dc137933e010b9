# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a page does with the values it prints."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from driehoek.kernel.dates import PreciseDate
from driehoek.web.finalize import finalize
from driehoek.web.formats import Euro, Percentage, Rate

DUTCH = [
    (1243, "1.243"),
    (-1243567, "-1.243.567"),
    (7, "7"),
    (dt.date(2025, 5, 20), "20 mei 2025"),
    (PreciseDate("2025-05-20"), "20 mei 2025"),
    (PreciseDate("2025-05"), "mei 2025"),
    (PreciseDate("2025-Q2"), "Q2 2025"),
    (PreciseDate("2025"), "2025"),
    (Percentage(345), "34,5\u00a0%"),
    (Percentage(-340), "-34\u00a0%"),
    (Euro(123450), "€\u00a01.234,50"),
    (Euro(-5), "€\u00a0-0,05"),
    (Rate(1500), "€\u00a00,15"),
    (Rate(12345), "€\u00a01,2345"),
    ("A & B", "A & B"),
    (SafeString("<b>A</b>"), SafeString("<b>A</b>")),
]
ENGLISH = [
    (1243, "1,243"),
    (dt.date(2025, 5, 20), "20 May 2025"),
    (PreciseDate("2025-05"), "May 2025"),
    (Percentage(345), "34.5\u00a0%"),
    (Euro(123450), "€\u00a01,234.50"),
]


@pytest.mark.parametrize(("value", "printed"), DUTCH)
def test_known_values_are_written_in_dutch(value: object, printed: str) -> None:
    with translation.override("nl"):
        assert finalize(value) == printed


@pytest.mark.parametrize(("value", "printed"), ENGLISH)
def test_known_values_are_written_in_english(value: object, printed: str) -> None:
    with translation.override("en"):
        assert finalize(value) == printed


def test_a_lazy_text_is_read_when_it_is_printed() -> None:
    lazy = gettext_lazy("Sign in")
    with translation.override("nl"):
        assert finalize(lazy) == "Aanmelden"
    with translation.override("en"):
        assert finalize(lazy) == "Sign in"


@pytest.mark.parametrize(
    "value",
    [1.5, Decimal("1.5"), True, None, dt.datetime(2025, 5, 20, tzinfo=dt.UTC), ["a"], {"a": 1}, object()],
    ids=lambda value: type(value).__name__,
)
def test_what_would_look_wrong_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match=type(value).__name__):
        finalize(value)
