# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a target stands, and of which targets a chance is told."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from driehoek.figures.indicators import indicator
from driehoek.figures.queries.views import BreakView, Point, SeriesView, SourceLine
from driehoek.lib.statistics.panel import Comparison
from driehoek.lib.statistics.sentences.wording import Language
from driehoek.lib.statistics.targets import outlook
from driehoek.lib.statline.periods import PeriodKind, parse
from driehoek.monitoring.outlooks import State, WithoutChance, figure_target
from driehoek.monitoring.rules import Baseline, Measure, Operator, Target

pytestmark = pytest.mark.once

SOURCE = SourceLine("Bron: Politie", "47018NED", datetime(2026, 5, 20, tzinfo=UTC), None, 2026, False, 0)
BURGLARY = indicator("woninginbraak")


def series(values: dict[int, float | None], **changes: object) -> SeriesView:
    points = tuple(
        Point(parse(f"{year}JJ00"), value, "" if value is not None else "onbekend") for year, value in values.items()
    )
    made = SeriesView("woninginbraak", "GM0296", "Wijchen", "aantal", 0, PeriodKind.YEAR, points, SOURCE)
    return replace(made, **changes)  # type: ignore[arg-type]


def thirty(_comparison: Comparison) -> float:
    return 30.0


YEARS: dict[int, float | None] = {2022: 41, 2023: 44, 2024: 32, 2025: 41}
AT_MOST_30 = Target(Operator.AT_MOST, 30_000, 2026)


def test_a_target_of_a_year_that_is_over_was_reached_or_not() -> None:
    for most, state in ((41_000, State.REACHED), (40_000, State.MISSED)):
        found = figure_target(BURGLARY, Target(Operator.AT_MOST, most, 2025), None, series(YEARS), thirty)
        assert (found.state, found.year, found.value, found.chance) == (state, 2025, 41, None)


def test_a_running_target_tells_its_chance_with_the_usual_wobble() -> None:
    found = figure_target(BURGLARY, AT_MOST_30, None, series(YEARS), thirty)
    chance = float(outlook(30, 44 + 32 + 41, 3, 30.0).chance)
    assert (found.state, found.year, found.value, found.limit) == (State.RUNNING, 2025, 41, 30)
    assert found.chance is not None
    assert found.chance.text.startswith("De kans dat het doel (ten hoogste 30) wordt gehaald, is nu ongeveer 1 op 5")
    assert 0.15 < chance < 0.25
    english = figure_target(BURGLARY, AT_MOST_30, None, series(YEARS), thirty, Language.ENGLISH)
    assert english.chance is not None
    assert english.chance.text.startswith("The chance that the target (at most 30) is reached")


def test_below_thirty_is_at_most_twenty_nine() -> None:
    found = figure_target(BURGLARY, replace(AT_MOST_30, operator=Operator.BELOW), None, series(YEARS), thirty)
    assert found.chance is not None and "(ten hoogste 29)" in found.chance.text


def test_a_percentage_less_is_told_as_a_number() -> None:
    target = Target(Operator.AT_MOST, 20_000, 2026, Measure.RELATIVE)
    found = figure_target(BURGLARY, target, Baseline(41_000, 2022), series(YEARS), thirty)
    assert found.limit == pytest.approx(32.8)
    assert found.chance is not None and "(ten hoogste 32)" in found.chance.text
    assert figure_target(BURGLARY, target, None, series(YEARS), thirty).state is State.UNKNOWN


def test_a_yearly_target_says_whether_it_is_on_course() -> None:
    target = Target(Operator.AT_MOST, 5_000, 2026, Measure.RELATIVE, per_year=True)
    on = figure_target(BURGLARY, target, Baseline(50_000, 2022), series(YEARS), thirty)
    off = figure_target(BURGLARY, target, Baseline(41_000, 2022), series(YEARS), thirty)
    assert (on.on_course, off.on_course) == (True, False)
    assert figure_target(BURGLARY, AT_MOST_30, None, series(YEARS), thirty).on_course is None


@pytest.mark.parametrize(
    ("target", "changes", "why"),
    [
        (replace(AT_MOST_30, operator=Operator.AT_LEAST), {}, WithoutChance.ASKS_FOR_MORE),
        (AT_MOST_30, {"source": replace(SOURCE, rounded_to=5)}, WithoutChance.ROUNDED),
        (replace(AT_MOST_30, until=2030), {}, WithoutChance.TOO_FAR),
        (AT_MOST_30, {"breaks": (BreakView(parse("2024JJ00"), "anders geteld"),)}, WithoutChance.TOO_FEW_YEARS),
    ],
)
def test_no_chance_is_told_where_there_is_none(
    target: Target, changes: dict[str, object], why: WithoutChance
) -> None:  # fmt: skip
    found = figure_target(BURGLARY, target, None, series(YEARS, **changes), thirty)
    assert (found.state, found.chance, found.why) == (State.RUNNING, None, why)


def test_a_hole_in_the_years_and_an_unknown_wobble_give_no_chance() -> None:
    hole = figure_target(BURGLARY, AT_MOST_30, None, series({**YEARS, 2024: None}), thirty)
    assert hole.why is WithoutChance.TOO_FEW_YEARS
    unknown = figure_target(BURGLARY, AT_MOST_30, None, series(YEARS), lambda _comparison: float("nan"))
    assert unknown.why is WithoutChance.NO_WOBBLE


def test_surveys_and_own_counts_have_no_chance() -> None:
    for key in ("politie_tevreden", "bibob_toetsen"):
        found = figure_target(indicator(key), AT_MOST_30, None, series(YEARS), thirty)
        assert found.why is WithoutChance.NOT_A_COUNT


def test_without_a_figure_nothing_is_said() -> None:
    for given in (None, series({}), series({2025: None}), series({2027: 12})):
        assert figure_target(BURGLARY, AT_MOST_30, None, given, thirty).state is State.UNKNOWN


def test_a_provisional_year_decides_nothing() -> None:
    points = (*series(YEARS).points[:-1], Point(parse("2025JJ00"), 12.0, status="voorlopig"))
    found = figure_target(BURGLARY, Target(Operator.AT_MOST, 30_000, 2025), None, series(YEARS, points=points), thirty)
    assert (found.state, found.year) == (State.RUNNING, 2024)


def test_one_year_ahead_and_further_take_their_own_wobble() -> None:
    asked: list[Comparison] = []

    def ahead(comparison: Comparison) -> float:
        asked.append(comparison)
        return 30.0

    for until in (2026, 2027):
        figure_target(BURGLARY, replace(AT_MOST_30, until=until), None, series(YEARS), ahead)
    assert asked == [Comparison.THREE_YEARS, Comparison.PLAN_PERIOD]
