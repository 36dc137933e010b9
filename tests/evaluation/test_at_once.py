# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Two at the same moment: a lead and the coordinator, two tabs, two colleagues; nothing twice, nothing lost."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client

from driehoek.evaluation.commands import answer, ended, open_round, passed_on, plan_round, remind, unchanged
from driehoek.evaluation.invited import invited
from driehoek.evaluation.models import Ask, Request, Round
from driehoek.kernel import clock, guard
from driehoek.kernel.errors import Conflict, DriehoekError, Forbidden, Invalid
from driehoek.messages.models import Mail
from driehoek.organisations.models import Holding, Person
from driehoek.planning.commands import Report
from driehoek.planning.models import Action, ProgressReport
from driehoek.planning.rules import ActionStatus
from tests.evaluation.asked import MONDAY, function, opened, person, planned, token
from tests.evaluation.test_links import typed
from tests.planning.world import World, build

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def world(transactional_db: None) -> World:
    """The small partnership, in a database in which every transaction ends."""
    return build()


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def ann(world: World) -> Person:
    """Who leads two actions, with two colleagues."""
    lead = function(world, "trekker")
    found = person(world, lead, "ann")
    for name in ("bob", "cor"):
        person(world, function(world, name), name)
    for code in ("A-1", "A-2"):
        world.action(code, lead_function=lead, lead_organisation=world.town, status="loopt", end="2026-12-31")
    return found


def together(*deeds: Callable[[], Any]) -> list[Any]:
    """Do all at the same moment; return what each got, or how it was refused."""
    ready = threading.Barrier(len(deeds))

    def one(deed: Callable[[], Any]) -> Any:
        try:
            with clock.stopped(MONDAY):
                ready.wait(timeout=60)
                return deed()
        except DriehoekError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [done.result() for done in [pool.submit(one, deed) for deed in deeds]]


def kinds(heard: list[Any]) -> list[type]:
    """Return how each was refused, or what it got, in a fixed order."""
    return sorted((type(one) for one in heard), key=lambda kind: kind.__name__)


def telling(who: Person, code: str = "A-1", words: str = "Gedaan.") -> Callable[[], UUID]:
    """Return the deed of answering, through the link and with the version as they are now."""
    link = token(who)
    guest, action = invited(link).actor, Action.objects.get(code=code)
    report = Report(ActionStatus.RUNNING, done=words)
    return lambda: answer(
        actor=guest, token=link, action_uid=action.uid, report=report, expected_version=action.version
    )


def nothing_new(who: Person) -> Callable[[], UUID]:
    """Return the deed of telling that nothing changed about all."""
    link = token(who)
    guest, uids = invited(link).actor, list(Action.objects.values_list("uid", flat=True))
    return lambda: unchanged(actor=guest, token=link, action_uids=uids)


def test_a_round_is_opened_once(world: World, ann: Person) -> None:
    who = world.coordinator
    uid = plan_round(actor=who, partnership_id=world.partnership.pk, planned=planned(world))
    heard = together(*[lambda: open_round(actor=who, round_uid=uid)] * 4)
    assert [type(one) for one in heard].count(Invalid) == 3
    assert (Request.objects.count(), Ask.objects.count(), Mail.objects.count()) == (1, 2, 1)


def test_everybody_is_reminded_once(world: World, ann: Person) -> None:
    uid, who = opened(world).uid, world.coordinator
    heard = together(*[lambda: remind(actor=who, round_uid=uid)] * 4)
    assert [type(one) for one in heard].count(Invalid) == 3
    assert Mail.objects.filter(key__endswith="herinnering").count() == 1


def test_the_same_form_twice_is_kept_once(world: World, ann: Person) -> None:
    opened(world)
    link, form = f"/antwoord/{token(ann)}/", typed()
    heard = together(*[lambda: Client().post(link, form).status_code] * 6)
    assert set(heard) == {303}
    assert ProgressReport.objects.count() == 1


def test_of_two_tabs_one_is_kept_and_the_other_keeps_its_words(world: World, ann: Person) -> None:
    opened(world)
    link = f"/antwoord/{token(ann)}/"
    forms = [typed(gedaan=f"In blad {tab}.") for tab in range(4)]
    heard = together(*[lambda form=form: Client().post(link, form) for form in forms])
    assert sorted(one.status_code for one in heard) == [303, 400, 400, 400]
    assert ProgressReport.objects.count() == 1
    for form, one in zip(forms, heard, strict=True):
        assert one.status_code == 303 or form["gedaan"] in one.content.decode()


