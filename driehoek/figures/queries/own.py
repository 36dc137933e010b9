# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a partnership counts itself, as it is typed: per municipality and period, also small counts about people.

Only for those who may enter figures; every other page shows :mod:`driehoek.figures.queries.published`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from driehoek.figures.indicators import Indicator, Sort, indicators
from driehoek.figures.queries.series import series_of
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.lib.statline.periods import Period, PeriodKind
from driehoek.organisations.queries import PartnershipHead


@dataclass(frozen=True, slots=True)
class OwnGrid:
    """One own registration: municipalities down, periods across.

    Attributes:
        values: by code of the municipality and of the period; what nobody filled in is not there.
    """

    indicator: Indicator
    periods: tuple[Period, ...]
    values: dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class OwnLine:
    """An own registration in the list: how many of the last years are filled in, of all municipalities together."""

    indicator: Indicator
    filled: int
    asked: int


def own_registrations() -> tuple[Indicator, ...]:
    """Return what partnerships may count themselves, in the order of the definitions."""
    return tuple(one for one in indicators().values() if one.sort is Sort.OWN)


def own_grid(actor: Actor, head: PartnershipHead, key: str, periods: Sequence[Period]) -> OwnGrid:
    """Return what was typed for some periods of one kind; 4 queries.

    Raises:
        Absent: this is no figure that one counts oneself.
    """
    one = indicators().get(key)
    if one is None or one.sort is not Sort.OWN:
        raise Absent("Dit cijfer telt u niet zelf; het komt uit een bron.")
    areas = [place.cbs_code for place in head.municipalities]
    series = series_of(actor, head.pk, [key], areas, periods[0].kind)
    asked = set(periods)
    values = {
        (area, point.period.code): round(point.value)
        for (_key, area), view in series.items()
        for point in view.points
        if point.value is not None and point.period in asked
    }
    return OwnGrid(one, tuple(periods), values)


def own_lines(actor: Actor, head: PartnershipHead, years: Sequence[Period]) -> tuple[OwnLine, ...]:
    """Return every own registration with how far these years are filled in; 4 queries."""
    known = own_registrations()
    areas = [place.cbs_code for place in head.municipalities]
    series = series_of(actor, head.pk, [one.key for one in known], areas, PeriodKind.YEAR)
    asked = set(years)

    def filled(one: Indicator) -> int:
        there = (series.get((one.key, area)) for area in areas)
        return sum(
            point.value is not None and point.period in asked
            for view in there
            if view is not None
            for point in view.points
        )

    return tuple(OwnLine(one, filled(one), len(areas) * len(asked)) for one in known)
