# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which files with figures an actor may see and carry on, and how files with the same headings were read before."""

from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet

from driehoek.figures.models import FigureColumns, FigureUpload
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.lib.statline.exports.mapping import Columns
from driehoek.organisations.policies import within

#: Days for which a file is kept when nobody carries it on.
OPEN_DAYS = 14
OPEN_FOR = timedelta(days=OPEN_DAYS)


def uploads_in_sight(actor: Actor, partnership_id: int) -> QuerySet[FigureUpload]:
    """Return the files that the actor sees."""
    return within(actor, FigureUpload, partnership_id)


def upload_in_sight(actor: Actor, partnership_id: int, uid: UUID) -> FigureUpload:
    """Return one file; 1 query.

    Raises:
        Absent: there is none within sight.
    """
    found = uploads_in_sight(actor, partnership_id).filter(uid=uid).select_related("load").first()
    if found is None:
        raise Absent("Dit bestand met cijfers is er niet, of u mag het niet zien.")
    return found


def read_before(actor: Actor, partnership_id: int, fingerprint: str) -> Columns | None:
    """Return how a file with the same headings was read before; 1 query."""
    rows = within(actor, FigureColumns, partnership_id).filter(fingerprint=fingerprint)
    stored = rows.values_list("columns", flat=True).first()
    return Columns.of_json(stored) if stored else None
