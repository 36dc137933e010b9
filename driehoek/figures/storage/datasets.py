# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The dataset of a table, and its loads; used inside a running command."""

import zlib

from django.db import connection
from django.db.models import Q

from driehoek.figures.models import Dataset, Load
from driehoek.figures.rules import LoadState
from driehoek.kernel import records
from driehoek.kernel.circle import Circle
from driehoek.lib.statline.model import TableHead

_LOCKS = 0x464947  # "FIG": so that no other lock of ours has the same numbers


def locked(code: str) -> None:
    """Let loads of one table wait for each other. SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCKS, zlib.crc32(code.encode()) - (1 << 31)])


def dataset_of(code: str, partnership_id: int | None) -> Dataset | None:
    """Return the dataset of a table, also one of which every load was undone."""
    whose = Q(partnership__isnull=True) if partnership_id is None else Q(partnership_id=partnership_id)
    rows = Dataset.objects.filter(whose, code=code)
    return min(rows, key=lambda row: row.withdrawn_at is not None, default=None)


def newest_load(dataset: Dataset) -> Load | None:
    """Return the newest load that was not undone."""
    return Load.objects.filter(dataset=dataset, state=LoadState.DONE.value).order_by("-pk").first()


def put_dataset(
    dataset: Dataset | None, head: TableHead, partnership_id: int | None, division_year: int | None
) -> Dataset:
    """Make the dataset of a table, or let it follow what the table now says of itself."""
    said = {
        "title": head.title[:400],
        "publisher": head.publisher[:200],
        "licence": head.licence[:200],
        "attribution": head.attribution[:300],
        "rounded_to": head.rounded_to,
        "division_year": division_year,
    }
    if dataset is not None:
        records.update(dataset, {**said, "withdrawn_at": None})
        return dataset
    circle = Circle.PUBLIC if partnership_id is None else Circle.PARTNERS
    return records.insert(Dataset(code=head.id, partnership_id=partnership_id, circle=circle.value, **said))
