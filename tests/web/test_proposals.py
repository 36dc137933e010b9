# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making a proposal from an action, following it, and what others see of it meanwhile."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.planning.models import Action, Plan
from driehoek.steering.models import Proposal
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("examples"), pytest.mark.once]

HOME = "/tweestromenland/voorstellen/"
ADVISER, COORDINATOR, CHIEF = "adviseur-wijchen", "coordinator", "teamchef"


def who(code: str) -> Client:
    """Return somebody of Tweestromenland."""
    return signed_in("tweestromenland", code)


def action() -> Action:
    """Return a joint action that needs adjustment."""
    return Action.objects.get(code="VV-04", partnership__slug="tweestromenland", adjustment=True)


def form_at(client: Client, address: str) -> dict[str, str]:
    """Return what the form holds beforehand."""
    page = soup(client.get(address))
    form = page.select_one("main form[data-draft]")
    assert form is not None
    filled: dict[str, str] = {}
    for field in form.select("input[name], textarea[name]"):
        if field.get("type") != "checkbox":
            filled[str(field["name"])] = str(field.get("value") or field.text.strip())
    for select in form.select("select[name]"):
        chosen = select.select_one("option[selected]") or select.select_one("option")
        filled[str(select["name"])] = str(chosen["value"]) if chosen else ""
    return filled


def text_of(response: Any) -> str:
    """Return the words of a page."""
    return " ".join(soup(response).get_text(" ").split())


def test_from_an_action_to_the_triangle_in_three_clicks() -> None:
    adviser, one = who(ADVISER), action()
    page = soup(adviser.get(f"/tweestromenland/acties/{one.uid}/"))
    link = next(a for a in page.select("main a") if a.get_text(strip=True) == "Voorstel doen")
    choices = {a.get_text(strip=True): str(a["href"]) for a in soup(adviser.get(str(link["href"]))).select("main a")}
    assert {"Actie bijstellen", "Actie stoppen", "Actie uitstellen", "Inzet van politie"} <= choices.keys()
    address = choices["Actie stoppen"]
    filled = form_at(adviser, address)
    assert filled["title"] == f"Actie stoppen: {one.title}"
    assert filled["asked"] == "Instemmen met het stoppen van deze actie."
    assert filled["reason"] == one.adjustment_text
    done = adviser.post(address, filled | {"doe": "indienen"})
    again = adviser.post(address, filled | {"doe": "indienen"})
    assert done.status_code == again.status_code == 303
    assert done["Location"] == again["Location"]
    row = Proposal.objects.get(title=filled["title"])
    assert (row.state, row.body.code, row.code in done["Location"]) == ("ingediend", "driehoek", True)
    shown = text_of(adviser.get(done["Location"]))
    assert "Ingediend bij gezagsdriehoek Tweestromenland. Het wacht op een plek op een agenda." in shown
    assert row.title in text_of(who(COORDINATOR).get(HOME))
    assert "verbeter" not in shown.lower()


def test_a_draft_is_nobodys_business_yet() -> None:
    adviser, address = who(ADVISER), f"{HOME}nieuw/?soort=anders"
    filled = form_at(adviser, address) | {"title": "Nog even nadenken", "doe": "concept"}
    place = adviser.post(address, filled)["Location"]
    assert "Alleen uw eigen gemeente ziet het." in text_of(adviser.get(place))
    for other in (COORDINATOR, CHIEF, "adviseur-druten", "secretaris-driehoek"):
        assert who(other).get(place).status_code == 404
        assert "Nog even nadenken" not in text_of(who(other).get(HOME))
        assert "Nog even nadenken" not in text_of(who(other).get("/tweestromenland/zoeken/?q=nadenken"))
    assert "Nog even nadenken" in text_of(who("burgemeester-wijchen").get(HOME))
    found = soup(adviser.get("/tweestromenland/zoeken/?q=nadenken"))
    assert found.select_one(f'a[href="{place}"]') is not None
    version = form_at(adviser, f"{place}wijzigen/")
    lacking = adviser.post(f"{place}wijzigen/", version | {"doe": "indienen"})
    assert lacking.status_code == 400
    assert "Schrijf op waarom u dit voorstelt." in text_of(lacking)
    with CaptureQueriesContext(connection) as asked:
        adviser.get(f"{place}wijzigen/")
    assert len(asked) <= 12
    again = {**form_at(adviser, f"{place}wijzigen/"), "reason": "Het knelt.", "asked": "Instemmen.", "doe": "indienen"}
    assert adviser.post(f"{place}wijzigen/", again).status_code == 303
    assert "Nog even nadenken" in text_of(who(COORDINATOR).get(HOME))
    assert adviser.get(f"{place}wijzigen/").status_code == 303


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost() -> None:
    adviser, address = who(ADVISER), f"{HOME}nieuw/?soort=inzet"
    filled = form_at(adviser, address)
    filled |= {"title": "Vaker op straat", "reason": "Overlast in de vakantie", "papers_due": "ooit", "doe": "indienen"}
    answer = adviser.post(address, filled)
    assert answer.status_code == 400
    page = soup(answer)
    assert page.select_one("#veld-papers_due-fout") is not None
    assert str(page.select_one("textarea[name=reason]")).count("Overlast in de vakantie") == 1
    answer = adviser.post(address, filled | {"papers_due": ""})
    page = soup(answer)
    wrong = {str(one["id"]) for one in page.select(".utrecht-form-field-error-message")}
    assert wrong == {"veld-gives_way-fout", "veld-deployment-fout"}
    assert "Wat wijkt? Schrijf op wat minder wordt" in text_of(answer)
    assert not Proposal.objects.filter(title="Vaker op straat").exists()
    adviser.cookies["taal"] = "en"
    assert "What gives way? Write down what becomes less" in text_of(adviser.post(address, filled | {"papers_due": ""}))


