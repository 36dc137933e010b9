# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures that clearly moved stand in the grid of the first screen and on the page of their theme, for who may see."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from driehoek.cycle.queries import Moved, first_screen, theme_page
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.monitoring.kinds import FIGURE
from driehoek.organisations.editing import add_record
from tests.figures.making import AA, BREE, load, years
from tests.planning.world import World

pytestmark = pytest.mark.django_db

FALLEN, WOBBLED = (60, 60, 60, 20), (20, 22, 18, 21)


def follow(
    world: World, node: str, circle: Circle | None = None, municipality_id: int | None = None, **values: Any
) -> None:
    add_record(
        actor=world.coordinator, kind=FIGURE, partnership_id=world.partnership.pk, circle=circle,
        municipality_id=municipality_id, values={"node": world.nodes[node].uid, **values},
    )  # fmt: skip


def figures_loaded() -> None:
    load([*years(AA, 2022, FALLEN), *years(BREE, 2022, WOBBLED)])


def moved(world: World, who: Actor | None = None) -> dict[tuple[str, str], tuple[Moved, ...]]:
    screen = first_screen(who or world.coordinator, world.head)
    places = ["gezamenlijk", *(column.name for column in screen.columns)]
    return {
        (row.title, place): cell.moved
        for row in screen.rows
        for place, cell in zip(places, row.cells, strict=True)
        if cell.moved
    }


def test_only_what_clearly_moved_stands_in_the_cell_of_its_municipality(world: World) -> None:
    figures_loaded()
    follow(world, "zicht", indicator="woninginbraak")
    (place, moves), *rest = moved(world).items()
    assert not rest
    assert place == ("Ondermijning", "Aa")
    assert [(one.key, one.label, one.now, one.before, one.years_before) for one in moves] == [
        ("woninginbraak", "duidelijke_daling", 20, 180, 3)
    ]


def test_a_figure_of_two_goals_of_one_theme_is_told_once(world: World) -> None:
    figures_loaded()
    follow(world, "zicht", indicator="woninginbraak")
    follow(world, "ondermijning", indicator="woninginbraak")
    assert [len(moves) for moves in moved(world).values()] == [1]


def test_a_figure_of_one_municipality_is_not_looked_at_in_another(world: World) -> None:
    figures_loaded()
    follow(world, "zicht", indicator="woninginbraak", municipality_id=world.bree.pk)
    assert moved(world) == {}


def test_without_ties_nothing_moves(world: World) -> None:
    figures_loaded()
    assert moved(world) == {}


def test_a_tie_of_a_narrower_circle_moves_nothing_for_who_may_not_see_it(world: World) -> None:
    figures_loaded()
    follow(world, "zicht", Circle.TRIANGLE, indicator="woninginbraak")
    assert moved(world)
    adviser = world.adviser(world.aa)
    assert moved(world, adviser) == {}
    assert theme_page(adviser, world.head, "ivp", "ondermijning").figures == ()


def test_the_theme_says_what_each_municipality_may_say(world: World) -> None:
    figures_loaded()
    follow(world, "zicht", indicator="woninginbraak")
    follow(world, "ondermijning", reason="Wat verborgen blijft, telt niemand.")
    page = theme_page(world.coordinator, world.head, "ivp", "ondermijning")
    none, tied = page.figures
    assert (none.goal, none.figure.key, none.findings) == ("Ondermijning", "", ())
    assert none.figure.reason == "Wat verborgen blijft, telt niemand."
    assert [(one.area_name, one.is_clear) for one in tied.findings] == [("Aa", True), ("Bree", False)]


def test_the_pages_ask_no_more_for_more_figures(world: World) -> None:
    figures_loaded()
    follow(world, "zicht", indicator="woninginbraak")

    who, head = world.coordinator, world.head

    def asked() -> tuple[int, int]:
        found = []
        for look in (lambda: first_screen(who, head), lambda: theme_page(who, head, "ivp", "ondermijning")):
            with CaptureQueriesContext(connection) as queries:
                look()
            found.append(len(queries))
        return found[0], found[1]

    before = asked()
    for key in ("vernieling", "mishandeling", "bedreiging", "drugshandel"):
        follow(world, "zicht", indicator=key)
    assert asked() == before
    assert before == (6, 12)
