# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of agreements and decisions, newest first and by year."""

from collections.abc import Iterable
from dataclasses import dataclass

from driehoek.kernel.dates import PreciseDate
from driehoek.steering.queries import DecisionLine
from driehoek.web.presenters.origin import SourceMark, source_mark
from driehoek.web.words import capital


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One entry; see the component register."""

    uid: str
    on: PreciseDate
    kind: str
    body: str
    subject: str
    text: str
    authority: str
    note: str
    href: str
    mark: SourceMark


@dataclass(frozen=True, slots=True)
class Year:
    """The entries of one year."""

    year: int
    lines: tuple[RegisterLine, ...]


def register_lines(decisions: Iterable[DecisionLine]) -> tuple[Year, ...]:
    """Return the register by year, newest first."""
    years: dict[int, list[RegisterLine]] = {}
    for line in sorted(decisions, key=lambda one: one.on, reverse=True):
        years.setdefault(line.on.year, []).append(
            RegisterLine(
                uid=str(line.uid),
                on=line.on,
                kind=line.kind,
                body=line.body,
                subject=capital(line.subject),
                text=line.text,
                authority=line.authority,
                note=line.note,
                href="",
                mark=source_mark(line.origin),
            )
        )
    return tuple(Year(year, tuple(lines)) for year, lines in years.items())
