# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything a template of the yearly list may use, and nothing else; in the order of the paper."""

from dataclasses import dataclass

from driehoek.lib.documents.content import Line
from driehoek.publications.meeting_paper import Head

SCHEMA_VERSION = 1
ROOT = "year"


@dataclass(frozen=True, slots=True)
class ShortLine:
    """One recommendation in the table that stands first."""

    what: Line
    answer: Line
    state: Line


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation, motion or promise with what came of it.

    Attributes:
        source: who made it, in which paper, and when.
        text: what was asked; answer: what was answered; told: what was done, each with its day.
        state: how it stands at the end of the year; owner, due: who does it, by when.
    """

    title: Line
    source: Line
    text: tuple[Line, ...]
    answer: tuple[Line, ...]
    state: Line
    owner: tuple[Line, ...]
    due: tuple[Line, ...]
    told: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Whose:
    """What was asked of one municipality."""

    name: str
    short: tuple[ShortLine, ...]
    recommendations: tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True)
class YearlyList:
    """The list of a year.

    Attributes:
        basis: on what the list rests; none: one line when nothing stands on it, else none.
    """

    head: Head
    basis: Line
    municipalities: tuple[Whose, ...]
    none: tuple[Line, ...]