def test_a_plan_is_put_to_each_council() -> None:
    coordinator = who(COORDINATOR)
    plan = Plan.objects.get(partnership__slug="tweestromenland")
    address = f"{HOME}nieuw/?plan={plan.uid}&soort=vaststellen"
    assert "Elk van deze organen krijgt een eigen voorstel" in text_of(coordinator.get(address))
    filled = form_at(coordinator, address) | {"reason": "De raad stelt de doelen vast.", "doe": "indienen"}
    place = coordinator.post(address, filled)["Location"]
    assert Proposal.objects.filter(plan=plan, state="ingediend").count() == 6
    assert len(soup(coordinator.get(place)).select("section[aria-labelledby=ook] li")) == 5


def test_without_a_body_the_form_says_what_to_do() -> None:
    chief = who(CHIEF)
    address = f"{HOME}nieuw/?soort=inzet"
    filled = form_at(chief, address) | {
        "title": "Vuurwerk", "reason": "Onrust vanavond", "gives_way": "De snelheidscontroles", "deployment": "ad_hoc",
        "acute": "1", "municipality": "GM0225", "doe": "indienen",
    }  # fmt: skip
    answer = chief.post(address, filled)
    assert answer.status_code == 400
    assert "Van Druten is nog geen driehoeksoverleg op gemeentelijk niveau vastgelegd." in text_of(answer)
    assert "Onrust vanavond" in text_of(answer)


def test_withdrawing_and_taking_back() -> None:
    adviser, address = who(ADVISER), f"{HOME}nieuw/?soort=anders"
    filled = form_at(adviser, address) | {"title": "Toch niet", "reason": "Omdat", "asked": "Ja", "doe": "indienen"}
    place = adviser.post(address, filled)["Location"]
    stand = f"{place}stand/"
    other = who("adviseur-druten")
    assert other.get(place).status_code == 200
    assert 'name="doe"' not in other.get(place).content.decode()
    assert other.post(stand, {"doe": "intrekken", "versie": "1"}).status_code == 403
    assert adviser.post(stand, {"doe": "intrekken", "versie": "7"}).status_code == 409
    assert adviser.post(stand, {"doe": "intrekken", "versie": "1"}).status_code == 303
    assert "Het is ingetrokken." in text_of(adviser.get(place))
    assert "Toch niet" not in text_of(adviser.get(HOME))
    assert "Toch niet" in text_of(adviser.get(f"{HOME}?stand=ingetrokken"))
    assert adviser.post(stand, {"doe": "terug", "versie": "2"}).status_code == 303
    assert other.get(place).status_code == 404
    assert adviser.post(stand, {"doe": "verdwijn"}).status_code == 400


@pytest.mark.parametrize("code", ["raadslid-wijchen", "beheerder"])
def test_who_may_not_propose_finds_no_button(code: str) -> None:
    client = who(code)
    assert client.get(f"{HOME}nieuw/").status_code == 403
    assert "Voorstel doen" not in text_of(client.get(f"/tweestromenland/acties/{action().uid}/"))


def test_addresses_that_make_no_sense_are_not_found() -> None:
    adviser = who(ADVISER)
    for tail in (f"nieuw/?actie={uuid4()}", "nieuw/?actie=x", "nieuw/?soort=inzet&gemeente=GM9999", "2026-zzzzzz/"):
        assert adviser.get(f"{HOME}{tail}").status_code == 404, tail
    assert adviser.get(f"{HOME}nieuw/?soort=inzet&gemeente=GM0225").status_code == 403
    assert adviser.get(f"{HOME}nieuw/?soort=stoppen").status_code == 200  # nothing to stop: one chooses again


def test_about_a_joint_action_for_some_municipalities_one_proposes_as_about_any_joint_one() -> None:
    shared = Action.objects.get(code="VS-05", partnership__slug="tweestromenland")
    page = soup(who("adviseur-west-maas-en-waal").get(f"/tweestromenland/acties/{shared.uid}/"))
    assert page.select_one(f'a[href*="/voorstellen/nieuw/?actie={shared.uid}"]') is not None
