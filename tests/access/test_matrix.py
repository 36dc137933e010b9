# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every route, persona and method: the expected status, and not one canary that is not theirs."""

import sys

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from driehoek.access import decision
from driehoek.access.decision import Reach
from tests.access.personas import PERSONAS
from tests.access.routes import BRINGS_BACK, addresses, form, rows
from tests.access.visiting import client_of, heard, leaks_in
from tests.access.world import World

pytestmark = pytest.mark.django_db


def route_names(resolver: URLResolver | None = None) -> list[str]:
    """Return the name of each route of the URL configuration; a route without one counts as its pattern."""
    names = []
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            names += route_names(pattern)
        else:
            assert isinstance(pattern, URLPattern)
            names.append(pattern.name or str(pattern.pattern))
    return names


def test_every_route_has_its_rows_and_every_row_a_route() -> None:
    names = route_names()
    assert len(names) == len(set(names))
    assert sorted((row.route, row.method) for row in rows()) == sorted(
        (name, method) for name in names for method in ("GET", "POST")
    )


@pytest.mark.parametrize("persona", PERSONAS)
def test_what_a_persona_hears(world: World, persona: str) -> None:
    wrong, told = visited(world, persona)
    assert wrong == []
    assert sorted(told) == []


def test_without_limits_of_reach_the_table_is_wrong(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table would notice if permissions were not asked: most of what is refused would be allowed."""
    everything = Reach(everything=True, whole=frozenset(), joint=frozenset(), local=frozenset())
    limited = decision.reach
    for module in [module for name, module in sys.modules.items() if name.startswith("driehoek.")]:
        if getattr(module, "reach", None) is limited:
            monkeypatch.setattr(module, "reach", lambda *_: everything)
    wrong, told = visited(world, "council_member_a")
    assert {line.partition(":")[0] for line in wrong} == {
        f"{row.method} {row.route}" for row in rows() if row.expected["council_member_a"] == "403"
    }
    assert any("embargo" in leak for leak in told)


def visited(world: World, persona: str) -> tuple[list[str], set[str]]:
    """Visit every row of the table; return the answers that differ from it, and what was told that may not be."""
    known = addresses(world.x)
    client, wrong, told = client_of(world, persona), [], set()
    for row in rows():
        sent = form(row.route) if row.method == "POST" else None
        response = client.generic(row.method, known[row.route]) if sent is None else client.post(known[row.route], sent)
        if heard(response) != row.expected[persona]:
            wrong.append(f"{row.method} {row.route}: {heard(response)}, expected {row.expected[persona]}")
        leaks = leaks_in(world, persona, known[row.route], response)
        untoward = (leak for leak in leaks if not (row.route in BRINGS_BACK and leak.endswith(" in ingetrokken")))
        told |= {f"{row.method} {row.route}: {leak}" for leak in untoward}
        if row.route == "sign-out":
            client = client_of(world, persona)
    return wrong, told


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_no_route_knows_other_methods(world: World, method: str) -> None:
    client = client_of(world, "coordinator")
    for route, address in addresses(world.x).items():
        assert client.generic(method, address).status_code == 405, route
