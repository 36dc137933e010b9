# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an actor may do to plans, programmes and actions; what one may see is in :mod:`organisations.policies`."""

from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q, QuerySet

from driehoek.access.decision import Owned, Reach, reach
from driehoek.access.permissions import Permission
from driehoek.access.visibility import visible
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.rules import FunctionKind
from driehoek.planning.models import Action, SavedView
from driehoek.planning.rules import Cause, CauseKind


class Led(Owned, Protocol):
    """An action, as far as it matters who may speak of it."""

    @property
    def lead_organisation_id(self) -> int | None:
        """The organisation that leads it."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """Of which actions an actor may say how they go, for a list and for a single action alike.

    The lead's own organisation may, through whoever leads actions there; so may those whose role allows it: an
    adviser answers for a lead who cannot open the system.

    Attributes:
        reach: how far the role reaches.
        leads: pairs of partnership and organisation of which the actor leads actions.
    """

    reach: Reach
    leads: frozenset[tuple[int | None, int]]

    def covers(self, action: Led) -> bool:
        """Tell whether the actor may say how this action is going."""
        led = (action.partnership_id, action.lead_organisation_id) in self.leads
        return led or self.reach.covers(action.partnership_id, action.municipality_id)

    def rows(self) -> Q:
        """Return the same answer as a condition on actions."""
        condition = self.reach.rows()
        for partnership_id, organisation_id in sorted(self.leads, key=str):
            condition |= Q(partnership_id=partnership_id, lead_organisation_id=organisation_id)
        return condition

    def anywhere_in(self, partnership_id: int) -> bool:
        """Tell whether there may be an action of this partnership on which the actor may report."""
        return self.reach.anywhere_in(partnership_id) or any(led == partnership_id for led, _ in self.leads)


def reporting(actor: Actor) -> Reporting:
    """Return of which actions this actor may say how they go."""
    leads = frozenset(
        (standing.partnership_id, standing.organisation_id)
        for standing in actor.standings
        if standing.role == FunctionKind.ACTION_LEAD and standing.organisation_id is not None
    )
    return Reporting(reach(actor, Permission.REPORT_PROGRESS), leads)


def may_report(actor: Actor, action: Led) -> bool:
    """Tell whether the actor may say how this action is going."""
    return reporting(actor).covers(action)


def withdrawn_actions(actor: Actor) -> QuerySet[Action]:
    """Return the withdrawn actions that this actor would see if they were brought back."""
    in_sight = visible(actor, clock.now(), without="withdrawal")
    return Action.objects.filter(in_sight, withdrawn_at__isnull=False)


def own_views(actor: Actor, partnership_id: int, *, removed: bool = False) -> QuerySet[SavedView]:
    """Return the saved views of this person in a partnership where they stand, present or removed ones."""
    if actor.uid is None or partnership_id not in actor.partnership_ids:
        return SavedView.objects.none()
    return SavedView.objects.filter(
        owner_uid=actor.uid, partnership_id=partnership_id, withdrawn_at__isnull=not removed
    )


def may_share_views(actor: Actor, partnership_id: int) -> bool:
    """Tell whether the actor may share a view: whoever may edit a programme anywhere in the partnership."""
    return reach(actor, Permission.EDIT_PROGRAMME).anywhere_in(partnership_id)


def asked_to_change(cause: Cause | None) -> Permission:
    """Return what a change of a programme asks: what a body decided, whoever keeps the register carries out."""
    decided = cause is not None and cause.kind is CauseKind.DECISION
    return Permission.RECORD_DECISION if decided else Permission.EDIT_PROGRAMME
