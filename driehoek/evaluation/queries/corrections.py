# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures in a frozen part that the source changed since: what stood there, what it is now, and what it would say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from driehoek.evaluation.dossier.model import Dossier, FigurePart, Frozen
from driehoek.figures.queries.in_year import findings_in_year
from driehoek.figures.queries.published import published_series
from driehoek.figures.queries.revisions import revised_since
from driehoek.figures.queries.views import SeriesView
from driehoek.kernel.actor import Actor
from driehoek.lib.statline.periods import Period
from driehoek.organisations.queries import PartnershipHead


@dataclass(frozen=True, slots=True)
class CorrectedValue:
    """One value that is another now; ``now`` is ``None`` where there is none any more."""

    period: Period
    was: float
    now: float | None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure of which something was corrected after the lock.

    Attributes:
        theme: title of the theme under which it stands.
        at: when the newest correction was brought in; ``None`` where the source was put in another way.
        said, says: what the frozen part says of the year looked at, and what it would say now; may be empty.
    """

    theme: str
    indicator: str
    area: str
    municipality: str
    decimals: int
    values: tuple[CorrectedValue, ...]
    at: datetime | None
    said: str
    says: str
    source: str


def corrections(
    actor: Actor, head: PartnershipHead, dossier: Dossier, frozen: Frozen, language: str = "nl"
) -> tuple[Corrected, ...]:
    """Return which figures of a frozen part are others now; 4 queries, 10 where something was corrected.

    A figure that only came later is not among them: nothing was said of it. The part itself stays as it was.
    """
    figures = [(theme.title, figure) for theme in dossier.themes for figure in theme.figures]
    if not figures or dossier.looked_at is None:
        return ()
    keys = tuple(dict.fromkeys(figure.indicator for _theme, figure in figures))
    areas = tuple(dict.fromkeys(figure.area for _theme, figure in figures))
    series = published_series(actor, head, keys, areas)
    changed = {
        (figure.indicator, figure.area): tuple(_changed(figure, series.get((figure.indicator, figure.area))))
        for _theme, figure in figures
    }
    if not any(changed.values()):
        return ()
    revised = revised_since(actor, head.pk, keys, areas, frozen.frozen_at)
    findings = findings_in_year(series, dossier.looked_at)
    told: dict[tuple[str, str], Corrected] = {}
    for theme, figure in figures:
        place = figure.indicator, figure.area
        if not changed[place] or place in told:
            continue
        now = findings.get(place)
        told[place] = Corrected(
            theme=theme,
            indicator=figure.indicator,
            area=figure.area,
            municipality=figure.municipality,
            decimals=figure.series.decimals,
            values=changed[place],
            at=max((one.at for one in revised.get(place, ())), default=None),
            said=figure.finding.sentence(language) if figure.finding else "",
            says=now.sentence(language) if now else "",
            source=series[place].source.text if place in series else figure.series.source.text,
        )
    return tuple(told.values())


def _changed(figure: FigurePart, now: SeriesView | None) -> Iterator[CorrectedValue]:
    for point in figure.series.points:
        if point.value is None:
            continue
        present = now.at(point.period) if now is not None else None
        value = present.value if present is not None else None
        if value != point.value:
            yield CorrectedValue(point.period, point.value, value)
