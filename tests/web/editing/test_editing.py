# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a person types is kept once, the second writer chooses, and undoing puts everything back."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from driehoek.audit.models import AuditEvent
from driehoek.planning.models import Action, Node, Plan, Programme
from driehoek.steering.models import Body, Decision
from tests.web.editing.test_forms import typed_in
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("examples")]
HOME = "/tweestromenland/"


@pytest.fixture
def coordinator() -> Client:
    return signed_in("tweestromenland", "coordinator")


def an_action() -> Action:
    found = Action.objects.filter(partnership__slug="tweestromenland", municipality=None).order_by("pk").first()
    assert found is not None
    return found


def sent(client: Client, address: str, **changes: Any) -> dict[str, Any]:
    """Return the form as it stands, with some fields typed over."""
    return {**typed_in(soup(client.get(address))), **{name: [value] for name, value in changes.items()}}


def kept(page: BeautifulSoup) -> dict[str, list[str]]:
    """Return what the page of two versions keeps out of sight."""
    found: dict[str, list[str]] = {}
    for field in page.select("form[novalidate] input[type=hidden]"):
        found.setdefault(str(field["name"]), []).append(str(field.get("value", "")))
    return found


def test_the_same_new_form_sent_twice_makes_one_action(coordinator: Client) -> None:
    programme = Programme.objects.get(partnership__slug="tweestromenland", code="uvp-2025-2026")
    node = Node.objects.filter(plan=programme.plan, level=1).first()
    assert node is not None
    address = f"{HOME}nieuw/actie/?bij={programme.uid}"
    form = sent(coordinator, address, title="Buurtouders trainen", node_uid=str(node.uid))
    first, second = coordinator.post(address, form), coordinator.post(address, form)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert Action.objects.filter(title="Buurtouders trainen").count() == 1


def test_the_same_change_sent_twice_is_no_conflict(coordinator: Client) -> None:
    address = f"{HOME}bewerk/actie/{an_action().uid}/"
    form = sent(coordinator, address, title="Een andere naam")
    assert coordinator.post(address, form).status_code == 303
    assert coordinator.post(address, form).status_code == 303
    assert an_action().title == "Een andere naam"


def test_another_status_becomes_a_report_and_asks_a_sentence(coordinator: Client) -> None:
    action = an_action()
    address = f"{HOME}bewerk/actie/{action.uid}/"
    wanted = "afgerond" if action.status != "afgerond" else "loopt"
    response = coordinator.post(address, sent(coordinator, address, status=wanted))
    assert response.status_code == 400
    assert "Vertel in één zin wat er is gebeurd" in response.content.decode()
    response = coordinator.post(address, sent(coordinator, address, status=wanted, done="Het is gelukt."))
    assert response.status_code == 303
    action.refresh_from_db()
    assert (action.status, action.status_cause_kind) == (wanted, "rapportage")


def test_a_conflict_shows_both_and_takes_the_choice(coordinator: Client) -> None:
    action = an_action()
    address = f"{HOME}bewerk/actie/{action.uid}/"
    mine = sent(coordinator, address, title="Mijn naam", description="Mijn omschrijving")
    assert (
        coordinator.post(address, sent(coordinator, address, title="Hun naam", cluster="Hun kopje")).status_code == 303
    )
    response = coordinator.post(address, mine)
    assert response.status_code == 409
    page = soup(response)
    asked = {str(field["name"]) for field in page.select("input[type=radio]")}
    assert asked == {"kies-title", "kies-description", "kies-cluster"}
    hidden = kept(page)
    chosen = {**hidden, "kies-title": "hun", "kies-description": "mijn", "kies-cluster": "hun"}
    going_on = coordinator.post(address, {**chosen, "stap": "bewerk"})
    assert going_on.status_code == 200
    assert "Mijn omschrijving" in going_on.content.decode()
    assert coordinator.post(address, chosen).status_code == 303
    action.refresh_from_db()
    assert (action.title, action.description, action.cluster) == ("Hun naam", "Mijn omschrijving", "Hun kopje")


def test_a_third_writer_in_between_is_seen_as_well(coordinator: Client) -> None:
    address = f"{HOME}bewerk/actie/{an_action().uid}/"
    mine = sent(coordinator, address, title="Mijn naam")
    coordinator.post(address, sent(coordinator, address, title="Hun naam"))
    page = soup(coordinator.post(address, mine))
    hidden = kept(page)
    coordinator.post(address, sent(coordinator, address, title="Van een derde"))
    again = coordinator.post(address, {**hidden, "kies-title": "mijn"})
    assert again.status_code == 409
    assert "Van een derde" in again.content.decode()
    assert an_action().title == "Van een derde"


@pytest.mark.parametrize("before", ["", "geen json", "[1, 2]", '{"title": 3}', '{"title": ["a", 4]}'])
def test_a_form_that_was_tampered_with_asks_everything_and_loses_nothing(coordinator: Client, before: str) -> None:
    address = f"{HOME}bewerk/actie/{an_action().uid}/"
    form = sent(coordinator, address, title="Mijn naam")
    coordinator.post(address, sent(coordinator, address, title="Hun naam"))
    response = coordinator.post(address, {**form, "oorspronkelijk": before})
    assert response.status_code == 409
    assert not soup(response).select("input[type=radio][checked]")


