# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be said about a change is worked out when figures come in, for every area, by the agreed rules."""

from datetime import UTC, datetime

import pytest

from driehoek.figures.findings.wobbles import usual
from driehoek.figures.models import Finding
from driehoek.figures.queries import findings_of
from driehoek.figures.queries.views import FindingView
from driehoek.figures.rules import Compared
from driehoek.lib.statistics.change import compare
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.panel import Comparison
from driehoek.lib.statistics.sentences.changes import sentence_of_change
from driehoek.lib.statistics.sentences.wording import Name
from tests.figures.making import AA, BIKES, BREE, CEE, COUNTRY, CRIME, cell, load, years
from tests.planning.world import World

pytestmark = pytest.mark.django_db

KEY = "woninginbraak"
COUNTS = (60, 60, 60, 20)
CODES = "politie_misdrijven"


def of(world: World, key: str = KEY, area: str = AA) -> FindingView:
    """Return one finding as the coordinator gets it."""
    return findings_of(world.coordinator, world.partnership.pk, [key], [area])[key, area]


def test_a_finding_is_that_of_the_statistics_with_the_wobble_of_its_code(world: World) -> None:
    load(years(AA, 2022, COUNTS))
    s = usual(CODES, ("1.1.1",), Comparison.THREE_YEARS).s
    expected = compare(20, 180, s, 1.0, 3.0)
    finding = of(world)
    assert finding.compared is Compared.THREE_YEARS
    assert finding.label == Label(int(expected.label)).code == "duidelijke_daling"
    assert (finding.now, finding.before, finding.years_before) == (20, 180, 3)
    assert finding.p_wobble == float(expected.p_wobble)
    assert finding.p_chance == float(expected.p_chance)
    assert (finding.wobble, finding.method, finding.table) == (s, expected.version, "47018NED")
    assert finding.sentence() == sentence_of_change(expected, Name("woninginbraak")).text
    assert finding.sentence("en").startswith("From an average of 60.0 (180 in 3 years) to 20: 40 fewer.")
    assert finding.is_clear


def test_the_year_before_and_the_country_are_compared_too(world: World) -> None:
    load([*years(AA, 2022, COUNTS), *years(COUNTRY, 2022, (24_000, 24_000, 24_000, 8_000))])
    finding = of(world)
    before, country = finding.other(Compared.YEAR_BEFORE), finding.other(Compared.COUNTRY)
    assert before is not None
    assert (before.before, before.years_before) == (60, 1)
    assert before.wobble == usual(CODES, ("1.1.1",), Comparison.YEAR_ON_YEAR).s
    assert country is not None
    assert (country.label, country.country_ratio) == ("geen_aantoonbare_verandering", 1 / 3)
    assert country.sentence() == (
        "In heel Nederland ging het van 24.000 naar 8.000 (67% minder). Aa wijkt daar niet aantoonbaar van af."
    )
    assert of(world, area=COUNTRY).other(Compared.COUNTRY) is None


def test_every_area_of_the_table_has_its_finding_whoever_asks(world: World) -> None:
    load([*years(AA, 2022, COUNTS), *years(BREE, 2022, (1, 2, 1, 3)), *years("GM9999", 2022, (9, 9, 9, 9))])
    found = Finding.objects.filter(compared="drie_jaar").values_list("area", "label")
    assert dict(found) == {
        AA: "duidelijke_daling", BREE: "te_weinig", "GM9999": "geen_aantoonbare_verandering",
    }  # fmt: skip


def test_with_fewer_than_four_years_only_the_year_before(world: World) -> None:
    load(years(AA, 2024, (60, 20)))
    assert of(world).compared is Compared.YEAR_BEFORE
    assert of(world).others == ()


def test_a_missing_year_gives_no_label(world: World) -> None:
    load([*years(AA, 2022, (60, None, 60, 20)), *years(BREE, 2022, (60, 60, 60, 20))])
    finding = findings_of(world.coordinator, world.partnership.pk, [KEY], [AA])[KEY, AA]
    assert (finding.compared, finding.label) == (Compared.YEAR_BEFORE, "duidelijke_daling")
    three = finding.other(Compared.THREE_YEARS)
    assert three is not None
    assert (three.label, three.before) == ("geen_uitspraak", None)


