# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A meeting at the table: opening and closing, who is there, what is said, and what comes back."""

from collections.abc import Callable

import pytest

from driehoek.cycle.undoing import undo
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Conflict, DriehoekError, Forbidden, Invalid
from driehoek.steering.commands.handling import bring_back, mark_item, write_minutes
from driehoek.steering.commands.sitting import approve_list, attend, close_meeting, open_meeting
from driehoek.steering.models import AgendaItem, Attendance, Meeting, Proposal
from driehoek.steering.rules import ItemState, Presence
from tests.planning.world import World, actor, store
from tests.steering.table import NOW, Table, table

pytestmark = pytest.mark.django_db


@pytest.fixture
def laid(world: World) -> Table:
    """The table."""
    return table(world)


def stands(meeting: str) -> Meeting:
    """Return a meeting as it is stored now."""
    return Meeting.objects.get(code=meeting)


class TestOpeningAndClosing:
    """A meeting runs from its opening to its closing; what was not reached comes back."""

    def test_opening(self, laid: Table) -> None:
        with clock.stopped(NOW):
            open_meeting(actor=laid.secretary, meeting_uid=laid.meetings["juli"].uid)
        assert (stands("juli").state, stands("juli").opened_at) == ("bezig", NOW)

    def test_opening_again_keeps_when_it_began(self, laid: Table) -> None:
        began = stands("mei").opened_at
        with clock.stopped(NOW):
            close_meeting(actor=laid.secretary, meeting_uid=laid.meetings["mei"].uid)
            assert (stands("mei").state, stands("mei").closed_at) == ("gehouden", NOW)
            open_meeting(actor=laid.secretary, meeting_uid=laid.meetings["mei"].uid)
        assert (stands("mei").state, stands("mei").opened_at, stands("mei").closed_at) == ("bezig", began, None)

    def test_what_was_not_reached_comes_back_and_the_rest_is_done(self, laid: Table) -> None:
        proposal = laid.proposal("Meer toezicht")
        for title, kind in (
            ("Opening", "opening"), ("Opvolging", "opvolging"), ("Meer toezicht", "ter_beslissing"),
            ("Bespreken", "ter_bespreking"), ("Weten", "ter_informatie"), ("Rondvraag", "rondvraag"),
        ):  # fmt: skip
            laid.item(title, kind=kind, proposal=proposal if title == "Meer toezicht" else None)
        laid.item("Al gedaan", state="behandeld")
        close_meeting(actor=laid.secretary, meeting_uid=laid.meetings["mei"].uid)
        after = dict(AgendaItem.objects.filter(meeting__code="mei").values_list("title", "state"))
        assert {title for title, state in after.items() if state == "aangehouden"} == {"Meer toezicht", "Bespreken"}
        assert {state for title, state in after.items() if state != "aangehouden"} == {"behandeld"}
        back = AgendaItem.objects.filter(meeting__code="juli")
        assert [(one.title, one.position, one.state) for one in back] == [
            ("Meer toezicht", 1, "open"), ("Bespreken", 2, "open")
        ]  # fmt: skip
        assert (back[0].proposal, Proposal.objects.get().state) == (proposal, "geagendeerd")
        assert back[0].references == [{"label": "Aangehouden in mei van 13 mei 2024"}]

    def test_what_cannot_be(self, laid: Table) -> None:
        store(_with(laid.meetings["juli"], state="vervallen"))
        with pytest.raises(Invalid, match="gaat niet door"):
            open_meeting(actor=laid.secretary, meeting_uid=laid.meetings["juli"].uid)
        with pytest.raises(Invalid, match="niet geopend"):
            close_meeting(actor=laid.secretary, meeting_uid=laid.meetings["maart"].uid)

    def test_closing_is_undone_whole(self, laid: Table) -> None:
        laid.item("Bespreken", kind="ter_bespreking")
        close_meeting(actor=(who := laid.secretary), meeting_uid=laid.meetings["mei"].uid)
        undo(actor=who, operation_uid=stands("mei").changed_in)
        assert (stands("mei").state, stands("mei").closed_at) == ("bezig", None)
        left = AgendaItem.objects.filter(withdrawn_at__isnull=True)
        assert [(one.meeting.code, one.state) for one in left] == [("mei", "open")]


