# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Adding, changing, withdrawing and bringing back by hand, in the one declared way."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.audit.queries import latest_operation
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.organisations.editing import (
    Editable,
    add_record,
    change_record,
    record_values,
    restore_record,
    withdraw_record,
)
from driehoek.organisations.kinds import FACTS, FUNCTION, MEMBERSHIP, ORGANISATION, PARTNERSHIP, SOURCE
from driehoek.organisations.models import Function, Holding, Municipality, Organisation, Person, SourceDocument
from tests.planning.world import World, actor, store

Add = Callable[..., Any]


@pytest.fixture
def add(world: World) -> Add:
    """Add a record as the coordinator."""

    def make(kind: Editable[Any], values: Mapping[str, object], **more: Any) -> Any:
        who = more.pop("actor", world.coordinator)
        uid = add_record(actor=who, kind=kind, partnership_id=world.partnership.pk, values=values, **more)
        return kind.model._default_manager.get(uid=uid)

    return make


class TestAdding:
    """A new record."""

    def test_with_what_was_filled_in(self, world: World, add: Add) -> None:
        made = add(SOURCE, {"title": " Plan van Aa ", "dated": "2025-Q2", "note": "a\r\nb"}, circle=Circle.PUBLIC)
        assert (made.title, made.key, made.note) == ("Plan van Aa", "plan-van-aa", "a\nb")
        assert (made.dated, made.circle, made.example) == (PreciseDate("2025-Q2"), "openbaar", False)
        assert AuditEvent.objects.get().command == "organisations.add_record"

    def test_a_code_is_made_once_and_suggested_after(self, world: World, add: Add) -> None:
        keys = [add(SOURCE, {"title": "Plan"}).key for _ in range(3)]
        assert keys == ["plan", "plan-2", "plan-3"]
        with pytest.raises(Invalid) as problem:
            add(SOURCE, {"title": "Anders", "key": "plan"})
        assert problem.value.fields == {"key": "Deze code is al in gebruik. Vrij is bijvoorbeeld plan-4."}

    def test_a_name_without_letters_gets_a_code_too(self, world: World, add: Add) -> None:
        assert add(SOURCE, {"title": "???"}).key == "bron"

    def test_every_wrong_field_at_once(self, world: World, add: Add) -> None:
        with pytest.raises(Invalid) as problem:
            add(SOURCE, {"dated": "gisteren", "key": "met spatie", "publisher": "x" * 201, "circle": "iedereen"})
        assert problem.value.fields.keys() == {"title", "dated", "key", "publisher", "circle"}
        assert "2026-Q2" in problem.value.fields["dated"]
        assert not SourceDocument.objects.exists()

    def test_a_choice_is_one_of_the_choices(self, world: World, add: Add) -> None:
        with pytest.raises(Invalid) as problem:
            add(ORGANISATION, {"name": "Politie", "kind": "marine"})
        assert problem.value.fields == {"kind": "Kies een van de mogelijkheden."}

    def test_what_it_points_at(self, world: World, add: Add) -> None:
        made = add(FUNCTION, {"title": "adviseur", "kind": "adviseur_oov", "organisation": world.town.uid})
        assert (made.organisation, made.municipality) == (world.town, world.aa)
        for uid in (None, ""):
            with pytest.raises(Invalid) as problem:
                add(FUNCTION, {"title": "adviseur", "kind": "adviseur_oov", "organisation": uid})
            assert set(problem.value.fields) == {"organisation"}

    def test_of_one_municipality(self, world: World, add: Add) -> None:
        made = add(FACTS, {"local_paper": "de Bode"}, municipality_id=world.aa.pk, circle=Circle.MUNICIPALITY)
        assert (made.municipality, made.circle_municipality) == (world.aa, world.aa)
        with pytest.raises(Invalid) as problem:
            add(FACTS, {"local_paper": "de Bode"})
        assert set(problem.value.fields) == {"municipality"}
        elsewhere = store(Municipality(cbs_code="GM9009", name="Elders"))
        with pytest.raises(Invalid):
            add(FACTS, {"note": "Over ons."}, municipality_id=elsewhere.pk)
        add(MEMBERSHIP, {"municipality": elsewhere.uid, "starts_on": "2026"})
        assert add(FACTS, {"note": "Over ons."}, municipality_id=elsewhere.pk).municipality == elsewhere

    def test_facts_hold_at_least_one(self, world: World, add: Add) -> None:
        with pytest.raises(Invalid) as problem:
            add(FACTS, {}, municipality_id=world.aa.pk)
        assert set(problem.value.fields) == {"council_paper_name"}

    def test_what_is_joint_has_no_own_municipality(self, world: World, add: Add) -> None:
        with pytest.raises(Invalid) as problem:
            add(SOURCE, {"title": "Plan"}, circle=Circle.MUNICIPALITY)
        assert set(problem.value.fields) == {"circle"}

    def test_a_partnership_is_not_made_by_hand(self, world: World, add: Add) -> None:
        with pytest.raises(Forbidden):
            add(PARTNERSHIP, {"name": "Nieuw"})

    def test_a_name_that_the_kind_does_not_have_is_a_mistake_of_the_program(self, world: World, add: Add) -> None:
        with pytest.raises(ValueError, match="version"):
            add(SOURCE, {"title": "Plan", "version": 7})


