# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What a document says about itself, the same in each format."""

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class Properties:
    """The properties of a document that readers, search engines and screen readers use.

    Attributes:
        title: shown in the title bar and read out first.
        subject: one sentence on what it is about.
        author: the organisation that issues it; never a person.
        language: BCP 47 tag; papers are Dutch.
        dated: day of the document. Stands in the file as its making date, so that the same content makes the same
            bytes on every day.
    """

    title: str
    subject: str
    author: str
    dated: date
    language: str = "nl-NL"

    @property
    def moment(self) -> datetime:
        """The day as a moment: its midnight in UTC."""
        return datetime(self.dated.year, self.dated.month, self.dated.day, tzinfo=UTC)
