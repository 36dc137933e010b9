# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Building an agenda, and reading it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.organisations.models import Function, Organisation
from driehoek.steering.commands import (
    Point,
    add_item,
    cancel_meeting,
    drop_item,
    move_item,
    pass_on_item,
    plan_meeting,
    put_on_agenda,
    tell_presence,
)
from driehoek.steering.models import AgendaItem, Attendance, BodyMember, Decision, Meeting, Proposal
from driehoek.steering.queries.agenda import AgendaView, agenda
from driehoek.steering.rules import ItemKind, Presence
from tests.planning.world import World, actor, store
from tests.steering.test_meetings import TEN, plan


@pytest.fixture
def meeting(world: World) -> Meeting:
    """A planned meeting of the triangle."""
    world.body("driehoek", "gezagsdriehoek", name="Driehoek Drieland")
    world.body("ambtelijk", "ambtelijk_overleg", name="ambtelijk overleg")
    return of(world, "driehoek")


def of(world: World, body: str, weeks: int = 0) -> Meeting:
    """Plan a meeting of a body, some weeks later."""
    uid = plan_meeting(actor=world.secretary, body_uid=world.bodies[body].uid, plan=plan(TEN + timedelta(weeks=weeks)))
    return Meeting.objects.get(uid=uid)


def add(world: World, meeting: Meeting, title: str, who: Actor | None = None, **more: Any) -> UUID:
    """Put a point on the agenda."""
    more.setdefault("kind", ItemKind.TO_DECIDE)
    return add_item(actor=who or world.secretary, meeting_uid=meeting.uid, point=Point(title=title, **more))


def proposal(world: World, body: str = "driehoek", **more: Any) -> Proposal:
    """Store a proposal that was handed in."""
    more = {"code": "v1", "title": "Stop actie 3", "kind": "stoppen", "state": "ingediend", "asked": "Stop"} | more
    return store(Proposal(partnership=world.partnership, body=world.bodies[body], **more))


def put(world: World, what: Proposal, meeting: Meeting, who: Actor | None = None) -> AgendaItem:
    """Put a proposal on the agenda."""
    uid = put_on_agenda(actor=who or world.secretary, proposal_uid=what.uid, meeting_uid=meeting.uid)
    return AgendaItem.objects.get(uid=uid)


def read(world: World, meeting: Meeting, who: Actor | None = None) -> AgendaView:
    """Return the agenda as someone sees it."""
    found = agenda(who or world.mayor, world.partnership.pk, meeting.code)
    assert found is not None
    return found


def titles(view: AgendaView) -> list[str]:
    """Return the titles of the points."""
    return [item.title for item in view.items]


FIRST = ["Opvolging van eerdere afspraken", "Afsprakenlijst van de vorige keer"]
LAST = ["Rondvraag"]


def test_follow_up_first_then_what_asks_a_decision_then_information(world: World, meeting: Meeting) -> None:
    add(world, meeting, "Weet dit", kind=ItemKind.TO_KNOW)
    add(world, meeting, "Praat hierover", kind=ItemKind.TO_DISCUSS)
    add(world, meeting, "Beslis dit", reason="Omdat", asked="Ja of nee", minutes=10)
    view = read(world, meeting)
    assert titles(view) == [*FIRST, "Beslis dit", "Praat hierover", "Weet dit", *LAST]
    assert [item.number for item in view.items] == [1, 2, 3, 4, 5, 6]
    assert (view.items[2].reason, view.items[2].asked, view.items[2].minutes) == ("Omdat", "Ja of nee", 10)


def test_a_point_moves_within_its_part(world: World, meeting: Meeting) -> None:
    first, second = add(world, meeting, "Een"), add(world, meeting, "Twee")
    add(world, meeting, "Drie", kind=ItemKind.TO_KNOW)
    move_item(actor=world.secretary, item_uid=second, earlier=True)
    assert titles(read(world, meeting))[2:5] == ["Twee", "Een", "Drie"]
    move_item(actor=world.secretary, item_uid=second, earlier=True)
    move_item(actor=world.secretary, item_uid=first, earlier=False)
    assert titles(read(world, meeting))[2:5] == ["Twee", "Een", "Drie"]
    with pytest.raises(Forbidden):
        move_item(actor=world.mayor, item_uid=first, earlier=True)
    with pytest.raises(Absent):
        move_item(actor=world.outsider, item_uid=first, earlier=True)


