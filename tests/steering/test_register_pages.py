# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register as a list, and the thread from the goal of a council to the account given to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from driehoek.kernel import clock
from driehoek.kernel.dates import PreciseDate
from driehoek.steering.models import Account, Decision, DecisionGoal, FollowUp
from driehoek.steering.queries.council_goals import CouncilGoals, council_goals
from driehoek.steering.queries.entries import Deployed, RegisterFilter, register_page, to_review
from tests.planning.world import World, actor, store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def bodies(world: World) -> None:
    """The triangle, and two councils."""
    world.body("driehoek", "gezagsdriehoek", name="gezagsdriehoek")
    world.body("raad-aa", "raad", world.aa, circle="openbaar", name="raad van Aa")
    world.body("raad-bree", "raad", world.bree, circle="openbaar", name="raad van Bree")


def decision(world: World, code: str, on: str = "2026-01", body: str = "driehoek", **more: Any) -> Decision:
    """Put an agreement in the register."""
    whose = world.bodies[body]
    given = {"kind": "afspraak", "subject": code} | more
    return store(
        Decision(
            partnership=world.partnership, body=whose, municipality=whose.municipality, code=code,
            decided_on=PreciseDate(on), **given,
        )
    )  # fmt: skip


def told(world: World, about: Decision, text: str, **more: Any) -> None:
    """Tell something of it."""
    store(FollowUp(partnership=world.partnership, decision=about, told_on=date(2026, 2, 1), text=text, **more))


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        (RegisterFilter(), ["nieuw", "b", "a", "oud"]),
        (RegisterFilter(year=2024), ["b", "a"]),
        (RegisterFilter(text="CAMERA station"), ["b"]),
        (RegisterFilter(text="camera", year=2026), []),
        (RegisterFilter(text="geplaatst"), ["a"]),
        (RegisterFilter(body="raad-aa"), ["oud"]),
        (RegisterFilter(state="open"), ["nieuw", "a"]),
        (RegisterFilter(state="over_tijd"), ["a"]),
        (RegisterFilter(state="inzet"), ["nieuw"]),
        (RegisterFilter(state="vervangen"), ["oud"]),
        (RegisterFilter(state="herzien"), ["b"]),
        (RegisterFilter(text="geheim"), []),
    ],
)
def test_searched_and_narrowed_newest_first(world: World, asked: RegisterFilter, codes: list[str]) -> None:
    new = decision(world, "nieuw", deployment="ad_hoc", gives_way="controles", follow="open")
    decision(world, "oud", "2020", "raad-aa", kind="besluit", superseded_by=new, review_on=date(2021, 1, 1))
    late = decision(world, "a", "2024", follow="open", due_on=PreciseDate("2025"), due_day=date(2025, 12, 31))
    decision(world, "b", "2024-05", text="Een camera bij het Station", review_on=date(2026, 4, 1))
    told(world, late, "Alles is geplaatst.", state="open")
    told(world, late, "Dit is geheim.", state="open", circle="driehoek")
    with clock.stopped(NOW):
        page = register_page(world.adviser(world.aa), world.partnership.pk, asked, {})
        assert to_review(world.adviser(world.aa), world.partnership.pk) == 1
    assert [one.code for one in page.entries] == codes
    assert (page.total, page.everything) == (len(codes), 4)


def test_what_one_may_not_see_is_not_counted(world: World, django_assert_num_queries: Callable[[int], Any]) -> None:
    decision(world, "openbaar", body="raad-aa", circle="openbaar", owner=world.team_lead)
    decision(world, "besloten", circle="driehoek", deployment="gepland", gives_way="iets", follow="open")
    council = actor("raadslid", world.partnership, municipality=world.aa)
    with django_assert_num_queries(2):
        page = register_page(council, world.partnership.pk, RegisterFilter(), {})
    assert [(one.code, one.owner) for one in page.entries] == [("openbaar", "")]
    assert (page.everything, page.deployed, page.bodies) == (1, (), (("raad-aa", "raad van Aa", 1),))
    assert set(page.states.values()) == {0}
    with django_assert_num_queries(3):
        found = register_page(world.mayor, world.partnership.pk, RegisterFilter(text="e"), {})
    assert (found.everything, found.deployed) == (2, (Deployed(2026, 1, 0),))
    assert register_page(world.outsider, world.partnership.pk, RegisterFilter(), {}).everything == 0


