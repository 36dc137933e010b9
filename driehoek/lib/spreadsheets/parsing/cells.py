# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One cell on its way to the parent: a value, a colour and a few bits."""

from typing import NamedTuple

PERCENT, BOLD, MERGED, DATE, MOMENT = 1, 2, 4, 8, 16

Plain = str | int | float | bool | None


class Raw(NamedTuple):
    """A cell as it is sent; a date is its ISO text with the bit ``DATE`` or ``MOMENT``."""

    value: Plain
    fill: str = ""
    bits: int = 0