@pytest.mark.parametrize(
    ("title", "what", "field"),
    [
        ("  ", {}, "title"),
        ("Rondvraag", {}, "title"),
        ("Te breed", {"circle": Circle.PUBLIC}, "circle"),
        ("Genoemden", {"circle": Circle.NAMED}, "circle"),
    ],
)
def test_what_cannot_stand_on_an_agenda(
    world: World, meeting: Meeting, title: str, what: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as problem:
        add(world, meeting, title, **what)
    assert set(problem.value.fields) == {field}


def test_who_builds_an_agenda(world: World, meeting: Meeting) -> None:
    for who, refusal in ((world.outsider, Absent), (world.mayor, Forbidden), (world.adviser(world.aa), Forbidden)):
        with pytest.raises(refusal):
            add(world, meeting, "Nieuw", who)
    cancel_meeting(actor=world.secretary, meeting_uid=meeting.uid, expected_version=1)
    with pytest.raises(Invalid):
        add(world, meeting, "Te laat")


def test_a_point_of_a_narrower_circle_leaves_no_gap(world: World, meeting: Meeting) -> None:
    add(world, meeting, "Vertrouwelijk", circle=Circle.TRIANGLE)
    add(world, meeting, "Voor iedereen")
    adviser = world.adviser(world.aa)
    view = read(world, meeting, adviser)
    assert titles(view) == [*FIRST, "Voor iedereen", *LAST]
    assert [item.number for item in view.items] == [1, 2, 3, 4]
    assert "Vertrouwelijk" in titles(read(world, meeting))


def test_a_proposal_comes_on_the_agenda_in_its_own_words(world: World, meeting: Meeting) -> None:
    what = proposal(world, reason="Te weinig mensen", gives_way="De avondronde", references=[{"label": "Nota"}])
    item = put(world, what, meeting)
    assert (item.title, item.reason, item.asked, item.kind) == (
        "Stop actie 3",
        "Te weinig mensen",
        "Stop",
        "ter_beslissing",
    )
    what.refresh_from_db()
    assert what.state == "geagendeerd"
    shown = read(world, meeting).items[2]
    assert shown.proposal is not None
    assert (shown.proposal.code, shown.proposal.gives_way) == ("v1", "De avondronde")
    assert shown.references == ({"label": "Nota"},)
    with pytest.raises(Invalid):
        put(world, what, meeting)
    drop_item(actor=world.secretary, item_uid=item.uid)
    what.refresh_from_db()
    assert what.state == "ingediend"
    assert titles(read(world, meeting)) == [*FIRST, *LAST]


def test_a_preparing_meeting_discusses_it_and_it_waits_on(world: World, meeting: Meeting) -> None:
    what = proposal(world)
    assert put(world, what, of(world, "ambtelijk")).kind == "ter_bespreking"
    what.refresh_from_db()
    assert what.state == "ingediend"
    put(world, what, meeting)


@pytest.mark.parametrize("state", ["concept", "ingetrokken", "behandeld", "geagendeerd"])
def test_only_what_waits_for_an_answer_comes_on_the_agenda(world: World, meeting: Meeting, state: str) -> None:
    with pytest.raises(Invalid):
        put(world, proposal(world, state=state), meeting)


def test_a_proposal_for_another_body_is_refused(world: World, meeting: Meeting) -> None:
    world.body("raad-aa", "raad", world.aa)
    with pytest.raises(Invalid):
        put(world, proposal(world, "raad-aa"), meeting)
    with pytest.raises(Absent):
        put(world, proposal(world, code="v2", circle="eigen_gemeente", circle_municipality=world.aa), meeting)


def test_the_point_is_as_narrow_as_the_proposal(world: World, meeting: Meeting) -> None:
    item = put(world, proposal(world, circle="driehoek"), meeting)
    assert item.circle == "driehoek"
    assert titles(read(world, meeting, world.adviser(world.aa))) == [*FIRST, *LAST]


def test_an_embargo_on_the_proposal_holds_for_the_point(world: World, meeting: Meeting) -> None:
    put(world, proposal(world, embargo_until=TEN + timedelta(days=9999)), meeting)
    assert titles(read(world, meeting, world.adviser(world.bree))) == [*FIRST, *LAST]
    assert len(read(world, meeting, world.secretary).items) == 4


def test_a_point_moves_on_to_a_later_meeting(world: World, meeting: Meeting) -> None:
    later = of(world, "driehoek", 8)
    uid = add(world, meeting, "Straks")
    pass_on_item(actor=world.secretary, item_uid=uid, meeting_uid=later.uid)
    assert titles(read(world, meeting)) == [*FIRST, *LAST]
    assert titles(read(world, later)) == [*FIRST, "Straks", *LAST]
    with pytest.raises(Invalid):
        pass_on_item(actor=world.secretary, item_uid=uid, meeting_uid=of(world, "ambtelijk").uid)
    fixed = read(world, later).items[0].uid
    with pytest.raises(Invalid):
        pass_on_item(actor=world.secretary, item_uid=fixed, meeting_uid=meeting.uid)


def function(world: World, organisation: Organisation, code: str, kind: str, **more: Any) -> Function:
    """Store a function."""
    return store(
        Function(
            partnership=world.partnership, organisation=organisation, code=code, kind=kind, title=code,
            municipality=organisation.municipality, **more,
        )
    )  # fmt: skip


def holder(world: World, of: Function) -> Actor:
    """Return someone who holds a function."""
    who = actor(of.kind, world.partnership, municipality=of.municipality)
    standing = who.standings[0]
    return Actor(
        uid=who.uid,
        label=who.label,
        standings=(
            type(standing)(of.kind, standing.partnership_id, of.municipality_id, of.organisation_id, of.uid, of.title),
        ),
    )


def test_who_comes(world: World, meeting: Meeting) -> None:
    mayor = function(world, world.town, "burgemeester-aa", "burgemeester")
    loco = function(world, world.town, "loco-aa", "burgemeester")
    chief = function(world, world.police, "teamchef", "teamchef")
    triangle = meeting.body
    shared = {"partnership": world.partnership, "body": triangle}
    store(BodyMember(**shared, function=mayor, seat="voorzitter", replacement=loco))
    store(BodyMember(**shared, function=chief))
    by_mayor = holder(world, mayor)
    tell_presence(actor=by_mayor, meeting_uid=meeting.uid, function_uid=mayor.uid, presence=Presence.REPLACED)
    with pytest.raises(Forbidden):
        tell_presence(actor=by_mayor, meeting_uid=meeting.uid, function_uid=chief.uid, presence=Presence.ABSENT)
    tell_presence(actor=world.secretary, meeting_uid=meeting.uid, function_uid=chief.uid, presence=Presence.ABSENT)
    with pytest.raises(Invalid):
        tell_presence(
            actor=world.secretary, meeting_uid=meeting.uid, function_uid=chief.uid, presence=Presence.REPLACED
        )
    with pytest.raises(Invalid):
        tell_presence(actor=world.secretary, meeting_uid=meeting.uid, function_uid=loco.uid, presence=Presence.PRESENT)
    view = read(world, meeting, by_mayor)
    assert [(one.function, one.seat, one.presence, one.replaced_by, one.own) for one in view.expected] == [
        ("burgemeester-aa", "voorzitter", "vervangen", "loco-aa", True),
        ("teamchef", "lid", "afwezig", "", False),
    ]
    tell_presence(actor=by_mayor, meeting_uid=meeting.uid, function_uid=mayor.uid, presence=Presence.PRESENT)
    assert Attendance.objects.get(function=mayor).replaced_by is None


def agreed(world: World, code: str, body: str = "driehoek", **more: Any) -> Decision:
    """Store an agreement that asks following up."""
    more = {"kind": "afspraak", "subject": code, "follow": "open", "decided_on": PreciseDate("2027-01-14")} | more
    return store(Decision(partnership=world.partnership, body=world.bodies[body], code=code, **more))


def test_what_was_agreed_before_comes_by_itself(world: World, meeting: Meeting) -> None:
    agreed(world, "nog-open")
    agreed(world, "elders", "ambtelijk")
    agreed(world, "klaar", follow="klaar")
    assert [line.code for line in read(world, meeting).follow_up] == ["nog-open"]
    last = of(world, "driehoek", -8)
    store(Meeting(**{**_columns(last), "state": "gehouden"}))
    view = read(world, meeting)
    assert view.previous is not None
    assert (view.previous.code, view.previous.approved) == (last.code, False)


def _columns(row: Meeting) -> dict[str, Any]:
    return {column.attname: getattr(row, column.attname) for column in row._meta.concrete_fields}


def test_an_agenda_takes_a_few_questions(
    world: World, meeting: Meeting, django_assert_num_queries: Callable[[int], Any]
) -> None:
    agreed(world, "nog-open")
    for number in range(6):
        put(world, proposal(world, code=f"v{number}", title=f"Punt {number}"), meeting)
    with django_assert_num_queries(8):
        assert len(read(world, meeting).items) == 9
