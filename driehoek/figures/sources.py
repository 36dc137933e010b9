# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables that Driehoek knows: who publishes them, how they are read, and where their series break."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from driehoek.kernel import definitions
from driehoek.lib.statline.periods import Period, parse


class Host(StrEnum):
    """Where a table is to be had."""

    POLICE = "dataderden_v3"
    CBS = "opendata_v3"
    CBS_NEW = "datasets_v4"
    FILE = "bestand"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Break:
    """From this period on the source counts otherwise.

    Attributes:
        subjects: codes that it is about; empty for all.
        text: in Dutch and English.
    """

    period: Period
    subjects: frozenset[str]
    text: Mapping[str, str]

    def concerns(self, subjects: frozenset[str]) -> bool:
        """Tell whether any of these subjects is counted otherwise."""
        return not self.subjects or bool(self.subjects & subjects)


@dataclass(frozen=True, slots=True)
class Source:
    """One table that Driehoek knows.

    Attributes:
        absent: what it means that a row is lacking: ``nul``, or a value of ``Missing``; empty where the table itself
            says so for each measure.
        rounded_to: 5 when counts are rounded to multiples of five.
        levels: levels of area that are taken.
        fixed: other dimensions, with the one code of them that is taken.
        measures: those that are taken; empty for all.
        hidden: codes that the table names and does not show: that they are lacking never means zero.
        typed: ask the typed data, because the untyped has not what is needed.
        person_related: its counts may point at a person, so small ones are never published.
        next_review: when somebody must look whether this is still so.
    """

    code: str
    title: Mapping[str, str]
    publisher: str
    host: Host
    attribution: str
    licence: str
    absent: str
    rounded_to: int
    levels: tuple[str, ...]
    fixed: Mapping[str, str]
    measures: tuple[str, ...]
    hidden: tuple[str, ...]
    typed: bool
    person_related: bool
    breaks: tuple[Break, ...]
    next_review: date


@cache
def sources() -> Mapping[str, Source]:
    """Return every table that Driehoek knows, by its code."""
    return {code: _source(code, told) for code, told in definitions.load("figure_sources")["sources"].items()}


def source(code: str) -> Source | None:
    """Return a table by its code, with or without capitals; ``None`` when Driehoek does not know it."""
    return next((known for name, known in sources().items() if name.lower() == code.strip().lower()), None)


def _source(code: str, told: Mapping[str, object]) -> Source:
    given: dict[str, object] = {**_DEFAULTS, **told}
    return Source(
        code=code,
        title=given["title"],  # type: ignore[arg-type] # the schema has checked the content
        publisher=str(given["publisher"]),
        host=Host(str(given["host"])),
        attribution=str(given["attribution"]),
        licence=str(given["licence"]),
        absent=str(given["absent"]),
        rounded_to=int(str(given["rounded_to"])),
        levels=tuple(given["levels"]),  # type: ignore[arg-type]
        fixed=given["fixed"],  # type: ignore[arg-type]
        measures=tuple(given["measures"]),  # type: ignore[arg-type]
        hidden=tuple(given["hidden"]),  # type: ignore[arg-type]
        typed=bool(given["typed"]),
        person_related=bool(given["person_related"]),
        breaks=tuple(_break(one) for one in given["breaks"]),  # type: ignore[attr-defined]
        next_review=given["next_review"],  # type: ignore[arg-type]
    )


_DEFAULTS: Mapping[str, object] = {
    "absent": "", "rounded_to": 0, "fixed": {}, "measures": [], "hidden": [], "typed": False,
    "person_related": False, "breaks": [],
}  # fmt: skip


def _break(told: Mapping[str, object]) -> Break:
    codes: list[str] = told.get("codes", [])  # type: ignore[assignment]
    return Break(parse(str(told["from"])), frozenset(codes), told["text"])  # type: ignore[arg-type]
