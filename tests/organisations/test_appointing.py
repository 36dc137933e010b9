# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Who holds which function, by business e-mail address."""

from datetime import date

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.cycle.undoing import undo
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.organisations.appointing import Term, appoint, change_term, holders
from driehoek.organisations.models import Holding, Person
from driehoek.organisations.queries import actor_of
from tests.planning.world import World, actor, store

DAY = date(2025, 6, 15)
YEAR = Term(PreciseDate("2025"), PreciseDate("2025"))


@pytest.fixture
def manager(world: World) -> Actor:
    """One who manages persons."""
    return actor("beheerder", world.partnership)


def test_someone_new(world: World, manager: Actor) -> None:
    uid = appoint(actor=manager, function_uid=world.team_lead.uid, email=" An@Aa.example ", name="An", term=YEAR)
    person = Person.objects.get()
    assert (person.email, person.password, Holding.objects.get().uid) == ("an@aa.example", "", uid)
    found = actor_of(person.uid, DAY)
    assert found is not None
    assert [standing.role for standing in found.standings] == ["actietrekker"]
    (line,) = holders(manager, world.partnership.pk)
    assert (line.name, line.email, line.function, line.organisation) == (
        "An",
        "an@aa.example",
        "trekker politie",
        "politie",
    )
    later = Term(PreciseDate("2026"))
    assert appoint(actor=manager, function_uid=world.team_lead.uid, email="an@aa.example", term=later) != uid
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"email": "an@aa.example"}, "name"),
        ({"email": "geen adres", "name": "An"}, "email"),
        ({"email": "weg@aa.example"}, "email"),
        ({"email": "bo@aa.example", "term": Term(PreciseDate("2026"), PreciseDate("2025"))}, "ends_on"),
        ({"email": "bo@aa.example", "term": Term(PreciseDate("2025-Q2"))}, "email"),
    ],
)
def test_what_is_wrong(world: World, manager: Actor, given: dict[str, object], field: str) -> None:
    store(Person(name="Weg", email="weg@aa.example", is_active=False))
    bo = store(Person(name="Bo", email="bo@aa.example"))
    store(Holding(partnership=world.partnership, function=world.team_lead, person=bo, ends_on=PreciseDate("2025")))
    with pytest.raises(Invalid) as problem:
        appoint(actor=manager, function_uid=world.team_lead.uid, **given)  # type: ignore[arg-type]
    assert set(problem.value.fields) == {field}
    assert Holding.objects.count() == 1


def test_who_may(world: World, manager: Actor) -> None:
    uid = appoint(actor=manager, function_uid=world.team_lead.uid, email="an@aa.example", name="An")
    for who, refusal in ((world.coordinator, Forbidden), (world.outsider, Absent), (Actor.visitor(), Absent)):
        with pytest.raises(refusal):
            appoint(actor=who, function_uid=world.team_lead.uid, email="bo@aa.example", name="Bo")
        with pytest.raises(refusal):
            change_term(actor=who, holding_uid=uid, expected_version=1, term=YEAR)
        with pytest.raises(Forbidden):
            holders(who, world.partnership.pk)
    assert not Person.objects.filter(name="Bo").exists()


def test_another_term(world: World, manager: Actor) -> None:
    uid = appoint(actor=manager, function_uid=world.team_lead.uid, email="an@aa.example", name="An")
    assert change_term(actor=manager, holding_uid=uid, expected_version=1, term=YEAR) == 2
    with pytest.raises(Conflict):
        change_term(actor=manager, holding_uid=uid, expected_version=1, term=Term())
    with pytest.raises(Invalid):
        change_term(
            actor=manager, holding_uid=uid, expected_version=2, term=Term(PreciseDate("2026"), PreciseDate("2025"))
        )
    event = AuditEvent.objects.order_by("-pk").first()
    assert event is not None
    assert undo(actor=manager, operation_uid=event.operation).restored == 1
    assert Holding.objects.get().ends_on is None
