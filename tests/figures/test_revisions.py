# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper of an earlier day can tell which of the figures it used were revised since, and what they were."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from driehoek.figures.commands import undo_load
from driehoek.figures.queries.revisions import Revised, revised_since
from driehoek.kernel import clock
from driehoek.lib.statline.model import Row
from driehoek.lib.statline.periods import year
from tests.figures.making import AA, BREE, SERVER, cell, load, years
from tests.planning.world import World

pytestmark = pytest.mark.django_db

KEY = "woninginbraak"
DAY = datetime(2026, 3, 1, tzinfo=UTC)


def on(day: int) -> datetime:
    """Return a moment, so many days after the first."""
    return DAY + timedelta(days=day)


def told(world: World, moment: datetime, key: str = KEY, area: str = AA) -> tuple[Revised, ...]:
    """Return what was revised of one indicator in one area since a moment."""
    return revised_since(world.coordinator, world.partnership.pk, [key], [area], moment).get((key, area), ())


def test_what_a_paper_used_is_told_with_what_it_is_now(world: World) -> None:
    with clock.stopped(on(0)):
        load([*years(AA, 2023, (30, 28, 25)), cell(BREE, "2025JJ00", 3)])
    with clock.stopped(on(10)):
        load([cell(AA, "2025JJ00", 26), cell(AA, "2026JJ00", 9)])
    with clock.stopped(on(20)):
        load([cell(AA, "2025JJ00", 27)])
    assert told(world, on(5)) == (Revised(year(2025), 25, 27, on(20), "47018NED"),)
    assert told(world, on(15)) == (Revised(year(2025), 26, 27, on(20), "47018NED"),)
    assert told(world, on(25)) == ()
    assert told(world, on(5), area=BREE) == ()


def test_a_figure_that_came_back_to_what_it_was_is_not_told(world: World) -> None:
    with clock.stopped(on(0)):
        load(years(AA, 2023, (30, 28, 25)))
    with clock.stopped(on(10)):
        wrong = load([cell(AA, "2025JJ00", 260)])
    with clock.stopped(on(20)):
        load([cell(AA, "2025JJ00", 25)])
    assert told(world, on(5)) == ()
    assert [one.was for one in told(world, on(15))] == [260]
    assert wrong.changed == 1


def test_what_was_undone_is_as_if_it_never_came(world: World) -> None:
    with clock.stopped(on(0)):
        load(years(AA, 2023, (30, 28, 25)))
    with clock.stopped(on(10)):
        wrong = load([cell(AA, "2025JJ00", 260)])
        undo_load(actor=SERVER, load_uid=wrong.load_uid)
    assert told(world, on(5)) == ()


def test_a_figure_that_is_gone_and_one_that_came(world: World) -> None:
    with clock.stopped(on(0)):
        load([*years(AA, 2023, (30, 28, 25)), cell(BREE, "2025JJ00", None)])
    with clock.stopped(on(10)):
        load([cell(AA, "2025JJ00", None), cell(BREE, "2025JJ00", 4)])
    assert [(one.was, one.now) for one in told(world, on(5))] == [(25, None)]
    assert [(one.was, one.now) for one in told(world, on(5), area=BREE)] == [(None, 4)]


def test_a_set_is_revised_when_one_of_its_parts_is(world: World) -> None:
    def rows(deaths: int) -> list[Row]:
        told = {"measure": "Ongevallen"}
        letsel = years(AA, 2022, (10, 11, 12, 13), subject="LET", **told)
        return [*letsel, *years(AA, 2022, (1, 0, 0, deaths), subject="DOD", **told)]

    with clock.stopped(on(0)):
        load(rows(2), code="BRON")
    with clock.stopped(on(10)):
        load(rows(3), code="BRON")
    assert [(one.period.year, one.was, one.now) for one in told(world, on(5), "ongevallen_slachtoffers")] == [
        (2025, 15, 16)
    ]


def test_it_takes_six_queries_and_shows_nothing_to_others(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with clock.stopped(on(0)):
        load(years(AA, 2023, (30, 28, 25)), actor=world.coordinator, partnership_id=world.partnership.pk)
    with clock.stopped(on(10)):
        load([cell(AA, "2025JJ00", 26)], actor=world.coordinator, partnership_id=world.partnership.pk)
    who = world.coordinator
    with django_assert_num_queries(6):
        assert revised_since(who, world.partnership.pk, [KEY], [AA, BREE], on(5)).keys() == {(KEY, AA)}
    assert revised_since(world.outsider, world.partnership.pk, [KEY], [AA], on(5)) == {}
