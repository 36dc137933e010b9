# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What makes a function a command: one transaction, one operation, one audit event.

A command takes keyword arguments only, the actor first. The outermost command opens the operation; every command
inside it that changed something writes one audit event with the operation's uid. A command that changed nothing
writes none. A bulk command writes one event with counts for itself and everything inside it. What must hold at the
end (:meth:`Operation.at_end`) is checked when the outermost command is done, before anything is acknowledged.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from driehoek.audit.contention import told_when_busy
from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.kernel import operation
from driehoek.kernel.actor import Actor
from driehoek.kernel.operation import Change, Frame, Operation

P = ParamSpec("P")
R = TypeVar("R")

BATCH = 500


def command(function: Callable[P, R], *, bulk: bool = False) -> Callable[P, R]:
    """Turn a keyword-only function with an ``actor`` into a command."""
    room = function.__module__.split(".")[1]
    name = f"{room}.{function.__name__}"

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        actor = kwargs.get("actor")
        if args or not isinstance(actor, Actor):
            raise TypeError(f"{name} takes keyword arguments only, with an actor")
        with told_when_busy(), _recorded(name, actor, bulk):
            return function(*args, **kwargs)

    return run


def bulk_command(function: Callable[P, R]) -> Callable[P, R]:
    """Turn a function into a command whose audit event only counts."""
    return command(function, bulk=True)


@contextmanager
def _recorded(name: str, actor: Actor, bulk: bool) -> Iterator[None]:
    outermost = operation.current() is None
    with operation.opened(actor) as running, transaction.atomic(savepoint=outermost):
        frame = running.begin(bulk=bulk)
        try:
            yield
        finally:
            running.end()
        if not running.frames:
            running.finish()
        if running.counting:
            running.frames[-1].take_over(frame)
        elif frame.changes:
            _write_event(running, name, frame, counted_only=bulk)
            _write_history(running, frame.changes)


def _write_event(running: Operation, name: str, frame: Frame, *, counted_only: bool) -> None:
    changes = frame.changes
    made = sum(change.made for change in changes)
    AuditEvent.objects.create(
        operation=running.uid,
        command=name,
        at=running.at,
        actor_uid=running.actor.uid,
        actor_label=running.actor.label,
        partnership_id=next((c.partnership_id for c in changes if c.partnership_id is not None), None),
        made=made + frame.made,
        changed=len(changes) - made + frame.changed,
        records=[]
        if counted_only
        else [{"type": c.record_type, "uid": str(c.record_uid), "fields": sorted(c.after)} for c in changes],
    )


def _write_history(running: Operation, changes: list[Change]) -> None:
    HistoryEntry.objects.bulk_create(
        [
            HistoryEntry(
                operation=running.uid,
                at=running.at,
                actor_label=running.actor.capacity(c.partnership_id),
                record_type=c.record_type,
                uid=c.record_uid,
                partnership_id=c.partnership_id,
                circle=c.circle,
                circle_municipality_id=c.circle_municipality_id,
                made=c.made,
                before=c.before,
                after=c.after,
            )
            for c in changes
        ],
        batch_size=BATCH,
    )
