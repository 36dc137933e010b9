# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pitfalls of honest figures, each with a test of its own; those of storing and labelling come first.

The numbers are those of the list of pitfalls that the statistics were designed against.
"""

import numpy as np
import pytest
from django.db import IntegrityError, transaction

from driehoek.figures.indicators import indicators
from driehoek.figures.models import Finding, Load, Observation, Series
from driehoek.figures.queries import findings_of, series_of
from driehoek.figures.queries.views import FindingView, SeriesView
from driehoek.figures.rules import Compared
from driehoek.kernel import guard
from driehoek.kernel.errors import Invalid
from driehoek.lib.statistics.change import compare
from driehoek.lib.statistics.charts import monthly_chart, special_causes, suitable, xmr
from driehoek.lib.statistics.counts import count_interval
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.months import twelve_month_totals, year_on_year
from driehoek.lib.statistics.sentences.others import sentence_of_many
from driehoek.lib.statline.periods import PeriodKind
from driehoek.web.presenters.figures.labels import label_mark
from tests.conftest import ROOT
from tests.figures.making import AA, BREE, READ_ON, cell, load, stored, years
from tests.planning.world import World

pytestmark = pytest.mark.django_db

KEY = "woninginbraak"


def series(world: World, key: str = KEY, area: str = AA, kind: PeriodKind = PeriodKind.YEAR) -> SeriesView:
    """Return a series as the coordinator gets it."""
    return series_of(world.coordinator, world.partnership.pk, [key], [area], kind)[key, area]


def finding(world: World, key: str = KEY, area: str = AA) -> FindingView:
    """Return a finding as the coordinator gets it."""
    return findings_of(world.coordinator, world.partnership.pk, [key], [area])[key, area]


def test_pitfall_1_zero_is_a_value_and_missing_never_is(world: World) -> None:
    reasons = ("kan_niet", "onbekend", "geheim", "niet_beschikbaar", "onduidelijk", "ontbreekt")
    load([cell(AA, "2019JJ00", 0), *(cell(AA, f"{2020 + n}JJ00", None, missing=r) for n, r in enumerate(reasons))])
    points = series(world).points
    assert (points[0].value, points[0].missing) == (0.0, "")
    assert [(point.value, point.missing) for point in points[1:]] == [(None, reason) for reason in reasons]
    made, load_row = Series.objects.get(), Load.objects.get()
    for wrong in ({"value": 0, "missing": "geheim"}, {"value": None, "missing": ""}):
        with pytest.raises(IntegrityError), transaction.atomic(), guard.seeding():
            Observation.objects.create(series=made, load=load_row, period="2001JJ00", status="definitief", **wrong)


def test_pitfall_1_a_year_without_a_value_is_not_summed_as_zero(world: World) -> None:
    load([*years(AA, 2022, (60, None, 60, 20)), *years(BREE, 2022, (60, 0, 60, 20))])
    unknown, zero = finding(world).other(Compared.THREE_YEARS), finding(world, area=BREE)
    assert unknown is not None
    assert (unknown.before, zero.before) == (None, 120)


def test_pitfall_2_from_zero_is_told_in_counts_and_never_as_a_ratio(world: World) -> None:
    load(years(AA, 2022, (0, 0, 0, 15)))
    told = finding(world)
    assert (told.before, told.now, told.label) == (0, 15, "duidelijke_stijging")
    assert told.sentence().startswith("Van gemiddeld 0,0 (0 in 3 jaar) naar 15: 15 meer.")
    assert "%" not in told.sentence()


@pytest.mark.parametrize("place", [0, 2, 3])
@pytest.mark.parametrize("status", ["voorlopig", "nader_voorlopig"])
def test_pitfall_4_nothing_is_said_about_a_figure_that_still_moves(world: World, place: int, status: str) -> None:
    rows = list(years(AA, 2022, (60, 60, 60, 20)))
    rows[place] = rows[place]._replace(status=status)
    load(rows)
    told = Finding.objects.get(compared="drie_jaar", period="2025JJ00")
    assert (told.label, told.provisional) == ("geen_uitspraak", True)


def test_pitfall_4_the_newest_final_year_speaks_while_a_newer_one_still_moves(world: World) -> None:
    load([*years(AA, 2021, (60, 60, 60, 20)), cell(AA, "2025JJ00", 90, status="voorlopig")])
    told = finding(world)
    assert (told.period.year, told.label, told.provisional) == (2024, "duidelijke_daling", False)
    newest = [one for one in told.others if one.period.year == 2025]
    assert {one.label for one in newest} == {"geen_uitspraak"}


def test_pitfall_4_a_rounded_source_gets_only_what_holds_for_every_rounding(world: World) -> None:
    told = {"measure": "TotaalGeregistreerdeMisdrijven_1", "subject": "T001161"}
    rows = [*years(AA, 2022, (40, 40, 40, 20), **told), *years(BREE, 2022, (10, 10, 10, 15), **told)]
    load(rows, code="83648NED", rounded_to=5)
    three = Finding.objects.get(area=AA, compared="drie_jaar")
    assert (three.label, three.rounded_to) == ("geen_uitspraak", 5)
    key = Finding.objects.values_list("indicator", flat=True)[0]
    small = finding(world, key, BREE)
    assert small.rounded_to == 5
    assert small.label in ("geen_uitspraak", "geen_aantoonbare_verandering")


def test_pitfall_5_years_and_months_never_stand_in_one_series(world: World) -> None:
    """``2025JJ00`` sorts among the months of 2025; a sum over the column would count everything twice."""
    months = [cell(AA, f"2025MM{month:02d}", 2) for month in range(1, 13)]
    load([*years(AA, 2022, (20, 22, 23, 24)), *months], code="47013NED")
    assert {point.period.kind for point in series(world).points} == {PeriodKind.YEAR}
    assert sum(point.value or 0 for point in series(world, kind=PeriodKind.MONTH).points) == 24
    assert finding(world).before == 65
    assert Series.objects.count() == 2


def test_pitfall_5_a_part_of_a_year_is_no_year() -> None:
    with pytest.raises(Invalid):
        load([cell(AA, "2026JJ04", 5)])


def test_pitfall_6_a_remainder_that_is_no_area_is_read_and_never_kept() -> None:
    load([cell(AA, "2025JJ00", 5), cell("GM0000", "2025JJ00", 3), cell("GM0999", "2025JJ00", 2)])
    assert stored() == {("1.1.1", AA, "2025JJ00"): 5}


def test_pitfall_11_what_a_year_is_compared_with_is_agreed_beforehand(world: World) -> None:
    """The peak of 2023 is there to be chosen; the default is always the three years before."""
    load(years(AA, 2020, (20, 20, 20, 90, 20, 21)))
    told = finding(world)
    assert (told.compared, told.period.year, told.before, told.years_before) == (Compared.THREE_YEARS, 2025, 130, 3)
    assert {(one.compared, one.period.year) for one in told.others} == {(Compared.YEAR_BEFORE, 2025)}


def test_pitfall_13_a_label_can_be_made_again_from_what_is_stored_with_it(world: World) -> None:
    load(years(AA, 2022, (60, 60, 60, 20)))
    row = Finding.objects.get(compared="drie_jaar")
    assert row.now is not None
    assert row.before is not None
    assert row.wobble is not None
    again = compare(row.now, row.before, row.wobble, 1.0, float(row.years_before), row.reference)
    assert (Label(int(again.label)).code, float(again.p_wobble), again.version) == (row.label, row.p_wobble, row.method)
    assert row.load.retrieved_at == READ_ON


def test_pitfall_3_overlapping_intervals_are_not_the_test_of_a_difference(world: World) -> None:
    """From 62 to 35: the exact intervals overlap (47.5 to 79.5, 24.4 to 48.7), and yet the fall is clear."""
    before, now = count_interval(62), count_interval(35)
    assert float(now.upper) > float(before.lower)
    load(years(AA, 2024, (62, 35), subject="2.2.1"))
    assert finding(world, "vernieling").label == "duidelijke_daling"


def test_pitfall_7_runs_are_never_looked_for_in_moving_totals() -> None:
    """Neighbouring totals share eleven months; a comparison takes two that share none."""
    totals = twelve_month_totals([5] * 12 + [6] * 12)
    for rule in (special_causes, xmr, suitable):
        with pytest.raises((TypeError, ValueError)):
            rule(totals)  # type: ignore[arg-type]
    change = year_on_year(totals, 30)
    assert (int(change.before), int(change.now)) == (60, 72)


def test_pitfall_8_sparse_months_get_no_chart_with_limits() -> None:
    sparse = [0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 1] * 2
    assert not suitable(sparse)
    with pytest.raises(ValueError, match="below ten a month"):
        monthly_chart(sparse, [10_000] * 24)


def test_pitfall_9_a_limit_is_never_negative_and_missing_where_there_is_none() -> None:
    assert np.isnan(count_interval(1, 0.998, "byar").lower)
    counts = np.arange(200)
    for confidence in (0.95, 0.998):
        assert (count_interval(counts, confidence).lower >= 0).all()


def test_pitfall_10_a_very_small_chance_is_not_lost() -> None:
    """1 minus a chance close to 1 has no digits left; the tail itself has them all."""
    far, farther = compare([400, 500], [100, 100], np.inf).p_chance
    assert 0 < farther < far < 1e-30


def test_pitfall_12_more_is_not_worse_where_more_may_be_more_effort() -> None:
    rise = Label.CLEAR_RISE.code
    drugs, burglary = (indicators()[key].direction for key in ("drugshandel", "woninginbraak"))
    assert (drugs, burglary) == ("neutraal", "lager")
    assert label_mark(rise, drugs).tone == ""
    assert label_mark(rise, burglary).tone == "act"
    assert {one.direction for one in indicators().values()} <= {"lager", "hoger", "neutraal"}


def test_pitfall_14_the_method_says_how_often_it_is_wrong() -> None:
    text = (ROOT / "docs" / "explanation" / "honest-figures.md").read_text(encoding="utf-8")
    assert "one of ten stands out falsely about every second year" in " ".join(text.split())
    assert "door toeval ongeveer 27 opvallen" in sentence_of_many(550, 0).text
