# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of a partnership: what clearly moved in a few sentences, then every figure small beside the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from markupsafe import Markup

from driehoek.figures.indicators import Indicator
from driehoek.figures.queries.overview import IndicatorRow
from driehoek.figures.queries.views import FindingView, SeriesView
from driehoek.figures.rules import Subject
from driehoek.lib.charts.spark import spark
from driehoek.lib.statistics.labels import LEVEL, Label
from driehoek.lib.statline.model import Level, level_of
from driehoek.web.frame import Link
from driehoek.web.paths import Paths
from driehoek.web.presenters.figures.charting import unit_in_words
from driehoek.web.presenters.figures.labels import LabelMark, label_mark, label_of, spoken
from driehoek.web.presenters.figures.periods import named, span, valued
from driehoek.web.words import lower_first, word

#: So many sentences stand at the top; the rest is in the table of changes.
MOST = 3
SAID = frozenset(label for label in Label if label not in (Label.NO_LABEL, Label.TOO_FEW))


@dataclass(frozen=True, slots=True)
class Moved:
    """One figure in one place with its sentence."""

    title: str
    href: str
    sentence: str
    mark: LabelMark


@dataclass(frozen=True, slots=True)
class Cell:
    """One small line: whose, drawn, the newest number and what may be said of its change."""

    name: str
    href: str
    picture: Markup
    now: str
    period: str
    mark: LabelMark | None


@dataclass(frozen=True, slots=True)
class MultipleRow:
    """One figure in all municipalities; ``note`` says what is particular, such as a set that lacks a part."""

    title: str
    href: str
    unit: str
    cells: tuple[Cell, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """Figures about one subject."""

    title: str
    anchor: str
    href: str
    rows: tuple[MultipleRow, ...]


@dataclass(frozen=True, slots=True)
class FiguresScreen:
    """The page.

    Attributes:
        lead: how many figures clearly moved. moved: the first of them. chance: how many would by chance alone.
        ways: to the other pages of figures.
    """

    lead: str
    moved: tuple[Moved, ...]
    chance: str
    ways: tuple[Link, ...]
    groups: tuple[Group, ...]


def overview_screen(rows: Sequence[IndicatorRow], paths: Paths) -> FiguresScreen:
    """Return the page."""
    said = [(row.indicator, one) for row in rows for one in row.findings.values()]
    compared = [one for _indicator, one in said if label_of(one.label) in SAID]
    clear = [(indicator, one) for indicator, one in said if label_of(one.label).is_clear]
    clear.sort(key=lambda pair: (pair[1].p_wobble if pair[1].p_wobble is not None else 1.0, pair[1].area))
    year = max((one.period for one in compared), default=None)
    return FiguresScreen(
        lead=_lead(len(clear), len(compared), named(year)) if year is not None else "",
        moved=tuple(moved(indicator, one, paths) for indicator, one in clear[:MOST]),
        chance=_chance(len(compared)),
        ways=(
            Link(_("What stands out?"), paths.figures_remarkable),
            Link(_("All changes in one table"), paths.figures_labels),
            Link(_("What the figures mean"), paths.figure_passports),
        ),
        groups=_groups(rows, paths),
    )


def _lead(clear: int, compared: int, year: str) -> str:
    if not clear:
        return _("Nothing clearly changed in %(year)s.") % {"year": year}
    told = ngettext(
        "In %(year)s one of the %(all)s figures clearly changed, compared with the three years before.",
        "In %(year)s %(num)s of the %(all)s figures clearly changed, compared with the three years before.",
        clear,
    )
    return told % {"year": year, "num": clear, "all": compared}


def _chance(compared: int) -> str:
    """Say how many would stand out by themselves: labels are given to each figure by itself."""
    if not compared:
        return ""
    by_chance = max(1, round(compared * LEVEL))
    told = ngettext(
        "Of %(all)s comparisons about one stands out by chance alone.",
        "Of %(all)s comparisons about %(num)s stand out by chance alone.",
        by_chance,
    )
    return told % {"all": compared, "num": by_chance}


def moved(indicator: Indicator, finding: FindingView, paths: Paths) -> Moved:
    """Return one figure in one place with its sentence."""
    title = indicator.title.in_language(get_language() or "nl")
    return Moved(
        title=_("%(place)s: %(figure)s, %(year)s")
        % {"figure": lower_first(title), "place": finding.area_name, "year": named(finding.period)},
        href=paths.figure_place(indicator.key, finding.area),
        sentence=finding.sentence(spoken()),
        mark=label_mark(finding.label, indicator.direction.value),
    )


def _groups(rows: Sequence[IndicatorRow], paths: Paths) -> tuple[Group, ...]:
    rows = [row for row in rows if row.indicator.subject != Subject.POPULATION]
    ordered = sorted(rows, key=lambda row: _first(rows, row.indicator.subject))
    return tuple(
        Group(word(subject, "figure_subject"), subject.replace("_", "-"), "", tuple(_row(row, paths) for row in same))
        for subject, same in groupby(ordered, lambda row: row.indicator.subject)
    )


def _first(rows: Sequence[IndicatorRow], subject: str) -> int:
    return next(place for place, row in enumerate(rows) if row.indicator.subject == subject)


def _row(row: IndicatorRow, paths: Paths) -> MultipleRow:
    indicator = row.indicator
    return MultipleRow(
        title=indicator.title.in_language(get_language() or "nl"),
        href=paths.figure(indicator.key),
        unit=f"{unit_in_words(indicator, row.series[0])}, {span(row.series[0].points)}",
        cells=tuple(_cell(view, row.findings.get(view.area), indicator, paths) for view in row.series),
        note="",
    )


def _cell(view: SeriesView, finding: FindingView | None, indicator: Indicator, paths: Paths) -> Cell:
    newest = view.newest
    drawn = spark(tuple(point.value for point in view.points))
    local = level_of(view.area) is Level.MUNICIPALITY
    return Cell(
        name=view.area_name.removesuffix(" (BT)"),
        href=paths.figure_place(indicator.key, view.area) if local else "",
        picture=Markup(drawn),  # noqa: S704 - numbers and classes of our own
        now=valued(newest, view) if newest is not None else "",
        period=_("in %(year)s") % {"year": named(newest.period)} if newest is not None else "",
        mark=label_mark(finding.label, indicator.direction.value) if finding is not None else None,
    )
