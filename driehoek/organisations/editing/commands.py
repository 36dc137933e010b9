# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The four commands of editing by hand, for every declared kind."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from driehoek.access.decision import require
from driehoek.audit.recording import command
from driehoek.kernel import operation, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, narrower
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.kernel.models import Record
from driehoek.organisations.editing.hanging import hangs, what_hangs
from driehoek.organisations.editing.kind import VERSION_REASON, Editable, Many
from driehoek.organisations.editing.taking import NOT_HERE, check_municipality, stored, with_values
from driehoek.organisations.editing.uniqueness import taken
from driehoek.organisations.models import Partnership
from driehoek.organisations.policies import editable, partnerships, within

Row = TypeVar("Row", bound=Record)

WHY = "Schrijf op waarom de vastgestelde tekst verandert; er komt een nieuwe versie van het plan."


@command
def add_record(
    *,
    actor: Actor,
    kind: Editable[Row],
    partnership_id: int,
    values: Mapping[str, object],
    municipality_id: int | None = None,
    circle: Circle | None = None,
    example: bool = False,
) -> UUID:
    """Add a record of a kind.

    Args:
        values: by name of column, reference (uid) or list (uids); what is left out keeps its default.
        municipality_id: of whom it is; ``None`` for what is joint.
        circle: that of the partners when left out, or a narrower one of what it is made under.

    Raises:
        Absent: the partnership, or something that the values name, is out of sight.
        Forbidden: the actor may not do this here.
        Invalid: with the sentence beside each column.
    """
    if not partnerships(actor).filter(pk=partnership_id).exists():
        raise Absent("Dit samenwerkingsverband bestaat niet, of u hoort er niet bij.")
    if kind.lasting:
        raise Forbidden("Dit is er al, of de beheerder van de server maakt het aan.")
    queue(partnership_id)
    own = {"municipality_id": municipality_id} if municipality_id is not None else {}
    row: Any = kind.model(partnership_id=partnership_id, example=example, **own)
    row = with_values(actor, kind, row, {"circle": circle.value, **values} if circle else values)
    require(actor, kind.permission, partnership_id, getattr(row, "municipality_id", None))
    check_municipality(kind, row)
    records.insert(row)
    _hang(actor, kind, row, values)
    _settle(actor, kind, row, values, set(kind.columns), made=True)
    made: UUID = row.uid
    return made


@command
def change_record(
    *, actor: Actor, kind: Editable[Row], uid: UUID, expected_version: int, values: Mapping[str, object]
) -> int:
    """Change what the values name of a record; the rest stays.

    Args:
        expected_version: the version that the writer had on the screen.

    Returns:
        The version after the change.

    Raises:
        Absent: the record, or something that the values name, is out of sight.
        Forbidden: the actor may not do this here.
        Conflict: someone else changed the record in the meantime.
        Invalid: with the sentence beside each column.
    """
    row = _to_edit(actor, kind, uid)
    if row.version != expected_version:
        raise Conflict(records.OVERTAKEN)
    wanted = with_values(actor, kind, row, values)
    wishes = {name: getattr(wanted, name) for name in _attnames(row)}
    changed = {name for name, value in wishes.items() if getattr(row, name) != value}
    kind.ask(actor, row, frozenset(changed))
    own = _owner(wanted)
    if own != _owner(row):
        require(actor, kind.permission, *own)
        check_municipality(kind, wanted)
    done = records.update(row, wishes, expected_version=expected_version)
    if _hang(actor, kind, row, values) and not done:
        records.touch(row)
    kind.follow(actor, row, frozenset(changed))
    _settle(actor, kind, row, values, changed, made=False)
    return row.version


@command
def withdraw_record(
    *, actor: Actor, kind: Editable[Row], uid: UUID, expected_version: int, version_reason: str = ""
) -> None:
    """Withdraw a record on which nothing hangs: it stays, with its history, and is no longer shown.

    Raises:
        Absent: the record is out of sight.
        Forbidden: the actor may not do this here.
        Conflict: someone else changed the record in the meantime.
        Invalid: something hangs on it, it always stays, or it asks a reason for a new version of its plan.
    """
    row = _to_edit(actor, kind, uid)
    if row.version != expected_version:
        raise Conflict(records.OVERTAKEN)
    if kind.lasting:
        raise Invalid("Dit kan niet worden ingetrokken.")
    with_it = [*kind.parts, *(many.model for many in kind.many.values())]
    if hangs(row, with_it):
        what = what_hangs(actor, row, with_it) or "iets dat u niet mag zien"
        raise Invalid(f"Dit kan nog niet weg. Er hangt aan: {what}. Verplaats dat, of trek dat eerst in.")
    kind.ask(actor, row, frozenset({"withdrawn_at"}))
    records.withdraw(row, expected_version=expected_version)
    _settle(actor, kind, row, {VERSION_REASON: version_reason}, {"withdrawn_at"}, made=False)


