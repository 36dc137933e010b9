# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages and files of figures that there are, asked by every persona: remarks have a circle of their own."""

import pytest

from tests.access.personas import PERSONAS
from tests.access.routes import addresses, rows
from tests.access.visiting import client_of, heard, leaks_in
from tests.access.world import World
from tests.figures.making import load, years

pytestmark = pytest.mark.django_db

COUNTS = (31, 28, 35, 30, 27)
ROUTES = [row for row in rows() if row.method == "GET" and row.route.startswith("figure")]
#: Files that are there once there are figures: for whoever may see the page.
NOW_THERE = {"figure-file", "figure-place-file"}


@pytest.fixture
def counted(world: World) -> World:
    """Burglaries of five years in every municipality of X."""
    places = world.x.municipalities.values()
    load([row for place in places for row in years(place.cbs_code, 2021, COUNTS)])
    return world


@pytest.mark.parametrize("persona", PERSONAS)
def test_what_a_persona_hears_and_is_told(counted: World, persona: str) -> None:
    known, client = addresses(counted.x), client_of(counted, persona)
    page = next(row.expected for row in ROUTES if row.route == "figure")
    for row in ROUTES:
        response = client.get(known[row.route])
        assert heard(response) == (page if row.route in NOW_THERE else row.expected)[persona], row.route
        assert set(leaks_in(counted, persona, known[row.route], response)) == set(), row.route


def test_a_remark_is_told_to_who_may_see_it_and_to_nobody_else(counted: World) -> None:
    address = addresses(counted.x)["figure"]
    told = {
        persona: {
            canary.zone for canary in counted.aviary.found_in(client_of(counted, persona).get(address).content.decode())
        }
        for persona in ("coordinator", "team_chief", "council_member_a")
    }
    assert "driehoek" in told["team_chief"]
    assert "driehoek" not in told["council_member_a"]
    assert "partners" in told["coordinator"]
