# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The list of actions of a programme: filter, search, sort and group."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.models import SourceDocument
from driehoek.planning.models import Action, Adoption, ProgrammeAim
from driehoek.planning.queries import ActionFilter, ActionLine, ProgrammePage, programme_heads, programme_page
from driehoek.planning.queries.narrowing import PAGE
from tests.planning.world import World, actor, store

NOW = datetime(2024, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def filled(world: World) -> World:
    """A programme with one action of each sort."""
    lead: dict[str, Any] = {"lead_organisation": world.police, "lead_function": world.team_lead}
    world.action("OND-1", title="Controles", status="loopt", end="2024-Q2", **lead)
    world.action(
        "OND-2", title="avond voor ondernemers", status="afgerond", end="2024-Q1", lead_organisation=world.town
    )
    world.action("OND-3", "ondermijning", title="Meldpunt", attention=True, attention_text="x", end="2025", **lead)
    world.action("VER-1", "snelheid", title="Schoolroutes", municipality=world.aa, adjustment=True, end="2024")
    world.action("VER-2", "snelheid", title="Drempels", municipality=world.bree, status="vertraagd", **lead)
    world.action("VER-3", "snelheid", title="Borden", description="langs de school", places=["Aa", "Cee"], example=True)
    return world


def ask(world: World, who: Actor | None = None, **asked: str) -> ProgrammePage:
    """Ask for the list."""
    with clock.stopped(NOW):
        return programme_page(who or world.coordinator, world.partnership.pk, "uvp-2023", ActionFilter(**asked))


def lines(page: ProgrammePage) -> list[ActionLine]:
    """Return all lines in the order of the page."""
    return [line for group in page.list.groups for line in group.lines]


def codes(page: ProgrammePage) -> list[str]:
    """Return the codes in the order of the page."""
    return [line.code for line in lines(page)]


ALL = ["OND-1", "OND-2", "OND-3", "VER-1", "VER-2", "VER-3"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ALL),
        ({"theme": "ondermijning"}, ["OND-1", "OND-2", "OND-3"]),
        ({"theme": "verkeer"}, ["VER-1", "VER-2", "VER-3"]),
        ({"theme": "snelheid"}, []),
        ({"municipality": "gezamenlijk"}, ["OND-1", "OND-2", "OND-3"]),
        ({"municipality": "Aa"}, ["VER-1", "VER-3"]),
        ({"municipality": "Cee"}, ["VER-3"]),
        ({"lead": "trekker politie"}, ["OND-1", "OND-3", "VER-2"]),
        ({"lead": "gemeente Aa"}, ["OND-2"]),
        ({"status": "niet_gestart"}, ["OND-3", "VER-1", "VER-3"]),
        ({"flag": "aandacht"}, ["OND-3"]),
        ({"flag": "bijsturing"}, ["VER-1"]),
        ({"flag": "te_laat"}, ["OND-1"]),
        ({"flag": "zonder_trekker"}, ["VER-1", "VER-3"]),
        ({"flag": "onzin"}, []),
        ({"text": "school"}, ["VER-1", "VER-3"]),
        ({"text": "BORDEN school"}, ["VER-3"]),
        ({"text": "ver-"}, ["VER-1", "VER-2", "VER-3"]),
        ({"text": "100%"}, []),
        ({"text": "_"}, []),
        ({"theme": "verkeer", "municipality": "Aa", "flag": "bijsturing", "text": "routes"}, ["VER-1"]),
    ],
)
def test_filter_and_search(filled: World, asked: dict[str, str], expected: list[str]) -> None:
    page = ask(filled, None, **asked)
    assert sorted(codes(page)) == expected
    assert (page.list.shown, page.list.total) == (len(expected), 6)
    assert page.list.examples == expected.count("VER-3")


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("nummer", ALL),
        ("-nummer", ALL[::-1]),
        ("titel", ["OND-2", "VER-3", "OND-1", "VER-2", "OND-3", "VER-1"]),
        ("planning", ["OND-2", "OND-1", "VER-1", "OND-3", "VER-2", "VER-3"]),
        ("stand", ["OND-3", "VER-1", "VER-3", "OND-1", "OND-2", "VER-2"]),
        ("trekker", ["OND-2", "OND-1", "OND-3", "VER-2", "VER-1", "VER-3"]),
        ("-titel", ["VER-1", "OND-3", "VER-2", "OND-1", "VER-3", "OND-2"]),
        ("onzin", ALL),
    ],
)
def test_sort(filled: World, sort: str, expected: list[str]) -> None:
    assert codes(ask(filled, sort=sort, group="")) == expected


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("thema", {"Ondermijning": 3, "Veilig verkeer": 3}),
        ("trekker", {"trekker politie": 3, "gemeente Aa": 1, "": 2}),
        ("gemeente", {"gezamenlijk": 3, "Aa": 1, "Bree": 1, "Aa en Cee": 1}),
        ("stand", {"loopt": 1, "afgerond": 1, "niet_gestart": 3, "vertraagd": 1}),
        ("", {"": 6}),
    ],
)
def test_group(filled: World, group: str, expected: dict[str, int]) -> None:
    assert {found.title: len(found.lines) for found in ask(filled, group=group).list.groups} == expected


