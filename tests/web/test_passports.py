# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The passport of a figure tells everything that one should know of it."""

from pathlib import Path

import pytest
from django.test import Client

from driehoek.figures.indicators import indicators
from driehoek.monitoring.rules import Baseline, Measure, Operator, Target
from driehoek.web.paths import Paths
from driehoek.web.presenters.figures.passports import Narrowed, passports_screen
from driehoek.web.presenters.goal_figures import told_baseline, told_number, told_target
from scripts.indicator_reference import COMMAND, PAGE, reference
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("examples")]
HOME = "/heuvelrug/cijfers/"


@pytest.fixture
def coordinator() -> Client:
    return signed_in("heuvelrug", "coordinator")


def words(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    main = soup(response).select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


@pytest.mark.parametrize("key", indicators())
def test_every_indicator_has_its_passport(coordinator: Client, key: str) -> None:
    told, one = words(coordinator, f"{HOME}{key}/paspoort/"), indicators()[key]
    assert one.title.nl in told
    assert one.why.nl in told
    assert all(limit.nl in told for limit in one.limits)
    assert all(f"{code} {name}" in told for code, name in one.names_of_codes("nl"))
    assert "Nog niet door een deskundige nagekeken" in told
    assert all(use.table in told for use in one.tables)


def test_the_passport_of_a_set_names_the_other_definitions_and_the_one_in_use(coordinator: Client) -> None:
    told = words(coordinator, f"{HOME}hic_ruim/paspoort/")
    assert "Set HIC_RUIM van 22 november 2026" in told
    for other in (
        "HIC (kern)",
        "HIC (kern met mishandeling en levensdelicten)",
        "HIC (kern met geweld tegen personen)",
    ):
        assert other in told
    assert told.count("Hier in gebruik") == 1
    assert "Set kiezen" in told
    assert "Set kiezen" not in words(signed_in("heuvelrug", "teamchef"), f"{HOME}hic_ruim/paspoort/")


def test_the_goals_that_use_it_with_baseline_and_target(coordinator: Client) -> None:
    told = words(coordinator, f"{HOME}woninginbraak/paspoort/")
    assert "Inzet op klassieke criminaliteit blijvend borgen" in told
    assert "begon met 116 in 2022" in told
    assert "doelwaarde: ten minste 20% minder dan in 2022, uiterlijk in 2026" in told
    assert "geen doelwaarde vastgesteld" in told


def test_there_is_no_passport_of_what_is_no_indicator(coordinator: Client) -> None:
    assert coordinator.get(f"{HOME}verzonnen/paspoort/").status_code == 404


def test_all_figures_narrowed_by_the_address(coordinator: Client) -> None:
    every = words(coordinator, f"{HOME}paspoorten/")
    assert f"{len(indicators())} cijfers" in every
    traffic = words(coordinator, f"{HOME}paspoorten/?onderwerp=verkeer&bron=Rijkswaterstaat")
    assert "3 cijfers" in traffic and "Woninginbraak" not in traffic.split("Toon", 1)[1]
    assert "Geen cijfer past bij deze keuze" in words(coordinator, f"{HOME}paspoorten/?onderwerp=onzin")
    assert "2 doelen" in words(coordinator, f"{HOME}paspoorten/?onderwerp=vermogen")


def test_a_set_of_which_a_part_is_there_is_told_so() -> None:
    present = {"woninginbraak": (), "hic_kern": ("1.4.6", "1.4.7")}
    screen = passports_screen(present, {"hic_kern": 1}, {"hic": "hic_kern"}, Narrowed(), Paths("x"))
    lines = {line.title: line for group in screen.groups for line in group.lines}
    assert len(lines) <= screen.total == len(indicators())
    assert lines["HIC (kern)"].chosen and not lines["HIC (ruim)"].chosen
    assert [screen.groups[0].lines[0].href] == ["/x/cijfers/misdrijven_totaal/paspoort/"]
    for state, key in (("ja", "woninginbraak"), ("deels", "hic_kern")):
        only = passports_screen(present, {}, {}, Narrowed(figures=state), Paths("x"))
        assert [line.href for group in only.groups for line in group.lines] == [f"/x/cijfers/{key}/paspoort/"]


@pytest.mark.parametrize(
    ("value", "told"),
    [(30_000, "30"), (28_400, "28,4"), (1_243_000, "1.243"), (0, "0"), (34_305, "34,305"), (500, "0,5")],
)
def test_a_number_as_people_write_it(value: int, told: str) -> None:
    assert told_number(value) == told


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (None, ""),
        (Target(Operator.AT_MOST, 20_000, 2026), "ten hoogste 20, uiterlijk in 2026"),
        (Target(Operator.ABOVE, 20_500, 2026, per_year=True), "meer dan 20,5, elk jaar tot en met 2026"),
        (Target(Operator.BELOW, 10_000, 2026, Measure.RELATIVE), "meer dan 10% minder dan in 2022, uiterlijk in 2026"),
        (
            Target(Operator.AT_MOST, 5_000, 2026, Measure.RELATIVE, per_year=True),
            "elk jaar ten minste 5% minder, van 2022 tot en met 2026",
        ),
        (Target(Operator.AT_LEAST, 5_000, 2027, Measure.RELATIVE), "ten minste 5% meer dan in 2022, uiterlijk in 2027"),
    ],
)
def test_a_target_in_words(target: Target | None, told: str) -> None:
    assert told_target(target, Baseline(30_000, 2022)) == told


def test_a_baseline_in_words() -> None:
    assert told_baseline(Baseline(34_300, 2019)) == "34,3 in 2019"
    assert told_baseline(None) == ""


def test_the_reference_page_is_that_of_the_definitions() -> None:
    assert Path(PAGE).read_text(encoding="utf-8") == reference(), f"run: {COMMAND}"
