# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The weekly mail: on the first working day of the week, in the morning, to whom something waits for.

Who gets one is looked up once a week; then a few seconds at a time, so that the other duties have their turn. A mail
has a key of its week and its reader: a worker that is killed begins again, and nobody gets two.
"""

import logging
import time
from collections import deque
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings

from driehoek.cycle.queries.weekly import named_in_a_mail, waiting_for
from driehoek.cycle.weekly_letter import weekly_letter
from driehoek.evaluation.reminding import closed_at_each
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.lib.workdays import Span, first_open, within
from driehoek.messages.commands import post_many
from driehoek.messages.rules import Address
from driehoek.organisations.holders import holders
from driehoek.organisations.models import Partnership, Person
from driehoek.organisations.queries import actor_of

log = logging.getLogger(__name__)

#: Dutch hours between which the mails of a week are written.
FROM, UNTIL = 7, 12
ROUND = 5.0  # seconds: then the other duties have their turn


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may get the mail of this week in one partnership."""

    uid: UUID
    name: str
    email: str


@dataclass(slots=True)
class Place:
    """A partnership with whoever still has to be looked at.

    Attributes:
        closed: when nobody works, by key of the municipality.
    """

    row: Partnership
    closed: Mapping[int, tuple[Span, ...]]
    readers: deque[Reader]
    named: frozenset[UUID] | None = None


@dataclass
class Weekly:
    """The duty that writes the mails of a week.

    Attributes:
        leaving: whether the worker must stop; asked between two people.
    """

    leaving: Callable[[], bool]
    clock: Callable[[], float] = time.monotonic
    _week: date | None = None
    _places: deque[Place] = field(default_factory=deque)

    def write_when_due(self) -> str:
        """Write what there is time for; return in a few words what was done, or nothing."""
        day = week_of_now()
        if day is None:
            return ""
        if self._week != day:
            self._places = deque(places())
            self._week = day
        until, posted = self.clock() + ROUND, 0
        while self._places and self.clock() < until and not self.leaving():
            place = self._places[0]
            if not place.readers:
                self._places.popleft()
                continue
            reader = place.readers.popleft()
            try:
                posted += write_one(place, reader)
            except Exception:
                log.exception("The weekly mail of person %s could not be written.", reader.uid)
        return f"{posted} posted" if posted else ""


def week_of_now() -> date | None:
    """Return the Monday of this week when its mails are written now: in the morning of its first working day."""
    now = clock.now().astimezone(clock.AMSTERDAM)
    monday = now.date() - timedelta(days=now.weekday())
    return monday if FROM <= now.hour < UNTIL and first_open(monday) == now.date() else None


def places() -> list[Place]:
    """Return every partnership with the people who did not switch the mail off; 2 queries for each."""
    off = frozenset(Person.objects.filter(weekly_mail=False).values_list("uid", flat=True))
    found = []
    for row in Partnership.objects.filter(withdrawn_at__isnull=True).order_by("pk"):
        people = {one.person_uid: Reader(one.person_uid, one.name, one.email) for one in holders(partnership=row.pk)}
        readers = deque(reader for uid, reader in people.items() if uid not in off)
        found.append(Place(row, closed_at_each(row.pk), readers))
    return found


def write_one(place: Place, reader: Reader) -> int:
    """Put the mail of one person in the outbox when something waits and nobody is on holiday; return how many."""
    actor = actor_of(reader.uid, clock.today())
    if actor is None or _in_recess(actor, place):
        return 0
    waiting = waiting_for(actor, place.row.pk)
    if not waiting.anything:
        return 0
    if place.named is None:
        place.named = named_in_a_mail(place.row.pk)
    row = place.row
    letter = weekly_letter(
        Address(reader.email, reader.name),
        reader.uid,
        (row.uid, row.name, f"{settings.DRIEHOEK_ADDRESS}/{row.slug}/mijn/"),
        waiting,
        place.named,
        clock.today(),
    )
    post_many(actor=Actor.system("weekbericht", "systeem_post"), partnership_id=row.pk, letters=[letter])
    return 1


def _in_recess(actor: Actor, place: Place) -> bool:
    """Tell whether it is recess today wherever somebody works here; for the police: in all municipalities."""
    here = {one.municipality_id for one in actor.standings if one.partnership_id == place.row.pk}
    return bool(here) and all(_closed_today(place.closed, pk) for pk in here)


def _closed_today(closed: Mapping[int, Collection[Span]], municipality: int | None) -> bool:
    today = clock.today()
    if municipality is not None:
        return within(today, closed.get(municipality, ())) is not None
    return bool(closed) and all(within(today, spans) is not None for spans in closed.values())
