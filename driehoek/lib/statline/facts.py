# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our own format: a table as facts in one plain file, with its source on top. See docs/reference/figures-file.md.

The lines on top begin with ``#`` and say what the table is; the rest is CSV with one value per line, in the words
of ``COLUMNS``. What is read is a `Table` like any other.
"""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TextIO

from driehoek.lib.statline.model import Area, Measure, Missing, Row, Subject, Table, TableHead
from driehoek.lib.statline.periods import Status, parse
from driehoek.lib.statline.refusals import Refused

MARK = "# driehoek-cijfers: 1"
COLUMNS = ("maat", "soort", "gebied", "naam", "periode", "waarde", "laag", "hoog", "ontbreekt", "status", "opmerking")
_REQUIRED = ("tabel", "titel", "uitgever", "licentie", "bron", "opgehaald", "maat")
_REASONS = frozenset(one.value for one in Missing)
_STATES = frozenset(one.value for one in Status)


def is_facts(start: str) -> bool:
    """Say whether a text begins as a file of this format."""
    return MARK in start[:2_000]


@dataclass(frozen=True, slots=True)
class Facts:
    """A file of this format: its table, and the hash of its bytes."""

    table: Table
    sha256: str


def read(path: Path) -> Facts:
    """Read a file of this format; its rows are read again each time they are asked for.

    Raises:
        Refused: with the line that cannot be read.
    """
    with path.open(encoding="utf-8", newline="") as file:
        told, measures, number = _top(file)
        seen = _seen(file, number)
    head = _head(told, measures, seen)

    def rows() -> Iterator[Row]:
        with path.open(encoding="utf-8", newline="") as again:
            _, _, skipped = _top(again)
            yield from _rows(again, measures, skipped)

    return Facts(Table(head, rows), _hash(path))


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What occurs in the rows, in their order."""

    subjects: tuple[str, ...]
    areas: Mapping[str, str]
    periods: Mapping[str, str]


def _seen(lines: Iterable[str], top: int) -> _Seen:
    """Look through the rows without reading their values; millions of them are looked through in seconds."""
    places: dict[tuple[str, ...], None] = {}
    periods: dict[tuple[str, ...], None] = {}
    for number, cells in enumerate(csv.reader(lines), start=top + 1):
        if len(cells) != len(COLUMNS):
            told = f"Op regel {number} staan {len(cells)} cellen; het horen er {len(COLUMNS)} te zijn."
            raise Refused("facts-cells", told)
        if cells[9] not in _STATES:
            raise Refused("facts-value", f"Op regel {number} hoort een waarde of een reden waarom die er niet is.")
        places[tuple(cells[1:4])] = None
        periods[cells[4], cells[9]] = None
    moving = {period: status for period, status in periods if status != Status.FINAL.value}
    return _Seen(
        tuple(dict.fromkeys(subject for subject, _, _ in places if subject)),
        {area: name for _, area, name in reversed(places)},
        {period: moving.get(period, Status.FINAL.value) for period, _ in periods},
    )


def _top(file: TextIO) -> tuple[dict[str, str], dict[str, Measure], int]:
    """Read the lines on top, up to and including the names of the columns."""
    told: dict[str, str] = {}
    measures: dict[str, Measure] = {}
    for number, line in enumerate(file, start=1):
        text = line.strip()
        if not text.startswith("#"):
            if tuple(text.split(",")) != COLUMNS:
                raise Refused(
                    "facts-columns", f"Op regel {number} horen de namen van de kolommen: {','.join(COLUMNS)}."
                )
            break
        name, colon, value = text.lstrip("# ").partition(":")
        if colon and name == "maat":
            measures |= {measure.code: measure for measure in [_measure(value, number)]}
        if colon:
            told[name.strip()] = value.strip()
    else:
        raise Refused("facts-columns", "In dit bestand staan geen kolommen.")
    lacking = [name for name in _REQUIRED if not told.get(name)]
    if lacking:
        raise Refused("facts-top", f"Boven in het bestand ontbreekt: {', '.join(lacking)}.")
    return told, measures, number


def _measure(told: str, number: int) -> Measure:
    code, title, unit, decimals, absent = [part.strip() for part in (told + ";;;;").split(";")][:5]
    if not code or not decimals.isdigit() or absent not in (*_REASONS, "nul", ""):
        raise Refused(
            "facts-measure", f"Op regel {number} hoort: maat: code;titel;eenheid;decimalen;betekenis van leeg."
        )
    return Measure(code, title, unit, int(decimals), "nul" if absent == "nul" else Missing(absent or Missing.ABSENT))


def _rows(lines: Iterable[str], measures: Mapping[str, Measure], top: int) -> Iterator[Row]:
    decimals = {code: measure.decimals for code, measure in measures.items()}
    for number, cells in enumerate(csv.reader(lines), start=top + 1):
        if len(cells) != len(COLUMNS):
            told = f"Op regel {number} staan {len(cells)} cellen; het horen er {len(COLUMNS)} te zijn."
            raise Refused("facts-cells", told)
        measure, subject, area, _, period, value, low, high, missing, status, note = cells
        digits = decimals.get(measure)
        if digits is None:
            raise Refused("facts-measure", f"Op regel {number} staat een maat die boven in het bestand ontbreekt.")
        if bool(value) == bool(missing) or (missing and missing not in _REASONS) or status not in _STATES:
            raise Refused("facts-value", f"Op regel {number} hoort een waarde of een reden waarom die er niet is.")
        yield Row(
            measure, subject, area, period,
            int(value) if not digits and value.isdigit() else _scaled(value, digits, number), missing,
            _scaled(low, digits, number) if low else None, _scaled(high, digits, number) if high else None,
            status, note,
        )  # fmt: skip


def _scaled(cell: str, decimals: int, number: int) -> int | None:
    if not cell:
        return None
    if not decimals and cell.isdigit():
        return int(cell)
    try:
        scaled = Decimal(cell).scaleb(decimals)
    except InvalidOperation:
        raise Refused("facts-value", f"Op regel {number} staat '{cell[:20]}'; dat is geen getal.") from None
    if scaled != scaled.to_integral_value():
        raise Refused("facts-value", f"Op regel {number} staan meer dan {decimals} cijfers achter de komma.")
    return int(scaled)


def _head(told: Mapping[str, str], measures: Mapping[str, Measure], seen: _Seen) -> TableHead:
    division, rounded = told.get("indeling", ""), told.get("afgerond", "")
    return TableHead(
        id=told["tabel"],
        title=told["titel"],
        division_year=int(division) if division.isdigit() else None,
        modified=_moment(told["gewijzigd"]) if told.get("gewijzigd") else None,
        publisher=told["uitgever"],
        licence=told["licentie"],
        attribution=told["bron"],
        language="nl",
        measures=tuple(measures.values()),
        subjects=tuple(Subject(code, code) for code in seen.subjects),
        areas=tuple(Area(code, name) for code, name in seen.areas.items()),
        periods=tuple((period, Status(seen.periods[period.code])) for period in sorted(map(parse, seen.periods))),
        rounded_to=int(rounded) if rounded.isdigit() else 0,
        url=told.get("plaats", ""),
        retrieved_at=_moment(told["opgehaald"]),
    )


def _moment(told: str) -> datetime:
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        raise Refused("facts-top", f"'{told[:30]}' is geen datum zoals 2026-08-19.") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
