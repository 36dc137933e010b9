# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every route, persona and method: the expected status, and not one canary that is not theirs."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.access.personas import PERSONAS
from tests.access.routes import addresses, form, rows
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
    known = addresses(world.x)
    wrong, told = [], set()
    for row in rows():
        client = client_of(world, persona)  # signing out ends a session
        sent = form(row.route) if row.method == "POST" else None
        response = client.generic(row.method, known[row.route]) if sent is None else client.post(known[row.route], sent)
        if heard(response) != row.expected[persona]:
            wrong.append(f"{row.method} {row.route}: {heard(response)}, expected {row.expected[persona]}")
        told |= {f"{row.method} {row.route}: {leak}" for leak in leaks_in(world, persona, known[row.route], response)}
    assert wrong == []
    assert sorted(told) == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_no_route_knows_other_methods(world: World, method: str) -> None:
    client = client_of(world, "coordinator")
    for route, address in addresses(world.x).items():
        assert client.generic(method, address).status_code == 405, route
