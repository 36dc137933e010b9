# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning meetings: who may, what is refused, and what is told of them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.steering.commands import MeetingPlan, cancel_meeting, change_meeting, plan_meeting, plan_year
from driehoek.steering.models import AgendaItem, Body, Meeting
from driehoek.steering.queries.meetings import meeting_head, meetings, meetings_of
from driehoek.steering.rules import FIXED_POINTS, MeetingState
from tests.planning.world import World, actor, store

TEN = datetime(2027, 3, 11, 9, tzinfo=UTC)  # ten o'clock in Amsterdam


def plan(at: datetime = TEN, **more: Any) -> MeetingPlan:
    """Return a meeting of two hours."""
    return MeetingPlan(starts_at=at, ends_at=more.pop("ends_at", at + timedelta(hours=2)), **more)


@pytest.fixture
def triangle(world: World) -> Body:
    """The triangle of all municipalities."""
    world.body("driehoek", "gezagsdriehoek", name="Driehoek Drieland")
    return world.bodies["driehoek"]


def planned(world: World, body: Body, what: MeetingPlan | None = None, who: Actor | None = None) -> UUID:
    """Plan a meeting."""
    return plan_meeting(actor=who or world.secretary, body_uid=body.uid, plan=what or plan())


def test_a_meeting_is_planned_with_the_points_that_every_agenda_has(world: World, triangle: Body) -> None:
    uid = planned(world, triangle, plan(place="Raadhuis", papers_due=date(2027, 3, 4)))
    row = Meeting.objects.get(uid=uid)
    assert (row.code, row.title, row.state) == ("driehoek-2027-03-11", "Driehoek Drieland", "gepland")
    points = AgendaItem.objects.filter(meeting=row).order_by("position")
    assert [(one.kind, one.title) for one in points] == [(kind.value, title) for kind, title in FIXED_POINTS.items()]
    head = meeting_head(world.mayor, world.partnership.pk, row.code)
    assert head is not None
    assert (head.day, head.times, head.place) == (date(2027, 3, 11), ("10:00", "12:00"), "Raadhuis")


def test_a_meeting_is_public_only_when_one_says_so(world: World) -> None:
    """That there is a triangle is no secret; what it meets about is for the partners."""
    world.body("driehoek", "gezagsdriehoek", circle="openbaar")
    body = world.bodies["driehoek"]
    quiet = Meeting.objects.get(uid=planned(world, body))
    told = Meeting.objects.get(uid=planned(world, body, plan(TEN + timedelta(days=1), circle=Circle.PUBLIC)))
    assert (quiet.circle, told.circle) == ("partners", "openbaar")
    assert set(AgendaItem.objects.filter(meeting=quiet).values_list("circle", flat=True)) == {"partners"}
    councillor = actor("raadslid", world.partnership, municipality=world.aa)
    assert meeting_head(councillor, world.partnership.pk, quiet.code) is None
    assert meeting_head(councillor, world.partnership.pk, told.code) is not None


def test_a_second_meeting_on_the_day_has_a_code_of_its_own(world: World, triangle: Body) -> None:
    planned(world, triangle)
    other = planned(world, triangle, plan(TEN + timedelta(hours=4)))
    assert Meeting.objects.get(uid=other).code == "driehoek-2027-03-11-2"


