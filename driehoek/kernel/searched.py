# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a table says about searching: which of its columns are searched, or why none."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Under which heading an answer stands; in the order of the page."""

    THEME = "thema"
    ACTION = "actie"
    REPORT = "voortgang"
    DECISION = "besluit"
    MEETING = "overleg"
    PROPOSAL = "voorstel"
    DEVELOPMENT = "ontwikkeling"
    HELP = "hulp"
    PLAN = "plan"
    GROUP = "werkgroep"
    EVALUATION = "evaluatie"
    NOTE = "nota"
    ORGANISATION = "organisatie"
    SOURCE = "bron"


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """The columns of a table that are searched and shown among the answers.

    Attributes:
        kind: under which heading its records stand among the answers.
        title: the column that names a record; empty where it takes its name from what it belongs to.
        code: the column with its code.
        text: the columns with its text.
        names: columns with a list of other names.
        day: columns with its date; the first that is filled counts.
        sort: the column that tells what sort of thing it is within its table, such as the level of a goal.
        through: foreign keys to what it belongs to: where that is out of sight, so is the record. ``None`` means those
            of ``ENCLOSED_BY``.
    """

    kind: Kind
    title: str = ""
    code: str = ""
    text: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    day: tuple[str, ...] = ()
    sort: str = ""
    through: tuple[str, ...] | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is read for the index, foreign keys left out."""
        single = (column for column in (self.title, self.code, self.sort) if column)
        return (*single, *self.text, *self.names, *self.day)
