# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The questionnaire about working together: nobody can tell who said what, and nothing is shown of fewer than ten."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.evaluation import surveying
from driehoek.evaluation.commands.conversing import start_conversation
from driehoek.evaluation.commands.surveying import answer_survey, close_survey, open_survey
from driehoek.evaluation.models import Conversation, Survey, SurveyInvitation
from driehoek.evaluation.queries.surveys import SurveyView, surveys
from driehoek.evaluation.rules import SurveyAnswer
from driehoek.kernel import clock, guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.messages.composing import Unwritable, bytes_of
from driehoek.messages.models import Mail
from driehoek.organisations.models import Person
from driehoek.planning.models import WayOfWorking
from driehoek.web.secret_addresses import masked
from driehoek.worker.sending import LINKS
from tests.evaluation.asked import MONDAY, function, person
from tests.planning.world import World, store

WELL, ATTENTION, NONE = SurveyAnswer
UNTIL = date(2026, 11, 20)
JOB = Actor.system("vragenlijst", "systeem_onderhoud")


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def talk(world: World) -> Conversation:
    """A conversation with two points, and twelve people who work together, one of whom is a council member besides."""
    for number in (1, 2):
        row = {"number": number, "title": f"Manier {number}", "text": "Zo."}
        store(WayOfWorking(partnership=world.partnership, plan=world.plan, **row))
    for number in range(12):
        person(world, function(world, f"trekker-{number}"), f"p{number}")
    person(world, function(world, "raad", "raadslid"), "raad")
    uid = start_conversation(
        actor=world.coordinator, partnership_id=world.partnership.pk, year=2026, plan_uid=world.plan.uid
    )
    return Conversation.objects.get(uid=uid)


def opened(world: World, talk: Conversation) -> list[str]:
    """Send the questionnaire, and return the links."""
    open_survey(actor=world.coordinator, conversation_uid=talk.uid, closes_on=UNTIL)
    return [surveying.token_of(uid) for uid in SurveyInvitation.objects.order_by("pk").values_list("uid", flat=True)]


def say(token: str, first: SurveyAnswer = WELL) -> None:
    """Answer the first point."""
    answer_survey(actor=JOB, token=token, answers={1: first})


def told(world: World) -> SurveyView:
    """Return what the coordinator is told."""
    return surveys(world.coordinator, world.partnership.pk)["2026"]


def test_everybody_who_works_together_is_asked_once(world: World, talk: Conversation) -> None:
    links = opened(world, talk)
    mails = Mail._default_manager.filter(about_kind=surveying.ABOUT)
    assert len(links) == len(set(links)) == mails.count() == 12
    assert "raad@voorbeeld.nl" not in set(mails.values_list("to_email", flat=True))
    mail = mails.order_by("pk")[0]
    assert links[0] not in mail.text
    assert surveying.path_of(links[0]).encode() in bytes_of(mail, LINKS).replace(b"=\r\n", b"").replace(b"=\n", b"")
    with pytest.raises(Invalid, match="al een vragenlijst"):
        opened(world, talk)


def test_nothing_is_shown_before_it_is_closed_nor_of_fewer_than_ten(world: World, talk: Conversation) -> None:
    links = opened(world, talk)
    for token in links[:9]:
        say(token)
    assert (told(world).answered, told(world).counts) == (9, {})
    assert not close_survey(actor=world.coordinator, conversation_uid=talk.uid)
    assert told(world).counts == {}
    assert Survey.objects.get().counts == {}, "thrown away"
    with pytest.raises(Invalid, match="gesloten"):
        say(links[9])


def test_what_ten_said_together(world: World, talk: Conversation) -> None:
    links = opened(world, talk)
    for number, token in enumerate(links[:10]):
        say(token, WELL if number < 7 else ATTENTION)
    assert told(world).counts == {}, "open: whoever answers last could be told from the rest"
    assert close_survey(actor=world.coordinator, conversation_uid=talk.uid)
    assert told(world).counts == {1: {WELL: 7, ATTENTION: 3, NONE: 0}, 2: {WELL: 0, ATTENTION: 0, NONE: 10}}
    with pytest.raises(Invalid, match="geen vragenlijst"):
        close_survey(actor=world.coordinator, conversation_uid=talk.uid)


