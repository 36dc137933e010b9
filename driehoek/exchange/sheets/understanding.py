# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How one list is understood: which sheet, which header row, what each column and each word means."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from driehoek.exchange.sheets.columns import BY_KEY, COLUMNS
from driehoek.exchange.sheets.words import plain

#: What a reader can say of a word or a row: it means nothing; the row is a new action; where two people changed one
#: thing, the file goes before, or what stands here is kept.
NOTHING, NEW, FROM_FILE, KEPT = "-", "nieuw", "bestand", "houden"


@dataclass(frozen=True, slots=True)
class Understanding:
    """How one list is understood.

    Attributes:
        sheet: number of the sheet, from zero.
        header: number of the (last) row with headings, from zero; ``None`` as long as none was found.
        columns: key of the column of our lists, by number of the column in the file.
        meanings: what the reader said that words mean, per kind of thing and plain word.
        rows: what the reader said of a row, by its number: a uid, ``nieuw``, ``bestand`` or ``houden``.
        places: municipality of the actions of which the list does not say it; empty for joint.
        theme: uid of the theme of the actions of which the list does not say it; empty for none.
        reason: of deviation, for what comes later than agreed without a reason in the list; a code or empty.
    """

    sheet: int = 0
    header: int | None = None
    columns: Mapping[int, str] = field(default_factory=dict)
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rows: Mapping[int, str] = field(default_factory=dict)
    places: str = ""
    theme: str = ""
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as it is stored."""
        return {
            "sheet": self.sheet,
            "header": self.header,
            "columns": {str(number): key for number, key in self.columns.items()},
            "meanings": {asks: dict(words) for asks, words in self.meanings.items()},
            "rows": {str(number): said for number, said in self.rows.items()},
            "places": self.places,
            "theme": self.theme,
            "reason": self.reason,
        }

    @classmethod
    def of_json(cls, stored: Mapping[str, Any]) -> "Understanding":
        """Read what was stored."""
        return cls(
            sheet=stored.get("sheet", 0),
            header=stored.get("header"),
            columns={int(number): key for number, key in stored.get("columns", {}).items() if key in BY_KEY},
            meanings=stored.get("meanings", {}),
            rows={int(number): said for number, said in stored.get("rows", {}).items()},
            places=stored.get("places", ""),
            theme=stored.get("theme", ""),
            reason=stored.get("reason", ""),
        )


def wanted() -> dict[str, tuple[str, ...]]:
    """Return the headings to look for, per column of our lists; first the one that no row can do without."""
    ordered = sorted(COLUMNS, key=lambda column: column.key != "title")
    return {column.key: (column.heading, *column.synonyms) for column in ordered}


def fingerprint(headings: Iterable[str]) -> str:
    """Return what a list is recognised by next time: its headings, in order."""
    words = [plain(heading) for heading in headings]
    return hashlib.sha256("\n".join(word for word in words if word).encode()).hexdigest()
