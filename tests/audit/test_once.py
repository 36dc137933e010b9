# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The same form sent twice is carried out once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import IntegrityError, connection

from driehoek.audit.commands import once
from driehoek.audit.models import AuditEvent, Performed
from driehoek.audit.recording import command
from driehoek.kernel import operation, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Invalid
from driehoek.kernel.ids import new_uid
from driehoek.organisations.models import SourceDocument
from tests.planning.world import World, actor


@command
def add(*, actor: Actor, partnership_id: int, key: str = "") -> UUID:
    """Add a source under a new key, or a given one."""
    return records.insert(
        SourceDocument(partnership_id=partnership_id, key=key or f"k-{new_uid()}", title="Bron")
    ).uid  # fmt: skip


def _perform(world: World, who: Actor, key: str = "") -> Callable[[], UUID]:
    return lambda: add(actor=who, partnership_id=world.partnership.pk, key=key)


def test_twice_gives_the_same_result_once(world: World) -> None:
    who, key = world.coordinator, new_uid()
    first = once(actor=who, key=key, perform=_perform(world, who))
    second = once(actor=who, key=key, perform=_perform(world, who))
    assert first == second == SourceDocument.objects.get().uid
    assert AuditEvent.objects.count() == 1
    assert Performed.objects.get().operation == AuditEvent.objects.get().operation


def test_another_key_and_another_persons_same_key_are_other_forms(world: World) -> None:
    one, key = world.coordinator, new_uid()
    other = replace(one, uid=new_uid())
    results = {
        once(actor=one, key=key, perform=_perform(world, one)),
        once(actor=other, key=key, perform=_perform(world, other)),
        once(actor=one, key=new_uid(), perform=_perform(world, one)),
    }
    assert len(results) == 3
    assert SourceDocument.objects.count() == 3


def test_without_key_or_person_it_is_carried_out_each_time(world: World) -> None:
    who, job = world.coordinator, actor("systeem_opdrachtregel", None)
    for _ in range(2):
        once(actor=who, key=None, perform=_perform(world, who))
        once(actor=job, key=UUID(int=1), perform=_perform(world, job))
    assert SourceDocument.objects.count() == 4
    assert not Performed.objects.exists()


def test_what_failed_may_be_sent_again_under_the_same_key(world: World) -> None:
    who, key = world.coordinator, new_uid()

    def fail() -> UUID:
        add(actor=who, partnership_id=world.partnership.pk)
        raise Invalid("nog niet")

    with pytest.raises(Invalid):
        once(actor=who, key=key, perform=fail)
    assert not Performed.objects.exists()
    assert not SourceDocument.objects.exists()
    assert operation.current() is None
    once(actor=who, key=key, perform=_perform(world, who))
    assert SourceDocument.objects.count() == 1


def test_a_clash_of_its_own_is_not_taken_for_a_second_sending(world: World) -> None:
    who = world.coordinator
    add(actor=who, partnership_id=world.partnership.pk, key="bron")
    with pytest.raises(IntegrityError):
        once(actor=who, key=new_uid(), perform=_perform(world, who, "bron"))
    assert SourceDocument.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_at_the_same_moment_it_is_carried_out_once(world: World) -> None:
    who, key, together = world.coordinator, new_uid(), threading.Barrier(6)

    def send(_: int) -> UUID:
        try:
            together.wait(timeout=20)
            return once(actor=who, key=key, perform=_perform(world, who))
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        results = set(pool.map(send, range(6)))
    assert results == {SourceDocument.objects.get().uid}
    assert AuditEvent.objects.count() == 1
    assert Performed.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_when_the_first_fails_the_waiting_one_carries_it_out(world: World) -> None:
    who, key = world.coordinator, new_uid()
    inside, waiting = threading.Event(), threading.Event()

    def fail() -> UUID:
        inside.set()
        waiting.wait(timeout=20)
        raise Invalid("eerste")

    def first() -> str:
        try:
            once(actor=who, key=key, perform=fail)
        except Invalid as problem:
            return str(problem)
        finally:
            connection.close()
        return "gelukt"

    def second() -> UUID:
        inside.wait(timeout=20)
        waiting.set()
        try:
            return once(actor=who, key=key, perform=_perform(world, who))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        failed, made = pool.submit(first), pool.submit(second)
        assert failed.result() == "eerste"
        assert made.result() == SourceDocument.objects.get().uid
