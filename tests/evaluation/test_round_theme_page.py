# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The page on which a working group judges a theme, its list, and the question back, as a browser uses them."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from driehoek.cycle.queries import theme_in_round
from driehoek.evaluation.commands import GoalVerdict, Verdict, ask_back, judge, judge_theme
from driehoek.evaluation.models import Evaluation, GoalJudgement, Judgement, Question, Round
from driehoek.evaluation.queries.desk import desk
from driehoek.evaluation.queries.desks import desks
from driehoek.evaluation.rules import GoalResult, RoundKind, RoundState
from driehoek.kernel import clock, guard
from driehoek.kernel.circle import Circle
from driehoek.organisations.models import Function, Person
from driehoek.planning.commands import Report, report_progress
from driehoek.planning.models import Action, GroupMember, WorkingGroup
from driehoek.planning.rules import ActionStatus
from driehoek.web.doors import PERSON
from tests.evaluation.asked import MONDAY, function, opened, person, token
from tests.planning.world import World, store

ROUND = "/drieland/rondes/ronde-eindejaar-2026/"
PAGE = f"{ROUND}thema/ivp/ondermijning/"


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def chair(world: World) -> Function:
    """The chair of a working group of the police, which carries the theme."""
    found = function(world, "voorzitter", "werkgroepvoorzitter", organisation=world.police, municipality=None)
    group = store(
        WorkingGroup(
            partnership=world.partnership, plan=world.plan, node=world.nodes["ondermijning"], code="wg",
            name="Werkgroep ondermijning",
        )
    )  # fmt: skip
    store(
        GroupMember(
            partnership=world.partnership, working_group=group, organisation=world.police, function=found, chair=True
        )
    )
    return found


def browser(who: Person) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    session = client.session
    session[PERSON] = str(who.uid)
    session.save()
    return client


@pytest.fixture
def anna(world: World, chair: Function) -> Client:
    """The chair at work, in a round that asks about two actions."""
    lead = function(world, "trekker")
    person(world, lead, "lex")
    for code in ("A-1", "A-2"):
        world.action(code, lead_function=lead, lead_organisation=world.town, status="loopt", end="2026-12-31")
    opened(world)
    return browser(person(world, chair, "anna"))


@pytest.fixture
def bert(world: World) -> Client:
    """An adviser of Aa."""
    return browser(person(world, function(world, "adviseur", "adviseur_oov"), "bert"))


def read(answered: Any, status: int = 200) -> BeautifulSoup:
    """Return the page."""
    assert answered.status_code == status, answered.content[:400]
    return BeautifulSoup(answered.content, "html.parser")


def standing(page: BeautifulSoup, **typed: str) -> dict[str, str]:
    """Return what the form of the theme would send, with what somebody typed; ``doel`` and ``reden`` for its goal."""
    form = page.select_one("form.driehoek-desk")
    assert form is not None
    fields = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[type=hidden], input[checked]")}
    for area in form.select("textarea"):
        fields[str(area["name"])] = area.get_text().removeprefix("\n")
    for choice in form.select("select"):
        chosen = choice.select_one("option[selected]")
        fields[str(choice["name"])] = str(chosen["value"]) if chosen else ""
    names = {name.split("-")[0]: name for name in fields}
    fields.pop("csrfmiddlewaretoken", None)
    return fields | {names[name]: text for name, text in typed.items() if name != "doe"} | {
        name: text for name, text in typed.items() if name == "doe"
    }  # fmt: skip


def test_what_leads_told_stands_beside_what_is_judged(world: World, anna: Client) -> None:
    told_of = Report(
        ActionStatus.RUNNING, done="De zaal was dicht.", result="Twaalf meldingen.", next_step="Nog eens.",
        help_asked="Een zaal.", adjustment="Een grotere zaal.",
    )  # fmt: skip
    report_progress(actor=world.coordinator, action_uid=Action.objects.get(code="A-1").uid, report=told_of)
    page = read(anna.get(PAGE))
    rows = {str(row.select("textarea")[0]["name"]): row.get_text() for row in page.select(".driehoek-desk__row")}
    for name, told in (
        ("gedaan", "De zaal was dicht."), ("werkt", "Twaalf meldingen."), ("helpt", "Een zaal."),
        ("verder", "Nog eens."), ("aanbeveling", "Een grotere zaal."),
    ):  # fmt: skip
        assert told in rows[name]
    assert "In deze ronde is hierover niets gehoord." in page.get_text()
    begun = read(anna.get(f"{PAGE}?begin=trekkers")).select_one("textarea[name=gedaan]")
    assert begun is not None
    assert begun.get_text().strip() == "A-1: De zaal was dicht."


