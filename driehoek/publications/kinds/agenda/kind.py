# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The agenda as a kind of paper; made whenever somebody asks for it, and never issued."""

from datetime import date
from pathlib import Path

from driehoek.lib.documents.properties import Properties
from driehoek.publications.kinds.agenda.content import ROOT, SCHEMA_VERSION, Agenda
from driehoek.publications.papers import Kind


def properties_of(agenda: Agenda) -> Properties:
    """Describe an agenda as a file: only with what stands above it, never with a title of a point."""
    return Properties(
        title=f"Agenda - {agenda.head.lead.text}",
        subject=f"Agenda van {agenda.head.lead.text}",
        author=agenda.head.partnership,
        dated=date.fromisoformat(agenda.head.day),
    )


AGENDA = Kind(
    name="agenda",
    root=ROOT,
    content=Agenda,
    schema_version=SCHEMA_VERSION,
    folder=Path(__file__).parent,
    properties_of=properties_of,
)
