# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The pages of a municipality, a working group and oneself: what is theirs, and only what one may see."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from driehoek.cycle.queries import municipality_page, own_page, working_group_page
from driehoek.kernel import clock
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.models import Function, MunicipalityFacts, Population
from driehoek.planning.models import (
    GroupMember,
    GroupProduct,
    LocalChapter,
    ProgressReport,
    SharedKnowledge,
    WorkingGroup,
)
from tests.planning.world import World, actor, store

NOW = datetime(2024, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def full(world: World) -> World:
    """Actions of one municipality, of some and of all; a group with everything; figures for papers."""
    own: dict[str, Any] = {"partnership": world.partnership}
    world.node("aa-water", "Veilig water", municipality=world.aa)
    world.node("aa-zwemmen", "Veilig zwemmen", "aa-water")
    world.action("JOINT", title="Voor allen", lead_organisation=world.police)
    world.action("SOME", "snelheid", places=["Aa", "Cee"], lead_organisation=world.police, attention=True)
    world.action("OTHER", "snelheid", places=["Bree"])
    world.action("BREE", "snelheid", municipality=world.bree)
    world.action("AA", "aa-zwemmen", municipality=world.aa, lead_function=world.team_lead)
    group = store(WorkingGroup(plan=world.plan, node=world.nodes["verkeer"], code="wg-verkeer", name="verkeer", **own))
    store(GroupMember(working_group=group, organisation=world.police, function=world.team_lead, chair=True, **own))
    store(GroupMember(working_group=group, organisation=world.town, **own))
    store(GroupProduct(working_group=group, title="Protocol", due=PreciseDate("2024-Q4"), **own))
    store(SharedKnowledge(working_group=group, title="Les", shared_on=PreciseDate("2024-05"), audience="allen", **own))
    store(LocalChapter(plan=world.plan, municipality=world.aa, text="Aa ligt aan het water.", **own))
    store(MunicipalityFacts(municipality=world.aa, council_paper_name="raadsinformatiebrief", **own))
    store(Population(municipality=world.aa, year=2024, inhabitants=10_000, source="CBS"))
    store(
        Function(
            organisation=world.town, municipality=world.aa, code="burgemeester-aa", kind="burgemeester",
            title="burgemeester van Aa", **own,
        )
    )  # fmt: skip
    world.partnership.contribution_rate = 1500
    store(world.partnership)
    return world


def codes(lines: Any) -> list[str]:
    """Return the codes of lines."""
    return [line.code for line in lines]


def test_a_municipality_with_its_part_in_everything(full: World) -> None:
    with clock.stopped(NOW):
        page = municipality_page(full.coordinator, full.head, "GM9001")
    assert [(theme.title, codes(theme.own)) for theme in page.local] == [("Veilig water", ["AA"])]
    joint = {theme.title: (codes(theme.own), codes(theme.joint)) for theme in page.joint}
    assert joint == {"Ondermijning": ([], ["JOINT"]), "Veilig verkeer": (["SOME"], [])}
    assert codes(page.attention) == ["SOME"]
    assert page.chapters[0].text == "Aa ligt aan het water."
    assert (page.inhabitants, page.year, page.contribution_cents) == (10_000, 2024, 150_000)
    assert page.facts[0] == "raadsinformatiebrief"
    assert [function.title for function in page.functions] == ["burgemeester van Aa"]


def test_an_action_of_one_municipality_is_its_own(full: World) -> None:
    with clock.stopped(NOW):
        page = municipality_page(full.coordinator, full.head, "GM9002")
    assert {theme.title: codes(theme.own) for theme in page.joint}["Veilig verkeer"] == ["OTHER", "BREE"]
    assert codes(page.attention) == ["OTHER", "BREE"]  # nobody leads them


def test_what_is_of_another_municipality_alone_is_not_told(full: World) -> None:
    narrow = full.actions["AA"]
    narrow.circle, narrow.circle_municipality = "eigen_gemeente", full.aa
    store(narrow)
    with clock.stopped(NOW):
        own = municipality_page(full.adviser(full.aa), full.head, "GM9001")
        other = municipality_page(full.adviser(full.bree), full.head, "GM9001")
    assert [codes(theme.own) for theme in own.local] == [["AA"]]
    assert [codes(theme.own) for theme in other.local] == [[]]
    with pytest.raises(Absent):
        municipality_page(full.coordinator, full.head, "GM0001")


def test_a_working_group_whole(full: World) -> None:
    store(
        ProgressReport(
            partnership=full.partnership, action=full.actions["SOME"], number=1, reported_on=date(2024, 6, 1),
            status="loopt", reporter="politie",
        )
    )  # fmt: skip
    with clock.stopped(NOW):
        page = working_group_page(full.coordinator, full.head, "wg-verkeer")
    assert (page.name, page.theme) == ("verkeer", "Veilig verkeer")
    assert [(m.organisation, m.function, m.chair) for m in page.members] == [
        ("gemeente Aa", "", False),
        ("politie", "trekker politie", True),
    ]
    assert [product.title for product in page.products] == ["Protocol"]
    assert [(piece.title, piece.audience) for piece in page.knowledge] == [("Les", "allen")]
    assert sorted(codes(page.actions)) == ["BREE", "OTHER", "SOME"]
    assert sorted(codes(page.asked)) == ["BREE", "OTHER"]


def test_an_action_of_another_group_is_not_of_this_one(full: World) -> None:
    own: dict[str, Any] = {"partnership": full.partnership}
    other = store(WorkingGroup(plan=full.plan, code="wg-anders", name="anders", **own))
    full.actions["SOME"].working_group = other
    store(full.actions["SOME"])
    with clock.stopped(NOW):
        assert "SOME" not in codes(working_group_page(full.coordinator, full.head, "wg-verkeer").actions)
        assert codes(working_group_page(full.coordinator, full.head, "wg-anders").actions) == ["SOME"]
        with pytest.raises(Absent):
            working_group_page(full.outsider, full.head, "wg-verkeer")


def test_ones_own_page(full: World) -> None:
    me = actor("actietrekker", full.partnership)
    standing = replace(me.standings[0], function_uid=full.team_lead.uid, organisation_id=full.police.pk)
    me = replace(me, standings=(standing,))
    with clock.stopped(NOW):
        page = own_page(me, full.partnership.pk)
        nobody = own_page(full.mayor, full.partnership.pk)
    assert [function.title for function in page.functions] == ["trekker politie"]
    assert sorted(codes(page.actions)) == ["AA", "JOINT", "SOME"]
    assert sorted(codes(page.to_report)) == ["AA", "JOINT", "SOME"]
    assert nobody.actions == ()


def test_what_they_cost(full: World, django_assert_max_num_queries: Callable[[int], Any]) -> None:
    who, head = full.coordinator, full.head
    for number in range(20):
        full.action(f"A-{number}", "snelheid")
    with clock.stopped(NOW):
        with django_assert_max_num_queries(8):
            municipality_page(who, head, "GM9001")
        with django_assert_max_num_queries(9):
            working_group_page(who, head, "wg-verkeer")
        with django_assert_max_num_queries(8):
            own_page(who, full.partnership.pk)
