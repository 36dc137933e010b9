# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every figure in every municipality with what may be said of its change: counted, explained and in one table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.figures.queries.overview import IndicatorRow
from driehoek.figures.queries.views import FindingView
from driehoek.figures.rules import Compared
from driehoek.lib.spreadsheets.model import Value
from driehoek.lib.spreadsheets.outgoing import OutColumn, Table, tidied
from driehoek.lib.spreadsheets.writing_csv import csv_file
from driehoek.lib.statistics.labels import LEVEL, Label
from driehoek.lib.statline.periods import Period
from driehoek.organisations.queries import PartnershipHead
from driehoek.web.frame import Link
from driehoek.web.paths import Paths, asking
from driehoek.web.presenters.figures.comparing import counts
from driehoek.web.presenters.figures.labels import LabelMark, explained, label_mark, label_of
from driehoek.web.presenters.figures.overview import SAID
from driehoek.web.presenters.figures.periods import named

#: What a comparison is called in the address.
ASKED = {"drie-jaar": Compared.THREE_YEARS, "vorig-jaar": Compared.YEAR_BEFORE}


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a label was given, what it means and what not."""

    mark: LabelMark
    number: int
    means: str
    means_not: str


@dataclass(frozen=True, slots=True)
class ChangeCell:
    """One figure in one municipality: both counts and the label."""

    counts: str
    mark: LabelMark


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One figure in every municipality; an empty cell where nothing is compared.

    Attributes:
        when: which year it is about, when that is not the year of the page; a source may lag behind the others.
    """

    title: str
    href: str
    when: str
    cells: tuple[ChangeCell | None, ...]


@dataclass(frozen=True, slots=True)
class LabelsScreen:
    """The page."""

    lead: str
    ways: tuple[Link, ...]
    counted: tuple[Counted, ...]
    counted_caption: str
    chance: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[ChangeRow, ...]
    file_href: str
    source: str


def compared_in(asked: str) -> Compared:
    """Return the comparison that an address asks for: with the year before, unless it says otherwise."""
    return ASKED.get(asked, Compared.YEAR_BEFORE)


def of_kind(finding: FindingView, compared: Compared) -> FindingView | None:
    """Return one comparison out of those that hang together."""
    return finding.other(compared)


def labels_screen(
    rows: Sequence[IndicatorRow], head: PartnershipHead, compared: Compared, paths: Paths
) -> LabelsScreen:
    """Return the page."""
    places = [(place.cbs_code, place.name) for place in head.municipalities]
    table = [row for row in rows if any(of_kind(one, compared) for one in row.findings.values())]
    found = [one for row in table for each in row.findings.values() if (one := of_kind(each, compared)) is not None]
    number = Counter(label_of(one.label) for one in found)
    newest = max((one.period for one in found), default=None)
    asked = next(name for name, kind in ASKED.items() if kind is compared)
    tested = sum(number[label] for label in SAID)
    return LabelsScreen(
        lead=_lead(newest, compared),
        ways=tuple(
            Link(words, asking(paths.figures_labels, met=name), current=name == asked)
            for name, words in (
                ("vorig-jaar", _("Beside the year before")),
                ("drie-jaar", _("Beside the three years before")),
            )
        ),
        counted=tuple(
            Counted(label_mark(label.code, "neutraal"), number[label], means, means_not)
            for label, means, means_not in explained()
            if number[label] or label is not Label.NO_LABEL
        ),
        counted_caption=ngettext("%(num)s comparison", "%(num)s comparisons", len(found)) % {"num": len(found)},
        chance=_chance(number, tested),
        caption=_("Both counts, and what may be said of their difference"),
        columns=tuple(name for _code, name in places),
        rows=tuple(_row(row, [code for code, _name in places], compared, newest, paths) for row in table),
        file_href=asking(paths.figures_labels_file, met=asked),
        source="; ".join(sorted({row.series[0].source.text for row in table})),
    )  # fmt: skip


def _lead(year: Period | None, compared: Compared) -> str:
    if year is None:
        return ""
    if compared is Compared.YEAR_BEFORE:
        return _("From %(before)s to %(now)s: every figure of every municipality, and what may be said of it.") % {
            "before": year.year - 1, "now": named(year),
        }  # fmt: skip
    return _("%(now)s beside the mean of the three years before: every figure of every municipality, "
"and what may be said of it.") % {
        "now": named(year),
    }  # fmt: skip


def _chance(number: Counter[Label], tested: int) -> str:
    clear = number[Label.CLEAR_RISE] + number[Label.CLEAR_FALL]
    words = {"clear": clear, "tested": tested, "num": round(tested * LEVEL)}
    return (
        _("%(clear)s of %(tested)s comparisons are called clear. About %(num)s of them would be by chance alone.")
        % words
    )


def _row(row: IndicatorRow, areas: Sequence[str], compared: Compared, newest: Period | None, paths: Paths) -> ChangeRow:
    direction = row.indicator.direction.value
    cells: list[ChangeCell | None] = []
    for area in areas:
        one = of_kind(row.findings[area], compared) if area in row.findings else None
        cells.append(ChangeCell(counts(one), label_mark(one.label, direction)) if one is not None else None)
    title = row.indicator.title.in_language(get_language() or "nl")
    return ChangeRow(title, paths.figure(row.indicator.key), _when(row, compared, newest), tuple(cells))


def _when(row: IndicatorRow, compared: Compared, newest: Period | None) -> str:
    """Say which year a row is about when its source does not reach the year of the page."""
    found = [one.period for each in row.findings.values() if (one := of_kind(each, compared)) is not None]
    year = max(found, default=newest)
    if year is None or year == newest:
        return ""
    if compared is Compared.YEAR_BEFORE:
        return _("from %(before)s to %(now)s") % {"before": year.year - 1, "now": named(year)}
    return _("in %(year)s") % {"year": named(year)}


def labels_csv(rows: Sequence[IndicatorRow], compared: Compared, title: str) -> bytes:
    """Return the table as CSV: a line for each figure in each municipality."""
    heads = (
        _("Figure"), _("Municipality"), _("Code"), _("Year"), _("Compared with"), _("Before"), _("Years before"),
        _("Now"), _("Label"), _("Chance by accident"), _("Chance with usual wobble"), _("Source"),
    )  # fmt: skip
    lines = []
    for row in rows:
        figure = row.indicator.title.in_language(get_language() or "nl")
        source = row.series[0].source.text
        for area, every in row.findings.items():
            one = of_kind(every, compared)
            if one is not None:
                lines.append(_line(figure, area, one, source))
    return csv_file(tidied(Table(title, tuple(OutColumn(head) for head in heads), lines)))


def _line(figure: str, area: str, one: FindingView, source: str) -> tuple[Value, ...]:
    return (
        figure,
        one.area_name,
        area,
        named(one.period),
        one.compared.value,
        _plain(one.before),
        one.years_before,
        _plain(one.now),
        label_mark(one.label, "neutraal").words,
        _chance_of(one.p_chance),
        _chance_of(one.p_wobble),
        source,
    )


def _plain(count: float | None) -> Value:
    return "" if count is None else int(count) if count.is_integer() else count


def _chance_of(p_value: float | None) -> str:
    return "" if p_value is None else f"{p_value:.4f}".replace(".", ",")
