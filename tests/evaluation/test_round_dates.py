# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The deadlines of a round in the calendar: for who has something to do, and only as long as they count."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from driehoek.cycle.queries.calendar import Asked, DatedKind, calendar
from driehoek.evaluation.models import Request, Round
from driehoek.kernel import clock, guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.organisations.queries import actor_of
from tests.evaluation.asked import DAYS, MONDAY, function, opened, person
from tests.planning.world import World

ALL = {DatedKind.LEADS, DatedKind.GROUPS, DatedKind.COORDINATOR, DatedKind.TRIANGLE}


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


def found(world: World, who: Actor | None, *, mine: bool = False) -> dict[DatedKind, tuple[date, bool]]:
    """Return the days of rounds that somebody sees in November and December, and whether they lead to the round."""
    assert who is not None
    asked = Asked(world.partnership.pk, date(2026, 11, 1), date(2026, 12, 31), mine=mine)
    lines = [one for one in calendar(who, asked) if one.kind in ALL]
    assert all(isinstance(one.starts, date) for one in lines)
    return {one.kind: (one.starts, one.opens) for one in lines}


def put(row: Any, **columns: Any) -> None:
    """Change a row without a command."""
    with guard.seeding():
        type(row)._base_manager.filter(pk=row.pk).update(**columns)


def test_each_sees_the_days_on_which_something_is_asked_of_them(world: World) -> None:
    lead = function(world, "trekker")
    ann = person(world, lead, "ann")
    other = person(world, function(world, "ander"), "bob")
    chair = person(world, function(world, "voorzitter", "werkgroepvoorzitter", municipality=None), "cor")
    world.action("A-1", lead_function=lead, lead_organisation=world.town)
    opened(world)
    today = MONDAY.date()
    whole = {
        DatedKind.LEADS: (DAYS.leads_by, True), DatedKind.GROUPS: (DAYS.groups_by, True),
        DatedKind.COORDINATOR: (DAYS.coordinator_by, True), DatedKind.TRIANGLE: (DAYS.triangle_on, True),
    }  # fmt: skip
    assert found(world, world.coordinator) == found(world, world.coordinator, mine=True) == whole
    assert found(world, actor_of(chair.uid, today)) == whole
    assert found(world, actor_of(chair.uid, today), mine=True).keys() == {DatedKind.GROUPS}
    for mine in (False, True):
        assert found(world, actor_of(ann.uid, today), mine=mine) == {DatedKind.LEADS: (DAYS.leads_by, False)}
    for nobody in (actor_of(other.uid, today), world.mayor, world.outsider):
        assert found(world, nobody) == {}
    put(Request.objects.get(), ended_at=MONDAY)
    assert found(world, actor_of(ann.uid, today)) == {}


def test_a_moved_day_moves_and_a_locked_round_asks_nothing_more(world: World) -> None:
    world.action("A-1")
    round_ = opened(world)
    put(round_, groups_by=date(2026, 12, 1), version=round_.version + 1)
    asked = Asked(world.partnership.pk, date(2026, 12, 1), date(2026, 12, 1))
    (line,) = calendar(world.coordinator, asked)
    assert (line.kind, line.sequence) == (DatedKind.GROUPS, round_.version + 1)
    put(round_, state="afgesloten")
    with clock.stopped(datetime(2026, 11, 24, 9, tzinfo=UTC)):
        assert found(world, world.coordinator).keys() == {DatedKind.LEADS, DatedKind.TRIANGLE}


def test_a_round_of_a_narrower_circle_is_in_nobody_elses_calendar(world: World) -> None:
    world.action("A-1")
    put(opened(world), circle=Circle.TRIANGLE.value)
    assert Round.objects.exists()
    assert found(world, world.coordinator)
    assert found(world, world.adviser(world.aa)) == {}
