# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One indicator in all areas of a partnership."""

from collections.abc import Mapping
from dataclasses import dataclass

from driehoek.figures.indicators import Indicator, indicators
from driehoek.figures.queries.published import areas_of, published_findings, published_series
from driehoek.figures.queries.views import FindingView, SeriesView
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.lib.statline.model import COUNTRY
from driehoek.organisations.queries import PartnershipHead


@dataclass(frozen=True, slots=True)
class FigurePage:
    """One indicator in all areas of a partnership.

    Attributes:
        series: of each area that has any value, in the order of the partnership.
        country: of the whole country, where it is known.
        people: by area, inhabitants, where the figure can be divided by them.
        findings: by area, against the three years before; the other comparisons hang on them.
        areas: how many areas there are, also those without a figure.
        lacking: names of the codes that a set lacks: then there is no total, only parts.
        parts: indicators that each count one code of a set that is there, to show instead.
    """

    indicator: Indicator
    series: tuple[SeriesView, ...]
    country: SeriesView | None
    people: Mapping[str, SeriesView]
    findings: Mapping[str, FindingView]
    areas: int
    lacking: tuple[str, ...]
    parts: tuple[Indicator, ...]


def known_indicator(key: str) -> Indicator:
    """Return an indicator.

    Raises:
        Absent: there is none of that name.
    """
    found = indicators().get(key)
    if found is None:
        raise Absent
    return found


def figure_page(actor: Actor, head: PartnershipHead, key: str, language: str) -> FigurePage:
    """Return one indicator in all areas of a partnership; 6 queries at most.

    Args:
        language: for the names of codes.

    Raises:
        Absent: there is no indicator of that name.
    """
    indicator = known_indicator(key)
    areas, by = areas_of(head), indicator.rate.by if indicator.rate else ""
    series = published_series(actor, head, (key, by) if by else (key,), (*areas, COUNTRY))
    here = tuple(series[key, area] for area in areas if (key, area) in series)
    lacking = {code for view in here for code in view.lacking}
    return FigurePage(
        indicator=indicator,
        series=tuple(view for view in here if view.newest is not None),
        country=series.get((key, COUNTRY)),
        people={area: view for (one, area), view in series.items() if one == by},
        findings={area: one for (_key, area), one in published_findings(actor, head, (key,), areas, series).items()},
        areas=len(head.municipalities),
        lacking=tuple(f"{code} {name}" for code, name in indicator.names_of_codes(language) if code in lacking),
        parts=tuple(one for one in indicators().values() if _is_part(one, indicator) and one.codes[0] not in lacking)
        if indicator.is_set
        else (),
    )


def _is_part(one: Indicator, whole: Indicator) -> bool:
    return len(one.codes) == 1 and one.codelist == whole.codelist and one.codes[0] in whole.codes
