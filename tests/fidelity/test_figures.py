# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inhabitants, codes and police team of the eleven municipalities, held against the figures of CBS."""

import csv
from pathlib import Path

import pytest

from driehoek.exchange.planfile.parsing import parse_path
from driehoek.exchange.planfile.records.organisations import Municipality
from tests.conftest import ROOT

YEARS = range(2019, 2027)
EXAMPLES = {"heuvelrug.yaml": "Heuvelrug", "tweestromenland.yaml": "Tweestromenland"}


def municipalities(example: str) -> tuple[Municipality, ...]:
    return parse_path(ROOT / "examples" / example).municipalities


def table(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


@pytest.mark.parametrize("example", EXAMPLES)
def test_inhabitants_are_those_of_cbs(example: str, shared: Path) -> None:
    published = {
        (row["regio_code"], int(row["periode"][:4])): int(row["bevolking_1_januari"])
        for row in table(shared / "data" / "population" / "population_03759ned_2019-2026.csv")
        if row["bevolking_1_januari"]
    }
    typed = {
        (one.cbs_code, year): count
        for one in municipalities(example)
        for told in one.populations
        for year, count in told.years.items()
    }
    assert len(typed) == len(municipalities(example)) * len(YEARS)
    assert {key: published[key] for key in typed} == typed


@pytest.mark.parametrize(("example", "team"), EXAMPLES.items())
def test_codes_province_and_members_are_those_of_the_list_of_regions(example: str, team: str, shared: Path) -> None:
    listed = {
        row["gemeente"]: (row["gm_code"], row["provincie"])
        for row in table(shared / "data" / "regions" / "11_gemeenten.csv")
        if row["samenwerking"] == team
    }
    assert {one.name: (one.cbs_code, one.province) for one in municipalities(example)} == listed


@pytest.mark.parametrize(("example", "team"), EXAMPLES.items())
def test_police_unit_district_and_team_are_names_that_exist(example: str, team: str, shared: Path) -> None:
    names = {row["regio"] for row in table(shared / "data" / "regions" / "politie_regios_81928NED.csv")}
    police = parse_path(ROOT / "examples" / example).partnership.police
    assert police is not None
    assert f"{police.team} (BT)" in names
    assert f"{police.district.replace('-', ' ')} (PD)" in names
    assert any(police.unit in name and name.endswith("(RE)") for name in names)
    assert police.team == team
