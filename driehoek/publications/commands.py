# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Issuing papers."""

from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import clock, files, records
from driehoek.kernel.actor import Actor
from driehoek.lib.documents.content import to_plain
from driehoek.publications.kinds.council_note.content import SCHEMA_VERSION
from driehoek.publications.kinds.council_note.kind import COUNCIL_NOTE, properties_of
from driehoek.publications.kinds.council_note.reading import About
from driehoek.publications.kinds.council_note.writing import write
from driehoek.publications.models import IssuedPaper
from driehoek.publications.papers import Format, make


@command
def issue_note(*, actor: Actor, about: About) -> UUID:
    """Issue the council note of one municipality: keep what it says, its templates and its files.

    The content may be read by everyone in the circle of the paper, so the issued paper has that circle; secrecy and
    embargo on the note go with it. A file that
    was stored while the command failed later is harmless: nothing refers to it.

    Returns:
        The uid of the issued paper.

    Raises:
        Absent: no such partnership, municipality or programme within sight.
        Forbidden: the actor issues no papers of this municipality.
    """
    written = write(actor, about)
    found, note = written.found, written.note
    require(actor, Permission.ISSUE_NOTE, found.partnership.pk, found.municipality.pk)
    templates = {form.value: files.keep(COUNCIL_NOTE.template(form)) for form in Format}
    made = {form.value: files.keep(make(COUNCIL_NOTE, note, form)) for form in Format}
    paper = IssuedPaper(
        partnership=found.partnership,
        municipality=found.municipality,
        circle=about.circle.value,
        circle_municipality=found.municipality,
        example=bool(note.example_notice),
        secrecy=written.secrecy,
        embargo_until=written.embargo_until,
        kind=COUNCIL_NOTE.name,
        title=properties_of(note).title[:400],
        programme_uid=found.programme.uid,
        schema_version=SCHEMA_VERSION,
        content=to_plain(note),
        templates=templates,
        files=made,
        issued_at=clock.now(),
    )
    return records.insert(paper).uid
