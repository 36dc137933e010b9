# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Answering through a personal link: what it opens, what it never does, and when it is over."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from driehoek.evaluation import links
from driehoek.evaluation.commands import answer, ended, passed_on, start_checking, unchanged
from driehoek.evaluation.invited import Over, in_sight, invited
from driehoek.evaluation.models import Ask, Request, Round
from driehoek.kernel import clock, guard
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.organisations.models import Function, Holding, Person
from driehoek.planning.commands import Report
from driehoek.planning.models import Action, ProgressReport
from driehoek.planning.rules import ActionStatus, DeviationReason
from tests.evaluation.asked import MONDAY, function, mails_about, opened, person, token
from tests.planning.world import World

LATE = Report(
    ActionStatus.DELAYED, done="De aannemer is later.", new_end=PreciseDate("2027-03-01"),
    deviation_reason=DeviationReason.PARTNER,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def lead(world: World) -> Function:
    """The function that leads two actions."""
    return function(world, "trekker")


@pytest.fixture
def ann(world: World, lead: Function) -> Person:
    """Who holds it, with a round that asks about both."""
    found = person(world, lead, "ann")
    for code in ("A-1", "A-2"):
        world.action(code, lead_function=lead, lead_organisation=world.town, status="loopt", end="2026-12-31")
    opened(world)
    return found


def tell(who: Person, code: str = "A-1", report: Report = LATE, version: int = 1) -> None:
    """Answer about one action through somebody's link."""
    link = token(who)
    uid = Action.objects.get(code=code).uid
    answer(actor=invited(link).actor, token=link, action_uid=uid, report=report, expected_version=version)


class TestTheLink:
    def test_nobody_can_guess_one(self, ann: Person) -> None:
        good = token(ann)
        request = Request.objects.get()
        assert links.read(good) == (request.uid, 1)
        for at in range(len(good)):
            other = "A" if good[at] != "A" else "B"
            with pytest.raises(Absent):
                invited(good[:at] + other + good[at + 1 :])
        for wrong in ("", "x", good[:-1], good + "A", good + "=", links.token_of(uuid4(), 1), "é" * len(good)):
            with pytest.raises(Absent):
                invited(wrong)

    def test_another_server_signs_another_link(self, ann: Person, settings: pytest.FixtureRequest) -> None:
        good = token(ann)
        settings.SECRET_KEY = "of another server, and just as long as ours is"  # type: ignore[attr-defined]
        with pytest.raises(Absent):
            invited(good)

    def test_looking_changes_nothing(self, ann: Person) -> None:
        before = (Action.objects.get(code="A-1").version, Ask.objects.first())
        for _time in range(3):
            assert in_sight(invited(token(ann))).count() == 2
        assert (Action.objects.get(code="A-1").version, Ask.objects.first()) == before
        assert not ProgressReport.objects.exists()

    def test_over_at_dutch_midnight(self, ann: Person) -> None:
        last = datetime(2026, 11, 30, 22, 59, tzinfo=UTC)
        with clock.stopped(last):
            assert invited(token(ann)).over is None
        with clock.stopped(last + timedelta(minutes=1)):
            assert invited(token(ann)).over is Over.EXPIRED

    def test_over_when_locked(self, ann: Person) -> None:
        with guard.seeding():
            Round.objects.update(state="afgesloten")
        assert invited(token(ann)).over is Over.LOCKED
        with pytest.raises(Forbidden):
            tell(ann)

    def test_still_open_in_the_check(self, world: World, ann: Person) -> None:
        start_checking(actor=world.coordinator, round_uid=Round.objects.get().uid)
        tell(ann)
        assert ProgressReport.objects.count() == 1

    def test_over_for_who_left(self, ann: Person) -> None:
        with guard.seeding():
            Holding.objects.filter(person=ann).update(ends_on=PreciseDate("2026-11-01"))
        assert invited(token(ann)).over is Over.LEFT

    def test_an_action_that_became_secret_is_gone(self, ann: Person) -> None:
        with guard.seeding():
            Action.objects.filter(code="A-2").update(circle=Circle.TRIANGLE.value)
        assert [ask.action.code for ask in in_sight(invited(token(ann)))] == ["A-1"]
        with pytest.raises(Absent):
            tell(ann, "A-2")


class TestAnswering:
    def test_what_changed(self, ann: Person, lead: Function) -> None:
        tell(ann)
        action = Action.objects.get(code="A-1")
        assert (action.status, str(action.current_end)) == ("vertraagd", "1 maart 2027")
        assert action.status_cause_label == "voortgangsbericht van trekker"
        ask = Ask.objects.get(action=action)
        assert (ask.answer, ask.answered_by) == ("bericht", lead.title)
        assert Ask.objects.get(action__code="A-2").answer == ""

    def test_what_is_wrong_stands_beside_the_field(self, ann: Person) -> None:
        with pytest.raises(Invalid) as problem:
            tell(ann, report=Report(ActionStatus.DELAYED))
        assert problem.value.fields.keys() == {"done", "deviation_reason"}
        assert not Ask.objects.exclude(answer="").exists()

    def test_nothing_changed_is_one_tap(self, ann: Person) -> None:
        link = token(ann)
        uids = [action.uid for action in Action.objects.all()]
        unchanged(actor=invited(link).actor, token=link, action_uids=uids)
        unchanged(actor=invited(link).actor, token=link, action_uids=uids)
        assert ProgressReport.objects.count() == 2
        report = ProgressReport.objects.filter(action__code="A-1").get()
        assert (report.done, report.status, report.reported_on) == ("Niets veranderd.", "loopt", MONDAY.date())
        assert set(Ask.objects.values_list("answer", flat=True)) == {"niets_veranderd"}

    def test_nothing_changed_about_what_is_late_keeps_its_reason(self, ann: Person) -> None:
        tell(ann)
        with guard.seeding():
            Ask.objects.update(answer="", answered_at=None)
        link = token(ann)
        unchanged(actor=invited(link).actor, token=link, action_uids=[Action.objects.get(code="A-1").uid])
        assert Action.objects.get(code="A-1").deviation_reason == "partner"

    def test_somebody_elses_action(self, world: World, ann: Person) -> None:
        world.action("X-1", lead_organisation=world.police)
        world.action("X-2", lead_organisation=world.town)
        for code in ("X-1", "X-2"):
            with pytest.raises(Absent):
                tell(ann, code)
        link = token(ann)
        with pytest.raises(Absent):
            unchanged(actor=invited(link).actor, token=link, action_uids=[Action.objects.get(code="X-2").uid])

    def test_in_two_tabs(self, ann: Person) -> None:
        tell(ann)
        with pytest.raises(Conflict):
            tell(ann, report=Report(ActionStatus.COMPLETED, done="Toch klaar."), version=1)
        assert Action.objects.get(code="A-1").status == "vertraagd"

    def test_another_person_cannot_use_it(self, world: World, ann: Person) -> None:
        uid = Action.objects.get(code="A-1").uid
        for who in (world.coordinator, world.outsider):
            with pytest.raises(Forbidden):
                answer(actor=who, token=token(ann), action_uid=uid, report=LATE, expected_version=1)


class TestBeingDone:
    def test_not_before_everything_is_answered(self, ann: Person) -> None:
        link = token(ann)
        tell(ann)
        with pytest.raises(Invalid, match="Over 1 actie"):
            ended(actor=invited(link).actor, token=link)
        unchanged(actor=invited(link).actor, token=link, action_uids=[Action.objects.get(code="A-2").uid])
        ended(actor=invited(link).actor, token=link)
        assert invited(link).over is Over.ENDED
        with pytest.raises(Forbidden):
            tell(ann, "A-2")


class TestPassingOn:
    def test_the_former_link_is_over_and_the_colleague_gets_a_new_one(self, world: World, ann: Person) -> None:
        other = function(world, "collega")
        bob = person(world, other, "bob")
        former = token(ann)
        passed_on(actor=invited(former).actor, token=former, function_uid=other.uid)
        assert invited(former).over is Over.PASSED_ON
        request = Request.objects.get()
        assert (request.person, request.generation) == (bob, 2)
        tell(bob)
        assert Ask.objects.get(action__code="A-1").answered_by == "collega"
        _to_ann, to_bob = mails_about(request.uid)
        assert to_bob.to_email == bob.email
        assert to_bob.text.startswith("Beste collega,\n\ntrekker heeft u gevraagd")

    def test_only_to_a_colleague_of_ones_own_organisation(self, world: World, ann: Person) -> None:
        police = function(world, "agent", organisation=world.police)
        person(world, police, "agent")
        nobody = function(world, "leeg")
        link = token(ann)
        for wrong in (police.uid, nobody.uid, uuid4()):
            with pytest.raises(Invalid):
                passed_on(actor=invited(link).actor, token=link, function_uid=wrong)
        assert Request.objects.get().generation == 1
