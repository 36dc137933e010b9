# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Every kind that is edited by hand, by every persona: who may, who hears no, and for whom the record is not there."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from driehoek.evaluation.kinds import KINDS as EVALUATION
from driehoek.figures.kinds import KINDS as FIGURES
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, DriehoekError, Forbidden, Invalid
from driehoek.kernel.ids import new_uid
from driehoek.monitoring.kinds import KINDS as MONITORING
from driehoek.organisations.editing import (
    Editable,
    add_record,
    change_record,
    record_values,
    restore_record,
    withdraw_record,
)
from driehoek.organisations.kinds import KINDS as ORGANISATIONS
from driehoek.organisations.models import Partnership
from driehoek.planning.commands import move_node, shift_node
from driehoek.planning.kinds import KINDS as PLANNING
from driehoek.planning.models import Node
from driehoek.publications.facts import KINDS as PUBLICATIONS
from driehoek.steering.kinds import KINDS as STEERING
from tests.access.personas import HOLDERS, MEMBERS, PARTNERS, may_see
from tests.access.reading import actor
from tests.access.world import Tenant, World

pytestmark = pytest.mark.django_db

KINDS = (*ORGANISATIONS, *PLANNING, *MONITORING, *STEERING, *EVALUATION, *PUBLICATIONS, *FIGURES)
COORDINATOR = frozenset({"coordinator"})

#: Which members may edit a public, joint record of each kind; written out by hand.
EDITORS = {
    "samenwerking": COORDINATOR,
    "bron": COORDINATOR,
    "deelname": COORDINATOR,
    "gemeentegegevens": COORDINATOR,
    "organisatie": COORDINATOR,
    "functie": COORDINATOR,
    "plan": COORDINATOR,
    "plantekst": COORDINATOR,
    "werkwijze": COORDINATOR,
    "hoofdstuk": COORDINATOR,
    "kader": COORDINATOR,
    "onderdeel": COORDINATOR,
    "andere-naam": COORDINATOR,
    "raakvlak": COORDINATOR,
    "label": COORDINATOR,
    "doelcijfer": COORDINATOR,
    "duiding": COORDINATOR,
    "setkeuze": COORDINATOR,
    "programma": COORDINATOR,
    "programmadoel": COORDINATOR,
    "werkgroep": COORDINATOR,
    "werkgroeplid": COORDINATOR,
    "werkgroepproduct": COORDINATOR,
    "gedeelde-kennis": COORDINATOR,
    "orgaan": COORDINATOR,
    "lid-van-orgaan": COORDINATOR,
    "portefeuille": COORDINATOR,
    "agendapunt": COORDINATOR,
    "besluit": COORDINATOR,
    "verantwoording": COORDINATOR,
    "evaluatie": COORDINATOR,
    "oordeel": COORDINATOR,
    "doeloordeel": COORDINATOR,
    "notagegevens": COORDINATOR,
    "kanttekening": COORDINATOR,
    "raadskalender": frozenset({"coordinator", "adviser_a", "clerk_a"}),
    "traject": COORDINATOR,
    "trajectdeel": frozenset({"coordinator", "adviser_a", "clerk_a"}),
    "aanbeveling": frozenset({"coordinator", "adviser_a", "clerk_a"}),
}
#: Personas of whom every hidden record is asked.
ASKING = ("resident", "adviser_a", "coordinator", "administrator", "member_of_y")
NAMED = {kind.name: kind for kind in KINDS}


def test_every_kind_has_its_row() -> None:
    assert sorted(EDITORS) == sorted(NAMED)
    assert len(NAMED) == len(KINDS)


def carrier(tenant: Tenant, kind: Editable[Any]) -> Any:
    """Return the public row of a kind."""
    return tenant.row if kind.model is Partnership else tenant.carriers.get(kind.model) or membership(tenant, kind)


def membership(tenant: Tenant, kind: Editable[Any]) -> Any:
    """Return the public row of a table that the world keeps by itself."""
    return kind.model._default_manager.filter(partnership=tenant.row).first()


def deeds(kind: Editable[Any], row: Any) -> Iterator[tuple[str, Callable[[Actor], object]]]:
    """Yield what can be done to a row that is there."""
    change, version = {"source_place": "blz. 1"}, row.version
    yield (
        "change",
        lambda who: change_record(actor=who, kind=kind, uid=row.uid, expected_version=version, values=change),
    )
    yield "withdraw", lambda who: withdraw_record(actor=who, kind=kind, uid=row.uid, expected_version=version)


def reading(kind: Editable[Any], uid: UUID) -> Callable[[Actor], object]:
    """Return the reading of what stands in a record."""
    return lambda who: record_values(who, kind, uid)


def adding(kind: Editable[Any], partnership_id: int, values: Mapping[str, object]) -> Callable[[Actor], object]:
    """Return the adding of a record."""
    return lambda who: add_record(actor=who, kind=kind, partnership_id=partnership_id, values=values)


def heard(who: Actor, deed: Callable[[Actor], object]) -> str:
    """Do it, undo it, and return what the persona heard; what is only filled in wrongly is allowed."""
    with transaction.atomic():
        try:
            deed(who)
            answer = "may"
        except Invalid:
            answer = "may"
        except DriehoekError as refusal:
            answer = type(refusal).__name__
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("name", EDITORS)
def test_who_may_and_who_hears_no(world: World, name: str) -> None:
    kind, row = NAMED[name], carrier(world.x, NAMED[name])
    inside = PARTNERS if kind.model is Partnership else MEMBERS  # the partnership itself is for the partners
    for persona in ("resident", *(holder.name for holder in HOLDERS)):
        wanted = "may" if persona in EDITORS[name] else "Forbidden" if persona in inside else "Absent"
        for deed, do in deeds(kind, row):
            assert heard(actor(world, persona), do) == wanted, (persona, deed)


