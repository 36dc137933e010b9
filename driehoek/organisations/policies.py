# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which rows of organisations an actor may see."""

from typing import TypeVar

from django.db.models import Q, QuerySet

from driehoek.access.visibility import visible
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.organisations.models import Partnership
from driehoek.organisations.models.partnership import PartnershipRow

Row = TypeVar("Row", bound=PartnershipRow)


def seen(actor: Actor, model: type[Row]) -> QuerySet[Row]:
    """Return the rows of a partnership-owned table that this actor may see now.

    Lists and single records of every room go through this one function.
    """
    return model._default_manager.filter(visible(actor, clock.now()))


def within(actor: Actor, model: type[Row], partnership_id: int) -> QuerySet[Row]:
    """Return the rows of one partnership that this actor may see now."""
    return seen(actor, model).filter(partnership_id=partnership_id)


def partnerships(actor: Actor) -> QuerySet[Partnership]:
    """Return the partnerships in which the actor stands."""
    rows = Partnership.objects.filter(withdrawn_at__isnull=True)
    return rows.filter(Q() if actor.everywhere else Q(pk__in=actor.partnership_ids))


def partnership(actor: Actor, slug: str) -> Partnership:
    """Return one partnership in which the actor stands.

    Raises:
        Absent: it does not exist, or the actor has no standing in it; the two are not told apart.
    """
    found = partnerships(actor).filter(slug=slug).first()
    if found is None:
        raise Absent("Dit samenwerkingsverband bestaat niet, of u hoort er niet bij.")
    return found
