# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a text comes from, in the words of the screen."""

from dataclasses import dataclass

from driehoek.organisations.queries import Origin


@dataclass(frozen=True, slots=True)
class SourceMark:
    """What the mark under a text says.

    Attributes:
        kind: letterlijk or samenvatting.
        document: title of the source; empty when the page itself is about that document.
        place: place in the source; may be empty.
        example: whether it is made up.
        circle: the coded circle; empty when it is that of the page, so that only exceptions are shown.
    """

    kind: str
    document: str
    place: str
    example: bool
    circle: str


USUAL_CIRCLE = "partners"


def source_mark(origin: Origin, page: Origin | None = None) -> SourceMark:
    """Return the mark of a text; what is the same for the whole page is said once, at its top, and not again."""
    document, circle = (page.document, page.circle) if page else ("", USUAL_CIRCLE)
    return SourceMark(
        kind="letterlijk" if origin.literal else "samenvatting",
        document="" if origin.document == document else origin.document,
        place=origin.place,
        example=origin.example,
        circle="" if origin.circle == circle else str(origin.circle),
    )


def paragraphs(text: str) -> tuple[str, ...]:
    """Split a text into paragraphs at its blank lines."""
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())