def test_undo_and_withdraw_and_bring_back(coordinator: Client) -> None:
    action = an_action()
    address = f"{HOME}bewerk/actie/{action.uid}/"
    title = action.title
    landed = coordinator.post(address, sent(coordinator, address, title="Even anders"), follow=True)
    undo = soup(landed).select_one("form[action*='/ongedaan/']")
    assert undo is not None
    landed = coordinator.post(str(undo["action"]), follow=True)
    assert landed.redirect_chain[-1][0] == f"{HOME}acties/{action.uid}/"
    action.refresh_from_db()
    assert action.title == title
    coordinator.post(f"{HOME}intrekken/actie/{action.uid}/", {"versie": action.version})
    action.refresh_from_db()
    assert action.withdrawn_at is not None
    assert coordinator.get(f"{HOME}acties/{action.uid}/").status_code == 404
    coordinator.post(f"{HOME}terug/actie/{action.uid}/")
    assert coordinator.get(f"{HOME}acties/{action.uid}/").status_code == 200


@pytest.mark.parametrize(
    "onward", ["https://elders.example/", "//elders.example/", "/heuvelrug/", "/tweestromenland//x"]
)
def test_undoing_leads_nowhere_else(coordinator: Client, onward: str) -> None:
    address = f"{HOME}bewerk/actie/{an_action().uid}/"
    coordinator.post(address, sent(coordinator, address, title=f"Anders {onward}"))
    operation = AuditEvent.objects.order_by("-pk").values_list("operation", flat=True).first()
    response = coordinator.post(f"{HOME}ongedaan/{operation}/?verder={onward}")
    assert response["Location"] == HOME


def test_an_agreement_stops_an_action(coordinator: Client) -> None:
    action = Action.objects.filter(partnership__slug="tweestromenland", status="loopt", municipality=None).first()
    body = Body.objects.get(partnership__slug="tweestromenland", kind="gezagsdriehoek")
    assert action is not None
    address = f"{HOME}nieuw/afspraak-over-actie/?bij={action.uid}"
    form = sent(coordinator, address, effect="stoppen", body=str(body.uid), subject="Stoppen met de actie")
    response = coordinator.post(address, form)
    assert response.status_code == 400
    assert "Kies de reden" in response.content.decode()
    response = coordinator.post(address, {**form, "deviation_reason": ["geld"]})
    assert response.status_code == 303
    action.refresh_from_db()
    decision = Decision.objects.get(subject="Stoppen met de actie")
    assert (action.status, action.status_cause_uid) == ("vervallen", decision.uid)


def test_a_plan_can_be_made_by_hand_from_nothing(coordinator: Client) -> None:
    def add(kind: str, under: UUID | None = None, **fields: Any) -> str:
        address = f"{HOME}nieuw/{kind}/" + (f"?bij={under}" if under else "")
        response = coordinator.post(address, sent(coordinator, address, **fields))
        assert response.status_code == 303, soup(response).select_one(".driehoek-error-summary")
        return str(response["Location"])

    add("plan", title="Veiligheidsplan 2027-2030", period_start="2027", period_end="2030")
    plan = Plan.objects.get(title="Veiligheidsplan 2027-2030")
    add("onderdeel", plan.uid, title="Veilig uitgaan")
    theme = Node.objects.get(plan=plan, title="Veilig uitgaan")
    add("onderdeel", theme.uid, title="Minder incidenten rond sluitingstijd")
    goal = Node.objects.get(plan=plan, parent=theme)
    assert (goal.level, goal.code) == (2, "minder-incidenten-rond-sluitingstijd")
    add("programma", plan.uid, title="Programma 2027", period_start="2027", period_end="2027")
    add("actie", Programme.objects.get(plan=plan).uid, title="Afspraken met de horeca", node_uid=str(goal.uid))
    page = coordinator.get(f"{HOME}plannen/{plan.code}/bewerken/").content.decode()
    for words in ("Veilig uitgaan", "Minder incidenten rond sluitingstijd", "Programma 2027"):
        assert words in page


def test_an_adviser_edits_only_what_is_of_the_own_municipality() -> None:
    adviser = signed_in("tweestromenland", "adviseur-wijchen")
    assert adviser.get(f"{HOME}bewerk/actie/{an_action().uid}/").status_code == 403
    programme = Programme.objects.get(partnership__slug="tweestromenland", code="uvp-2025-2026")
    page = soup(adviser.get(f"{HOME}nieuw/actie/?bij={programme.uid}"))
    offered = [option.text for option in page.select("#veld-municipality option")]
    assert offered == ["Wijchen"]
    assert adviser.post(f"{HOME}nieuw/actie/?bij={uuid4()}", {"sleutel": str(uuid4()), "title": "x"}).status_code == 404
