# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is new and what is otherwise than it was, worked out in arrays while the stored values stream by."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import connection

from driehoek.figures.storage.columns import BATCH, OBSERVATION, SERIES
from driehoek.figures.storage.gathering import NOTHING, REASONS, STATES, Detail, Gathered, Ints

NEW, SAME, CHANGED = 0, 1, 2

Fates = npt.NDArray[np.int8]


def fates(dataset_id: int, gathered: Gathered, ids: Ints) -> Fates:
    """Return for each gathered value whether it is new, the same, or otherwise than what is stored.

    Args:
        ids: number in the database per gathered series.
    """
    found = np.full(len(gathered), NEW, dtype=np.int8)
    width = len(gathered.periods)
    places = gathered.series.astype(np.int64) * width + gathered.period
    order = np.argsort(ids)
    sorted_ids = ids[order]
    periods = {code: number for number, code in enumerate(gathered.periods)}
    detailed = np.zeros(len(gathered), dtype=np.bool_)
    detailed[list(gathered.details)] = True
    for batch in _stored(dataset_id):
        series, codes, values, missing, status, low, high, notes = zip(*batch, strict=True)
        numbers = np.array(series, dtype=np.int64)
        spot = np.minimum(np.searchsorted(sorted_ids, numbers), sorted_ids.size - 1)
        when = np.array([periods.get(code, -1) for code in codes], dtype=np.int64)
        place = order[spot] * width + when
        at = np.minimum(np.searchsorted(places, place), places.size - 1)
        asked = (sorted_ids[spot] == numbers) & (when >= 0) & (places[at] == place)
        same = (
            (np.array([value or 0 for value in values], dtype=np.int64) == gathered.values[at])
            & (np.array([_REASON[reason] for reason in missing]) == gathered.missing[at])
            & (np.array([_STATE[state] for state in status]) == gathered.status[at])
        )
        told = np.array([low[n] is not None or bool(notes[n]) for n in range(len(batch))], dtype=np.bool_)
        for n in np.flatnonzero(asked & same & (told | detailed[at])):
            same[n] = Detail(low[n], high[n], notes[n]) == gathered.details.get(int(at[n]), NOTHING)
        found[at[asked]] = np.where(same[asked], SAME, CHANGED)
    return found


_REASON = {reason: number for number, reason in enumerate(REASONS)}
_STATE = {state: number for number, state in enumerate(STATES)}


def _stored(dataset_id: int) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the stored values in batches; none when the dataset has none yet."""
    columns = "o.series_id, o.period, o.value, o.missing, o.status, o.low, o.high, o.note"
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM {SERIES} s JOIN {OBSERVATION} o ON o.series_id = s.id WHERE s.dataset_id = %s",  # noqa: S608 - our own names
            [dataset_id],
        )
        while batch := cursor.fetchmany(BATCH):
            yield batch
