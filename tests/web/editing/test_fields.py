# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each field reads what people type, refuses what it cannot read with a sentence, and shows again what it read."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.kernel.dates import PreciseDate
from driehoek.web.editing.fields import (
    Choice,
    Choices,
    Date,
    Field,
    Lines,
    Misread,
    Money,
    Number,
    Option,
    Rate,
    Text,
    Tick,
    read_all,
)

A, B = "01a201ab-f1d3-7478-8f21-3a97e3d7b0cc", "01a201ab-f1d3-7478-8f21-3a98e15d1a72"
OPTIONS = (Option("", "Geen"), Option(A, "Politie", "Partners"), Option(B, "OM", "Partners"))
AMOUNT, RATE = Money(name="means", label="Bedrag"), Rate(name="rate", label="Bijdrage")


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (Text(name="t", label="T"), "Fietscontroles", "Fietscontroles"),
        (Number(name="n", label="N"), "12", 12),
        (Number(name="n", label="N"), "1.243", 1243),
        (Number(name="n", label="N"), "", None),
        (AMOUNT, "8.400", 840_000),
        (AMOUNT, "8400,50", 840_050),
        (AMOUNT, "€ 8.400,-", 840_000),
        (AMOUNT, "", None),
        (RATE, "0,15", 1500),
        (RATE, "0,155", 1550),
        (RATE, "1", 10_000),
        (Date(name="d", label="D"), "Q2 2027", PreciseDate("2027-Q2")),
        (Date(name="d", label="D"), "20 mei 2027", PreciseDate("2027-05-20")),
        (Date(name="d", label="D"), "", None),
        (Lines(name="l", label="L"), "een\n\n twee ", ["een", "twee"]),
        (Choice(name="c", label="C", options=OPTIONS, uid=True), A, UUID(A)),
        (Choice(name="c", label="C", options=OPTIONS, uid=True), "", None),
        (Choice(name="c", label="C", options=OPTIONS), "", ""),
        (Choices(name="c", label="C", options=OPTIONS), (B, A), (UUID(B), UUID(A))),
        (Tick(name="t", label="T"), "1", True),
        (Tick(name="t", label="T"), "", False),
    ],
)
def test_a_field_reads_what_was_typed(field: Field, typed: Any, value: object) -> None:
    assert field.read(typed) == value


@pytest.mark.parametrize(
    ("field", "typed", "word"),
    [
        (Number(name="n", label="N"), "twaalf", "getal"),
        (Number(name="n", label="N"), "-3", "getal"),
        (Number(name="n", label="N"), "1" * 10, "getal"),
        (Number(name="n", label="N"), "١٢", "getal"),
        (AMOUNT, "8.40", "bedrag"),
        (AMOUNT, "veel", "bedrag"),
        (AMOUNT, "8,4", "bedrag"),
        (RATE, "0,15555", "bedrag"),
        (Date(name="d", label="D"), "30 februari 2027", "datum"),
        (Choice(name="c", label="C", options=OPTIONS), "iets anders", "lijst"),
        (Choices(name="c", label="C", options=OPTIONS), (A, "iets anders"), "lijst"),
        (Text(name="t", label="T", required=True), "", "Vul"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(field: Field, typed: Any, word: str) -> None:
    with pytest.raises(Misread, match=word):
        field.read(typed)


def test_everything_wrong_is_told_at_once() -> None:
    fields = (Text(name="title", label="Titel", required=True, missing="Geef een titel."), AMOUNT, RATE)
    values, wrong = read_all(fields, {"title": "", "means": "veel", "rate": "0,15"})
    assert values == {"rate": 1500}
    assert wrong["title"] == "Geef een titel."
    assert set(wrong) == {"title", "means"}


@given(st.integers(0, 99_999_999_999))
def test_an_amount_is_typed_as_it_was_read(cents: int) -> None:
    assert AMOUNT.read(AMOUNT.typed(cents)) == cents


@given(st.integers(0, 99_999_999))
def test_a_rate_is_typed_as_it_was_read(rate: int) -> None:
    assert RATE.read(RATE.typed(rate)) == rate


@given(st.sampled_from(["2027", "2027-Q3", "2027-03", "2027-12-31", "2026-08-01"]))
def test_a_date_is_typed_as_it_was_read(text: str) -> None:
    field = Date(name="d", label="D")
    assert field.read(field.typed(PreciseDate(text))) == PreciseDate(text)


def test_a_choice_is_told_in_words() -> None:
    assert Choice(name="c", label="C", options=OPTIONS).told(A) == "Politie"
    assert Choices(name="c", label="C", options=OPTIONS).told((A, B)) == "Politie, OM"
    assert Tick(name="t", label="T").told("") == "nee"


def test_boxes_come_in_the_order_of_the_list_whatever_the_browser_sends() -> None:
    field = Choices(name="c", label="C", options=OPTIONS)
    assert field.sent([B, A, A]) == (A, B)
    assert field.typed((UUID(B), UUID(A))) == (A, B)


def test_line_ends_of_a_browser_are_no_change() -> None:
    field = Text(name="t", label="T")
    assert field.sent(["een\r\ntwee "]) == "een\ntwee"
