# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one decision: how far a permission of an actor reaches, for a list and for a single record alike."""

from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q

from driehoek.access.permissions import Permission
from driehoek.access.roles import Extent, roles
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Forbidden


class Owned(Protocol):
    """A record of a partnership, of one municipality or joint (``municipality_id`` is ``None``)."""

    @property
    def partnership_id(self) -> int:
        """The tenant."""

    @property
    def municipality_id(self) -> int | None:
        """The municipality, ``None`` when joint."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The records to which a permission applies.

    Attributes:
        everything: all partnerships (system jobs).
        whole: partnerships of which every record is within reach.
        joint: partnerships of which the joint records are within reach.
        local: pairs of partnership and municipality of which the local records are within reach.
    """

    everything: bool
    whole: frozenset[int]
    joint: frozenset[int]
    local: frozenset[tuple[int, int]]

    def covers(self, partnership_id: int, municipality_id: int | None) -> bool:
        """Tell whether a record of this partnership and municipality is within reach."""
        if self.everything or partnership_id in self.whole:
            return True
        if municipality_id is None:
            return partnership_id in self.joint
        return (partnership_id, municipality_id) in self.local

    def rows(self) -> Q:
        """Return the same answer as a condition on rows with ``partnership`` and ``municipality`` columns."""
        if self.everything:
            return Q()
        whole, joint = sorted(self.whole), sorted(self.joint)  # in order, so that the same reach asks the same question
        condition = Q(partnership_id__in=whole) | Q(partnership_id__in=joint, municipality_id__isnull=True)
        for partnership_id, municipality_id in sorted(self.local):
            condition |= Q(partnership_id=partnership_id, municipality_id=municipality_id)
        return condition

    def anywhere_in(self, partnership_id: int) -> bool:
        """Tell whether anything of this partnership is within reach."""
        return (
            self.everything
            or partnership_id in self.whole
            or partnership_id in self.joint
            or any(p == partnership_id for p, _ in self.local)
        )


def reach(actor: Actor, permission: Permission) -> Reach:
    """Return how far this permission of this actor reaches; an unknown role reaches nothing."""
    known = roles()
    everything = False
    whole: set[int] = set()
    joint: set[int] = set()
    local: set[tuple[int, int]] = set()
    for standing in actor.standings:
        role = known.get(standing.role)
        extent = role.permissions.get(permission) if role else None
        if extent is None:
            continue
        if standing.partnership_id is None:
            everything = True
            continue
        if extent is Extent.PARTNERSHIP:
            whole.add(standing.partnership_id)
        if extent is Extent.JOINT_AND_OWN:
            joint.add(standing.partnership_id)
        if standing.municipality_id is not None:
            local.add((standing.partnership_id, standing.municipality_id))
    return Reach(everything, frozenset(whole), frozenset(joint), frozenset(local))


def permits(actor: Actor, permission: Permission, record: Owned) -> bool:
    """Tell whether the actor may do this to this record."""
    return reach(actor, permission).covers(record.partnership_id, record.municipality_id)


def require(actor: Actor, permission: Permission, partnership_id: int, municipality_id: int | None = None) -> None:
    """Refuse what the actor may not do.

    Raises:
        Forbidden: the permission does not reach this partnership or municipality.
    """
    if not reach(actor, permission).covers(partnership_id, municipality_id):
        raise Forbidden("U mag dit niet doen. Vraag de coördinator van het samenwerkingsverband om hulp.")
