# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the papers of a meeting share: their head, and the words for a day and a moment."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from driehoek.kernel import clock
from driehoek.kernel.dates import dutch
from driehoek.lib.documents.content import TRACE, Line
from driehoek.publications.dutch import listed, typographic

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
EXAMPLES = "Dit stuk rust voor een deel op bedachte voorbeelden. Die zijn gemerkt."


@dataclass(frozen=True, slots=True)
class Detail:
    """One fact in the head of a paper, such as the place."""

    label: str
    text: Line


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a paper.

    Attributes:
        partnership: for the running header.
        lead: whose meeting it is, and when.
        day: of the meeting, as ISO 8601.
        example_notice: one line when anything in the paper is an example, else none.
    """

    partnership: str
    lead: Line
    day: str = field(metadata=TRACE)
    example_notice: tuple[Line, ...]
    details: tuple[Detail, ...]


def long_date(day: date) -> str:
    """Write a day with its weekday: ``donderdag 10 december 2026``."""
    return f"{WEEKDAYS[day.weekday()]} {dutch(day)}"


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """Write from when until when, in our own time: ``10.00 tot 12.00 uur``."""
    begin, end = starts_at.astimezone(clock.AMSTERDAM), ends_at.astimezone(clock.AMSTERDAM)
    return f"{begin:%H.%M} tot {end:%H.%M} uur"


def line(text: str, *, example: bool = False) -> Line:
    """Make a line of a text as it is kept, in one paragraph."""
    return Line(typographic(" ".join(text.split())), example)


def lines(text: str, *, example: bool = False) -> tuple[Line, ...]:
    """Make a line of each paragraph of a text; none of an empty one. Only the first carries the mark."""
    pieces = [piece for piece in text.replace("\r", "").split("\n\n") if piece.strip()]
    return tuple(line(piece, example=example and not number) for number, piece in enumerate(pieces))


def functions(titles: Iterable[str]) -> str:
    """Name functions in a sentence, each once."""
    return listed(tuple(dict.fromkeys(title for title in titles if title)))


def example_notice(*, marked: bool) -> tuple[Line, ...]:
    """Return the notice above a paper in which something is an example."""
    return (Line(EXAMPLES, example=True),) if marked else ()
