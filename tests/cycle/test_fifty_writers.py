# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Fifty people change one record at the same moment: what was acknowledged is there, the others are told."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.audit.recording import bulk_command
from driehoek.evaluation.kinds import KINDS as EVALUATION
from driehoek.kernel import guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Busy, Conflict, DriehoekError
from driehoek.organisations.editing import Editable, add_record, change_record, record_values, withdraw_record
from driehoek.organisations.kinds import KINDS as ORGANISATIONS
from driehoek.organisations.models import SourceDocument
from driehoek.planning.commands import change_action
from driehoek.planning.kinds import KINDS as PLANNING
from driehoek.planning.models import Action, NodeTag, Tag
from driehoek.steering.kinds import KINDS as STEERING
from tests.planning.world import World, store

PEOPLE = 50
TRIES = 3
NAMED = {kind.name: kind for kind in (*ORGANISATIONS, *PLANNING, *STEERING, *EVALUATION)}

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def together(act: Callable[[int], object]) -> dict[int, object]:
    """Let fifty people do something at the same moment; return per person the answer or the refusal."""
    ready = threading.Barrier(PEOPLE)

    def one(number: int) -> object:
        try:
            ready.wait(timeout=60)
            return act(number)
        except DriehoekError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        return dict(enumerate(pool.map(one, range(PEOPLE))))


def kinds_of_everything(world: World) -> Iterator[tuple[str, UUID, str]]:
    """Yield a record of several kinds with a text that people write in."""
    world.body("driehoek", "gezagsdriehoek")

    def made(name: str, values: dict[str, object]) -> UUID:
        kind: Editable[Any] = NAMED[name]
        return add_record(actor=world.coordinator, kind=kind, partnership_id=world.partnership.pk, values=values)

    yield "samenwerking", world.partnership.uid, "about"
    yield "bron", made("bron", {"title": "Plan"}), "note"
    yield "onderdeel", world.nodes["zicht"].uid, "text"
    yield "programma", world.programmes["uvp-2025"].uid, "text"
    yield "werkgroep", made("werkgroep", {"plan": world.plan.uid, "name": "Groep"}), "assignment"
    yield "evaluatie", world.evaluation("e").uid, "remaining"
    outcome = {"body": world.bodies["driehoek"].uid, "decided_on": "2025", "kind": "afspraak", "subject": "Samen"}
    yield "besluit", made("besluit", outcome), "text"


KINDS = ("samenwerking", "bron", "onderdeel", "programma", "werkgroep", "evaluatie", "besluit")


@pytest.mark.parametrize("name", KINDS)
def test_no_change_of_a_record_is_lost(world: World, name: str) -> None:
    """Each adds a line to what stands, and tries again a few times when a colleague was first."""
    uid, column = next((uid, column) for found, uid, column in kinds_of_everything(world) if found == name)
    kind, who = NAMED[name], world.coordinator
    start = record_values(who, kind, uid).version
    before = HistoryEntry.objects.filter(uid=uid).count()

    def write(number: int) -> str:
        for attempt in range(TRIES):
            stands = record_values(who, kind, uid)
            text = f"{stands.values[column]}\n<{number}>"
            try:
                change_record(actor=who, kind=kind, uid=uid, expected_version=stands.version, values={column: text})
            except Conflict:
                if attempt == TRIES - 1:
                    raise
                continue
            return "kept"
        raise AssertionError("never reached")

    heard = together(write)
    kept = {number for number, answer in heard.items() if answer == "kept"}
    assert {type(answer) for number, answer in heard.items() if number not in kept} <= {Conflict}
    end = record_values(who, kind, uid)
    assert kept
    assert {line for line in str(end.values[column]).split("\n") if line} >= {f"<{number}>" for number in kept}
    assert str(end.values[column]).count("<") == len(kept)
    assert end.version - start == len(kept)
    assert HistoryEntry.objects.filter(uid=uid).count() - before == len(kept)
    assert AuditEvent.objects.filter(command="organisations.change_record").count() == len(kept)


def test_of_an_action_and_what_hangs_on_it(world: World) -> None:
    action, who = world.action("A-1"), world.coordinator
    form = {number: world.form(title=f"Van {number}") for number in range(PEOPLE)}
    heard = together(lambda n: change_action(actor=who, action_uid=action.uid, expected_version=1, form=form[n]))
    kept = [number for number, answer in heard.items() if answer == 2]
    assert [type(answer) for number, answer in heard.items() if number not in kept] == [Conflict] * (PEOPLE - 1)
    stored = Action.objects.get()
    assert (len(kept), stored.version, stored.title) == (1, 2, f"Van {kept[0]}")
    assert HistoryEntry.objects.filter(uid=action.uid).count() == 1


