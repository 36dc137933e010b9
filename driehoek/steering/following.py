# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Of which agreements an actor may tell how they stand; what one may see is in :mod:`organisations.policies`."""

from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q

from driehoek.access.decision import Owned, Reach, reach
from driehoek.access.permissions import Permission
from driehoek.kernel.actor import Actor
from driehoek.organisations.rules import FunctionKind


class Agreed(Owned, Protocol):
    """An agreement, as far as it matters who may tell how it stands."""

    @property
    def owner_organisation_id(self) -> int | None:
        """The organisation that does it."""


@dataclass(frozen=True, slots=True)
class Following:
    """Of which agreements an actor may tell how they stand, for a list and for a single one alike.

    Those whose role allows it, and whoever leads actions in the organisation that does it.

    Attributes:
        reach: how far the role reaches.
        leads: pairs of partnership and organisation of which the actor leads actions.
    """

    reach: Reach
    leads: frozenset[tuple[int | None, int]]

    def covers(self, agreement: Agreed) -> bool:
        """Tell whether the actor may tell how this agreement stands."""
        led = (agreement.partnership_id, agreement.owner_organisation_id) in self.leads
        return led or self.reach.covers(agreement.partnership_id, agreement.municipality_id)

    def rows(self) -> Q:
        """Return the same answer as a condition on agreements."""
        condition = self.reach.rows()
        for partnership_id, organisation_id in sorted(self.leads, key=str):
            condition |= Q(partnership_id=partnership_id, owner_organisation_id=organisation_id)
        return condition


def following(actor: Actor) -> Following:
    """Return of which agreements this actor may tell how they stand."""
    leads = frozenset(
        (standing.partnership_id, standing.organisation_id)
        for standing in actor.standings
        if standing.role == FunctionKind.ACTION_LEAD and standing.organisation_id is not None
    )
    return Following(reach(actor, Permission.FOLLOW_UP), leads)


def may_follow_up(actor: Actor, agreement: Agreed) -> bool:
    """Tell whether the actor may tell how this agreement stands."""
    return following(actor).covers(agreement)
