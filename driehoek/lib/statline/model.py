# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a table of figures is once it has been read: a head, and rows that come one by one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from driehoek.lib.statline.periods import Period, Status


class Missing(StrEnum):
    """Why there is no value. Never zero: zero is a value."""

    IMPOSSIBLE = "kan_niet"
    """Cannot occur: blank in StatLine, ``Impossible`` in OData v4."""
    UNKNOWN = "onbekend"
    """Unknown, too unreliable or secret: ``.`` in StatLine."""
    CONFIDENTIAL = "geheim"
    """Secret, and the source says so: ``x``, ``Confidential``."""
    NOT_AVAILABLE = "niet_beschikbaar"
    """Not there, or not yet: ``NotAvailable``."""
    UNCLEAR = "onduidelijk"
    """The source gives nothing and not why: ``null`` in a typed data set."""
    ABSENT = "ontbreekt"
    """The whole row is lacking, and the table does not say that this means zero."""
    NOT_ENTERED = "niet_ingevuld"
    """A registration of one's own that nobody has filled in yet."""


class Level(StrEnum):
    """At which level an area is. Figures of different levels hold the same cases and are never added up."""

    COUNTRY = "NL"
    PART = "LD"
    PROVINCE = "PV"
    UNIT = "RE"
    DISTRICT = "PD"
    TEAM = "BT"
    MUNICIPALITY = "GM"
    NEIGHBOURHOOD = "WK"
    QUARTER = "BU"
    OTHER = "?"


COUNTRY = "NL"

_PSEUDO = frozenset(("GM0000", "GM0998", "GM0999", "RE99", "PV99", "LD99", "PD99", "BT99"))
_LEVELS = {level.value: level for level in Level}


def area_code(key: str) -> str:
    """Return a key of an area as we keep it: without padding, and the country always under one name."""
    stripped = key.strip()
    return COUNTRY if stripped in ("NL", "NL00", "NL01") else stripped


def is_pseudo(area: str) -> bool:
    """Say whether this is no area but a remainder ("niet in te delen", "buitenland"): needed in sums, never shown."""
    return area in _PSEUDO


def level_of(area: str) -> Level:
    """Return the level of an area, from the first letters of its code."""
    return _LEVELS.get(area[:2], Level.OTHER)


class Row(NamedTuple):
    """One cell of a table.

    Attributes:
        measure: code of the measure.
        subject: code of the kind (of crime, of nuisance); empty when the table has no such dimension.
        area: code without padding: ``GM0296``, ``NL``, ``RE02``, ``BT:Tweestromenland``.
        period: code: ``2024JJ00``.
        value: the number times ten to the power of the decimals of its measure; None when there is none.
        missing: why there is no value; empty when there is one.
        low: lower bound of the margin, on the scale of the value.
        high: upper bound.
        status: final, provisional and so on.
        note: what the source says with this one cell.
    """

    measure: str
    subject: str
    area: str
    period: str
    value: int | None
    missing: str = ""
    low: int | None = None
    high: int | None = None
    status: str = Status.FINAL.value
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted or asked.

    Attributes:
        code: as the source has it: ``GeregistreerdeMisdrijven_1``, ``M000352``.
        title: in the words of the source.
        unit: ``aantal``, ``%``.
        decimals: so many digits behind the comma.
        absent: what it means that a row is lacking; ``nul`` where the source says that it means zero.
    """

    code: str
    title: str
    unit: str = "aantal"
    decimals: int = 0
    absent: Missing | Literal["nul"] = Missing.ABSENT


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of crime, of nuisance; the code without padding."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Area:
    """An area; the code without padding."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class TableHead:
    """Everything about a table that is not a cell.

    Attributes:
        id: code of the table: ``47018NED``.
        title: as the source has it.
        division_year: the year of the municipal division in which all years are given, where the title says it.
        modified: when the source last changed the table.
        publisher: who publishes: ``Politie``, ``CBS``.
        licence: under which the figures are published.
        attribution: line that stands with every figure: ``Bron: Politie``.
        language: of the titles.
        measures, subjects, areas: those that occur.
        periods: each with its status, in order.
        rounded_to: 5 when the source rounds counts to multiples of five; 0 when it does not round.
        url: where it was found; empty for a file.
        retrieved_at: when it was read.
    """

    id: str
    title: str
    division_year: int | None
    modified: datetime | None
    publisher: str
    licence: str
    attribution: str
    language: str
    measures: tuple[Measure, ...]
    subjects: tuple[Subject, ...]
    areas: tuple[Area, ...]
    periods: tuple[tuple[Period, Status], ...]
    rounded_to: int
    url: str
    retrieved_at: datetime


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its rows come one by one and may be asked for again, so that a large one never stands in memory."""

    head: TableHead
    rows: Callable[[], Iterator[Row]]
