# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The body of an answer, unpacked piece by piece, so that a small answer cannot become a huge one unnoticed."""

import zlib
from collections.abc import Iterable, Iterator

from driehoek.lib.statline.fetching.failures import Failed

_PIECE = 1 << 16
_GZIP = 31  # zlib reads the wrapping of gzip


def unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Yield the pieces of a body, none larger than 64 KB.

    Raises:
        Failed: packed in a way that we did not ask for, damaged, or broken off.
    """
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding != "gzip":
        raise Failed("encoding")
    packed = zlib.decompressobj(_GZIP)
    try:
        for piece in pieces:
            rest = piece
            while rest:
                yield packed.decompress(rest, _PIECE)
                rest = packed.unconsumed_tail
                if packed.eof and packed.unused_data:
                    rest, packed = packed.unused_data, zlib.decompressobj(_GZIP)
    except zlib.error:
        raise Failed("damaged") from None
    if not packed.eof:
        raise Failed("broken-off")
