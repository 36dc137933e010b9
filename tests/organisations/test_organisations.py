# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Partnerships, municipalities, functions and the actor that comes of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.audit.models import AuditEvent
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.kernel.ids import new_uid
from driehoek.organisations.commands import (
    add_person,
    end_holding,
    hold_function,
    let_person_go,
    put_municipalities,
    put_partnership,
    put_populations,
)
from driehoek.organisations.models import (
    Function,
    Holding,
    Membership,
    Municipality,
    MunicipalityFacts,
    Partnership,
    Person,
    Population,
)
from driehoek.organisations.queries import (
    actor_of,
    demo_holder,
    demo_personas,
    head,
    heads,
    partnership_page,
    person_with_password,
)
from driehoek.organisations.rules import contribution_cents
from tests.planning.world import World, actor, store

SERVER = actor("systeem_opdrachtregel", None)
TODAY = date(2025, 6, 15)


@pytest.mark.parametrize(
    ("inhabitants", "rate", "cents"),
    [
        (42106, 1500, 631590),  # EUR 0,15 each: EUR 6.315,90
        (0, 1500, 0),
        (1, 1500, 15),
        (3, 1, 0),
        (49, 1, 0),
        (50, 1, 1),
        (149, 1, 1),
        (150, 1, 2),
        (17_900_000, 1500, 268_500_000),
    ],
)
def test_contribution(inhabitants: int, rate: int, cents: int) -> None:
    found = contribution_cents(inhabitants, rate)
    assert found == cents
    assert type(found) is int


@given(st.integers(0, 20_000_000), st.integers(0, 1_000_000))
def test_contribution_is_exact_to_half_a_cent(inhabitants: int, rate: int) -> None:
    exact = Fraction(inhabitants * rate, 100)
    found = contribution_cents(inhabitants, rate)
    assert Fraction(-1, 2) < found - exact <= Fraction(1, 2)


@pytest.fixture
def holder(world: World) -> Callable[..., Person]:
    """Make a person who holds a function."""

    def make(kind: str = "adviseur_oov", municipality: Municipality | None = None, **holding: Any) -> Person:
        person = holding.pop("person", None) or store(Person(name="An", email=f"{new_uid()}@aa.example"))
        function = store(
            Function(
                partnership=world.partnership, organisation=world.town, code=f"f-{new_uid()}", kind=kind, title=kind,
                municipality=municipality,
            )
        )  # fmt: skip
        store(Holding(partnership=world.partnership, function=function, person=person, **holding))
        return person

    return make


@pytest.mark.parametrize(
    ("starts", "ends", "counts"),
    [
        (None, None, True),
        ("2025-06-15", "2025-06-15", True),
        ("2025", "2025", True),
        ("2025-Q3", None, False),
        ("2025-06-16", None, False),
        (None, "2025-06-14", False),
        (None, "2025-Q2", True),
        (None, "2024", False),
    ],
)
def test_a_function_counts_from_its_first_to_its_last_day(
    holder: Callable[..., Person], starts: str | None, ends: str | None, counts: bool
) -> None:
    person = holder(
        starts_on=PreciseDate(starts) if starts else None, ends_on=PreciseDate(ends) if ends else None
    )  # fmt: skip
    found = actor_of(person.uid, TODAY)
    assert found is not None
    assert bool(found.standings) == counts


@pytest.mark.parametrize(
    ("ends", "counts"), [(None, True), ("2025", True), ("2025-06-15", True), ("2025-06-14", False), ("2024", False)]
)
def test_and_no_longer_than_its_municipality_takes_part(
    world: World, holder: Callable[..., Person], ends: str | None, counts: bool
) -> None:
    member = Membership.objects.get(municipality=world.aa)
    member.ends_on = PreciseDate(ends) if ends else None
    store(member)
    person = holder(municipality=world.aa)
    found = actor_of(person.uid, TODAY)
    assert found is not None
    assert bool(found.standings) == counts


def test_a_municipality_that_comes_back_counts_again(world: World, holder: Callable[..., Person]) -> None:
    member = Membership.objects.get(municipality=world.aa)
    member.ends_on = PreciseDate("2024")
    store(member)
    store(Membership(partnership=world.partnership, municipality=world.aa, starts_on=PreciseDate("2025")))
    found = actor_of(holder(municipality=world.aa).uid, TODAY)
    assert found is not None
    assert found.standings


def test_someone_may_stand_in_several_places(world: World, holder: Callable[..., Person]) -> None:
    person = holder("adviseur_oov", world.aa)
    holder("coordinator", person=person)
    found = actor_of(person.uid, TODAY)
    assert found is not None
    assert {s.role for s in found.standings} == {"adviseur_oov", "coordinator"}
    assert {s.municipality_id for s in found.standings} == {world.aa.pk, None}
    assert found.partnership_ids == {world.partnership.pk}


