# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""For a demonstration: invented people, one for each function that nobody holds, and a round that asks them."""

from datetime import timedelta

from driehoek.audit.recording import bulk_command
from driehoek.evaluation.commands import Planned, open_round, plan_round
from driehoek.evaluation.deadlines import planned_back
from driehoek.evaluation.rules import RoundKind
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.lib.workdays import forward
from driehoek.organisations.commands import add_person, hold_function
from driehoek.organisations.models import Function, Holding, Partnership, Person
from driehoek.planning.models import Programme


@bulk_command
def load_demo_persons(*, actor: Actor, partnership: Partnership) -> int:
    """Give each function of a partnership without a holder an invented one, marked as example.

    Names and addresses say that they are invented ("Voorbeeld: ..."); ``.example`` is no domain that exists
    (RFC 2606). Run again, it adds only for functions that came since.

    Returns:
        The number of people added.

    Raises:
        Forbidden: the actor may not add people here.
    """
    held = Holding.objects.filter(partnership=partnership, withdrawn_at__isnull=True).values("function_id")
    empty = Function.objects.filter(partnership=partnership, withdrawn_at__isnull=True).exclude(pk__in=held)
    functions = list(empty.order_by("code"))
    addresses = [f"{function.code}@{partnership.slug}.voorbeeld.example".lower() for function in functions]
    known = {person.email: person for person in Person.objects.filter(email__in=addresses)}
    for function, address in zip(functions, addresses, strict=True):
        person = known.get(address) or add_person(actor=actor, name=f"Voorbeeld: {function.title}"[:120], email=address)
        hold_function(actor=actor, function=function, person=person, example=True)
    return len(functions)


#: Days from now to the triangle of the example round: its leads can then answer for some weeks.
AHEAD = timedelta(days=38)


@bulk_command
def open_demo_round(*, actor: Actor) -> int:
    """Open an example round over the running joint programme of Tweestromenland, and return how many are asked."""
    today = clock.today()
    for programme in Programme.objects.filter(partnership__slug="tweestromenland", municipality__isnull=True):
        if not programme.period_start.first_day <= today <= programme.period_end.last_day:
            continue
        days = planned_back(forward(today + AHEAD, 0))
        planned = Planned(
            title=f"Eindejaar {today.year}",
            kind=RoundKind.FULL,
            period_start=PreciseDate(str(today.year)),
            period_end=PreciseDate(str(today.year)),
            programme_uids=(programme.uid,),
            days=days,
            instructions="Dit is een voorbeeld. De mails gaan naar verzonnen adressen en verlaten deze computer niet.",
            example=True,
        )
        uid = plan_round(actor=actor, partnership_id=programme.partnership_id, planned=planned)
        return open_round(actor=actor, round_uid=uid).people
    return 0
