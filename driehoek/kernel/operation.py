# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One operation: everything that the outermost command changes, under one uid.

Commands nest. The outermost one opens the operation; each command inside it collects its own changes in a
frame, so that it can be given its own audit event.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.ids import new_uid


@dataclass(frozen=True, slots=True)
class Change:
    """One record made or changed.

    Attributes:
        record_type: label of the model, such as ``planning.Action``.
        record_uid: the record's public uid.
        partnership_id: tenant of the record, ``None`` for national records and persons.
        circle: circle within which both the old and the new values may be seen.
        circle_municipality_id: the municipality within which the circle "eigen gemeente" holds.
        made: whether the record is new.
        before: old values by field name (empty when made).
        after: new values by field name.
    """

    record_type: str
    record_uid: UUID
    partnership_id: int | None
    circle: str
    circle_municipality_id: int | None
    made: bool
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(slots=True)
class Frame:
    """The changes of one running command; a bulk command counts those of the commands inside it as its own.

    Attributes:
        made, changed: rows that are only counted, beside the changes: figures come by the million.
    """

    bulk: bool
    changes: list[Change] = field(default_factory=list)
    made: int = 0
    changed: int = 0

    def take_over(self, inner: "Frame") -> None:
        """Count what a command inside this one did as one's own."""
        self.changes.extend(inner.changes)
        self.made += inner.made
        self.changed += inner.changed


@dataclass(slots=True)
class Operation:
    """The running operation of this thread of work, with a frame for each command that is under way.

    Attributes:
        checks: what must hold when the outermost command ends, by a key; like a deferred constraint it may be broken
            in between, as when a bulk load first narrows a plan and then its goals.
    """

    uid: UUID
    actor: Actor
    at: datetime
    frames: list[Frame] = field(default_factory=list)
    checks: dict[Hashable, Callable[[], None]] = field(default_factory=dict)

    def begin(self, *, bulk: bool) -> Frame:
        """Open the frame of a command."""
        frame = Frame(bulk)
        self.frames.append(frame)
        return frame

    def end(self) -> None:
        """Close the frame of the command that ran last."""
        self.frames.pop()

    @property
    def counting(self) -> bool:
        """Whether a bulk command is under way, at whatever depth: it counts what is done inside it as its own."""
        return any(frame.bulk for frame in self.frames)

    def at_end(self, key: Hashable, check: Callable[[], None]) -> None:
        """Check this once the outermost command has done its work; a second check under one key is the same one."""
        self.checks.setdefault(key, check)

    def settled(self, key: Hashable) -> None:
        """Drop a check: what it asked for has been done."""
        self.checks.pop(key, None)

    def finish(self) -> None:
        """Carry out what is left to check; the first that fails raises, and the transaction undoes everything."""
        while self.checks:
            self.checks.pop(next(iter(self.checks)))()

    def finish_since(self, before: Collection[Hashable]) -> None:
        """Carry out the checks added after ``before``: one of many in a bulk command stands or falls alone."""
        for key in [key for key in self.checks if key not in before]:
            self.checks.pop(key)()

    def drop_since(self, before: Collection[Hashable]) -> None:
        """Drop the checks that were added after ``before``: what they were about was rolled back."""
        for key in [key for key in self.checks if key not in before]:
            self.checks.pop(key)

    def count(self, *, made: int, changed: int) -> None:
        """Add rows that the running command made and changed without noting each of them."""
        self.frames[-1].made += made
        self.frames[-1].changed += changed

    def record(self, change: Change) -> None:
        """Add a change to the command that is running."""
        self.frames[-1].changes.append(change)


_current: ContextVar[Operation | None] = ContextVar("operation", default=None)


def current() -> Operation | None:
    """Return the running operation, or ``None`` outside any command."""
    return _current.get()


@contextmanager
def opened(actor: Actor) -> Iterator[Operation]:
    """Join the running operation, or open one; only :mod:`driehoek.audit` calls this."""
    running = _current.get()
    if running is not None:
        yield running
        return
    fresh = Operation(uid=new_uid(), actor=actor, at=clock.now())
    token = _current.set(fresh)
    try:
        yield fresh
    finally:
        _current.reset(token)
