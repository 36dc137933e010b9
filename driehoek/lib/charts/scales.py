# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Axes: round steps of 1, 2 or 5, always from zero, whole numbers for counts; and the room that text takes."""

import math
from dataclasses import dataclass
from functools import lru_cache

_NOTHING = 1e-9
"""What is less is drawn as zero."""
_NARROW = frozenset("iíìïjltfr.,:;'’|!()[]/- \u00a0")
_WIDE = frozenset("mwMW%@–—")
_NARROW_EM, _WIDE_EM, _CAPITAL_EM, _USUAL_EM = 0.31, 0.84, 0.62, 0.52


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from zero to a round top."""

    top: float
    step: float

    @property
    def ticks(self) -> tuple[float, ...]:
        """The values at which a line is drawn, 0 and the top among them."""
        return tuple(round(number * self.step, 9) for number in range(round(self.top / self.step) + 1))


@lru_cache(maxsize=4096)
def scale_for(largest: float, *, whole: bool, steps: int = 5) -> Scale:
    """Return a scale from zero that holds the largest value in about so many steps.

    Args:
        largest: the largest value that is drawn; 0 or more.
        whole: for counts, where half a case does not exist.
        steps: how many steps at most.

    >>> scale_for(43, whole=True).ticks
    (0, 10, 20, 30, 40, 50)
    >>> scale_for(0, whole=True).ticks
    (0, 1)
    """
    if largest < _NOTHING:
        return Scale(1, 1)
    rough = largest / steps
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * times for times in (1, 2, 5, 10) if power * times * steps >= largest * (1 - 1e-9))
    if whole or step >= 1:
        step = max(1, round(step))
    count = math.ceil(largest / step * (1 - 1e-9))
    return Scale(max(count, 1) * step, step)


@lru_cache(maxsize=8192)
def width_of(text: str, size: float) -> float:
    """Return about how wide text is in the letter of our pages; a little too wide rather than too narrow.

    >>> width_of("2025", 10) < width_of("Wijchen", 10)
    True
    """
    ems = 0.0
    for sign in text:
        if sign in _NARROW:
            ems += _NARROW_EM
        elif sign in _WIDE:
            ems += _WIDE_EM
        elif sign.isupper():
            ems += _CAPITAL_EM
        else:
            ems += _USUAL_EM
    return ems * size


def shortened(text: str, width: float, size: float = 14) -> str:
    """Return text that is no wider than this, with an ellipsis where something was left out.

    >>> shortened("Utrechtse Heuvelrug", 100)
    'Utrechtse Heu…'
    """
    if width_of(text, size) <= width:
        return text
    while text and width_of(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Return text in lines that are no wider than this; nothing for no text.

    >>> wrapped("een twee drie", 60, 14)
    ['een twee', 'drie']
    """
    lines: list[str] = []
    for each in text.split():
        longer = f"{lines[-1]} {each}" if lines else each
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(each)
    return lines
