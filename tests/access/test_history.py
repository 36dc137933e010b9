# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Audit and history: an event if and only if something changed, no values in it, and old values in the old circle."""

import json
from uuid import UUID, uuid4

import pytest

from driehoek.audit.commands import once
from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.audit.recording import command
from driehoek.cycle.queries import action_page
from driehoek.exchange.commands import load_plan_file
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent, DriehoekError, Forbidden, Invalid
from driehoek.organisations.commands import add_person
from driehoek.organisations.queries import head
from driehoek.planning.commands import Report, report_progress
from driehoek.planning.models import Action
from driehoek.planning.rules import ActionStatus
from tests.access.files import file_of
from tests.access.personas import ZONES
from tests.access.reading import actor
from tests.access.world import World

pytestmark = pytest.mark.django_db

SERVER = Actor.system("opdrachtregel", "systeem_opdrachtregel")
SAID = "Een zin die alleen in het bericht staat: zeldzaamwoord."


def events() -> list[AuditEvent]:
    """Return what the audit holds."""
    return list(AuditEvent.objects.order_by("pk"))


def tell(world: World, persona: str, action: Action, status: ActionStatus = ActionStatus.RUNNING) -> UUID:
    """Report on an action as a persona."""
    return report_progress(actor=actor(world, persona), action_uid=action.uid, report=Report(status, done=SAID))


def test_a_change_is_one_event_with_the_names_of_fields_and_no_values(world: World) -> None:
    action = world.x.carriers[Action]
    before = len(events())
    tell(world, "coordinator", action)
    (event,) = events()[before:]
    assert event.command == "planning.report_progress"
    assert event.actor_uid == world.persons["coordinator"].uid
    assert event.partnership_id == world.x.row.pk
    assert (event.made, event.changed) == (1, 1)
    kept = json.dumps([event.records, event.command])
    assert "zeldzaamwoord" not in kept
    assert world.aviary.found_in(kept) == []
    assert all(record.keys() == {"type", "uid", "fields"} for record in event.records)
    assert {"done", "status"} <= {name for record in event.records for name in record["fields"]}
    history = HistoryEntry.objects.filter(operation=event.operation)
    assert {entry.circle for entry in history} == {action.circle}
    assert any("zeldzaamwoord" in str(entry.after) for entry in history)


@pytest.mark.parametrize(
    ("persona", "zone", "refusal"),
    [
        ("council_member_a", "", Forbidden),
        ("mayor_a", "", Forbidden),
        ("member_of_y", "", Absent),
        ("resident", "", Absent),
        ("inactive", "", Absent),
        ("holding_ended", "", Absent),
        ("coordinator", "gemeente_a", Absent),
        ("adviser_a", "driehoek", Absent),
        ("adviser_b", "gemeente_a", Absent),
        ("coordinator", "ingetrokken", Absent),
        ("adviser_a", "geheim", Absent),
    ],
)
def test_what_is_refused_leaves_no_trace(world: World, persona: str, zone: str, refusal: type[DriehoekError]) -> None:
    action = world.x.hidden[zone][Action] if zone else world.x.carriers[Action]
    before, history = len(events()), HistoryEntry.objects.count()
    with pytest.raises(refusal):
        tell(world, persona, action)
    assert len(events()) == before
    assert HistoryEntry.objects.count() == history


def test_what_cannot_be_accepted_leaves_no_trace(world: World) -> None:
    before = len(events())
    with pytest.raises(Invalid):
        tell(world, "coordinator", world.x.carriers[Action], ActionStatus.DELAYED)
    assert len(events()) == before


def test_the_same_form_twice_is_one_event(world: World) -> None:
    key, action, who = uuid4(), world.x.carriers[Action], actor(world, "coordinator")
    before = len(events())
    first = once(actor=who, key=key, perform=lambda: tell(world, "coordinator", action))
    assert once(actor=who, key=key, perform=lambda: tell(world, "coordinator", action)) == first
    assert len(events()) == before + 1


def test_a_load_that_changes_nothing_is_no_event(world: World) -> None:
    who = actor(world, "member_of_y")
    lines = "labels:\n  - code: jeugd\n    soort: doelgroep\n    naam: Jeugd\n"
    start = len(events())
    load_plan_file(actor=who, file=file_of(world.y, lines))
    assert len(events()) == start + 1
    before = len(events())
    report = load_plan_file(actor=who, file=file_of(world.y, lines))
    assert (report.total.made, report.total.changed, report.total.withdrawn) == (0, 0, 0)
    assert len(events()) == before


def test_a_password_stands_in_no_history(world: World) -> None:
    add_person(actor=SERVER, name="Iemand", email="iemand@voorbeeld.example", password="zeldzaamwoord")
    entry = HistoryEntry.objects.order_by("pk").last()
    assert entry is not None
    assert entry.record_type == "organisations.Person"
    assert "pbkdf2" not in str(entry.after)
    assert "zeldzaamwoord" not in str(entry.after)


@command
def release(*, actor: Actor, action: Action, title: str) -> bool:
    """Give an action another title, and make it public."""
    return records.update(action, {"title": title, "circle": Circle.PUBLIC.value, "circle_municipality_id": None})


@pytest.mark.parametrize(
    ("zone", "insider"), [("partners", "team_chief"), ("driehoek", "mayor_a"), ("gemeente_b", "adviser_b")]
)
def test_what_was_called_otherwise_in_a_narrower_circle_stays_there(
    world: World, seeding: None, zone: str, insider: str
) -> None:
    """A release makes the record public, not what it was called before."""
    key = world.x.hidden[zone][Action].pk
    old = world.aviary.tell(zone, "planning.Action", "title before")
    new = world.aviary.tell("openbaar", "planning.Action", "title after")
    Action.objects.filter(pk=key).update(title=f"Toen {old}")
    action = Action.objects.get(pk=key)
    release(actor=SERVER, action=action, title=f"Nu {new}")
    entry = HistoryEntry.objects.filter(uid=action.uid).order_by("pk").last()
    assert entry is not None
    assert entry.circle == ZONES[zone].circle.value
    assert story(world, insider, action) == {old, new}
    assert story(world, "council_member_a", action) == {new}


def story(world: World, persona: str, action: Action) -> set[str]:
    """Return the tokens of titles that the page of an action tells a persona."""
    who = actor(world, persona)
    page = action_page(who, head(who, world.x.row.slug), action.uid)
    found = world.aviary.found_in(repr(page))
    return {canary.token for canary in found if canary.uid in ("title before", "title after")}
