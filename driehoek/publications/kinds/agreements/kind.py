# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of agreements as a kind of paper; made whenever somebody asks for it."""

from datetime import date
from pathlib import Path

from driehoek.lib.documents.properties import Properties
from driehoek.publications.kinds.agreements.content import ROOT, SCHEMA_VERSION, AgreementsList
from driehoek.publications.papers import Kind


def properties_of(made: AgreementsList) -> Properties:
    """Describe a list as a file: only with what stands above it, never with the words of an agreement."""
    return Properties(
        title=f"Afsprakenlijst - {made.head.lead.text}",
        subject=f"Afsprakenlijst van {made.head.lead.text}",
        author=made.head.partnership,
        dated=date.fromisoformat(made.head.day),
    )


AGREEMENTS = Kind(
    name="agreements",
    root=ROOT,
    content=AgreementsList,
    schema_version=SCHEMA_VERSION,
    folder=Path(__file__).parent,
    properties_of=properties_of,
)
