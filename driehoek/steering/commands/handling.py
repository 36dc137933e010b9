# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A point of an agenda at the table: what was said, how far it is, and coming back when it was postponed."""

from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Invalid
from driehoek.kernel.models import Recipient
from driehoek.organisations.editing.commands import queue
from driehoek.organisations.policies import seen, within
from driehoek.steering.models import AgendaItem, Meeting, Proposal
from driehoek.steering.policies import agenda_items
from driehoek.steering.rules import COMES_BACK, ItemState, MeetingState, ProposalState

OTHER_WORDS = "Iemand anders heeft hier intussen iets opgeschreven. Bekijk beide teksten en kies."

#: What becomes of a proposal together with its point.
WITH_IT = {
    ItemState.HANDLED: ProposalState.ANSWERED,
    ItemState.POSTPONED: ProposalState.POSTPONED,
    ItemState.DROPPED: ProposalState.ANSWERED,
    ItemState.OPEN: ProposalState.ON_AGENDA,
}


@command
def write_minutes(*, actor: Actor, item_uid: UUID, said: str, stood: str) -> None:
    """Write down in few words what was said at a point.

    Args:
        stood: what the writer saw there before: when a colleague wrote something else meanwhile, both are shown.

    Raises:
        Absent: the point is out of sight.
        Forbidden: the actor keeps no register here.
        Conflict: a colleague wrote something else.
        Invalid: the meeting was not opened yet, or its list is approved.
    """
    item = _item_to_change(actor, item_uid)
    wanted = said.replace("\r\n", "\n").strip()
    if item.said not in (wanted, stood.replace("\r\n", "\n").strip()):
        raise Conflict(OTHER_WORDS)
    records.update(item, {"said": wanted})


@command
def mark_item(*, actor: Actor, item_uid: UUID, state: ItemState) -> None:
    """Say how far a point is, where no outcome says so by itself.

    Raises:
        Absent, Forbidden, Invalid: as :func:`write_minutes`.
    """
    mark(actor, _item_to_change(actor, item_uid), state)


@command
def bring_back(*, actor: Actor, meeting_uid: UUID) -> int:
    """Put what earlier meetings of this body postponed on the agenda of this one; return how many points.

    What already came back on a later agenda is left.

    Raises:
        Absent: the meeting is out of sight.
        Forbidden: the actor plans no meetings here.
    """
    meeting = seen(actor, Meeting, "body").filter(uid=meeting_uid).select_related("body").first()
    if meeting is None:
        raise Absent("Dit overleg bestaat niet, of u mag het niet zien.")
    require(actor, Permission.PLAN_MEETINGS, meeting.partnership_id, meeting.body.municipality_id)
    return come_back(actor, meeting)


def present_item(actor: Actor, uid: UUID) -> AgendaItem:
    """Return a point of an agenda that this actor sees, once nobody else is writing in its partnership.

    Raises:
        Absent: it is out of sight.
    """
    rows = agenda_items(actor).filter(uid=uid)
    partnership_id = rows.values_list("partnership_id", flat=True).first()
    if partnership_id is None:
        raise Absent("Dit agendapunt bestaat niet, of u mag het niet zien.")
    queue(partnership_id)
    return rows.select_related("meeting__body", "proposal").get()


def at_the_table(meeting: Meeting) -> PreciseDate:
    """Return the day of a meeting in which something can be recorded: it was opened, and its list is not approved.

    Raises:
        Invalid: it is not.
    """
    if meeting.state not in (MeetingState.RUNNING, MeetingState.HELD):
        raise Invalid("Open eerst het overleg. Daarna kunt u vastleggen wat er is afgesproken.")
    not_approved(meeting)
    began = min(meeting.starts_at, meeting.opened_at or meeting.starts_at)
    return PreciseDate.of(began.astimezone(clock.AMSTERDAM).date())


def not_approved(meeting: Meeting) -> None:
    """Refuse to change anything of a meeting of which the list is approved.

    Raises:
        Invalid: it is.
    """
    if meeting.approved_in_id is not None:
        raise Invalid(
            f"De lijst van {meeting.title} is vastgesteld en blijft zo. Leg dit vast bij het volgende overleg."
        )


def mark(actor: Actor, item: AgendaItem, state: ItemState, words: str = "") -> None:
    """Give a point, and its proposal with it, another state; what is postponed goes to the next agenda.

    Args:
        words: added to what was said at the point.
    """
    said = "\n".join(part for part in (item.said, words.strip()) if part)
    records.update(item, {"state": state.value, "said": said})
    proposal: Proposal | None = item.proposal
    if proposal is not None and proposal.body_id == item.meeting.body_id:  # elsewhere it was only prepared
        records.update(proposal, {"state": WITH_IT[state].value})
    if state is ItemState.POSTPONED:
        ahead = within(actor, Meeting, item.partnership_id).filter(
            body=item.meeting.body_id,
            starts_at__gt=item.meeting.starts_at,
            state__in=[MeetingState.PLANNED.value, MeetingState.INVITED.value],
        )
        following = ahead.order_by("starts_at").first()
        if following is not None:
            come_back(actor, following)


def come_back(actor: Actor, meeting: Meeting) -> int:
    """Do what :func:`bring_back` tells, for whoever may."""
    queue(meeting.partnership_id)
    items = AgendaItem.objects.filter(withdrawn_at__isnull=True, meeting__body=meeting.body_id)
    items = items.exclude(meeting__state=MeetingState.CANCELLED.value)
    waiting = agenda_items(actor).filter(
        meeting__body=meeting.body_id,
        meeting__starts_at__lt=meeting.starts_at,
        state=ItemState.POSTPONED.value,
        kind__in=[kind.value for kind in COMES_BACK],
    )
    last = max(items.filter(meeting=meeting).values_list("position", flat=True), default=0)
    done = 0
    for item in waiting.select_related("meeting", "proposal").order_by("meeting__starts_at", "position", "pk"):
        later = items.filter(meeting__starts_at__gt=item.meeting.starts_at, title=item.title)
        if later.exists():
            continue
        done += 1
        _copy(item, meeting, last + done)
    return done


def _copy(item: AgendaItem, meeting: Meeting, position: int) -> None:
    """Put a postponed point on a later agenda, for the same readers."""
    day = PreciseDate.of(item.meeting.starts_at.astimezone(clock.AMSTERDAM).date())
    back = records.insert(
        AgendaItem(
            partnership_id=item.partnership_id,
            municipality_id=item.municipality_id,
            circle=item.circle,
            circle_municipality_id=item.circle_municipality_id,
            embargo_until=item.embargo_until,
            secrecy=item.secrecy,
            example=item.example,
            meeting=meeting,
            position=position,
            kind=item.kind,
            title=item.title,
            reason=item.reason,
            asked=item.asked,
            minutes=item.minutes,
            references=[*item.references, {"label": f"Aangehouden in {item.meeting.title} van {day}"}],
            proposal=item.proposal,
        )
    )
    if item.circle == Circle.NAMED:
        readers = Recipient.objects.filter(record_uid=item.uid).values_list("function_uid", flat=True)
        Recipient.objects.bulk_create(Recipient(record_uid=back.uid, function_uid=uid) for uid in readers)
    if item.proposal is not None and item.proposal.body_id == meeting.body_id:
        records.update(item.proposal, {"state": ProposalState.ON_AGENDA.value})


def _item_to_change(actor: Actor, uid: UUID) -> AgendaItem:
    item = present_item(actor, uid)
    require(actor, Permission.RECORD_DECISION, item.partnership_id, item.meeting.body.municipality_id)
    at_the_table(item.meeting)
    return item
