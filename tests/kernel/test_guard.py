# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Nothing changes outside a command."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from driehoek.audit.recording import command
from driehoek.kernel import guard, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import WriteOutsideCommand
from driehoek.organisations.models import Municipality, Partnership
from tests.planning.world import World, store


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ('INSERT INTO "planning_action" ("id") VALUES (1)', ("planning_action",)),
        ("insert or ignore into planning_action values (1)", ("planning_action",)),
        ("REPLACE INTO planning_action VALUES (1)", ("planning_action",)),
        ('UPDATE "planning_action" SET "title" = %s', ("planning_action",)),
        ("  \n update\n planning_action set title=1", ("planning_action",)),
        ("UPDATE ONLY planning_action SET title=1", ("planning_action",)),
        ('UPDATE "public"."planning_action" SET title=1', ("planning_action",)),
        ("UPDATE main.planning_action SET title=1", ("planning_action",)),
        ("UPDATE `planning_action` SET title=1", ("planning_action",)),
        ("UPDATE [planning_action] SET title=1", ("planning_action",)),
        ('DELETE FROM "planning_action"', ("planning_action",)),
        ('TRUNCATE "django_session", "planning_action";', ("django_session", "planning_action")),
        ("COPY planning_action FROM STDIN", ("planning_action",)),
        ("MERGE INTO planning_action USING x ON true", ("planning_action",)),
        ("/* quick */ UPDATE planning_action SET title=1", ("planning_action",)),
        ("-- quick\nUPDATE planning_action SET title=1", ("planning_action",)),
        ("SELECT 1; DELETE FROM planning_action", ("planning_action",)),
        ("WITH old AS (SELECT 1) UPDATE planning_action SET title=1", ("planning_action",)),
        ("WITH old AS (DELETE FROM planning_action RETURNING id) SELECT * FROM old", ("planning_action",)),
        ("SELECT * FROM planning_action FOR UPDATE", ()),
        ("SELECT '; DELETE FROM planning_action'", ()),
        ("WITH old AS (SELECT '(DELETE FROM planning_action)') SELECT * FROM old", ()),
        ("SAVEPOINT x", ()),
        ("PRAGMA foreign_keys", ()),
    ],
)
def test_what_a_statement_writes(sql: str, tables: tuple[str, ...]) -> None:
    assert guard.tables_written(sql) == tables


def test_what_is_ours() -> None:
    assert guard.is_ours("planning_action")
    assert guard.is_ours("audit_auditevent")
    assert not guard.is_ours("django_session")
    assert not guard.is_ours("new__planning_action")


def test_every_way_of_writing_is_refused(world: World) -> None:
    row = world.partnership
    ways: list[Callable[[], object]] = [
        lambda: row.save(),
        lambda: Partnership.objects.filter(pk=row.pk).update(name="x"),
        lambda: Partnership.objects.bulk_create([Partnership(slug="y", name="y")]),
        lambda: Partnership.objects.bulk_update([row], ["name"]),
        lambda: Municipality.objects.all()._raw_delete("default"),
        lambda: connection.cursor().execute("UPDATE organisations_partnership SET name = 'x'"),
    ]
    for way in ways:
        with pytest.raises(WriteOutsideCommand), transaction.atomic():
            way()
    assert Partnership.objects.get(pk=row.pk).name == "Drieland"


def test_records_refuse_outside_a_command(world: World) -> None:
    with pytest.raises(WriteOutsideCommand):
        records.update(world.partnership, {"name": "x"})
    with pytest.raises(WriteOutsideCommand):
        records.insert(Municipality(cbs_code="GM1", name="x"))


def test_a_command_may_write_and_the_door_closes_after_it(world: World) -> None:
    @command
    def rename(*, actor: Actor) -> None:
        records.update(world.partnership, {"name": "Anders"})

    rename(actor=world.coordinator)
    assert Partnership.objects.get(slug="drieland").name == "Anders"
    with pytest.raises(WriteOutsideCommand):
        world.partnership.save()


@pytest.mark.django_db(transaction=True)
def test_a_thread_of_its_own_is_guarded_too() -> None:
    caught: list[BaseException] = []

    def write() -> None:
        try:
            Municipality.objects.create(cbs_code="GM1", name="x")
        except WriteOutsideCommand as problem:
            caught.append(problem)
        finally:
            connection.close()

    with guard.seeding():
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    assert len(caught) == 1
    assert not Municipality.objects.exists()


def test_seeding_ends(db: None) -> None:
    store(Municipality(cbs_code="GM1", name="x"))
    with pytest.raises(WriteOutsideCommand):
        Municipality.objects.create(cbs_code="GM2", name="y")
