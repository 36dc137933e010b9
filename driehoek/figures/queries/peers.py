# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An indicator beside municipalities of about the same size: a funnel that allows for places being truly different."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from driehoek.figures.indicators import Indicator, indicator
from driehoek.figures.queries.everywhere import PlaceValue, everywhere
from driehoek.figures.queries.published import published_series
from driehoek.figures.queries.views import SeriesView, SourceLine
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.lib.statistics.funnel import expected_count, over_dispersion, overdispersed_funnel, position_in_funnel
from driehoek.lib.statline.periods import Period
from driehoek.organisations.queries import MunicipalityHead, PartnershipHead

#: A municipality is like another when it has from half to twice as many inhabitants.
TIMES = 2
#: With fewer than so many places nothing is said: how much places differ cannot be told from them.
FEWEST = 10
INNER, OUTER = 0.95, 0.998


@dataclass(frozen=True, slots=True)
class Peer:
    """One municipality in the funnel.

    Attributes:
        expected: cases to expect with the rate of all places in it together.
        position: 1 above the inner limits, 2 above the outer ones, -1 and -2 below, 0 within.
        low, high: inner limits of observed / expected at this expected number.
        own: whether it is one of the partnership.
    """

    area: str
    name: str
    observed: int
    inhabitants: int
    expected: float
    position: int
    low: float
    high: float
    own: bool

    @property
    def ratio(self) -> float:
        """How many times what is expected."""
        return self.observed / self.expected


@dataclass(frozen=True, slots=True)
class PeersPage:
    """The funnel, or why there is none.

    Attributes:
        chosen: the municipality that the size is taken from; ``None`` for all of the partnership.
        smallest, largest: inhabitants from and to which places take part.
        places: how many there are, also where they are too few.
        peers: by name; empty where there are too few.
        spread: variance of the true differences on the log scale.
    """

    chosen: MunicipalityHead | None
    period: Period | None
    smallest: int
    largest: int
    places: int
    peers: tuple[Peer, ...]
    spread: float
    source: SourceLine | None
    inhabitants_source: str


def peers_page(actor: Actor, head: PartnershipHead, key: str, cbs_code: str = "") -> PeersPage:
    """Return the funnel of an indicator; 6 queries at most.

    Args:
        cbs_code: the municipality to compare with others of its size; empty for all of the partnership.

    Raises:
        Absent: no such municipality in the partnership.
    """
    chosen = next((place for place in head.municipalities if place.cbs_code == cbs_code), None)
    if cbs_code and chosen is None:
        raise Absent
    measured = indicator(key)
    own = tuple(place.cbs_code for place in head.municipalities)
    by = measured.rate.by if measured.rate else ""
    series = published_series(actor, head, (key, by) if by else (key,), own)
    counts, people = _views(series, key), _views(series, by)
    period = max((view.newest.period for view in counts if view.newest), default=None)
    if period is None or not people or measured.person_related:
        return PeersPage(chosen, period, 0, 0, 0, (), 0.0, counts[0].source if counts else None, "")
    inhabitants = _newest(actor, head.pk, indicator(by), people[0], period)
    cases = everywhere(actor, head.pk, measured, counts[0].source.table, period)
    asked = [cbs_code] if cbs_code else own
    sizes = [inhabitants[area].value for area in asked if area in inhabitants]
    smallest, largest = (round(min(sizes) / TIMES), round(max(sizes) * TIMES)) if sizes else (0, 0)
    alike = [
        area
        for area, place in inhabitants.items()
        if smallest <= place.value <= largest and place.value and area in cases
    ]
    peers, spread = _funnel(alike, cases, inhabitants, own) if len(alike) >= FEWEST else ((), 0.0)
    source = counts[0].source
    return PeersPage(chosen, period, smallest, largest, len(alike), peers, spread, source, people[0].source.text)


def _views(series: Mapping[tuple[str, str], SeriesView], key: str) -> list[SeriesView]:
    return [view for (one, _area), view in series.items() if one == key and view.newest is not None]


def _newest(
    actor: Actor, partnership_id: int, people: Indicator, view: SeriesView, period: Period
) -> Mapping[str, PlaceValue]:
    """Inhabitants of that year, or of the last year before it that is known."""
    years = [point.period for point in view.points if point.value is not None]
    before = [year for year in years if year <= period]
    return everywhere(actor, partnership_id, people, view.source.table, max(before) if before else min(years))


def _funnel(
    alike: list[str], cases: Mapping[str, PlaceValue], inhabitants: Mapping[str, PlaceValue], own: tuple[str, ...]
) -> tuple[tuple[Peer, ...], float]:
    observed = np.array([cases[area].value for area in alike])
    people = np.array([inhabitants[area].value for area in alike])
    if not observed.sum():
        return (), 0.0
    expected = expected_count(people[:, None], [observed.sum()], [people.sum()])
    spread = over_dispersion(observed, expected).tau2
    inner, outer = (overdispersed_funnel(expected, spread, level) for level in (INNER, OUTER))
    where = position_in_funnel(observed / expected, inner, outer)
    peers = [
        Peer(
            area, cases[area].name, round(float(seen)), round(float(size)), float(due), int(at), float(low),
            float(high), own=area in own,
        )
        for area, seen, size, due, at, low, high in zip(
            alike, observed, people, expected, where, inner.lower, inner.upper, strict=True
        )
    ]  # fmt: skip
    return tuple(sorted(peers, key=lambda peer: peer.name)), spread
