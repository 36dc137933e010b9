# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Fifty people write in one meeting at the same moment: what was acknowledged is there, the others are told."""

from uuid import UUID

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.cycle.commands import NewAction, Postpone, StopAction, conclude
from driehoek.kernel.errors import Busy, Conflict, Invalid
from driehoek.kernel.ids import new_uid
from driehoek.planning.models import Action
from driehoek.planning.rules import DeviationReason
from driehoek.steering.commands.handling import write_minutes
from driehoek.steering.commands.sitting import approve_list, attend, close_meeting
from driehoek.steering.models import AgendaItem, Attendance, Decision, Meeting
from driehoek.steering.rules import Presence
from tests.cycle.test_fifty_writers import PEOPLE, together
from tests.planning.world import World
from tests.steering.table import Table, table

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def laid(world: World) -> Table:
    """The table."""
    return table(world)


def test_fifty_outcomes_at_one_table(laid: Table) -> None:
    """Ten points, five people at each: every outcome and every action that follows from it stands there, once."""
    who = laid.secretary
    items = [laid.item(f"Punt {number}") for number in range(10)]
    change = NewAction(programme_uid=laid.world.programmes["uvp-2025"].uid, form=laid.world.form())
    heard = together(lambda n: laid.say(items[n % 10], change, who, subject=f"Van {n}", key=new_uid()))
    assert all(isinstance(answer, UUID) for answer in heard.values()), heard
    stored = Decision.objects.values_list("subject", "item__title")
    assert sorted(stored) == sorted((f"Van {n}", f"Punt {n % 10}") for n in range(PEOPLE))
    codes = set(Action.objects.filter(programme__code="uvp-2025").values_list("code", flat=True))
    assert codes == {f"A-{n:02d}" for n in range(1, PEOPLE + 1)}
    assert AuditEvent.objects.filter(command="steering.record_decision").count() == PEOPLE
    assert set(AgendaItem.objects.values_list("state", flat=True)) == {"behandeld"}


def test_who_had_not_seen_the_first_outcome_is_told(laid: Table) -> None:
    who, item = laid.secretary, laid.item("Punt")
    heard = together(lambda n: laid.say(item, None, who, subject=f"Van {n}", outcomes_seen=0))
    kept = [n for n, answer in heard.items() if isinstance(answer, UUID)]
    assert {type(answer) for n, answer in heard.items() if n not in kept} == {Conflict}
    assert list(Decision.objects.values_list("subject", flat=True)) == [f"Van {kept[0]}"]
    assert len(kept) == 1


def test_one_form_sent_fifty_times(laid: Table) -> None:
    """A line that keeps dropping: the same key, from the same person."""
    who, item, key = laid.secretary, laid.item("Punt"), new_uid()
    action = laid.world.action("A-1", status="loopt")
    change = StopAction(action_uid=action.uid, reason=DeviationReason.POLICY_CHOICE)
    heard = together(lambda _: laid.say(item, change, who, key=key))
    assert len(set(map(str, heard.values()))) == 1
    assert (Decision.objects.count(), Action.objects.get().status) == (1, "vervallen")


def test_minutes_of_one_point(laid: Table) -> None:
    """Each adds a line to what stands, and tries again when a colleague was first: nobody's words are lost."""
    who, item = laid.secretary, laid.item("Punt")

    def write(number: int) -> str:
        for _attempt in range(4):
            stands = AgendaItem.objects.get(pk=item.pk).said
            try:
                write_minutes(actor=who, item_uid=item.uid, said=f"{stands}\n<{number}>", stood=stands)
            except Conflict:
                continue
            return "kept"
        return "told"

    heard = together(write)
    said = AgendaItem.objects.get(pk=item.pk).said
    kept = {number for number, answer in heard.items() if answer == "kept"}
    assert kept
    assert {int(line[1:-1]) for line in said.split("\n")} == kept


def test_attendance_of_one_function(laid: Table) -> None:
    who, function, meeting = laid.secretary, laid.world.team_lead, laid.meetings["mei"]
    heard = together(
        lambda n: attend(
            actor=who, meeting_uid=meeting.uid, function_uid=function.uid,
            presence=Presence.PRESENT if n % 2 else Presence.ABSENT,
        )
    )  # fmt: skip
    assert set(heard.values()) == {None}
    assert Attendance.objects.count() == 1


def test_postponing_and_closing_at_once(laid: Table) -> None:
    """Whoever postpones, or closes the meeting: each point comes back once."""
    who, meeting = laid.secretary, laid.meetings["mei"]
    items = [laid.item(f"Punt {number}") for number in range(5)]

    def act(number: int) -> object:
        if number == 0:
            return close_meeting(actor=who, meeting_uid=meeting.uid)
        return conclude(actor=who, item_uid=items[number % 5].uid, outcome=None, change=Postpone(), key=new_uid())

    heard = together(act)
    assert not [answer for answer in heard.values() if isinstance(answer, Conflict | Busy)]
    assert Meeting.objects.get(code="mei").state == "gehouden"
    back = AgendaItem.objects.filter(meeting__code="juli").values_list("title", "position")
    assert sorted(title for title, _ in back) == [f"Punt {number}" for number in range(5)]
    assert len({position for _, position in back}) == len(items)


def test_approving_while_others_still_write(laid: Table) -> None:
    """What was acknowledged before the approval stands in the approved list; what came after it was refused."""
    who, march, may = laid.secretary, laid.meetings["maart"], laid.meetings["mei"]
    item = laid.item("Oud", "maart")

    def act(number: int) -> object:
        if number == PEOPLE // 2:
            return approve_list(actor=who, meeting_uid=may.uid, previous_uid=march.uid)
        return laid.say(item, None, who, subject=f"Van {number}")

    heard = together(act)
    kept = {f"Van {n}" for n, answer in heard.items() if isinstance(answer, UUID)}
    assert {type(answer) for answer in heard.values()} <= {UUID, Invalid, type(None)}
    assert set(Decision.objects.values_list("subject", flat=True)) == kept
    assert Meeting.objects.get(code="maart").approved_in == may
