# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a file of StatLine into a table, with what was left out and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from driehoek.lib.statline.exports.choosing import choose, division_year
from driehoek.lib.statline.exports.grid import Grid, Line, from_csv
from driehoek.lib.statline.exports.layout import Layout, find
from driehoek.lib.statline.exports.numbers import Convention, Value, convention, looks_like_value, of_count
from driehoek.lib.statline.exports.numbers import read as read_value
from driehoek.lib.statline.exports.places import Place, Places, Problem, Texts, is_count, where
from driehoek.lib.statline.known import KnownTable
from driehoek.lib.statline.model import Area, Measure, Missing, Row, Subject, Table, TableHead
from driehoek.lib.statline.periods import Period, Status
from driehoek.lib.statline.refusals import Refused
from driehoek.lib.statline.regions import title_of


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was understood.

    Attributes:
        table: what is in it.
        known: which table it is.
        left_out: what is not in ``table`` although it stands in the file.
        figures: how many figures there are.
        missing: how many of them are missing, by why.
        title: of the table, as the file has it.
    """

    table: Table
    known: KnownTable
    left_out: tuple[Problem, ...]
    figures: int
    missing: dict[str, int]
    title: str


class Figure(NamedTuple):
    """One cell: what it is about, what it says and where it stands."""

    place: Place
    value: Value
    line: int
    column: int


def read(content: bytes, filename: str, tables: Sequence[KnownTable], *, now: datetime, table_id: str = "") -> Reading:
    """Return the table in a CSV of StatLine.

    Raises:
        WhichTable: whoever brings the file must say which table it is; give that as ``table_id``.
        Refused: anything else that is the matter, with the place in the file.
    """
    return read_grid(from_csv(content, filename), filename, tables, now=now, table_id=table_id)


def read_grid(grid: Grid, filename: str, tables: Sequence[KnownTable], *, now: datetime, table_id: str = "") -> Reading:
    """Return the table in rows of text, whatever file they came from."""
    layout = find(grid)
    known = choose(layout, filename, tables, table_id)
    return understand(layout, known, now=now, commas=grid.commas)


def understand(
    layout: Layout, known: KnownTable, *, now: datetime, commas: bool = False, blank: Missing = Missing.IMPOSSIBLE
) -> Reading:
    """Return the table of a layout of which it is known what it is; ``blank`` is what an empty cell means in it."""
    places = Places(layout, known, division_year(layout.title) if known.division else None)
    sign = convention(_figures(layout), english=commas or layout.source.lower().startswith("source"))
    seen = _Seen()
    for figure in _read(places, sign, blank):
        seen.take(figure)
    if not seen.cells:
        _refuse_nothing(places)
    head = _head(layout, known, places.division, seen, now)
    measures = {measure.code: measure.decimals for measure in head.measures}
    return Reading(
        table=Table(head, lambda: _rows(Places(layout, known, places.division), sign, measures, blank)),
        known=known,
        left_out=tuple(places.left_out.values()),
        figures=seen.figures,
        missing=seen.missing,
        title=layout.title,
    )


def _figures(layout: Layout) -> Iterator[tuple[str, str]]:
    for line in layout.body:
        for column in layout.columns:
            text = line.cell(column)
            if "," in text or "." in text:
                yield text, where(line, column)


def _read(places: Places, sign: Convention, blank: Missing) -> Iterator[Figure]:
    """Yield each cell of which the place is known; a blank one too."""
    file = places.file()
    heads = [
        (column, head)
        for column, head in zip(places.layout.columns, (texts.under(file) for texts in places.columns()), strict=True)
        if places.wanted(head, column)
    ]
    for line, row in places.rows():
        for column, head in heads:
            text = line.cell(column)
            value = _value(text, sign, line, column)
            if not text and blank is not Missing.IMPOSSIBLE:
                value = replace(value, missing=blank)
            place = places.place(row.under(head), line, column, filled=value.digits is not None)
            if place is None:
                continue
            if ("." in text or "," in text) and is_count(place.measure.unit):
                value = _value(text, of_count(text, sign), line, column)
            yield Figure(place, value, line.number, column)


def _value(text: str, sign: Convention, line: Line, column: int) -> Value:
    value = read_value(text, sign)
    if value is None:
        what = "een getal dat niet past bij de rest" if looks_like_value(text) else "geen getal"
        raise Refused("number", f"Hier staat '{text[:40]}': {what}.", where(line, column))
    return value


@dataclass(slots=True)
class _Seen:
    """What occurs in a file, in the order in which it does."""

    cells: dict[tuple[str, str, str, str, str], tuple[int | None, int, int]] = field(default_factory=dict)
    decimals: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, None] = field(default_factory=dict)
    areas: dict[str, None] = field(default_factory=dict)
    periods: dict[Period, Status] = field(default_factory=dict)
    missing: dict[str, int] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    figures: int = 0

    def take(self, figure: Figure) -> None:
        """Count one cell; two that contradict each other are refused."""
        place, value = figure.place, figure.value
        key = (place.measure.code, place.kind, place.area, place.period.code, place.margin)
        now = (value.digits, value.decimals, figure.line)
        before = self.cells.setdefault(key, now)
        if before is not now:
            if before[:2] != now[:2]:
                raise Refused(
                    "twice",
                    f"Van {title_of(place.area)}, {place.period.title()} staan er twee verschillende getallen; het "
                    f"andere staat op regel {before[2]}.",
                    f"regel {figure.line}",
                )
            return
        self.decimals[place.measure.code] = max(
            self.decimals.get(place.measure.code, place.measure.decimals), value.decimals
        )
        self.kinds[place.kind] = self.areas[place.area] = None
        self.places.setdefault(place.measure.code, place)
        if self.periods.get(place.period, Status.FINAL) is Status.FINAL:
            self.periods[place.period] = place.status
        if place.margin == "value":
            self.figures += 1
            if value.missing:
                self.missing[value.missing] = self.missing.get(value.missing, 0) + 1


def _refuse_nothing(places: Places) -> None:
    problems = list(places.left_out.values())
    if problems:
        raise Refused("nothing", f"{problems[0].sentence} Daardoor blijft er niets over.", problems[0].where)
    raise Refused("nothing", "In het bestand staat geen enkel cijfer dat we kunnen gebruiken.")


def _head(layout: Layout, known: KnownTable, division: int | None, seen: _Seen, now: datetime) -> TableHead:
    measures = tuple(
        Measure(code, place.measure.titles[0], place.measure.unit, seen.decimals[code], Missing.ABSENT)
        for code, place in seen.places.items()
    )
    return TableHead(
        id=known.id,
        title=layout.title or known.titles[0],
        division_year=division,
        modified=None,
        publisher=known.publisher,
        licence=known.licence,
        attribution=known.attribution,
        language="nl",
        measures=measures,
        subjects=tuple(Subject(code, known.kinds.get(code, code)) for code in seen.kinds if code),
        areas=tuple(Area(code, title_of(code)) for code in seen.areas),
        periods=tuple(sorted(seen.periods.items())),
        rounded_to=known.rounded_to,
        url="",
        retrieved_at=now,
    )


def _rows(places: Places, sign: Convention, decimals: dict[str, int], blank: Missing) -> Iterator[Row]:
    if any(texts.margin for texts in places.columns()) or any(text.margin for _, text in _first(places)):
        yield from _with_margins(places, sign, decimals, blank)
        return
    seen: set[tuple[str, str, str, str]] = set()
    for place, value, _, _ in _read(places, sign, blank):
        key = (place.measure.code, place.kind, place.area, place.period.code)
        if key not in seen:
            seen.add(key)
            yield _row(place, value, decimals)


def _first(places: Places) -> Iterator[tuple[Line, Texts]]:
    for each in places.rows():
        yield each
        return


def _row(place: Place, value: Value, decimals: dict[str, int]) -> Row:
    status = value.status if value.status is not Status.FINAL else place.status
    return Row(
        place.measure.code,
        place.kind,
        place.area,
        place.period.code,
        value.scaled(decimals[place.measure.code]),
        str(value.missing),
        status=status.value,
    )


def _with_margins(places: Places, sign: Convention, decimals: dict[str, int], blank: Missing) -> Iterator[Row]:
    """Yield the values with their bounds: margins stand in rows or columns of their own, as half widths or bounds."""
    found: dict[tuple[str, str, str, str], dict[str, int | None]] = {}
    rows: dict[tuple[str, str, str, str], Row] = {}
    for place, value, _, _ in _read(places, sign, blank):
        key = (place.measure.code, place.kind, place.area, place.period.code)
        if place.margin == "value":
            rows.setdefault(key, _row(place, value, decimals))
        found.setdefault(key, {}).setdefault(place.margin, value.scaled(decimals[place.measure.code]))
    for key, row in rows.items():
        margins = found[key]
        half = margins.get("half")
        low, high = margins.get("low"), margins.get("high")
        if row.value is not None and half is not None:
            low, high = row.value - half, row.value + half
        yield row._replace(low=low, high=high)