def _with(row: Meeting, **columns: object) -> Meeting:
    for name, value in columns.items():
        setattr(row, name, value)
    return row


class TestComingBack:
    """Postponed points stand on the next agenda of the same body, once, for the same readers."""

    def test_once_and_in_order(self, laid: Table) -> None:
        laid.item("Eerder", "maart", state="aangehouden")
        laid.item("Later", "mei", state="aangehouden")
        laid.item("Klaar", "mei", state="behandeld")
        laid.item("Staat er al", "juli")
        july = laid.meetings["juli"].uid
        assert bring_back(actor=laid.secretary, meeting_uid=july) == 2
        assert bring_back(actor=laid.secretary, meeting_uid=july) == 0
        back = AgendaItem.objects.filter(meeting__code="juli").order_by("position")
        assert [one.title for one in back] == ["Staat er al", "Eerder", "Later"]

    def test_not_to_another_body_nor_to_a_meeting_that_is_off(self, laid: Table) -> None:
        item = laid.item("Bespreken")
        store(_with(laid.meetings["juli"], state="vervallen"))
        other = laid.world.body("werkgroep", "werkgroep")
        laid.meeting("groep", 8, body=other)
        mark_item(actor=laid.secretary, item_uid=item.uid, state=ItemState.POSTPONED)
        assert AgendaItem.objects.count() == 1
        september = laid.meeting("september", 9)
        assert bring_back(actor=laid.secretary, meeting_uid=september.uid) == 1

    def test_in_its_own_circle(self, laid: Table) -> None:
        laid.item("Vertrouwelijk", circle="driehoek", state="aangehouden")
        bring_back(actor=laid.secretary, meeting_uid=laid.meetings["juli"].uid)
        assert AgendaItem.objects.get(meeting__code="juli").circle == "driehoek"

    def test_what_the_planner_does_not_see_waits(self, laid: Table) -> None:
        laid.item("Van Aa", circle="eigen_gemeente", circle_municipality_id=laid.world.aa.pk, state="aangehouden")
        assert bring_back(actor=laid.secretary, meeting_uid=laid.meetings["juli"].uid) == 0


class TestAttendance:
    """Who is there, live, and who came in whose place."""

    def test_it_changes_and_stands_once(self, laid: Table) -> None:
        function = laid.world.team_lead
        for presence in (Presence.ABSENT, Presence.PRESENT):
            attend(
                actor=laid.secretary, meeting_uid=laid.meetings["mei"].uid, function_uid=function.uid, presence=presence
            )
        assert [(row.presence, row.function) for row in Attendance.objects.all()] == [("aanwezig", function)]

    def test_in_the_place_of(self, laid: Table) -> None:
        function = laid.world.team_lead
        other = store(
            type(function)(
                partnership=laid.world.partnership, organisation=laid.world.police, code="plv", kind="teamchef",
                title="plaatsvervanger",
            )
        )  # fmt: skip
        named = {"meeting_uid": laid.meetings["mei"].uid, "function_uid": function.uid, "presence": Presence.REPLACED}
        for wrong in (None, function.uid):
            with pytest.raises(Invalid) as problem:
                attend(actor=laid.secretary, replaced_by_uid=wrong, **named)  # type: ignore[arg-type]
            assert set(problem.value.fields) == {"replaced_by"}
        attend(actor=laid.secretary, replaced_by_uid=other.uid, **named)  # type: ignore[arg-type]
        assert Attendance.objects.get().replaced_by == other


class TestMinutes:
    """Few words, and never one person's words lost under another's."""

    def test_two_write_at_once(self, laid: Table) -> None:
        item = laid.item("Bespreken")
        write_minutes(actor=laid.secretary, item_uid=item.uid, said="Aa wil meer.", stood="")
        with pytest.raises(Conflict):
            write_minutes(actor=laid.secretary, item_uid=item.uid, said="Bree wil minder.", stood="")
        write_minutes(actor=laid.secretary, item_uid=item.uid, said="Aa wil meer.", stood="")  # the same form again
        write_minutes(actor=laid.secretary, item_uid=item.uid, said="Aa meer,\r\nBree minder.", stood="Aa wil meer.")
        assert AgendaItem.objects.get().said == "Aa meer,\nBree minder."

    def test_only_while_it_can_be(self, laid: Table) -> None:
        ahead = laid.item("Straks", "juli")
        with pytest.raises(Invalid, match="Open eerst"):
            write_minutes(actor=laid.secretary, item_uid=ahead.uid, said="x", stood="")
        held = laid.item("Eerder", "maart")
        mark_item(actor=laid.secretary, item_uid=held.uid, state=ItemState.HANDLED)
        assert AgendaItem.objects.get(pk=held.pk).state == "behandeld"


