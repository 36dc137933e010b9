# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in and out, and where one ends up."""

from typing import Any

import pytest
from django.test import Client

from driehoek.organisations.commands import add_person, hold_function
from driehoek.organisations.models import Function
from tests.web.loaded import CLERK, signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db]
PASSWORD = "een lange zin die niemand raadt"


@pytest.fixture
def member() -> Client:
    person = add_person(actor=CLERK, name="Proef", email="proef@gemeente.example", password=PASSWORD)
    hold_function(
        actor=CLERK,
        function=Function.objects.get(partnership__slug="tweestromenland", code="coordinator"),
        person=person,
    )
    return Client()


def test_a_visitor_is_asked_to_sign_in_and_comes_back(member: Client) -> None:
    asked = member.get("/tweestromenland/plannen/?x=1")
    assert asked["Location"] == "/aanmelden/?next=%2Ftweestromenland%2Fplannen%2F%3Fx%3D1"
    there = member.post(
        "/aanmelden/",
        {"email": "Proef@gemeente.example", "password": PASSWORD, "next": "/tweestromenland/plannen/?x=1"},
    )
    assert there["Location"] == "/tweestromenland/plannen/?x=1"
    assert member.get("/tweestromenland/plannen/").status_code == 200


def test_a_visitor_cannot_tell_what_exists(member: Client) -> None:
    known, unknown = member.get("/tweestromenland/"), member.get("/bestaatniet/")
    assert (known.status_code, unknown.status_code) == (302, 302)


@pytest.mark.parametrize(
    "target", ["https://elders.example/", "//elders.example/", "javascript:alert(1)", "\\\\elders"]
)
def test_one_never_ends_up_elsewhere(member: Client, target: str) -> None:
    sent = {"email": "proef@gemeente.example", "password": PASSWORD, "next": target}
    assert member.post("/aanmelden/", sent)["Location"] == "/"
    assert member.post("/taal/", {"language": "en", "next": target})["Location"] == "/"


def test_a_wrong_password_tells_nothing_and_keeps_the_address(member: Client) -> None:
    wrong = member.post("/aanmelden/", {"email": "proef@gemeente.example", "password": "fout"})
    unknown = member.post("/aanmelden/", {"email": "niemand@gemeente.example", "password": "fout"})
    assert (wrong.status_code, unknown.status_code) == (400, 400)
    for response in (wrong, unknown):
        summary = soup(response).select_one(".driehoek-error-summary")
        assert summary is not None
        assert "horen niet bij elkaar" in summary.get_text()
    field = soup(wrong).select_one("#email")
    assert field is not None
    assert field["value"] == "proef@gemeente.example"


def test_signing_in_starts_a_new_session(member: Client) -> None:
    member.get("/demo/tweestromenland/teamchef/")
    before = member.session.session_key
    member.post("/aanmelden/", {"email": "proef@gemeente.example", "password": PASSWORD})
    assert member.session.session_key not in (None, before)


def test_signing_out_ends_it() -> None:
    client = signed_in("tweestromenland", "coordinator")
    assert client.get("/tweestromenland/").status_code == 200
    assert client.post("/afmelden/")["Location"] == "/aanmelden/"
    assert client.get("/tweestromenland/").status_code == 302


def test_the_start_leads_to_ones_own_partnership(member: Client) -> None:
    assert member.get("/")["Location"] == "/aanmelden/"
    member.post("/aanmelden/", {"email": "proef@gemeente.example", "password": PASSWORD})
    assert member.get("/")["Location"] == "/tweestromenland/"


def test_one_click_exists_only_in_the_demo(settings: Any) -> None:
    page = soup(Client().get("/aanmelden/"))
    links = [str(link["href"]) for link in page.select("a.driehoek-persona")]
    assert "/demo/tweestromenland/coordinator/" in links
    assert "/demo/tweestromenland/adviseur-wijchen/" in links
    settings.DRIEHOEK_DEMO = False
    assert soup(Client().get("/aanmelden/")).select("a.driehoek-persona") == []
    assert Client().get("/demo/tweestromenland/coordinator/").status_code == 404


@pytest.mark.parametrize("address", ["/a%00b/", "/tweestromenland/plannen/x%00/", "/aanmelden/?next=%00"])
def test_a_nul_in_an_address_or_form_is_refused(address: str) -> None:
    assert Client().get(address).status_code in (400, 404)
    assert Client().post("/aanmelden/", {"email": "a\0b", "password": "x"}).status_code == 400


def test_an_unknown_function_does_not_exist() -> None:
    assert Client().get("/demo/tweestromenland/tovenaar/").status_code == 404
