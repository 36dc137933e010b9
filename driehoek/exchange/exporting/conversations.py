# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads conversations about working together."""

from datetime import datetime

from driehoek.evaluation.models import Conversation, ConversationPoint
from driehoek.exchange.exporting.work import Work, by, line, text
from driehoek.exchange.planfile.records import conversations as written
from driehoek.kernel.clock import AMSTERDAM
from driehoek.organisations.models import Function
from driehoek.planning.models import Plan
from driehoek.steering.models import Body, Decision


def conversations(work: Work) -> tuple[written.Conversation, ...]:
    """Return the conversations of which the record was closed, with their points; 2 queries."""
    points = by(work.rows(ConversationPoint, "number"), "conversation_id")
    return tuple(
        _conversation(work, row, row.ended_at, points.get(row.pk, []))
        for row in work.rows(Conversation, "year")
        if row.ended_at is not None and work.has(Plan, row.plan_id) and work.has_if_any(Body, row.body_id)
    )


def _conversation(
    work: Work, row: Conversation, ended_at: datetime, points: list[ConversationPoint]
) -> written.Conversation:
    return written.Conversation(
        **work.shared(row),
        year=row.year,
        plan=work.code(Plan, row.plan_id),
        ended_on=ended_at.astimezone(AMSTERDAM).date(),
        body=work.code(Body, row.body_id),
        held_on=row.held_on,
        present=text(row.present),
        points=tuple(
            written.ConversationPoint(
                **work.shared(one),
                number=one.number,
                title=line(one.title),
                state=one.state,
                said=text(one.said),
                agreement=text(one.agreement),
                owner=work.code(Function, one.owner_id),
                due_on=one.due_on,
                decision=work.code(Decision, one.decision_id),
            )
            for one in points
        ),
    )
