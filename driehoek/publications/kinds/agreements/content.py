# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything a template of the list of agreements may use, and nothing else; in the order of the paper."""

from dataclasses import dataclass

from driehoek.lib.documents.content import Line
from driehoek.publications.meeting_paper import Head

SCHEMA_VERSION = 1
ROOT = "agreements"


@dataclass(frozen=True, slots=True)
class TaskLine:
    """Who does what by when, in the table that stands first."""

    what: Line
    owner: Line
    due: Line


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a point.

    Attributes:
        kind: "Afspraak", "Besluit", "Informatie".
        text: what was agreed, decided or told.
        owner, due: who does it, and by when; none where nobody has to do anything.
        authority: on whose authority over the police it rests; reason: why; gives_way: what shrinks because of it.
        review: when it is looked at again.
    """

    kind: str
    text: tuple[Line, ...]
    owner: tuple[Line, ...]
    due: tuple[Line, ...]
    authority: tuple[Line, ...]
    reason: tuple[Line, ...]
    gives_way: tuple[Line, ...]
    review: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda with what was said and what came of it.

    Attributes:
        number: counted in this edition, so that nothing shows what an edition leaves out.
    """

    number: int
    title: Line
    said: tuple[Line, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class AgreementsList:
    """The list of one meeting, in one edition.

    Attributes:
        tasks: who does what by when; no_tasks: one line when there is nothing to do, else none.
        points: what came of each; no_points: one line when nothing was recorded, else none.
        postponed: points that were put off, with what was said of it; none when there are none.
        approval: in which meeting the list was approved, or that it still has to be.
    """

    head: Head
    tasks: tuple[TaskLine, ...]
    no_tasks: tuple[Line, ...]
    points: tuple[Point, ...]
    no_points: tuple[Line, ...]
    postponed: tuple[Line, ...]
    approval: Line
