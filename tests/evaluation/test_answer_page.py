# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The page behind a personal link, as a browser without script or cookies uses it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from driehoek.evaluation.models import Ask, Request
from driehoek.evaluation.rules import RoundKind
from driehoek.kernel import clock, guard
from driehoek.kernel.circle import Circle
from driehoek.messages.models import Mail
from driehoek.organisations.models import Person
from driehoek.planning.models import Action, ProgressReport
from tests.evaluation.asked import MONDAY, function, opened, person, token
from tests.planning.world import World


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def ann(world: World) -> Person:
    """Who leads two actions that are asked about."""
    lead = function(world, "trekker")
    found = person(world, lead, "ann")
    person(world, function(world, "collega"), "bob")
    for code in ("A-1", "A-2"):
        world.action(code, lead_function=lead, lead_organisation=world.town, status="loopt", end="2026-12-31")
    world.action("B-9", lead_organisation=world.police, title="Van een ander")
    opened(world)
    return found


@pytest.fixture
def visitor() -> Client:
    """A browser that was never here, and that checks tokens against forgery as a real one."""
    return Client(enforce_csrf_checks=True)


def read(answered: Any) -> BeautifulSoup:
    """Return the page."""
    return BeautifulSoup(answered.content, "html.parser")


def sent(page: BeautifulSoup, code: str, **typed: str) -> dict[str, str]:
    """Return what the form of an action sends, with what somebody typed."""
    section = next(one for one in page.select("section.driehoek-answer") if code in one.get_text())
    form = section.select("form.driehoek-form")[0]
    fields = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[type=hidden]")}
    for area in form.select("textarea"):
        fields[str(area["name"])] = area.get_text().removeprefix("\n")
    for choice in form.select("select"):
        chosen = choice.select_one("option[selected]")
        fields[str(choice["name"])] = str(chosen["value"]) if chosen else ""
    return fields | typed


