# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every record that has an address of its own, in every zone: 200 for whom it is, 404 for others."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from driehoek.organisations.models import Municipality
from driehoek.planning.models import Action, Node, Plan, Programme
from driehoek.publications.models import IssuedPaper
from driehoek.steering.models import Development, Help, Proposal
from tests.access.personas import PUBLIC_ZONES, ZONES, may_see
from tests.access.routes import addresses
from tests.access.visiting import client_of, heard, leaks_in, words_of
from tests.access.world import Tenant, World

pytestmark = pytest.mark.django_db

#: Words of these must be read somewhere by each persona whose zone they lie in: the scan really reads the pages.
READ_SOMEWHERE = {
    "organisations.Function", "organisations.Organisation", "organisations.SourceDocument",
    "organisations.MunicipalityFacts", "planning.Action", "planning.Adoption", "planning.LocalChapter",
    "planning.Node", "planning.NodeAlias", "planning.NodeLink", "planning.Plan", "planning.PlanText",
    "planning.PlanVersion", "planning.Programme", "planning.ProgrammeAim", "planning.ProgressReport", "planning.Tag",
    "planning.UpwardLink", "planning.WayOfWorking", "planning.WorkingGroup", "evaluation.Evaluation",
    "evaluation.Judgement", "publications.IssuedPaper", "steering.Decision",
    "steering.Development", "steering.Help", "steering.Proposal",
}  # fmt: skip
#: One of each sort of circle; the matrix of routes has every persona on the public records.
ASKING = ("resident", "council_member_a", "adviser_a", "coordinator", "member_of_y", "holding_ended")


@dataclass(frozen=True, slots=True)
class Asked:
    """An address, with the zone of the record that it names."""

    address: str
    zone: str


def asked_of(tenant: Tenant) -> Iterator[Asked]:
    """Yield the addresses of the hidden records, and of the public ones that point at them."""
    home = f"/{tenant.row.slug}/"
    plan, programme = tenant.carriers[Plan], tenant.carriers[Programme]
    public = "openbaar" if tenant.key == "x" else "y_openbaar"
    for number, (zone, rows) in enumerate(tenant.hidden.items(), start=2):
        yield Asked(f"{home}plannen/{rows[Plan].code}/", zone)
        yield Asked(f"{home}plannen/{plan.code}/versies/?van=1&naar={number}", zone)
        yield Asked(f"{home}themas/{plan.code}/{rows[Node].code}/", zone)
        yield Asked(f"{home}programmas/{rows[Programme].code}/", zone)
        yield Asked(f"{home}programmas/{rows[Programme].code}/evaluatie/", zone)
        yield Asked(f"{home}acties/{rows[Action].uid}/", zone)
        yield Asked(f"{home}notas/uitgebracht/{rows[IssuedPaper].uid}.html", zone)
        yield Asked(f"{home}voorstellen/{rows[Proposal].code}/", zone)
        yield Asked(f"{home}ontwikkelingen/{rows[Development].code}/", zone)
        yield Asked(f"{home}hulp/{rows[Help].code}/", zone)
        yield Asked(f"{home}themas/{plan.code}/{tenant.beside[zone][Node].code}/", public)
    for action in tenant.pointing[Action]:
        if action.node_id == tenant.carriers[Node].pk or action.programme_id == programme.pk:
            yield Asked(f"{home}acties/{action.uid}/", "")


def notes_of(tenant: Tenant) -> Iterator[str]:
    """Yield the addresses of the notes of the municipality of each zone."""
    for rows in tenant.beside.values():
        code = rows[Municipality].cbs_code
        yield f"/{tenant.row.slug}/notas/{tenant.carriers[Programme].code}/{code}/"


def expected(persona: str, tenant: Tenant, zone: str) -> str:
    """Return what a persona hears who asks for a record in a zone."""
    if persona in ("resident", "inactive", "holding_ended"):
        return "login"
    home = "y" if persona == "member_of_y" else "x"
    return "200" if home == tenant.key and may_see(persona, zone) else "404"


@pytest.mark.parametrize("persona", ASKING)
def test_a_record_is_there_for_whom_it_is(world: World, persona: str) -> None:
    client = client_of(world, persona)
    wrong, told, read = [], set(), set()
    for tenant in world.tenants.values():
        for asked in asked_of(tenant):
            response = client.get(asked.address)
            if asked.zone and heard(response) != expected(persona, tenant, asked.zone):
                wrong.append(f"{asked}: {heard(response)}")
            told |= {f"{asked.address}: {leak}" for leak in leaks_in(world, persona, asked.address, response)}
            if response.status_code == 200:
                read |= {(c.model, c.zone) for c in world.aviary.found_in(words_of(response))}
        for address in addresses(tenant).values():
            response = client.get(address)
            if response.status_code == 200:
                read |= {(c.model, c.zone) for c in world.aviary.found_in(words_of(response))}
    assert wrong == []
    assert sorted(told) == []
    theirs = {(model, zone) for model in READ_SOMEWHERE for zone in ZONES if may_see(persona, zone)}
    assert sorted(theirs - read) == []


@pytest.mark.parametrize("form", ["", "nota.html", "nota.docx", "nota.pdf"])
def test_a_note_holds_only_what_is_public_whoever_makes_it(world: World, form: str) -> None:
    """The coordinator sees the triangle's circle and what is under embargo; the public note may not."""
    client = client_of(world, "coordinator")
    told, made = set(), 0
    chosen = list(notes_of(world.x))
    for address in chosen if form in ("", "nota.html") else chosen[3:7]:
        response = client.get(f"{address}{form}")
        assert response.status_code == 200, address
        made += 1
        told |= {f"{address}: {leak}" for leak in leaks_in(world, "coordinator", address, response, PUBLIC_ZONES)}
    assert made > 3
    assert sorted(told) == []
