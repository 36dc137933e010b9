# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers as they come over the wire, and what stands there when there is none."""

import re
from decimal import Decimal
from functools import lru_cache

from driehoek.lib.statline.model import Missing
from driehoek.lib.statline.refusals import Refused

_NUMBER = re.compile(r"-?\d{1,17}(\.\d{1,12})?")
_LARGEST = 10**17
_SIGNS = {"": Missing.IMPOSSIBLE, ".": Missing.UNKNOWN, "x": Missing.CONFIDENTIAL}
_ATTRIBUTES = {
    "Impossible": Missing.IMPOSSIBLE,
    "Confidential": Missing.CONFIDENTIAL,
    "NotAvailable": Missing.NOT_AVAILABLE,
}

Cell = tuple[int | None, str]
"""A value on the scale of its measure, or none and why."""


@lru_cache(maxsize=65_536)
def from_text(text: str, decimals: int) -> Cell:
    """Return a cell of the data set with texts: "   183.3", "       .", blank.

    Raises:
        Refused: neither a number nor a known sign.
    """
    bare = text.strip()
    if bare.isascii() and bare.isdigit() and decimals == 0 and len(bare) < 18:
        return int(bare), ""
    if bare in _SIGNS:
        return None, _SIGNS[bare].value
    if not _NUMBER.fullmatch(bare):
        raise Refused(
            "number", f"'{bare[:30]}' is geen getal. De vorm van de tabel is veranderd; er is niets ingelezen."
        )
    return _scaled(Decimal(bare), decimals), ""


def from_number(number: object, decimals: int) -> Cell:
    """Return a cell of the data set with numbers; ``null`` does not say why.

    Raises:
        Refused: no number.
    """
    if number is None:
        return None, Missing.UNCLEAR.value
    if isinstance(number, str):
        return from_text(number, decimals)
    if isinstance(number, bool) or not isinstance(number, int | Decimal):
        raise Refused("number", "In de tabel staat iets anders dan een getal. Er is niets ingelezen.")
    if decimals == 0 and isinstance(number, int) and abs(number) < _LARGEST:
        return number, ""
    return _scaled(Decimal(number), decimals), ""


def from_observation(number: object, attribute: object, decimals: int) -> tuple[int | None, str, str]:
    """Return a cell of version 4, and what it says with the value besides."""
    told = attribute if isinstance(attribute, str) else "None"
    if number is None:
        return None, (Missing.UNCLEAR if told == "None" else _ATTRIBUTES.get(told, Missing.UNKNOWN)).value, ""
    value, missing = from_number(number, decimals)
    return value, missing, "" if told == "None" else told


def _scaled(number: Decimal, decimals: int) -> int:
    if not number.is_finite() or abs(number) >= _LARGEST:
        raise Refused("number", "In de tabel staat een getal dat te groot is om waar te zijn. Er is niets ingelezen.")
    return int(number.scaleb(decimals).to_integral_value())
