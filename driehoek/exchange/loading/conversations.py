# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts conversations about working together."""

from collections.abc import Mapping
from datetime import datetime, time

from django.db.models import Q

from driehoek.evaluation.models import Conversation, ConversationPoint
from driehoek.exchange.loading.organisations import Established
from driehoek.exchange.loading.plans import Planned
from driehoek.exchange.loading.work import Work
from driehoek.kernel.clock import AMSTERDAM
from driehoek.kernel.errors import Invalid
from driehoek.organisations.models.partnership import PartnershipRow
from driehoek.planning.models import WayOfWorking
from driehoek.steering.models import Body, Decision

#: What people still write in: no file tells of it yet, so none leaves it out.
STILL_WRITTEN: dict[type[PartnershipRow], Q] = {
    Conversation: Q(ended_at__isnull=True),
    ConversationPoint: Q(conversation__ended_at__isnull=True),
}
STILL_OPEN = (
    "Het gesprek over samenwerken in {year} staat hier nog open. Rond het eerst af, of laat het uit het bestand."
)


def put_conversations(
    work: Work,
    established: Established,
    planned: Planned,
    bodies: Mapping[str, Body],
    decisions: Mapping[str, Decision],
) -> None:
    """Put the conversations with their points.

    Raises:
        Invalid: people are still writing in the record of the same year.
    """
    told = work.file.conversations
    open_ = Conversation.objects.filter(partnership=work.partnership, ended_at__isnull=True, withdrawn_at__isnull=True)
    for year in open_.filter(year__in=[one.year for one in told]).values_list("year", flat=True):
        raise Invalid(STILL_OPEN.format(year=year))
    rows = [
        Conversation(
            **work.owned(one),
            code=str(one.year),
            year=one.year,
            plan_id=planned.plans[one.plan].pk,
            body_id=bodies[one.body].pk if one.body else None,
            held_on=one.held_on,
            present=one.present,
            ended_at=datetime.combine(one.ended_on, time(12), tzinfo=AMSTERDAM),
        )
        for one in told
    ]
    stored = work.put(Conversation, rows, lambda row: row.code, keep=frozenset({"ended_at"}))
    plans = [planned.plans[one.plan].pk for one in told]
    ways = {(row.plan_id, row.number): row.pk for row in WayOfWorking.objects.filter(plan__in=plans)}
    points = [
        ConversationPoint(
            **work.owned(point),
            conversation_id=stored[str(one.year)].pk,
            way_id=ways[planned.plans[one.plan].pk, point.number],
            number=point.number,
            title=point.title,
            state=point.state,
            said=point.said,
            agreement=point.agreement,
            owner_id=established.functions[point.owner].pk if point.owner else None,
            due_on=point.due_on,
            decision_id=decisions[point.decision].pk if point.decision else None,
        )
        for one in told
        for point in one.points
    ]
    work.put(ConversationPoint, points, lambda row: (row.conversation_id, row.number))
