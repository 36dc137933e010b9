# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Open agreements, and telling what came of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.steering.commands import follow_up
from driehoek.steering.models import Decision, FollowUp
from driehoek.steering.queries import open_agreements
from driehoek.steering.rules import Follow
from tests.planning.world import World, actor, store

DAY = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def bodies(world: World) -> None:
    """The triangle, and the council of Aa."""
    world.body("driehoek", "gezagsdriehoek", name="gezagsdriehoek", circle="partners")
    world.body("raad-aa", "raad", world.aa, circle="openbaar")


def agreement(world: World, code: str, due: str = "", follow: str = "open", **more: Any) -> Decision:
    """Put an agreement in the register."""
    body = world.bodies[more.pop("body", "driehoek")]
    if due:
        more |= {"due_on": PreciseDate(due), "due_day": PreciseDate(due).last_day}
    return store(
        Decision(
            partnership=world.partnership, body=body, municipality=body.municipality, code=code, subject=code,
            decided_on=PreciseDate("2026-01-15"), follow=follow, **{"kind": "afspraak"} | more,
        )
    )  # fmt: skip


def tell(who: Actor, about: Decision, state: Follow = Follow.DONE, text: str = "Gedaan.", **more: Any) -> UUID:
    """Tell how it stands."""
    return follow_up(actor=who, decision_uid=about.uid, state=state, text=text, **more)


def test_overdue_first_then_by_day_then_without(world: World, django_assert_num_queries: Callable[[int], Any]) -> None:
    for code, due in (("zonder", ""), ("laat", "2026-02"), ("straks", "2026-04"), ("heel-laat", "2025")):
        agreement(world, code, due, owner=world.team_lead, owner_organisation=world.police)
    agreement(world, "klaar", "2025", "klaar")
    agreement(world, "niets", follow="")
    with clock.stopped(DAY), django_assert_num_queries(1):
        found = open_agreements(world.mayor, world.partnership.pk)
    assert [(line.code, line.overdue) for line in found] == [
        ("heel-laat", True), ("laat", True), ("straks", False), ("zonder", False),
    ]  # fmt: skip
    assert {(line.owner, line.body, line.last_told) for line in found} == {("trekker politie", "gezagsdriehoek", "")}


def test_of_one_body_of_oneself_and_with_what_was_closed_since(world: World) -> None:
    agreement(world, "van-de-raad", body="raad-aa")
    mine = agreement(world, "van-mij", owner=world.team_lead, owner_organisation=world.police)
    ours = agreement(world, "van-ons", owner_organisation=world.police)
    key, who = world.partnership.pk, world.secretary

    def codes(**asked: Any) -> list[str]:
        return [line.code for line in open_agreements(who, key, **asked)]

    assert codes(body_pk=world.bodies["raad-aa"].pk) == ["van-de-raad"]
    assert codes(owner_uids=[world.team_lead.uid]) == ["van-mij"]
    assert codes(owner_uids=[world.team_lead.uid], organisation_pks=[world.police.pk]) == ["van-mij", "van-ons"]
    assert codes(owner_uids=[]) == []
    tell(who, mine, told_on=date(2026, 2, 1), text="Twee controles gedaan.")
    tell(who, ours, Follow.OPEN, "Er wordt aan gewerkt.", told_on=date(2026, 2, 1))
    assert codes() == ["van-de-raad", "van-ons"]
    assert codes(since=date(2026, 2, 1)) == ["van-de-raad", "van-ons", "van-mij"]
    assert codes(since=date(2026, 2, 2)) == ["van-de-raad", "van-ons"]
    last = open_agreements(who, key, since=date(2026, 2, 1))[-1]
    assert (last.follow, last.last_told, last.last_told_on, last.overdue) == (
        "klaar", "Twee controles gedaan.", date(2026, 2, 1), False,
    )  # fmt: skip
    assert last.last_told_by == "secretaris driehoek"


def test_what_one_may_not_see_is_not_open_either(world: World) -> None:
    hidden = agreement(world, "besloten", circle="driehoek")
    agreement(world, "openbaar", circle="openbaar", body="raad-aa")
    key = world.partnership.pk
    council = actor("raadslid", world.partnership, municipality=world.aa)
    assert [line.code for line in open_agreements(world.adviser(world.aa), key)] == ["openbaar"]
    assert [line.code for line in open_agreements(council, key)] == ["openbaar"]
    assert open_agreements(world.outsider, key) == ()
    for who in (world.adviser(world.aa), council, world.outsider, Actor.visitor()):
        with pytest.raises(Absent):
            tell(who, hidden)
    tell(world.mayor, hidden, Follow.OPEN, "Besproken met Aa.")
    assert FollowUp.objects.get().circle == "driehoek"


def test_who_may_tell(world: World) -> None:
    public = agreement(world, "openbaar", circle="openbaar", body="raad-aa", owner_organisation=world.police)
    of_bree = agreement(world, "partners", owner_organisation=world.town)
    lead = actor("actietrekker", world.partnership)
    police_lead = replace(lead, standings=(replace(lead.standings[0], organisation_id=world.police.pk),))
    for who in (
        actor("raadslid", world.partnership, municipality=world.aa),
        lead,
        actor("beheerder", world.partnership),
    ):
        with pytest.raises(Forbidden):
            tell(who, public)
    with pytest.raises(Forbidden):
        tell(police_lead, of_bree)
    assert not FollowUp.objects.exists()
    tell(police_lead, public, text="")
    tell(actor("teamchef", world.partnership), of_bree)
    assert set(Decision.objects.values_list("follow", flat=True)) == {"klaar"}
    assert set(AuditEvent.objects.values_list("command", flat=True)) == {"steering.follow_up"}


def test_what_was_told_earlier_does_not_undo_what_was_told_later(world: World) -> None:
    about = agreement(world, "controles")
    tell(world.secretary, about, told_on=date(2026, 2, 10))
    tell(
        world.secretary,
        about,
        Follow.OPEN,
        "Eerste controle gedaan.",
        told_on=date(2026, 2, 1),
        on_behalf=" de\npolitie ",
    )
    about.refresh_from_db()
    assert about.follow == "klaar"
    assert FollowUp.objects.order_by("told_on")[0].told_by == "secretaris driehoek, namens de politie"
    tell(world.secretary, about, Follow.OPEN, "Toch nog niet af.", told_on=date(2026, 2, 10))
    about.refresh_from_db()
    assert about.follow == "open"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"state": Follow.OPEN, "text": "  "}, "text"),
        ({"state": Follow.DROPPED, "text": ""}, "text"),
        ({"told_on": date(2099, 1, 1)}, "told_on"),
        ({"told_on": date(2026, 1, 14)}, "told_on"),
    ],
)
def test_what_is_no_good_is_refused(world: World, given: dict[str, Any], field: str) -> None:
    about = agreement(world, "controles")
    with pytest.raises(Invalid) as problem:
        tell(world.secretary, about, **given)
    assert set(problem.value.fields) == {field}
    assert not FollowUp.objects.exists()


def test_only_what_stands_and_binds_is_followed_up(world: World) -> None:
    later = agreement(world, "later")
    for about in (agreement(world, "oud", superseded_by=later), agreement(world, "weet", kind="informatie")):
        with pytest.raises(Invalid) as problem:
            tell(world.secretary, about)
        assert set(problem.value.fields) == {"state"}
