# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which characters our own letters can show; any other becomes a visible box instead of stopping the whole paper.

A person types a car or a face on a tablet, and the list of agreements has to be there a minute later. PDF/UA allows no
character without a shape, and letters of the machine itself would make another file on another machine.
"""

import struct
from functools import cache
from pathlib import Path
from unicodedata import category

FONTS = Path(__file__).parent / "fonts"
BOX = "\N{WHITE SQUARE}"
WITHOUT_SHAPE = ("Cc", "Cf", "Zs", "Zl", "Zp")
"""Categories of characters that show nothing by themselves, such as a line break."""
_RANGES = 12
"""The format of the table in which a font lists all its characters as ranges (OpenType, cmap format 12)."""


@cache
def shown() -> frozenset[int]:
    """Return the characters that every one of our letters has."""
    found = [_characters(path.read_bytes()) for path in sorted(FONTS.glob("*.ttf"))]
    return frozenset.intersection(*found)


def displayable(text: str) -> str:
    """Return a text in which every character can be shown; several unknown ones on end become one box."""
    if text.isascii():
        return text
    known = shown()
    made: list[str] = []
    for character in text:
        if ord(character) in known or category(character) in WITHOUT_SHAPE:
            made.append(character)
        elif made[-1:] != [BOX]:
            made.append(BOX)
    return "".join(made)


def _characters(font: bytes) -> frozenset[int]:
    """Read the table of characters of a TrueType font.

    Raises:
        ValueError: the font lists them in another way than ours do.
    """
    tables = struct.unpack_from(">H", font, 4)[0]
    for number in range(tables):
        tag, _checksum, start, _length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if tag == b"cmap":
            return _listed(font, start)
    raise ValueError("a font without a table of characters")


def _listed(font: bytes, start: int) -> frozenset[int]:
    for number in range(struct.unpack_from(">H", font, start + 2)[0]):
        place = start + struct.unpack_from(">I", font, start + 4 + 8 * number + 4)[0]
        if struct.unpack_from(">H", font, place)[0] == _RANGES:
            count = struct.unpack_from(">I", font, place + 12)[0]
            ranges = (struct.unpack_from(">III", font, place + 16 + 12 * each) for each in range(count))
            return frozenset(code for first, last, _glyph in ranges for code in range(first, last + 1))
    raise ValueError("a font that does not list its characters as ranges")