def test_nobody(world: World, holder: Callable[..., Person], django_assert_num_queries: Callable[[int], Any]) -> None:
    assert actor_of(new_uid(), TODAY) is None
    gone = store(Person(name="Weg", email="weg@aa.example", is_active=False))
    assert actor_of(gone.uid, TODAY) is None
    without = store(Person(name="Zonder", email="zonder@aa.example"))
    assert actor_of(without.uid, TODAY) == Actor(without.uid, "Zonder")
    person = holder()
    with django_assert_num_queries(1):
        actor_of(person.uid, TODAY)
    withdrawn = holder(withdrawn_at=clock.now())
    found = actor_of(withdrawn.uid, TODAY)
    assert found is not None
    assert not found.standings
    world.partnership.withdrawn_at = clock.now()
    store(world.partnership)
    found = actor_of(person.uid, TODAY)
    assert found is not None
    assert not found.standings


def test_a_heading_has_the_members_of_today(world: World, django_assert_num_queries: Callable[[int], Any]) -> None:
    for municipality, ends in ((world.aa, "2025-12-31"), (world.bree, "2025-06-14")):
        member = Membership.objects.get(municipality=municipality)
        member.ends_on = PreciseDate(ends)
        store(member)
    later = store(Municipality(cbs_code="GM9009", name="Later"))
    store(Membership(partnership=world.partnership, municipality=later, starts_on=PreciseDate("2026")))
    who = world.coordinator
    with clock.stopped(datetime(2025, 6, 15, 12, tzinfo=UTC)):
        with django_assert_num_queries(1):
            found = head(who, "drieland")
        page = partnership_page(who, "drieland")
    assert [m.name for m in found.municipalities] == ["Aa", "Cee"]
    assert [m.name for m in page.municipalities] == ["Aa", "Cee"]
    for other in (world.outsider, Actor.visitor()):
        with pytest.raises(Absent):
            head(other, "drieland")
        with pytest.raises(Absent):
            partnership_page(other, "drieland")


def test_headings_of_everything_one_stands_in(world: World) -> None:
    outsider = world.outsider
    assert [h.slug for h in heads(world.coordinator)] == ["drieland"]
    assert [h.slug for h in heads(outsider)] == ["elders"]
    assert [h.slug for h in heads(SERVER)] == ["drieland", "elders"]
    assert heads(Actor.visitor()) == ()


def test_the_page_of_a_partnership(world: World, django_assert_num_queries: Callable[[int], Any]) -> None:
    world.partnership.contribution_rate = 1500
    store(world.partnership)
    for year, number in ((2024, 42000), (2025, 42106)):
        store(Population(municipality=world.aa, year=year, inhabitants=number, source="CBS 03759ned"))
    facts = {"council_paper_name": "Informatienota", "local_paper": "de Bode"}
    store(MunicipalityFacts(partnership=world.partnership, municipality=world.aa, **facts))
    who = world.coordinator
    with django_assert_num_queries(8):
        page = partnership_page(who, "drieland")
    aa, bree, _ = page.municipalities
    assert (aa.inhabitants, aa.year, aa.contribution_cents) == (42106, 2025, 631590)
    assert aa.by_year == ((2024, 42000), (2025, 42106))
    assert (aa.council_paper_name, aa.local_paper, aa.population_source) == (
        "Informatienota",
        "de Bode",
        "CBS 03759ned",
    )
    assert (bree.inhabitants, bree.contribution_cents, bree.local_paper) == (None, None, "")
    assert [f.title for f in page.functions] == ["trekker politie"]
    assert {name for name, *_ in page.organisations} == {"politie", "gemeente Aa"}


