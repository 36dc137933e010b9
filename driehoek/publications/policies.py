# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a paper may hold, and which issued papers an actor may see."""

from datetime import datetime
from typing import TypeVar

from django.db.models import Q, QuerySet

from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.models import Secrecy
from driehoek.organisations.models.partnership import PartnershipRow
from driehoek.organisations.policies import within

Row = TypeVar("Row", bound=PartnershipRow)


def fits(circle: Circle, at: datetime) -> Q:
    """Return the condition that everyone in a paper's circle may see a row: circle, secrecy and embargo.

    The three are separate things: a public record may rest under an embargo, and secrecy may lie on any record.
    """
    held = [other.value for other in Circle if circle.holds(other)]
    lifted = Secrecy.objects.filter(lifted_on__isnull=False).values("uid")
    return (
        Q(circle__in=held)
        & (Q(secrecy__isnull=True) | Q(secrecy__in=lifted))
        & (Q(embargo_until__isnull=True) | Q(embargo_until__lte=at))
    )


def for_paper(actor: Actor, model: type[Row], partnership_id: int, circle: Circle) -> QuerySet[Row]:
    """Return the rows that this actor may see and that a paper of this circle may hold."""
    return within(actor, model, partnership_id).filter(fits(circle, clock.now()))