class TestWhoMay:
    """Permission and sight."""

    def test_only_who_edits_the_partnership(self, world: World, add: Add) -> None:
        for who, refusal in ((world.mayor, Forbidden), (world.outsider, Absent), (Actor.visitor(), Absent)):
            with pytest.raises(refusal):
                add(SOURCE, {"title": "Plan"}, actor=who)
        source = add(SOURCE, {"title": "Plan"})
        for who, refusal in ((world.mayor, Forbidden), (world.outsider, Absent), (Actor.visitor(), Absent)):
            with pytest.raises(refusal):
                change_record(actor=who, kind=SOURCE, uid=source.uid, expected_version=1, values={"title": "X"})
            with pytest.raises(refusal):
                withdraw_record(actor=who, kind=SOURCE, uid=source.uid, expected_version=1)
        withdraw_record(actor=world.coordinator, kind=SOURCE, uid=source.uid, expected_version=1)
        for who, refusal in ((world.mayor, Forbidden), (world.outsider, Absent)):
            with pytest.raises(refusal):
                restore_record(actor=who, kind=SOURCE, uid=source.uid)

    def test_what_one_points_at_must_be_in_sight_and_of_the_same_partnership(self, world: World, add: Add) -> None:
        other = world.outsider.standings[0].partnership_id
        assert other is not None
        theirs = store(Organisation(partnership_id=other, code="p", name="P", kind="politie"))
        for uid in (theirs.uid, world.team_lead.uid):
            with pytest.raises(Absent):
                add(FUNCTION, {"title": "x", "kind": "teamchef", "organisation": uid})

    def test_rights_of_a_function_are_for_who_manages_persons(self, world: World, add: Add) -> None:
        uid, who = world.team_lead.uid, world.coordinator
        with pytest.raises(Forbidden):
            change_record(actor=who, kind=FUNCTION, uid=uid, expected_version=1, values={"kind": "coordinator"})
        with pytest.raises(Forbidden):
            change_record(
                actor=who, kind=FUNCTION, uid=uid, expected_version=1, values={"organisation": world.town.uid}
            )
        change_record(actor=who, kind=FUNCTION, uid=uid, expected_version=1, values={"title": "trekker"})
        both = Actor(None, "beide", (*who.standings, *actor("beheerder", world.partnership).standings))
        change_record(actor=both, kind=FUNCTION, uid=uid, expected_version=2, values={"kind": "teamchef"})
        assert Function.objects.get(uid=uid).kind == "teamchef"


class TestChanging:
    """A record that is there."""

    def test_what_is_not_named_stays(self, world: World, add: Add) -> None:
        source = add(SOURCE, {"title": "Plan", "note": "Oud"})
        version = change_record(
            actor=world.coordinator, kind=SOURCE, uid=source.uid, expected_version=1,
            values={"title": "Nota", "circle": "driehoek", "source_place": "blz. 3"},
        )  # fmt: skip
        source.refresh_from_db()
        assert (version, source.version) == (2, 2)
        assert (source.title, source.note, source.circle, source.source_place) == ("Nota", "Oud", "driehoek", "blz. 3")
        assert HistoryEntry.objects.filter(uid=source.uid, made=False).get().before.keys() == {
            "title", "circle", "source_place",
        }  # fmt: skip

    def test_the_second_writer_is_told_before_anything_else(self, world: World, add: Add) -> None:
        source = add(SOURCE, {"title": "Plan"})
        change_record(actor=world.coordinator, kind=SOURCE, uid=source.uid, expected_version=1, values={"title": "A"})
        with pytest.raises(Conflict):
            change_record(
                actor=world.coordinator, kind=SOURCE, uid=source.uid, expected_version=1, values={"title": ""}
            )
        with pytest.raises(Conflict):
            withdraw_record(actor=world.coordinator, kind=SOURCE, uid=source.uid, expected_version=1)

    def test_a_code_stays(self, world: World, add: Add) -> None:
        source = add(SOURCE, {"title": "Plan"})
        with pytest.raises(Invalid) as problem:
            change_record(
                actor=world.coordinator, kind=SOURCE, uid=source.uid, expected_version=1, values={"key": "anders"}
            )
        assert problem.value.fields == {"key": "Dit ligt vast sinds het is gemaakt."}
        values = {"key": "plan", "title": "Nota"}
        assert (
            change_record(actor=world.coordinator, kind=SOURCE, uid=source.uid, expected_version=1, values=values) == 2
        )

    def test_the_partnership_itself(self, world: World) -> None:
        values = {"aliases": ["Drie", "Land"], "starts_on": "2023", "contribution_rate": "1500"}
        uid = world.partnership.uid
        change_record(actor=world.coordinator, kind=PARTNERSHIP, uid=uid, expected_version=1, values=values)
        world.partnership.refresh_from_db()
        assert (world.partnership.aliases, world.partnership.contribution_rate) == (["Drie", "Land"], 1500)
        for wrong in ({"ends_on": "2022"}, {"aliases": [""]}, {"contribution_rate": -1}, {"name": ""}):
            with pytest.raises(Invalid) as problem:
                change_record(actor=world.coordinator, kind=PARTNERSHIP, uid=uid, expected_version=2, values=wrong)
            assert problem.value.fields.keys() == wrong.keys()
        with pytest.raises(Invalid, match="niet worden ingetrokken"):
            withdraw_record(actor=world.coordinator, kind=PARTNERSHIP, uid=uid, expected_version=2)
        with pytest.raises(Absent):
            change_record(actor=world.outsider, kind=PARTNERSHIP, uid=uid, expected_version=2, values={})


