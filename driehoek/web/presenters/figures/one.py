# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One indicator in all areas of a partnership."""

from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from markupsafe import Markup

from driehoek.figures.indicators import Indicator, Sort
from driehoek.figures.queries.one import FigurePage
from driehoek.figures.queries.views import SeriesView
from driehoek.lib.charts.model import Multiples
from driehoek.lib.charts.tables import table
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statline.model import Level, level_of
from driehoek.lib.statline.periods import Period
from driehoek.web.frame import Link
from driehoek.web.paths import Paths
from driehoek.web.presenters.chart import ChartView
from driehoek.web.presenters.figures.charting import multiples_of, pictures, unit_in_words
from driehoek.web.presenters.figures.comparing import Said, said_of
from driehoek.web.presenters.figures.labels import label_of
from driehoek.web.presenters.figures.passport import known_of, set_line
from driehoek.web.presenters.figures.periods import named, span
from driehoek.web.presenters.figures.rates import shown
from driehoek.web.presenters.figures.survey import survey_chart, survey_sentences, team_of


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """One area: its small chart and what may be said of its change."""

    name: str
    href: str
    picture: Markup
    said: Said | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """A table: its headings with whether they head numbers, and its rows."""

    caption: str
    heads: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FigureScreen:
    """The page.

    Attributes:
        lead: in one sentence how many places clearly moved.
        survey: the years of a survey with their margins; then there are no cards.
        newest, years: the newest values with their margins, and all years.
        lacking: what a set lacks; then there are no cards but the parts.
        notes: what one should know of the figure; breaks and remarks: of single years.
    """

    title: str
    unit: str
    lead: str
    why: str
    cards: tuple[PlaceCard, ...]
    survey: ChartView | None
    newest: Numbers | None
    years: Numbers | None
    lacking: tuple[str, ...]
    parts: tuple[Link, ...]
    notes: tuple[str, ...]
    breaks: tuple[str, ...]
    source: str
    ways: tuple[Link, ...]
    files: tuple[Link, ...]


def figure_screen(page: FigurePage, paths: Paths) -> FigureScreen:
    """Return the page."""
    language, indicator = get_language() or "nl", page.indicator
    key, title = indicator.key, indicator.title.in_language(language)
    chart = figure_chart(page) if page.series else None
    first, survey = page.series[0] if page.series else None, survey_chart(page)
    return FigureScreen(
        title=title,
        unit=f"{unit_in_words(indicator, first)}, {span(first.points)}" if first is not None else "",
        lead=" ".join(survey_sentences(page)) or _lead(page),
        why=indicator.why.in_language(language),
        cards=_cards(page, chart, paths) if chart is not None and survey is None else (),
        survey=survey,
        newest=_newest(page),
        years=_years(chart, title) if chart is not None else None,
        lacking=page.lacking,
        parts=tuple(Link(part.title.in_language(language), paths.figure(part.key)) for part in page.parts),
        notes=known_of(indicator, language),
        breaks=tuple(sorted({f"{named(each.period)}: {each.text}" for view in page.series for each in view.breaks})),
        source=". ".join(part for part in (set_line(indicator, language), first.source.text) if part) if first else "",
        ways=_ways(indicator, paths, counted=any(_local(view) for view in page.series)),
        files=(
            Link(_("Numbers (CSV)"), paths.figure_file(key, "csv")),
            Link(_("Picture (SVG)"), paths.figure_file(key, "svg")),
        )
        if page.series
        else (),
    )


def figure_chart(page: FigurePage) -> Multiples:
    """Return the chart of an indicator: small charts of all areas, with their labels."""
    return multiples_of(page.indicator, page.series, labels_of(page))


def labels_of(page: FigurePage) -> list[Label]:
    """Return the label of each series, in their order."""
    return [
        label_of(page.findings[view.area].label) if view.area in page.findings else Label.NO_LABEL
        for view in page.series
    ]


def _local(view: SeriesView) -> bool:
    return level_of(view.area) is Level.MUNICIPALITY


def _lead(page: FigurePage) -> str:
    """Say in one sentence how many places clearly moved."""
    labels = [label for label in labels_of(page) if label is not Label.NO_LABEL]
    clear = sum(label.is_clear for label in labels)
    year = max((one.period for one in page.findings.values()), default=None)
    if not labels or year is None:
        return ""
    words = {"year": named(year), "num": clear, "all": len(labels)}
    if not clear:
        return _("In %(year)s this figure clearly changed in none of the municipalities.") % words
    told = ngettext(
        "In %(year)s this figure clearly changed in one of the %(all)s municipalities.",
        "In %(year)s this figure clearly changed in %(num)s of the %(all)s municipalities.",
        clear,
    )
    return told % words


def _cards(page: FigurePage, chart: Multiples, paths: Paths) -> tuple[PlaceCard, ...]:
    direction = page.indicator.direction.value
    return tuple(
        PlaceCard(
            name=view.area_name,
            href=paths.figure_place(page.indicator.key, view.area) if _local(view) else "",
            picture=picture,
            said=said_of(page.findings[view.area], direction) if view.area in page.findings else None,
        )
        for view, picture in zip(page.series, pictures(chart), strict=True)
    )


def _newest(page: FigurePage) -> Numbers | None:
    """Return the newest values with their margins, and rates where they may be shown."""
    period = max((view.newest.period for view in page.series if view.newest is not None), default=None)
    if period is None:
        return None
    every = [*page.series, *([page.country] if page.country is not None else [])]
    found = [(team_of(view), _at(view, period, page)) for view in every]
    rated = any(values[2] for _name, values in found)
    counted = page.indicator.sort is not Sort.SURVEY
    heads = [("", False), (_("Count") if counted else _("Value"), True), (_("Margin"), True)]
    if rated and page.indicator.rate is not None:
        heads += [(_("per %(num)s inhabitants") % {"num": f"{page.indicator.rate.per:,}".replace(",", ".")}, True),
                  (_("Margin"), True)]  # fmt: skip
    width = len(heads) - 1
    return Numbers(
        caption=(_("%(figure)s in %(year)s, with margins of chance") if counted else _("%(figure)s in %(year)s"))
        % {"figure": page.indicator.title.in_language(get_language() or "nl"), "year": named(period)},
        heads=tuple(heads),
        rows=tuple((name, *(value or "\u2013" for value in values[:width])) for name, values in found),
    )


def _at(view: SeriesView, period: Period, page: FigurePage) -> tuple[str, str, str, str]:
    point = view.at(period)
    if point is None:
        return (_("no figure"), "", "", "")
    one = shown(point, view, page.people.get(view.area), page.indicator, detail=False)
    return (one.count, one.margin, one.rate, one.rate_margin)


def _years(chart: Multiples, title: str) -> Numbers:
    """Return all years: the table of the chart itself, so that both say the same."""
    found = table(chart)
    return Numbers(title, tuple(zip(found.headings, found.numeric, strict=True)), found.rows)


def _ways(indicator: Indicator, paths: Paths, *, counted: bool) -> tuple[Link, ...]:
    meaning = Link(_("What this figure means"), paths.figure_passport(indicator.key))
    if not counted or indicator.sort.value != "telling":
        return (meaning,)
    return (
        Link(_("Beside similar municipalities"), paths.figure_peers(indicator.key)),
        Link(_("Threshold card"), paths.figure_thresholds(indicator.key)),
        meaning,
    )
