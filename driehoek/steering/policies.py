# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which rows of steering an actor may see, where that takes more than the row itself."""

from django.db.models import Q, QuerySet

from driehoek.access.visibility import visible
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import seen
from driehoek.steering.models import AgendaItem, Annotation, Proposal


def proposals(actor: Actor) -> QuerySet[Proposal]:
    """Return the proposals that this actor may see now."""
    return seen(actor, Proposal, "body")


def agenda_items(actor: Actor) -> QuerySet[AgendaItem]:
    """Return the points that this actor may see now, with the meeting and the proposal behind each in sight too.

    A proposal may have been withdrawn since; the point is still on the agenda until someone takes it off.
    """
    behind = Q(proposal__isnull=True) | visible(actor, clock.now(), through="proposal", without="withdrawal")
    return seen(actor, AgendaItem, "meeting").filter(behind)


def annotations(actor: Actor) -> QuerySet[Annotation]:
    """Return the private notes that this actor wrote or that are for this actor, and no others.

    The function is asked beside the circle, so that no role sees them: also not one that sees all that is for named
    recipients, such as the command line.
    """
    own = sorted(actor.function_uids)
    mine = Q(function__uid__in=own) | Q(author__uid__in=own)
    return seen(actor, Annotation, "item", "item__meeting").filter(mine)
