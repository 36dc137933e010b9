# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The four ways in which a row changes: made, changed, withdrawn, or put in bulk.

Commands use these and nothing else. Each notes what changed in the running operation, from which
:mod:`driehoek.audit` writes the audit event and the history.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import QuerySet

from driehoek.kernel import enclosure, operation, search_index
from driehoek.kernel.circle import Circle, Spread, narrower
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Conflict, Invalid, WriteOutsideCommand
from driehoek.kernel.models import Tracked

T = TypeVar("T", bound=Tracked)

BOOKKEEPING = frozenset({"id", "uid", "version", "created_in", "changed_in"})
BATCH = 500
#: What may still change of a record that is otherwise only added: who may see it, and whether it counts.
STILL_CHANGES = frozenset({"withdrawn_at", "circle", "circle_municipality_id", "embargo_until", "secrecy", "example"})
NOT_TOLD = "(niet bewaard)"
ONLY_ADDED = "{called} is al vastgelegd en blijft zoals het was. Voeg een nieuw bericht of een nieuwe versie toe."
DOES_NOT_FIT = "Dit is nog niet bewaard. Verbeter de gemarkeerde velden."
OVERTAKEN = "Iemand anders heeft dit intussen gewijzigd. Bekijk de nieuwe versie en vul uw wijziging opnieuw in."


@dataclass(frozen=True, slots=True)
class Counts:
    """What a bulk write did: how many rows were made, changed, withdrawn and left as they were."""

    made: int = 0
    changed: int = 0
    withdrawn: int = 0
    left: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.made + other.made,
            self.changed + other.changed,
            self.withdrawn + other.withdrawn,
            self.left + other.left,
        )


def _running() -> operation.Operation:
    running = operation.current()
    if running is None:
        raise WriteOutsideCommand("a record may only change inside a command")
    return running


def plain(value: object) -> object:
    """Return a column value as JSON keeps it, for history and for issued contents."""
    if value is None or isinstance(value, (bool, int, str, list, dict)):
        return value
    if isinstance(value, PreciseDate):
        return value.text
    if isinstance(value, UUID):
        return str(value)
    isoformat = getattr(value, "isoformat", None)
    return isoformat() if isoformat is not None else str(value)


def _columns(model: type[models.Model]) -> list[str]:
    return [f.attname for f in model._meta.concrete_fields if f.attname not in BOOKKEEPING]


def _spread(record: Tracked) -> Spread:
    return getattr(record, "circle", Circle.PARTNERS.value), getattr(record, "circle_municipality_id", None)


def _note(
    record: Tracked, *, made: bool, before: Mapping[str, Any], after: Mapping[str, Any], spread: Spread | None = None
) -> None:
    """Note a change in the running operation, with what must be checked or done before it ends.

    Args:
        spread: within which the change may be told, where that is narrower than the record now is.
    """
    running = _running()
    circle, municipality = spread or _spread(record)
    running.record(
        operation.Change(
            record_type=record._meta.label,
            record_uid=record.uid,
            partnership_id=getattr(record, "partnership_id", None),
            circle=circle,
            circle_municipality_id=municipality,
            made=made,
            before=_told(record, before),
            after=_told(record, after),
        )
    )
    _oblige(running, record, after, made=made)


def _told(record: Tracked, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: NOT_TOLD if name in record.NOT_IN_HISTORY else value for name, value in values.items()}


def _oblige(running: operation.Operation, record: Tracked, changed: Collection[str], *, made: bool) -> None:
    enclosure.watch(running, record, changed, made=made)
    search_index.watch(running, record, changed, made=made)
    owed = record.owes(changed, made=made)
    if owed is not None:
        key, sentence = owed

        def refuse() -> None:
            raise Invalid(sentence)

        running.at_end(key, refuse)


def _content(record: Tracked) -> dict[str, Any]:
    empty: tuple[object, ...] = (None, "", [], {})
    return {name: plain(value) for name in _columns(type(record)) if (value := getattr(record, name)) not in empty}


def _check_texts(model: type[models.Model], values: Mapping[str, Any]) -> None:
    """Refuse text that does not fit its column, on both databases alike: SQLite would keep it, PostgreSQL break off."""
    wrong: dict[str, str] = {}
    for column in model._meta.concrete_fields:
        value = values.get(column.attname)
        if not isinstance(value, str):
            continue
        if "\x00" in value:
            wrong[column.attname] = "Hier staat een teken dat niet kan worden bewaard."
        elif column.max_length is not None and len(value) > column.max_length:
            wrong[column.attname] = f"Deze tekst is te lang: {column.max_length} tekens is het meeste."
    if wrong:
        raise Invalid(DOES_NOT_FIT, wrong)


