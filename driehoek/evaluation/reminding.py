# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is reminded in a round, and when that happens by itself: once, on a day on which that person works."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import QuerySet

from driehoek.evaluation.asking import unanswered
from driehoek.evaluation.letters import ABOUT
from driehoek.evaluation.models import Request, Round
from driehoek.evaluation.rules import ANSWERING
from driehoek.kernel import clock
from driehoek.lib.workdays import Span, back, is_working_day
from driehoek.messages.models import Mail
from driehoek.organisations.holders import holders
from driehoek.steering.calendars import calendar_of
from driehoek.steering.models import CouncilCalendar

#: Working days before the day of the leads.
AHEAD = 2
#: Dutch hours between which a mail that nobody sent by hand may go out.
FROM, UNTIL = 8, 18


def to_remind(round_: Round) -> QuerySet[Request]:
    """Return who still has to answer, did not say to be done, did not leave, and was not reminded yet."""
    return Request.objects.filter(
        person__in={one.person_id for one in holders(partnership=round_.partnership_id)},
        pk__in=unanswered(round_).filter(request__isnull=False).values("request"),
        ended_at__isnull=True,
        reminded_at__isnull=True,
        withdrawn_at__isnull=True,
    )


def reminded_on(leads_by: date, closed: Sequence[Span] = ()) -> date:
    """Return the day on which the reminder goes out by itself: two working days before the day of the leads.

    >>> reminded_on(date(2026, 11, 16))
    datetime.date(2026, 11, 12)
    """
    return back(leads_by, AHEAD, closed)


def rounds_to_look_at() -> tuple[UUID, ...]:
    """Return the rounds in which a reminder may be due now; none at night or when nobody works; 1 query."""
    now = clock.now().astimezone(clock.AMSTERDAM)
    if not FROM <= now.hour < UNTIL or not is_working_day(now.date()):
        return ()
    rows = Round.objects.filter(
        withdrawn_at__isnull=True, state__in=[state.value for state in ANSWERING], leads_by__gte=now.date()
    )
    return tuple(rows.order_by("leads_by", "pk").values_list("uid", flat=True))


def due(round_: Round) -> frozenset[int]:
    """Return the keys of the requests of which the reminder is due today; 3 queries.

    Each in the calendar of the municipality whose function it is, of all of them together for the police and others.
    Nobody who got a mail about it today gets another: the link was only just sent, passed on or given another day.
    """
    today = clock.today()
    if today > round_.leads_by:
        return frozenset()
    calendars = closed_at_each(round_.partnership_id)
    everywhere = tuple(span for spans in calendars.values() for span in spans)
    mailed = Mail._default_manager.filter(about_kind=ABOUT, about_uid__isnull=False, posted_at__gte=_begin(today))
    open_ = to_remind(round_).exclude(uid__in=mailed.values("about_uid"))
    rows: list[tuple[int, int | None]] = list(open_.values_list("pk", "function__municipality"))
    closed_at = {
        key: everywhere if key is None else calendars.get(key, ())
        for key in {municipality for _pk, municipality in rows}
    }
    ready = {key for key, closed in closed_at.items() if _due_today(round_.leads_by, today, closed)}
    return frozenset(pk for pk, municipality in rows if municipality in ready)


def _due_today(leads_by: date, today: date, closed: Collection[Span]) -> bool:
    return is_working_day(today, closed) and reminded_on(leads_by, tuple(closed)) <= today


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.AMSTERDAM)


def closed_at_each(partnership_id: int) -> dict[int, tuple[Span, ...]]:
    """Return when nobody works, by key of the municipality, whoever may see that calendar; 1 query."""
    rows = CouncilCalendar.objects.filter(
        partnership=partnership_id, municipality__isnull=False, withdrawn_at__isnull=True
    )
    return {row.municipality_id or 0: tuple(recess.span for recess in calendar_of(row).recesses) for row in rows}
