# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of areas: names through time, and which municipalities were which before."""

import csv
from pathlib import Path

import pytest

from driehoek.lib.statline.model import Level, level_of
from driehoek.lib.statline.regions import match, parts, plain, register, title_of

pytestmark = pytest.mark.once

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
ELEVEN = {
    "GM1945": "Berg en Dal",
    "GM0209": "Beuningen",
    "GM0225": "Druten",
    "GM0252": "Heumen",
    "GM0668": "West Maas en Waal",
    "GM0296": "Wijchen",
    "GM0339": "Renswoude",
    "GM0340": "Rhenen",
    "GM1581": "Utrechtse Heuvelrug",
    "GM0345": "Veenendaal",
    "GM0352": "Wijk bij Duurstede",
}


def test_the_eleven_stand_in_it() -> None:
    assert {code: title_of(code) for code in ELEVEN} == ELEVEN
    assert all(match(name).code == code for code, name in ELEVEN.items())


def test_it_knows_every_municipality_of_today_once() -> None:
    today = [each for code, each in register().items() if level_of(code) is Level.MUNICIPALITY]
    assert sum(each.existed(2026) for each in today if each.province) == 342


def test_no_two_areas_have_one_name() -> None:
    names = [plain(each.title) for each in register().values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Groningen (gemeente)", "GM0014"),
        ("Groningen (PV)", "PV20"),
        ("Groningen (PD)", "PD:Groningen"),
        ("'s-Gravenhage (gemeente)", "GM0518"),
        ("’s-Gravenhage", "GM0518"),
        ("Den Haag (RE)", "RE06"),
        ("Limburg (RE)", "RE10"),
        ("Alkmaar", "GM0361"),
        ("Alkmaar (BT)", "BT:Alkmaar"),
        ("Tweestromenland (BT)", "BT:Tweestromenland"),
        ("Een nieuw team (BT)", "BT:Een nieuw team"),
        ("SÚDWEST - FRYSLÂN", "GM1900"),
        ("Bergen (NH)", "GM0373"),
        ("Friesland (PV)", "PV21"),
        ("Gemeenten; niet in te delen", "GM0999"),
        ("Buitenland", "GM0998"),
        ("NL01  ", "NL"),
        ("GM0296    ", "GM0296"),
        ("BU02250001", "BU02250001"),
    ],
)
def test_a_name_becomes_a_code(name: str, code: str) -> None:
    assert match(name).code == code


@pytest.mark.parametrize("name", ["Groningen", "Utrecht", "Limburg", "Bergen"])
def test_a_name_of_several_areas_is_no_code(name: str) -> None:
    assert len(match(name).codes) > 1


def test_a_heading_that_says_municipality_decides() -> None:
    assert match("Utrecht", None, Level.MUNICIPALITY).code == "GM0344"


def test_the_year_decides_between_namesakes() -> None:
    assert match("Hengelo", 2024).code == "GM0164"
    assert len(match("Hengelo", 2000).codes) == 2


@pytest.mark.parametrize("name", ["", "Morgenland", "Wijchenn", "1234"])
def test_an_unknown_name_is_nothing(name: str) -> None:
    assert match(name).codes == ()


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2012, ("GM0241", "GM0265", "GM0282")),
        (2014, ("GM0241", "GM0265", "GM0282")),
        (2015, ("GM0241",)),
        (2016, ("GM1945",)),
        (2026, ("GM1945",)),
    ],
)
def test_berg_en_dal_through_time(year: int, expected: tuple[str, ...]) -> None:
    assert parts("GM1945", year) == expected


def test_a_territory_that_was_divided_is_not_composed() -> None:
    """Amerongen went to Utrechtse Heuvelrug and in part to Rhenen."""
    assert parts("GM1581", 2005) == ()
    assert parts("GM1581", 2006) == ("GM1581",)
    assert parts("GM9999", 2020) == ()


def test_every_successor_is_an_area_that_came_later_or_stayed() -> None:
    for each in register().values():
        for after in each.into:
            end = register()[after].end
            assert each.end is not None
            assert end is None or end >= each.end


def test_names_and_codes_agree_with_the_lists_they_came_from() -> None:
    file = SHARED / "odata_v3" / "politie_47013_47021NED_RegioS_20240130.csv"
    if not file.exists():
        pytest.skip("the folder ../shared with data is not there")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert len(rows) > 370
    wrong = {
        row["Title"]: match(row["Title"]).codes
        for row in rows
        if match(row["Title"]).code != row["Key"].strip().replace("NL01", "NL")
    }
    assert wrong == {}
