# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an outcome holds beside its words: who, by when, what gives way, what it replaces, which goals it serves."""

from datetime import UTC, date, datetime
from itertools import product
from typing import Any

import pytest

from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.kernel.ids import new_uid
from driehoek.steering.commands import Outcome, record_decision
from driehoek.steering.models import AgendaItem, Decision, DecisionGoal, FollowUp, Meeting
from driehoek.steering.rules import (
    BINDING,
    DecisionKind,
    Deployment,
    Follow,
    check_deployment,
    check_follow,
    follow_of,
)
from tests.planning.world import World, store

DAY = PreciseDate("2025-01-30")


def agreed(world: World, body: str = "driehoek", kind: str = "afspraak", **given: Any) -> Decision:
    """Put an outcome in the register, as the secretary."""
    more: dict[str, Any] = {"code": "", "decided_on": DAY, "subject": "Extra toezicht"} | given
    who = more.pop("who", world.secretary)
    return record_decision(actor=who, body_uid=world.bodies[body].uid, outcome=Outcome(kind=DecisionKind(kind), **more))


@pytest.fixture(autouse=True)
def bodies(world: World) -> None:
    """The triangle, and the council of Aa."""
    world.body("driehoek", "gezagsdriehoek", circle="driehoek")
    world.body("raad-aa", "raad", world.aa, circle="openbaar")


@pytest.mark.parametrize(("kind", "follow"), list(product(DecisionKind, [None, *Follow])))
def test_only_what_binds_is_followed_up(kind: DecisionKind, follow: Follow | None) -> None:
    assert (check_follow(kind, follow) is None) == (follow is None or kind in BINDING)
    assert follow_of(kind, named=False) is None
    assert (follow_of(kind, named=True) is Follow.OPEN) == (kind in BINDING)


@pytest.mark.parametrize(
    ("deployment", "gives_way", "wrong"),
    [
        (None, "", set()),
        (Deployment.PLANNED, "een dag verkeerscontrole", set()),
        (Deployment.AD_HOC, " ", {"gives_way"}),
        (None, "een dag verkeerscontrole", {"deployment"}),
    ],
)
def test_no_deployment_without_what_gives_way(deployment: Deployment | None, gives_way: str, wrong: set[str]) -> None:
    assert set(check_deployment(deployment, gives_way)) == wrong


