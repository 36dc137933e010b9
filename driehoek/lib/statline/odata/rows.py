# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the rows of one request to rows of ours: keys checked, margins joined, absent rows told apart."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from driehoek.lib.statline.model import COUNTRY, Measure, Row
from driehoek.lib.statline.odata.cells import from_number, from_observation, from_text
from driehoek.lib.statline.odata.choice import Choice, area_of
from driehoek.lib.statline.odata.described import Part
from driehoek.lib.statline.odata.grid import Grid
from driehoek.lib.statline.odata.margins import Joined
from driehoek.lib.statline.odata.requests import Request
from driehoek.lib.statline.odata.source import Host, Source
from driehoek.lib.statline.refusals import Refused

Cells = Callable[[Mapping[str, Any]], Iterator[tuple[int, int | None, str, str]]]
"""The cells in one row of the source: number of the measure, value, why there is none, and a note."""


def read(
    source: Source,
    data: str,
    choice: Choice,
    measures: Sequence[Measure],
    request: Request,
    found: Iterable[Mapping[str, Any]],
) -> Iterator[Row]:
    """Yield our rows of one request.

    Raises:
        Refused: a key that is not in the lists of the table, a cell that comes twice, or something else than a number.
    """
    areas = [area_of(code) for code in request.areas]
    subjects = [code.code for code in request.subjects] or [""]
    moments = [(each.period.code, each.status.value) for each in request.moments]
    parts = [part for _, part in choice.margins[1]] or [Part.VALUE]
    place = _Place(choice, request)
    grid = Grid(measures, len(subjects), len(moments), len(areas) + 1, len(parts))
    joined = Joined(frozenset(parts)) if choice.margins[0] else None
    cells = _cells(source, data, measures)
    for told in found:
        area, subject, moment, part = place.of(told)
        for number, value, missing, note in cells(told):
            grid.note(number, subject, moment, area, part)
            if area == len(areas):
                continue
            period, status = moments[moment]
            row = Row(
                measures[number].code, subjects[subject], areas[area], period, value, missing, None, None, status, note
            )
            whole = joined.add(row, parts[part]) if joined is not None else row
            if whole is not None:
                yield whole
    yield from joined.rest() if joined is not None else ()
    hidden = [number for number, code in enumerate(subjects) if code in source.hidden]
    few = len(subjects) == 1 or not choice.every_subject
    told_by = [number for number, code in enumerate(areas) if code != COUNTRY] if choice.whole_level else None
    for number, subject, moment, area in grid.zeros(hidden, told_by or range(len(areas) + 1), silent_too=few):
        if area < len(areas) and areas[area] != COUNTRY:  # a country without a row is lacking, whatever the table says
            period, status = moments[moment]
            yield Row(measures[number].code, subjects[subject], areas[area], period, 0, "", None, None, status)


class _Place:
    """Finds the numbers of area, subject, period and part of a row of the source; the witness comes after all areas."""

    def __init__(self, choice: Choice, request: Request) -> None:
        witness = (choice.witness,) if choice.witness else ()
        self._lists = tuple(
            (name, {key: number for number, key in enumerate(keys)})
            for name, keys in (
                (choice.area, [code.key for code in (*request.areas, *witness)]),
                (choice.subject, [code.key for code in request.subjects]),
                (choice.period, [each.key for each in request.moments]),
                (choice.margins[0], [key for key, _ in choice.margins[1]]),
            )
        )
        self._fixed = choice.fixed

    def of(self, told: Mapping[str, Any]) -> tuple[int, int, int, int]:
        """Return the numbers.

        Raises:
            Refused: a key that was not asked, or a column that is lacking.
        """
        for name, key in self._fixed:
            if told.get(name) != key:
                raise _foreign(name, told)
        area, subject, moment, part = (self._number(name, keys, told) for name, keys in self._lists)
        return area, subject, moment, part

    @staticmethod
    def _number(name: str, keys: Mapping[str, int], told: Mapping[str, Any]) -> int:
        if not name:
            return 0
        number = keys.get(told.get(name, ""))
        if number is None:
            raise _foreign(name, told)
        return number


def _foreign(name: str, told: Mapping[str, Any]) -> Refused:
    if name not in told:
        return Refused("column", f"In de tabel ontbreekt de kolom {name}. Er is niets ingelezen.")
    return Refused(
        "key",
        f"De bron geeft '{str(told[name])[:30].strip()}' in {name}, waar niet om is gevraagd. Er is niets ingelezen.",
    )


def _cells(source: Source, data: str, measures: Sequence[Measure]) -> Cells:
    if source.host is Host.CBS4:
        return _observation({measure.code: (number, measure.decimals) for number, measure in enumerate(measures)})
    columns = [(number, measure.code, measure.decimals) for number, measure in enumerate(measures)]
    return _typed(columns) if data == "TypedDataSet" else _untyped(columns)


def _untyped(columns: Sequence[tuple[int, str, int]]) -> Cells:
    def cells(told: Mapping[str, Any]) -> Iterator[tuple[int, int | None, str, str]]:
        for number, code, decimals in columns:
            text = told.get(code)
            if not isinstance(text, str):
                raise Refused("column", f"In de tabel ontbreekt de kolom {code}. Er is niets ingelezen.")
            value, missing = from_text(text, decimals)
            yield number, value, missing, ""

    return cells


def _typed(columns: Sequence[tuple[int, str, int]]) -> Cells:
    def cells(told: Mapping[str, Any]) -> Iterator[tuple[int, int | None, str, str]]:
        for number, code, decimals in columns:
            if code not in told:
                raise Refused("column", f"In de tabel ontbreekt de kolom {code}. Er is niets ingelezen.")
            value, missing = from_number(told[code], decimals)
            yield number, value, missing, ""

    return cells


def _observation(measures: Mapping[str, tuple[int, int]]) -> Cells:
    def cells(told: Mapping[str, Any]) -> Iterator[tuple[int, int | None, str, str]]:
        if (known := measures.get(str(told.get("Measure")))) is not None:
            value, missing, note = from_observation(told.get("Value"), told.get("ValueAttribute"), known[1])
            yield known[0], value, missing, note

    return cells
