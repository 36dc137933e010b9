# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything a template of the agenda may use, and nothing else; in the order of the paper."""

from dataclasses import dataclass

from driehoek.lib.documents.content import Line
from driehoek.publications.meeting_paper import Head

SCHEMA_VERSION = 1
ROOT = "agenda"


@dataclass(frozen=True, slots=True)
class FollowLine:
    """One agreement of earlier meetings: what, what was told of it last, who, by when, and how it stands."""

    what: Line
    told: tuple[Line, ...]
    owner: Line
    due: Line
    state: Line


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the agenda.

    Attributes:
        number: its place in this edition, so that nothing shows what an edition leaves out.
        aside: how long it may take, and whose proposal it is; none when neither was said.
        reason, asked, gives_way: why it is here, what is asked, and what shrinks because of it.
        references: what it rests on.
        annotations: the reader's own private notes; only ever in a copy for that reader alone.
    """

    number: int
    title: Line
    aside: tuple[Line, ...]
    reason: tuple[Line, ...]
    asked: tuple[Line, ...]
    gives_way: tuple[Line, ...]
    references: tuple[Line, ...]
    annotations: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Points of one sort.

    Attributes:
        title: the heading over them, such as "Ter beslissing"; empty where each point is a heading by itself.
    """

    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda of one meeting, in one edition.

    Attributes:
        own_copy: one line when it is a copy for one reader, with private notes; else none.
        first: what is done before anything else: the opening, and the heading of the follow-up.
        follow_up_opening: since when; follow_up: the agreements, what is overdue first.
        no_follow_up: one line when there are none, else none.
        parts: all other points, by what is asked of them.
        no_points: one line when there are none yet, else none.
    """

    head: Head
    own_copy: tuple[Line, ...]
    first: tuple[Part, ...]
    follow_up_opening: tuple[Line, ...]
    follow_up: tuple[FollowLine, ...]
    no_follow_up: tuple[Line, ...]
    parts: tuple[Part, ...]
    no_points: tuple[Line, ...]
