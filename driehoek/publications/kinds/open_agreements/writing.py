# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the register to the overview of what is open, per person."""

from collections.abc import Iterable
from datetime import date

from driehoek.kernel import clock, definitions
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import dutch
from driehoek.kernel.errors import Absent
from driehoek.lib.documents.content import Line
from driehoek.organisations.queries import PartnershipHead
from driehoek.publications.dutch import capital
from driehoek.publications.editions import FOR, Edition, Place, editions, eyes
from driehoek.publications.kinds.open_agreements.content import OpenAgreements, OpenLine, Owner
from driehoek.publications.meeting_paper import Detail, Head, example_notice, line, lines
from driehoek.steering.queries.agreements import AgreementLine, open_agreements
from driehoek.steering.rules import Follow

NOBODY = "Nog niemand"


def editions_of_overview(actor: Actor, head: PartnershipHead) -> tuple[Edition, ...]:
    """Return the editions of the overview that somebody can make, narrowest first; no query."""
    return editions(actor, Place(head.pk), Circle.PUBLIC)


def overview(actor: Actor, head: PartnershipHead, edition: Edition) -> OpenAgreements:
    """Return what is open as the readers of an edition see it; 2 queries.

    Raises:
        Absent: of one municipality there is no such edition.
        Forbidden: the maker does not belong to the circle of this edition.
    """
    if edition is Edition.MUNICIPALITY:
        raise Absent("Van de openstaande afspraken is er geen uitgave voor één gemeente.")
    found = open_agreements(eyes(actor, Place(head.pk), edition), head.pk)
    reader = actor.capacity(head.pk) if edition is Edition.OWN else FOR[edition]
    return compose(found, head.name, reader, clock.today())


def compose(found: Iterable[AgreementLine], partnership: str, reader: str, today: date) -> OpenAgreements:
    """Write the overview; within an owner the order of the register stays: what is overdue first."""
    owners: dict[str, list[AgreementLine]] = {}
    for one in found:
        owners.setdefault(capital(one.owner) or NOBODY, []).append(one)
    ordered = sorted(owners, key=lambda name: (name == NOBODY, name.casefold()))
    every = [one for name in ordered for one in owners[name]]
    return OpenAgreements(
        head=Head(
            partnership=partnership,
            lead=Line(f"{partnership}, {dutch(today)}"),
            day=today.isoformat(),
            example_notice=example_notice(marked=any(one.origin.example for one in every)),
            details=(Detail("Open", Line(_count(every))), Detail("Bestemd voor", line(reader))),
        ),
        owners=tuple(Owner(name, tuple(_open(one) for one in owners[name])) for name in ordered),
        none=() if every else (Line("Er staan geen afspraken open."),),
    )


def _count(every: list[AgreementLine]) -> str:
    late = sum(one.overdue for one in every)
    told = "1 afspraak" if len(every) == 1 else f"{len(every)} afspraken"
    return f"{told}, waarvan {late} te laat" if late else told


def _open(one: AgreementLine) -> OpenLine:
    state = "Te laat" if one.overdue else capital(definitions.label("follow", one.follow or Follow.OPEN.value))
    return OpenLine(
        what=line(capital(one.subject), example=one.origin.example),
        told=lines(one.last_told),
        origin=line(f"{one.body}, {one.on}"),
        due=line(str(one.due) if one.due else "geen datum"),
        state=Line(state),
    )
