# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values of one measure stand on one scale, also where one file gives "34" and another "34,3"."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from django.db import connection

from driehoek.figures.storage.columns import OBSERVATION, REVISION, SERIES
from driehoek.figures.storage.gathering import Detail, Gathered, Key
from driehoek.figures.storage.series import Known
from driehoek.lib.statline.model import TableHead

Decimals = Mapping[str, int]


def stored_decimals(known: Mapping[Key, Known]) -> Decimals:
    """Return the decimals that the values of each measure are stored with."""
    found: dict[str, int] = {}
    for key, series in known.items():
        found[key.measure] = max(found.get(key.measure, 0), series.decimals)
    return found


def on_one_scale(head: TableHead, gathered: Gathered, stored: Decimals) -> tuple[TableHead, Gathered]:
    """Return a table with at least as many decimals as what is stored of its measures."""
    short = {m.code: stored[m.code] - m.decimals for m in head.measures if stored.get(m.code, 0) > m.decimals}
    if not short:
        return head, gathered
    measures = tuple(replace(m, decimals=m.decimals + short.get(m.code, 0)) for m in head.measures)
    factors = np.array([10 ** short.get(key.measure, 0) for key in gathered.keys], dtype=np.int64)[gathered.series]
    details = {
        place: Detail(_times(one.low, int(factors[place])), _times(one.high, int(factors[place])), one.note)
        for place, one in gathered.details.items()
    }
    return replace(head, measures=measures), replace(gathered, values=gathered.values * factors, details=details)


def bring_up(dataset_id: int, head: TableHead, stored: Decimals) -> None:
    """Give what is stored the decimals of the table, where that has more; the values stay what they are."""
    for measure in head.measures:
        more = measure.decimals - stored.get(measure.code, measure.decimals)
        if more <= 0:
            continue
        scale = ", ".join(f"{column} = {column} * {10**more}" for column in ("value", "low", "high"))
        ours = f"SELECT id FROM {SERIES} WHERE dataset_id = %s AND measure = %s"  # noqa: S608 - our own names
        with connection.cursor() as cursor:
            for table in (OBSERVATION, REVISION):
                cursor.execute(f"UPDATE {table} SET {scale} WHERE series_id IN ({ours})", [dataset_id, measure.code])  # noqa: S608
            cursor.execute(
                f"UPDATE {SERIES} SET decimals = %s WHERE dataset_id = %s AND measure = %s",  # noqa: S608
                [measure.decimals, dataset_id, measure.code],
            )


def _times(value: int | None, factor: int) -> int | None:
    return None if value is None else value * factor
