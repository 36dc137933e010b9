# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Series of indicators, with everything that must be told with them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from driehoek.access.prepared import prepared
from driehoek.figures import policies
from driehoek.figures.indicators import Indicator, Use, incomplete, indicators
from driehoek.figures.queries.reading import Cell, Place, Stored, stored
from driehoek.figures.queries.tables import TableSeen, chosen, source_line, tables_seen
from driehoek.figures.queries.views import AnnotationView, BreakView, Point, SeriesView
from driehoek.figures.rules import Remark
from driehoek.figures.sources import sources
from driehoek.kernel.actor import Actor
from driehoek.lib.statline.model import Missing
from driehoek.lib.statline.periods import Period, PeriodKind, Status, parse

_GRAVEST = (Status.PROVISIONAL.value, Status.FURTHER.value, Status.CORRECTED.value)
_ABSENT = Cell(None, Missing.ABSENT.value, None, None, Status.FINAL.value, "", None)


def series_of(
    actor: Actor,
    partnership_id: int,
    keys: Sequence[str],
    areas: Sequence[str],
    kind: PeriodKind = PeriodKind.YEAR,
) -> Mapping[tuple[str, str], SeriesView]:
    """Return indicators in areas, as far as there are figures within sight; 4 queries, whatever the number.

    All areas of one indicator come from one table, and a series never from two.

    Args:
        keys: of indicators; unknown ones are left out.
        areas: codes of areas.
    """
    asked = [indicators()[key] for key in keys if key in indicators()]
    uses = {use for one in asked for use in one.tables}
    tables = tables_seen(actor, partnership_id, {use.table for use in uses})
    if not tables:
        return {}
    subjects = {code for one in asked for code in one.codes or ("",)}
    every = [table for code in tables for table in tables[code]]
    values = stored(every, {use.measure for use in uses}, subjects, areas, kind)
    there = _sizes(values)
    remarks = _remarks(actor, partnership_id, [one.key for one in asked], kind)
    language = "en" if (get_language() or "").startswith("en") else "nl"
    found: dict[tuple[str, str], SeriesView] = {}
    for one in asked:
        codes = one.codes or ("",)
        sizes = {use: max(there.get((use.table, use.measure, code), 0) for code in codes) for use in one.tables}
        use = chosen(one, sizes)
        if use is None:
            continue
        others = tuple(dict.fromkeys(u.table for u in one.tables if sizes[u] and u.table != use.table))
        for area in areas:
            view = _view(one, use, area, kind, values, tables[use.table], language)
            if view is not None:
                told = tuple(r for r in remarks.get(one.key, ()) if r.area in ("", area))
                found[one.key, area] = _with(view, told, others)
    return found


def _with(view: SeriesView, told: tuple[AnnotationView, ...], others: tuple[str, ...]) -> SeriesView:
    return SeriesView(
        view.indicator, view.area, view.area_name, view.unit, view.decimals, view.kind, view.points, view.source,
        view.breaks, told, others, view.lacking,
    )  # fmt: skip


def _sizes(values: Mapping[Place, Stored]) -> Mapping[tuple[str, str, str], int]:
    """Return how many periods each table has of a measure and subject, in the area that has most of them."""
    found: dict[tuple[str, str, str], int] = {}
    for place, series in values.items():
        what = place[:3]
        found[what] = max(found.get(what, 0), len(series.cells))
    return found


def _view(
    one: Indicator,
    use: Use,
    area: str,
    kind: PeriodKind,
    values: Mapping[Place, Stored],
    tables: Sequence[TableSeen],
    language: str,
) -> SeriesView | None:
    codes = one.codes or ("",)
    parts = {code: values.get(Place(use.table, use.measure, code, area)) for code in codes}
    there = [part for part in parts.values() if part is not None and part.cells]
    if not there:
        return None
    lacking = incomplete(one, [code for code, part in parts.items() if part is not None and part.cells])
    cells = _summed(there) if not lacking else {code: _ABSENT for part in there for code in part.cells}
    points = _points(cells, 10 ** there[0].decimals)
    notes = {cell.note: None for cell in cells.values()}
    return SeriesView(
        indicator=one.key,
        area=area,
        area_name=there[0].area_name,
        unit=there[0].unit,
        decimals=there[0].decimals,
        kind=kind,
        points=points,
        source=source_line(tables, notes, language),
        breaks=_breaks(use.table, one.codes, points, language),
        lacking=lacking,
    )


def _summed(parts: Sequence[Stored]) -> Mapping[str, Cell]:
    """Return what the parts are together; where one has no value, neither has the sum."""
    if len(parts) == 1:
        return parts[0].cells
    found = {}
    for code in {code: None for part in parts for code in part.cells}:
        cells = [part.cells.get(code, _ABSENT) for part in parts]
        reason = next((cell.missing for cell in cells if cell.missing), "")
        states = {cell.status for cell in cells}
        found[code] = Cell(
            None if reason else sum(cell.value or 0 for cell in cells),
            reason,
            None,
            None,
            next((state for state in _GRAVEST if state in states), Status.FINAL.value),
            "; ".join(dict.fromkeys(cell.note for cell in cells if cell.note)),
            next((cell.revised for cell in cells if cell.revised is not None), None),
        )
    return found


def _points(cells: Mapping[str, Cell], scale: int) -> tuple[Point, ...]:
    """Return every period from the first to the last; one that is not there has a reason too."""
    get = cells.get
    points = []
    for period in _span(min(cells), max(cells)):
        value, missing, low, high, status, note, revised = get(period.code, _ABSENT)
        points.append(
            Point(
                period,
                None if value is None else value / scale,
                missing,
                None if low is None else low / scale,
                None if high is None else high / scale,
                status,
                note,
                revised is not None,
            )
        )
    return tuple(points)


@lru_cache(maxsize=512)
def _span(first: str, last: str) -> tuple[Period, ...]:
    """Return every period from the first to the last."""
    found = [parse(first)]
    while found[-1].code < last:
        found.append(found[-1].next())
    return tuple(found)


def _breaks(table: str, codes: tuple[str, ...], points: Sequence[Point], language: str) -> tuple[BreakView, ...]:
    """Return where counting changed within the series."""
    known = sources().get(table)
    if known is None or not points:
        return ()
    first, last = points[0].period, points[-1].period
    return tuple(
        BreakView(one.period, one.text[language])
        for one in known.breaks
        if one.concerns(frozenset(codes)) and first.year < one.period.year <= last.year
    )


def _remarks(
    actor: Actor, partnership_id: int, keys: Sequence[str], kind: PeriodKind
) -> Mapping[str, Sequence[AnnotationView]]:
    found: dict[str, list[AnnotationView]] = {}
    for uid, key, area, first, last, sort, text, example in _annotations(actor, partnership_id, tuple(keys)):
        told = AnnotationView(uid, area, parse(first), parse(last), Remark(sort), text, example)
        if told.first.kind == kind:
            found.setdefault(key, []).append(told)
    return found


@prepared
def _annotations(actor: Actor, partnership_id: int, keys: tuple[str, ...]) -> QuerySet[Any, Any]:
    rows = policies.annotations(actor, partnership_id).filter(indicator__in=keys).order_by("period_from", "pk")
    return rows.values_list("uid", "indicator", "area", "period_from", "period_to", "kind", "text", "example")
