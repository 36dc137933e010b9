# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The handover folder as a kind of paper; it is made as a PDF only, and is never issued."""

from datetime import date
from pathlib import Path

from driehoek.lib.documents.properties import Properties
from driehoek.publications.kinds.handover.content import ROOT, SCHEMA_VERSION, Folder
from driehoek.publications.papers import Kind


def properties_of(folder: Folder) -> Properties:
    """Describe a folder as a file."""
    return Properties(
        title=f"Overdrachtsmap - {folder.function}",
        subject=f"Wat de functie {folder.function} draagt in {folder.partnership}, op {folder.dated}",
        author=folder.partnership,
        dated=date.fromisoformat(folder.day),
    )


HANDOVER = Kind(
    name="handover",
    root=ROOT,
    content=Folder,
    schema_version=SCHEMA_VERSION,
    folder=Path(__file__).parent,
    properties_of=properties_of,
)
