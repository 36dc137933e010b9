# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The list over all running programmes: the same list as that of one programme, with more ways to look at it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.models import Organisation
from driehoek.planning.models import ActionPartner, ActionTag, NodeTag, ProgressReport, Tag, WorkingGroup
from driehoek.planning.queries import ActionFilter, ActionList, action_list, programme_page
from tests.planning.world import World, store

NOW = datetime(2024, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def filled(world: World) -> World:
    """Two programmes that run, and one that does not; partners, labels, a working group, reports."""
    world.programme("uvp-aa", "2024", "2025", municipality=world.aa)
    own = {"partnership": world.partnership}
    group = store(WorkingGroup(plan=world.plan, code="wg-ond", name="werkgroep ondermijning", **own))
    world.action("OND-1", lead_organisation=world.police, working_group=group, end="2024-Q1", status="loopt")
    world.action("OND-2", status="afgerond", lead_organisation=world.police)
    world.action("VER-1", "snelheid", programme="uvp-aa", municipality=world.aa, status="loopt")
    world.action("LATER", programme="uvp-2025")
    school = store(Organisation(code="school", name="scholen", kind="partner", **own))
    store(ActionPartner(action=world.actions["OND-1"], organisation=school, **own))
    store(ActionPartner(action=world.actions["OND-1"], organisation=world.town, **own))
    youth = store(Tag(kind="doelgroep", code="jeugd", label="Jeugd", **own))
    line = store(Tag(kind="rode_draad", code="preventie", label="Preventie", **own))
    approach = store(Tag(kind="aanpak", code="repressief", label="Repressief", **own))
    store(ActionTag(action=world.actions["OND-1"], tag=youth, **own))
    store(ActionTag(action=world.actions["OND-1"], tag=approach, **own))
    store(NodeTag(node=world.nodes["verkeer"], tag=line, **own))  # the theme above the goal of VER-1
    for code, on in (("OND-1", date(2023, 11, 1)), ("VER-1", date(2024, 5, 1)), ("VER-1", date(2023, 5, 1))):
        number = ProgressReport.objects.filter(action=world.actions[code]).count() + 1
        store(
            ProgressReport(
                action=world.actions[code], number=number, reported_on=on, status="loopt", reporter="politie", **own
            )
        )
    return world


def ask(world: World, who: Actor | None = None, **asked: str) -> ActionList:
    """Ask for the list."""
    with clock.stopped(NOW):
        return action_list(who or world.coordinator, world.partnership.pk, ActionFilter(**asked))


def codes(found: ActionList) -> list[str]:
    """Return the codes in order, each group's own."""
    return [line.code for group in found.list.groups for line in group.lines]


def groups(found: ActionList) -> dict[str, tuple[int, int, int]]:
    """Return per heading the number of lines, of late ones and of silent ones."""
    return {group.title: (len(group.lines), group.overdue, group.silent) for group in found.list.groups}


def test_it_holds_the_actions_of_every_running_programme(filled: World) -> None:
    found = ask(filled)
    assert sorted(codes(found)) == ["OND-1", "OND-2", "VER-1"]
    assert found.running
    assert dict(found.by_programme) == {"uvp-2023": 2, "uvp-aa": 1}
    assert codes(ask(filled, programme="uvp-aa")) == ["VER-1"]


def test_where_no_programme_runs_the_latest_are_listed(filled: World) -> None:
    with clock.stopped(datetime(2031, 1, 1, tzinfo=UTC)):
        found = action_list(filled.coordinator, filled.partnership.pk, ActionFilter())
    assert not found.running
    assert codes(found) == ["LATER"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"partner": "scholen"}, ["OND-1"]),
        ({"working_group": "werkgroep ondermijning"}, ["OND-1"]),
        ({"target_group": "Jeugd"}, ["OND-1"]),
        ({"line": "Preventie"}, ["VER-1"]),
        ({"line": "Jeugd"}, []),
        ({"flag": "stil"}, ["OND-1"]),
        ({"flag": "te_laat"}, ["OND-1"]),
        ({"flag": "stil", "lead": "politie", "partner": "gemeente Aa"}, ["OND-1"]),
        ({"partner": "niemand"}, []),
    ],
)
def test_each_view_narrows(filled: World, asked: dict[str, str], expected: list[str]) -> None:
    assert codes(ask(filled, None, **asked)) == expected


def test_each_view_groups_with_what_is_late_and_silent(filled: World) -> None:
    assert groups(ask(filled, group="trekker")) == {"politie": (2, 1, 1), "": (1, 0, 0)}
    assert groups(ask(filled, group="partner")) == {"gemeente Aa": (1, 1, 1), "scholen": (1, 1, 1), "": (2, 0, 0)}
    assert groups(ask(filled, group="doelgroep")) == {"Jeugd": (1, 1, 1), "": (2, 0, 0)}
    assert groups(ask(filled, group="draad")) == {"Preventie": (1, 0, 0), "": (2, 1, 1)}
    assert groups(ask(filled, group="werkgroep")) == {"werkgroep ondermijning": (1, 1, 1), "": (2, 0, 0)}


def test_the_list_of_one_programme_goes_through_the_same_path(filled: World) -> None:
    with clock.stopped(NOW):
        page = programme_page(
            filled.coordinator, filled.partnership.pk, "uvp-2023", ActionFilter(group="partner", flag="stil")
        )
    assert [(g.title, [line.code for line in g.lines]) for g in page.list.groups] == [
        ("gemeente Aa", ["OND-1"]),
        ("scholen", ["OND-1"]),
    ]
    assert {f.value: f.count for f in page.list.partners} == {"gemeente Aa": 1, "scholen": 1}


def test_a_partner_out_of_sight_is_not_told(filled: World) -> None:
    school = Organisation.objects.get(code="school")
    school.circle = "driehoek"
    store(school)
    found = ask(filled, filled.adviser(filled.aa), group="partner")
    assert groups(found) == {"gemeente Aa": (1, 1, 1), "": (2, 0, 0)}


def test_what_it_costs(filled: World, django_assert_num_queries: Callable[[int], Any]) -> None:
    for number in range(40):
        filled.action(f"A-{number}")
    who = filled.coordinator
    with django_assert_num_queries(5):
        ask(filled, who, group="partner", flag="stil")
    with django_assert_num_queries(6):
        ask(filled, who, text="actie")
