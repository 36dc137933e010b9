# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One indicator in one municipality."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.figures.indicators import Indicator
from driehoek.figures.queries.place import Former, PlacePage
from driehoek.figures.queries.views import AnnotationView, Point, SeriesView
from driehoek.lib.charts.model import Level, Lines, Remark, Series, Value
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.wording import amount
from driehoek.web.frame import Link
from driehoek.web.paths import Paths
from driehoek.web.presenters.chart import ChartView
from driehoek.web.presenters.figures.charting import about, breaks_of, line_of, place_of, place_of_break, viewed
from driehoek.web.presenters.figures.comparing import Said, beside, head_of, said_of
from driehoek.web.presenters.figures.labels import explained, label_of, spoken
from driehoek.web.presenters.figures.months import MonthsScreen, months_screen
from driehoek.web.presenters.figures.one import Numbers
from driehoek.web.presenters.figures.passport import known_of
from driehoek.web.presenters.figures.periods import named
from driehoek.web.presenters.figures.rates import shown
from driehoek.web.words import day, word

#: The course of the country is brought to the level of the municipality over so many first years.
LEVELLED = 3


@dataclass(frozen=True, slots=True)
class PlaceScreen:
    """The page.

    Attributes:
        said: what may be said of the change; ``None`` where nothing is compared.
        further: the other comparisons as whole sentences.
        meaning: what the label means, and what it does not mean.
        targets: the chance that each target is reached, in a sentence, and whether it is an example.
        others: tables that also have this figure; never mixed.
    """

    title: str
    place: str
    figure: str
    lead: str
    said: Said | None
    further: tuple[tuple[str, str], ...]
    meaning: tuple[str, ...]
    chart: ChartView | None
    years: Numbers | None
    months: MonthsScreen | None
    no_months: str
    no_rates: str
    targets: tuple[tuple[str, bool], ...]
    notes: tuple[str, ...]
    breaks: tuple[str, ...]
    others: str
    ways: tuple[Link, ...]
    files: tuple[Link, ...]


def place_screen(
    page: PlacePage, paths: Paths, levels: Sequence[Level] = (), targets: Sequence[tuple[str, bool]] = ()
) -> PlaceScreen:
    """Return the page.

    Args:
        levels: targets and baselines to draw, of the goals that this figure belongs to.
        targets: what may be said of the chance of each.
    """
    language, indicator, years = get_language() or "nl", page.indicator, page.years
    figure, key = indicator.title.in_language(language), indicator.key
    said = said_of(page.finding, indicator.direction.value) if page.finding is not None else None
    return PlaceScreen(
        title=_("%(figure)s in %(place)s") % {"figure": figure, "place": page.place.name},
        place=page.place.name,
        figure=figure,
        lead=said.sentence if said is not None else _without(years),
        said=said,
        further=_further(page),
        meaning=_meaning(label_of(page.finding.label)) if page.finding is not None else (),
        chart=_chart(page, levels) if years is not None and years.newest is not None else None,
        years=_table(page, years) if years is not None else None,
        months=months_screen(page.months, indicator, page.place.name) if page.months is not None else None,
        no_months=_("There are no figures per month of this municipality.") if _may_have_months(page) else "",
        no_rates=_no_rates(years.points, page) if years is not None else "",
        targets=tuple(targets),
        notes=known_of(indicator, language),
        breaks=tuple(f"{named(each.period)}: {each.text}" for each in (years.breaks if years is not None else ())),
        others=_others(years),
        ways=(
            Link(_("All municipalities"), paths.figure(key)),
            Link(_("Beside similar municipalities"), f"{paths.figure_peers(key)}?gemeente={page.place.cbs_code}"),
            Link(_("Threshold card"), paths.figure_thresholds(key)),
            Link(_("What this figure means"), paths.figure_passport(key)),
        ),
        files=(
            Link(_("Numbers (CSV)"), paths.figure_place_file(key, page.place.cbs_code, "csv")),
            Link(_("Picture (SVG)"), paths.figure_place_file(key, page.place.cbs_code, "svg")),
        )
        if years is not None
        else (),
    )


def _without(years: SeriesView | None) -> str:
    if years is None or years.newest is None:
        return _("There are no figures of this yet.")
    return _("Of this figure no comparison with earlier years was worked out.")


def _no_rates(points: Sequence[Point], page: PlacePage) -> str:
    """Say why some years have no rate where others have one."""
    years = page.years
    if years is None:
        return ""
    rated = [bool(shown(point, years, page.people, page.indicator, detail=True).rate) for point in points]
    if all(rated) or not any(rated):
        return ""
    return _("A dash: too few cases for a number per inhabitants, or no number of inhabitants of that year.")


def _may_have_months(page: PlacePage) -> bool:
    return page.months is None and "MM" in page.indicator.kinds_of_period