def test_facets_count_the_whole_programme(filled: World) -> None:
    page = ask(filled, status="loopt")
    assert {f.value: f.count for f in page.list.themes} == {"ondermijning": 3, "verkeer": 3}
    assert {f.value: f.count for f in page.list.statuses} == {
        "niet_gestart": 3,
        "loopt": 1,
        "afgerond": 1,
        "vertraagd": 1,
    }
    assert {f.value: f.count for f in page.list.leads} == {"trekker politie": 3, "gemeente Aa": 1}
    flags = {f.value: f.count for f in page.list.flags}
    assert flags == {"aandacht": 1, "bijsturing": 1, "te_laat": 1, "zonder_trekker": 2}
    assert page.list.statuses[0].label == "niet gestart"


def test_a_line_tells_what_it_is(filled: World) -> None:
    first = lines(ask(filled))[0]
    assert (first.theme, first.theme_code, first.goal) == ("Ondermijning", "ondermijning", "Zicht op ondermijning")
    assert (first.lead, first.end, first.overdue) == ("trekker politie", PreciseDate("2024-Q2"), True)
    third = lines(ask(filled, theme="ondermijning"))[2]
    assert (third.goal, third.attention, third.adjustment) == ("Ondermijning", True, False)


def test_a_lead_out_of_sight_is_still_a_lead(filled: World) -> None:
    for row in (filled.plan, filled.programmes["uvp-2023"], *filled.nodes.values(), filled.actions["OND-1"]):
        row.circle = "openbaar"
        store(row)
    council = actor("raadslid", filled.partnership, municipality=filled.aa)
    (line,) = lines(ask(filled, council))
    assert (line.lead, line.led) == ("", True)
    assert codes(ask(filled, council, flag="zonder_trekker")) == []


def test_aims_adoptions_and_sources(world: World) -> None:
    own = {"partnership": world.partnership, "source": "nota", "source_place": "Kernboodschap"}
    programme = world.programmes["uvp-2023"]
    store(SourceDocument(partnership=world.partnership, key="nota", title="Informatienota"))
    store(ProgrammeAim(programme=programme, node=world.nodes["verkeer"], text="Minder ongevallen", **own))
    store(
        Adoption(
            programme=programme, kind="vastgesteld", body_name="gezagsdriehoek", adopted_on=PreciseDate("2023-06-20"),
            decision_uid=programme.uid, **own,
        )
    )  # fmt: skip
    page = ask(world)
    (aim,), (adoption,) = page.aims, page.adoptions
    assert (aim.code, aim.title, aim.text) == ("verkeer", "Veilig verkeer", "Minder ongevallen")
    assert (aim.origin.document, aim.origin.place) == ("Informatienota", "Kernboodschap")
    assert (adoption.body, adoption.kind, str(adoption.on)) == ("gezagsdriehoek", "vastgesteld", "20 juni 2023")


def test_out_of_sight(filled: World) -> None:
    for who in (filled.outsider, Actor.visitor()):
        with pytest.raises(Absent):
            ask(filled, who)
    Action.objects.get(code="OND-1")
    narrow = filled.action("OND-9", circle="driehoek")
    assert narrow.code not in codes(ask(filled, filled.adviser(filled.aa)))
    assert narrow.code in codes(ask(filled, filled.mayor))


@pytest.mark.parametrize("size", [0, 40])
def test_what_it_costs(world: World, size: int, django_assert_num_queries: Callable[[int], Any]) -> None:
    for number in range(size):
        world.action(f"A-{number}")
    who = world.coordinator
    lines = 1 if size else 0  # nothing is read for a page without actions
    with django_assert_num_queries(6 + lines):
        ask(world, who)
    with django_assert_num_queries(7 + lines):
        ask(world, who, text="actie")


def test_a_long_list_comes_in_pages(world: World) -> None:
    for number in range(PAGE + 20):
        world.action(f"A-{number:03}", "ondermijning" if number % 2 else "snelheid")
    with clock.stopped(NOW):
        pages = [programme_page(world.coordinator, world.partnership.pk, "uvp-2023", ActionFilter(), n) for n in (1, 2)]
        beyond = programme_page(world.coordinator, world.partnership.pk, "uvp-2023", ActionFilter(), 99)
    first, last = pages
    assert (len(lines(first)), len(lines(last))) == (PAGE, 20)
    assert (first.list.page, last.list.page, beyond.list.page, last.list.pages) == (1, 2, 2, 2)
    assert sorted(codes(first) + codes(last)) == [f"A-{number:03}" for number in range(PAGE + 20)]
    for page in pages:
        assert [(group.title, group.count) for group in page.list.groups] == [
            ("Veilig verkeer", 60),
            ("Ondermijning", 60),
        ]
        assert (page.list.total, page.list.shown) == (PAGE + 20, PAGE + 20)
    assert [len(group.lines) for group in first.list.groups] == [60, 40]
    assert [len(group.lines) for group in last.list.groups] == [0, 20]


def test_heads_newest_first_joint_before_local(world: World, django_assert_num_queries: Callable[[int], Any]) -> None:
    world.programme("uvp-bree", "2025", "2026", municipality=world.bree)
    world.programme("uvp-aa", "2025", "2026", municipality=world.aa)
    who = world.coordinator
    with django_assert_num_queries(1):
        heads = programme_heads(who, world.partnership.pk)
    assert [head.code for head in heads] == ["uvp-2025", "uvp-aa", "uvp-bree", "uvp-2023"]
    assert heads[0].predecessor == "UVP 2023"
    assert heads[-1].covers(NOW.date())
    assert not heads[0].covers(NOW.date())
