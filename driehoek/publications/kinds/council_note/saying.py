# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""How facts become a line: a field as it stands, a name, or what a rule says; and names inside a sentence."""

from collections.abc import Iterable
from typing import Any

from driehoek.kernel.dates import period
from driehoek.lib.documents.content import Line
from driehoek.publications.dutch import typographic
from driehoek.publications.kinds.council_note.material import Fact, NoteMaterial, PlanFacts, ProgrammeFacts


def as_it_stands(fact: Fact[str]) -> tuple[Line, ...]:
    """Show a field as it is kept, one line for each of its paragraphs."""
    pieces = (" ".join(piece.split()) for piece in fact.value.split("\n\n"))
    return tuple(Line(typographic(piece), fact.example, "", (fact.origin,)) for piece in pieces if piece)


def name_of(fact: Fact[str]) -> Line:
    """Show a name or title as it is kept."""
    return Line(typographic(fact.value), fact.example, "", (fact.origin,))


def say(rule: str, text: str, facts: Iterable[Fact[Any] | None]) -> Line:
    """Make the line of a rule from the facts that it rests on."""
    used = [fact for fact in facts if fact is not None]
    origins = tuple(dict.fromkeys(fact.origin for fact in used))
    return Line(typographic(text), any(fact.example for fact in used), rule, origins)


def full_title(plan: PlanFacts) -> str:
    """Return the title of the plan with its years."""
    written = period(plan.start, plan.end)
    return plan.title.value if written in plan.title.value else f"{plan.title.value} {written}"


def called(programme: ProgrammeFacts) -> str:
    """Return the title of a programme as it stands inside a sentence: "UVP 2023-2024", "gezamenlijk deel UVP"."""
    title = programme.title.value
    return title[0].lower() + title[1:] if title[1:2].islower() else title


def adopter(facts: NoteMaterial, programme: ProgrammeFacts) -> str:
    """Return who adopts a programme of this kind, with its article."""
    return f"de {facts.triangle.value}" if programme.joint else "het college"


def settled(programme: ProgrammeFacts) -> bool:
    """Tell whether a programme was adopted, also when the day is not known."""
    return programme.adopted is not None or programme.status.value == "vastgesteld"
