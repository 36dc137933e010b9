# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking actions along into the next programme, on the screen."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.kernel import guard
from driehoek.planning.models import Action, Node, Plan, Programme
from tests.planning.world import store
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db]
ADDRESS = "/tweestromenland/programmas/uvp-2023-2024/meenemen/"
LAST = "/tweestromenland/programmas/uvp-2025-2026/meenemen/"


@pytest.fixture
def coordinator() -> Client:
    return signed_in("tweestromenland", "coordinator")


def sent_by(page: BeautifulSoup) -> dict[str, str]:
    """Return what a browser would send of the form on the page."""
    form = page.select_one("main form[action*='meenemen']")
    assert form is not None
    sent = {str(field["name"]): str(field.get("value", "")) for field in form.select("input[name]")}
    sent |= {str(area["name"]): area.get_text().removeprefix("\n") for area in form.select("textarea")}
    for choice in form.select("select"):
        chosen = choice.select_one("option[selected]") or choice.select_one("option")
        assert chosen is not None
        sent[str(choice["name"])] = str(chosen["value"])
    sent.pop("csrfmiddlewaretoken", None)
    return sent


def place(code: str) -> str:
    return Action.objects.get(code=code, programme__code="uvp-2023-2024").uid.hex[-12:]


def test_one_pass_with_counts_the_chain_and_undo(coordinator: Client) -> None:
    assert ADDRESS in coordinator.get("/tweestromenland/programmas/uvp-2023-2024/").content.decode()
    sent = sent_by(soup(coordinator.get(ADDRESS)))
    assert sent[f"keuze.{place('ZV-02')}"] == "meenemen"
    sent |= {f"keuze.{place('ZV-03')}": "afronden", f"tekst.{place('ZV-03')}": "Het is klaar."}
    sent |= {f"keuze.{place('VV-04')}": "", "reden": "crisis"}
    response = coordinator.post(ADDRESS, sent)
    assert response.status_code == 303
    page = soup(coordinator.get(response["Location"]))
    assert "2 meegenomen, 1 afgerond." in page.get_text()
    made = Action.objects.get(code="ZV-02", programme__code="uvp-2025-2026")
    assert f"/acties/{made.uid}/" in str(page)
    assert "UVP 2023-2024" in coordinator.get(f"/tweestromenland/acties/{made.uid}/").content.decode()
    twice = coordinator.post(ADDRESS, sent)
    assert "al gedaan" in coordinator.get(twice["Location"]).content.decode()
    assert Action.objects.filter(code="ZV-02", programme__code="uvp-2025-2026").count() == 1
    undo = page.select_one("main form[action*='ongedaan']")
    assert undo is not None
    coordinator.post(str(undo["action"]))
    made.refresh_from_db()
    assert made.withdrawn_at is not None


def test_what_is_wrong_stands_in_its_row_and_the_rest_is_done(coordinator: Client) -> None:
    sent = sent_by(soup(coordinator.get(ADDRESS)))
    wrong = place("VV-04")
    sent |= {f"einde.{wrong}": "ooit", f"keuze.{place('ZV-03')}": "stoppen", "reden": ""}
    response = coordinator.post(ADDRESS, sent)
    assert response.status_code == 400
    page = soup(response)
    field = page.select_one(f"#einde-{wrong}")
    assert field is not None
    assert (field["value"], field["aria-invalid"]) == ("ooit", "true")
    for name in ("tekst", "reden"):
        assert page.select_one(f"#{name}-{place('ZV-03')}-fout") is not None
    assert "2 meegenomen." in page.get_text()
    assert Action.objects.filter(code="ZV-02", programme__code="uvp-2025-2026").exists()
    assert page.select_one(f"#einde-{place('ZV-02')}") is None


def test_the_following_programme_is_made_here(coordinator: Client) -> None:
    begin = sent_by(soup(coordinator.get(LAST)))
    assert (begin["titel"], begin["begin"], begin["einde"]) == ("UVP 2027-2028", "2027", "2028")
    assert coordinator.post(LAST, begin | {"begin": "ooit", "titel": ""}).status_code == 400
    assert coordinator.post(LAST, begin | {"begin": "2029"}).status_code == 400
    for _ in range(2):
        assert coordinator.post(LAST, begin).status_code == 303
    made = Programme.objects.get(title="UVP 2027-2028")
    assert made.predecessor is not None
    assert (made.predecessor.code, made.status) == ("uvp-2025-2026", "concept")
    page = soup(coordinator.get(LAST))
    assert "naar UVP 2027-2028" in page.get_text()
    assert "2028" in sent_by(page).values()


def test_nothing_is_left(coordinator: Client) -> None:
    sent = sent_by(soup(coordinator.get(ADDRESS)))
    assert coordinator.post(ADDRESS, sent | {"reden": "geld"}).status_code == 303
    assert "Er is niets meer om mee te nemen" in coordinator.get(ADDRESS).content.decode()


def test_an_adviser_decides_on_what_is_of_the_own_municipality() -> None:
    adviser = signed_in("tweestromenland", "adviseur-wijchen")
    page = soup(adviser.get(ADDRESS))
    assert page.select("select[name^='keuze.']") == []
    assert "dat doet de coördinator" in page.get_text()


def test_addresses_and_forms_that_are_not_ours(coordinator: Client) -> None:
    assert coordinator.get("/tweestromenland/programmas/bestaat-niet/meenemen/").status_code == 404
    assert coordinator.get(f"{ADDRESS}?naar=bestaat-niet").status_code == 404
    assert coordinator.post(ADDRESS, {"actie.0123456789ab": "x"}).status_code == 400
    assert coordinator.post(ADDRESS, {"sleutel": "x"}).status_code == 400
    assert coordinator.post(LAST, {"stap": "uitvoeren"}).status_code == 400


def test_into_another_plan_one_chooses_the_goal_of_each_action(coordinator: Client) -> None:
    target = Programme.objects.get(code="uvp-2025-2026", partnership__slug="tweestromenland")
    former = target.plan
    plan = store(
        Plan(
            partnership=former.partnership, code="ivp-27", title="IVP 2027", type_label="IVP", abbreviation="IVP",
            period_start=former.period_start, period_end=former.period_end, levels=former.levels, circle=former.circle,
        )
    )  # fmt: skip
    goal = store(Node(partnership=plan.partnership, plan=plan, level=1, code="nieuw", title="Nieuw", circle="openbaar"))
    with guard.seeding():
        Programme.objects.filter(pk=target.pk).update(plan=plan)
    with CaptureQueriesContext(connection) as asked:
        sent = sent_by(soup(coordinator.get(ADDRESS)))
    assert len(asked) <= 12
    here = place("ZV-02")
    sent = {name: value for name, value in sent.items() if "." not in name or here in name} | {"reden": "geld"}
    assert sent[f"doel.{here}"] == ""
    refused = coordinator.post(ADDRESS, sent)
    assert refused.status_code == 400
    assert "Kies het doel" in refused.content.decode()
    key = str(uuid4())
    assert coordinator.post(ADDRESS, sent | {"sleutel": key, f"doel.{here}": str(goal.uid)}).status_code == 303
    assert Action.objects.get(code="ZV-02", programme=target).node == goal