def test_nothing_changed_and_something_changed(world: World, ann: Person) -> None:
    """Whichever comes first: what was told in words is there, and each action has one answer."""
    opened(world)
    heard = together(telling(ann), nothing_new(ann), nothing_new(ann))
    told = ProgressReport.objects.filter(action__code="A-1", done="Gedaan.").count()
    assert told == (0 if Conflict in kinds(heard) else 1)
    assert not set(kinds(heard)) - {UUID, Conflict}
    assert ProgressReport.objects.filter(done="Niets veranderd.", action__code="A-2").count() == 1
    assert not Ask.objects.filter(answer="").exists()


def test_passing_on_and_answering(world: World, ann: Person) -> None:
    """Who passed on answers no more: an answer that came first counts, one that came after is refused."""
    opened(world)
    link = token(ann)
    guest, to = invited(link).actor, of("bob")
    heard = together(lambda: passed_on(actor=guest, token=link, function_uid=to), telling(ann), telling(ann, "A-2"))
    kept = sum(isinstance(one, UUID) for one in heard[1:])
    assert ProgressReport.objects.count() == kept == Ask.objects.exclude(answer="").count()
    assert {type(one) for one in heard[1:]} <= {UUID, Forbidden}
    passed = isinstance(heard[0], UUID)
    assert passed or (isinstance(heard[0], Invalid) and kept == 2)  # nothing was left to pass on
    assert Request.objects.get().generation == 1 + passed


def test_the_same_link_passed_on_twice(world: World, ann: Person) -> None:
    opened(world)
    link = token(ann)
    guest = invited(link).actor
    heard = together(
        *[lambda to=to: passed_on(actor=guest, token=link, function_uid=to) for to in map(of, ("bob", "cor", "bob"))]
    )
    assert kinds(heard) == [Forbidden, Forbidden, UUID]
    assert Request.objects.get().generation == 2
    assert Mail.objects.filter(key__contains="doorgegeven").count() == 1


def test_two_leads_pass_on_to_one_colleague(world: World, ann: Person) -> None:
    second = function(world, "tweede")
    dan = person(world, second, "dan")
    world.action("A-3", lead_function=second, lead_organisation=world.town)
    opened(world)
    guests = [(invited(token(who)).actor, token(who)) for who in (ann, dan)]
    heard = together(*[lambda g=g, t=t: passed_on(actor=g, token=t, function_uid=of("bob")) for g, t in guests])
    assert kinds(heard) == [Invalid, UUID]
    assert Request.objects.filter(person__name="bob").count() == 1


def test_done_and_still_answering(world: World, ann: Person) -> None:
    opened(world)
    link = token(ann)
    guest = invited(link).actor
    unchanged(actor=guest, token=link, action_uids=list(Action.objects.values_list("uid", flat=True)))
    late = telling(ann)
    heard = together(lambda: ended(actor=guest, token=link), late)
    assert isinstance(heard[0], UUID)
    assert Request.objects.get().ended_at is not None
    assert ProgressReport.objects.filter(done="Gedaan.").count() == isinstance(heard[1], UUID)


def test_who_waits_for_the_lock_of_the_round_is_not_kept_after_it(world: World, ann: Person) -> None:
    """The coordinator locks while an answer is on its way: the answer is refused, never half in the locked round."""
    round_ = opened(world)
    late, holds = telling(ann), threading.Event()

    def lock() -> None:
        with guard.seeding(), transaction.atomic():
            Round.objects.select_for_update().get(pk=round_.pk)
            Round.objects.filter(pk=round_.pk).update(state="afgesloten")
            holds.set()
            time.sleep(0.5)

    def answer_meanwhile() -> UUID:
        assert holds.wait(timeout=60)
        return late()

    heard = together(lock, answer_meanwhile)
    assert isinstance(heard[1], Forbidden)
    assert not ProgressReport.objects.exists()
    assert not Ask.objects.exclude(answer="").exists()


def of(name: str) -> UUID:
    """Return the function of a colleague."""
    return Holding.objects.get(person__name=name).function.uid
