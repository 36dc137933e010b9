# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Closing a round and what follows, as a browser does it."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from driehoek.evaluation.commands import Whole, judge_whole
from driehoek.evaluation.models import Evaluation, Part, Reopening, Round
from driehoek.evaluation.rules import Overall
from driehoek.kernel import clock
from driehoek.kernel.dates import PreciseDate
from driehoek.steering.commands import Outcome, record_decision
from driehoek.steering.rules import DecisionKind
from tests.evaluation.asked import MONDAY, function, opened, person
from tests.planning.world import World


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def round_(world: World) -> Round:
    """An open round with one action that needs adjusting, of which nobody told anything."""
    world.body("driehoek", "gezagsdriehoek")
    world.action("A-1", adjustment=True, adjustment_text="Te weinig mensen.", title="Ketenoverleg")
    return opened(world)


@pytest.fixture
def client(world: World) -> Client:
    """A browser in which the coordinator has signed in."""
    who = person(world, function(world, "coordinator", kind="coordinator"), "cor")
    found = Client()
    session = found.session
    session["person"] = str(who.uid)
    session.save()
    return found


def read(answered: Any) -> BeautifulSoup:
    """Return the main part of a page."""
    main = BeautifulSoup(answered.content, "html.parser").find("main")
    assert isinstance(main, BeautifulSoup) or main is not None
    return BeautifulSoup(str(main), "html.parser")


def fields(page: BeautifulSoup) -> dict[str, str]:
    """Return what the form of the page sends as it stands."""
    form = page.select("form.driehoek-form")[0]
    found = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[type=hidden]")}
    found |= {str(one["name"]): str(one["value"]) for one in form.select("input[type=radio][checked]")}
    return found | {str(one["name"]): one.get_text().strip() for one in form.select("textarea")}


def test_from_what_is_missing_to_open_again(world: World, round_: Round, client: Client) -> None:
    home = f"/drieland/rondes/{round_.code}/"
    page = read(client.get(f"{home}afsluiten/"))
    said = [one.get_text().strip() for one in page.select("summary")]
    assert said == [
        "1 actie heeft geen antwoord", "2 thema's zijn niet klaar", "2 doelen hebben geen oordeel",
        "Van 1 actie die bijsturing nodig heeft, is niet gekozen wat wordt gevraagd",
        "Van 1 programma is niet gezegd hoe het als geheel ging",
    ]  # fmt: skip
    sent = fields(page)
    evaluation = Evaluation.objects.get()
    text = f"{evaluation.uid}-toelichting"
    assert client.post(f"{home}afsluiten/", {**sent, text: "Het begin.", "doe": "bewaren"}).status_code == 303
    evaluation.refresh_from_db()
    assert (evaluation.overall_text, Part.objects.count()) == ("Het begin.", 0)
    answered = client.post(f"{home}afsluiten/", {**sent, text: "Mijn tekst.", "doe": "afsluiten"})
    page = read(answered)
    assert answered.status_code == 409
    assert "Een collega schreef intussen: Het begin." in page.get_text()
    sent = fields(page)
    assert sent[text] == "Mijn tekst."
    assert client.post(f"{home}afsluiten/", {**sent, "doe": "afsluiten"}).status_code == 303
    part = Part.objects.get()
    page = read(client.get(f"{home}afsluiten/"))
    assert part.digest in page.get_text()
    assert "Ketenoverleg" in page.get_text()
    assert client.post(f"{home}afsluiten/", {**sent, "doe": "afsluiten"}).status_code == 400
    answered = client.post(f"{home}afronden/", {"toelichting": ""})
    assert answered.status_code == 400
    assert "1 voorstel heeft nog geen antwoord" in read(answered).get_text()
    assert client.post(f"{home}afronden/", {"toelichting": "Aangehouden."}).status_code == 303
    assert "Aangehouden." in read(client.get(f"{home}afsluiten/")).get_text()
    page = read(client.get(f"{home}vrijgeven/"))
    assert "Het programma UVP 2023 is niet openbaar" in page.get_text()
    assert not page.select("form")
    assert client.post(f"{home}vrijgeven/").status_code == 400
    _again(world, client, home)


def _again(world: World, client: Client, home: str) -> None:
    answered = client.post(f"{home}heropenen/", {"reden": ""})
    assert answered.status_code == 400
    assert len(read(answered).select(".utrecht-form-field-error-message")) == 2
    outcome = Outcome(
        code="", decided_on=PreciseDate("2026-11-02"), kind=DecisionKind.AGREEMENT, subject="Nog eens kijken"
    )
    record_decision(actor=world.secretary, body_uid=world.bodies["driehoek"].uid, outcome=outcome)
    page = read(client.get(f"{home}heropenen/"))
    (choice,) = page.select("input[name=afspraak]")
    sent = {"afspraak": str(choice["value"]), "reden": "Een getal klopte niet."}
    assert client.post(f"{home}heropenen/", sent).status_code == 303
    assert Reopening.objects.get().reason == "Een getal klopte niet."
    assert "Ronde afsluiten" in read(client.get(f"{home}afsluiten/")).get_text()


def test_what_cannot_be_handed_in_is_named_and_what_was_typed_stays(world: World, client: Client) -> None:
    world.action("A-1", adjustment=True, adjustment_text="Te weinig mensen.", title="Ketenoverleg")
    round_ = opened(world)  # and there is no body that could answer
    page = f"/drieland/rondes/{round_.code}/afsluiten/"
    evaluation = Evaluation.objects.get()
    judge_whole(actor=world.coordinator, round_uid=round_.uid, said={evaluation.uid: Whole(Overall.PARTLY)})
    sent = fields(read(client.get(page)))
    answered = client.post(page, {**sent, f"{evaluation.uid}-vraagt": "Een keuze.", "doe": "afsluiten"})
    assert answered.status_code == 400
    shown = read(answered)
    assert "A-1 Ketenoverleg" in shown.select_one(".driehoek-error-summary").get_text()  # type: ignore[union-attr]
    assert fields(shown)[f"{evaluation.uid}-vraagt"] == "Een keuze."
    assert not Part.objects.exists()