class TestApproving:
    """The list of last time is approved in the next meeting, and stays as it is from then on."""

    def test_it_stays_as_it_is(self, laid: Table) -> None:
        point = laid.item("Lijst van maart", kind="vaststelling_lijst")
        old = laid.item("Oud", "maart")
        march, may = laid.meetings["maart"], laid.meetings["mei"]
        for _twice in range(2):
            approve_list(actor=laid.secretary, meeting_uid=may.uid, previous_uid=march.uid, remark="Zonder wijziging.")
        assert stands("maart").approved_in == may
        point.refresh_from_db()
        assert (point.state, point.said) == ("behandeld", "Zonder wijziging.")
        deeds: list[Callable[[], object]] = [
            lambda: open_meeting(actor=laid.secretary, meeting_uid=march.uid),
            lambda: write_minutes(actor=laid.secretary, item_uid=old.uid, said="x", stood=""),
            lambda: mark_item(actor=laid.secretary, item_uid=old.uid, state=ItemState.DROPPED),
            lambda: laid.say(old),
            lambda: attend(
                actor=laid.secretary, meeting_uid=march.uid, function_uid=laid.world.team_lead.uid,
                presence=Presence.PRESENT,
            ),
        ]  # fmt: skip
        for deed in deeds:
            with pytest.raises(Invalid, match="vastgesteld"):
                deed()

    def test_what_cannot_be_approved(self, laid: Table) -> None:
        march, may, july = (laid.meetings[month].uid for month in ("maart", "mei", "juli"))
        group = laid.meeting("groep", 2, body=laid.world.body("werkgroep", "werkgroep"), state="gehouden")
        asked = [(may, july), (may, may), (may, group.uid), (july, march)]
        for now, earlier in asked:
            with pytest.raises(Invalid):
                approve_list(actor=laid.secretary, meeting_uid=now, previous_uid=earlier)
        laid.meeting("april", 4, state="bezig")
        with pytest.raises(Invalid, match="nog niet afgesloten"):
            approve_list(actor=laid.secretary, meeting_uid=may, previous_uid=laid.meetings["april"].uid)
        assert not Meeting.objects.filter(approved_in__isnull=False).exists()


def test_who_may(laid: Table) -> None:
    item, may = laid.item("Bespreken"), laid.meetings["mei"].uid
    world = laid.world
    deeds: list[Callable[[Actor], object]] = [
        lambda who: open_meeting(actor=who, meeting_uid=may),
        lambda who: close_meeting(actor=who, meeting_uid=may),
        lambda who: attend(actor=who, meeting_uid=may, function_uid=world.team_lead.uid, presence=Presence.PRESENT),
        lambda who: write_minutes(actor=who, item_uid=item.uid, said="x", stood=""),
        lambda who: mark_item(actor=who, item_uid=item.uid, state=ItemState.HANDLED),
        lambda who: approve_list(actor=who, meeting_uid=may, previous_uid=laid.meetings["maart"].uid),
        lambda who: bring_back(actor=who, meeting_uid=laid.meetings["juli"].uid),
        lambda who: laid.say(item, who=who),
    ]
    people: list[tuple[Actor, type[DriehoekError]]] = [
        (world.outsider, Absent), (Actor.visitor(), Absent), (actor("raadslid", world.partnership), Absent),
        (world.mayor, Forbidden), (world.adviser(world.aa), Forbidden),
        (actor("teamchef", world.partnership), Forbidden),
    ]  # fmt: skip
    for who, refusal in people:
        for deed in deeds:
            with pytest.raises(refusal):
                deed(who)
    assert not Attendance.objects.exists()
