# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""One transaction, one operation, one audit event per command that changed something."""

from typing import Any

import pytest

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.audit.recording import bulk_command, command
from driehoek.kernel import operation, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Invalid
from driehoek.organisations.models import SourceDocument
from tests.planning.world import World


def _source(world: World, key: str) -> SourceDocument:
    return SourceDocument(partnership=world.partnership, key=key, title=key)


@command
def inner(*, actor: Actor, world: World, key: str, fail: bool = False) -> None:
    """Add one source, or break off after it."""
    records.insert(_source(world, key))
    if fail:
        raise Invalid("nee")


@command
def outer(*, actor: Actor, world: World, fail: bool = False, swallow: bool = False) -> None:
    """Add a source itself and two by commands inside it."""
    records.insert(_source(world, "own"))
    inner(actor=actor, world=world, key="first")
    try:
        inner(actor=actor, world=world, key="second", fail=fail)
    except Invalid:
        if not swallow:
            raise


@command
def idle(*, actor: Actor) -> int:
    """Change nothing."""
    return 7


@bulk_command
def load(*, actor: Actor, world: World) -> None:
    """Add three, by commands within it."""
    outer(actor=actor, world=world)


@command
def loading_as_part(*, actor: Actor, world: World) -> None:
    """Change one thing, and load."""
    records.update(world.partnership, {"about": "Drie gemeenten"})
    load(actor=actor, world=world)


def test_each_command_has_its_event_and_all_share_one_operation(world: World) -> None:
    coordinator = world.coordinator
    outer(actor=coordinator, world=world)
    events = list(AuditEvent.objects.order_by("pk"))
    assert [e.command for e in events] == ["audit.inner", "audit.inner", "audit.outer"]
    assert len({e.operation for e in events}) == 1
    assert {(e.actor_uid, e.actor_label) for e in events} == {(coordinator.uid, coordinator.label)}
    assert {e.partnership_id for e in events} == {world.partnership.pk}
    assert [len(e.records) for e in events] == [1, 1, 1]
    assert [(e.made, e.changed) for e in events] == [(1, 0)] * 3
    assert HistoryEntry.objects.filter(operation=events[0].operation).count() == 3
    assert set(SourceDocument.objects.values_list("created_in", flat=True)) == {events[0].operation}


def test_an_error_inside_a_nested_command_leaves_nothing(world: World) -> None:
    with pytest.raises(Invalid):
        outer(actor=world.coordinator, world=world, fail=True)
    assert not SourceDocument.objects.exists()
    assert not AuditEvent.objects.exists()
    assert not HistoryEntry.objects.exists()
    assert operation.current() is None


@pytest.mark.django_db(transaction=True)
def test_an_error_that_is_swallowed_on_the_way_leaves_nothing_either(world: World) -> None:
    with pytest.raises(Exception, match="atomic"):
        outer(actor=world.coordinator, world=world, fail=True, swallow=True)
    assert not SourceDocument.objects.exists()
    assert not AuditEvent.objects.exists()
    assert operation.current() is None


def test_what_changed_nothing_writes_nothing(world: World) -> None:
    assert idle(actor=world.coordinator) == 7
    assert not AuditEvent.objects.exists()


def test_a_bulk_command_counts_for_all_inside_it(world: World) -> None:
    load(actor=world.coordinator, world=world)
    event = AuditEvent.objects.get()
    assert (event.command, event.made, event.changed, event.records) == ("audit.load", 3, 0, [])
    assert HistoryEntry.objects.filter(operation=event.operation).count() == 3


def test_a_bulk_command_as_part_of_another(world: World) -> None:
    loading_as_part(actor=world.coordinator, world=world)
    events = {e.command: e for e in AuditEvent.objects.all()}
    assert set(events) == {"audit.load", "audit.loading_as_part"}
    assert (events["audit.loading_as_part"].made, events["audit.loading_as_part"].changed) == (0, 1)
    assert len({e.operation for e in events.values()}) == 1


@pytest.mark.parametrize("wrong", [{}, {"actor": None}, {"actor": "an"}])
def test_a_command_names_its_actor(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="with an actor"):
        idle(**wrong)


def test_positions_are_refused(world: World) -> None:
    with pytest.raises(TypeError, match="keyword arguments only"):
        idle(world.coordinator)  # type: ignore[call-arg]


def test_what_must_hold_at_the_end_is_checked_after_everything(world: World) -> None:
    asked: list[str] = []

    @command
    def part(*, actor: Actor) -> None:
        running = operation.current()
        assert running is not None
        running.at_end("once", lambda: asked.append("checked"))
        running.at_end("once", lambda: asked.append("never"))
        running.at_end("settled", lambda: asked.append("never"))

    @command
    def whole(*, actor: Actor) -> None:
        part(actor=actor)
        running = operation.current()
        assert running is not None
        running.settled("settled")
        asked.append("done")

    whole(actor=world.coordinator)
    assert asked == ["done", "checked"]