class TestPersons:
    """Who can sign in."""

    def test_added_once(self, world: World) -> None:
        add_person(actor=SERVER, name="An", email=" An@Aa.example ", password="geheim-genoeg")
        with pytest.raises(Invalid) as problem:
            add_person(actor=SERVER, name="Anders", email="an@aa.example")
        assert set(problem.value.fields) == {"email"}
        person = Person.objects.get()
        assert person_with_password("AN@aa.example", "geheim-genoeg") == person.uid
        assert person_with_password("an@aa.example", "fout") is None
        assert person_with_password("niemand@aa.example", "geheim-genoeg") is None

    def test_without_password_one_does_not_sign_in_with_one(self, world: World) -> None:
        add_person(actor=SERVER, name="An", email="an@aa.example")
        assert person_with_password("an@aa.example", "") is None

    def test_who_may(self, world: World) -> None:
        person = add_person(actor=actor("beheerder", world.partnership), name="An", email="an@aa.example")
        for who in (world.coordinator, world.mayor, Actor.visitor()):
            with pytest.raises(Forbidden):
                add_person(actor=who, name="B", email="b@aa.example")
            with pytest.raises(Forbidden):
                hold_function(actor=who, function=world.team_lead, person=person)
        with pytest.raises(Forbidden):
            hold_function(actor=world.outsider, function=world.team_lead, person=person)
        hold_function(actor=actor("beheerder", world.partnership), function=world.team_lead, person=person)
        assert Holding.objects.get().function == world.team_lead

    def test_a_function_ends(self, world: World, holder: Callable[..., Person]) -> None:
        manager = actor("beheerder", world.partnership)
        person = holder(starts_on=PreciseDate("2024"))
        uid = Holding.objects.get().uid
        for who, refusal in ((world.outsider, Absent), (Actor.visitor(), Absent), (world.coordinator, Forbidden)):
            with pytest.raises(refusal):
                end_holding(actor=who, holding_uid=uid, ends_on=PreciseDate("2025-05-31"))
        with pytest.raises(Invalid):
            end_holding(actor=manager, holding_uid=uid, ends_on=PreciseDate("2023"))
        end_holding(actor=manager, holding_uid=uid, ends_on=PreciseDate("2025-05-31"))
        found = actor_of(person.uid, TODAY)
        assert found is not None
        assert not found.standings
        assert AuditEvent.objects.get().command == "organisations.end_holding"

    def test_someone_goes(self, world: World, holder: Callable[..., Person]) -> None:
        manager, person = actor("beheerder", world.partnership), holder()
        assert world.outsider.standings
        elsewhere = actor("beheerder", Partnership.objects.get(slug="elders"))
        for who, refusal in ((elsewhere, Absent), (world.coordinator, Forbidden), (Actor.visitor(), Forbidden)):
            with pytest.raises(refusal):
                let_person_go(actor=who, person_uid=person.uid)
        with pytest.raises(Absent):
            let_person_go(actor=manager, person_uid=new_uid())
        let_person_go(actor=manager, person_uid=person.uid)
        assert actor_of(person.uid, TODAY) is None

    def test_but_not_from_elsewhere(self, world: World, holder: Callable[..., Person]) -> None:
        assert world.outsider.standings
        person, other = holder(), Partnership.objects.get(slug="elders")
        store(Holding(partnership=other, function=world.team_lead, person=person))
        with pytest.raises(Forbidden, match="elders"):
            let_person_go(actor=actor("beheerder", world.partnership), person_uid=person.uid)
        let_person_go(actor=SERVER, person_uid=person.uid)
        assert not Person.objects.get().is_active

    def test_demo_personas_are_example_holders_only(self, world: World, holder: Callable[..., Person]) -> None:
        holder()
        person = holder(example=True)
        (persona,) = demo_personas()
        assert persona.person_uid == person.uid == demo_holder("drieland", persona.code)
        assert demo_holder("elders", persona.code) is None


class TestPut:
    """What comes from the command line of the server."""

    def test_a_new_partnership(self, world: World) -> None:
        with pytest.raises(Forbidden):
            put_partnership(actor=world.coordinator, wanted=Partnership(slug="nieuw", name="Nieuw"))
        made, counts = put_partnership(actor=SERVER, wanted=Partnership(slug="nieuw", name="Nieuw"))
        assert counts.made == 1
        event = AuditEvent.objects.get()
        assert (event.command, event.partnership_id) == ("organisations.put_partnership", made.pk)

    def test_one_that_is_there(self, world: World) -> None:
        wanted = Partnership(slug="drieland", name="Anders", police_team="Drieland")
        for who in (world.outsider, world.adviser(world.aa)):
            with pytest.raises(Forbidden):
                put_partnership(actor=who, wanted=wanted)
        assert put_partnership(actor=world.coordinator, wanted=wanted)[1].changed == 1
        assert put_partnership(actor=world.coordinator, wanted=wanted)[1].left == 1

    def test_national_rows_only_from_the_server(self, world: World) -> None:
        same = Municipality(cbs_code="GM9001", name="Aa")
        put_municipalities(actor=world.coordinator, municipalities=[same])
        with pytest.raises(Forbidden):
            put_municipalities(actor=world.coordinator, municipalities=[Municipality(cbs_code="GM9001", name="Ah")])
        assert Municipality.objects.get(cbs_code="GM9001").name == "Aa"
        wanted = [Population(municipality_id=world.aa.pk, year=2025, inhabitants=5, source="x")]
        with pytest.raises(Forbidden):
            put_populations(actor=world.coordinator, populations=wanted)
        assert not Population.objects.exists()
        assert put_populations(actor=SERVER, populations=wanted).made == 1
