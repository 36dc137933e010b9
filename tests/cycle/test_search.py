# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Searching: what is found, in which order, and that the index stays what the records are."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from driehoek.cycle.commands import rebuild_search_index
from driehoek.cycle.queries import Hit, search
from driehoek.cycle.queries.search import FEW, ON_A_PAGE
from driehoek.exchange.commands import load_plan_file
from driehoek.exchange.planfile.parsing import parse_path
from driehoek.kernel import clock, guard, records, search_index
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import DriehoekError, Forbidden
from driehoek.kernel.models import SearchEnclosure, SearchEntry, SearchWord, Secrecy
from driehoek.kernel.searched import Kind
from driehoek.organisations.models import Partnership
from driehoek.planning.commands import (
    ActionForm,
    Report,
    add_action,
    carry_over,
    change_action,
    report_progress,
    restore_action,
    withdraw_action,
)
from driehoek.planning.models import Action, Node, ProgressReport
from driehoek.planning.rules import ActionStatus
from tests.kernel.test_records import do
from tests.planning.world import World, actor, store
from tests.sweeps.source import ROOT

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("opdrachtregel", "systeem_opdrachtregel")


@pytest.fixture
def indexed(world: World) -> Callable[..., list[Hit]]:
    """Return a search in the world; the first one makes the index, since the world was made without commands."""
    with guard.seeding():
        search_index.rebuild()

    def look(typed: str, who: Actor | None = None, kind: Kind | None = None, page: int = 1) -> list[Hit]:
        found = search(who or world.coordinator, world.head, typed, kind, page)
        return [hit for group in found.groups for hit in group.hits]

    return look


def add(world: World, code: str, **more: Any) -> Action:
    """Add an action by a command."""
    uid = add_action(
        actor=world.coordinator, programme_uid=world.programmes["uvp-2023"].uid, code=code, form=world.form(**more)
    )
    return Action.objects.get(uid=uid)


Look = Callable[..., list[Hit]]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Aanpak woninginbraken", "inbraak"),
        ("Meer zicht op inbraak", "inbraken"),
        ("Jeugdoverlast in het park", "overlast"),
        ("Jeugdoverlast in het park", "jeugd over"),
        ("Alle brieven verstuurd", "brief"),
        ("Weerbare jongeren", "jeugd"),
        ("Café de Kroon", "cafe"),
        ("Cafe de Kroon", "café"),
        ("Aanpak 's avonds", "avond"),
        ("E-mail aan scholen", "email"),
        ("Email aan scholen", "e-mail"),
        ("Veiligheidsplan 2025", "ivp"),
        ("Handhavers in de wijk", "boa's"),
        ("Overleg met 't Veld", "veld"),
        ("De nota van 2025-06-30", "2025-06-30"),
        ("Inzet in kern Wamel-Oost", "wamel oost"),
    ],
)
def test_a_word_is_found_in_another_form(world: World, indexed: Look, text: str, typed: str) -> None:
    made = add(world, "X-01", title=text)
    assert made.uid in {hit.uid for hit in indexed(typed)}


@pytest.mark.parametrize("typed", ["bestaatniet", "overlast bestaatniet", "ov", "", "-", "lastig"])
def test_what_is_not_there_is_not_found(world: World, indexed: Look, typed: str) -> None:
    add(world, "X-01", title="Jeugdoverlast in het park")
    assert indexed(typed) == []


def test_a_code_is_found_exactly_and_while_it_is_typed(world: World, indexed: Look) -> None:
    for code in ("OND-1", "OND-12", "OND-3"):
        add(world, code, title="Actie over iets")
    assert [hit.code for hit in indexed("OND-12")] == ["OND-12"]
    assert next(hit.code for hit in indexed("ond-1")) == "OND-1"
    assert {hit.code for hit in indexed("ond-1")} == {"OND-1", "OND-12"}


def test_first_what_is_called_so_then_what_is_longer_then_what_mentions_it(world: World, indexed: Look) -> None:
    add(world, "A-4", title="Iets anders", description="Ook tegen drugsoverlast.")
    add(world, "A-3", title="Iets anders", description="Ook tegen overlast.")
    add(world, "A-2", title="Jeugdoverlast")
    add(world, "A-1", title="Overlast")
    assert [hit.code for hit in indexed("overlast")] == ["A-1", "A-2", "A-3", "A-4"]


