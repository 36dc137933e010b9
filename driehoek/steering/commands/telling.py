# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mails about a meeting: an invitation, a change, or that it is called off.

A mail holds when, where and the name of the meeting, never its agenda: that has points of narrower circles.
"""

from dataclasses import dataclass
from hashlib import sha256

from babel.dates import format_date
from django.conf import settings

from driehoek.kernel import clock
from driehoek.kernel.actor import Actor, Standing
from driehoek.kernel.circle import Circle
from driehoek.lib.calendars import Event, Party, calendar_text
from driehoek.lib.calendars.writing import Method
from driehoek.messages.commands import post_many
from driehoek.messages.rules import Address, Attachment, Letter
from driehoek.organisations.addressing import addresses_of
from driehoek.organisations.models import Function
from driehoek.organisations.policies import seen
from driehoek.organisations.queries import covers
from driehoek.steering.meeting_events import event_of
from driehoek.steering.models import BodyMember, Meeting
from driehoek.steering.rules import MeetingState


@dataclass(frozen=True, slots=True)
class Invited:
    """What became of an invitation.

    Attributes:
        mails: number of addresses that have the mail by now.
        without_address: functions that nobody holds, or of whose holder no address is known.
        out_of_sight: functions that may not see the meeting, and so got no mail.
    """

    mails: int
    without_address: tuple[str, ...]
    out_of_sight: tuple[str, ...]


def tell(actor: Actor, meeting: Meeting, address: str = "") -> Invited:
    """Mail those who sit in the body what the meeting is now: an invitation, a change, or that it is called off.

    Whoever calls this has decided that the actor may. The same state of a meeting is mailed once to each address.

    Args:
        address: of the page of the meeting; left out of the mail when empty.
    """
    functions = _sitting(meeting)
    unseen = [one for one in functions if not _sees(one, meeting)]
    asked = [one for one in functions if one not in unseen]
    known = addresses_of([one.uid for one in asked])
    letters: dict[str, Letter] = {}
    for function in asked:
        for to in known.get(function.uid, ()):
            letters.setdefault(to.email, _letter(meeting, to, address))
    if letters:
        post_many(actor=actor, partnership_id=meeting.partnership_id, letters=list(letters.values()))
    return Invited(
        len(letters),
        tuple(one.title for one in asked if not known.get(one.uid)),
        tuple(one.title for one in unseen),
    )


def _sitting(meeting: Meeting) -> list[Function]:
    day = meeting.starts_at.astimezone(clock.AMSTERDAM).date()
    rows = BodyMember.objects.filter(body=meeting.body_id, withdrawn_at__isnull=True).select_related("function")
    found = {
        row.function.uid: row.function
        for row in rows.order_by("function__title")
        if row.function.withdrawn_at is None and covers(row.starts_on, row.ends_on, day)
    }
    return list(found.values())


def _sees(function: Function, meeting: Meeting) -> bool:
    """Tell whether whoever holds this function may see the meeting; a mail tells no more than the screen would."""
    standing = Standing(
        function.kind, function.partnership_id, function.municipality_id, function.organisation_id, function.uid
    )
    holder = Actor(uid=None, label=function.title, standings=(standing,))
    return seen(holder, Meeting, "body").filter(pk=meeting.pk).exists()


def _letter(meeting: Meeting, to: Address, address: str) -> Letter:
    cancelled = meeting.state == MeetingState.CANCELLED
    method: Method = "CANCEL" if cancelled else "REQUEST"
    kind = "Vervallen" if cancelled else "Gewijzigd" if meeting.sequence else "Uitnodiging"
    event = _event(meeting, to)
    start, end = (one.astimezone(clock.AMSTERDAM) for one in (meeting.starts_at, meeting.ends_at))
    day = format_date(start.date(), "EEEE d MMMM y", locale="nl")
    lines = [
        f"{kind}: {meeting.title}",
        "",
        f"Wanneer: {day}, {start:%H:%M} tot {end:%H:%M} uur",
        *([f"Waar: {meeting.place}"] if meeting.place else []),
        *([_papers(meeting)] if meeting.papers_due and not cancelled else []),
        "",
        "Dit overleg gaat niet door." if cancelled else "De agenda staat in Driehoek; daar zegt u ook of u komt.",
        *([address] if address else []),
    ]
    return Letter(
        to=to,
        subject=f"{kind}: {meeting.title}, {format_date(start.date(), 'd MMMM y', locale='nl')}"[:200],
        text="\n".join(lines),
        key=f"overleg:{meeting.uid}:{meeting.sequence}:{meeting.state}:{sha256(to.email.encode()).hexdigest()[:16]}",
        attachments=(
            Attachment(
                "overleg.ics",
                f"text/calendar; method={method}; charset=utf-8",
                calendar_text([event], method=method, stamp=clock.now()).encode(),
            ),
        ),
        about=("overleg", meeting.uid),
        circle=Circle(meeting.circle),
        circle_municipality_id=meeting.circle_municipality_id,
        embargo_until=meeting.embargo_until,
        secrecy=meeting.secrecy,
    )


def _papers(meeting: Meeting) -> str:
    return f"Stukken uiterlijk: {format_date(meeting.papers_due, 'EEEE d MMMM y', locale='nl')}"


def _event(meeting: Meeting, to: Address) -> Event:
    organiser = Party(settings.DRIEHOEK_MAIL_FROM, meeting.partnership.name)
    return event_of(
        meeting.uid,
        meeting.title,
        (meeting.starts_at, meeting.ends_at),
        meeting.place,
        meeting.sequence,
        cancelled=meeting.state == MeetingState.CANCELLED,
        organiser=organiser,
        attendee=Party(to.email, to.name),
    )
