# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What taking over a list would do, as plain values."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from driehoek.exchange.sheets.comparing_values import Difference
from driehoek.exchange.sheets.listed import Listed
from driehoek.exchange.sheets.rows import Remark


class Fate(StrEnum):
    """What would become of a row."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"
    SAME = "gelijk"
    REFUSED = "niet"


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What would become of one row.

    Attributes:
        number: of the row, from zero.
        uid: of the action that it is about; ``None`` for a new one.
        version: of that action, when this was worked out.
        code: the number that the action has or would get.
        changes: what would change; for a new action everything that it says.
        alike: an action that the reader must choose about: whether it is the same one.
        conflicts: keys of what someone else changed too since the list was taken out.
    """

    number: int
    fate: Fate
    code: str
    title: str
    uid: UUID | None = None
    version: int = 0
    municipality_id: int | None = None
    changes: tuple[Difference, ...] = ()
    remarks: tuple[Remark, ...] = ()
    alike: tuple[Listed, ...] = ()
    conflicts: frozenset[str] = frozenset()

    @property
    def wrong(self) -> tuple[Remark, ...]:
        """Why it is not taken over."""
        return tuple(remark for remark in self.remarks if remark.wrong)


@dataclass(frozen=True, slots=True)
class Question:
    """A word of which the reader can say once what it means.

    Attributes:
        asks: what kind of thing it could be.
        cells: where it stands.
    """

    asks: str
    word: str
    cells: tuple[str, ...]
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking over a list would do.

    Attributes:
        missing: actions of the programme that the list does not name; they stay as they are.
    """

    rows: tuple[RowPlan, ...]
    missing: tuple[Listed, ...] = ()
    questions: tuple[Question, ...] = ()
    counts: Mapping[Fate, int] = field(default_factory=dict)

    @property
    def nothing_to_do(self) -> bool:
        """Whether every row is as it is here already."""
        return bool(self.rows) and self.counts.get(Fate.SAME, 0) == len(self.rows)

    @property
    def digest(self) -> str:
        """What was shown, so that nothing else is carried out."""
        told = [(row.number, row.fate, row.uid, row.version, row.code, row.changes) for row in self.rows]
        return hashlib.sha256(repr(told).encode()).hexdigest()
