# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a list was understood, kept for the next one with the same headings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from driehoek.exchange.sheets.columns import BY_KEY
from driehoek.exchange.sheets.layout import Layout
from driehoek.exchange.sheets.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is worth remembering of how a list was understood: nothing of single rows.

    Attributes:
        keys: of our columns, in the order of the headings; empty where a column was not used.
    """

    fingerprint: str
    keys: tuple[str, ...] = ()
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    places: str = ""
    theme: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as it is stored."""
        meanings = {asks: dict(words) for asks, words in self.meanings.items()}
        return {"keys": list(self.keys), "meanings": meanings, "places": self.places, "theme": self.theme}

    @classmethod
    def of_json(cls, fingerprint: str, stored: Mapping[str, Any]) -> "Recalled":
        """Read what was stored."""
        return cls(
            fingerprint, tuple(stored.get("keys", ())), stored.get("meanings", {}), stored.get("places", ""),
            stored.get("theme", ""),
        )  # fmt: skip


def recalled(found: Layout, understood: Understanding) -> Recalled:
    """Return what is worth remembering."""
    keys = tuple(understood.columns.get(column.index, "") for column in found.found.columns)
    return Recalled(found.fingerprint, keys, understood.meanings, understood.places, understood.theme)


def reused(found: Layout, understood: Understanding, before: Recalled) -> Understanding:
    """Return a first look at a list with what was remembered of one with the same headings."""
    pairs = zip(found.found.columns, before.keys, strict=False)
    columns = {column.index: key for column, key in pairs if key in BY_KEY}
    return replace(understood, columns=columns, meanings=before.meanings, places=before.places, theme=before.theme)
