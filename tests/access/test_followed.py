# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves the screen: calendars that are followed without signing in, and mails in the outbox, zone by zone."""

import hashlib

import pytest
from django.test import Client

from driehoek.kernel import clock, guard
from driehoek.kernel.ids import new_uid
from driehoek.steering.models import FeedToken
from tests.access.personas import ZONES, may_see
from tests.access.visiting import client_of, leaks_in, words_of
from tests.access.world import World

pytestmark = pytest.mark.django_db

#: Titles of these stand in a calendar; the rest of a record does not.
DATED = {"steering.Meeting", "steering.Decision", "evaluation.Round"}
FOLLOWERS = ("mayor_a", "coordinator", "adviser_b", "council_member_a", "partner_contact", "administrator")
GONE = ("member_of_y", "holding_ended", "inactive")


def address(world: World, persona: str, partnership: str = "x") -> str:
    """Return an address at which this persona follows all of a partnership's calendar."""
    token = hashlib.sha256(persona.encode()).hexdigest()[:43]
    with guard.seeding():
        FeedToken._default_manager.create(
            partnership=world.tenants[partnership].row, owner_uid=world.persons[persona].uid, label="x", scope="alles",
            digest=hashlib.sha256(token.encode()).hexdigest(), circle="genoemden", made_at=clock.now(),
            created_in=new_uid(), changed_in=new_uid(),
        )  # fmt: skip
    return f"/agenda/{token}.ics"


@pytest.mark.parametrize("persona", FOLLOWERS)
def test_a_calendar_tells_its_owner_what_is_theirs_and_nothing_else(world: World, persona: str) -> None:
    path = address(world, persona)
    answer = Client().get(path)
    assert answer.status_code == 200
    assert leaks_in(world, persona, path, answer) == set()
    # A token may be folded over two lines.
    unfolded = words_of(answer).replace("\r\n ", "")
    heard = {(canary.model, canary.zone) for canary in world.aviary.found_in(unfolded)}
    assert {model for model, _zone in heard} <= DATED | {"steering.TrackLine", "steering.AdoptionTrack"}
    assert all(may_see(persona, zone) for _model, zone in heard)
    theirs = {zone for zone in ZONES if may_see(persona, zone) and not zone.startswith("y_")}
    assert {zone for model, zone in heard if model == "steering.Meeting"} == theirs


@pytest.mark.parametrize("persona", GONE)
def test_who_does_not_stand_here_today_is_told_nothing(world: World, persona: str) -> None:
    answer = Client().get(address(world, persona))
    assert answer.status_code == 200
    assert "BEGIN:VEVENT" not in answer.content.decode()
    assert world.aviary.found_in(words_of(answer)) == []


@pytest.mark.parametrize("persona", ["coordinator", "administrator"])
def test_the_outbox_tells_the_mails_of_ones_own_circles(world: World, persona: str) -> None:
    answer = client_of(world, persona).get(f"/{world.x.row.slug}/post/")
    mails = {"messages.Mail", "messages.MailAttachment"}
    heard = {canary.zone for canary in world.aviary.found_in(words_of(answer)) if canary.model in mails}
    hidden = {"ingetrokken"}
    assert heard == {zone for zone in ZONES if may_see(persona, zone)} - hidden