def _further(page: PlacePage) -> tuple[tuple[str, str], ...]:
    if page.finding is None:
        return ()
    return tuple((head_of(one), one.sentence(spoken())) for one in beside(page.finding))


def _meaning(label: Label) -> tuple[str, ...]:
    """Say in plain words what a label means and what not."""
    means, means_not = next((means, means_not) for one, means, means_not in explained() if one is label)
    return (
        means,
        _("It does not mean: %(what)s") % {"what": means_not[:1].lower() + means_not[1:]},
        _("How large the usual wobble is, was learned from all municipalities of the country."),
    )


def place_chart(page: PlacePage, levels: Sequence[Level] = (), *, country: bool) -> Lines | None:
    """Return the chart of the years.

    Args:
        country: with the course of the country, brought to the level of the municipality; not for files, where a
            number that was never counted would stand among counts.
    """
    years = page.years
    if years is None or years.newest is None:
        return None
    title = _("%(figure)s in %(place)s") % {
        "figure": page.indicator.title.in_language(get_language() or "nl"),
        "place": page.place.name,
    }
    beside = _country(years, page.country) if country else None
    made = about(page.indicator, title, years, page.finding)
    return Lines(
        about=made,
        series=(line_of(years, page.place.name, margins=True), *((beside,) if beside is not None else ())),
        breaks=breaks_of([years]),
        remarks=tuple(remark for each in years.annotations for remark in _remarks(each, years)),
        levels=tuple(levels),
    )


def _chart(page: PlacePage, levels: Sequence[Level]) -> ChartView | None:
    chart = place_chart(page, levels, country=True)
    if chart is None:
        return None
    # The sentence stands at the top of the page; it is not said twice.
    silent = replace(chart, about=replace(chart.about, sentence="", label=Label.NO_LABEL))
    return viewed(silent, "jaren")


def _remarks(annotation: AnnotationView, view: SeriesView) -> tuple[Remark, ...]:
    at = place_of_break(view, annotation.first)
    return (Remark(at, f"{word(annotation.kind.value, 'figure_remark')}: {annotation.text}"),)


def _country(own: SeriesView, country: SeriesView | None) -> Series | None:
    """Return the course of the country, brought to the level of the municipality in the first years of both."""
    if country is None or own.decimals:
        return None
    counted = {point.period: point.value for point in own.points if point.value is not None}
    known = {point.period: point.value for point in country.points if point.value is not None}
    shared = sorted(set(counted) & set(known))
    first = shared[:LEVELLED]
    whole = sum(known[period] for period in first)
    if len(shared) <= LEVELLED or not whole:
        return None
    times = sum(counted[period] for period in first) / whole
    name = _("the whole country, at the level of %(first)s to %(last)s") % {
        "first": named(first[0]), "last": named(first[-1]),
    }  # fmt: skip
    values = tuple(Value(place_of(period), round(known[period] * times, 1)) for period in shared)
    return Series(name, values, comparison=True)


def _table(page: PlacePage, years: SeriesView) -> Numbers:
    """Return every value with its margin, rate, status and what it was before; the newest first."""
    found = [(point, shown(point, years, page.people, page.indicator, detail=True)) for point in reversed(years.points)]
    rated = any(one.rate for _point, one in found)
    margins = any(one.margin for _point, one in found)
    noted = {point.period: _note(point, page.former.get(point.period.code, ())) for point in years.points}
    heads = [(_("Year"), False), (_("Count"), True), *([(_("Margin"), True)] if margins else [])]
    if rated and page.indicator.rate is not None:
        heads += [(_("per %(num)s") % {"num": amount(page.indicator.rate.per, spoken())}, True), (_("Margin"), True)]
    if any(noted.values()):
        heads.append((_("Remark"), False))
    rows = []
    for point, one in found:
        cells = [named(point.period), one.count, *([one.margin] if margins else [])]
        cells += [one.rate or "\u2013", one.rate_margin or "\u2013"] if rated else []
        rows.append(tuple(cells + ([noted[point.period]] if any(noted.values()) else [])))
    return Numbers(_caption(page.indicator, page.place.name), tuple(heads), tuple(rows))


def _caption(indicator: Indicator, place: str) -> str:
    figure = indicator.title.in_language(get_language() or "nl")
    return _("%(figure)s in %(place)s, all years") % {"figure": figure, "place": place}


def _note(point: Point, former: Sequence[Former]) -> str:
    told = [] if point.status == "definitief" else [word(point.status, "figure_status")]
    told += [_was(one) for one in former]
    return "; ".join([*told, *([point.note] if point.note else [])])


def _was(former: Former) -> str:
    value = _("no figure") if former.value is None else amount(former.value, spoken())
    return _("was %(value)s until %(day)s") % {"value": value, "day": day(former.until.date())}


def _others(years: SeriesView | None) -> str:
    if years is None or not years.others:
        return ""
    return _("Also in: %(tables)s. Tables are never mixed in one line.") % {"tables": ", ".join(years.others)}
