# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Turning a drawing into pixels, with Typst: for Word, which has no reliable SVG."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

import typst

FONTS = Path(__file__).parent / "fonts"
PIXELS = 1400
"""Across a picture of the width of the text: 228 per inch at 156 mm."""

_SIZE = re.compile(r'<svg[^>]* width="([0-9.]+)" height="([0-9.]+)"')
_POINTS = 72


class PictureRefused(ValueError):
    """The drawing cannot be made into pixels; the message is Typst's own."""


@cache
def fonts() -> typst.Fonts:
    """Return our own letters and none of the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def size_of(svg: str) -> tuple[float, float]:
    """Return the width and the height that a drawing says it has.

    Raises:
        PictureRefused: it says none.
    """
    found = _SIZE.match(svg)
    if found is None:
        raise PictureRefused("a drawing for paper has a width and a height")
    return float(found[1]), float(found[2])


@lru_cache(maxsize=64)
def png_of(svg: str, pixels: int = PIXELS) -> bytes:
    """Return a drawing as PNG, so many pixels wide, on white; the same drawing gives the same bytes.

    A drawing is made once: three hundred papers with the same chart cost one.

    Raises:
        PictureRefused: Typst cannot read it, or warns of something.
    """
    width, _ = size_of(svg)
    main = f'#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image("it.svg", width: {width}pt)'
    files = {"main.typ": main.encode(), "it.svg": svg.encode()}
    try:
        # Typst takes a dictionary of files in memory; its stub does not say so.
        compiler = typst.Compiler(cast(bytes, files), font_paths=fonts())
        made, warnings = compiler.compile_with_warnings(format="png", ppi=_POINTS * pixels / width)
    except typst.TypstError as error:
        raise PictureRefused(str(error)) from error
    if warnings or not isinstance(made, bytes):
        raise PictureRefused("; ".join(str(each) for each in warnings) or "more than one page")
    return made
