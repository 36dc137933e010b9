# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The newest year of one indicator on the map of the partnership."""

from dataclasses import replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.figures.indicators import Rate
from driehoek.figures.queries.boundaries import Boundaries
from driehoek.figures.queries.one import FigurePage
from driehoek.figures.queries.views import SeriesView
from driehoek.lib.charts.model import About
from driehoek.lib.charts.places import Area, AreaMap
from driehoek.lib.statistics.display import Show, tier
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.wording import amount
from driehoek.lib.statline.periods import Period
from driehoek.web.presenters.chart import ChartView
from driehoek.web.presenters.figures.charting import about, viewed
from driehoek.web.presenters.figures.labels import label_of, spoken
from driehoek.web.presenters.figures.periods import named
from driehoek.web.presenters.figures.rates import people_in

#: A map of one area tells nothing.
FEWEST = 2


def figure_map(page: FigurePage, known: Boundaries) -> ChartView | None:
    """Return the map; ``None`` without rates, for counts would only show where most people live."""
    rate = page.indicator.rate
    period = max((view.newest.period for view in page.series if view.newest is not None), default=None)
    drawn = [view for view in page.series if view.area in known.places]
    if rate is None or period is None or len(drawn) < FEWEST or page.series[0].source.rounded_to:
        return None
    areas = tuple(_area(view, period, page, known) for view in drawn)
    words = about(page.indicator, _title(page, rate, period), drawn[0])
    told: About = replace(
        words,
        unit=_("%(unit)s per %(num)s inhabitants")
        % {"unit": page.indicator.unit.in_language(get_language() or "nl"), "num": amount(rate.per, spoken())},
        decimals=1,
        source=". ".join(part for part in (words.source, known.source) if part),
    )
    return viewed(AreaMap(told, areas, named(period)), "kaartbeeld")


def _title(page: FigurePage, rate: Rate, period: Period) -> str:
    title = page.indicator.title.in_language(get_language() or "nl")
    return _("%(figure)s per %(num)s inhabitants in %(year)s") % {
        "figure": title, "num": amount(rate.per, spoken()), "year": named(period),
    }  # fmt: skip


def _area(view: SeriesView, period: Period, page: FigurePage, known: Boundaries) -> Area:
    point, rings = view.at(period), known.places[view.area].rings
    people = people_in(page.people.get(view.area), period)
    if point is None or point.value is None or not people or page.indicator.rate is None:
        return Area(view.area_name, rings, None, missing=_("no figure"))
    if tier(round(point.value)).rate is not Show.ALWAYS:
        return Area(view.area_name, rings, None, missing=_("too few cases for a rate"), too_few=True)
    finding = page.findings.get(view.area)
    label = label_of(finding.label) if finding is not None and finding.period == period else Label.NO_LABEL
    return Area(view.area_name, rings, point.value / people * page.indicator.rate.per, label=label)