def test_the_newest_first(world: World, indexed: Look) -> None:
    for code, end in (("A-1", "2024"), ("A-2", "2024-Q4"), ("A-3", None), ("A-4", "2023-06")):
        add(world, code, title="Overlast", end=PreciseDate(end) if end else None)
    assert [hit.code for hit in indexed("overlast")] == ["A-2", "A-1", "A-4", "A-3"]
    assert [hit.day.text if hit.day else "" for hit in indexed("overlast")] == ["2024-Q4", "2024", "2023-06", ""]


def test_all_words_must_be_there(world: World, indexed: Look) -> None:
    add(world, "A-1", title="Overlast in Bree")
    add(world, "A-2", title="Overlast", description="Alleen in Cee")
    assert [hit.code for hit in indexed("overlast bree")] == ["A-1"]
    assert [hit.code for hit in indexed("overlast in de gemeente cee")] == []
    assert [hit.code for hit in indexed("overlast in cee")] == ["A-2"]


def test_answers_stand_under_headings_and_page_by_page(world: World, indexed: Look) -> None:
    for number in range(30):
        add(world, f"A-{number:02d}", title="Overlast")
    found = search(world.coordinator, world.head, "overlast")
    assert [(group.kind, group.total, len(group.hits)) for group in found.groups] == [(Kind.ACTION, 30, FEW)]
    pages = [search(world.coordinator, world.head, "overlast", Kind.ACTION, page) for page in (1, 2, 3)]
    assert [len(page.groups[0].hits) for page in pages] == [ON_A_PAGE, 30 - ON_A_PAGE, 0]
    assert {page.groups[0].total for page in pages} == {30}
    assert pages[0].pages == 2
    seen = [hit.code for page in pages for hit in page.groups[0].hits]
    assert len(set(seen)) == 30


def test_a_report_is_called_after_its_action(world: World, indexed: Look) -> None:
    action = add(world, "A-1", title="Gesprekken")
    report_progress(
        actor=world.coordinator, action_uid=action.uid, report=Report(ActionStatus.RUNNING, done="Met scholen gepraat.")
    )
    (hit,) = indexed("scholen")
    assert (hit.record_type, hit.title) == ("planning.ProgressReport", "")
    assert hit.beside["planning.Action"].title == "Gesprekken"


class TestSight:
    """What belongs to something that is out of sight is not found, however far away that is."""

    def look(self, world: World, typed: str) -> int:
        return search(world.mayor, world.head, typed).total

    @pytest.fixture
    def action(self, world: World, indexed: Look) -> Action:
        made = add(world, "A-1", title="Straatroof")
        report_progress(
            actor=world.coordinator,
            action_uid=made.uid,
            report=Report(ActionStatus.RUNNING, done="Straatroof."),
        )
        assert self.look(world, "straatroof") == 2
        return made

    def test_a_plan_under_embargo(self, world: World, action: Action) -> None:
        later = clock.now() + timedelta(days=3)
        do(actor=world.coordinator, what=lambda: records.update(world.plan, {"embargo_until": later}))
        assert self.look(world, "straatroof") == 0
        with clock.stopped(later):
            assert self.look(world, "straatroof") == 2

    def test_a_withdrawn_programme(self, world: World, action: Action) -> None:
        programme = world.programmes["uvp-2023"]
        do(actor=world.coordinator, what=lambda: records.withdraw(programme))
        assert self.look(world, "straatroof") == 0
        do(actor=world.coordinator, what=lambda: records.restore(programme))
        assert self.look(world, "straatroof") == 2

    def test_secrecy_on_the_action(self, world: World, action: Action) -> None:
        imposed = store(
            Secrecy(
                partnership_id=world.partnership.pk, imposed_by="college", imposed_on=clock.today(), ground="Woo 5.1"
            )
        )
        action.refresh_from_db()
        do(actor=world.coordinator, what=lambda: records.update(action, {"secrecy": imposed.uid}))
        assert self.look(world, "straatroof") == 0

    def test_another_partnership(self, world: World, action: Action) -> None:
        assert search(world.outsider, world.head, "straatroof").total == 0

    def test_who_has_no_role(self, world: World, action: Action) -> None:
        assert search(Actor.visitor(), world.head, "straatroof").total == 0


