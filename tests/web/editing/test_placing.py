# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Moving a goal through its plan, and saying who holds a function, on the screen."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from driehoek.organisations.models import Function, Holding, Person
from driehoek.planning.models import Node
from tests.web.editing.test_forms import typed_in
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("examples")]

HOME = "/heuvelrug"


@pytest.fixture
def coordinator() -> Client:
    return signed_in("heuvelrug", "coordinator")


@pytest.fixture
def manager() -> Client:
    return signed_in("heuvelrug", "beheerder")


def goals() -> list[Node]:
    """Return two goals under one theme."""
    rows = Node.objects.filter(plan__partnership__slug="heuvelrug", level=2, municipality=None, withdrawn_at=None)
    first = rows.order_by("parent__position", "position").first()
    assert first is not None
    return list(rows.filter(parent=first.parent_id).order_by("position", "code")[:2])


def test_a_goal_moves_down_and_undoing_brings_it_back(coordinator: Client) -> None:
    first, second = goals()
    address = f"{HOME}/bewerk/verplaatsen/{first.uid}/"
    page = coordinator.get(address)
    assert page.status_code == 200
    sent: dict[str, Any] = typed_in(soup(page))
    unchanged = coordinator.post(address, sent)
    assert unchanged.status_code == 303
    assert [node.pk for node in goals()] == [first.pk, second.pk]
    done = coordinator.post(address, sent | {"order": "omlaag"})
    assert done.status_code == 303, soup(done).get_text(" ")[:1500]
    assert goals()[0].pk == second.pk
    landed = soup(coordinator.get(done["Location"]))
    undo = next(form for form in landed.select("form") if "/ongedaan/" in str(form.get("action")))
    assert coordinator.post(str(undo["action"])).status_code == 303
    assert [node.pk for node in goals()] == [first.pk, second.pk]


def test_what_does_not_fit_is_told_beside_the_field(coordinator: Client) -> None:
    first, second = goals()
    address = f"{HOME}/bewerk/verplaatsen/{first.uid}/"
    sent = typed_in(soup(coordinator.get(address)))
    answer = coordinator.post(address, sent | {"parent": str(first.uid)})
    assert answer.status_code == 400
    assert "onder zichzelf" in soup(answer).get_text(" ")
    assert coordinator.get(f"{HOME}/nieuw/verplaatsen/?bij={second.uid}").status_code == 404


def test_who_manages_persons_lets_somebody_hold_a_function(manager: Client, coordinator: Client) -> None:
    assert soup(manager.get(f"{HOME}/samenwerking/")).select_one("#bezetting")
    assert not soup(coordinator.get(f"{HOME}/samenwerking/")).select_one("#bezetting")
    function = Function.objects.filter(partnership__slug="heuvelrug", kind="coordinator").first()
    assert function is not None
    address = f"{HOME}/nieuw/bezetting/"
    form = typed_in(soup(manager.get(address)))
    sent = form | {"sleutel": str(uuid4()), "function": str(function.uid), "email": "nieuw@heuvelrug.example"}
    refused = manager.post(address, sent)
    assert refused.status_code == 400
    assert "Vul ook de naam in" in soup(refused).get_text(" ")
    done = manager.post(address, sent | {"name": "Nieuw", "starts_on": "2026", "ends_on": "Q2 2026"})
    assert done.status_code == 303, soup(done).get_text(" ")[:1500]
    holding = Holding.objects.get(person__email="nieuw@heuvelrug.example")
    assert str(holding.ends_on) == "Q2 2026"
    change = f"{HOME}/bewerk/bezetting/{holding.uid}/"
    again = typed_in(soup(manager.get(change)))
    assert manager.post(change, again | {"ends_on": "2025"}).status_code == 400
    assert manager.post(change, again | {"ends_on": "2026"}).status_code == 303
    holding.refresh_from_db()
    assert str(holding.ends_on) == "2026"
    for other in (address, change):
        assert coordinator.get(other).status_code in (403, 404)
    assert Person.objects.filter(email="nieuw@heuvelrug.example").exists()
