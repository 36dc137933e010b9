# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a text comes from, in the words of the screen."""

from dataclasses import dataclass

from driehoek.organisations.queries import Origin


@dataclass(frozen=True, slots=True)
class SourceMark:
    """What the mark under a text says.

    Attributes:
        kind: letterlijk or samenvatting; empty when it is that of the page.
        document: title of the source; empty when the page itself is about that document.
        place: place in the source; may be empty.
        example: whether it is made up.
        circle: the coded circle; empty when everybody may see it or it is that of the page.
    """

    kind: str
    document: str
    place: str
    example: bool
    circle: str


EVERYBODY = "openbaar"


def source_mark(origin: Origin, page: Origin | None = None) -> SourceMark:
    """Return the mark of a text; what holds for the whole page is said once, at its top, and not again.

    Args:
        page: the origin of what the page is about; ``None`` for a mark that stands by itself.
    """
    kind = _kind(origin)
    return SourceMark(
        kind="" if page and kind == _kind(page) else kind,
        document="" if page and origin.document == page.document else origin.document,
        place=origin.place,
        example=origin.example,
        circle="" if origin.circle in (EVERYBODY, page.circle if page else EVERYBODY) else str(origin.circle),
    )


def head_mark(origin: Origin) -> SourceMark:
    """Return the mark at the top of a page, where circle and example already stand beside the title."""
    return SourceMark(_kind(origin), origin.document, origin.place, example=False, circle="")


def _kind(origin: Origin) -> str:
    return "letterlijk" if origin.literal else "samenvatting"


def paragraphs(text: str) -> tuple[str, ...]:
    """Split a text into paragraphs at its blank lines."""
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())
