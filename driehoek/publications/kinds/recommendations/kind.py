# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The yearly list of recommendations as a kind of paper; made whenever somebody asks for it."""

from datetime import date
from pathlib import Path

from driehoek.lib.documents.properties import Properties
from driehoek.publications.kinds.recommendations.content import ROOT, SCHEMA_VERSION, YearlyList
from driehoek.publications.papers import Kind


def properties_of(made: YearlyList) -> Properties:
    """Describe a list as a file."""
    return Properties(
        title=f"Aanbevelingen en opvolging - {made.head.lead.text}",
        subject=f"Aanbevelingen, moties en toezeggingen met hun opvolging: {made.head.lead.text}",
        author=made.head.partnership,
        dated=date.fromisoformat(made.head.day),
    )


RECOMMENDATIONS = Kind(
    name="recommendations",
    root=ROOT,
    content=YearlyList,
    schema_version=SCHEMA_VERSION,
    folder=Path(__file__).parent,
    properties_of=properties_of,
)
