# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""For whom the reader writes private notes."""

from typing import Any

from django.db.models import QuerySet

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.organisations.models import Function
from driehoek.organisations.picking import Pick
from driehoek.organisations.policies import within
from driehoek.steering.rules import FOR_WHOM


@prepared
def _beside(actor: Actor, partnership_id: int, organisations: tuple[int, ...]) -> QuerySet[Any, Any]:
    rows = within(actor, Function, partnership_id).filter(organisation_id__in=organisations)
    return rows.order_by("title").values_list("uid", "title", "kind", "municipality_id")


def readers(actor: Actor, partnership_id: int) -> tuple[Pick, ...]:
    """Return the administrators for whom the reader writes notes; 1 query at most.

    An adviser writes for those of the same organisation; an administrator only for oneself.
    """
    may = reach(actor, Permission.ANNOTATE)
    held = [one for one in actor.standings if one.partnership_id == partnership_id and one.organisation_id is not None]
    if not held or not may.anywhere_in(partnership_id):
        return ()
    organisations = tuple(sorted({one.organisation_id for one in held if one.organisation_id is not None}))
    rows = _beside(actor, partnership_id, organisations)
    own = {one.function_uid for one in held if one.role in FOR_WHOM}
    return tuple(
        Pick(uid, title)
        for uid, title, kind, municipality_id in rows
        if kind in FOR_WHOM and may.covers(partnership_id, municipality_id) and (not own or uid in own)
    )
