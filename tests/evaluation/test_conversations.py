# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The yearly conversation about working together: one record, agreements in the register, nothing lost."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from driehoek.evaluation.commands.conversing import (
    Said,
    end_conversation,
    note_point,
    resume_conversation,
    start_conversation,
)
from driehoek.evaluation.models import Conversation, ConversationPoint
from driehoek.evaluation.queries.conversations import conversation_page, over_the_years, start_choices
from driehoek.evaluation.rules import PointState
from driehoek.kernel import clock
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.planning.models import WayOfWorking
from driehoek.steering.models import Body, Decision
from tests.evaluation.asked import MONDAY, function
from tests.planning.world import World, store

WELL, ATTENTION = PointState.GOES_WELL, PointState.ATTENTION
TODAY = MONDAY.date()


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def ways(world: World) -> list[WayOfWorking]:
    """Three ways of working in the plan."""
    return [
        store(
            WayOfWorking(
                partnership=world.partnership, plan=world.plan, number=number, title=f"Manier {number}", text="Zo."
            )
        )
        for number in (1, 2, 3)
    ]


def table(world: World, **more: Any) -> Body:
    """Return the joint body at whose table it is held."""
    told: dict[str, Any] = {"code": "tafel", "name": "Gezagsdriehoek", "kind": "gezagsdriehoek"}
    return store(Body(partnership=world.partnership, **(told | more)))


def started(world: World, year: int = 2026, **more: Any) -> Conversation:
    """Start a conversation."""
    uid = start_conversation(
        actor=world.coordinator, partnership_id=world.partnership.pk, year=year, plan_uid=world.plan.uid, **more
    )
    return Conversation.objects.get(uid=uid)


def point(conversation: Conversation, number: int) -> ConversationPoint:
    """Return one point."""
    return ConversationPoint.objects.get(conversation=conversation, number=number)


def say(world: World, one: ConversationPoint, **said: Any) -> int:
    """Write in a point."""
    return note_point(
        actor=world.coordinator, point_uid=one.uid, expected_version=one.version, said=Said(**({"state": WELL} | said))
    )


def test_a_point_for_each_way_and_what_was_agreed_in_the_register(world: World, ways: list[WayOfWorking]) -> None:
    chair = function(world, "voorzitter")
    talk = started(world, body_uid=table(world).uid)
    assert [one.title for one in ConversationPoint.objects.order_by("number")] == [way.title for way in ways]
    say(world, point(talk, 1), text="Wij bellen eerder.")
    agreement = "Agenda een week vooraf.\nDe secretaris bewaakt dat."
    say(world, point(talk, 2), state=ATTENTION, agreement=agreement, owner_uid=chair.uid, due_on=PreciseDate("2027-03"))
    number = end_conversation(actor=world.coordinator, uid=talk.uid, held_on=TODAY, present="burgemeesters, OM")
    assert number == 1
    decision = Decision.objects.get()
    assert (decision.subject, decision.text) == ("Agenda een week vooraf.", agreement)
    assert (decision.kind, decision.follow, decision.owner, decision.body.code) == ("afspraak", "open", chair, "tafel")
    page = conversation_page(world.coordinator, world.partnership.pk, "2026")
    assert page is not None
    assert [(one.state, one.decision != "", one.follow) for one in page.points] == [
        ("gaat_goed", False, ""), ("aandacht", True, "open"), ("", False, ""),
    ]  # fmt: skip
    assert page.head.present == "burgemeesters, OM"


def test_closing_and_opening_again_registers_nothing_twice(world: World, ways: list[WayOfWorking]) -> None:
    talk = started(world, body_uid=table(world).uid)
    say(world, point(talk, 1), agreement="Eerder bellen.")
    end_conversation(actor=world.coordinator, uid=talk.uid, held_on=TODAY, present="")
    with pytest.raises(Invalid, match="afgesloten"):
        say(world, point(talk, 2))
    with pytest.raises(Invalid, match="al afgesloten"):
        end_conversation(actor=world.coordinator, uid=talk.uid, held_on=TODAY, present="")
    resume_conversation(actor=world.coordinator, uid=talk.uid)
    say(world, point(talk, 1), text="Nog een zin.", agreement="Eerder bellen.")
    with pytest.raises(Invalid) as problem:
        say(world, point(talk, 1), agreement="Iets anders.")
    assert problem.value.fields.keys() == {"agreement"}
    end_conversation(actor=world.coordinator, uid=talk.uid, held_on=TODAY, present="")
    assert Decision.objects.count() == 1


