# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who holds a function today: for commands that ask or mail somebody, never for a page."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from driehoek.kernel import clock
from driehoek.organisations.models import Holding, Membership
from driehoek.organisations.queries import covers


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a function today.

    Attributes:
        person_id, function_id: keys. kind: of the function.
    """

    person_id: int
    person_uid: UUID
    name: str
    email: str
    function_id: int
    function_uid: UUID
    title: str
    organisation_id: int
    kind: str


def holders(**narrowed: Any) -> tuple[Holder, ...]:
    """Return who holds functions today, holders before replacements, in a fixed order; 1 query.

    Somebody who left does not count, nor does a function of a municipality that no longer takes part.

    Args:
        narrowed: conditions on :class:`Holding`, such as ``partnership=3``.
    """
    today = clock.today()
    membership = Membership.objects.filter(
        partnership=OuterRef("partnership"), municipality=OuterRef("function__municipality"), withdrawn_at__isnull=True
    )
    rows: Any = (
        Holding.objects.filter(
            person__is_active=True, person__withdrawn_at__isnull=True, withdrawn_at__isnull=True,
            function__withdrawn_at__isnull=True, **narrowed,
        )
        .annotate(
            member=Exists(membership.filter(ends_on__isnull=True)),
            until=Subquery(membership.filter(ends_on__isnull=False).order_by("-ends_on").values("ends_on")[:1]),
        )
        .order_by("replacement", "person__name", "person__email", "pk")
        .values_list(
            "starts_on", "ends_on", "member", "until", "person_id", "person__uid", "person__name", "person__email",
            "function_id", "function__uid", "function__title", "function__organisation_id", "function__kind",
        )
    )  # fmt: skip
    return tuple(
        Holder(*told)
        for starts_on, ends_on, member, until, *told in rows
        if covers(starts_on, ends_on, today) and (member or until is None or until.last_day >= today)
    )
