# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Series as pages get them: every period with a value or a reason, one table, one division, and their source."""

from datetime import UTC, datetime

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from driehoek.figures.models import Annotation
from driehoek.figures.queries import findings_of, series_of
from driehoek.figures.queries.views import SeriesView
from driehoek.kernel.actor import Actor
from driehoek.lib.statline.periods import PeriodKind, parse
from tests.figures.making import AA, BIKES, BREE, CEE, COUNTRY, cell, load, years
from tests.planning.world import World, store

pytestmark = pytest.mark.django_db

KEY = "woninginbraak"
TOTAL = "misdrijven_totaal"


def view(world: World, key: str = KEY, area: str = AA, kind: PeriodKind = PeriodKind.YEAR) -> SeriesView:
    """Return one series as the coordinator gets it."""
    return series_of(world.coordinator, world.partnership.pk, [key], [area], kind)[key, area]


def told(series: SeriesView) -> list[float | str | None]:
    """Return its values, or the reasons why there are none."""
    return [point.missing or point.value for point in series.points]


def test_a_series_has_every_period_and_its_source(world: World) -> None:
    load([*years(AA, 2021, (9, 8)), cell(AA, "2025JJ00", 7), cell(AA, "2024JJ00", None)])
    series = view(world)
    assert [point.period.code for point in series.points] == [f"{year}JJ00" for year in range(2021, 2026)]
    assert told(series) == [9, 8, "ontbreekt", "onbekend", 7]
    assert (series.area_name, series.unit, series.kind) == ("Aa", "aantal", PeriodKind.YEAR)
    assert series.source.text == "Bron: Politie, tabel 47018NED, opgehaald 20 mei 2026"
    assert series.newest is not None
    assert series.newest.value == 7


def test_the_source_is_told_in_english_too(world: World) -> None:
    load(years(AA, 2024, (9, 8)))
    with translation.override("en"):
        assert view(world).source.text == "Source: Politie, table 47018NED, retrieved 20 May 2026"


def test_years_and_months_are_series_of_their_own(world: World) -> None:
    load(
        [*years(AA, 2024, (24, 26)), *(cell(AA, f"2025MM{month:02d}", month) for month in range(1, 13))],
        code="47013NED",
    )
    assert told(view(world)) == [24, 26]
    months = view(world, kind=PeriodKind.MONTH)
    assert told(months) == list(range(1, 13))
    assert {point.period.kind for point in months.points} == {PeriodKind.MONTH}


def test_whatever_the_number_it_takes_four_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    load([*years(AA, 2020, range(6)), *years(BREE, 2020, range(6)), *years(AA, 2020, range(6), subject=BIKES)])
    who, pk = world.coordinator, world.partnership.pk
    with django_assert_num_queries(4):
        assert len(series_of(who, pk, [KEY], [AA])) == 1
    with django_assert_num_queries(4):
        assert len(series_of(who, pk, [KEY, "fietsdiefstal", TOTAL, "onbekend"], [AA, BREE, CEE, COUNTRY])) == 3
    with django_assert_num_queries(1):
        assert len(findings_of(who, pk, [KEY, "fietsdiefstal"], [AA, BREE, CEE])) == 3


def test_two_tables_are_never_one_series(world: World) -> None:
    """The police table by municipality goes first, once it has enough years; the other is only named."""
    load(years(AA, 2012, range(14)), code="47018NED")
    load(years(AA, 2024, (500, 600)), code="47013NED")
    series = view(world)
    assert (series.source.table, series.others, len(series.points)) == ("47018NED", ("47013NED",), 14)
    load(years(AA, 2022, (400, 450)), code="47013NED")
    series = view(world)
    assert (series.source.table, series.others) == ("47013NED", ("47018NED",))
    assert told(series) == [400, 450, 500, 600]


def test_all_areas_of_an_indicator_come_from_one_table(world: World) -> None:
    load([*years(AA, 2020, range(6)), *years(BREE, 2020, range(6))], code="47018NED")
    load(years(AA, 2020, range(10, 16)), code="47013NED")
    found = series_of(world.coordinator, world.partnership.pk, [KEY], [AA, BREE])
    assert {area: series.source.table for (_, area), series in found.items()} == {AA: "47013NED"}


def test_what_the_partnership_brought_in_goes_first_value_by_value(world: World) -> None:
    load(years(AA, 2022, (30, 28, 25)))
    later = datetime(2026, 6, 1, tzinfo=UTC)
    load(
        [cell(AA, "2024JJ00", 26), cell(AA, "2025JJ00", 14)], actor=world.coordinator,
        partnership_id=world.partnership.pk, retrieved_at=later,
    )  # fmt: skip
    series = view(world)
    assert told(series) == [30, 28, 26, 14]
    assert series.source.own
    assert series.source.retrieved_at == later
    elsewhere = world.outsider
    other = series_of(elsewhere, next(iter(elsewhere.partnership_ids)), [KEY], [AA])[KEY, AA]
    assert told(other) == [30, 28, 25]
    assert not other.source.own


