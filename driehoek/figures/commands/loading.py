# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bringing a table in: all of it or nothing, once, and so that it can be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from driehoek.audit.recording import bulk_command
from driehoek.figures import policies
from driehoek.figures.findings.keeping import work_out
from driehoek.figures.models import Dataset, Load, Observation
from driehoek.figures.storage.comparing import CHANGED, NEW, fates
from driehoek.figures.storage.datasets import dataset_of, locked, newest_load, put_dataset
from driehoek.figures.storage.gathering import Gathered, gather
from driehoek.figures.storage.scaling import bring_up, on_one_scale, stored_decimals
from driehoek.figures.storage.series import known_series, numbers_of, put_series
from driehoek.figures.storage.writing import put_changed, put_new
from driehoek.kernel import operation, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Invalid
from driehoek.lib.statline.model import Table, TableHead
from driehoek.lib.statline.periods import parse

OTHER_DIVISION = (
    "Deze tabel staat in de gemeentelijke indeling van {new}, de cijfers die er zijn in die van {old}. Lees daarom "
    "alle perioden tegelijk in. Nu ontbreken: {lacking}. Er is niets veranderd."
)
OLDER = (
    "Deze tabel is van {this}. Er zijn al cijfers ingelezen uit een nieuwere versie, van {there}. "
    "Er is niets veranderd."
)
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did.

    Attributes:
        load_uid: of the load; of the one before, where there was nothing to do.
        made, changed, left: numbers of values.
        findings: number of comparisons that were worked out.
    """

    load_uid: UUID
    made: int
    changed: int
    left: int
    findings: int

    @property
    def nothing_to_do(self) -> bool:
        """Whether everything was there already; then nothing was written."""
        return not self.made and not self.changed


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a table was read from; empty where it came over the network or was typed."""

    filename: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who waits for it.

    Attributes:
        progress: told how many rows were read; then, from the start again, how many values are in.
        stopped: asked now and then whether to stop.
    """

    progress: Callable[[int], None] = lambda _number: None
    stopped: Callable[[], bool] = lambda: False


def load_table(
    *,
    actor: Actor,
    table: Table,
    partnership_id: int | None,
    filename: str = "",
    sha256: str = "",
    progress: Callable[[int], None] = lambda _number: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Loaded:
    """Bring a table in, all of it or nothing.

    The table is read before anything is locked, so nobody waits for a slow network.

    Args:
        partnership_id: whose figures they are; ``None`` for the whole country, by the server itself.
        filename, sha256: of the file that it was read from.
        progress, stopped: see :class:`Watch`.

    Raises:
        Forbidden: the actor may not bring figures in here.
        Invalid: the table contradicts itself or what is there; ``Stopped`` when stopped.
    """
    policies.require_load(actor, partnership_id)
    gathered = gather(table.rows(), progress, stopped)
    return store_table(
        actor=actor, head=table.head, gathered=gathered, partnership_id=partnership_id,
        origin=Origin(filename, sha256), watch=Watch(progress, stopped),
    )  # fmt: skip


@bulk_command
def store_table(
    *, actor: Actor, head: TableHead, gathered: Gathered, partnership_id: int | None, origin: Origin, watch: Watch
) -> Loaded:
    """Store a table that was gathered; see :func:`load_table`."""
    policies.require_load(actor, partnership_id)
    return store(head, gathered, partnership_id, origin, watch)


def store(head: TableHead, gathered: Gathered, partnership_id: int | None, origin: Origin, watch: Watch) -> Loaded:
    """Store what was gathered, inside the running command; nothing is written where everything is there already.

    Raises:
        Invalid: see :func:`load_table`.
    """
    locked(head.id)
    dataset = dataset_of(head.id, partnership_id)
    before = newest_load(dataset) if dataset is not None else None
    division = head.division_year or (dataset.division_year if dataset else None)
    known = known_series(dataset.pk) if dataset is not None else {}
    scales = stored_decimals(known)
    head, gathered = on_one_scale(head, gathered, scales)
    digest = gathered.digest(head.measures, division)
    if before is not None and before.digest == digest:
        return Loaded(before.uid, 0, 0, len(gathered), 0)
    fate = np.full(len(gathered), NEW, dtype=np.int8)
    if dataset is not None and before is not None:
        _refuse_older(head, before)
        _refuse_part_of_a_division(head, dataset, gathered)
        bring_up(dataset.pk, head, scales)
        fate = fates(dataset.pk, gathered, numbers_of(gathered.keys, known))
    new, changed = np.flatnonzero(fate == NEW), np.flatnonzero(fate == CHANGED)
    left = len(gathered) - new.size - changed.size
    nothing = not new.size and not changed.size
    if nothing and before is not None and dataset is not None and division == dataset.division_year:
        return Loaded(before.uid, 0, 0, left, 0)
    dataset = put_dataset(dataset, head, partnership_id, division)
    load = records.insert(
        Load(
            dataset=dataset, retrieved_at=head.retrieved_at, table_modified=head.modified, division_year=division,
            url=head.url[:500], filename=origin.filename[:300], sha256=origin.sha256, digest=digest,
            made=new.size, changed=changed.size, unchanged=left,
        )
    )  # fmt: skip
    ids = put_series(dataset.pk, gathered.keys, head, division, known)
    put_new(gathered, new, ids, load.pk, watch.progress, watch.stopped)
    put_changed(gathered, changed, ids, load.pk)
    running = operation.current()
    if running is not None:
        running.count(made=new.size, changed=changed.size)
    return Loaded(load.uid, new.size, changed.size, left, work_out(dataset))


def _refuse_older(head: TableHead, before: Load) -> None:
    """Refuse a table that is older than what is there: it would put back what the source has since corrected."""
    if head.modified and before.table_modified and head.modified < before.table_modified:
        told = OLDER.format(this=head.modified.strftime("%d-%m-%Y"), there=before.table_modified.strftime("%d-%m-%Y"))
        raise Invalid(told)


def _refuse_part_of_a_division(head: TableHead, dataset: Dataset, gathered: Gathered) -> None:
    """Refuse some periods in a new division: years of two divisions cannot be compared."""
    if head.division_year is None or dataset.division_year in (None, head.division_year):
        return
    stored = Observation.objects.filter(series__dataset=dataset).values_list("period", flat=True).distinct()
    lacking = sorted(parse(code) for code in set(stored) - set(gathered.periods))
    if lacking:
        names = [period.title() for period in lacking[:SHOWN]]
        more = [f"en nog {len(lacking) - SHOWN}"] if len(lacking) > SHOWN else []
        told = OTHER_DIVISION.format(
            new=head.division_year, old=dataset.division_year, lacking=", ".join([*names, *more])
        )
        raise Invalid(told)
