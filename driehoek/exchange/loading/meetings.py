# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts meetings and their agendas; private annotations are no part of a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from driehoek.exchange.loading.organisations import Established
from driehoek.exchange.loading.plans import Planned
from driehoek.exchange.loading.programmes import Programmed
from driehoek.exchange.loading.proposals import put_proposals, references
from driehoek.exchange.loading.work import Work, generations
from driehoek.exchange.planfile.kinds import MOMENT_FORM
from driehoek.exchange.planfile.records import meetings as written
from driehoek.exchange.planfile.records.base import Record
from driehoek.kernel.clock import AMSTERDAM
from driehoek.steering.models import AgendaItem, Attendance, Body, Meeting, Proposal
from driehoek.steering.rules import MeetingState

FROM_THE_SYSTEM = frozenset({"sequence", "invited_at", "opened_at", "closed_at"})
"""Columns of a meeting that only what happened on screen changes."""


@dataclass(frozen=True)
class Met:
    """What the register refers to: bodies and meetings by code, agenda items by meeting and title."""

    bodies: Mapping[str, Body]
    meetings: Mapping[str, Meeting]
    items: Mapping[tuple[str, str], AgendaItem]


def put_meetings(
    work: Work, established: Established, planned: Planned, made: Programmed, bodies: Mapping[str, Body]
) -> Met:
    """Put everything around the table."""
    proposals = put_proposals(work, established, planned, made, bodies)
    meetings: dict[str, Meeting] = {}
    work.put(Meeting, (), lambda row: row.code)
    for generation in generations(work.file.meetings, lambda one: one.code, lambda one: one.approved_in):
        rows = [_meeting(work, one, bodies[one.body], meetings) for one in generation]
        meetings |= work.put(Meeting, rows, lambda row: row.code, keep=FROM_THE_SYSTEM)
    there = [
        Attendance(
            **_within(work, one, meetings[meeting.code]),
            meeting_id=meetings[meeting.code].pk,
            function_id=established.functions[one.function].pk,
            presence=one.presence,
            replaced_by_id=established.functions[one.replaced_by].pk if one.replaced_by else None,
        )
        for meeting in work.file.meetings
        for one in meeting.attendance
    ]
    work.put(Attendance, there, lambda row: (row.meeting_id, row.function_id))
    return Met(bodies, meetings, _items(work, meetings, proposals))


def _within(work: Work, record: Record, meeting: Meeting) -> dict[str, Any]:
    return work.shared(record) | {"municipality_id": meeting.municipality_id}


def _moment(value: str) -> datetime:
    return datetime.strptime(value, MOMENT_FORM).replace(tzinfo=AMSTERDAM)


def _meeting(work: Work, one: written.Meeting, body: Body, later: Mapping[str, Meeting]) -> Meeting:
    starts_at, ends_at = _moment(one.starts_at), _moment(one.ends_at)
    held = one.state == MeetingState.HELD.value
    return Meeting(
        **work.shared(one),
        municipality_id=body.municipality_id,
        body_id=body.pk,
        code=one.code,
        title=one.title,
        starts_at=starts_at,
        ends_at=ends_at,
        place=one.where,
        papers_due=one.papers_due,
        state=one.state,
        note=one.note,
        opened_at=starts_at if held else None,
        closed_at=ends_at if held else None,
        approved_in_id=later[one.approved_in].pk if one.approved_in else None,
    )


def _items(
    work: Work, meetings: Mapping[str, Meeting], proposals: Mapping[str, Proposal]
) -> dict[tuple[str, str], AgendaItem]:
    stored = {
        (code, title): position
        for code, title, position in AgendaItem.objects.filter(
            partnership=work.partnership, withdrawn_at__isnull=True
        ).values_list("meeting__code", "title", "position")
    }
    rows = []
    for meeting in work.file.meetings:
        places = _places([stored.get((meeting.code, one.title)) for one in meeting.agenda])
        for position, one in zip(places, meeting.agenda, strict=True):
            rows.append(
                AgendaItem(
                    **_within(work, one, meetings[meeting.code]),
                    meeting_id=meetings[meeting.code].pk,
                    position=position,
                    kind=one.kind,
                    title=one.title,
                    reason=one.reason,
                    asked=one.asked,
                    minutes=one.minutes,
                    references=references(work, one.references),
                    proposal_id=proposals[one.proposal].pk if one.proposal else None,
                    state=one.state,
                    said=one.said,
                )
            )
    put = work.put(AgendaItem, rows, lambda row: (row.meeting_id, row.title))
    return {
        (meeting.code, one.title): put[meetings[meeting.code].pk, one.title]
        for meeting in work.file.meetings
        for one in meeting.agenda
    }


def _places(stored: list[int | None]) -> list[int]:
    """Return places on an agenda: as stored while these stand in the order of the file, else from 1.

    So what a file cannot show, such as a point that its reader may not see, keeps its place between the others.
    """
    known = [place for place in stored if place is not None]
    if len(known) == len(stored) and all(one < other for one, other in pairwise(known)):
        return known
    return list(range(1, len(stored) + 1))
