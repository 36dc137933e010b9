# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""For a demonstration: invented people, one for each function that nobody holds."""

from driehoek.audit.recording import bulk_command
from driehoek.kernel.actor import Actor
from driehoek.organisations.commands import add_person, hold_function
from driehoek.organisations.models import Function, Holding, Partnership, Person


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