def test_two_municipal_divisions_are_never_one_series(world: World) -> None:
    load(years(AA, 2022, (30, 28, 25)), division_year=2025)
    load([cell(AA, "2025JJ00", 14)], actor=world.coordinator, partnership_id=world.partnership.pk, division_year=2026)
    assert told(view(world)) == [14]


def test_an_area_of_a_former_division_is_shown_no_more(world: World) -> None:
    load([*years(AA, 2022, (1, 2)), *years(BREE, 2022, (3, 4))], division_year=2025)
    load(years(AA, 2022, (4, 6)), division_year=2026)
    found = series_of(world.coordinator, world.partnership.pk, [KEY], [AA, BREE])
    assert [area for _, area in found] == [AA]


def test_a_set_with_a_part_that_lacks_is_no_total(world: World) -> None:
    load([*years(AA, 2022, (10, 11, 12, 13), measure="Ongevallen", subject="LET")], code="BRON")
    found = series_of(world.coordinator, world.partnership.pk, ["ongevallen_slachtoffers"], [AA])
    assert found["ongevallen_slachtoffers", AA].lacking == ("DOD",)
    assert told(found["ongevallen_slachtoffers", AA]) == ["ontbreekt"] * 4
    assert ("ongevallen_slachtoffers", AA) not in findings_of(
        world.coordinator, world.partnership.pk, ["ongevallen_slachtoffers"], [AA]
    )
    load([*years(AA, 2022, (1, 0, None, 2), measure="Ongevallen", subject="DOD")], code="BRON")
    assert told(view(world, "ongevallen_slachtoffers")) == [11, 11, "onbekend", 15]
    assert view(world, "ongevallen_slachtoffers").lacking == ()


def test_breaks_and_remarks_go_along(world: World) -> None:
    load(years(AA, 2016, range(1, 6), subject="3.1.1"))
    store(
        Annotation(
            partnership=world.partnership, indicator="drugshandel", area=AA, period_from="2019JJ00",
            period_to="2019JJ00", kind="meer_inzet", text="Meer controles.",
        )
    )  # fmt: skip
    series = view(world, "drugshandel")
    assert [(one.period, one.text[:16]) for one in series.breaks] == [(parse("2018MM07"), "Sinds juli 2018 ")]
    assert [(one.first.code, one.kind, one.text) for one in series.annotations] == [
        ("2019JJ00", "meer_inzet", "Meer controles.")
    ]
    assert view(world, "drugshandel").at(parse("2018JJ00")) is not None


def test_a_value_that_once_was_another_says_so(world: World) -> None:
    load(years(AA, 2024, (24, 26)))
    load([cell(AA, "2025JJ00", 27, status="voorlopig", note="bijgesteld")])
    first, second = view(world).points
    assert (first.revised, second.revised) == (False, True)
    assert second.provisional
    assert view(world).source.note == "bijgesteld"


def test_decimals_and_margins(world: World) -> None:
    survey = {"measure": "TotaleFunctionerenTevreden_38", "subject": ""}
    load([cell(AA, "2019JJ00", 343, low=303, high=383, **survey)], code="81928NED", decimals=1)
    point = view(world, "politie_tevreden").points[0]
    assert (point.value, point.low, point.high) == (34.3, 30.3, 38.3)


def test_own_figures_with_fewer_decimals_stand_on_the_same_scale(world: World) -> None:
    survey = {"measure": "TotaleFunctionerenTevreden_38", "subject": ""}
    load([cell(AA, "2017JJ00", 284, **survey), cell(AA, "2019JJ00", 343, **survey)], code="81928NED", decimals=1)
    own = [cell(AA, "2019JJ00", 35, **survey)]
    load(own, actor=world.coordinator, partnership_id=world.partnership.pk, code="81928NED")
    assert told(view(world, "politie_tevreden")) == [28.4, "ontbreekt", 35]


@pytest.mark.parametrize("visitor", [Actor.visitor(), None])
def test_who_stands_in_no_partnership_sees_nothing(world: World, visitor: Actor | None) -> None:
    load(years(AA, 2022, (30, 28, 25, 12)))
    who = visitor or world.outsider
    assert series_of(who, world.partnership.pk, [KEY], [AA]) == {}
    assert findings_of(who, world.partnership.pk, [KEY], [AA]) == {}
