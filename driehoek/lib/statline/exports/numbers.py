# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values as a file writes them: numbers in the Dutch or the English way, and signs for what is missing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from driehoek.lib.statline.model import Missing
from driehoek.lib.statline.periods import Status
from driehoek.lib.statline.refusals import Refused
from driehoek.lib.statline.titles import without_stars

MISSING = {
    "": Missing.IMPOSSIBLE,
    ".": Missing.UNKNOWN,
    "..": Missing.UNKNOWN,
    "x": Missing.CONFIDENTIAL,
    "X": Missing.CONFIDENTIAL,
    # Older tables write a dash for "none"; others for "not known". Nothing is made a zero that is not written as one.
    "-": Missing.UNCLEAR,
    "–": Missing.UNCLEAR,
    "n.b.": Missing.NOT_AVAILABLE,
    "nb": Missing.NOT_AVAILABLE,
    "NA": Missing.NOT_AVAILABLE,
    "null": Missing.UNCLEAR,
}

_SPACES = re.compile(r"(?<=\d)[ \u00a0\u202f\u2009](?=\d{3}(?:\D|$))")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")
_WHOLE = re.compile(r"[+-]?\d+")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_BY_COMMA = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?")
_BY_POINT = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?")


class Convention(StrEnum):
    """Which sign stands before the decimals."""

    COMMA = ","
    POINT = "."


@dataclass(frozen=True, slots=True)
class Value:
    """A cell as it is understood.

    Attributes:
        digits: the number without a decimal sign; None when there is none.
        decimals: how many of the digits stood behind the sign.
        missing: why there is none.
        status: by stars behind the number.
    """

    digits: int | None
    decimals: int = 0
    missing: str = ""
    status: Status = Status.FINAL

    def scaled(self, decimals: int) -> int | None:
        """Return the number times ten to the power of ``decimals``."""
        if self.digits is None:
            return None
        if decimals >= self.decimals:
            return int(self.digits * 10 ** (decimals - self.decimals))
        return int(self.digits // 10 ** (self.decimals - decimals))


def looks_like_value(text: str) -> bool:
    """Say whether a cell can be a value: a number or a sign for a missing one."""
    if text in MISSING:
        return True
    bare = _bare(without_stars(text)[0])
    return bool(_BY_COMMA.fullmatch(bare) or _BY_POINT.fullmatch(bare))


def read(text: str, convention: Convention) -> Value | None:
    """Return the value of a cell; None when it is no value."""
    if text in MISSING:
        return Value(None, missing=MISSING[text])
    bare, status = without_stars(text)
    if not bare:
        return Value(None, missing=Missing.UNCLEAR, status=status)
    bare = _bare(bare)
    found = (_BY_COMMA if convention is Convention.COMMA else _BY_POINT).fullmatch(bare)
    if found is None:
        return None
    behind = (found[1] or "").rstrip("0")
    whole = bare[: len(bare) - len(found[1]) - 1] if found[1] else bare
    digits = re.sub(r"[^\d]", "", whole)
    number = int(digits + behind)
    if len(digits) > 15:
        return None
    return Value(-number if bare.startswith("-") else number, len(behind), status=status)


def of_count(text: str, convention: Convention) -> Convention:
    """Return how to read a count: it has no three decimals, so "805.590" is a whole number whatever the file does."""
    found = _GROUPED.fullmatch(_bare(without_stars(text)[0]))
    if found is None:
        return convention
    return Convention.COMMA if found[1] == "." else Convention.POINT


def convention(texts: Iterable[tuple[str, str]], *, english: bool) -> Convention:
    """Return how a file writes decimals, from its cells, each with its place.

    Raises:
        Refused: one cell has a decimal comma and another a decimal point.
    """
    seen: dict[Convention, str] = {}
    for text, place in texts:
        sign = _evidence(text)
        if sign is None:
            continue
        seen.setdefault(sign, place)
        if len(seen) == 2:
            raise Refused(
                "decimals",
                f"Hier staat '{text[:20]}', maar in {_other(seen, sign)} staan de decimalen anders. Gebruik in het "
                "hele bestand een komma voor de decimalen, en geen of een punt voor de duizendtallen.",
                place,
            )
    if seen:
        return next(iter(seen))
    return Convention.POINT if english else Convention.COMMA


def _other(seen: dict[Convention, str], sign: Convention) -> str:
    return next(place for each, place in seen.items() if each is not sign)


def _evidence(text: str) -> Convention | None:
    """Return which decimal sign a number can only have; None when it leaves that open."""
    if text in MISSING or ("," not in text and "." not in text):
        return None
    bare = _bare(without_stars(text)[0]).lstrip("+-")
    if not _NUMBER.fullmatch(bare):
        return None
    comma, point = _BY_COMMA.fullmatch(bare), _BY_POINT.fullmatch(bare)
    if comma and point:
        # "1.234" and "0,500": groups of three never begin with a zero.
        if bare.startswith("0"):
            return Convention.COMMA if "," in bare else Convention.POINT
        return None
    return Convention.COMMA if comma else Convention.POINT if point else None


def _bare(text: str) -> str:
    text = _SPACES.sub("", text.removesuffix("%").strip())
    return text.replace("−", "-", 1) if text.startswith("−") else text
