# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Marks: an example holds examples only, and a circle of one municipality names it."""

from collections.abc import Iterator

from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.base import Part, Record, items
from driehoek.exchange.planfile.records.organisations import Municipality
from driehoek.exchange.planfile.records.outcomes import PlanFile


def marks(file: PlanFile, document: Document) -> Iterator[Problem]:
    """Yield records whose example mark or circle does not fit where they stand."""
    yield from _within(file, document, example=file.partnership.example, municipality="")


def whose(part: Part, around: str) -> str:
    """Return the municipality that a record is of: its own, or that of the record around it."""
    own = part.name if isinstance(part, Municipality) else getattr(part, "municipality", "")
    return str(own) or around


def _within(part: Part, document: Document, *, example: bool, municipality: str) -> Iterator[Problem]:
    municipality = whose(part, municipality)
    if isinstance(part, Record):
        if example and not part.example:
            yield document.problem("real_in_example", (*part.path, "voorbeeld"))
        if part.circle == "eigen_gemeente" and not municipality:
            yield document.problem("circle_without_municipality", (*part.path, "kring"))
        example = part.example
    for name, _ in items(type(part)):
        value = getattr(part, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Part):
                yield from _within(inner, document, example=example, municipality=municipality)