def test_a_long_register_comes_in_pages(world: World) -> None:
    for number in range(45):
        decision(world, f"nr-{number:02d}", "2025")
    who, key = world.mayor, world.partnership.pk
    first = register_page(who, key, RegisterFilter(), {})
    last = register_page(who, key, RegisterFilter(), {}, page=99)
    assert (len(first.entries), first.pages, first.total) == (40, 2, 45)
    assert (len(last.entries), last.page) == (5, 2)


def threads(found: CouncilGoals) -> dict[str, list[str]]:
    """Return by goal the agreements that serve it."""
    return {goal.title: [line.code for line in goal.lines] for theme in found.themes for goal in theme.goals}


def test_from_the_goal_of_a_council_to_its_account(
    world: World, django_assert_num_queries: Callable[[int], Any]
) -> None:
    world.node("eigen", "Van Bree alleen", "verkeer", municipality=world.bree)
    world.action("controle", "snelheid")
    named = decision(world, "genoemd")
    store(DecisionGoal(partnership=world.partnership, decision=named, node=world.nodes["zicht"]))
    decision(world, "over-actie", concerns_kind="actie", concerns_uid=world.actions["controle"].uid)
    decision(world, "over-thema", concerns_kind="thema", concerns_uid=world.nodes["verkeer"].uid)
    decision(world, "alleen-bekend", kind="informatie", concerns_kind="thema", concerns_uid=world.nodes["zicht"].uid)
    of_bree = decision(world, "van-bree", body="raad-bree", kind="besluit")
    store(DecisionGoal(partnership=world.partnership, decision=of_bree, node=world.nodes["zicht"]))
    told(world, named, "Gedaan.", state="klaar")
    for body, how in (("raad-aa", "Brief aan Aa"), ("raad-bree", "Brief aan Bree")):
        store(
            Account(
                partnership=world.partnership, decision=named, body=world.bodies[body],
                municipality=world.bodies[body].municipality, told_on=PreciseDate("2026-02"), how=how,
            )
        )  # fmt: skip
    key = world.partnership.pk
    with clock.stopped(NOW), django_assert_num_queries(7):
        aa = council_goals(world.mayor, key, world.aa.pk, {})
    assert threads(aa) == {
        "Zicht op ondermijning": ["genoemd"], "Veilig verkeer": ["over-thema"], "Minder snelheid": ["over-actie"],
    }  # fmt: skip
    assert (aa.goals, aa.agreed, aa.accounted) == (3, 3, 1)
    line = aa.themes[0].goals[0].lines[0]
    assert (line.told, [one.how for one in line.accounts]) == ("Gedaan.", ["Brief aan Aa"])
    bree = council_goals(world.mayor, key, world.bree.pk, {})
    assert threads(bree)["Van Bree alleen"] == []
    assert threads(bree)["Zicht op ondermijning"] == ["genoemd", "van-bree"]
    assert council_goals(world.outsider, key, world.aa.pk, {}).themes == ()


def test_a_thread_tells_nothing_that_is_for_fewer_people(world: World) -> None:
    hidden = decision(world, "besloten", circle="driehoek")
    store(DecisionGoal(partnership=world.partnership, decision=hidden, node=world.nodes["zicht"], circle="driehoek"))
    shown = decision(world, "partners")
    store(DecisionGoal(partnership=world.partnership, decision=shown, node=world.nodes["zicht"]))
    told(world, shown, "Alleen voor de driehoek.", state="klaar", circle="driehoek")
    found = council_goals(world.adviser(world.aa), world.partnership.pk, world.aa.pk, {})
    assert threads(found)["Zicht op ondermijning"] == ["partners"]
    assert "Alleen voor de driehoek." not in repr(found)
    assert replace(found, goals=0) != council_goals(world.mayor, world.partnership.pk, world.aa.pk, {})
