# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chances in words and in natural frequencies: "1 op 3", not "p = 0,33"."""

import math

from driehoek.lib.statistics.sentences.wording import Language

_CEILINGS = (0.10, 0.33, 0.67, 0.90)
_WORDS = {
    Language.DUTCH: ("vrijwel uitgesloten", "onwaarschijnlijk", "onzeker", "waarschijnlijk", "vrijwel zeker"),
    Language.ENGLISH: ("almost ruled out", "unlikely", "uncertain", "likely", "almost certain"),
}
_FREQUENCIES = (
    (1, 50),
    (1, 20),
    *((1, n) for n in range(10, 1, -1)),
    *((k, 10) for k in range(4, 10)),
    (2, 3),
    (19, 20),
)


def chance_in_words(chance: float, language: Language) -> str:
    """Return the agreed word for a chance; above 0.33 and up to 0.67 it is uncertain.

    Args:
        chance: 0-1.
        language: of the words.

    Raises:
        ValueError: outside 0-1, or missing.

    >>> chance_in_words(0.05, Language.DUTCH), chance_in_words(0.5, Language.DUTCH)
    ('vrijwel uitgesloten', 'onzeker')
    """
    _checked(chance)
    low, unlikely, uncertain, likely = _CEILINGS
    place = (chance >= low) + (chance >= unlikely) + (chance > uncertain) + (chance > likely)
    return _WORDS[language][place]


def natural_frequency(chance: float, language: Language) -> str:
    """Return a chance as "1 op 3": the nearest of a short list of easy fractions.

    Args:
        chance: 0-1; below 1 % and above 99 % it says "minder dan 1 op 100", "meer dan 99 op 100".
        language: of the words.

    Raises:
        ValueError: outside 0-1, or missing.

    >>> natural_frequency(0.31, Language.DUTCH), natural_frequency(0.995, Language.ENGLISH)
    ('1 op 3', 'more than 99 in 100')
    """
    _checked(chance)
    of = "op" if language is Language.DUTCH else "in"
    if chance < 0.01:
        return f"minder dan 1 {of} 100" if language is Language.DUTCH else f"less than 1 {of} 100"
    if chance > 0.99:
        return f"meer dan 99 {of} 100" if language is Language.DUTCH else f"more than 99 {of} 100"
    part, whole = min(_FREQUENCIES, key=lambda pair: abs(pair[0] / pair[1] - chance))
    return f"{part} {of} {whole}"


def years_between(p_value: float) -> int:
    """Return in how many years a difference of this size is seen about once.

    Args:
        p_value: chance in one year, 0-1.

    Raises:
        ValueError: outside 0-1, or missing.

    >>> years_between(0.115)
    9
    """
    _checked(p_value)
    return max(1, round(1 / max(p_value, 1e-6)))


def _checked(chance: float) -> None:
    if math.isnan(chance) or not 0 <= chance <= 1:
        raise ValueError("chance: a known number between 0 and 1")
