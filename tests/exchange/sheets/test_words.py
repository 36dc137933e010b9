# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words, dates and amounts as people write them: read as they are meant, or refused with a sentence."""

import datetime as dt

import pytest

from driehoek.exchange.sheets.amounts import read_money, read_percentage
from driehoek.exchange.sheets.dates import is_continuous, read_date
from driehoek.exchange.sheets.heard import NotRead
from driehoek.exchange.sheets.words import LIGHTS, ONLY_AS_LIGHT, STATUS, light_of_colour, plain
from driehoek.planning.rules import ActionStatus, TrafficLight

#: The words of real plans and notes (dossier, chapter 1.7), and what they mean for an action.
FOUND = {
    "afgerond": "afgerond", "voltooid": "afgerond", "gerealiseerd": "afgerond", "doel behaald": "afgerond",
    "grotendeels uitgevoerd": "loopt", "niet volledig afgerond": "loopt", "loopt": "loopt",
    "gestart met voorbereidingen": "loopt", "vertraging": "vertraagd", "uitgesteld": "uitgesteld",
    "doorgeschoven": "uitgesteld", "opnieuw ingepland": "uitgesteld", "doorlopend": "doorlopend",
    "structureel geborgd": "doorlopend", "going concern": "doorlopend",
}  # fmt: skip


@pytest.mark.parametrize(("word", "status"), FOUND.items())
def test_the_words_of_real_plans_are_known(word: str, status: str) -> None:
    assert STATUS[plain(word)] == status


def test_every_state_and_light_is_known_by_its_own_word() -> None:
    assert {STATUS[plain(status.value)] for status in ActionStatus} == set(ActionStatus)
    assert {LIGHTS[plain(light.value)] for light in TrafficLight} == set(TrafficLight)
    assert {word for word in LIGHTS if word in STATUS} <= ONLY_AS_LIGHT


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20 mei 2025", "2025-05-20"), ("20-05-2025", "2025-05-20"), ("20/5/25", "2025-05-20"), ("2025-05-20",
         "2025-05-20"),
        (dt.date(2025, 5, 20), "2025-05-20"), (dt.datetime(2025, 5, 20, 9, 30, tzinfo=dt.UTC), "2025-05-20"),
        ("mei 2025", "2025-05"),
        ("mei \u201925", "2025-05"), ("05-2025", "2025-05"), ("Q2 2025", "2025-Q2"), ("2025-Q2", "2025-Q2"),
        ("2e kwartaal 2025", "2025-Q2"), ("tweede kwartaal van 2025", "2025-Q2"), ("2025", "2025"), (2025, "2025"),
        (2025.0, "2025"), ("29 februari 2028", "2028-02-29"),
    ],
)  # fmt: skip
def test_a_date_is_read_with_its_precision(typed: object, meant: str) -> None:
    found, note = read_date(typed)
    assert found is not None
    assert (found.text, note) == (meant, "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("eind 2025", "2025-Q4"), ("begin 2026", "2026-Q1"), ("medio 2025", "2025"), ("najaar 2025", "2025-Q4"),
        ("1e helft 2025", "2025-Q2"), ("week 23 2025", "2025-06-06"), ("2025-2026", "2026"), ("Q1-Q2 2025", "2025-Q2"),
        ("uiterlijk 1 mei 2025", "2025-05-01"), ("mei t/m juni 2025", "2025-06"), (45797, "2025-05-20"),
    ],
)  # fmt: skip
def test_what_is_read_with_less_than_certainty_is_told(typed: object, meant: str) -> None:
    found, note = read_date(typed)
    assert found is not None
    assert found.text == meant
    assert "gelezen als" in note


def test_a_period_begins_where_a_start_is_asked() -> None:
    found, _ = read_date("2025-2026", first=True)
    assert found is not None
    assert found.text == "2025"


@pytest.mark.parametrize("typed", ["", "PM", "n.v.t.", "onbekend", None])
def test_nothing_is_no_date(typed: object) -> None:
    assert read_date(typed) == (None, "")
    assert is_continuous("Doorlopend")
    assert not is_continuous(typed)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("\u20ac 8.400,-", 840_000), ("8400", 840_000), ("8.400,5", 840_050), ("8,400.50", 840_050), (8400.5, 840_050),
        (0, 0),
     ("EUR 12,=", 1_200), ("PM", None), (None, None)],
)  # fmt: skip
def test_money(typed: object, cents: int | None) -> None:
    assert read_money(typed) == (cents, "")


def test_rough_money_is_told() -> None:
    assert read_money("ca. 5.000") == (500_000, "'ca. 5.000' is gelezen als \u20ac 5.000.")
    assert read_money("2,5k")[0] == 250_000


@pytest.mark.parametrize(
    ("typed", "percent", "number"),
    [
        ("80%", False, 80),
        ("80 %", False, 80),
        (0.8, True, 80),
        (0.8, False, 80),
        (80, False, 80),
        ("0,8", False, 80),
        (1, True, 100),
    ],
)
def test_percentages(typed: object, *, percent: bool, number: int) -> None:
    assert read_percentage(typed, percent=percent)[0] == number


@pytest.mark.parametrize("typed", ["nan", "inf", "1e999", "-1", 101, True])
def test_what_is_no_percentage(typed: object) -> None:
    with pytest.raises(NotRead):
        read_percentage(typed)


@pytest.mark.parametrize(
    ("colour", "light"),
    [("00B050", "groen"), ("92D050", "groen"), ("C6EFCE", "groen"), ("FFC000", "oranje"), ("FFFF00", "oranje"),
     ("FFEB9C", "oranje"), ("FF0000", "rood"), ("FFC7CE", "rood"), ("FFFFFF", ""), ("D9D9D9", ""), ("4472C4", ""),
      ("", "")],
)  # fmt: skip
def test_colours_of_the_palettes_of_spreadsheets(colour: str, light: str) -> None:
    assert light_of_colour(colour) == light