def insert(record: T) -> T:
    """Store a new record under the running operation and return it.

    Raises:
        Invalid: a text does not fit its column.
    """
    running = _running()
    _check_texts(type(record), record.__dict__)
    record.created_in = record.changed_in = running.uid
    record.save(force_insert=True)
    _note(record, made=True, before={}, after=_content(record))
    return record


def insert_many(records: Sequence[T]) -> None:
    """Store new records of one type with a few statements."""
    if not records:
        return
    running = _running()
    for record in records:
        record.created_in = record.changed_in = running.uid
    type(records[0])._base_manager.bulk_create(records, batch_size=BATCH)
    for record in records:
        _note(record, made=True, before={}, after=_content(record))


def update(record: T, changes: Mapping[str, Any], *, expected_version: int | None = None) -> bool:
    """Change some columns of a record; tell whether anything changed.

    Args:
        changes: new values by column name (foreign keys by their ``..._id`` name).
        expected_version: the version that the writer had in front of them, when a person typed this.

    Raises:
        Conflict: the record changed since ``expected_version``, or between our reading and our writing.
        Invalid: the record is one that is only added, or a text does not fit its column.
    """
    running = _running()
    if expected_version is not None and expected_version != record.version:
        raise Conflict(OVERTAKEN)
    changed = {name: value for name, value in changes.items() if getattr(record, name) != value}
    if not changed:
        return False
    if record.APPEND_ONLY and not changed.keys() <= STILL_CHANGES:
        raise Invalid(ONLY_ADDED.format(called=record.called))
    _check_texts(type(record), changed)
    before = {name: plain(getattr(record, name)) for name in changed}
    spread = _spread(record)
    rows = type(record)._base_manager.filter(pk=record.pk, version=record.version)
    if not rows.update(**changed, version=record.version + 1, changed_in=running.uid):
        raise Conflict(OVERTAKEN)
    for name, value in changed.items():
        setattr(record, name, value)
    record.version += 1
    record.changed_in = running.uid
    after = {name: plain(value) for name, value in changed.items()}
    _note(record, made=False, before=before, after=after, spread=narrower(spread, _spread(record)))
    return True


def touch(record: Tracked) -> None:
    """Raise the version of a record of which only what hangs on it changed, so that a second writer is noticed.

    Raises:
        Conflict: the record changed between our reading and our writing.
    """
    rows = type(record)._base_manager.filter(pk=record.pk, version=record.version)
    if not rows.update(version=record.version + 1, changed_in=_running().uid):
        raise Conflict(OVERTAKEN)
    record.version += 1
    record.changed_in = _running().uid
    _note(record, made=False, before={}, after={})


def withdraw(record: Tracked, *, expected_version: int | None = None) -> bool:
    """Withdraw a record: it stays, with its history, and is no longer shown; see :func:`update`."""
    return update(record, {"withdrawn_at": _running().at}, expected_version=expected_version)


def restore(record: Tracked) -> bool:
    """Bring a withdrawn record back."""
    return update(record, {"withdrawn_at": None})


def put(
    existing: QuerySet[T],
    wanted: Iterable[T],
    key: Callable[[T], object],
    *,
    withdraw_others: bool = False,
    keep: frozenset[str] = frozenset(),
) -> tuple[dict[object, T], Counts]:
    """Make the stored rows equal to the wanted ones, changing only what differs.

    Args:
        existing: the rows that may be replaced, usually those of one partnership; withdrawn ones included.
        wanted: unsaved rows with their foreign keys filled in.
        key: what identifies a row among the existing ones.
        withdraw_others: withdraw existing rows that are not wanted.
        keep: columns that are only set when a row is made, never compared or changed.

    Returns:
        The stored rows by key, and the counts. One query to read, one per batch to make, one per changed row.

    Raises:
        ValueError: two wanted rows have the same key.
    """
    # Of a withdrawn and a present row with one key the present one is meant.
    stored = {key(row): row for row in sorted(existing, key=lambda row: row.withdrawn_at is None)}
    compared: list[str] | None = None
    fresh: list[T] = []
    result: dict[object, T] = {}
    made = changed = left = withdrawn = 0
    for row in wanted:
        identity = key(row)
        if identity in result:
            raise ValueError(f"two wanted rows have the key {identity!r}")
        old = stored.pop(identity, None)
        if old is None:
            fresh.append(row)
            result[identity] = row
            made += 1
            continue
        if compared is None:
            compared = [name for name in _columns(type(row)) if name not in keep]
        differing = {name: getattr(row, name) for name in compared if getattr(row, name) != getattr(old, name)}
        if update(old, differing):
            changed += 1
        else:
            left += 1
        result[identity] = old
    insert_many(fresh)
    if withdraw_others:
        withdrawn = sum(withdraw(old) for old in stored.values() if old.withdrawn_at is None)
    return result, Counts(made, changed, withdrawn, left)
