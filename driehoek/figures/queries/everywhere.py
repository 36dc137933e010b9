# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One year of one indicator in every municipality that is loaded: what a comparison between places needs."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from driehoek.figures.indicators import Indicator
from driehoek.figures.models import Observation
from driehoek.figures.policies import datasets
from driehoek.kernel.actor import Actor
from driehoek.lib.statline.model import Level, is_pseudo
from driehoek.lib.statline.periods import Period

_COLUMNS = ("series__area", "series__area_name", "series__decimals", "series__dataset__partnership_id", "value")


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """What one municipality had in one year."""

    area: str
    name: str
    value: float


def everywhere(
    actor: Actor, partnership_id: int, indicator: Indicator, table: str, period: Period
) -> Mapping[str, PlaceValue]:
    """Return the value of each municipality in one period; one that lacks a code of a set is left out. 1 query.

    Args:
        table: code of the table that the figures of the partnership itself come from.
    """
    found = Observation.objects.filter(
        series__dataset__in=datasets(actor, partnership_id).filter(code=table),
        series__measure__in={use.measure for use in indicator.tables if use.table == table},
        series__kind=period.kind.value,
        series__area__startswith=Level.MUNICIPALITY.value,
        period=period.code,
        value__isnull=False,
    )
    if indicator.codes:
        found = found.filter(series__subject__in=indicator.codes)
    parts: dict[tuple[str, bool], list[float]] = defaultdict(list)
    names: dict[str, str] = {}
    for area, name, decimals, owner, value in found.values_list(*_COLUMNS):
        if not is_pseudo(area):
            parts[area, owner is not None].append(value / 10**decimals)
            names[area] = name
    needed = max(1, len(indicator.codes))
    whole = {key: sum(values) for key, values in parts.items() if len(values) == needed}
    return {
        area: PlaceValue(area, names[area], whole.get((area, True), whole.get((area, False), 0.0)))
        for area in sorted({area for area, _own in whole})
    }
