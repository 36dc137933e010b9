# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A question back to a lead: mailed with the same link, which opens again; the next report in words is the answer."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from driehoek.evaluation.commands import answer, ask_back, ended, unchanged
from driehoek.evaluation.invited import Over, invited
from driehoek.evaluation.models import Ask, Question, Request, Round
from driehoek.evaluation.queries import asked_actions
from driehoek.evaluation.questions import open_questions
from driehoek.evaluation.rules import RoundState
from driehoek.kernel import clock, guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.messages.rules import PERSONAL_LINK
from driehoek.organisations.models import Person
from driehoek.planning.commands import Report, report_progress
from driehoek.planning.models import Action
from driehoek.planning.rules import ActionStatus
from tests.evaluation.asked import MONDAY, function, mails_about, opened, person, token
from tests.planning.world import World, actor

TOLD = Report(ActionStatus.RUNNING, done="Acht scholen doen mee.")


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def ann(world: World) -> Person:
    """One who leads one action, and told of it and is done."""
    lead = function(world, "trekker")
    found = person(world, lead, "ann")
    world.action("A-1", lead_function=lead, lead_organisation=world.town, status="loopt", end="2026-12-31")
    opened(world)
    unchanged(actor=invited(token(found)).actor, token=token(found), action_uids=[Action.objects.get().uid])
    ended(actor=invited(token(found)).actor, token=token(found))
    return found


def ask(world: World, who: Actor | None = None, text: str = "Hoeveel scholen doen mee?") -> None:
    """Ask something back about the only action."""
    ask_back(
        actor=who or world.coordinator, round_uid=Round.objects.get().uid, action_uid=Action.objects.get().uid,
        text=text,
    )  # fmt: skip


def still_open(world: World) -> int:
    """Return how many questions have no answer."""
    return open_questions(world.coordinator, world.partnership.pk).count()


def test_the_link_opens_again_with_the_question(world: World, ann: Person) -> None:
    link = token(ann)
    assert invited(link).over is Over.ENDED
    ask(world)
    guest = invited(link)
    assert guest.over is None
    (action,) = asked_actions(guest)
    assert [(one.text, one.by) for one in action.questions] == [("Hoeveel scholen doen mee?", "coordinator")]
    mail = mails_about(Request.objects.get().uid)[-1]
    assert "Hoeveel scholen doen mee?" in mail.text
    assert PERSONAL_LINK in mail.text
    assert "één tik" not in mail.text
    assert mail.to_email == "ann@voorbeeld.nl"


def test_words_are_the_answer_and_nothing_changed_is_none(world: World, ann: Person) -> None:
    ask(world)
    link = token(ann)
    guest = invited(link)
    with pytest.raises(Invalid, match="vraag van de werkgroep"):
        ended(actor=guest.actor, token=link)
    with guard.seeding():
        Ask.objects.update(answer="", answered_at=None)
    unchanged(actor=guest.actor, token=link, action_uids=[Action.objects.get().uid])
    assert still_open(world) == 1
    answer(
        actor=guest.actor, token=link, action_uid=Action.objects.get().uid, report=TOLD,
        expected_version=Action.objects.get().version,
    )  # fmt: skip
    assert still_open(world) == 0
    assert asked_actions(guest)[0].questions == ()
    ended(actor=guest.actor, token=link)


def test_an_adviser_who_calls_answers_it_too(world: World, ann: Person) -> None:
    ask(world)
    report_progress(actor=world.coordinator, action_uid=Action.objects.get().uid, report=TOLD)
    assert still_open(world) == 0
    ask(world, text="En volgend jaar?")
    assert still_open(world) == 1


def test_who_may_ask(world: World, ann: Person) -> None:
    ask(world, actor("werkgroepvoorzitter", world.partnership))
    for who, refusal in ((world.outsider, Absent), (world.mayor, Forbidden), (world.adviser(world.aa), Forbidden)):
        with pytest.raises(refusal):
            ask(world, who)
    assert Question.objects.count() == 1


def test_what_cannot_be_asked_is_told_and_not_kept(world: World, ann: Person) -> None:
    with pytest.raises(Invalid) as problem:
        ask(world, text="  ")
    assert problem.value.fields.keys() == {"text"}
    with pytest.raises(Absent):
        ask_back(actor=world.coordinator, round_uid=Round.objects.get().uid, action_uid=uuid4(), text="Hoe?")
    with clock.stopped(MONDAY + timedelta(days=60)), pytest.raises(Invalid, match="werken niet meer"):
        ask(world)
    with guard.seeding():
        Ask.objects.update(request=None)
    with pytest.raises(Invalid, match="geen trekker"):
        ask(world)
    with guard.seeding():
        Round.objects.update(state=RoundState.LOCKED.value)
    with pytest.raises(Invalid, match="niets gevraagd"):
        ask(world)
    assert not Question.objects.exists()
    assert len(mails_about(Request.objects.get().uid)) == 1


def test_what_is_for_a_few_stands_only_behind_the_link(world: World, ann: Person) -> None:
    with guard.seeding():
        Action.objects.update(circle=Circle.TRIANGLE.value)
        Ask.objects.update(circle=Circle.TRIANGLE.value)
    ask(world)
    mail = mails_about(Request.objects.get().uid)[-1]
    assert "scholen" not in mail.text
    assert "A-1" not in mail.text
    assert Question.objects.get().circle == Circle.TRIANGLE.value
