# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The council note as a kind of paper: its content, templates and properties in one place."""

from datetime import date
from pathlib import Path

from driehoek.lib.documents.properties import Properties
from driehoek.publications.kinds.council_note.content import ROOT, SCHEMA_VERSION, CouncilNote
from driehoek.publications.papers import Kind

HERE = Path(__file__).parent


def properties_of(note: CouncilNote) -> Properties:
    """Describe a note as a file."""
    return Properties(
        title=f"{note.paper_name.text} - {note.subject.text}",
        subject=note.subject.text,
        author=f"Gemeente {note.municipality}",
        dated=date.fromisoformat(note.dated),
    )


COUNCIL_NOTE = Kind(
    name="council_note",
    root=ROOT,
    content=CouncilNote,
    schema_version=SCHEMA_VERSION,
    folder=HERE,
    properties_of=properties_of,
)