@pytest.mark.parametrize(
    ("what", "field"),
    [
        ({"ends_at": TEN}, "ends_at"),
        ({"papers_due": date(2027, 3, 12)}, "papers_due"),
        ({"circle": Circle.PUBLIC}, "circle"),
        ({"circle": Circle.MUNICIPALITY}, "circle"),
        ({"circle": Circle.NAMED}, "circle"),
    ],
)
def test_what_cannot_be_planned(world: World, triangle: Body, what: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as problem:
        planned(world, triangle, plan(**what))
    assert set(problem.value.fields) == {field}
    assert not Meeting.objects.exists()


def test_a_body_is_not_in_two_meetings_at_once(world: World, triangle: Body) -> None:
    uid = planned(world, triangle)
    with pytest.raises(Invalid) as problem:
        planned(world, triangle)
    assert set(problem.value.fields) == {"starts_at"}
    cancel_meeting(actor=world.secretary, meeting_uid=uid, expected_version=1)
    planned(world, triangle)


def test_who_plans(world: World, triangle: Body) -> None:
    world.body("college-aa", "college", world.aa)
    for who, refusal in ((world.outsider, Absent), (Actor.visitor(), Absent), (world.mayor, Forbidden)):
        with pytest.raises(refusal):
            planned(world, triangle, who=who)
    with pytest.raises(Forbidden):
        planned(world, triangle, who=world.adviser(world.aa))
    with pytest.raises(Forbidden):
        planned(world, world.bodies["college-aa"], who=world.adviser(world.bree))
    planned(world, world.bodies["college-aa"], who=world.adviser(world.aa))


def test_a_year_is_planned_whole_or_not_at_all(world: World, triangle: Body) -> None:
    days = [TEN + timedelta(weeks=8 * number) for number in range(6)]
    with pytest.raises(Invalid):
        plan_year(actor=world.secretary, body_uid=triangle.uid, plans=[plan(day) for day in (*days, days[0])])
    assert not Meeting.objects.exists()
    made = plan_year(actor=world.secretary, body_uid=triangle.uid, plans=[plan(day) for day in days])
    heads = meetings_of(world.mayor, world.partnership.pk, triangle.pk)
    assert tuple(head.uid for head in heads) == made
    with pytest.raises(Invalid):
        plan_year(actor=world.secretary, body_uid=triangle.uid, plans=[])


def test_a_change_is_refused_when_a_colleague_was_first_or_it_is_over(world: World, triangle: Body) -> None:
    uid = planned(world, triangle)
    version = change_meeting(
        actor=world.secretary, meeting_uid=uid, expected_version=1, plan=plan(TEN + timedelta(days=1))
    )
    assert version == 2
    with pytest.raises(Conflict):
        change_meeting(actor=world.secretary, meeting_uid=uid, expected_version=1, plan=plan())
    with pytest.raises(Forbidden):
        change_meeting(actor=world.mayor, meeting_uid=uid, expected_version=2, plan=plan())
    cancel_meeting(actor=world.secretary, meeting_uid=uid, expected_version=2)
    with pytest.raises(Invalid):
        change_meeting(actor=world.secretary, meeting_uid=uid, expected_version=3, plan=plan())
    with pytest.raises(Invalid):
        cancel_meeting(actor=world.secretary, meeting_uid=uid, expected_version=3)


def test_the_sequence_rises_once_people_were_invited(world: World, triangle: Body) -> None:
    row = Meeting.objects.get(uid=planned(world, triangle))
    store(Meeting(**{**_columns(row), "invited_at": TEN, "state": MeetingState.INVITED.value}))
    who, uid = world.secretary, row.uid
    change_meeting(actor=who, meeting_uid=uid, expected_version=1, plan=plan(note="Neem de kaart mee"))
    assert Meeting.objects.get().sequence == 0  # what only stands on the page changes no invitation
    change_meeting(actor=who, meeting_uid=uid, expected_version=2, plan=plan(place="Elders"))
    assert Meeting.objects.get().sequence == 1


def _columns(row: Meeting) -> dict[str, Any]:
    return {column.attname: getattr(row, column.attname) for column in row._meta.concrete_fields}


def test_meetings_are_seen_within_their_circle(world: World) -> None:
    world.body("driehoek", "gezagsdriehoek", circle="driehoek")
    world.body("werkgroep", "werkgroep")
    for body in world.bodies.values():
        planned(world, body)
    key, span = world.partnership.pk, (TEN - timedelta(days=1), TEN + timedelta(days=1))
    adviser, councillor = world.adviser(world.aa), actor("raadslid", world.partnership, municipality=world.aa)
    assert [one.body_code for one in meetings(world.mayor, key, *span)] == ["driehoek", "werkgroep"]
    assert [one.body_code for one in meetings(adviser, key, *span)] == ["werkgroep"]
    assert meetings(councillor, key, *span) == meetings(world.outsider, key, *span) == ()
    assert meeting_head(adviser, key, "driehoek-2027-03-11") is None
