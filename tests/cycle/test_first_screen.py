# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The grid of themes and municipalities, and what its sentences are made of."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from driehoek.cycle.queries import FirstScreen, GridRow, first_screen
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.models import Plan, ProgressReport
from tests.planning.world import LEVELS, World, store

NOW = datetime(2024, 7, 1, 12, tzinfo=UTC)


def look(world: World, who: Actor | None = None, at: datetime = NOW) -> FirstScreen:
    """Look at the first screen."""
    with clock.stopped(at):
        return first_screen(who or world.coordinator, world.head)


def row(screen: FirstScreen, title: str) -> GridRow:
    """Return the row of a theme."""
    (found,) = [one for one in screen.rows if one.title == title]
    return found


def _heard(world: World, code: str, on: str) -> None:
    store(
        ProgressReport(
            partnership=world.partnership, action=world.actions[code], number=1, reported_on=date.fromisoformat(on),
            status="loopt", reporter="politie",
        )
    )  # fmt: skip


def test_joint_column_first_then_each_municipality(world: World) -> None:
    world.action("A-1")
    world.action("A-2", "ondermijning", municipality=world.bree, status="afgerond")
    world.action("A-3", "snelheid", places=["Aa", "Cee"])
    screen = look(world)
    assert [m.name for m in screen.columns] == ["Aa", "Bree", "Cee"]
    assert [cell.actions for cell in row(screen, "Ondermijning").cells] == [1, 0, 1, 0]
    assert [cell.completed for cell in row(screen, "Ondermijning").cells] == [0, 0, 1, 0]
    assert [cell.actions for cell in row(screen, "Veilig verkeer").cells] == [0, 1, 0, 1]
    assert screen.totals.actions == 3
    assert row(screen, "Veilig verkeer").plan_code == "ivp"


def test_a_local_theme_that_extends_a_joint_one_stands_in_its_row(world: World) -> None:
    world.node("aa-verkeer", "Verkeer in Aa", municipality=world.aa, extends=world.nodes["verkeer"])
    world.node("aa-doel", "Schoolroutes", "aa-verkeer")
    world.action("A-1", "aa-doel", municipality=world.aa)
    screen = look(world)
    assert [one.title for one in screen.rows] == ["Ondermijning", "Veilig verkeer"]
    cells = row(screen, "Veilig verkeer").cells
    assert [cell.local_theme for cell in cells] == ["", "aa-verkeer", "", ""]
    assert cells[1].actions == 1


def test_also_when_it_stands_before_the_joint_one(world: World) -> None:
    joint = world.node("zorg", "Zorg en veiligheid", position=50)
    world.node("aa-zorg", "Zorg in Aa", municipality=world.aa, extends=joint, position=0)
    screen = look(world)
    assert [one.title for one in screen.rows] == ["Ondermijning", "Veilig verkeer", "Zorg en veiligheid"]
    assert row(screen, "Zorg en veiligheid").cells[1].local_theme == "aa-zorg"


def test_local_namesakes_share_a_row_below_the_joint_ones(world: World) -> None:
    world.node("aa-jeugd", "Jeugd", municipality=world.aa, position=0)
    world.node("bree-jeugd", "jeugd", municipality=world.bree)
    world.action("A-1", "bree-jeugd", municipality=world.bree, example=True)
    screen = look(world)
    assert [(one.title, one.joint) for one in screen.rows] == [
        ("Ondermijning", True), ("Veilig verkeer", True), ("Jeugd", False),
    ]  # fmt: skip
    cells = row(screen, "Jeugd").cells
    assert [cell.local_theme for cell in cells] == ["", "aa-jeugd", "bree-jeugd", ""]
    assert [(cell.actions, cell.examples) for cell in cells] == [(0, 0), (0, 0), (1, 1), (0, 0)]


def test_what_is_only_kept_up_shows_when_something_is_done_about_it(world: World) -> None:
    world.node("beheer", "Evenementen", ambition="beheer")
    assert "Evenementen" not in {one.title for one in look(world).rows}
    world.action("A-1", "beheer")
    assert "Evenementen" in {one.title for one in look(world).rows}


