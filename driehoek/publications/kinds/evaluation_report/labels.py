# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words that stand above and before the parts of the report, for the screen that shows it; a Dutch paper."""

from collections.abc import Mapping

LABELS: Mapping[str, str] = {
    "report": "Evaluatie",
    "summary": "In het kort",
    "agreed": "Wat is afgesproken",
    "asked": "Wat wordt gevraagd",
    "advice": "Aanbevelingen",
    "themes": "De thema’s naast elkaar",
    "leads": "Wie trekt wat",
    "about": "Over dit stuk",
    "goals": "Doelen",
    "figures": "Cijfers",
    "actions": "Acties",
    "theme": "Thema",
    "to": "Aan wie",
    "outcome": "Uitkomst",
    "lead": "Trekker",
    "state": "Stand",
    "end": "Tot",
    "one_advice": "Aanbeveling",
    "story": "Uit de praktijk",
}
STORY: tuple[tuple[str, str], ...] = (
    ("Wat er gebeurde", "done"),
    ("Wat werkt", "works"),
    ("Wie helpt", "helps"),
    ("Wat hierna komt", "ahead"),
    ("Vergt aandacht", "attention"),
)
"""What is told of a theme: the label, and the field that holds it."""
