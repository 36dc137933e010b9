# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A plan file is no way round access: not to what one may not see, not to rights, not to another partnership."""

import pytest

from driehoek.exchange.commands import load_plan_file, rehearse_plan_file
from driehoek.exchange.queries import plan_file, plan_file_text
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.organisations.models import Function, Organisation
from driehoek.planning.models import Tag
from tests.access.files import file_of
from tests.access.personas import may_see
from tests.access.reading import actor
from tests.access.world import World

pytestmark = pytest.mark.django_db

SERVER = Actor.system("opdrachtregel", "systeem_opdrachtregel")


@pytest.mark.parametrize("persona", ["coordinator", "adviser_a", "administrator"])
def test_a_plan_file_holds_what_its_reader_sees_and_nothing_else(world: World, persona: str) -> None:
    text = plan_file_text(actor(world, persona), world.x.row.slug)
    found = world.aviary.found_in(text)
    assert sorted({(c.model, c.zone) for c in found if not may_see(persona, c.zone)}) == []
    zones = {c.zone for c in found}
    assert {"openbaar", "partners"} <= zones


@pytest.mark.parametrize("persona", ["council_member_a", "team_chief", "mayor_a", "action_lead"])
def test_who_may_not_export_gets_no_plan_file(world: World, persona: str) -> None:
    with pytest.raises(Forbidden):
        plan_file(actor(world, persona), world.x.row.slug)


def test_nobody_gets_the_plan_file_of_another_partnership(world: World) -> None:
    for persona, tenant in (("coordinator", world.y), ("member_of_y", world.x), ("resident", world.x)):
        with pytest.raises(Absent):
            plan_file(actor(world, persona), tenant.row.slug)


def test_a_file_does_not_overwrite_what_its_reader_may_not_see(world: World) -> None:
    hidden = world.x.hidden["gemeente_b"][Tag]
    file = file_of(world.x, f"labels:\n  - code: {hidden.code}\n    soort: {hidden.kind}\n    naam: Overgenomen\n")
    for load in (load_plan_file, rehearse_plan_file):
        with pytest.raises(Invalid):
            load(actor=actor(world, "coordinator"), file=file)
    assert Tag.objects.get(pk=hidden.pk).label == hidden.label


def test_a_file_gives_nobody_other_rights(world: World) -> None:
    """The coordinator may write functions, but not make the own function that of the mayor of A."""
    organisation = world.x.carriers[Organisation]
    function = world.x.functions["coordinator"]
    file = file_of(
        world.x,
        f"organisaties:\n  - code: {organisation.code}\n    naam: {organisation.name}\n"
        f"    soort: {organisation.kind}\n\nfuncties:\n  - code: {function.code}\n    titel: {function.title}\n"
        "    soort: burgemeester\n"
        f"    organisatie: {organisation.code}\n",
    )
    with pytest.raises(Forbidden):
        load_plan_file(actor=actor(world, "coordinator"), file=file)
    assert Function.objects.get(pk=function.pk).kind == "coordinator"
    load_plan_file(actor=SERVER, file=file)
    assert Function.objects.get(pk=function.pk).kind == "burgemeester"


@pytest.mark.parametrize("persona", ["adviser_a", "administrator", "mayor_a", "member_of_y", "resident"])
def test_who_may_not_load_changes_nothing(world: World, persona: str) -> None:
    file = file_of(world.x, "")
    for load in (load_plan_file, rehearse_plan_file):
        with pytest.raises(Forbidden):
            load(actor=actor(world, persona), file=file)
