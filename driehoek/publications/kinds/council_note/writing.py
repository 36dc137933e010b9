# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the data to the note, in one step: read, gather, compose."""

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.kernel.actor import Actor
from driehoek.publications.kinds.council_note.compose import compose
from driehoek.publications.kinds.council_note.content import CouncilNote
from driehoek.publications.kinds.council_note.gathering import gather
from driehoek.publications.kinds.council_note.reading import About, Found, find, read


def write(actor: Actor, about: About) -> tuple[Found, CouncilNote]:
    """Write the note from the data as it is now; 9 queries, one more when secrecy was imposed on it.

    Raises:
        Absent: no such partnership, municipality or programme within sight.
        Forbidden: the actor makes no papers of this municipality.
    """
    found = find(actor, about)
    require(actor, Permission.MAKE_NOTE, found.partnership.pk, found.municipality.pk)
    return found, compose(gather(found, read(actor, about, found), about.circle))