def test_of_a_list_on_a_record(world: World) -> None:
    """Only labels change, not a column of the node itself: the second writer is noticed all the same."""
    who, node = world.coordinator, world.nodes["zicht"]
    tags = [
        store(Tag(partnership=world.partnership, kind="aanpak", code=f"t-{n}", label=f"T {n}")) for n in range(PEOPLE)
    ]
    heard = together(
        lambda n: change_record(
            actor=who, kind=NAMED["onderdeel"], uid=node.uid, expected_version=1, values={"tags": (tags[n].uid,)}
        )
    )
    kept = [number for number, answer in heard.items() if answer == 2]
    assert len(kept) == 1
    assert NodeTag.objects.filter(withdrawn_at__isnull=True).get().tag == tags[kept[0]]


@bulk_command
def change_all(*, actor: Actor, rows: list[UUID], versions: dict[UUID, int], note: str) -> str:
    """Change several records, all or none."""
    for uid in rows:
        change_record(actor=actor, kind=NAMED["bron"], uid=uid, expected_version=versions[uid], values={"note": note})
    return "kept"


def test_of_many_records_at_once(world: World) -> None:
    """All or none: whoever meets a change on the way has changed nothing."""
    who = world.coordinator
    rows = [store(SourceDocument(partnership=world.partnership, key=f"b-{n}", title="B")).uid for n in range(6)]
    versions = dict.fromkeys(rows, 1)

    def write(number: int) -> object:
        order = rows if number % 2 else rows[::-1]
        return change_all(actor=who, rows=order, versions=versions, note=f"Van {number}")

    heard = together(write)
    kept = [number for number, answer in heard.items() if answer == "kept"]
    assert len(kept) == 1
    assert {type(answer) for number, answer in heard.items() if number not in kept} == {Conflict}
    assert set(SourceDocument.objects.values_list("note", "version")) == {(f"Van {kept[0]}", 2)}
    assert HistoryEntry.objects.count() == len(rows)


def test_adding_under_one_code(world: World) -> None:
    who = world.coordinator
    heard = together(
        lambda _: add_record(
            actor=who, kind=NAMED["bron"], partnership_id=world.partnership.pk, values={"title": "Zelfde naam"}
        )
    )
    assert all(isinstance(answer, UUID) for answer in heard.values())
    keys = set(SourceDocument.objects.values_list("key", flat=True))
    assert keys == {"zelfde-naam", *(f"zelfde-naam-{n}" for n in range(2, PEOPLE + 1))}


def test_withdrawing_and_changing(world: World) -> None:
    who, uid = world.coordinator, store(SourceDocument(partnership=world.partnership, key="b", title="B")).uid
    kind = NAMED["bron"]

    def act(number: int) -> object:
        if number % 2:
            return change_record(actor=who, kind=kind, uid=uid, expected_version=1, values={"title": f"{number}"})
        withdraw_record(actor=who, kind=kind, uid=uid, expected_version=1)
        return 2

    heard = together(act)
    assert sum(answer == 2 for answer in heard.values()) == 1
    assert SourceDocument.objects.get().version == 2


def test_who_waited_too_long_is_told_and_nothing_is_lost(world: World) -> None:
    """Another program keeps the database to itself: the writer hears it in words."""
    who, uid = world.coordinator, store(SourceDocument(partnership=world.partnership, key="b", title="B")).uid
    holds, done = threading.Event(), threading.Event()

    def hold() -> None:
        with guard.seeding(), connection.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE" if connection.vendor == "sqlite" else "BEGIN")
            cursor.execute("UPDATE organisations_partnership SET about = 'bezig'")
            holds.set()
            done.wait(timeout=60)
            cursor.execute("ROLLBACK")
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    try:
        assert holds.wait(timeout=60)
        with connection.cursor() as cursor:
            impatient = "PRAGMA busy_timeout = 50" if connection.vendor == "sqlite" else "SET lock_timeout = '50ms'"
            cursor.execute(impatient)
        with pytest.raises(Busy, match="nog niet bewaard"):
            change_record(actor=who, kind=NAMED["bron"], uid=uid, expected_version=1, values={"title": "X"})
    finally:
        done.set()
        holder.join(timeout=60)
        connection.close()
    assert SourceDocument.objects.get().version == 1
    assert change_record(actor=who, kind=NAMED["bron"], uid=uid, expected_version=1, values={"title": "X"}) == 2
