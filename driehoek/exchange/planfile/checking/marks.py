# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Marks: an example holds examples only, and a circle of one municipality names it."""

from collections.abc import Iterator, Mapping

from driehoek.exchange.planfile.ownership import owners
from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.base import Part, Record, items
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.kernel.circle import Circle


def marks(file: PlanFile, document: Document) -> Iterator[Problem]:
    """Yield records whose example mark or circle does not fit where they stand."""
    yield from _within(file, document, owners(file), example=file.partnership.example)


def _within(part: Part, document: Document, known: Mapping[int, str], *, example: bool) -> Iterator[Problem]:
    if isinstance(part, Record):
        if example and not part.example:
            yield document.problem("real_in_example", (*part.path, "voorbeeld"))
        own = part.circle == Circle.MUNICIPALITY.value
        if own and not known[id(part)]:
            yield document.problem("circle_without_municipality", (*part.path, "kring"))
        if part.circle_municipality and not own:
            yield document.problem("municipality_without_circle", (*part.path, "kring_gemeente"), found=part.circle)
        example = part.example
    for name, _ in items(type(part)):
        value = getattr(part, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Part):
                yield from _within(inner, document, known, example=example)
