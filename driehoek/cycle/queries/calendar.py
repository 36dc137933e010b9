# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The calendar of a partnership as one person sees it: one list for the page and for the programs that follow it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from driehoek.evaluation.queries.dates import round_dates
from driehoek.kernel.actor import Actor
from driehoek.kernel.clock import AMSTERDAM
from driehoek.steering.queries.dates import Asked, council_dates, due_dates, meeting_dates
from driehoek.steering.rules import MeetingState

__all__ = ["SOURCES", "Asked", "Dated", "DatedKind", "calendar"]


class DatedKind(StrEnum):
    """What stands on a day."""

    MEETING = "overleg"
    PAPERS = "stukken"
    AGREEMENT = "afspraak"
    COUNCIL = "raad"
    COMMITTEE = "commissie"
    LEADS = "ronde-trekkers"
    GROUPS = "ronde-werkgroepen"
    COORDINATOR = "ronde-coordinator"
    TRIANGLE = "ronde-driehoek"


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that stands in the calendar.

    Attributes:
        uid, code: of the meeting, agreement, part of a track or round; the code is that of the page it has.
        title: of the meeting, agreement, track or round, without what is to be done about it.
        starts: a moment, or a day.
        ends: of a meeting. whose: the municipality of a council.
        opens: whether the reader may open its page; who is only asked something in a round reads it on the own page.
    """

    kind: DatedKind
    uid: UUID
    code: str
    title: str
    starts: date | datetime
    ends: datetime | None = None
    place: str = ""
    whose: str = ""
    sequence: int = 0
    cancelled: bool = False
    example: bool = False
    opens: bool = True


Source = Callable[[Actor, Asked], Iterable[Dated]]


def _meetings(actor: Actor, asked: Asked) -> Iterator[Dated]:
    for one in meeting_dates(actor, asked):
        off = one.state == MeetingState.CANCELLED
        yield Dated(
            DatedKind.MEETING, one.uid, one.code, one.title, one.starts_at, one.ends_at, one.place,
            sequence=one.sequence, cancelled=off, example=one.example,
        )  # fmt: skip
        if one.papers_due and one.state in (MeetingState.PLANNED, MeetingState.INVITED):
            yield Dated(DatedKind.PAPERS, one.uid, one.code, one.title, one.papers_due, example=one.example)


def _agreements(actor: Actor, asked: Asked) -> Iterator[Dated]:
    for one in due_dates(actor, asked):
        yield Dated(DatedKind.AGREEMENT, one.uid, one.code, one.subject, one.day, example=one.example)


def _councils(actor: Actor, asked: Asked) -> Iterator[Dated]:
    for one in council_dates(actor, asked):
        for kind, day in ((DatedKind.COMMITTEE, one.committee_on), (DatedKind.COUNCIL, one.council_on)):
            if day is not None:
                yield Dated(kind, one.uid, one.code, one.title, day, whose=one.municipality, example=one.example)


def _rounds(actor: Actor, asked: Asked) -> Iterator[Dated]:
    for one in round_dates(actor, asked):
        yield Dated(
            DatedKind(one.step.value), one.uid, one.code, one.title, one.day, sequence=one.version,
            example=one.example, opens=one.opens,
        )  # fmt: skip


#: Every sort of date, one question each.
SOURCES: tuple[Source, ...] = (_meetings, _agreements, _councils, _rounds)


def calendar(actor: Actor, asked: Asked) -> tuple[Dated, ...]:
    """Return what stands between two days and may be seen by this actor now, in order; one query per source."""
    found = [one for source in SOURCES for one in source(actor, asked) if asked.first <= day_of(one) <= asked.last]
    return tuple(sorted(found, key=lambda one: (day_of(one), _hour(one), one.kind, one.title, one.code)))


def day_of(one: Dated) -> date:
    """Return the Dutch day on which something stands."""
    return one.starts.astimezone(AMSTERDAM).date() if isinstance(one.starts, datetime) else one.starts


def _hour(one: Dated) -> str:
    return f"{one.starts.astimezone(AMSTERDAM):%H:%M}" if isinstance(one.starts, datetime) else ""
