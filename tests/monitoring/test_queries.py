# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What pages are told of figures at goals, in few questions, and only what the reader may see."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.monitoring.kinds import FIGURE, INTERPRETATION, SET_CHOICE
from driehoek.monitoring.models import GoalFigure
from driehoek.monitoring.queries import chosen_sets, goal_figures, goals_of_indicator, indicators_in_use
from driehoek.monitoring.rules import Baseline, Measure, Operator, Target
from driehoek.organisations.editing import add_record
from driehoek.planning.models import Node
from tests.planning.world import World, store

pytestmark = pytest.mark.django_db


def add(world: World, kind: Any, circle: Circle | None = None, **values: Any) -> UUID:
    return add_record(
        actor=world.coordinator, kind=kind, partnership_id=world.partnership.pk, values=values, circle=circle
    )


def goals(world: World) -> list[Node]:
    return [node for node in world.nodes.values() if node.level == 2 and node.municipality_id is None]


def test_figures_with_what_was_made_of_them(world: World) -> None:
    node = goals(world)[0]
    add(
        world, FIGURE, node=node.uid, indicator="woninginbraak", baseline=30_000, baseline_year=2022,
        operator="ten_hoogste", target=20_000, until=2026, measure="relatief", per_year=True,
    )  # fmt: skip
    for year in ("2024", "2025"):
        period: Any = {"period_start": PreciseDate(year), "period_end": PreciseDate(year)}
        add(world, INTERPRETATION, node=node.uid, indicator="woninginbraak", text=f"Over {year}.", **period)
    (view,) = goal_figures(world.coordinator, world.partnership.pk, {}, [node.pk])[node.pk]
    assert view.indicator is not None
    assert (view.indicator.key, view.municipality, view.reason) == ("woninginbraak", "", "")
    assert view.baseline == Baseline(30_000, 2022)
    assert view.target == Target(Operator.AT_MOST, 20_000, 2026, Measure.RELATIVE, per_year=True)
    assert [one.text for one in view.interpretations] == ["Over 2025.", "Over 2024."]


def test_no_fitting_figure_is_told_with_its_reason(world: World) -> None:
    node = goals(world)[0]
    add(world, FIGURE, node=node.uid, indicator="", reason="Niemand telt dit.")
    (view,) = goal_figures(world.coordinator, world.partnership.pk, {}, [node.pk])[node.pk]
    assert (view.indicator, view.reason, view.baseline, view.target) == (None, "Niemand telt dit.", None, None)
    assert indicators_in_use(world.coordinator, world.partnership.pk) == {}


def test_a_definition_that_is_gone_is_not_there_and_breaks_nothing(world: World) -> None:
    node = goals(world)[0]
    store(GoalFigure(partnership=world.partnership, node=node, indicator="oud_cijfer"))
    (view,) = goal_figures(world.coordinator, world.partnership.pk, {}, [node.pk])[node.pk]
    assert (view.indicator, view.key) == (None, "oud_cijfer")


def test_which_goals_use_an_indicator(world: World) -> None:
    first, second = goals(world)[:2]
    add(world, FIGURE, node=first.uid, indicator="woninginbraak")
    add(world, FIGURE, node=second.uid, indicator="woninginbraak", operator="minder_dan", target=10_000, until=2027)
    add(world, FIGURE, node=second.uid, indicator="vernieling")
    tied = goals_of_indicator(world.coordinator, world.partnership.pk, "woninginbraak")
    assert {one.code for one in tied} == {first.code, second.code}
    assert {one.target.until if one.target else None for one in tied} == {None, 2027}
    assert indicators_in_use(world.coordinator, world.partnership.pk) == {"woninginbraak": 2, "vernieling": 1}


def test_what_is_for_fewer_people_is_not_told_to_others(world: World) -> None:
    node, key = goals(world)[0], world.partnership.pk
    add(world, FIGURE, circle=Circle.TRIANGLE, node=node.uid, indicator="woninginbraak")
    period: Any = {"period_start": PreciseDate("2025"), "period_end": PreciseDate("2025")}
    add(
        world,
        INTERPRETATION,
        circle=Circle.TRIANGLE,
        node=node.uid,
        indicator="woninginbraak",
        text="Geheim.",
        **period,
    )
    assert len(goal_figures(world.coordinator, key, {}, [node.pk])[node.pk][0].interpretations) == 1
    for reader in (world.adviser(world.aa), world.outsider):
        assert goal_figures(reader, key, {}, [node.pk]) == {}
        assert goals_of_indicator(reader, key, "woninginbraak") == ()
        assert indicators_in_use(reader, key) == {}
    add(world, FIGURE, node=node.uid, indicator="vernieling")
    told = goal_figures(world.adviser(world.aa), key, {}, [node.pk])[node.pk]
    assert [one.key for one in told] == ["vernieling"]


def test_which_sets_are_in_use(world: World) -> None:
    add(world, SET_CHOICE, indicator="hic_kern")
    assert chosen_sets(world.coordinator, world.partnership.pk) == {"hic": "hic_kern"}
    assert chosen_sets(world.outsider, world.partnership.pk) == {}


def test_the_number_of_questions_does_not_grow(world: World) -> None:
    nodes = goals(world)
    for number in (1, len(nodes)):
        for node in nodes[:number]:
            if not GoalFigure.objects.filter(node=node).exists():
                add(world, FIGURE, node=node.uid, indicator="woninginbraak")
        with CaptureQueriesContext(connection) as queries:
            goal_figures(world.coordinator, world.partnership.pk, {}, [node.pk for node in nodes])
        assert len(queries) == 2