@command
def restore_record(*, actor: Actor, kind: Editable[Row], uid: UUID, version_reason: str = "") -> None:
    """Bring a withdrawn record back as it was.

    Raises:
        Absent: there is no such withdrawn record within sight.
        Forbidden: the actor may not do this here.
        Invalid: something else took its code or place, or what it belongs to is withdrawn.
    """
    row = _to_edit(actor, kind, uid, withdrawn=True)
    for name in row.ENCLOSED_BY:
        above = getattr(row, name)
        if above is not None and above.withdrawn_at is not None:
            raise Invalid("Dit hoort bij iets dat is ingetrokken. Haal dat eerst terug.")
    wrong = taken(row)
    if wrong:
        raise Invalid("Intussen is er iets anders met dezelfde code of op dezelfde plaats.", wrong)
    kind.ask(actor, row, frozenset({"withdrawn_at"}))
    records.restore(row)
    _settle(actor, kind, row, {VERSION_REASON: version_reason}, {"withdrawn_at"}, made=False)


def _to_edit(actor: Actor, kind: Editable[Row], uid: UUID, *, withdrawn: bool = False) -> Row:
    """Return the row, once nobody else is editing in its partnership, to an actor who may change it."""
    seen_at = stored(actor, kind, uid, withdrawn=withdrawn)
    partnership_id, municipality_id = _owner(seen_at)
    require(actor, kind.permission, partnership_id, municipality_id)
    queue(partnership_id)
    return stored(actor, kind, uid, withdrawn=withdrawn)


def _owner(row: Any) -> tuple[int, int | None]:
    return row.partnership_id, getattr(row, "municipality_id", None)


def queue(partnership_id: int) -> None:
    """Let those who edit in one partnership go one after the other, so that what is checked still holds when stored."""
    Partnership.objects.select_for_update(no_key=True).filter(pk=partnership_id).values_list("pk").first()


def _attnames(row: Record) -> list[str]:
    return [f.attname for f in row._meta.concrete_fields if f.attname not in records.BOOKKEEPING]


def _hang(actor: Actor, kind: Editable[Row], row: Row, values: Mapping[str, object]) -> bool:
    """Make the lists of the record those of the values; tell whether anything changed."""
    changed = [_put(actor, many, row, values[name]) for name, many in kind.many.items() if name in values]
    return any(changed)


def _put(actor: Actor, many: Many, row: Any, uids: object) -> bool:
    assert isinstance(uids, Sequence), "a list of uids"
    joined = many.model._default_manager.filter(**{many.own: row.pk})
    kept = set(joined.filter(withdrawn_at__isnull=True).values_list(f"{many.other}__uid", flat=True))
    chosen = within(actor, many.target, row.partnership_id).filter(uid__in=uids)
    # What was chosen before stays chosen where the person does not see it, and so could not choose it again.
    unseen = many.target._default_manager.filter(uid__in=kept).exclude(pk__in=editable(actor, many.target).values("pk"))
    if len(chosen) != len(set(uids) - set(unseen.values_list("uid", flat=True))):
        raise Absent(NOT_HERE)
    wanted = []
    for other in sorted([*chosen, *unseen], key=attrgetter("pk")):
        circle, circle_municipality_id = narrower(
            (row.circle, row.circle_municipality_id), (other.circle, other.circle_municipality_id)
        )
        wanted.append(
            many.model(
                partnership_id=row.partnership_id,
                municipality_id=row.municipality_id,
                circle=circle,
                circle_municipality_id=circle_municipality_id,
                example=row.example,
                **{many.own: row, many.other: other},
            )
        )
    keep = frozenset({"source", "source_place"})
    key = attrgetter(f"{many.other}_id")
    counts = records.put(joined, wanted, key, keep=keep, withdraw_others=True)[1]
    return bool(counts.made or counts.changed or counts.withdrawn)


def _settle(
    actor: Actor, kind: Editable[Row], row: Row, values: Mapping[str, object], changed: set[str], *, made: bool
) -> None:
    """Keep a new version of the plan where this change owes one, or ask why the text changes."""
    owed = row.owes(changed, made=made)
    running = operation.current()
    assert running is not None, "a command runs within an operation"
    if owed is None or owed[0] not in running.checks:
        return
    reason = str(values.get(VERSION_REASON) or "").strip()
    if kind.freeze is None or not reason:
        raise Invalid(owed[1], {VERSION_REASON: WHY})
    kind.freeze(actor, row, reason)
