# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where mail for a function goes: the business addresses of whoever holds it today.

For commands that post mail, never for a page: pages show functions, and addresses only to who manages persons.
"""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery

from driehoek.kernel import clock
from driehoek.messages.rules import Address
from driehoek.organisations.models import Holding, Membership
from driehoek.organisations.queries import covers


def address_of(function_uid: UUID) -> tuple[Address, ...]:
    """Return the addresses of one function, as :func:`addresses_of`."""
    return addresses_of([function_uid]).get(function_uid, ())


def addresses_of(function_uids: Collection[UUID]) -> Mapping[UUID, tuple[Address, ...]]:
    """Return per function the addresses of whoever holds it today, replacements too; 1 query.

    Somebody who left, a function that nobody holds and one of a municipality that no longer takes part have none.
    """
    today = clock.today()
    membership = Membership.objects.filter(
        partnership=OuterRef("partnership"), municipality=OuterRef("function__municipality"), withdrawn_at__isnull=True
    )
    rows = (
        Holding.objects.filter(
            Q(function__uid__in=function_uids),
            person__is_active=True,
            person__withdrawn_at__isnull=True,
            withdrawn_at__isnull=True,
            function__withdrawn_at__isnull=True,
        )
        .annotate(
            member=Exists(membership.filter(ends_on__isnull=True)),
            until=Subquery(membership.filter(ends_on__isnull=False).order_by("-ends_on").values("ends_on")[:1]),
        )
        .order_by("replacement", "person__name", "person__email")
    )
    found: dict[UUID, dict[str, Address]] = {}
    for uid, name, email, starts_on, ends_on, member, until in rows.values_list(
        "function__uid", "person__name", "person__email", "starts_on", "ends_on", "member", "until"
    ):
        left = not member and until is not None and until.last_day < today
        if covers(starts_on, ends_on, today) and not left:
            found.setdefault(uid, {}).setdefault(email, Address(email, name))
    return {uid: tuple(by_email.values()) for uid, by_email in found.items()}
