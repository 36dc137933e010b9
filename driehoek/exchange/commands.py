# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes a whole partnership at once: loading a plan file."""

from collections.abc import Iterable
from dataclasses import dataclass

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import bulk_command
from driehoek.exchange.loading.bodies import put_bodies
from driehoek.exchange.loading.conversations import STILL_WRITTEN, put_conversations
from driehoek.exchange.loading.figures import put_figures
from driehoek.exchange.loading.groups import put_group_parts
from driehoek.exchange.loading.meetings import put_meetings
from driehoek.exchange.loading.organisations import begin, put_established
from driehoek.exchange.loading.outcomes import MADE_IN_ROUNDS, put_evaluations, put_note_facts
from driehoek.exchange.loading.plans import adopted, put_plans
from driehoek.exchange.loading.programmes import put_programmes
from driehoek.exchange.loading.register import put_register
from driehoek.exchange.loading.tracks import put_tracks
from driehoek.exchange.loading.work import Work
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.kernel import operation, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.records import Counts
from driehoek.organisations.models.partnership import PartnershipRow
from driehoek.planning.commands import freeze_plan


@dataclass(frozen=True)
class ChangedRecord:
    """One record that a load made or changed.

    Attributes:
        table: label of its table, such as ``planning.Action``.
        name: code, title or name by which people know it.
        fields: the fields that changed; empty when the record is new.
    """

    table: str
    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class LoadReport:
    """What a load did, or would do.

    Attributes:
        partnership: code of the partnership.
        counts: per table what was made, changed, withdrawn and left.
        changes: the records that were made or changed.
        unnamed: per table how many records are there that the file does not name.
    """

    partnership: str
    counts: dict[str, Counts]
    changes: tuple[ChangedRecord, ...]
    unnamed: dict[str, int]

    @property
    def total(self) -> Counts:
        """What was done with all tables together."""
        return sum(self.counts.values(), start=Counts())


class _Rehearsed(Exception):
    """Carries the report of a rehearsal out of the transaction that it undoes."""

    def __init__(self, report: LoadReport) -> None:
        super().__init__("rehearsal")
        self.report = report


@bulk_command
def load_plan_file(*, actor: Actor, file: PlanFile, withdraw: bool = False) -> LoadReport:
    """Make a partnership equal to its plan file: all or nothing, with one audit event that counts.

    Records that the file does not name are left alone and counted. Loading the same file again changes nothing.

    Args:
        file: the plan file, read and checked.
        withdraw: withdraw the records that the file does not name; what is only ever added, such as progress
            reports, always stays, and so does what was made in a round, and a conversation that is still open.

    Raises:
        Forbidden: the actor may not load plan files here.
    """
    return _load(actor, file, withdraw)


def rehearse_plan_file(*, actor: Actor, file: PlanFile, withdraw: bool = False) -> LoadReport:
    """Tell what loading a plan file would do, by doing it and undoing it."""
    try:
        _rehearse(actor=actor, file=file, withdraw=withdraw)
    except _Rehearsed as done:
        return done.report
    raise AssertionError("a rehearsal always ends in undoing")


@bulk_command
def _rehearse(*, actor: Actor, file: PlanFile, withdraw: bool) -> None:
    report = _load(actor, file, withdraw)
    running = operation.current()
    assert running is not None, "only called inside a command"
    running.finish()  # what a load would be refused for at its end, its rehearsal is refused for too
    raise _Rehearsed(report)


def _load(actor: Actor, file: PlanFile, withdraw: bool) -> LoadReport:
    work = begin(actor, file)
    established = put_established(work)
    planned = put_plans(work)
    put_group_parts(work, established, planned)
    put_figures(work, planned)
    made = put_programmes(work, established, planned)
    put_evaluations(work, planned, made)
    bodies = put_bodies(work, established, planned)
    met = put_meetings(work, established, planned, made, bodies)
    decisions = put_register(work, established, planned, made, met)
    put_tracks(work, established, planned, decisions)
    put_conversations(work, established, planned, bodies, decisions)
    put_note_facts(work, made)
    unnamed = _unnamed(work, withdraw)
    for code in adopted(file.plans):
        freeze_plan(actor=actor, plan_uid=planned.plans[code].uid, reason="vastgesteld volgens het planbestand")
    return LoadReport(file.partnership.code, work.tally, tuple(_changes(work)), unnamed)


def _unnamed(work: Work, withdraw: bool) -> dict[str, int]:
    """Count, and when asked withdraw, the records of the tables of the file that the file does not name."""
    require(work.actor, Permission.LOAD_PLAN_FILE, work.partnership.pk)
    found: dict[str, int] = {}
    for model, named in reversed(work.named.items()):
        rows = [row for row in _standing(work, model) if row.pk not in named]
        if withdraw and not model.APPEND_ONLY:
            work.count(model._meta.label, Counts(withdrawn=sum(records.withdraw(row) for row in rows)))
        elif rows:
            found[model._meta.label] = len(rows)
    return found


def _standing(work: Work, model: type[PartnershipRow]) -> Iterable[PartnershipRow]:
    rows = model._default_manager.filter(partnership=work.partnership, withdrawn_at__isnull=True)
    alone = MADE_IN_ROUNDS | STILL_WRITTEN
    return rows.exclude(alone[model]) if model in alone else rows


def _changes(work: Work) -> Iterable[ChangedRecord]:
    running = operation.current()
    assert running is not None, "only called inside a command"
    for change in running.frames[-1].changes:
        name = work.names.get(change.record_uid, "")
        yield ChangedRecord(change.record_type, name, () if change.made else tuple(sorted(change.after)))