def test_kept_and_ready(anna: Client) -> None:
    page = read(anna.get(PAGE))
    typed = standing(page, gedaan="Er is veel gedaan.", doel="behaald", reden="Alle scholen.", doe="klaar")
    assert anna.post(PAGE, typed).headers["Location"] == f"{ROUND}themas/"
    row = Judgement.objects.get()
    assert (row.done, row.municipality_id, row.ready_at) == ("Er is veel gedaan.", None, MONDAY)
    assert GoalJudgement.objects.get().reason == "Alle scholen."
    again = read(anna.get(PAGE))
    assert "Klaar sinds" in again.get_text()
    anna.post(PAGE, standing(again))
    assert Judgement.objects.get().version == 1
    anna.post(PAGE, standing(read(anna.get(PAGE)), doe="terug"))
    assert Judgement.objects.get().ready_at is None


def test_an_empty_form_makes_nothing(anna: Client) -> None:
    assert anna.post(PAGE, standing(read(anna.get(PAGE)))).status_code == 303
    assert not Judgement.objects.exists()
    assert not GoalJudgement.objects.exists()


def test_what_lacks_stands_beside_the_field_and_what_was_typed_stays(anna: Client) -> None:
    typed = standing(read(anna.get(PAGE)), werkt="De avonden.", doel="niet_te_beoordelen", doe="klaar")
    page = read(anna.post(PAGE, typed), 400)
    assert [str(one["id"]).split("-")[1] for one in page.select(".utrecht-form-field-error-message")] == [
        "reden",
        "gedaan",
    ]
    works = page.select_one("textarea[name=werkt]")
    assert works is not None
    assert "De avonden." in works.get_text()
    assert not Judgement.objects.exists()


def test_two_who_write_other_fields_at_once_both_keep_theirs(world: World, anna: Client) -> None:
    typed = standing(read(anna.get(PAGE)), werkt="Van Anna.")
    evaluation, theme = Evaluation.objects.get(), world.nodes["ondermijning"].uid
    judge(
        actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=theme, verdict=Verdict(done="Van een ander."),
        goals={world.nodes["zicht"].uid: GoalVerdict(GoalResult.PARTLY)}, expected={},
    )  # fmt: skip
    assert anna.post(PAGE, typed).status_code == 303
    row = Judgement.objects.get()
    assert (row.done, row.works) == ("Van een ander.", "Van Anna.")
    assert GoalJudgement.objects.get().result == "deels_behaald"


def test_two_who_write_the_same_field_see_both_texts(world: World, anna: Client) -> None:
    typed = standing(read(anna.get(PAGE)), gedaan="Van Anna.", werkt="Ook van Anna.")
    judge_theme(
        actor=world.coordinator, evaluation_uid=Evaluation.objects.get().uid,
        node_uid=world.nodes["ondermijning"].uid, verdict=Verdict(done="Van een ander."),
    )  # fmt: skip
    page = read(anna.post(PAGE, typed), 409)
    assert "Van Anna." in page.get_text()
    assert "Van een ander." in page.get_text()
    assert Judgement.objects.get().done == "Van een ander."
    form = page.select_one("form.driehoek-conflict")
    assert form is not None
    chosen = {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden], input[checked]")}
    assert anna.post(PAGE, {k: v for k, v in chosen.items() if k != "kies-gedaan"}).status_code == 409
    assert anna.post(PAGE, chosen | {"kies-gedaan": "mijn"}).status_code == 303
    row = Judgement.objects.get()
    assert (row.done, row.works) == ("Van Anna.", "Ook van Anna.")


def test_an_adviser_judges_the_part_of_the_own_municipality(world: World, anna: Client, bert: Client) -> None:
    page = read(bert.get(PAGE))
    assert [str(one["action"]) for one in page.select("form.driehoek-desk")] == [f"{PAGE}?gemeente=GM9001"]
    assert bert.post(f"{PAGE}?gemeente=GM9001", standing(page, gedaan="In Aa.")).status_code == 303
    assert Judgement.objects.get().municipality == world.aa
    assert bert.get(f"{PAGE}?gemeente=GM9002").status_code == 404
    assert "In Aa." in read(anna.get(PAGE)).get_text()
    assert "Aa" in read(anna.get(f"{ROUND}themas/")).get_text()


def test_after_the_lock_it_is_only_read(world: World, anna: Client) -> None:
    typed = standing(read(anna.get(PAGE)), gedaan="Te laat.")
    judge(
        actor=world.coordinator, evaluation_uid=Evaluation.objects.get().uid,
        node_uid=world.nodes["ondermijning"].uid, verdict=None,
        goals={world.nodes["zicht"].uid: GoalVerdict(GoalResult.PARTLY, "Twee van de drie.")}, expected={},
    )  # fmt: skip
    with guard.seeding():
        Round.objects.update(state=RoundState.LOCKED.value)
    page = read(anna.get(PAGE))
    assert not page.select("form.driehoek-desk")
    assert "afgesloten" in page.get_text()
    assert "Twee van de drie." in page.get_text()
    assert anna.post(PAGE, typed).status_code == 400
    assert not Judgement.objects.exists()


