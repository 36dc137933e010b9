# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What a handover folder says; page and PDF are made of the same content."""

from dataclasses import dataclass, field

from driehoek.lib.documents.content import TRACE

ROOT = "map"
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the folder.

    Attributes:
        when: a date in words; empty where there is none.
        title: what it is. text: a sentence about it; may be empty. note: a small line beside it; may be empty.
        example: whether it is an example.
        record: kind and key of the record behind it, such as ``actie`` and its uid, for the page to link to.
    """

    when: str
    title: str
    text: str = ""
    note: str = ""
    example: bool = False
    record: str = field(default="", metadata=TRACE)
    key: str = field(default="", metadata=TRACE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part under one heading; ``empty`` is said where it holds no entries."""

    code: str
    title: str
    intro: str
    entries: tuple[Entry, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Folder:
    """The whole folder.

    Attributes:
        function: in words, with a capital. dated: day on which it was made, in words; ``day`` the same as ISO 8601.
        notice: what is said above it when it rests on examples; empty when it does not.
        reader: for whom it was made: it holds what this reader may see.
        name: what such a paper is called.
    """

    function: str
    organisation: str
    partnership: str
    dated: str
    day: str
    reader: str
    notice: str
    parts: tuple[Part, ...]
    name: str = "Overdrachtsmap"

    @property
    def opening(self) -> str:
        """The sentence above everything: whose folder, when it was made and for whom."""
        of = f"{self.partnership}, {self.organisation}" if self.organisation else self.partnership
        return (
            f"{self.name} van {of}. Gemaakt op {self.dated} voor {self.reader}: de map bevat wat deze lezer mag zien."
        )
