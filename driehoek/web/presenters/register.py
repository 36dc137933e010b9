# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of agreements and decisions, newest first and by year."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

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
    change: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """The entries of one year."""

    year: int
    lines: tuple[RegisterLine, ...]


def register_lines(decisions: Iterable[DecisionLine], change: Callable[[UUID], str]) -> tuple[Year, ...]:
    """Return the register by year, newest first; ``change`` tells where an entry is changed, if the reader may."""
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
                change=change(line.uid),
            )
        )
    return tuple(Year(year, tuple(lines)) for year, lines in years.items())