def test_nothing_that_is_kept_tells_who_said_what(world: World, talk: Conversation) -> None:
    links = opened(world, talk)
    say(links[0], ATTENTION)
    say(links[1], WELL)
    rows = [list(model._base_manager.values()) for model in (HistoryEntry, AuditEvent, SurveyInvitation)]
    kept = json.dumps(rows, default=str)
    assert '"aandacht"' not in kept and '"gaat_goed"' not in kept
    assert "[0, 1, 0]" not in kept and "[1, 0, 0]" not in kept
    for label in AuditEvent.objects.filter(command="evaluation.answer_survey").values_list("actor_label", flat=True):
        assert label == "vragenlijst"
    one, other = SurveyInvitation.objects.filter(used=True).order_by("pk")
    same = {"id", "uid", "version", "created_in", "changed_in", "person_uid"}
    first, second = ({k: v for k, v in row.__dict__.items() if k not in same | {"_state"}} for row in (one, other))
    assert first == second


def test_a_link_counts_once_and_cannot_be_guessed(world: World, talk: Conversation) -> None:
    links = opened(world, talk)
    say(links[0])
    with pytest.raises(Invalid, match="al geantwoord"):
        say(links[0])
    assert told(world).answered == 1
    for wrong in (links[1][:-1], links[1][:-2] + "AA", "x", "é"):
        with pytest.raises(Absent):
            say(wrong)
    with pytest.raises(Invalid, match="nog niets"):
        answer_survey(actor=JOB, token=links[1], answers={1: NONE})
    with pytest.raises(Forbidden):
        answer_survey(actor=world.coordinator, token=links[1], answers={1: WELL})
    assert links[1] not in masked(f"POST /vragenlijst/{links[1]}/ 303")
    with clock.stopped(MONDAY + timedelta(days=19)), pytest.raises(Invalid, match="gesloten"):
        say(links[1])
    mail = Mail._default_manager.get(about_uid=SurveyInvitation.objects.get(used=True).uid)
    with pytest.raises(Unwritable):
        bytes_of(mail, LINKS)


def test_only_where_ten_can_answer_and_who_keeps_the_record_sends_it(world: World, talk: Conversation) -> None:
    with pytest.raises(Forbidden):
        open_survey(actor=world.mayor, conversation_uid=talk.uid, closes_on=UNTIL)
    with pytest.raises(Absent):
        open_survey(actor=world.outsider, conversation_uid=talk.uid, closes_on=UNTIL)
    for day in (None, MONDAY.date(), MONDAY.date() + timedelta(days=61)):
        with pytest.raises(Invalid) as problem:
            open_survey(actor=world.coordinator, conversation_uid=talk.uid, closes_on=day)
        assert problem.value.fields.keys() == {"closes_on"}
    for one in surveying.people(world.partnership.pk)[:3]:
        leave(one.person_id)
    with pytest.raises(Invalid, match="Er zijn 9 mensen"):
        open_survey(actor=world.coordinator, conversation_uid=talk.uid, closes_on=UNTIL)
    assert not Survey.objects.exists() and not Mail._default_manager.exists()


def leave(person_id: int) -> None:
    """Let somebody leave."""
    with guard.seeding():
        Person.objects.filter(pk=person_id).update(is_active=False)


def test_by_hand_without_script_or_cookie(world: World, talk: Conversation) -> None:
    links = opened(world, talk)
    address, client = surveying.path_of(links[0]), Client(enforce_csrf_checks=True)
    for _look in range(2):
        assert client.get(address).status_code == 200
    assert told(world).answered == 0, "looking answers nothing"
    empty = client.post(address, {"punt-2": "onzin"})
    assert empty.status_code == 400 and "Er is nog niets geantwoord" in empty.content.decode()
    answer = client.post(address, {"punt-1": "aandacht", "punt-2": "weet_niet"}, follow=True)
    assert "Uw antwoord is met de andere meegeteld." in answer.content.decode()
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    client.post(address, {"punt-1": "gaat_goed"})
    assert told(world).answered == 1
    close_survey(actor=world.coordinator, conversation_uid=talk.uid)
    assert client.get(surveying.path_of(links[1])).status_code == 410