def test_totals_and_how_many_of_them_are_examples(world: World) -> None:
    lead: dict[str, Any] = {"lead_organisation": world.police}
    world.action("A-1", status="loopt", end="2024-Q2", **lead)
    world.action("A-2", status="afgerond", end="2024-Q1", example=True)
    world.action("A-3", status="loopt", attention=True, adjustment=True, example=True)
    world.action("A-4", status="vervallen", end="2023")
    world.action("A-5", status="loopt", adjustment=True, **lead)
    _heard(world, "A-1", "2024-01-01")
    _heard(world, "A-5", "2023-12-30")
    totals = look(world).totals
    assert (totals.actions, totals.actions_examples) == (5, 2)
    assert (totals.completed, totals.overdue) == (1, 1)
    assert (totals.attention, totals.attention_examples) == (1, 1)
    assert (totals.adjustment, totals.adjustment_examples) == (2, 1)
    assert totals.without_lead == 1
    assert totals.silent == 1 + 1  # A-3 never told, A-5 184 days ago
    assert totals.last_report == PreciseDate("2024-01-01")


def test_half_a_year_of_silence(world: World) -> None:
    world.action("A-1", status="loopt")
    _heard(world, "A-1", "2024-01-01")
    assert look(world, at=datetime(2024, 7, 2, 12, tzinfo=UTC)).totals.silent == 0
    assert look(world, at=datetime(2024, 7, 3, 12, tzinfo=UTC)).totals.silent == 1


def test_the_programmes_of_today_else_the_latest(world: World) -> None:
    world.action("A-1")
    world.action("A-2", programme="uvp-2025")
    first = look(world)
    assert ([p.code for p in first.programmes], first.running) == (["uvp-2023"], True)
    assert look(world, at=datetime(2026, 1, 1, 12, tzinfo=UTC)).programmes[0].code == "uvp-2025"
    later = look(world, at=datetime(2031, 1, 1, 12, tzinfo=UTC))
    assert ([p.code for p in later.programmes], later.running, later.totals.actions) == (["uvp-2025"], False, 1)
    world.programmes["uvp-2025"].status = "vervallen"
    store(world.programmes["uvp-2025"])
    assert [p.code for p in look(world, at=datetime(2031, 1, 1, 12, tzinfo=UTC)).programmes] == ["uvp-2023"]


def test_only_themes_of_the_plans_in_force(world: World) -> None:
    old = store(
        Plan(
            partnership=world.partnership, code="oud", title="Oud", type_label="IVP", abbreviation="IVP",
            period_start=PreciseDate("2019"), period_end=PreciseDate("2022"), levels=LEVELS,
        )
    )  # fmt: skip
    world.node("oud", "Woninginbraken", plan=old)
    assert "Woninginbraken" not in {one.title for one in look(world).rows}


def test_without_a_programme_the_latest_plan_is_shown(world: World) -> None:
    for programme in world.programmes.values():
        programme.withdrawn_at = clock.now()
        store(programme)
    screen = look(world)
    assert [one.title for one in screen.rows] == ["Ondermijning", "Veilig verkeer"]
    assert (screen.programmes, screen.totals.actions, screen.running) == ((), 0, False)


def test_what_one_may_not_see_is_not_counted_either(world: World) -> None:
    world.node("geheim", "Verborgen thema", circle="driehoek")
    world.action("A-1")
    world.action("A-2", circle="driehoek")
    world.action("A-3", "geheim")
    adviser = look(world, world.adviser(world.aa))
    assert adviser.totals.actions == 1
    assert "Verborgen thema" not in {one.title for one in adviser.rows}
    assert look(world, world.mayor).totals.actions == 3
    assert look(world, world.outsider).rows == ()


def test_a_withdrawn_action_was_not_the_last_to_be_heard_of(world: World) -> None:
    world.action("A-1")
    world.action("A-2", withdrawn_at=NOW)
    _heard(world, "A-2", "2024-06-01")
    assert look(world).totals.last_report is None


@pytest.mark.parametrize("size", [0, 40])
def test_what_it_costs(world: World, size: int, django_assert_num_queries: Callable[[int], Any]) -> None:
    for number in range(size):
        world.action(f"A-{number}")
    who, head = world.coordinator, world.head
    with clock.stopped(NOW), django_assert_num_queries(5):
        first_screen(who, head)
