# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first screen: three sentences made from the counts, and the grid of themes and municipalities."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.cycle.queries import Cell, FirstScreen, GridRow, Moved, Totals
from driehoek.figures.indicators import indicator
from driehoek.kernel.dates import period
from driehoek.organisations.queries import MunicipalityHead, PartnershipHead
from driehoek.web.paths import Paths
from driehoek.web.presenters.figures.labels import label_mark

JOINT = "gezamenlijk"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the place that shows what it counts.

    Attributes:
        state: the name of its drawing.
        examples: words that say how far it rests on examples; empty when it does not.
    """

    text: str
    href: str
    state: str
    examples: str


@dataclass(frozen=True, slots=True)
class Column:
    """A head of the grid."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class MoveMark:
    """A figure that clearly moved: its name, both counts, and where it is told; see the component theme_grid."""

    name: str
    words: str
    counts: str
    arrow: str
    tone: str
    href: str


@dataclass(frozen=True, slots=True)
class GridCell:
    """What a cell says; see the component theme_grid."""

    text: str
    href: str
    state: str
    own: str
    own_href: str
    attention: int
    adjustment: int
    example: bool
    moves: tuple[MoveMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A theme with its cells."""

    title: str
    href: str
    note: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The first screen."""

    sentences: tuple[Sentence, ...]
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    running: bool
    shared: bool


def overview(screen: FirstScreen, head: PartnershipHead) -> Overview:
    """Return the first screen of a partnership."""
    paths = Paths(head.slug)
    codes = [programme.code for programme in screen.programmes]
    only = codes[0] if len(codes) == 1 else ""
    actions = _("Actions by theme and municipality, %(programmes)s") % {"programmes": _counted(screen)}
    return Overview(
        sentences=_sentences(screen.totals, paths) if codes else (),
        caption=actions if codes else _("Themes and municipalities"),
        columns=(
            Column(_("Joint"), ""),
            *(Column(column.name, paths.municipality(column.cbs_code)) for column in screen.columns),
        ),
        rows=tuple(_row(row, paths, screen.columns, only) for row in screen.rows),
        running=screen.running,
        shared=screen.shared,
    )


def _counted(screen: FirstScreen) -> str:
    """Say which programmes are counted: by name when there is one, else by period and number."""
    if len(screen.programmes) == 1:
        return screen.programmes[0].title
    start = min((programme.period_start for programme in screen.programmes), default=None)
    end = max((programme.period_end for programme in screen.programmes), default=None)
    if start is None or end is None:
        return ""
    return ngettext("%(period)s (%(num)s programme)", "%(period)s (%(num)s programmes)", len(screen.programmes)) % {
        "period": period(start, end),
        "num": len(screen.programmes),
    }


def _sentences(totals: Totals, paths: Paths) -> tuple[Sentence, ...]:
    if not totals.actions:
        return (Sentence(_("There are no actions in this programme yet."), "", "niet_gestart", ""),)

    def where(**asked: str) -> str:
        # The list over all running programmes holds exactly what is counted here.
        return paths.actions(asked)

    return (_steering(totals, where), _progress(totals, where), _unheard(totals, where))


def _steering(totals: Totals, where: Callable[..., str]) -> Sentence:
    """What asks something of the triangle, and what is lighter than that."""
    asks = ngettext("%(num)s action asks for adjustment", "%(num)s actions ask for adjustment", totals.adjustment)
    needs = ngettext("%(num)s action needs attention", "%(num)s actions need attention", totals.attention)
    counts = {"asks": asks % {"num": totals.adjustment}, "needs": needs % {"num": totals.attention}}
    if totals.adjustment and totals.attention:
        text = _("%(asks)s and %(needs)s.") % counts
    elif totals.adjustment:
        text = _("%(asks)s.") % counts
    elif totals.attention:
        text = _("No action asks for adjustment, %(needs)s.") % counts
    else:
        return Sentence(_("No action asks for adjustment or attention."), "", "afgerond", "")
    flag = "bijsturing" if totals.adjustment else "aandacht"
    return Sentence(
        text,
        where(vlag=flag),
        "adjustment" if totals.adjustment else "attention",
        _of_which(totals.adjustment_examples + totals.attention_examples, totals.adjustment + totals.attention),
    )


def _of_which(count: int, among: int) -> str:
    if not count:
        return ""
    if count >= among:
        return _("example")
    return ngettext("%(num)s of which is an example", "%(num)s of which are examples", count) % {"num": count}


def _progress(totals: Totals, where: Callable[..., str]) -> Sentence:
    """How far it is, and what should have been finished."""
    done = ngettext(
        "%(done)s of %(num)s action is finished", "%(done)s of %(num)s actions are finished", totals.actions
    ) % {"done": totals.completed, "num": totals.actions}
    if not totals.overdue:
        return Sentence(
            _("%(done)s; none is past its end date.") % {"done": done},
            where(groep="stand"),
            "loopt",
            _of_which(totals.actions_examples, totals.actions),
        )
    late = ngettext(
        "%(num)s action is past its end date", "%(num)s actions are past their end date", totals.overdue
    ) % {"num": totals.overdue}
    return Sentence(
        _("%(done)s; %(late)s.") % {"done": done, "late": late},
        where(vlag="te_laat"),
        "vertraagd",
        _of_which(totals.actions_examples, totals.actions),
    )


def _unheard(totals: Totals, where: Callable[..., str]) -> Sentence:
    """What nobody carries, or nobody hears of."""
    silent = ngettext(
        "Nothing was heard of %(num)s action for half a year",
        "Nothing was heard of %(num)s actions for half a year",
        totals.silent,
    ) % {"num": totals.silent}
    orphans = ngettext("%(num)s action has no lead yet", "%(num)s actions have no lead yet", totals.without_lead) % {
        "num": totals.without_lead
    }
    examples = _of_which(totals.without_lead_examples + totals.silent_examples, totals.without_lead + totals.silent)
    if totals.without_lead:
        text = _("%(orphans)s.") % {"orphans": orphans}
        if totals.silent:
            text = _("%(silent)s; %(orphans)s.") % {"silent": silent, "orphans": orphans}
        return Sentence(text, where(vlag="stil" if totals.silent else "zonder_trekker"), "mail", examples)
    if totals.silent:
        return Sentence(_("%(silent)s.") % {"silent": silent}, where(vlag="stil"), "mail", examples)
    return Sentence(_("Every action has a lead and was heard of in the past half year."), "", "afgerond", "")


def _row(row: GridRow, paths: Paths, columns: Sequence[MunicipalityHead], programme: str) -> Row:
    href = paths.theme(row.plan_code, row.code)
    places = (JOINT, *(column.name for column in columns))
    cells = []
    for place, cell in zip(places, row.cells, strict=True):
        # Actions of a municipality may hang under its own theme, which the list knows by another code.
        narrowed = programme and not cell.local_theme
        shown = paths.programme(programme, {"thema": row.code, "gemeente": place}) if narrowed else f"{href}#acties"
        cells.append(_cell(cell, row, paths, shown))
    return Row(row.title, href, "" if row.joint else _("local theme"), tuple(cells))


def _cell(cell: Cell, row: GridRow, paths: Paths, href: str) -> GridCell:
    actions = ngettext("%(num)s action", "%(num)s actions", cell.actions) % {"num": cell.actions}
    if cell.completed and cell.completed == cell.actions:
        finished = _("all finished")
    else:
        finished = _("%(num)s finished") % {"num": cell.completed} if cell.completed else ""
    return GridCell(
        text=actions if cell.actions else "",
        href=href if cell.actions else "",
        state=finished,
        own=_("own theme") if cell.local_theme else "",
        own_href=paths.theme(row.plan_code, cell.local_theme) if cell.local_theme else "",
        attention=cell.attention,
        adjustment=cell.adjustment,
        example=bool(cell.examples),
        moves=tuple(_move(move, paths) for move in cell.moved),
    )


def _move(move: Moved, paths: Paths) -> MoveMark:
    known = indicator(move.key)
    mark = label_mark(move.label, known.direction.value)
    counts = {"before": round(move.before / move.years_before), "now": round(move.now)}
    if move.years_before > 1:
        told = _("from %(before)s a year on average to %(now)s") % counts
    else:
        told = _("from %(before)s to %(now)s") % counts
    title = known.title.in_language(get_language() or "nl")
    return MoveMark(title, mark.words, told, mark.arrow, mark.tone, paths.figure_place(move.key, move.cbs_code))
