# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts gathered values in, keeps what they replace, and takes a whole load out again."""

from collections.abc import Callable, Iterator, Sequence

from django.db import connection

from driehoek.figures.storage.columns import (
    BATCH,
    COLUMNS,
    OBSERVATION,
    REVISION,
    SERIES,
    VALUE,
    Fixed,
    Row,
    put_rows,
)
from driehoek.figures.storage.gathering import NOTHING, REASONS, STATES, STOPPED, Gathered, Ints, Stopped

INCOMING = "temp_incoming"
NARROW = ("series_id", "period", "value")
_SET = ", ".join(f"{column} = source.{column}" for column in VALUE)


def put_new(
    gathered: Gathered,
    which: Ints,
    ids: Ints,
    load_id: int,
    progress: Callable[[int], None],
    stopped: Callable[[], bool],
) -> None:
    """Put values in that were not there.

    Args:
        which: places of the values.
        ids: number in the database per gathered series.

    Raises:
        Stopped: somebody does not want to wait.
    """
    done = 0
    for columns, rows, fixed in _batches(gathered, which, ids, load_id):
        done += put_rows(OBSERVATION, columns, rows, fixed)
        progress(done)
        if stopped():
            raise Stopped(STOPPED)


def put_changed(gathered: Gathered, which: Ints, ids: Ints, load_id: int) -> None:
    """Give values that were there another content; what they were is kept with the load that replaced them."""
    if not which.size:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE {INCOMING} (series_id bigint, period varchar(8), value bigint, low bigint,"
            " high bigint, missing varchar(20), status varchar(20), note varchar(300), load_id bigint)"
        )
        for columns, rows, fixed in _batches(gathered, which, ids, load_id):
            put_rows(INCOMING, columns, rows, fixed)
        old = ", ".join(f"o.{column}" for column in COLUMNS)
        cursor.execute(
            f"INSERT INTO {REVISION} ({', '.join(COLUMNS)}, replaced_by_id)"  # noqa: S608 - our own names
            f" SELECT {old}, %s FROM {INCOMING} i JOIN {OBSERVATION} o"
            " ON o.series_id = i.series_id AND o.period = i.period",
            [load_id],
        )
        cursor.execute(
            f"UPDATE {OBSERVATION} SET {_SET}, load_id = source.load_id FROM {INCOMING} source"  # noqa: S608
            f" WHERE {OBSERVATION}.series_id = source.series_id AND {OBSERVATION}.period = source.period"
        )
        cursor.execute(f"DROP TABLE {INCOMING}")


def take_out(dataset_id: int, load_id: int) -> tuple[int, int]:
    """Make all values what they were before a load, the newest of its dataset.

    Returns:
        How many values went, and how many are again what they were.
    """
    ours = f"series_id IN (SELECT id FROM {SERIES} WHERE dataset_id = %s)"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {OBSERVATION} SET {_SET}, load_id = source.load_id FROM {REVISION} source"  # noqa: S608
            " WHERE source.replaced_by_id = %s"
            f" AND {OBSERVATION}.series_id = source.series_id AND {OBSERVATION}.period = source.period",
            [load_id],
        )
        restored = cursor.rowcount
        cursor.execute(f"DELETE FROM {REVISION} WHERE replaced_by_id = %s", [load_id])  # noqa: S608
        cursor.execute(f"DELETE FROM {OBSERVATION} WHERE load_id = %s AND {ours}", [load_id, dataset_id])  # noqa: S608
        gone = cursor.rowcount
        cursor.execute(
            f"DELETE FROM {SERIES} WHERE dataset_id = %s"  # noqa: S608
            f" AND NOT EXISTS (SELECT 1 FROM {OBSERVATION} o WHERE o.series_id = {SERIES}.id)",
            [dataset_id],
        )
    return gone, restored


def _batches(
    gathered: Gathered, which: Ints, ids: Ints, load_id: int
) -> Iterator[tuple[Sequence[str], list[Row], Fixed]]:
    """Yield rows to put in, with the columns that have one value in all of them apart: nearly all columns, mostly."""
    for start in range(0, which.size, BATCH):
        part = which[start : start + BATCH]
        numbers = ids[gathered.series[part]].tolist()
        periods = [gathered.periods[number] for number in gathered.period[part]]
        missing, status = gathered.missing[part], gathered.status[part]
        values = gathered.values[part].tolist()
        fixed: Fixed = {"load_id": load_id}
        if not gathered.details and not missing.any() and (status == status[0]).all():
            same = {"low": None, "high": None, "missing": "", "status": STATES[status[0]], "note": ""}
            yield NARROW, list(zip(numbers, periods, values, strict=True)), {**same, **fixed}
            continue
        rows: list[Row] = []
        for place, number, period, value, gone, state in zip(
            part.tolist(), numbers, periods, values, missing.tolist(), status.tolist(), strict=True
        ):
            low, high, note = gathered.details.get(place, NOTHING)
            rows.append((number, period, None if gone else value, low, high, REASONS[gone], STATES[state], note))
        yield COLUMNS[:-1], rows, fixed
