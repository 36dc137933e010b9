# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes runs, and what a run changes: opening one, saying what it means, taking it over, undoing it."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.audit.recording import bulk_command, command
from driehoek.exchange.models import REFUSED_ROWS, ColumnMapping, ImportRun, ImportState
from driehoek.exchange.sheets.carrying import list_rows
from driehoek.exchange.sheets.keeping import packed
from driehoek.exchange.sheets.planning_run import worked_out
from driehoek.exchange.sheets.plans import Fate, Plan
from driehoek.exchange.sheets.policies import OPEN_FOR, programme_in_sight, require_editor, run_in_sight, runs_in_sight
from driehoek.exchange.sheets.recalling import Recalled, recalled
from driehoek.exchange.sheets.understanding import Understanding
from driehoek.kernel import clock, operation, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Conflict, Forbidden, Invalid
from driehoek.kernel.models import Recipient
from driehoek.kernel.records import Counts
from driehoek.lib.spreadsheets.model import Workbook
from driehoek.organisations.queries import MunicipalityHead
from driehoek.organisations.undoing import Undone, put_back
from driehoek.planning.commands import take_over_list
from driehoek.planning.models import Action, ProgressReport
from driehoek.planning.policies import may_report
from driehoek.planning.rules import Cause, CauseKind

CLOSED = "Deze invoer is al afgerond of weggelegd. Kies het bestand opnieuw."
OTHERWISE = "Intussen is er iets gewijzigd. Bekijk de lijst opnieuw; er is nog niets ingevoerd."


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came, and what was read in it."""

    name: str
    content: bytes
    book: Workbook


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What taking over a list did.

    Attributes:
        refused: numbers of the rows that were not taken over, from zero.
        operation_uid: by which it can be undone; ``None`` when nothing changed.
    """

    counts: Counts
    refused: tuple[int, ...]
    operation_uid: UUID | None


@command
def open_run(
    *, actor: Actor, partnership_id: int, programme_code: str, upload: Upload, understood: Understanding
) -> UUID:
    """Keep the cells of a file until its maker has looked at them; at most :data:`OPEN_DAYS`.

    Returns:
        The uid of the run.

    Raises:
        Absent: the programme is out of sight.
        Forbidden: the actor may not edit any programme here.
    """
    require_editor(actor, partnership_id)
    programme = programme_in_sight(actor, partnership_id, programme_code)
    run = records.insert(
        ImportRun(
            partnership_id=partnership_id,
            municipality_id=programme.municipality_id,
            circle=Circle.NAMED.value,
            example=programme.example,
            programme=programme,
            file_name=upload.name[-200:],
            file_size=len(upload.content),
            file_digest=hashlib.sha256(upload.content).hexdigest(),
            opened_at=clock.now(),
            parsed=packed(upload.book),
            mapping=understood.as_json(),
        )
    )
    held = {s.function_uid for s in actor.standings if s.partnership_id == partnership_id and s.function_uid}
    Recipient.objects.bulk_create(Recipient(record_uid=run.uid, function_uid=uid) for uid in sorted(held))
    return run.uid


@command
def understand_run(*, actor: Actor, partnership_id: int, run_uid: UUID, understood: Understanding) -> None:
    """Remember what the reader says that columns, words and rows of an open run mean.

    Raises:
        Absent, Forbidden, Invalid: the run is out of sight, not the actor's to edit, or no longer open.
    """
    run = _open(actor, partnership_id, run_uid)
    records.update(run, {"mapping": understood.as_json()})


@command
def drop_run(*, actor: Actor, partnership_id: int, run_uid: UUID) -> None:
    """Put a run away and forget what stood in the file.

    Raises:
        Absent, Forbidden, Invalid: as :func:`understand_run`.
    """
    _forget(_open(actor, partnership_id, run_uid), ImportState.DROPPED)


@command
def forget_runs(*, actor: Actor) -> int:
    """Put every run away that has been open too long; return how many.

    Raises:
        Forbidden: the actor does not serve every partnership.
    """
    if not reach(actor, Permission.EDIT_PROGRAMME).everything:
        raise Forbidden("Alleen het systeem ruimt oude invoer op.")
    old = ImportRun._default_manager.filter(state=ImportState.OPEN.value, opened_at__lt=clock.now() - OPEN_FOR)
    return sum(_forget(run, ImportState.DROPPED) for run in old)


def take_over_run(
    *,
    actor: Actor,
    partnership_id: int,
    run_uid: UUID,
    municipalities: Iterable[MunicipalityHead],
    digest: str,
    everything: bool = False,
) -> TakenOver:
    """Take over what an open run says, and close it; all in one transaction.

    The actions change in an operation of their own, so that the whole list can be undone at once.

    Args:
        digest: of what the reader saw; anything else is not carried out.
        everything: take over nothing when a single row cannot be taken over.

    Raises:
        Absent, Forbidden, Invalid: as :func:`understand_run`; also when rows are wrong and everything was asked.
        Conflict: it would do something else than the reader saw.
    """
    with transaction.atomic():
        taken, recall = take_over(
            actor=actor, partnership_id=partnership_id, run_uid=run_uid, municipalities=tuple(municipalities),
            digest=digest, everything=everything,
        )  # fmt: skip
        close_run(actor=actor, partnership_id=partnership_id, run_uid=run_uid, taken=taken, recall=recall)
    return taken


