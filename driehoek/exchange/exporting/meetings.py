# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads proposals, meetings and their agendas; never the private annotations beside them."""

from datetime import datetime
from uuid import UUID

from driehoek.exchange.exporting.work import Work, by, line, text
from driehoek.exchange.planfile.kinds import MOMENT_FORM
from driehoek.exchange.planfile.records import meetings as written
from driehoek.kernel.clock import AMSTERDAM
from driehoek.organisations.models import Function
from driehoek.steering.models import AgendaItem, Attendance, Body, Meeting, Proposal
from driehoek.steering.policies import agenda_items
from driehoek.steering.policies import proposals as visible_proposals

Concerns = dict[UUID, written.Concern]


def proposals(work: Work, concerns: Concerns) -> tuple[written.Proposal, ...]:
    """Return the proposals; 1 query."""
    rows = [
        row for row in work.coded(Proposal, "pk", among=visible_proposals(work.actor)) if work.has(Body, row.body_id)
    ]
    return tuple(
        written.Proposal(
            **work.shared(row),
            code=row.code,
            title=line(row.title),
            kind=row.kind,
            body=work.code(Body, row.body_id),
            municipality=work.owner(row),
            reason=text(row.reason),
            asked=text(row.asked),
            concerns=concerns.get(row.concerns_uid) if row.concerns_uid else None,
            proposer=work.code(Function, row.proposer_id),
            wanted_on=row.wanted_on,
            papers_due=row.papers_due,
            gives_way=text(row.gives_way),
            deployment=row.deployment,
            new_end=row.new_end,
            state=row.state,
            references=_references(row.references, concerns),
        )
        for row in work.keep(Proposal, rows)
    )


def meetings(work: Work, concerns: Concerns) -> tuple[tuple[written.Meeting, ...], dict[int, tuple[str, str]]]:
    """Return the meetings, and code of the meeting and title of each agenda item in the file; 3 queries."""
    listed = work.keep(Meeting, (row for row in work.coded(Meeting, "pk") if work.has(Body, row.body_id)))
    points = by(work.rows(AgendaItem, "position", "pk", among=agenda_items(work.actor)), "meeting_id")
    there = by([row for row in work.rows(Attendance, "pk") if work.has(Function, row.function_id)], "meeting_id")
    found: list[written.Meeting] = []
    named: dict[int, tuple[str, str]] = {}
    for row in listed:
        agenda = _agenda(work, points.get(row.pk, []), concerns)
        named |= {key: (row.code, one.title) for key, one in agenda.items()}
        found.append(_meeting(work, row, tuple(agenda.values()), there.get(row.pk, [])))
    return tuple(found), named


def _meeting(
    work: Work, row: Meeting, agenda: tuple[written.AgendaItem, ...], there: list[Attendance]
) -> written.Meeting:
    return written.Meeting(
        **work.shared(row),
        code=row.code,
        body=work.code(Body, row.body_id),
        title=line(row.title),
        starts_at=_moment(row.starts_at),
        ends_at=_moment(row.ends_at),
        where=line(row.place),
        papers_due=row.papers_due,
        state=row.state,
        note=text(row.note),
        approved_in=work.code(Meeting, row.approved_in_id),
        attendance=tuple(
            written.Attendance(
                **work.shared(one),
                function=work.code(Function, one.function_id),
                presence=one.presence,
                replaced_by=work.code(Function, one.replaced_by_id),
            )
            for one in there
        ),
        agenda=agenda,
    )


def _moment(value: datetime) -> str:
    return value.astimezone(AMSTERDAM).strftime(MOMENT_FORM)


def _agenda(work: Work, rows: list[AgendaItem], concerns: Concerns) -> dict[int, written.AgendaItem]:
    """Return the points by key; a second one of the same title gets a number, since a file takes a title once."""
    found: dict[int, written.AgendaItem] = {}
    titles: set[str] = set()
    for row in rows:
        title, number = line(row.title), 1
        while title in titles:
            number += 1
            title = f"{line(row.title)[:290]} ({number})"
        titles.add(title)
        found[row.pk] = written.AgendaItem(
            **work.shared(row),
            title=title,
            kind=row.kind,
            reason=text(row.reason),
            asked=text(row.asked),
            minutes=row.minutes,
            proposal=work.code(Proposal, row.proposal_id),
            state=row.state,
            said=text(row.said),
            references=_references(row.references, concerns),
        )
    return found


def _references(listed: list[dict[str, str]], concerns: Concerns) -> tuple[written.Support, ...]:
    found = []
    for one in listed:
        label = line(one.get("label", ""))
        about = concerns.get(UUID(one["uid"])) if one.get("uid") else None
        if label and about is not None:
            found.append(
                written.Support(
                    label=label,
                    plan=about.plan,
                    node=about.node,
                    programme=about.programme,
                    action=about.action,
                    evaluation=about.evaluation,
                )
            )
        elif label:
            found.append(written.Support(label=label, address=line(one.get("address", ""))))
    return tuple(found)
