# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of figures at goals, as somebody fills them in: sentences beside fields, what was typed stays, warnings."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from driehoek.monitoring.models import GoalFigure, Interpretation, SetChoice
from driehoek.planning.models import Node
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("examples")]


@pytest.fixture
def coordinator() -> Client:
    return signed_in("heuvelrug", "coordinator")


def node(code: str) -> Node:
    return Node.objects.get(partnership__slug="heuvelrug", code=code)


def error_at(page: BeautifulSoup, name: str) -> str:
    field = page.select_one(f"#veld-{name}")
    assert field is not None
    ids = str(field.get("aria-describedby", "")).split()
    return " ".join(found.get_text(" ", strip=True) for one in ids if (found := page.select_one(f"#{one}")))


def sent(**typed: str) -> dict[str, str]:
    return {"sleutel": str(uuid4()), "measure": "absoluut", **typed}


def test_a_target_the_wrong_way_is_refused_beside_the_field_and_what_was_typed_stays(coordinator: Client) -> None:
    goal = node("onr-verbinding")
    typed = {"node": str(goal.uid), "indicator": "woninginbraak", "operator": "ten_minste", "target": "30,5"}
    response = coordinator.post("/heuvelrug/nieuw/doelcijfer/", sent(**typed, until="2026"))
    page = soup(response)
    assert response.status_code == 400
    assert "lager beter" in error_at(page, "operator")
    assert "heel getal" in error_at(page, "target")
    value = page.select_one("#veld-target")
    assert value is not None and value["value"] == "30,5"
    assert not GoalFigure.objects.filter(node=goal).exists()


def test_a_number_that_cannot_be_read_is_told_so(coordinator: Client) -> None:
    typed = {"node": str(node("onr-verbinding").uid), "indicator": "woninginbraak", "baseline": "ongeveer dertig"}
    response = coordinator.post("/heuvelrug/nieuw/doelcijfer/", sent(**typed))
    assert "Dit getal kennen we niet" in error_at(soup(response), "baseline")


def test_a_figure_is_kept_with_a_warning_where_it_is_unusual(coordinator: Client) -> None:
    goal = node("onr-verbinding")
    typed = {"node": str(goal.uid), "indicator": "openbare_orde", "operator": "ten_hoogste", "target": "1.200"}
    response = coordinator.post("/heuvelrug/nieuw/doelcijfer/", sent(**typed, until="2026"))
    assert response.status_code == 303
    row = GoalFigure.objects.get(node=goal)
    assert (row.indicator, row.target, row.until) == ("openbare_orde", 1_200_000, 2026)
    told = coordinator.get(response["Location"]).content.decode()
    assert "niet vanzelf beter of slechter" in told and "zonder nulmeting" in told
    shown = soup(coordinator.get(f"/heuvelrug/bewerk/doelcijfer/{row.uid}/")).select_one("#veld-target")
    assert shown is not None and shown["value"] == "1200"


def test_an_adviser_explains_a_figure_for_the_own_municipality_only() -> None:
    adviser = signed_in("tweestromenland", "adviseur-wijchen")
    goal = Node.objects.get(partnership__slug="tweestromenland", code="digitaal")
    typed = {"node": str(goal.uid), "indicator": "cybercrime", "period_start": "2025", "period_end": "2025"}
    text = "Meer mensen deden aangifte."
    response = adviser.post("/tweestromenland/nieuw/duiding/", sent(**typed, text=text, municipality="GM0296"))
    assert response.status_code == 303
    row = Interpretation.objects.get(node=goal)
    assert row.municipality is not None and row.municipality.name == "Wijchen"
    assert adviser.get(f"/tweestromenland/bewerk/duiding/{row.uid}/").status_code == 200
    assert adviser.get("/tweestromenland/nieuw/doelcijfer/").status_code == 403


def test_the_workbenches_hold_figures_and_sets(coordinator: Client) -> None:
    plan = coordinator.get("/heuvelrug/plannen/ivp-2023-2026/bewerken/").content.decode()
    assert "Cijfers bij doelen" in plan and "Woninginbraak" in plan and "Geen passend cijfer" in plan
    partnership = coordinator.get("/heuvelrug/samenwerking/bewerken/").content.decode()
    assert "Sets van misdrijven in gebruik" in partnership and "HIC (kern)" in partnership
    choice = SetChoice.objects.get(partnership__slug="heuvelrug", family="hic")
    response = coordinator.post("/heuvelrug/nieuw/setkeuze/", sent(indicator="hic_ruim"))
    assert response.status_code == 400
    changed = {"versie": str(choice.version), "indicator": "hic_ruim", "circle": choice.circle, "source": ""}
    assert coordinator.post(f"/heuvelrug/bewerk/setkeuze/{choice.uid}/", changed).status_code == 303
    assert SetChoice.objects.get(uid=choice.uid).indicator == "hic_ruim"