@bulk_command
def take_over(
    *,
    actor: Actor,
    partnership_id: int,
    run_uid: UUID,
    municipalities: tuple[MunicipalityHead, ...],
    digest: str,
    everything: bool,
) -> tuple[TakenOver, Recalled]:
    """Change the actions as a run says; see :func:`take_over_run`."""
    run = _open(actor, partnership_id, run_uid)
    worked = worked_out(actor, run, municipalities)
    plan = worked.plan
    if plan is None or plan.digest != digest:
        raise Conflict(OTHERWISE)
    refused = tuple(row.number for row in plan.rows if row.fate is Fate.REFUSED)
    if everything and refused:
        raise Invalid(
            f"Er is niets ingevoerd: {len(refused)} rijen kunnen nog niet mee. Verbeter ze, of voer de rest in."
        )
    counts = Counts()
    if rows := list_rows(plan):
        cause = Cause(CauseKind.IMPORT, run.uid, clock.today(), f"actielijst {run.file_name}")
        counts = take_over_list(actor=actor, programme_uid=run.programme.uid, rows=rows, cause=cause)
    running = operation.current()
    assert running is not None, "a command runs within an operation"
    changed = counts.made or counts.changed
    taken = TakenOver(_told(counts, plan), refused, running.uid if changed else None)
    return taken, recalled(worked.layout, worked.understood)


def _told(counts: Counts, plan: Plan) -> Counts:
    return Counts(made=counts.made, changed=counts.changed, left=counts.left + plan.counts.get(Fate.SAME, 0))


@command
def close_run(*, actor: Actor, partnership_id: int, run_uid: UUID, taken: TakenOver, recall: Recalled) -> None:
    """Close a run that was taken over: keep the numbers, forget the cells, remember how its columns are understood."""
    run = _open(actor, partnership_id, run_uid)
    numbers = {"made": taken.counts.made, "changed": taken.counts.changed, "left": taken.counts.left}
    # Of the rows that did not come along only their numbers are kept, so that people find them in their own file.
    refused = {"refused": len(taken.refused), "mapping": {REFUSED_ROWS: list(taken.refused)}}
    _forget(run, ImportState.DONE, numbers | refused | {"operation": taken.operation_uid})
    if recall.fingerprint:
        _remember(run, recall)


def _remember(run: ImportRun, recalled: Recalled) -> None:
    """Remember what columns and words mean for the next list with these headings."""
    stored = ColumnMapping._default_manager.filter(
        partnership_id=run.partnership_id, fingerprint=recalled.fingerprint, withdrawn_at__isnull=True
    )
    row = stored.select_for_update().first()
    if row is not None:
        records.update(row, {"mapping": recalled.as_json()})
        return
    records.insert(
        ColumnMapping(partnership_id=run.partnership_id, fingerprint=recalled.fingerprint, mapping=recalled.as_json())
    )


def undo_run(*, actor: Actor, partnership_id: int, run_uid: UUID) -> Undone:
    """Undo everything that a run changed, as far as nobody changed it again since; in one transaction.

    Raises:
        Absent: the run is out of sight.
        Forbidden: the actor may no longer change what it changed.
        Invalid: it was not taken over, or too long ago.
    """
    with transaction.atomic():
        run = run_in_sight(actor, partnership_id, run_uid)
        if run.state != ImportState.DONE.value or run.operation is None:
            raise Invalid("Deze invoer is niet ingevoerd, of al ongedaan gemaakt.")
        done = put_back(actor=actor, operation_uid=run.operation, also_may=_also_may)
        note_undone(actor=actor, partnership_id=partnership_id, run_uid=run_uid)
    return done


@command
def note_undone(*, actor: Actor, partnership_id: int, run_uid: UUID) -> None:
    """Note that a run was undone."""
    require_editor(actor, partnership_id)
    records.update(run_in_sight(actor, partnership_id, run_uid), {"state": ImportState.UNDONE.value})


def _also_may(actor: Actor, record: Any, commands: Collection[str]) -> bool:
    """Tell whether the actor may take back what a list told of an action that they may only report on."""
    if commands == {"exchange.take_over"} and isinstance(record, Action | ProgressReport):
        return may_report(actor, record if isinstance(record, Action) else record.action)
    return False


def _open(actor: Actor, partnership_id: int, run_uid: UUID) -> ImportRun:
    require_editor(actor, partnership_id)
    rows = runs_in_sight(actor, partnership_id).filter(uid=run_uid).select_for_update(of=("self",))
    run = rows.select_related("programme").first()
    if run is None:
        run_in_sight(actor, partnership_id, run_uid)
    if run is None or run.state != ImportState.OPEN.value:
        raise Invalid(CLOSED)
    return run


def _forget(run: ImportRun, state: ImportState, more: dict[str, Any] | None = None) -> bool:
    return records.update(run, {"state": state.value, "parsed": b"", "mapping": {}} | (more or {}))
