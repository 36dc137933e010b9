# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of council calendars."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import within
from driehoek.organisations.queries import MunicipalityHead, Origin, PartnershipHead
from driehoek.steering.backwards import Calendar
from driehoek.steering.calendars import calendar_of
from driehoek.steering.models import CouncilCalendar

COLUMNS = (
    "college_weekday", "before_college", "after_college", "before_council", "council_dates", "committee_dates",
    "recesses",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MunicipalCalendar:
    """The calendar of one municipality; ``uid`` and ``calendar`` are empty when nobody typed it yet."""

    municipality: MunicipalityHead
    uid: UUID | None
    calendar: Calendar | None
    note: str
    origin: Origin


@prepared
def _calendars(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, CouncilCalendar, partnership_id).filter(municipality__isnull=False)
    return rows.values_list("municipality_id", "uid", "note", "example", "circle", *COLUMNS)


def calendars_of(actor: Actor, partnership_id: int) -> dict[int, Calendar]:
    """Return the calendars within sight, by key of the municipality; 1 query."""
    return {row[0]: _calendar(row[5:]) for row in _calendars(actor, partnership_id)}


def council_calendars(actor: Actor, head: PartnershipHead) -> tuple[MunicipalCalendar, ...]:
    """Return the calendar of each municipality, with an empty one where nothing was typed; 1 query."""
    rows = {row[0]: row for row in _calendars(actor, head.pk)}
    return tuple(_municipal(one, rows.get(one.pk)) for one in head.municipalities)


def _municipal(municipality: MunicipalityHead, row: Any) -> MunicipalCalendar:
    if row is None:
        return MunicipalCalendar(municipality, None, None, "", Origin())
    _key, uid, note, example, circle, *values = row
    return MunicipalCalendar(municipality, uid, _calendar(values), note, Origin(example, circle=circle))


def _calendar(values: Any) -> Calendar:
    return calendar_of(CouncilCalendar(**dict(zip(COLUMNS, values, strict=True))))
