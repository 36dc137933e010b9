# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Months of one municipality: totals of twelve months first; for the newest month a bound that fits small counts."""

from dataclasses import dataclass, replace

import numpy as np
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.figures.indicators import Indicator
from driehoek.figures.queries.views import SeriesView
from driehoek.lib.charts.model import Lines, Step
from driehoek.lib.statistics.alerts import stands_out, upper_bound
from driehoek.lib.statistics.months import provisional_months, twelve_month_totals
from driehoek.lib.statistics.sentences.series import sentence_of_month
from driehoek.lib.statistics.sentences.wording import amount
from driehoek.web.presenters.chart import ChartView
from driehoek.web.presenters.figures.charting import about, line_of, viewed
from driehoek.web.presenters.figures.labels import spoken
from driehoek.web.presenters.figures.periods import named

#: Months shown in the chart; the file holds all.
SHOWN = 36
#: A bound needs the same month and its neighbours in five earlier years.
BACK = 61


@dataclass(frozen=True, slots=True)
class MonthsScreen:
    """Months: totals of twelve months in a sentence, the newest firm month against its bound, and a chart."""

    total: str
    newest: str
    provisional: str
    chart: ChartView


def months_screen(view: SeriesView, indicator: Indicator, place: str) -> MonthsScreen:
    """Return what may be said of months; the last two are provisional and get no sentence."""
    language = get_language() or "nl"
    moving = provisional_months(len(view.points))
    points = tuple(
        replace(point, status="voorlopig") if moves and point.value is not None else point
        for point, moves in zip(view.points, moving, strict=True)
    )
    firm = [point for point, moves in zip(view.points, moving, strict=True) if not moves]
    counts = np.array([np.nan if point.value is None else point.value for point in firm], dtype=float)
    title = _("%(figure)s in %(place)s, per month") % {
        "figure": indicator.title.in_language(language), "place": place,
    }  # fmt: skip
    drawn = Lines(about(indicator, title, view), (line_of(replace(view, points=points[-SHOWN:]), place),), Step.MONTH)
    return MonthsScreen(
        total=_total(counts, named(firm[-1].period)) if firm else "",
        newest=_newest(counts, indicator, named(firm[-1].period)) if len(firm) >= BACK else "",
        provisional=_("The last two months are provisional: reports still come in, so nothing is said about them."),
        chart=viewed(drawn, "maanden"),
    )


def _total(counts: np.ndarray, until: str) -> str:
    if len(counts) < 24:
        return ""
    totals = twelve_month_totals(counts)
    now, before = float(totals.last), float(totals.previous)
    if np.isnan(now) or np.isnan(before):
        return _("A month is missing in the last two years, so there is no total of twelve months.")
    words = {"now": amount(now, spoken()), "before": amount(before, spoken()), "until": until}
    return _("In the twelve months up to and including %(until)s: %(now)s. In the twelve before: %(before)s.") % words


def _newest(counts: np.ndarray, indicator: Indicator, month: str) -> str:
    bound = upper_bound(counts, years_back=5, window=1, alpha=0.01)
    if np.isnan(float(bound)):
        return ""
    out = bool(stands_out(counts, bound))
    noun = indicator.noun.in_language(get_language() or "nl")
    said = sentence_of_month(float(counts[-1]), float(bound), out, noun, language=spoken())
    return f"{month[:1].upper()}{month[1:]}. {said.text}"
