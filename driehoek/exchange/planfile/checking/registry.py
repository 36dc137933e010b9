# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The codes of a plan file, and what their kinds of record are called."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.base import Part, Path, walk
from driehoek.exchange.planfile.records.plans import Node, Plan
from driehoek.exchange.planfile.schema import suggestion

WORDS = {
    "source": ("bron", "source"),
    "organisation": ("organisatie", "organisation"),
    "function": ("functie", "function"),
    "body": ("orgaan", "body"),
    "tag": ("label", "label"),
    "plan": ("plan", "plan"),
    "programme": ("programma", "programme"),
    "evaluation": ("evaluatie", "evaluation"),
    "decision": ("besluit of afspraak", "decision"),
    "proposal": ("voorstel", "proposal"),
    "meeting": ("overleg", "meeting"),
    "working_group": ("werkgroep", "working group"),
    "node": ("onderdeel van dit plan", "node of this plan"),
    "action": ("actie", "action"),
    "municipality": ("gemeente", "municipality"),
    "agenda_item": ("agendapunt", "agenda item"),
    "indicator": ("cijfer", "figure"),
}
"""What a kind of record is called in a message, Dutch and English."""


@dataclass
class Registry:
    """Codes by kind of record, and within a plan or programme by that as well."""

    codes: dict[tuple[str, str], dict[str, Part]] = field(default_factory=dict)

    def of(self, kind: str, scope: str = "") -> dict[str, Part]:
        """Return the records of a kind by code; nodes are scoped by plan, actions by programme."""
        return self.codes.setdefault((kind, scope), {})

    def action(self, path: str) -> Part | None:
        """Return the action at ``programme/ACTION``, if it is there."""
        programme, _, code = path.partition("/")
        return self.of("action", programme).get(code)


def nodes(plan: Plan) -> Iterator[Node]:
    """Yield every node of a plan, each before its children."""
    for part in walk(plan):
        if isinstance(part, Node):
            yield part


def unknown(document: Document, path: Path, kind: str, code: str, known: object) -> Problem:
    """Return the problem that a code is of no record of its kind, with the one that looks most like it."""
    nl, en = WORDS[kind]
    close_nl, close_en = suggestion(code, known)
    catalogued = f"unknown_{kind}" if kind in ("municipality", "indicator", "agenda_item") else "unknown_reference"
    return document.problem(
        catalogued, path, what_nl=nl, what_en=en, code=code, suggestion_nl=close_nl, suggestion_en=close_en
    )