def test_without_a_table_agreements_stay_in_the_record(world: World, ways: list[WayOfWorking]) -> None:
    talk = started(world)
    say(world, point(talk, 3), agreement="Eerder bellen.")
    assert end_conversation(actor=world.coordinator, uid=talk.uid, held_on=TODAY, present="") == 0
    assert not Decision.objects.exists()


def test_what_lacks_is_said_beside_the_field(world: World, ways: list[WayOfWorking]) -> None:
    talk = started(world)
    for wrong, fields in (({"year": 2026}, {"year"}), ({"year": 20}, {"year"})):
        with pytest.raises(Invalid) as problem:
            started(world, **wrong)
        assert problem.value.fields.keys() == fields
    with pytest.raises(Absent):
        started(world, 2027, body_uid=uuid4())
    with pytest.raises(Absent):
        started(world, 2027, body_uid=table(world, municipality=world.aa).uid)
    for said, field in (
        ({"state": None, "text": "Iets."}, "state"),
        ({"due_on": PreciseDate("2027")}, "agreement"),
    ):
        with pytest.raises(Invalid) as problem:
            say(world, point(talk, 1), **said)
        assert problem.value.fields.keys() == {field}
    for day, fields in ((None, {"held_on", ""}), (date(2026, 11, 3), {"held_on", ""}), (TODAY, {""})):
        with pytest.raises(Invalid) as problem:
            end_conversation(actor=world.coordinator, uid=talk.uid, held_on=day, present="")
        assert problem.value.fields.keys() == fields


def test_a_plan_without_ways_cannot_be_talked_about(world: World) -> None:
    assert start_choices(world.coordinator, world.partnership.pk).plans == ()
    with pytest.raises(Invalid) as problem:
        started(world)
    assert problem.value.fields.keys() == {"plan"}


def test_two_who_write_at_once_lose_nothing(world: World, ways: list[WayOfWorking]) -> None:
    talk = started(world)
    one = point(talk, 1)
    assert say(world, one, text="De eerste.") == one.version + 1
    with pytest.raises(Conflict):
        say(world, one, text="De tweede.")
    assert point(talk, 1).said == "De eerste."


def test_only_who_keeps_the_register_of_all_writes(world: World, ways: list[WayOfWorking]) -> None:
    talk = started(world)
    for who in (world.mayor, world.adviser(world.aa)):
        with pytest.raises(Forbidden):
            note_point(actor=who, point_uid=point(talk, 1).uid, said=Said(state=WELL))
        with pytest.raises(Forbidden):
            start_conversation(actor=who, partnership_id=world.partnership.pk, year=2027, plan_uid=world.plan.uid)
        with pytest.raises(Forbidden):
            resume_conversation(actor=who, uid=talk.uid)
    for uid in (point(talk, 1).uid, uuid4()):
        with pytest.raises(Absent):
            note_point(actor=world.outsider, point_uid=uid, said=Said(state=WELL))
    assert conversation_page(world.outsider, world.partnership.pk, "2026") is None


def test_the_record_reaches_no_further_than_the_table(world: World, ways: list[WayOfWorking]) -> None:
    talk = started(world, body_uid=table(world, circle=Circle.TRIANGLE.value).uid)
    say(world, point(talk, 1), agreement="Onder ons.")
    end_conversation(actor=world.coordinator, uid=talk.uid, held_on=TODAY, present="")
    assert {talk.circle, point(talk, 1).circle, Decision.objects.get().circle} == {Circle.TRIANGLE.value}
    assert over_the_years(world.adviser(world.aa), world.partnership.pk).heads == ()


def test_the_last_time_stands_beside_it(world: World, ways: list[WayOfWorking]) -> None:
    first, second = started(world, 2024), started(world, 2025)
    say(world, point(first, 1), state=ATTENTION, text="Stroef.")
    say(world, point(first, 2), text="Vlot.")
    say(world, point(second, 1), text="Beter.")
    started(world, 2026)
    page = conversation_page(world.coordinator, world.partnership.pk, "2026")
    assert page is not None
    told: dict[UUID, str] = {way: one.said for way, one in page.before.items()}
    assert told == {ways[0].uid: "Beter.", ways[1].uid: "Vlot."}
    assert [head.year for head in over_the_years(world.mayor, world.partnership.pk).heads] == [2026, 2025, 2024]
