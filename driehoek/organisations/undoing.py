# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Putting back what one operation changed, from the history; screens start at :mod:`driehoek.cycle.undoing`."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from driehoek.access.decision import permits, reach
from driehoek.access.permissions import Permission
from driehoek.audit.models import AuditEvent
from driehoek.audit.recording import bulk_command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.kernel.models import Record
from driehoek.organisations.editing.commands import queue
from driehoek.organisations.editing.former import Former, former, may_return, typed
from driehoek.organisations.editing.hanging import Hanging
from driehoek.organisations.policies import editable

#: How long an operation can be undone.
DAYS = 30
#: Whether an actor may undo this record's part of an operation, beside the permission that its table names.
AlsoMay = Callable[[Actor, Any, Collection[str]], bool]


@dataclass(frozen=True, slots=True)
class Undone:
    """What was put back.

    Attributes:
        restored: number of records that have their former values again.
        withdrawn: number of records that the operation had made.
        left: names of records that stay as they are, because they were changed again or something hangs on them.
    """

    restored: int
    withdrawn: int
    left: tuple[str, ...]


def _only_their_own(_actor: Actor, _record: Any, _commands: Collection[str]) -> bool:
    return False


@bulk_command
def put_back(*, actor: Actor, operation_uid: UUID, also_may: AlsoMay = _only_their_own) -> Undone:
    """Put back what an operation changed, newest first: what it made is withdrawn, the rest gets its former values.

    A record that was changed again since is left as it is, and so is one on which something hangs by now, or whose
    former place was taken.

    Args:
        also_may: see :data:`AlsoMay`.

    Raises:
        Absent: there is no such operation of this actor, or in a partnership where they load plan files.
        Forbidden: the actor may no longer change what it changed.
        Invalid: it was too long ago, or it changed something that stays as it is.
    """
    commands, partnerships = _told_of(actor, operation_uid)
    for partnership_id in sorted(partnerships):
        queue(partnership_id)
    parts = former(operation_uid)
    seen = _seen(actor, parts)
    left: list[str] = []
    todo: list[Former] = []
    for part in parts:
        if part.row is None or part.row.changed_in != operation_uid:
            left.append(part.row.called if part.row is not None and part.row.uid in seen else "iets anders")
            continue
        if part.made and not isinstance(part.row, Record) and len(parts) > 1:
            left.append(part.row.called)  # somebody who can sign in: without a function that gives no rights
            continue
        _require(actor, part, commands, also_may, seen)
        todo.append(part)
    hanging = Hanging.on([part.row for part in todo])
    done = [_undo_one(part, hanging) for part in todo]
    left += [part.row.called for part, what in zip(todo, done, strict=True) if what == "left"]
    return Undone(done.count("restored"), done.count("withdrawn"), tuple(left))


def _told_of(actor: Actor, operation_uid: UUID) -> tuple[frozenset[str], frozenset[int]]:
    """Return the commands of an operation and the partnerships in which they were, where the actor may undo it."""
    events = list(AuditEvent.objects.filter(operation=operation_uid))
    own = bool(events) and actor.uid is not None and all(event.actor_uid == actor.uid for event in events)
    partnerships = frozenset(event.partnership_id for event in events if event.partnership_id is not None)
    loads = reach(actor, Permission.LOAD_PLAN_FILE)
    if not events or not (own or (partnerships and all(loads.covers(one, None) for one in partnerships))):
        raise Absent("Deze wijziging is er niet, of is niet door u gedaan.")
    if max(event.at for event in events) < clock.now() - timedelta(days=DAYS):
        raise Invalid(f"Dit is langer dan {DAYS} dagen geleden. Wijzig het met de hand terug.")
    return frozenset(event.command for event in events), partnerships


def _seen(actor: Actor, parts: Collection[Former]) -> frozenset[UUID]:
    """Return which of the records the actor sees, or would see if they were brought back; two queries per table."""
    found: set[UUID] = set()
    by_model: dict[type[Record], list[UUID]] = {}
    for part in parts:
        if isinstance(part.row, Record):
            by_model.setdefault(type(part.row), []).append(part.row.uid)
    for model, uids in by_model.items():
        for start in range(0, len(uids), records.BATCH):
            some = uids[start : start + records.BATCH]
            for withdrawn in (False, True):
                rows = editable(actor, model, withdrawn=withdrawn).filter(uid__in=some)
                found.update(rows.values_list("uid", flat=True))
    return frozenset(found)


def _require(actor: Actor, part: Former, commands: Collection[str], also_may: AlsoMay, seen: Collection[UUID]) -> None:
    """Refuse what the actor may not change any more, and what stays done."""
    row = part.row
    if not isinstance(row, Record) or not row.EDITED_WITH or not part.told:
        raise Invalid("Dit kan niet ongedaan worden gemaakt. Wijzig het met de hand terug.")
    if row.uid not in seen:
        raise Absent("Deze wijziging is er niet, of is niet door u gedaan.")
    owned: Any = row if hasattr(row, "municipality_id") else _Joint(part.row.partnership_id)
    if any(permits(actor, Permission(one), owned) for one in row.EDITED_WITH.split()):
        return
    if not also_may(actor, row, commands):
        raise Forbidden("U mag dit niet meer wijzigen. Vraag de coördinator van het samenwerkingsverband om hulp.")


@dataclass(frozen=True, slots=True)
class _Joint:
    """What is of the partnership as a whole."""

    partnership_id: int
    municipality_id: None = None


def _undo_one(part: Former, hanging: Hanging) -> str:
    """Put one record back; return what became of it."""
    row = part.row
    if part.made:
        if row.withdrawn_at is not None:
            return "gone already"  # the same operation made and withdrew it
        if hanging.any(row):
            return "left"
        records.withdraw(row)
        hanging.moved(row)
        return "withdrawn"
    if not part.before:
        records.touch(row)  # only what hung on it changed
        return "touched"
    before = {name: typed(row, name, value) for name, value in part.before.items()}
    goes = row.withdrawn_at is None and before.get("withdrawn_at") is not None
    if (goes and hanging.any(row)) or not may_return(row, before):
        return "left"
    records.update(row, before)
    hanging.moved(row)
    return "restored"
