# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Points of an agenda edited by hand; meetings themselves have commands of their own."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from driehoek.access.permissions import Permission
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Invalid
from driehoek.organisations.editing import Editable
from driehoek.steering.models import AgendaItem, Meeting
from driehoek.steering.rules import FIXED_POINTS, OPEN_AGENDA, ItemKind, ItemState, MeetingState

CLOSED = "Dit overleg is geweest of vervallen: de agenda ligt vast."


def _of_its_meeting(row: Any) -> None:
    if row.meeting_id is None:
        return
    row.municipality_id = row.meeting.municipality_id
    if row.pk is None:
        last = AgendaItem.objects.filter(meeting=row.meeting_id).aggregate(Max("position"))["position__max"]
        row.position = (last or 0) + 1


def _point(row: Any) -> Mapping[str, str]:
    if row.meeting_id is None:
        return {}
    wrong: dict[str, str] = {}
    if MeetingState(row.meeting.state) not in OPEN_AGENDA:
        wrong["meeting"] = CLOSED
    others = AgendaItem.objects.filter(meeting=row.meeting_id, withdrawn_at__isnull=True, title=row.title)
    if row.title and others.exclude(uid=row.uid).exists():
        wrong["title"] = "Er staat al een punt met deze titel op de agenda."
    if row.pk is not None:
        stood = AgendaItem.objects.get(pk=row.pk)
        if row.kind != stood.kind and {ItemKind(row.kind), ItemKind(stood.kind)} & FIXED_POINTS.keys():
            wrong["kind"] = "Dit vaste punt staat op elke agenda op dezelfde plaats."
    return wrong


def _may_go(_actor: Actor, row: AgendaItem, changed: frozenset[str]) -> None:
    if MeetingState(row.meeting.state) not in OPEN_AGENDA:
        raise Invalid(CLOSED)
    if "withdrawn_at" not in changed:
        return
    if row.proposal_id is not None:
        raise Invalid(
            "Achter dit punt staat een voorstel. Haal het punt van de agenda op de bladzijde van het overleg."
        )
    if row.withdrawn_at is None and row.state != ItemState.OPEN:
        raise Invalid("Dit punt is behandeld en blijft op de agenda staan.")


AGENDA_ITEM: Editable[Any] = Editable(
    name="agendapunt",
    model=AgendaItem,
    permission=Permission.PLAN_MEETINGS,
    columns=("kind", "title", "asked", "reason", "minutes", "references"),
    references={"meeting": Meeting},
    parent="meeting",
    named_by="title",
    complete=_of_its_meeting,
    check=_point,
    ask=_may_go,
)
