# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Whether a plan is alive: what is counted where, and only what one may see."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from driehoek.cycle.queries.plan_health import Health, plan_health
from driehoek.evaluation.models import Judgement
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.planning.models import Action, ProgressReport
from driehoek.web.paths import Paths
from driehoek.web.presenters.plan_health import health_screen
from tests.planning.world import World, store

NOW = datetime(2024, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def now() -> Iterator[None]:
    with clock.stopped(NOW):
        yield


def told(world: World, action: Action, on: str) -> None:
    """Have something told of an action on a day."""
    rows: dict[str, Any] = {"partnership": world.partnership, "action": action, "number": 1, "status": "loopt"}
    store(ProgressReport(**rows, reported_on=datetime.fromisoformat(on).date(), reporter="politie"))


def found(world: World, who: Actor | None = None) -> dict[str, Health]:
    """Return how each place is doing, by its name."""
    return {one.name: one for one in plan_health(who or world.coordinator, world.head).places}


def codes(noted: list[Any]) -> list[str]:
    return [one.code for one in noted]


def test_actions_count_with_whose_they_are_or_who_leads_them(world: World, now: None) -> None:
    told(world, world.action("A-1", lead_organisation=world.police), "2024-06-01")
    world.action("A-2", lead_organisation=world.town, end="2024-05-31", status="loopt")
    told(world, world.action("B-1", municipality=world.bree, lead_organisation=None), "2023-12-30")
    world.action("B-2", municipality=world.bree, status="afgerond")
    places = found(world)
    assert [places[name].actions for name in ("", world.aa.name, world.bree.name)] == [1, 1, 1]
    assert codes(places[world.aa.name].unheard) == codes(places[world.aa.name].overdue) == ["A-2"]
    assert codes(places[world.bree.name].silent) == codes(places[world.bree.name].ownerless) == ["B-1"]
    assert not places[""].ownerless
    assert not places[""].silent


def test_a_goal_counts_until_somebody_judged_it(world: World, now: None) -> None:
    before = found(world)[""]
    assert "zicht" in codes(before.unjudged)
    evaluation = world.evaluation("e-2024")
    store(Judgement(partnership=world.partnership, evaluation=evaluation, node=world.nodes["zicht"]))
    after = found(world)[""]
    assert after.goals == before.goals
    assert set(codes(before.unjudged)) - set(codes(after.unjudged)) == {"zicht"}


def test_only_what_one_may_see(world: World, now: None) -> None:
    world.action("DICHT", circle=Circle.TRIANGLE.value)
    assert codes(found(world, world.mayor)[""].unheard) == ["DICHT"]
    assert not found(world, world.adviser(world.aa))[""].actions


def test_in_words_and_without_a_mark_for_anybody(world: World, now: None) -> None:
    world.action("A-1")
    screen = health_screen(plan_health(world.coordinator, world.head), Paths("proef"))
    (joint, *_others) = screen.rows
    assert [group.lines[0].title for group in joint.groups][:2] == ["A-1 Actie A-1", "A-1 Actie A-1"]
    assert "%" not in "".join(joint.cells)


def test_what_it_costs(world: World, now: None, django_assert_max_num_queries: Callable[[int], Any]) -> None:
    world.action("A-1")
    head = world.head
    with django_assert_max_num_queries(6):
        plan_health(world.coordinator, head)
