# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A figure of a survey: a value with margins for a police team, beside the country; never a count."""

from dataclasses import replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.figures.indicators import Sort
from driehoek.figures.queries.one import FigurePage
from driehoek.figures.queries.views import Point, SeriesView
from driehoek.lib.charts.model import Lines
from driehoek.lib.statistics.areas import survey_differs
from driehoek.lib.statistics.sentences.wording import number
from driehoek.web.presenters.chart import ChartView
from driehoek.web.presenters.figures.charting import about, breaks_of, line_of, viewed
from driehoek.web.presenters.figures.labels import spoken
from driehoek.web.presenters.figures.periods import named, valued

_BARE = " (BT)"


def survey_chart(page: FigurePage) -> ChartView | None:
    """Return the years of each team with its margins, and the country as a thin line."""
    if page.indicator.sort is not Sort.SURVEY or not page.series:
        return None
    own = tuple(line_of(view, team_of(view), margins=True) for view in page.series)
    country = (line_of(page.country, page.country.area_name, comparison=True),) if page.country is not None else ()
    title = page.indicator.title.in_language(get_language() or "nl")
    made = about(page.indicator, title, page.series[0])
    return viewed(Lines(replace(made, sentence=""), (*own, *country), breaks=breaks_of(page.series)), "enquete")


def team_of(view: SeriesView) -> str:
    """Return the name of a police team as people call it."""
    return view.area_name.removesuffix(_BARE)


def survey_sentences(page: FigurePage) -> tuple[str, ...]:
    """Return what may be said: the newest value with its margins, beside the value before, and beside the country."""
    if page.indicator.sort is not Sort.SURVEY or not page.series:
        return ()
    view = page.series[0]
    known = [point for point in view.points if point.value is not None]
    newest = known[-1]
    words = {"year": named(newest.period), "place": team_of(view), "value": valued(newest, view)}
    said = [_("In %(year)s %(value)s in the area of police team %(place)s%(margins)s.") % {**words, **_margins(newest)}]
    cut = max((each.period for each in view.breaks), default=None)
    if len(known) > 1 and (cut is None or not known[-2].period < cut <= newest.period):
        before = known[-2]
        verdict = _verdict(newest, before)
        if verdict:
            parts = {"year": named(before.period), "value": valued(before, view), "verdict": verdict}
            said.append(_("In %(year)s it was %(value)s: %(verdict)s.") % parts)
    country = page.country.at(newest.period) if page.country is not None else None
    if country is not None and country.value is not None and page.country is not None:
        verdict = _verdict(newest, country)
        if verdict:
            parts = {"value": valued(country, page.country), "verdict": verdict}
            said.append(_("In the whole country it was %(value)s: %(verdict)s.") % parts)
    return tuple(said)


def _margins(point: Point) -> dict[str, str]:
    if point.low is None or point.high is None:
        return {"margins": ""}
    words = {"low": number(point.low, spoken(), 1), "high": number(point.high, spoken(), 1)}
    return {"margins": _(" (with the margin: %(low)s to %(high)s)") % words}


def _verdict(one: Point, other: Point) -> str:
    """Say whether two values differ by more than both margins together; nothing where a margin is not known."""
    if one.value is None or other.value is None or None in (one.low, one.high, other.low, other.high):
        return ""
    halves = [((point.high or 0.0) - (point.low or 0.0)) / 2 for point in (one, other)]
    if bool(survey_differs(one.value, halves[0], other.value, halves[1])):
        return _("a difference larger than both margins together")
    return _("a difference within the margins")
