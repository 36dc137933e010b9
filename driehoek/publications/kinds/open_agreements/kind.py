# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The overview of open agreements as a kind of paper; made whenever somebody asks for it."""

from datetime import date
from pathlib import Path

from driehoek.lib.documents.properties import Properties
from driehoek.publications.kinds.open_agreements.content import ROOT, SCHEMA_VERSION, OpenAgreements
from driehoek.publications.papers import Kind


def properties_of(made: OpenAgreements) -> Properties:
    """Describe an overview as a file."""
    return Properties(
        title=f"Openstaande afspraken - {made.head.lead.text}",
        subject=f"Openstaande afspraken van {made.head.lead.text}",
        author=made.head.partnership,
        dated=date.fromisoformat(made.head.day),
    )


OPEN_AGREEMENTS = Kind(
    name="open_agreements",
    root=ROOT,
    content=OpenAgreements,
    schema_version=SCHEMA_VERSION,
    folder=Path(__file__).parent,
    properties_of=properties_of,
)
