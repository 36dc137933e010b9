# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The evaluation report as a kind of paper; made whenever somebody asks, from what was frozen as soon as that is."""

from datetime import date
from pathlib import Path

from driehoek.lib.documents.properties import Properties
from driehoek.publications.kinds.evaluation_report.content import ROOT, SCHEMA_VERSION, EvaluationReport
from driehoek.publications.papers import Kind


def properties_of(report: EvaluationReport) -> Properties:
    """Describe a report as a file: only with what stands above it, never with the words of a judgement."""
    return Properties(
        title=f"Evaluatie - {report.head.lead.text}",
        subject=f"Evaluatie van {report.head.lead.text}",
        author=report.head.partnership,
        dated=date.fromisoformat(report.head.day),
    )


EVALUATION_REPORT = Kind(
    name="evaluation_report",
    root=ROOT,
    content=EvaluationReport,
    schema_version=SCHEMA_VERSION,
    folder=Path(__file__).parent,
    properties_of=properties_of,
)
