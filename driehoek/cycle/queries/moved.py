# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which figures at themes and goals clearly moved: the first screen says so in the cell of the municipality."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from driehoek.figures.queries import findings_of
from driehoek.kernel.actor import Actor
from driehoek.lib.statistics.labels import Label
from driehoek.monitoring.queries import ties
from driehoek.organisations.queries import PartnershipHead


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that clearly moved in one municipality.

    Attributes:
        key: of the indicator.
        label: code of the label: a clear rise or a clear fall.
        now, before, years_before: the counts that were compared; ``before`` over so many years.
    """

    key: str
    cbs_code: str
    label: str
    now: float
    before: float
    years_before: int


#: By the key of a theme or goal: what moved in which municipality.
MovedAt = Mapping[int, tuple[Moved, ...]]


def moved_at(actor: Actor, head: PartnershipHead) -> MovedAt:
    """Return what clearly moved, by the theme or goal that is followed by it; 2 queries, 1 where nothing is tied.

    A figure that is tied to a goal of all together is looked at in each municipality: that is where people count.
    """
    tied = ties(actor, head.pk)
    if not tied:
        return {}
    areas = tuple(place.cbs_code for place in head.municipalities)
    clear = _clear(actor, head.pk, tuple({key for _node, _area, key in tied}), areas)
    found: dict[int, list[Moved]] = defaultdict(list)
    for node_id, area, key in tied:
        found[node_id].extend(clear[key, at] for at in ((area,) if area else areas) if (key, at) in clear)
    return {node_id: tuple(moves) for node_id, moves in found.items() if moves}


def _clear(
    actor: Actor, partnership_id: int, keys: tuple[str, ...], areas: tuple[str, ...]
) -> Mapping[tuple[str, str], Moved]:
    named = {Label.CLEAR_RISE.code, Label.CLEAR_FALL.code}
    return {
        place: Moved(one.indicator, one.area, one.label, one.now, one.before, one.years_before)
        for place, one in findings_of(actor, partnership_id, keys, areas).items()
        if one.label in named and one.now is not None and one.before is not None
    }