def test_a_light_round_asks_only_what_deviates(world: World, chair: Function) -> None:
    world.action("A-1", status="loopt", end="2026-12-31")
    world.action("A-2", status="vertraagd", end="2026-12-31")
    opened(world, kind=RoundKind.LIGHT)
    page = read(browser(person(world, chair, "anna")).get(PAGE))
    assert not page.select(".driehoek-desk__choices")
    assert [str(one["id"]) for one in page.select("section .driehoek-desk-actions > li")] == ["actie-a-2"]
    assert [str(one["id"]) for one in page.select("details .driehoek-desk-actions > li")] == ["actie-a-1"]


class TestList:
    def test_first_ones_own(self, anna: Client) -> None:
        page = read(anna.get(f"{ROUND}themas/"))
        mine, others = page.select("main section")
        assert "Ondermijning" in mine.get_text()
        assert "0 van de 2 beantwoord" in mine.get_text()
        assert "0 van de 1 doelen beoordeeld" in mine.get_text()
        assert "Veilig verkeer" in others.get_text()

    def test_out_of_sight(self, world: World, anna: Client) -> None:
        with guard.seeding():
            Round.objects.update(circle=Circle.TRIANGLE.value)
        assert anna.get(f"{ROUND}themas/").status_code == 404
        assert anna.get(PAGE).status_code == 404
        assert desks(world.outsider, world.partnership.pk, "ronde-eindejaar-2026") is None

    def test_a_theme_out_of_sight_is_not_counted(self, world: World, anna: Client) -> None:
        with guard.seeding():
            type(world.nodes["ondermijning"]).objects.filter(code="ondermijning").update(circle=Circle.TRIANGLE.value)
        assert "Ondermijning" not in read(anna.get(f"{ROUND}themas/")).get_text()
        assert anna.get(PAGE).status_code == 404


def test_queries(world: World, anna: Client, django_assert_max_num_queries: Any) -> None:
    who, key = world.coordinator, world.partnership.pk
    with django_assert_max_num_queries(6):
        assert desk(who, key, "ronde-eindejaar-2026", "ivp", "ondermijning") is not None
    with django_assert_max_num_queries(10):
        assert theme_in_round(who, world.head, "ronde-eindejaar-2026", "ivp", "ondermijning") is not None
    with django_assert_max_num_queries(7):
        assert desks(who, key, "ronde-eindejaar-2026") is not None


def test_a_question_back(world: World, anna: Client) -> None:
    action = Action.objects.get(code="A-1")
    address = f"{ROUND}vraag/{action.uid}/"
    page = read(anna.get(address))
    fields = {str(one["name"]): str(one["value"]) for one in page.select("main form input[type=hidden]")}
    assert read(anna.post(address, fields | {"vraag": " "}), 400).select(".utrecht-form-field-error-message")
    sent = anna.post(address, fields | {"vraag": "Hoeveel zalen?"})
    assert sent.headers["Location"] == f"{PAGE}#acties"
    anna.post(address, fields | {"vraag": "Hoeveel zalen?"})
    assert Question.objects.count() == 1
    assert "Hoeveel zalen?" in read(anna.get(PAGE)).get_text()
    assert anna.post(address, {"vraag": "x", "sleutel": "y"}).status_code == 400


def test_the_lead_sees_the_question_first(world: World, anna: Client) -> None:
    ask_back(
        actor=world.coordinator, round_uid=Round.objects.get().uid, action_uid=Action.objects.get(code="A-1").uid,
        text="Hoeveel zalen?",
    )  # fmt: skip
    page = read(Client().get(f"/antwoord/{token(Person.objects.get(name='lex'))}/"))
    first, second = page.select("section.driehoek-answer")
    assert "Hoeveel zalen?" in first.get_text()
    assert not first.select("form button[value=niets]")
    assert second.select("form button[value=niets]")


def test_who_may_not_judge_finds_no_such_page(world: World, anna: Client) -> None:
    mayor = browser(person(world, function(world, "burgemeester", "burgemeester"), "mia"))
    assert "ronde-eindejaar" not in mayor.get("/drieland/rondes/").content.decode()  # of a round only what was locked
    for address in (PAGE, f"{ROUND}themas/", ROUND):
        assert mayor.get(address).status_code == 403
        assert anna.get(address).status_code == 200
    assert anna.get("/drieland/rondes/nieuw/").status_code == 403
    assert anna.post(ROUND, {"doe": "herinneren"}).status_code == 403
