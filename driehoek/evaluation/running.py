# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every command that runs a round begins with: the round, for whoever may run it, held until the end."""

from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.evaluation.models import Round
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import seen

NOT_FOUND = "Deze ronde bestaat niet, of u mag haar niet zien."


def round_to_run(actor: Actor, uid: UUID) -> Round:
    """Return a round that the actor may run, locked until the transaction ends, so that two deeds come one by one.

    Raises:
        Absent: it is out of sight.
        Forbidden: the actor does not run it.
    """
    found = seen(actor, Round).filter(uid=uid).select_for_update().first()
    if found is None:
        raise Absent(NOT_FOUND)
    require(actor, Permission.RUN_ROUND, found.partnership_id, found.municipality_id)
    return found
