# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changing several actions at once on the screen: choose, look, do, undo."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from driehoek.organisations.models import Organisation
from driehoek.planning.models import Action
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db]
ADDRESS = "/tweestromenland/programmas/uvp-2025-2026/samen-wijzigen/"


@pytest.fixture
def coordinator() -> Client:
    return signed_in("tweestromenland", "coordinator")


def police() -> str:
    uid = Organisation.objects.get(partnership__slug="tweestromenland", code="politie").uid
    return f"organisatie:{uid}"


def actions() -> list[Action]:
    return list(Action.objects.filter(programme__code="uvp-2025-2026").order_by("position"))


def led_by(action: Action) -> str:
    stored = Action.objects.select_related("lead_organisation").get(pk=action.pk)
    return stored.lead_organisation.code if stored.lead_organisation else ""


def sent(*chosen: Action, **values: Any) -> dict[str, Any]:
    return {"sleutel": str(uuid4()), "stap": "bekijk", "actie": [str(one.uid) for one in chosen]} | values


def test_choose_look_do_and_undo(coordinator: Client) -> None:
    assert "Samen wijzigen" in coordinator.get("/tweestromenland/programmas/uvp-2025-2026/").content.decode()
    assert len(soup(coordinator.get(ADDRESS)).select("input[name=actie]")) == len(actions())
    one, two = actions()[:2]
    looked = soup(coordinator.post(ADDRESS, sent(one, two, trekker=police())))
    assert "2 acties worden gewijzigd." in looked.get_text()
    assert led_by(one) != "politie"
    form = {str(field["name"]): str(field["value"]) for field in looked.select("main form input[type=hidden]")}
    form |= {"actie": [str(field["value"]) for field in looked.select("input[name=actie]")], "stap": "doe"}  # type: ignore[dict-item]
    form.pop("csrfmiddlewaretoken", None)
    done = soup(coordinator.post(ADDRESS, form))
    assert "2 acties zijn gewijzigd." in done.get_text()
    assert led_by(one) == "politie"
    twice = coordinator.post(ADDRESS, form)
    assert twice.status_code == 303
    assert "niet nog een keer gedaan" in coordinator.get(twice["Location"]).content.decode()
    undo = done.select_one("main form[action*='ongedaan']")
    assert undo is not None
    assert coordinator.post(str(undo["action"])).status_code == 303
    assert led_by(one) != "politie"


def test_all_that_were_found(coordinator: Client) -> None:
    found = soup(coordinator.get(f"{ADDRESS}?zoek=jongeren")).select("input[name=actie]")
    assert 0 < len(found) < len(actions())
    response = coordinator.post(f"{ADDRESS}?zoek=jongeren", sent(alle="1", trekker=police()))
    assert len(soup(response).select("tbody tr")) == len(found)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, "Kies eerst wat er verandert"),
        ({"einde": "ooit"}, "Wij begrijpen deze datum niet"),
        ({"einde": "ooit", "trekker": "niemand"}, "Wij begrijpen deze datum niet"),
    ],
)
def test_what_is_wrong_keeps_the_choice(coordinator: Client, values: dict[str, str], told: str) -> None:
    one = actions()[0]
    response = coordinator.post(ADDRESS, sent(one, **values))
    assert response.status_code == 400
    page = soup(response)
    assert told in page.get_text()
    assert [box["value"] for box in page.select("input[name=actie][checked]")] == [str(one.uid)]


def test_nothing_chosen_is_told(coordinator: Client) -> None:
    response = coordinator.post(ADDRESS, sent(trekker=police()))
    assert response.status_code == 400
    assert "Kies eerst een of meer acties" in response.content.decode()


def test_each_row_says_why_not(coordinator: Client) -> None:
    agreed = Action.objects.filter(
        programme__code="uvp-2025-2026", predecessor__isnull=False, due__isnull=False
    ).first()
    assert agreed is not None
    page = soup(coordinator.post(ADDRESS, sent(agreed, einde="2031")))
    assert "Kies de reden" in page.get_text()
    assert page.select_one("button[value=doe]") is None
    assert page.select_one("button[value=kies]") is not None


def test_an_adviser_may_change_only_what_is_of_the_own_municipality(coordinator: Client) -> None:
    adviser = signed_in("tweestromenland", "adviseur-wijchen")
    page = soup(adviser.get(ADDRESS))
    boxes = page.select("input[name=actie]")
    assert len(boxes) < len(actions())
    assert "mag u niet wijzigen" in page.get_text()
    joint = next(one for one in actions() if one.municipality_id is None)
    refused = soup(adviser.post(ADDRESS, sent(joint, trekker=police())))
    assert "U mag dit niet doen" in refused.get_text()


def test_an_action_of_another_programme_is_not_found(coordinator: Client) -> None:
    elsewhere = Action.objects.filter(programme__code="uvp-2023-2024").first()
    assert elsewhere is not None
    assert coordinator.post(ADDRESS, sent(elsewhere, trekker=police())).status_code == 404


@pytest.mark.parametrize("broken", [{"sleutel": "x"}, {"actie": ["x"]}, {"trekker": "functie:x"}, {"doel": "x"}])
def test_a_form_that_is_not_ours_is_refused(coordinator: Client, broken: dict[str, Any]) -> None:
    assert coordinator.post(ADDRESS, sent(actions()[0], **broken)).status_code == 400


def test_what_another_page_chose_stands_ready(coordinator: Client) -> None:
    one, two = actions()[:2]
    page = soup(coordinator.get(ADDRESS, {"gekozen": f"{one.code},{two.code},BESTAAT-NIET"}))
    boxes = page.select("input[name=actie]")
    assert [str(box["value"]) for box in boxes] == [str(one.uid), str(two.uid)]
    assert all(box.has_attr("checked") for box in boxes)