@pytest.mark.parametrize("name", EDITORS)
def test_what_is_hidden_is_not_there(world: World, name: str) -> None:
    kind = NAMED[name]
    for persona in ASKING:
        who = actor(world, persona)
        for zone, rows in (*world.x.hidden.items(), *world.y.hidden.items()):
            row = rows.get(kind.model)
            if row is None or may_see(persona, zone):
                continue
            for deed, do in deeds(kind, row):
                assert heard(who, do) == "Absent", (persona, zone, deed)
            assert heard(who, reading(kind, row.uid)) == "Absent", (persona, zone)


def _owner(row: Any) -> object:
    return getattr(row, "municipality_id", None)


@pytest.mark.parametrize("name", [name for name in EDITORS if name not in ("samenwerking", "deelname")])
def test_what_was_withdrawn_comes_back_by_who_may_and_is_told_to_no_other(world: World, name: str) -> None:
    kind, row = NAMED[name], world.x.hidden["ingetrokken"][NAMED[name].model]
    theirs = EDITORS[name] if _owner(row) == _owner(carrier(world.x, kind)) else EDITORS[name] & COORDINATOR
    for persona in ("resident", *(holder.name for holder in HOLDERS)):
        wanted = "may" if persona in theirs else "Forbidden" if persona in MEMBERS else "Absent"
        restored = heard(actor(world, persona), lambda who: restore_record(actor=who, kind=kind, uid=row.uid))
        assert restored == wanted, persona


@pytest.mark.parametrize("name", [name for name in EDITORS if NAMED[name].references and NAMED[name].parent])
def test_nothing_is_made_under_what_one_does_not_see(world: World, name: str) -> None:
    kind = NAMED[name]
    target = kind.references[kind.parent]
    who = actor(world, "coordinator")
    hidden = [
        rows[target] for zone, rows in world.x.hidden.items() if target in rows and not may_see("coordinator", zone)
    ]
    theirs = [rows[target] for rows in world.y.hidden.values() if target in rows]
    assert hidden or theirs or name == "deelname"
    for row in (*hidden, *theirs):
        answer = heard(who, adding(kind, world.x.row.pk, {kind.parent: row.uid}))
        assert answer == "Absent", row


@pytest.mark.parametrize("name", EDITORS)
def test_nothing_is_made_elsewhere(world: World, name: str) -> None:
    for persona in ASKING:
        if persona == "member_of_y":
            continue
        with pytest.raises((Absent, Forbidden)):
            add_record(actor=actor(world, persona), kind=NAMED[name], partnership_id=world.y.row.pk, values={})


def test_who_may_not_edit_makes_nothing(world: World) -> None:
    kind = NAMED["bron"]
    for holder in HOLDERS:
        if holder.name not in COORDINATOR:
            with pytest.raises((Absent, Forbidden)):
                add_record(
                    actor=actor(world, holder.name), kind=kind, partnership_id=world.x.row.pk, values={"title": "x"}
                )


def test_moving_a_goal(world: World) -> None:
    public = world.x.carriers[Node]
    for persona in ("resident", *(holder.name for holder in HOLDERS)):
        wanted = "may" if persona == "coordinator" else "Forbidden" if persona in MEMBERS else "Absent"
        who = actor(world, persona)
        assert heard(who, lambda who: shift_node(actor=who, node_uid=public.uid, places=1)) == wanted
        moved = heard(who, lambda who: move_node(actor=who, node_uid=public.uid, expected_version=1, parent_uid=None))
        assert moved == wanted
    who = actor(world, "coordinator")
    for zone in ("gemeente_a", "genoemden", "ingetrokken"):
        hidden = world.x.hidden[zone][Node]
        for deed in (
            lambda who, hidden=hidden: shift_node(actor=who, node_uid=hidden.uid, places=1),
            lambda who, hidden=hidden: move_node(actor=who, node_uid=hidden.uid, expected_version=1, parent_uid=None),
            lambda who, hidden=hidden: move_node(
                actor=who, node_uid=public.uid, expected_version=1, parent_uid=hidden.uid
            ),
        ):
            assert heard(who, deed) == "Absent", zone


def test_what_one_may_is_also_done(world: World) -> None:
    """The rows of this world break other rules too; those are the only ones that a change meets."""
    refused = {}
    for kind in KINDS:
        row = carrier(world.x, kind)
        values = {"source_place": "blz. 1"}
        with transaction.atomic():
            try:
                change_record(
                    actor=actor(world, "coordinator"),
                    kind=kind,
                    uid=row.uid,
                    expected_version=row.version,
                    values=values,
                )
            except Invalid as problem:
                refused[kind.name] = set(problem.fields)
            transaction.set_rollback(True)
    assert refused == {
        "orgaan": {"municipality", "working_group"},
        "lid-van-orgaan": {"replacement"},
        "organisatie": {"municipality"},
        "verantwoording": {"body", "told_on"},
        "traject": {"triangle_decision"},
        "trajectdeel": {"college_decision", "council_decision"},
        "aanbeveling": {"answer"},
    }


def test_what_does_not_exist(world: World) -> None:
    for kind in KINDS:
        with pytest.raises(Absent):
            record_values(actor(world, "coordinator"), kind, new_uid())
