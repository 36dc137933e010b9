# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""All checks, in the order in which a reader can best repair what they find."""

from collections.abc import Iterator

from driehoek.exchange.planfile.checking.circles import circles
from driehoek.exchange.planfile.checking.codes import register
from driehoek.exchange.planfile.checking.conversations import conversations
from driehoek.exchange.planfile.checking.decisions import decisions
from driehoek.exchange.planfile.checking.figures import figures
from driehoek.exchange.planfile.checking.groups import groups
from driehoek.exchange.planfile.checking.marks import marks
from driehoek.exchange.planfile.checking.meetings import meetings
from driehoek.exchange.planfile.checking.periods import periods, years
from driehoek.exchange.planfile.checking.progress import evaluations, progress
from driehoek.exchange.planfile.checking.references import predecessors, references
from driehoek.exchange.planfile.checking.registry import Registry
from driehoek.exchange.planfile.checking.tracks import tracks
from driehoek.exchange.planfile.checking.trees import trees
from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.outcomes import PlanFile


def check(file: PlanFile, document: Document) -> Iterator[Problem]:
    """Yield everything that does not fit together."""
    registry = Registry()
    yield from register(file, document, registry)
    yield from references(file, document, registry)
    yield from predecessors(file, document)
    yield from marks(file, document)
    yield from circles(file, document, registry)
    yield from trees(file, document, registry)
    yield from groups(file, document, registry)
    yield from figures(file, document, registry)
    yield from periods(file, document)
    yield from years(file, document)
    yield from progress(file, document)
    yield from evaluations(file, document)
    yield from decisions(file, document, registry)
    yield from meetings(file, document, registry)
    yield from tracks(file, document)
    yield from conversations(file, document)