def test_who_and_by_when(world: World) -> None:
    made = agreed(
        world, reason="Overlast", owner_uid=world.team_lead.uid, due_on=PreciseDate("2025-03"),
        review_on=date(2025, 6, 1), deployment=Deployment.AD_HOC, gives_way="Minder verkeerscontroles",
    )  # fmt: skip
    stored = Decision.objects.get(pk=made.pk)
    assert (stored.owner, stored.owner_organisation, stored.follow) == (world.team_lead, world.police, "open")
    assert (stored.due_on, stored.due_day, stored.review_on) == (
        PreciseDate("2025-03"), date(2025, 3, 31), date(2025, 6, 1),
    )  # fmt: skip
    assert (stored.reason, stored.deployment, stored.gives_way) == ("Overlast", "ad_hoc", "Minder verkeerscontroles")
    assert agreed(world).follow == ""
    assert agreed(world, owner_organisation_uid=world.town.uid).follow == "open"
    assert agreed(world, follow=Follow.OPEN).follow == "open"
    assert agreed(world, kind="informatie", due_on=PreciseDate("2025")).follow == ""


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"deployment": Deployment.PLANNED}, "gives_way"),
        ({"gives_way": "Minder controles"}, "deployment"),
        ({"kind": "informatie", "follow": Follow.OPEN}, "follow"),
    ],
)
def test_what_does_not_fit_is_refused_whole(world: World, more: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as problem:
        agreed(world, **more)
    assert set(problem.value.fields) == {field}
    assert not Decision.objects.exists()


def test_the_function_is_of_the_organisation(world: World) -> None:
    with pytest.raises(Invalid) as problem:
        agreed(world, owner_uid=world.team_lead.uid, owner_organisation_uid=world.town.uid)
    assert set(problem.value.fields) == {"owner"}


@pytest.mark.parametrize("what", ["owner_uid", "owner_organisation_uid", "item_uid", "supersedes_uid"])
def test_what_is_not_there_cannot_be_named(world: World, what: str) -> None:
    named: dict[str, Any] = {what: new_uid()}
    with pytest.raises(Absent):
        agreed(world, **named)
    with pytest.raises(Absent):
        agreed(world, goals=(new_uid(),))
    assert not Decision.objects.exists()


def item(world: World, body: str = "driehoek", **more: Any) -> AgendaItem:
    """Add a point to a meeting of a body."""
    meeting = store(
        Meeting(
            partnership=world.partnership, body=world.bodies[body], code=f"{body}-1", title=f"overleg {body}",
            starts_at=datetime(2025, 1, 30, 9, tzinfo=UTC), ends_at=datetime(2025, 1, 30, 11, tzinfo=UTC),
            circle=world.bodies[body].circle,
        )
    )  # fmt: skip
    return store(AgendaItem(partnership=world.partnership, meeting=meeting, kind="ter_beslissing", title="x", **more))


def test_what_is_said_under_a_point_reaches_no_further_than_that_point(world: World) -> None:
    point = item(world, "raad-aa", circle="partners")
    made = agreed(world, "raad-aa", "besluit", item_uid=point.uid)
    assert (made.circle, made.meeting, made.item) == ("partners", point.meeting, point)
    assert made.meeting_label == "overleg raad-aa"
    with pytest.raises(Invalid) as problem:
        agreed(world, item_uid=point.uid)
    assert set(problem.value.fields) == {"body"}


def test_public_only_by_release(world: World) -> None:
    """That a council or a triangle exists is public; what it agrees is for the partners until somebody releases it."""
    world.body("open", "gezagsdriehoek", circle="openbaar")
    assert {agreed(world, body).circle for body in ("open", "raad-aa")} == {"partners"}
    assert agreed(world, "driehoek").circle == "driehoek"


def test_the_later_one_takes_the_place_of_the_earlier(world: World) -> None:
    earlier = agreed(world, code="eerder", due_on=PreciseDate("2025"))
    later = agreed(world, code="later", decided_on=PreciseDate("2025-06"), supersedes_uid=earlier.uid)
    earlier.refresh_from_db()
    assert (earlier.superseded_by, earlier.follow) == (later, "vervallen")
    told = FollowUp.objects.get()
    assert (told.decision, told.state, told.circle, told.told_on) == (
        earlier, "vervallen", "driehoek", date(2025, 6, 1),
    )  # fmt: skip
    assert "later" not in told.text.replace("latere", "")
    for more in ({"supersedes_uid": earlier.uid}, {"supersedes_uid": later.uid, "decided_on": PreciseDate("2024")}):
        with pytest.raises(Invalid) as problem:
            agreed(world, **more)
        assert set(problem.value.fields) == {"supersedes"}


def test_one_replaces_only_what_one_keeps(world: World) -> None:
    world.body("raad-bree", "raad", world.bree, circle="openbaar")
    other = agreed(world, "raad-bree", "besluit")
    with pytest.raises(Forbidden):
        agreed(world, "raad-aa", "besluit", who=world.adviser(world.aa), supersedes_uid=other.uid)


def test_goals_are_seen_by_whoever_sees_both(world: World) -> None:
    hidden = world.node("geheim", "Besloten doel", "ondermijning", circle="driehoek")
    made = agreed(world, "raad-aa", "besluit", goals=(world.nodes["zicht"].uid, hidden.uid, hidden.uid))
    assert {(one.node, one.circle) for one in DecisionGoal.objects.filter(decision=made)} == {
        (world.nodes["zicht"], "partners"), (hidden, "driehoek"),
    }  # fmt: skip
