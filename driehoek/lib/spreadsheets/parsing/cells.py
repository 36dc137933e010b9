# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What child and parent share: one cell as it is sent, a value, a colour and a few bits."""

from typing import NamedTuple

from driehoek.lib.spreadsheets.refusals import Unreadable

OUT_OF_MEMORY = 70
"""With this code the child ends when its memory is not enough."""

PERCENT, BOLD, MERGED, DATE, MOMENT = 1, 2, 4, 8, 16

Plain = str | int | float | bool | None


class Raw(NamedTuple):
    """A cell as it is sent; a date is its ISO text with the bit ``DATE`` or ``MOMENT``."""

    value: Plain
    fill: str = ""
    bits: int = 0


def count(text: str) -> int:
    """Return a number of rows or columns, from 1.

    Raises:
        Unreadable: it is none, or has more than eight digits.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 9 and int(text)):
        raise Unreadable("damaged", "a row or column without a number")
    return int(text)