def test_a_goal_that_moves_takes_what_hangs_on_it_along(world: World, indexed: Look) -> None:
    """What something belongs to is kept at any distance, also when it changes in between."""
    goal, under = world.nodes["zicht"], world.node("onder", "Stadswacht", "zicht")
    with guard.seeding():
        search_index.rebuild()
    assert [hit.title for hit in indexed("stadswacht")] == ["Stadswacht"]
    do(actor=world.coordinator, what=lambda: records.update(goal, {"parent_id": world.nodes["verkeer"].pk}))
    assert kept() == rebuilt()
    do(actor=world.coordinator, what=lambda: records.withdraw(world.nodes["verkeer"]))
    assert indexed("stadswacht") == []
    assert Node.objects.get(pk=under.pk).withdrawn_at is None


def test_what_was_undone_is_not_in_the_index(world: World, indexed: Look) -> None:
    def broken() -> None:
        records.insert(
            Node(partnership=world.partnership, plan=world.plan, level=1, code="weg", title="Brandweg", position=9)
        )
        raise Forbidden

    with pytest.raises(Forbidden):
        do(actor=world.coordinator, what=broken)
    assert indexed("brandweg") == []


def test_only_the_system_makes_the_index_anew(world: World) -> None:
    with pytest.raises(Forbidden):
        rebuild_search_index(actor=world.coordinator)
    assert rebuild_search_index(actor=actor("systeem_opdrachtregel", None)) > 10


def kept() -> tuple[list[Any], set[Any]]:
    """Return all that the index holds, without its own numbers."""
    names = [f.name for f in SearchEntry._meta.concrete_fields if f.name != "id"]
    links = SearchEnclosure.objects.values_list("inner__uid", "outer__uid", "direct")
    return sorted(SearchEntry.objects.values_list(*names), key=lambda row: str(row[0])), set(links)


def rebuilt() -> tuple[list[Any], set[Any]]:
    """Return what the index holds when it is made anew."""
    known = set(SearchWord.objects.values_list("word", flat=True))
    with guard.seeding():
        search_index.rebuild()
    assert set(SearchWord.objects.values_list("word", flat=True)) <= known
    return kept()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_any_commands_the_index_is_that_of_a_fresh_build(seed: int) -> None:
    file = parse_path(ROOT / "examples" / "tweestromenland.yaml")
    load_plan_file(actor=SYSTEM, file=file)
    partnership = Partnership.objects.get(slug="tweestromenland")
    who, chance = actor("coordinator", partnership), random.Random(seed)
    done = sum(_one_command(who, partnership, chance, number) for number in range(40))
    assert done > 15  # not all are refused
    load_plan_file(actor=SYSTEM, file=file)
    assert ProgressReport.objects.count() > 5
    assert kept() == rebuilt()


def _one_command(who: Actor, partnership: Partnership, chance: random.Random, number: int) -> bool:
    actions = list(Action.objects.filter(partnership=partnership).order_by("pk"))
    action = chance.choice(actions)
    nodes = list(Node.objects.filter(partnership=partnership).order_by("pk").values_list("uid", flat=True))
    form = ActionForm(title=f"Nieuwe naam {number}", node_uid=chance.choice(nodes), description="Met café en école.")
    deeds: list[Callable[[], object]] = [
        lambda: add_action(actor=who, programme_uid=action.programme.uid, code=f"N-{number}", form=form),
        lambda: change_action(actor=who, action_uid=action.uid, expected_version=action.version, form=form),
        lambda: withdraw_action(actor=who, action_uid=action.uid, expected_version=action.version),
        lambda: restore_action(actor=who, action_uid=action.uid),
        lambda: report_progress(
            actor=who, action_uid=action.uid, report=Report(ActionStatus.RUNNING, done=f"Gedaan {number}.")
        ),
        lambda: _carry(who, action, chance.choice(actions).programme.uid, chance.choice(nodes)),
        lambda: do(actor=who, what=lambda: records.update(action.node, {"title": f"Doel {number}"})),
    ]
    try:
        chance.choice(deeds)()
    except DriehoekError:
        return False
    return True


def _carry(who: Actor, action: Action, programme: UUID, node: UUID) -> object:
    return carry_over(actor=who, action_uid=action.uid, programme_uid=programme, node_uid=node)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.text(max_size=40))
def test_anything_may_be_typed(world: World, indexed: Look, typed: str) -> None:
    assert isinstance(indexed(typed.replace("\0", "")), list)
