# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The series of a dataset, found or made for what was gathered."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from driehoek.figures.models import Series
from driehoek.figures.storage.columns import SERIES, put_rows
from driehoek.figures.storage.gathering import Ints, Key
from driehoek.lib.statline.model import Measure, TableHead

COLUMNS = (
    "dataset_id", "measure", "subject", "area", "kind", "area_name", "unit", "decimals", "division_year",
)  # fmt: skip


class Known(NamedTuple):
    """A series that is there."""

    pk: int
    area_name: str
    decimals: int
    division_year: int | None


def known_series(dataset_id: int) -> Mapping[Key, Known]:
    """Return the series that a dataset has."""
    rows = Series.objects.filter(dataset_id=dataset_id).values_list(
        "measure", "subject", "area", "kind", "pk", "area_name", "decimals", "division_year"
    )
    return {Key(*row[:4]): Known(*row[4:]) for row in rows}


def numbers_of(keys: Sequence[Key], known: Mapping[Key, Known]) -> Ints:
    """Return the number in the database of each series; -1 where it is not there."""
    return np.array([known[key].pk if key in known else -1 for key in keys], dtype=np.int64)


def put_series(
    dataset_id: int, keys: Sequence[Key], head: TableHead, division_year: int | None, known: Mapping[Key, Known]
) -> Ints:
    """Make the series that are not there, let the names and division of the others follow, and return all numbers."""
    measures = {measure.code: measure for measure in head.measures}
    names = {area.code: area.title for area in head.areas}
    follow: list[Series] = []
    fresh: list[tuple[object, ...]] = []
    for key in keys:
        measure = measures.get(key.measure, Measure(key.measure, key.measure))
        name, there = names.get(key.area, key.area)[:120], known.get(key)
        if there is None:
            fresh.append((dataset_id, *key, name, measure.unit[:40], measure.decimals, division_year))
            continue
        if (there.area_name, there.division_year) != (name, division_year):
            follow.append(Series(pk=there.pk, area_name=name, division_year=division_year))
    Series.objects.bulk_update(follow, ["area_name", "division_year"], batch_size=300)
    put_rows(SERIES, COLUMNS, fresh)
    return numbers_of(keys, known_series(dataset_id) if fresh else known)
