# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail for a function goes to whoever holds it today, and to nobody who left."""

from datetime import UTC, datetime

from driehoek.kernel import clock
from driehoek.kernel.dates import PreciseDate
from driehoek.messages.rules import Address
from driehoek.organisations.addressing import addresses_of
from driehoek.organisations.models import Function, Holding, Membership, Person
from tests.planning.world import World, store

AT = datetime(2026, 3, 10, 9, tzinfo=UTC)


def hold(function: Function, name: str, starts: str = "", ends: str = "", **person: bool) -> None:
    """Let somebody hold a function."""
    who = store(Person(name=name, email=f"{name.lower()}@drieland.example", **person))
    store(
        Holding(
            partnership=function.partnership,
            municipality=function.municipality,
            function=function,
            person=who,
            starts_on=PreciseDate(starts) if starts else None,
            ends_on=PreciseDate(ends) if ends else None,
        )
    )


def test_who_holds_it_today_gets_the_mail(world: World) -> None:
    hold(world.team_lead, "Nu", "2025-01-01")
    hold(world.team_lead, "Ook")
    hold(world.team_lead, "Vertrokken", "2020-01-01", "2026-03-09")
    hold(world.team_lead, "Straks", "2026-03-11")
    hold(world.team_lead, "Weg", is_active=False)
    with clock.stopped(AT):
        assert addresses_of([world.team_lead.uid])[world.team_lead.uid] == (
            Address("nu@drieland.example", "Nu"),
            Address("ook@drieland.example", "Ook"),
        )


def test_a_municipality_that_left_gets_none(world: World) -> None:
    mayor = store(
        Function(
            partnership=world.partnership, municipality=world.aa, organisation=world.town, code="b-aa",
            kind="burgemeester", title="burgemeester van Aa",
        )
    )  # fmt: skip
    hold(mayor, "Jo")
    with clock.stopped(AT):
        assert [one.name for one in addresses_of([mayor.uid])[mayor.uid]] == ["Jo"]
        left = Membership.objects.get(partnership=world.partnership, municipality=world.aa)
        left.ends_on = PreciseDate("2025")
        store(left)
        assert addresses_of([mayor.uid, world.team_lead.uid]) == {}