def test_a_break_between_the_years_gives_no_label(world: World) -> None:
    """Since July 2018 drugs counts are higher because of counting."""
    load([*years(AA, 2015, (20, 20, 20, 90), subject="3.1.1"), *years(AA, 2015, (20, 20, 20, 90))])
    assert of(world, "drugshandel").label == "geen_uitspraak"
    assert of(world, "woninginbraak").label == "duidelijke_stijging"


def test_without_a_known_wobble_only_chance_is_labelled(world: World) -> None:
    """Nobody knows how much road accidents wobble, so more than chance is called nothing at all."""
    told = {"measure": "Ongevallen", "subject": "LET"}
    rows = [*years(AA, 2015, (60, 60, 60, 20), **told), *years(BREE, 2015, (6, 7, 6, 8), **told)]
    load([*rows, *years(CEE, 2015, (1, 0, 1, 2), **told)], code="BRON")
    labels = {area: of(world, "ongevallen_letsel", area).label for area in (AA, BREE, CEE)}
    assert labels == {AA: "geen_uitspraak", BREE: "geen_aantoonbare_verandering", CEE: "te_weinig"}
    assert of(world, "ongevallen_letsel", BREE).sentence().startswith("Van gemiddeld 6,3 (19 in 3 jaar) naar 8.")


def test_a_code_without_a_fit_of_its_own_takes_that_of_all_together(world: World) -> None:
    load(years(AA, 2022, COUNTS, subject="1.2.4"))
    finding = of(world, "zakkenrollerij")
    assert finding.pooled
    assert finding.wobble == usual(CODES, ("1.2.4",), Comparison.THREE_YEARS).s


def test_population_has_no_findings(world: World) -> None:
    load(years(AA, 2020, range(1000, 1005), measure="M000352", subject=""), code="03759ned")
    assert not Finding.objects.exists()


def test_what_the_partnership_brought_in_has_findings_of_its_own(world: World) -> None:
    load([*years(AA, 2022, (60, 60, 60)), *years(COUNTRY, 2022, (24_000, 24_000, 24_000, 24_000))])
    own = world.partnership.pk
    load([cell(AA, "2025JJ00", 20)], actor=world.coordinator, partnership_id=own)
    assert of(world).label == "duidelijke_daling"
    country = of(world).other(Compared.COUNTRY)
    assert country is not None
    assert country.country_ratio == 1
    elsewhere = next(iter(world.outsider.partnership_ids))
    other = findings_of(world.outsider, elsewhere, [KEY], [AA])[KEY, AA]
    assert (other.period.year, other.now) == (2024, 60)


def test_findings_of_a_partnership_follow_the_national_figures(world: World) -> None:
    load(years(AA, 2022, (60, 60, 60)))
    load([cell(AA, "2025JJ00", 20)], actor=world.coordinator, partnership_id=world.partnership.pk)
    load(years(AA, 2022, (21, 20, 19)))
    assert of(world).label == "geen_aantoonbare_verandering"
    assert of(world).before == 60


def test_the_table_of_the_series_is_the_table_of_the_finding(world: World) -> None:
    load(years(AA, 2012, range(20, 34)), code="47018NED")
    load(years(AA, 2024, (500, 600)), code="47013NED")
    assert of(world).table == "47018NED"
    load(years(AA, 2022, (400, 450)), code="47013NED")
    assert of(world).table == "47013NED"


def test_a_load_says_how_many_comparisons_it_worked_out() -> None:
    rows = [*years(AA, 2022, COUNTS), *years(AA, 2022, COUNTS, subject=BIKES), *years(COUNTRY, 2022, (9, 9, 9, 9))]
    loaded = load(rows, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert loaded.findings == Finding.objects.count() == 7
    assert {CRIME} == {row.measure for row in rows}
