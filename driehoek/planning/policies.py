# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an actor may do to plans, programmes and actions; what one may see is in :mod:`organisations.policies`."""

from django.db.models import QuerySet

from driehoek.access.decision import permits
from driehoek.access.permissions import Permission
from driehoek.access.visibility import visible
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.rules import FunctionKind
from driehoek.planning.models import Action


def may_report(actor: Actor, action: Action) -> bool:
    """Tell whether the actor may say how this action is going.

    The lead's own organisation may, through whoever leads actions there; so may those whose role allows it: an
    adviser answers for a lead who cannot open the system.
    """
    leads = any(
        standing.role == FunctionKind.ACTION_LEAD
        and standing.organisation_id is not None
        and standing.organisation_id == action.lead_organisation_id
        for standing in actor.standings
    )
    return leads or permits(actor, Permission.REPORT_PROGRESS, action)


def withdrawn_actions(actor: Actor) -> QuerySet[Action]:
    """Return the withdrawn actions that this actor would see if they were brought back."""
    in_sight = visible(actor, clock.now(), without="withdrawal")
    return Action.objects.filter(in_sight, withdrawn_at__isnull=False)
