# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which rows of steering an actor may see, where that takes more than the row itself, and who may change a proposal."""

from dataclasses import replace
from uuid import UUID

from django.db.models import Q, QuerySet

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.access.visibility import visible
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import seen
from driehoek.steering.models import AgendaItem, Annotation, Development, Proposal

#: What a proposal may be about, as a key.
ABOUT = ("action", "node", "plan", "programme", "development")


def proposals(actor: Actor) -> QuerySet[Proposal]:
    """Return the proposals that this actor may see now: in their circle, and so are the body and what they are about.

    What a proposal is about may have been withdrawn since; the proposer still sees what became of it.
    """
    return seen(actor, Proposal, "body").filter(_about_in_sight(actor))


def developments(actor: Actor) -> QuerySet[Development]:
    """Return what was told between meetings that this actor may see now; the theme that it touches is in sight too."""
    theme = Q(node__isnull=True) | visible(actor, clock.now(), through="node", without="withdrawal")
    return seen(actor, Development).filter(theme)


def _about_in_sight(actor: Actor, through: str = "") -> Q:
    """Return the condition that what a proposal is about is in sight, for a proposal or what points at one."""
    now, condition = clock.now(), Q()
    for name in ABOUT:
        key = f"{through}{name}"
        condition &= Q(**{f"{key}__isnull": True}) | visible(actor, now, through=key, without="withdrawal")
    return condition


def agenda_items(actor: Actor) -> QuerySet[AgendaItem]:
    """Return the points that this actor may see now, with the meeting and the proposal behind each in sight too.

    A proposal may have been withdrawn since; the point is still on the agenda until someone takes it off.
    """
    behind = visible(actor, clock.now(), through="proposal", without="withdrawal")
    behind &= _about_in_sight(actor, "proposal__")
    return seen(actor, AgendaItem, "meeting").filter(Q(proposal__isnull=True) | behind)


def annotations(actor: Actor) -> QuerySet[Annotation]:
    """Return the private notes that this actor wrote or that are for this actor, and no others.

    The function is asked beside the circle, so that no role sees them: also not one that sees all that is for named
    recipients, such as the command line.
    """
    own = sorted(actor.function_uids)
    mine = Q(function__uid__in=own) | Q(author__uid__in=own)
    return seen(actor, Annotation, "item", "item__meeting").filter(mine)


def may_propose(actor: Actor, partnership_id: int, municipality_id: int | None) -> bool:
    """Tell whether the actor may propose something about what is joint, or of this municipality.

    Police and prosecutor are of no municipality: what is joint to them is every part of it.
    """
    if reach(actor, Permission.PROPOSE).covers(partnership_id, municipality_id):
        return True
    unbound = tuple(one for one in actor.standings if one.municipality_id is None)
    return reach(replace(actor, standings=unbound), Permission.PROPOSE).covers(partnership_id, None)


def may_change(actor: Actor, proposal: Proposal) -> bool:
    """Tell whether the actor may change, submit or withdraw this proposal; see :func:`changes`."""
    proposer = proposal.proposer
    made = (proposer.uid, proposer.municipality_id) if proposer is not None else None
    return changes(actor, proposal.partnership_id, proposal.municipality_id, made)


def changes(
    actor: Actor,
    partnership_id: int,
    municipality_id: int | None,
    maker: tuple[UUID, int | None] | None,
    permission: Permission = Permission.PROPOSE,
) -> bool:
    """Tell whether the actor may change what somebody made: who made it, the same municipality, or who may everywhere.

    Args:
        municipality_id: whose matter it is.
        maker: uid and municipality of the function that made it.
        permission: that with which it is made.
    """
    whole = reach(actor, permission)
    if not whole.anywhere_in(partnership_id):
        return False
    if maker is None:
        return whole.covers(partnership_id, municipality_id)
    uid, own = maker
    everywhere = whole.everything or partnership_id in whole.whole
    return everywhere or uid in actor.function_uids or (own is not None and (partnership_id, own) in whole.local)
