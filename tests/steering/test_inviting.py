# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mails about a meeting: to whom, how often, and what they never tell."""

from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar

from driehoek.kernel import files
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.messages.models import Mail, MailAttachment
from driehoek.organisations.models import Function, Holding, Person
from driehoek.steering.commands import Point, add_item, cancel_meeting, change_meeting, invite, plan_meeting
from driehoek.steering.models import Body, BodyMember, Meeting
from driehoek.steering.rules import ItemKind
from tests.planning.world import World, store
from tests.steering.test_meetings import TEN, plan

NARROW = "Het pand aan de haven"


def seat(world: World, body: Body, code: str, kind: str, *, email: str = "", **more: Any) -> Function:
    """Let a function sit in a body, held by someone when an address is given."""
    function = store(
        Function(
            partnership=world.partnership, organisation=world.town, municipality=world.aa, code=code, kind=kind,
            title=code,
        )
    )  # fmt: skip
    store(BodyMember(partnership=world.partnership, body=body, function=function, **more))
    if email:
        person = store(Person(name=code, email=email))
        store(Holding(partnership=world.partnership, function=function, person=person))
    return function


@pytest.fixture
def meeting(world: World) -> Meeting:
    """A meeting of the triangle, in the circle of the triangle, with a point on its agenda."""
    world.body("driehoek", "gezagsdriehoek", name="Driehoek Drieland", circle="driehoek")
    body = world.bodies["driehoek"]
    seat(world, body, "burgemeester-aa", "burgemeester", email="burgemeester@aa.example")
    seat(world, body, "leeg", "burgemeester")
    seat(world, body, "adviseur-aa", "adviseur_oov", email="adviseur@aa.example")
    uid = plan_meeting(actor=world.secretary, body_uid=body.uid, plan=plan(place="Raadhuis"))
    add_item(actor=world.secretary, meeting_uid=uid, point=Point(kind=ItemKind.TO_DECIDE, title=NARROW))
    return Meeting.objects.get(uid=uid)


def appointment(mail: Mail) -> Any:
    """Return the appointment in a mail, as another program reads it."""
    attached = MailAttachment.objects.get(mail=mail)
    calendar = Calendar.from_ical(files.fetch(attached.sha256))
    return calendar["METHOD"], calendar.walk("VEVENT")[0]


def test_who_sits_and_may_see_it_is_invited_once(world: World, meeting: Meeting) -> None:
    told = invite(actor=world.secretary, meeting_uid=meeting.uid, address="https://x.example/overleg/")
    assert (told.mails, told.without_address, told.out_of_sight) == (1, ("leeg",), ("adviseur-aa",))
    invite(actor=world.secretary, meeting_uid=meeting.uid)
    mail = Mail.objects.get()
    assert (mail.to_email, mail.circle, mail.about_uid) == ("burgemeester@aa.example", "driehoek", meeting.uid)
    assert "https://x.example/overleg/" in mail.text
    assert NARROW not in mail.text + mail.subject
    method, event = appointment(mail)
    assert (str(method), str(event["SEQUENCE"]), str(event["LOCATION"])) == ("REQUEST", "0", "Raadhuis")
    assert event["DTSTART"].dt == TEN
    meeting.refresh_from_db()
    assert meeting.state == "uitgenodigd"


def test_a_change_and_a_cancellation_are_told_with_a_later_sequence(world: World, meeting: Meeting) -> None:
    invite(actor=world.secretary, meeting_uid=meeting.uid)
    later = plan(TEN + timedelta(days=7), place="Raadhuis")
    change_meeting(actor=world.secretary, meeting_uid=meeting.uid, expected_version=2, plan=later)
    cancel_meeting(actor=world.secretary, meeting_uid=meeting.uid, expected_version=3)
    first, changed, gone = (appointment(mail) for mail in Mail.objects.order_by("pk"))
    assert [str(method) for method, _ in (first, changed, gone)] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [int(event["SEQUENCE"]) for _, event in (first, changed, gone)] == [0, 1, 2]
    assert len({str(event["UID"]) for _, event in (first, changed, gone)}) == 1
    assert changed[1]["DTSTART"].dt == TEN + timedelta(days=7)


def test_nobody_hears_of_a_change_before_the_invitation(world: World, meeting: Meeting) -> None:
    change_meeting(
        actor=world.secretary, meeting_uid=meeting.uid, expected_version=1, plan=plan(TEN + timedelta(days=7))
    )
    cancel_meeting(actor=world.secretary, meeting_uid=meeting.uid, expected_version=2)
    assert not Mail.objects.exists()


def test_who_invites(world: World, meeting: Meeting) -> None:
    for who, refusal in ((world.outsider, Absent), (world.mayor, Forbidden), (world.adviser(world.aa), Absent)):
        with pytest.raises(refusal):
            invite(actor=who, meeting_uid=meeting.uid)
    cancel_meeting(actor=world.secretary, meeting_uid=meeting.uid, expected_version=1)
    with pytest.raises(Invalid):
        invite(actor=world.secretary, meeting_uid=meeting.uid)
    assert not Mail.objects.exists()
