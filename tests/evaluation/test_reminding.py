# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The reminder that goes out by itself: to whom, on which day, once; around midnight and the changing of the clock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from driehoek.evaluation.commands import remind, remind_when_due
from driehoek.evaluation.deadlines import Deadlines
from driehoek.evaluation.invited import Over, invited
from driehoek.evaluation.models import Request, Round
from driehoek.evaluation.reminding import reminded_on, rounds_to_look_at
from driehoek.kernel import clock, guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Forbidden, Invalid
from driehoek.messages.models import Mail
from driehoek.organisations.models import Holding, Person
from driehoek.planning.commands import Report, report_progress
from driehoek.planning.rules import ActionStatus
from driehoek.steering.models import CouncilCalendar
from driehoek.worker.duties import duties
from driehoek.worker.reminding import remind_when_due as duty
from tests.evaluation.asked import MONDAY, function, opened, person, token
from tests.planning.world import World, store

WORKER = Actor.system("herinneren", "systeem_onderhoud")
#: Two working days before Monday 16 November 2026, the day of the leads.
THURSDAY = datetime(2026, 11, 12, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


def asked(world: World, name: str = "ann", **more: Any) -> Person:
    """Have somebody lead an action that is asked about."""
    lead = function(world, f"trekker-{name}", **more)
    world.action(f"A-{name}", lead_function=lead, lead_organisation=lead.organisation)
    return person(world, lead, name)


def reminded(at: datetime, round_: Round) -> int:
    """Let the system look at a moment, and return how many were reminded."""
    with clock.stopped(at):
        return remind_when_due(actor=WORKER, round_uid=round_.uid)


def recess(world: World, first: str, last: str) -> None:
    """Close the town hall of Aa."""
    span = {"first": first, "last": last, "name": "reces", "closes": "raad"}
    store(
        CouncilCalendar(
            partnership=world.partnership, municipality=world.aa, circle="eigen_gemeente",
            circle_municipality=world.aa, recesses=[span],
        )
    )  # fmt: skip


class TestTheDay:
    def test_two_working_days_before_and_only_once(self, world: World) -> None:
        asked(world)
        round_ = opened(world)
        assert reminded(THURSDAY - timedelta(days=1), round_) == 0
        assert reminded(THURSDAY, round_) == 1
        assert reminded(THURSDAY, round_) == 0
        assert reminded(THURSDAY + timedelta(days=1), round_) == 0
        first, again = Mail.objects.order_by("pk")
        assert "Dit is de enige herinnering." in again.text
        assert (first.to_email, first.about_uid) == (again.to_email, again.about_uid)

    def test_nobody_who_left(self, world: World) -> None:
        left, stayed = asked(world, "ann"), asked(world, "bob")
        round_ = opened(world)
        with guard.seeding():
            Holding.objects.filter(person=left).update(ends_on=PreciseDate("2026-11-05"))
        assert reminded(THURSDAY, round_) == 1
        assert Request.objects.get(person=stayed).reminded_at == THURSDAY
        assert Request.objects.get(person=left).reminded_at is None

    def test_by_hand_is_the_same_one(self, world: World) -> None:
        asked(world)
        round_ = opened(world)
        with clock.stopped(THURSDAY - timedelta(days=1)):
            assert remind(actor=world.coordinator, round_uid=round_.uid) == 1
        assert reminded(THURSDAY, round_) == 0
        asked(world, "bob")
        assert Mail.objects.count() == 2

    def test_after_the_system_nobody_is_reminded_by_hand(self, world: World) -> None:
        asked(world)
        round_ = opened(world)
        assert reminded(THURSDAY, round_) == 1
        with clock.stopped(THURSDAY), pytest.raises(Invalid, match="al een herinnering"):
            remind(actor=world.coordinator, round_uid=round_.uid)

    def test_a_worker_that_was_down_catches_up_but_not_too_late(self, world: World) -> None:
        asked(world)
        round_ = opened(world)
        assert reminded(THURSDAY + timedelta(days=2), round_) == 0  # a Saturday
        assert reminded(THURSDAY + timedelta(days=5), round_) == 0  # the day after that of the leads
        assert reminded(THURSDAY + timedelta(days=4), round_) == 1

    def test_never_in_the_recess_of_the_own_municipality(self, world: World) -> None:
        asked(world, "hier", organisation=world.town, municipality=world.aa)
        other = asked(world, "daar", organisation=world.town, municipality=world.bree)
        recess(world, "2026-11-12", "2026-11-13")
        round_ = opened(world)
        assert reminded(datetime(2026, 11, 10, 9, tzinfo=UTC), round_) == 1  # two days before, the recess not counted
        assert reminded(THURSDAY, round_) == 1
        assert Request.objects.get(person=other).reminded_at == THURSDAY

    def test_not_on_a_holiday(self, world: World) -> None:
        asked(world)
        days = Deadlines(*(date(2026, 12, day) for day in (1, 28, 29, 30, 31)))
        round_ = opened(world, days=days)
        assert reminded_on(days.leads_by) == date(2026, 12, 23)
        assert reminded(datetime(2026, 12, 25, 9, tzinfo=UTC), round_) == 0
        assert reminded(datetime(2026, 12, 24, 9, tzinfo=UTC), round_) == 1


class TestWhom:
    def test_only_who_still_has_to_answer(self, world: World) -> None:
        done, still = asked(world), asked(world, "bob")
        round_ = opened(world)
        action = world.actions["A-ann"]
        report = Report(status=ActionStatus.RUNNING, done="Gebeld", on_behalf_of="trekker, telefonisch")
        report_progress(actor=world.coordinator, action_uid=action.uid, report=report, expected_version=action.version)
        assert reminded(THURSDAY, round_) == 1
        assert Request.objects.get(person=still).reminded_at == THURSDAY
        assert Request.objects.get(person=done).reminded_at is None

    def test_not_twice_on_one_day_about_the_same(self, world: World) -> None:
        asked(world)
        with clock.stopped(THURSDAY):
            round_ = opened(world)
        assert reminded(THURSDAY, round_) == 0
        assert reminded(THURSDAY + timedelta(days=1), round_) == 1

    def test_only_the_system(self, world: World) -> None:
        asked(world)
        round_ = opened(world)
        with pytest.raises(Forbidden):
            remind_when_due(actor=world.coordinator, round_uid=round_.uid)


class TestTheDuty:
    def test_by_day_in_the_netherlands(self, world: World) -> None:
        """Eight o'clock is Dutch, before and after the clock changes on 25 October 2026 and 28 March 2027."""
        asked(world)
        opened(world)
        for moment, looks in (
            (datetime(2026, 11, 12, 6, 59, tzinfo=UTC), False), (datetime(2026, 11, 12, 7, 0, tzinfo=UTC), True),
            (datetime(2026, 11, 12, 16, 59, tzinfo=UTC), True), (datetime(2026, 11, 12, 17, 0, tzinfo=UTC), False),
            (datetime(2026, 11, 11, 23, 30, tzinfo=UTC), False), (datetime(2026, 10, 23, 6, 0, tzinfo=UTC), True),
            (datetime(2026, 10, 26, 6, 0, tzinfo=UTC), False), (datetime(2026, 10, 25, 9, 0, tzinfo=UTC), False),
        ):  # fmt: skip
            with clock.stopped(moment):
                assert bool(rounds_to_look_at()) is looks, moment

    def test_a_round_that_fails_takes_no_other_along(
        self, world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        asked(world)
        bad, good = opened(world), opened(world, title="Tweede")
        real = remind_when_due

        def breaking(*, actor: Actor, round_uid: object) -> int:
            if round_uid == bad.uid:
                raise RuntimeError("stuk")
            return real(actor=actor, round_uid=good.uid)

        monkeypatch.setattr("driehoek.evaluation.commands.remind_when_due", breaking)
        with clock.stopped(THURSDAY):
            assert duty(lambda: False) == "1 posted"
            assert duty(lambda: True) == ""
        assert "could not be posted" in caplog.text
        assert "reminders" in {one.name for one in duties(lambda: False)}


class TestTheLink:
    @pytest.mark.parametrize(
        ("days", "last", "first_not"),
        [
            # opened in summer time, over in winter time: midnight is an hour later in UTC
            ((12, 16, 30), datetime(2026, 10, 30, 22, 59, 59, tzinfo=UTC), datetime(2026, 10, 30, 23, tzinfo=UTC)),
            # over on the last Friday of summer time
            ((12, 16, 23), datetime(2026, 10, 23, 21, 59, 59, tzinfo=UTC), datetime(2026, 10, 23, 22, tzinfo=UTC)),
        ],
    )
    def test_it_ends_at_dutch_midnight(
        self, world: World, days: tuple[int, int, int], last: datetime, first_not: datetime
    ) -> None:
        who = asked(world)
        opens, leads, groups = (date(2026, 10, day) for day in days)
        with clock.stopped(datetime(2026, 10, 12, 9, tzinfo=UTC)):
            opened(world, days=Deadlines(opens, leads, groups, date(2026, 11, 6), date(2026, 11, 13)))
        with clock.stopped(last):
            assert invited(token(who)).over is None
        with clock.stopped(first_not):
            assert invited(token(who)).over is Over.EXPIRED

    def test_opened_just_after_dutch_midnight_an_answer_of_that_day_counts(self, world: World) -> None:
        asked(world)
        with clock.stopped(datetime(2026, 11, 2, 23, 30, tzinfo=UTC)):  # 3 November, half past midnight
            round_ = opened(world)
        action = world.actions["A-ann"]
        with clock.stopped(MONDAY):  # told the day before: does not count
            report_progress(
                actor=world.coordinator, action_uid=action.uid, expected_version=action.version,
                report=Report(status=ActionStatus.RUNNING, done="Eerder gebeld", on_behalf_of="trekker"),
            )  # fmt: skip
        assert reminded(THURSDAY, round_) == 1
