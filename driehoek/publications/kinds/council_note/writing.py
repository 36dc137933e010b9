# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the data to the note, in one step: read, gather, compose."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.kernel.actor import Actor
from driehoek.publications.kinds.council_note.compose import compose
from driehoek.publications.kinds.council_note.content import CouncilNote
from driehoek.publications.kinds.council_note.gathering import gather
from driehoek.publications.kinds.council_note.kept import Kept
from driehoek.publications.kinds.council_note.reading import About, Found, find, read


@dataclass(frozen=True, slots=True)
class Written:
    """A note with what rests on it as a whole.

    Attributes:
        secrecy: uid of the legal secrecy on this note, if imposed and not lifted.
        embargo_until: moment before which only those who prepare it may see it.
        kept: what a round froze of the evaluation; none for one that no round made.
    """

    found: Found
    note: CouncilNote
    secrecy: UUID | None
    embargo_until: datetime | None
    kept: Kept | None = None


def write(actor: Actor, about: About) -> Written:
    """Write the note from the data as it is now.

    10 queries, one more when secrecy was imposed on it, at most 6 more where figures are tied to the goals.

    Raises:
        Absent: no such partnership, municipality or programme within sight.
        Forbidden: the actor makes no papers of this municipality.
    """
    found = find(actor, about)
    require(actor, Permission.MAKE_NOTE, found.partnership.pk, found.municipality.pk)
    rows = read(actor, about, found)
    return Written(
        found=found,
        note=compose(gather(found, rows, about.circle)),
        secrecy=None if rows.secrecy is None else rows.secrecy.uid,
        embargo_until=None if rows.note_facts is None else rows.note_facts.embargo_until,
        kept=rows.kept,
    )
