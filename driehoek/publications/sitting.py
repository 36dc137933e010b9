# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A meeting as the readers of one edition see it, and the head of a paper about it."""

from dataclasses import dataclass
from uuid import UUID

from driehoek.kernel import definitions
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import dutch
from driehoek.kernel.errors import Absent
from driehoek.kernel.models import Secrecy
from driehoek.lib.documents.content import Line
from driehoek.organisations.queries import PartnershipHead
from driehoek.publications.dutch import capital
from driehoek.publications.editions import FOR, Edition, Place, editions, eyes
from driehoek.publications.meeting_paper import Detail, Head, hours, line, long_date
from driehoek.steering.queries.agenda import AgendaView, Expected, agenda
from driehoek.steering.queries.meetings import MeetingHead, meeting_head
from driehoek.steering.rules import Presence, Seat

ABSENT = "Dit overleg bestaat niet, of u mag het niet zien."


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting, read with the eyes of the readers of an edition.

    Attributes:
        partnership: its name; reader: for whom the paper is, in words.
        edition: which one it is.
        secret: points under secrecy that was not lifted; only ever in a copy of one's own.
    """

    view: AgendaView
    partnership: str
    reader: str
    edition: Edition
    secret: frozenset[UUID] = frozenset()

    @property
    def own(self) -> bool:
        """Whether it is a copy for one reader, with private notes."""
        return self.edition is Edition.OWN


def place_of(partnership_id: int, head: MeetingHead) -> Place:
    """Return where the papers of a meeting are made."""
    return Place(partnership_id, head.municipality_pk)


def editions_of(actor: Actor, partnership_id: int, head: MeetingHead) -> tuple[Edition, ...]:
    """Return the editions that somebody can make of the papers of a meeting, narrowest first; no query."""
    return editions(actor, place_of(partnership_id, head), Circle(head.origin.circle))


def sitting(actor: Actor, head: PartnershipHead, code: str, edition: Edition | None = None) -> Sitting:
    """Read a meeting with the eyes of the readers of an edition, the widest when none is asked for; at most 12 queries.

    Raises:
        Absent: the meeting is out of sight of the maker or of those readers.
        Forbidden: the maker does not belong to the circle of this edition.
    """
    found = meeting_head(actor, head.pk, code)
    if found is None:
        raise Absent(ABSENT)
    if edition is None:
        edition = next(reversed(editions_of(actor, head.pk, found)), Edition.OWN)
    view = agenda(eyes(actor, place_of(head.pk, found), edition), head.pk, code)
    if view is None:
        raise Absent(ABSENT)
    readers = {Edition.OWN: actor.capacity(head.pk), Edition.MUNICIPALITY: f"de gemeente {found.municipality}"}
    return Sitting(view, head.name, {**FOR, **readers}[edition], edition, _secret(view))


def _secret(view: AgendaView) -> frozenset[UUID]:
    """Return the points on which secrecy rests; 1 query, and none where it was never imposed."""
    imposed = {item.secrecy: item.uid for item in view.items if item.secrecy is not None}
    if not imposed:
        return frozenset()
    resting = Secrecy.objects.filter(uid__in=imposed, lifted_on__isnull=True).values_list("uid", flat=True)
    return frozenset(imposed[uid] for uid in resting)


def head_of(sitting: Sitting, details: tuple[Detail, ...], notice: tuple[Line, ...]) -> Head:
    """Return the head of a paper about a meeting: whose, when, where, what else is told, and for whom it is."""
    head = sitting.view.head
    plain = head.title.casefold() == head.body.casefold() or dutch(head.day) in head.title
    lead = f"{capital(head.body if plain else head.title)}, {long_date(head.day)}"
    facts = [] if plain else [Detail("Overleg van", line(head.body))]
    facts.append(Detail("Tijd", Line(hours(head.starts_at, head.ends_at))))
    if head.place:
        facts.append(Detail("Plaats", line(head.place)))
    return Head(
        partnership=sitting.partnership,
        lead=line(lead, example=head.origin.example),
        day=head.day.isoformat(),
        example_notice=notice,
        details=(*facts, *details, Detail("Bestemd voor", line(sitting.reader))),
    )


def at_table(one: Expected) -> str:
    """Name someone at the table: whom they replace, or as what they sit where their function does not say so."""
    if one.presence == Presence.REPLACED:
        return f"{one.replaced_by} (vervangt {one.function})" if one.replaced_by else f"vervanger van {one.function}"
    told = one.seat in (Seat.CHAIR, Seat.SECRETARY) and not one.function.startswith(one.seat)
    return f"{one.function} ({definitions.label('seat', one.seat)})" if told else one.function
