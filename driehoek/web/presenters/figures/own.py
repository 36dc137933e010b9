# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The grid of an own registration, and the list of what one may count oneself."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.figures.queries.own import OwnGrid, OwnLine
from driehoek.lib.statline.periods import PeriodKind
from driehoek.organisations.queries import MunicipalityHead
from driehoek.web.forms.own_figures import KINDS
from driehoek.web.frame import Link
from driehoek.web.paths import Paths, asking
from driehoek.web.presenters.figures.periods import named


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its place, what stands in it, what stood there when the page was made, and what is wrong with it."""

    place: str
    text: str
    seen: str
    label: str
    error: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A municipality; one that this reader may not fill in has texts only."""

    name: str
    open: bool
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class OwnScreen:
    """The page of one registration.

    Attributes:
        kinds, years: other periods that one can choose.
        about_people: whether small counts are shown nowhere else.
    """

    title: str
    lead: str
    about_people: bool
    action: str
    kinds: tuple[Link, ...]
    years: tuple[Link, ...]
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    errors: int
    figure: str


@dataclass(frozen=True, slots=True)
class Registration:
    """A line of the list."""

    title: str
    href: str
    unit: str
    filled: str


def registrations(lines: Sequence[OwnLine], paths: Paths) -> tuple[Registration, ...]:
    """Return the list; what is filled in most stands first."""
    language = get_language() or "nl"
    return tuple(
        Registration(
            line.indicator.title.in_language(language),
            paths.own_figure(line.indicator.key),
            line.indicator.unit.in_language(language),
            ngettext("%(filled)s of %(num)s cell filled in", "%(filled)s of %(num)s cells filled in", line.asked)
            % {"filled": line.filled, "num": line.asked},
        )
        for line in sorted(lines, key=lambda one: -one.filled)
    )


def own_screen(
    grid: OwnGrid,
    municipalities: Sequence[MunicipalityHead],
    own: Collection[str],
    paths: Paths,
    texts: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> OwnScreen:
    """Return the grid.

    Args:
        own: codes of the municipalities that the reader may fill in.
        texts, errors: what was typed and not kept, and why.
    """
    language, one = get_language() or "nl", grid.indicator
    address = paths.own_figure(one.key)
    kind, last = grid.periods[-1].kind, grid.periods[-1].year
    chosen = {} if kind is PeriodKind.YEAR else {"soort": kind.value}
    words = {PeriodKind.YEAR: _("years"), PeriodKind.QUARTER: _("quarters"), PeriodKind.MONTH: _("months")}
    step = 5 if kind is PeriodKind.YEAR else 1
    return OwnScreen(
        title=one.title.in_language(language),
        lead=one.numerator.in_language(language),
        about_people=one.person_related,
        action=asking(address, **chosen, jaar=str(last)),
        kinds=tuple(
            Link(words[each], asking(address, soort=each.value, jaar=str(last)), current=each is kind)
            for each in KINDS
            if each.value in one.kinds_of_period and len(one.kinds_of_period) > 1
        ),
        years=(
            Link(_("Earlier"), asking(address, **chosen, jaar=str(last - step))),
            Link(_("Newest"), asking(address, **chosen)),
        ),
        columns=tuple(named(period) for period in grid.periods),
        rows=tuple(_row(grid, place, place.cbs_code in own, texts or {}, errors or {}) for place in municipalities),
        errors=len(errors or {}),
        figure=paths.figure(one.key),
    )


def _row(
    grid: OwnGrid, place: MunicipalityHead, may: bool, texts: Mapping[str, str], errors: Mapping[str, str]
) -> GridRow:
    cells = []
    for period in grid.periods:
        at = f"{place.cbs_code}:{period.code}"
        value = grid.values.get((place.cbs_code, period.code))
        seen = "" if value is None else str(value)
        cells.append(GridCell(at, texts.get(at, seen), seen, f"{place.name}, {named(period)}", errors.get(at, "")))
    return GridRow(place.name, may, tuple(cells))
