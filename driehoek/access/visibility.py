# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which rows an actor may see: tenant, circle, secrecy, embargo and withdrawal, each written once, here.

Every room's policies build their querysets with :func:`visible`. The filters are named, so that a test can
take each away in turn and must then see a leak.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import cast

from django.db.models import Q

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.access.roles import roles
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.models import Recipient, Secrecy

Filter = Callable[[Actor, datetime], Q]

#: Circles that a role sees in its whole partnership.
WIDE = frozenset({Circle.PARTNERS, Circle.TRIANGLE})


def _tenant(actor: Actor, _at: datetime) -> Q:
    return Q() if actor.everywhere else Q(partnership_id__in=actor.partnership_ids)


def _circle(actor: Actor, _at: datetime) -> Q:
    condition = Q(circle=Circle.PUBLIC)
    known = roles()
    wide: dict[int, set[Circle]] = {}
    own: set[tuple[int, int]] = set()
    for standing in actor.standings:
        role = known.get(standing.role)
        if role is None:
            continue
        if standing.partnership_id is None:
            condition |= Q(circle__in=role.circles)
            continue
        wide.setdefault(standing.partnership_id, set()).update(role.circles & WIDE)
        if Circle.MUNICIPALITY in role.circles and standing.municipality_id is not None:
            own.add((standing.partnership_id, standing.municipality_id))
    for partnership_id, circles in sorted(wide.items()):
        condition |= Q(circle__in=sorted(circles), partnership_id=partnership_id)
    for partnership_id, municipality_id in sorted(own):
        condition |= Q(
            circle=Circle.MUNICIPALITY, partnership_id=partnership_id, circle_municipality_id=municipality_id
        )
    if actor.function_uids:
        named = Recipient.objects.filter(function_uid__in=actor.function_uids).values("record_uid")
        condition |= Q(circle=Circle.NAMED, uid__in=named)
    return condition


def _secrecy(actor: Actor, _at: datetime) -> Q:
    lifted = Secrecy.objects.filter(lifted_on__isnull=False).values("uid")
    condition = Q(secrecy__isnull=True) | Q(secrecy__in=lifted)
    if actor.function_uids:
        known = Recipient.objects.filter(function_uid__in=actor.function_uids).values("record_uid")
        condition |= Q(secrecy__in=known)
    return condition


def _embargo(actor: Actor, at: datetime) -> Q:
    condition = Q(embargo_until__isnull=True) | Q(embargo_until__lte=at)
    preparing = reach(actor, Permission.SEE_EMBARGOED)
    if preparing.everything:
        return Q()
    if preparing.whole:
        condition |= Q(partnership_id__in=preparing.whole)
    if preparing.joint:
        condition |= Q(partnership_id__in=preparing.joint, circle_municipality_id__isnull=True)
    for partnership_id, municipality_id in sorted(preparing.local):
        condition |= Q(partnership_id=partnership_id, circle_municipality_id=municipality_id)
    return condition


def _withdrawal(_actor: Actor, _at: datetime) -> Q:
    return Q(withdrawn_at__isnull=True)


FILTERS: Mapping[str, Filter] = {
    "tenant": _tenant,
    "circle": _circle,
    "secrecy": _secrecy,
    "embargo": _embargo,
    "withdrawal": _withdrawal,
}


def visible(actor: Actor, at: datetime, through: str = "", *, without: str = "") -> Q:
    """Return the condition that a row must meet for this actor to see it at this moment.

    The row's table has the columns of :class:`driehoek.kernel.models.Record` and those of an owned record
    (``partnership``, ``circle_municipality``).

    Args:
        through: name of a foreign key; the condition is then on the row that it points at, such as the organisation
            that leads an action. A row that points at nothing does not meet it.
        without: name of a filter to leave out, where something is asked about withdrawn rows.
    """
    condition = Q()
    for name, narrow in FILTERS.items():
        if name != without:
            condition &= narrow(actor, at)
    return _renamed(condition, lambda column: f"{through}__{column}") if through else condition


def visible_partnership(actor: Actor, at: datetime) -> Q:
    """Return the same condition on partnerships themselves: each is its own tenant, and of no single municipality."""

    def column_of(column: str) -> str:
        return column.replace("partnership_id", "pk", 1)

    condition = Q()
    for narrow in FILTERS.values():
        condition &= narrow(actor, at)
    return _renamed(condition, column_of)


def _renamed(condition: Q, rename: Callable[[str], str]) -> Q:
    """Return the same condition on other columns."""
    renamed = Q()
    renamed.connector, renamed.negated = condition.connector, condition.negated
    for child in condition.children:
        if isinstance(child, Q):
            renamed.children.append(_renamed(child, rename))
        else:
            column, value = cast(tuple[str, object], child)
            renamed.children.append((rename(column), value))
    return renamed


def in_circle(actor: Actor) -> Q:
    """Return the condition for history: the entry's own tenant and circle.

    History is only ever read of records that the actor sees (:func:`visible`); this keeps an old value that had a
    narrower circle than the record has now from showing.
    """
    now = clock.now()
    return FILTERS["tenant"](actor, now) & FILTERS["circle"](actor, now)
