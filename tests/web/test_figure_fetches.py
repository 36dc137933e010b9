# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetching tables on screen: ask, see how far it is, stop, go on; a mistake stands beside its field."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from driehoek.figures.models import FetchProgress, FetchRun
from driehoek.figures.rules import FetchState
from driehoek.kernel import clock, guard
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db]
ADDRESS = "/tweestromenland/cijfers/ophalen/"


@pytest.fixture
def coordinator() -> Client:
    return signed_in("tweestromenland", "coordinator")


def ask(client: Client, **said: str) -> Any:
    sent = {"knop": "vraag", "sleutel": str(uuid4()), "tabel": "47018NED", "van": "2012", "tot": "2025"}
    return client.post(ADDRESS, sent | said)


def state(run: FetchRun, to: FetchState, **more: object) -> None:
    """Let a run be as the worker would have left it."""
    with guard.seeding():
        FetchRun._default_manager.filter(pk=run.pk).update(state=to.value, **more)


def test_one_asks_for_a_table_and_sees_that_it_waits(coordinator: Client) -> None:
    assert ask(coordinator).status_code == 303
    page = soup(coordinator.get(ADDRESS))
    listed = page.select_one("#opgehaald li")
    assert listed is not None
    assert "47018NED" in listed.text
    assert "2012 tot en met 2025" in listed.text
    assert "wacht op zijn beurt" in listed.text
    assert listed.select_one("button[value=stop]") is not None


def test_the_same_form_sent_twice_asks_once(coordinator: Client) -> None:
    key = str(uuid4())
    assert [ask(coordinator, sleutel=key).status_code for _ in range(2)] == [303, 303]
    assert FetchRun._default_manager.count() == 1


def test_a_table_that_is_being_fetched_is_refused_beside_its_field(coordinator: Client) -> None:
    ask(coordinator)
    answer = ask(coordinator, van="2015")
    page = soup(answer)
    assert answer.status_code == 400
    said = page.select_one("#tabel-fout")
    assert said is not None
    assert "wordt al opgehaald" in said.text
    kept = page.select_one("#van")
    assert kept is not None
    assert kept["value"] == "2015", "what was typed is kept"


@pytest.mark.parametrize(("van", "tot"), [("2025", "2012"), ("twee", "drie"), ("2012", ""), ("２０１２", "2013")])
def test_years_that_cannot_be_are_refused_beside_their_field(coordinator: Client, van: str, tot: str) -> None:
    answer = ask(coordinator, van=van, tot=tot)
    said = soup(answer).select_one("#van-fout")
    assert answer.status_code == 400
    assert said is not None
    assert "Vul twee jaren in" in said.text
    assert FetchRun._default_manager.count() == 0


def test_while_it_runs_the_page_looks_again_and_shows_how_far_it_is(coordinator: Client) -> None:
    ask(coordinator)
    run = FetchRun._default_manager.get()
    state(run, FetchState.RUNNING)
    with guard.seeding():
        FetchProgress._default_manager.create(run=run, rows=3_200, expected=8_580, at=clock.now())
    page = soup(coordinator.get(ADDRESS))
    part = page.select_one("#opgehaald")
    assert part is not None
    assert (part["hx-get"], part["hx-trigger"]) == (ADDRESS, "every 2s")
    assert "3.200 van ten hoogste 8.580 rijen" in part.text
    bar = part.select_one("progress")
    assert bar is not None
    assert (bar["value"], bar["max"], bar["aria-label"]) == ("3200", "8580", "Voortgang van tabel 47018NED")
    assert part.find("a", string="Kijk hoe ver het nu is") is not None, "without JavaScript one looks oneself"
    alone = coordinator.get(ADDRESS, headers={"HX-Request": "true"}).content.decode()
    assert alone.lstrip().startswith("<section")
    assert "csrfmiddlewaretoken" in alone, "its buttons still work"


def test_what_is_done_is_not_looked_at_again(coordinator: Client) -> None:
    ask(coordinator)
    state(FetchRun._default_manager.get(), FetchState.DONE, told="12 waarden nieuw, 3 waarden gewijzigd.")
    part = soup(coordinator.get(ADDRESS)).select_one("#opgehaald")
    assert part is not None
    assert "hx-get" not in part.attrs
    assert "12 waarden nieuw, 3 waarden gewijzigd." in part.text
    assert part.select("button") == []


def test_stop_and_go_on(coordinator: Client) -> None:
    ask(coordinator)
    run = FetchRun._default_manager.get()
    assert coordinator.post(ADDRESS, {"knop": "stop", "ophalen": str(run.uid)}).status_code == 303
    page = soup(coordinator.get(ADDRESS))
    assert "gestopt" in page.select_one("#opgehaald li").text  # type: ignore[union-attr]
    assert page.select_one("button[value=stop]") is None
    assert page.select_one("button[value=verder]") is not None
    assert coordinator.post(ADDRESS, {"knop": "verder", "ophalen": str(run.uid)}).status_code == 303
    assert FetchRun._default_manager.get().state == FetchState.WAITING


def test_stopping_what_has_ended_is_a_sentence(coordinator: Client) -> None:
    ask(coordinator)
    run = FetchRun._default_manager.get()
    state(run, FetchState.DONE)
    answer = coordinator.post(ADDRESS, {"knop": "stop", "ophalen": str(run.uid)})
    assert answer.status_code == 400
    assert "al klaar of gestopt" in answer.content.decode()


@pytest.mark.parametrize(
    "sent", [{}, {"knop": "iets"}, {"knop": "stop"}, {"knop": "stop", "ophalen": "x"}, {"knop": "vraag"}]
)
def test_a_form_that_is_not_ours(coordinator: Client, sent: dict[str, str]) -> None:
    assert coordinator.post(ADDRESS, sent).status_code == 400


def test_a_run_that_does_not_exist(coordinator: Client) -> None:
    assert coordinator.post(ADDRESS, {"knop": "stop", "ophalen": str(uuid4())}).status_code == 404


def test_in_english_too(coordinator: Client) -> None:
    ask(coordinator)
    told = (
        "De verbinding met dataderden.cbs.nl werd steeds verbroken. "
        "Wat al is opgehaald blijft bewaard; probeer het later opnieuw."
    )
    state(FetchRun._default_manager.get(), FetchState.FAILED, told=told)
    coordinator.cookies["taal"] = "en"
    text = " ".join(soup(coordinator.get(ADDRESS)).text.split())
    assert (
        "The connection with dataderden.cbs.nl was broken again and again. What was fetched is kept; try again later."
        in text
    )
    assert "did not succeed" in text


def test_one_finds_the_way_from_the_figures_and_back(coordinator: Client) -> None:
    uploads = "/tweestromenland/cijfers/inlezen/"
    assert soup(coordinator.get("/tweestromenland/cijfers/")).find("a", href=uploads) is not None
    assert soup(coordinator.get(uploads)).find("a", href=ADDRESS) is not None
    assert soup(coordinator.get(ADDRESS)).find("a", href=uploads) is not None
    mayor = signed_in("tweestromenland", "burgemeester-berg-en-dal")
    assert soup(mayor.get("/tweestromenland/cijfers/")).find("a", href=uploads) is None
