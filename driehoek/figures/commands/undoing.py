# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Undoing a load: every value is again what it was."""

from dataclasses import dataclass
from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import bulk_command
from driehoek.figures import policies
from driehoek.figures.findings.keeping import work_out
from driehoek.figures.models import Dataset, Load, Observation, Series
from driehoek.figures.rules import OWN, LoadState
from driehoek.figures.storage.datasets import locked, newest_load
from driehoek.figures.storage.writing import take_out
from driehoek.kernel import operation, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.models import Municipality

UNDONE_ALREADY = "Deze cijfers waren al teruggezet."
NOT_NEWEST = "Na deze keer is dezelfde tabel nog eens ingelezen. Zet eerst die latere cijfers terug."


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing did: values that went, values that are again what they were."""

    gone: int
    restored: int


@bulk_command
def undo_load(*, actor: Actor, load_uid: UUID) -> Undone:
    """Undo the newest load of a dataset.

    Raises:
        Absent: there is no such load, or the actor may not know of it.
        Forbidden: the actor may not bring figures in here.
        Invalid: it was undone before, or a later load stands on it.
    """
    load = Load.objects.select_related("dataset").filter(uid=load_uid).first()
    if load is None or not policies.sees_dataset(actor, load.dataset):
        raise Absent("Deze cijfers zijn hier niet ingelezen, of u mag ze niet zien.")
    dataset = load.dataset
    _require(actor, dataset, load)
    locked(dataset.code)
    newest = newest_load(dataset)
    if newest is None or load.state == LoadState.UNDONE:
        raise Invalid(UNDONE_ALREADY)
    if newest.pk != load.pk:
        raise Invalid(NOT_NEWEST)
    gone, restored = take_out(dataset.pk, load.pk)
    records.update(load, {"state": LoadState.UNDONE.value})
    _put_back(dataset, newest_load(dataset))
    running = operation.current()
    if running is not None:
        running.count(made=0, changed=gone + restored)
    work_out(dataset)
    return Undone(gone, restored)


def _require(actor: Actor, dataset: Dataset, load: Load) -> None:
    """Refuse who may not: what was typed is put back by who may type it, a table by who may bring it in."""
    if dataset.code != OWN or dataset.partnership_id is None:
        policies.require_load(actor, dataset.partnership_id)
        return
    now = Observation.objects.filter(series__dataset=dataset, load=load).values("series__area")
    areas = Municipality.objects.filter(cbs_code__in=now)
    for municipality in areas.values_list("pk", flat=True):
        require(actor, Permission.ENTER_FIGURES, dataset.partnership_id, municipality)


def _put_back(dataset: Dataset, before: Load | None) -> None:
    """Let a dataset say again what it said; one without any load is withdrawn."""
    if before is None:
        records.withdraw(dataset)
        return
    if dataset.division_year != before.division_year:
        Series.objects.filter(dataset=dataset, division_year=dataset.division_year).update(
            division_year=before.division_year
        )
        records.update(dataset, {"division_year": before.division_year})