class TestWithdrawing:
    """What is no longer shown, and comes back."""

    def test_and_back(self, world: World, add: Add) -> None:
        source, who = add(SOURCE, {"title": "Plan"}), world.coordinator
        withdraw_record(actor=who, kind=SOURCE, uid=source.uid, expected_version=1)
        with pytest.raises(Absent):
            record_values(who, SOURCE, source.uid)
        assert record_values(who, SOURCE, source.uid, withdrawn=True).title == "Plan"
        restore_record(actor=who, kind=SOURCE, uid=source.uid)
        assert record_values(who, SOURCE, source.uid).version == 3
        with pytest.raises(Absent):
            restore_record(actor=who, kind=SOURCE, uid=source.uid)

    def test_not_while_something_hangs_on_it(self, world: World) -> None:
        world.action("A-1", lead_organisation=world.police)
        world.action("A-2", lead_organisation=world.police, circle="driehoek")
        with pytest.raises(Invalid, match=r"1 functie en 2 acties|2 acties en 1 functie"):
            withdraw_record(actor=world.coordinator, kind=ORGANISATION, uid=world.police.uid, expected_version=1)

    def test_without_telling_of_what_is_hidden(self, world: World, add: Add) -> None:
        police = add(ORGANISATION, {"name": "Politie twee", "kind": "politie"})
        world.action("A-1", lead_organisation=police, circle="genoemden", title="Vertrouwelijk")
        with pytest.raises(Invalid, match="iets dat u niet mag zien"):
            withdraw_record(actor=world.coordinator, kind=ORGANISATION, uid=police.uid, expected_version=1)

    def test_not_back_where_its_code_was_taken(self, world: World, add: Add) -> None:
        source, who = add(SOURCE, {"title": "Plan"}), world.coordinator
        withdraw_record(actor=who, kind=SOURCE, uid=source.uid, expected_version=1)
        assert add(SOURCE, {"title": "Plan"}).key == "plan"
        with pytest.raises(Invalid):
            restore_record(actor=who, kind=SOURCE, uid=source.uid)

    def test_a_function_that_someone_holds_stays(self, world: World) -> None:
        person = store(Person(name="An", email="an@aa.example"))
        store(Holding(partnership=world.partnership, function=world.team_lead, person=person))
        with pytest.raises(Invalid, match="1 bezetting"):
            withdraw_record(actor=world.coordinator, kind=FUNCTION, uid=world.team_lead.uid, expected_version=1)


def test_what_a_form_shows(world: World, add: Add, django_assert_num_queries: Callable[[int], Any]) -> None:
    who = world.coordinator
    made = add(FUNCTION, {"title": "adviseur", "kind": "adviseur_oov", "organisation": world.town.uid})
    with django_assert_num_queries(3):
        found = record_values(who, FUNCTION, made.uid)
    assert found.values == {
        "title": "adviseur", "kind": "adviseur_oov", "code": "adviseur", "organisation": world.town.uid,
        "source": "", "source_place": "", "example": False, "circle": "partners", "embargo_until": None,
    }  # fmt: skip
    assert (found.municipality_id, found.changed_by, found.version) == (world.aa.pk, "coordinator", 1)
    assert change_record(actor=who, kind=FUNCTION, uid=made.uid, expected_version=1, values=found.values) == 1
    for outside in (world.outsider, Actor.visitor()):
        with pytest.raises(Absent):
            record_values(outside, FUNCTION, made.uid)


def test_a_record_without_a_name_is_called_by_its_municipality(world: World, add: Add) -> None:
    made = add(FACTS, {"local_paper": "de Bode"}, municipality_id=world.aa.pk)
    assert record_values(world.coordinator, FACTS, made.uid).title == "Aa"


def test_the_latest_operation_is_told_to_who_did_it(world: World, add: Add) -> None:
    who = world.coordinator
    source = add(SOURCE, {"title": "Plan"}, actor=who)
    operation = latest_operation(who, source.uid)
    assert operation == AuditEvent.objects.get().operation
    assert latest_operation(world.coordinator, source.uid) is None
    assert latest_operation(Actor.visitor(), source.uid) is None
    change_record(actor=world.coordinator, kind=SOURCE, uid=source.uid, expected_version=1, values={"title": "Nota"})
    assert latest_operation(who, source.uid) is None