def test_it_shows_what_is_asked_and_nothing_else(visitor: Client, ann: Person) -> None:
    answered = visitor.get(f"/antwoord/{token(ann)}/")
    page = read(answered)
    assert answered.status_code == 200
    assert [one.get_text().split()[0] for one in page.select("section.driehoek-answer h2")] == ["A-1", "A-2"]
    assert "Van een ander" not in page.get_text()
    assert answered["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answered["Cache-Control"]
    assert "noindex" in answered["X-Robots-Tag"]
    assert not page.select("nav.driehoek-menu")


def test_a_get_never_answers(visitor: Client, ann: Person) -> None:
    for query in ("", "?doe=niets", "?doe=klaar", "?doe=doorgeven"):
        visitor.get(f"/antwoord/{token(ann)}/{query}")
        visitor.head(f"/antwoord/{token(ann)}/{query}")
    assert not ProgressReport.objects.exists()
    assert not Ask.objects.exclude(answer="").exists()
    assert Request.objects.get().ended_at is None


def test_telling_what_changed(visitor: Client, ann: Person) -> None:
    address = f"/antwoord/{token(ann)}/"
    form = sent(read(visitor.get(address)), "A-1", stand="afgerond", gedaan="De drempel ligt er.")
    kept = visitor.post(address, form)
    assert (kept.status_code, kept["Location"].split("#")[0]) == (303, address)
    assert visitor.post(address, form).status_code == 303  # sent twice is kept once
    assert ProgressReport.objects.get().done == "De drempel ligt er."
    assert Action.objects.get(code="A-1").status == "afgerond"
    page = read(visitor.get(address))
    assert "verteld hoe het gaat" in page.select(".driehoek-answer__kept")[0].get_text()
    assert not visitor.session.keys()


def test_the_last_text_is_there_to_edit(visitor: Client, ann: Person) -> None:
    address = f"/antwoord/{token(ann)}/"
    visitor.post(address, sent(read(visitor.get(address)), "A-1", gedaan="De aannemer begint in maart."))
    assert sent(read(visitor.get(address)), "A-1")["gedaan"] == "De aannemer begint in maart."


def test_a_mistake_stands_beside_the_field_and_nothing_typed_is_lost(visitor: Client, ann: Person) -> None:
    address = f"/antwoord/{token(ann)}/"
    form = sent(read(visitor.get(address)), "A-1", stand="vertraagd", gedaan="Later.", planning="ooit")
    answered = visitor.post(address, form)
    page = read(answered)
    assert answered.status_code == 400
    again = sent(page, "A-1")
    assert (again["stand"], again["gedaan"]) == ("vertraagd", "Later.")
    place = Action.objects.get(code="A-1").uid.hex[-12:]
    assert page.select_one(f"#planning-{place}-fout")
    assert page.select_one(f'.driehoek-error-summary a[href="#planning-{place}"]')
    assert len(page.select(".driehoek-error-summary")) == 1


def test_in_two_tabs_nothing_is_lost(visitor: Client, ann: Person) -> None:
    address = f"/antwoord/{token(ann)}/"
    one = sent(read(visitor.get(address)), "A-1", gedaan="In het eerste blad.")
    two = sent(read(visitor.get(address)), "A-1", gedaan="In het tweede blad.")
    assert visitor.post(address, one).status_code == 303
    refused = visitor.post(address, two)
    assert refused.status_code == 400
    again = sent(read(refused), "A-1")
    assert again["gedaan"] == "In het tweede blad."
    assert visitor.post(address, again).status_code == 303
    assert [report.done for report in ProgressReport.objects.order_by("number")] == [
        "In het eerste blad.", "In het tweede blad.",
    ]  # fmt: skip


def test_nothing_changed_is_one_tap_for_one_and_for_all(visitor: Client, ann: Person) -> None:
    address = f"/antwoord/{token(ann)}/"
    uid = str(Action.objects.get(code="A-1").uid)
    assert visitor.post(address, {"doe": "niets", "actie": uid}).status_code == 303
    assert visitor.post(address, {"doe": "niets"}).status_code == 303
    assert ProgressReport.objects.count() == 2
    assert visitor.post(address, {"doe": "klaar"}).status_code == 303
    over = visitor.get(address)
    assert over.status_code == 200
    assert "Dank u" in over.content.decode()
    assert "A-1" not in over.content.decode()
    assert visitor.post(address, {"doe": "niets"}).status_code == 200
    assert ProgressReport.objects.count() == 2


def test_not_done_before_all_is_answered(visitor: Client, ann: Person) -> None:
    answered = visitor.post(f"/antwoord/{token(ann)}/", {"doe": "klaar"})
    assert answered.status_code == 400
    assert "Over 2 acties vertelde u nog niets" in answered.content.decode()


def test_passing_on(visitor: Client, ann: Person) -> None:
    former = f"/antwoord/{token(ann)}/"
    page = read(visitor.get(former))
    (colleague,) = [one["value"] for one in page.select("#collega option") if one["value"]]
    assert visitor.post(former, {"doe": "doorgeven", "collega": colleague}).status_code == 303
    gone = visitor.get(former)
    assert gone.status_code == 410
    assert "A-1" not in gone.content.decode()
    assert Mail.objects.filter(to_email="bob@voorbeeld.nl").count() == 1
    assert visitor.get(f"/antwoord/{token(Person.objects.get(name='bob'))}/").status_code == 200


@pytest.mark.parametrize("wrong", ["actie", "sleutel"])
def test_a_form_that_is_not_ours(visitor: Client, ann: Person, wrong: str) -> None:
    address = f"/antwoord/{token(ann)}/"
    form = sent(read(visitor.get(address)), "A-1", **{wrong: "niet van ons"})
    assert visitor.post(address, form).status_code == 400
    assert not ProgressReport.objects.exists()


def test_an_action_that_became_secret(visitor: Client, ann: Person) -> None:
    address = f"/antwoord/{token(ann)}/"
    form = sent(read(visitor.get(address)), "A-1", gedaan="Toch.")
    with guard.seeding():
        Action.objects.filter(code="A-1").update(circle=Circle.TRIANGLE.value)
    assert "A-1" not in visitor.get(address).content.decode()
    assert visitor.post(address, form).status_code == 404
    assert not ProgressReport.objects.exists()


def test_an_address_that_we_never_made(visitor: Client, db: None) -> None:
    for wrong in ("x", "A" * 46, "..", "%00"):
        assert visitor.get(f"/antwoord/{wrong}/").status_code in (400, 404)
        assert visitor.post(f"/antwoord/{wrong}/").status_code in (400, 404)


class TestLight:
    def test_what_deviates_comes_first_and_the_rest_takes_one_tap(self, world: World, client: Client) -> None:
        lead = function(world, "trekker")
        ann = person(world, lead, "ann")
        for code, more in (("A-1", {}), ("A-2", {}), ("A-3", {"status": "vertraagd"}), ("A-4", {"end": "2026-Q2"})):
            told = {"status": "loopt", "end": "2026-12-31"} | more
            world.action(code, lead_function=lead, lead_organisation=world.town, **told)
        opened(world, kind=RoundKind.LIGHT)
        address = f"/antwoord/{token(ann)}/"
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        assert [mark.text for mark in soup.select(".driehoek-answer__code")] == ["A-3", "A-4", "A-1", "A-2"]
        unfolded = [card.select_one("details") for card in soup.select(".driehoek-answer")]
        assert [one is not None and one.has_attr("open") for one in unfolded] == [True, True, False, False]
        form = soup.select_one("main form")
        assert form is not None
        named = [str(field["value"]) for field in form.select("[name=actie]")]
        client.post(address, {"actie": named, "doe": "niets"})
        assert set(Ask.objects.exclude(answer="").values_list("action__code", flat=True)) == {"A-1", "A-2"}

    def test_after_the_day_of_the_leads_it_says_until_when(self, ann: Person, client: Client) -> None:
        with clock.stopped(MONDAY + timedelta(days=15)):
            page = client.get(f"/antwoord/{token(ann)}/").content.decode()
        assert "16 november 2026" in page
        assert "30 november 2026" in page
