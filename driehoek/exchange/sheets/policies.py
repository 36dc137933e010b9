# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which runs an actor may see and carry on, how long one stays open, and how lists of before were understood."""

from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.exchange.models import ColumnMapping, ImportRun
from driehoek.exchange.sheets.recalling import Recalled
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden
from driehoek.organisations.policies import within
from driehoek.planning.models import Programme

#: Days for which the cells of a file are kept when nobody carries the run on.
OPEN_DAYS = 14
OPEN_FOR = timedelta(days=OPEN_DAYS)


def require_editor(actor: Actor, partnership_id: int) -> None:
    """Refuse whoever may not edit any programme here.

    Raises:
        Forbidden: as said.
    """
    if not reach(actor, Permission.EDIT_PROGRAMME).anywhere_in(partnership_id):
        raise Forbidden("U mag hier geen actielijsten invoeren. Vraag de coördinator van het samenwerkingsverband.")


def runs_in_sight(actor: Actor, partnership_id: int) -> QuerySet[ImportRun]:
    """Return the runs that the actor sees, of programmes that they see."""
    return within(actor, ImportRun, partnership_id, "programme")


def run_in_sight(actor: Actor, partnership_id: int, uid: UUID) -> ImportRun:
    """Return one run with its programme; 1 query.

    Raises:
        Absent: there is none within sight.
    """
    found = runs_in_sight(actor, partnership_id).filter(uid=uid).select_related("programme").first()
    if found is None:
        raise Absent("Deze invoer bestaat niet, of u mag haar niet zien.")
    return found


def programme_in_sight(actor: Actor, partnership_id: int, code: str) -> Programme:
    """Return one programme; 1 query.

    Raises:
        Absent: there is none within sight.
    """
    found = within(actor, Programme, partnership_id, "plan").filter(code=code).first()
    if found is None:
        raise Absent("Dit programma bestaat niet, of u mag het niet zien.")
    return found


def understood_before(actor: Actor, partnership_id: int, fingerprint: str) -> Recalled | None:
    """Return how a list with the same headings was understood before; 1 query."""
    rows = within(actor, ColumnMapping, partnership_id).filter(fingerprint=fingerprint)
    stored = rows.values_list("mapping", flat=True).first()
    return Recalled.of_json(fingerprint, stored) if stored else None
