# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The material of sentences: languages, numbers as people write them, and names that cannot smuggle in a judgement."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from driehoek.lib.statistics.results import VERSION


class Language(StrEnum):
    """Languages that sentences exist in."""

    DUTCH = "nl"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a page or a paper may print about one result.

    Attributes:
        text: one or a few sentences.
        rule: name of the rule that made it.
        language: of the text.
        version: version of the methods.
    """

    text: str
    rule: str
    language: Language
    version: str = VERSION


FORBIDDEN = re.compile(
    r"gelijk gebleven|onveranderd|verdubbel|gehalveerd|verdrievoudig|significant|veiliger|explosi|dramatisch|\bfors\b|"
    r"unchanged|stayed equal|stayed the same|doubled|halved|tripled|safer|less safe|unsafe|dramatic|soared|plunged|"
    r"dankzij|door de aanpak|door ons|thanks to|because of",
    re.IGNORECASE,
)
"""Words that judge; no name may hold one, and templates use one only where a test has earned it."""

_NAME = re.compile(r"['’]?[^\W\d_](?:[^\W\d_]|[ '’()/.,:-])*")
_LONGEST = 80
_DUTCH_SIGNS = str.maketrans(",.", ".,")


class Name(str):
    """The name of a crime, a place or a body as it may stand in a sentence.

    Letters, spaces and the usual signs; no digits, no percent sign, no words that judge, at most 80 characters.

    >>> Name("woninginbraak")
    'woninginbraak'
    """

    __slots__ = ()

    def __new__(cls, text: str) -> "Name":
        """Check a name.

        Raises:
            ValueError: when it could say more than a name.
        """
        if not _NAME.fullmatch(text) or len(text) > _LONGEST or FORBIDDEN.search(text):
            raise ValueError("name: letters and spaces only, without digits, percentages or words that judge")
        return super().__new__(cls, text)


def number(value: float, language: Language, decimals: int = 0) -> str:
    """Return a number as people write it: "1.234,5" in Dutch, "1,234.5" in English.

    Args:
        value: any number.
        language: whose signs to use.
        decimals: digits after the sign.

    >>> number(1234.5, Language.DUTCH, 1), number(1234, Language.ENGLISH)
    ('1.234,5', '1,234')
    """
    text = f"{value:,.{decimals}f}"
    return text if language is Language.ENGLISH else text.translate(_DUTCH_SIGNS)


def amount(value: float, language: Language) -> str:
    """Return a count or a mean of counts: whole where it is whole, otherwise with one decimal.

    Args:
        value: a count or a mean.
        language: whose signs to use.

    >>> amount(20.0, Language.DUTCH), amount(61 / 3, Language.DUTCH)
    ('20', '20,3')
    """
    return number(value, language, 0 if float(value).is_integer() else 1)


def length(years: float, language: Language) -> str:
    """Return a length of time: "3 jaar", "0,6 jaar".

    Args:
        years: length in years.
        language: of the words.

    >>> length(3, Language.DUTCH), length(1, Language.ENGLISH)
    ('3 jaar', '1 year')
    """
    if language is Language.DUTCH:
        return f"{amount(round(years, 1), language)} jaar"
    return f"{amount(round(years, 1), language)} year{'' if years == 1 else 's'}"


def percent(share: float, language: Language) -> str:
    """Return a share as a whole percentage.

    Args:
        share: 0.2 for 20%.
        language: whose signs to use.

    >>> percent(0.205, Language.DUTCH)
    '20%'
    """
    return f"{number(100 * share, language)}%"


def verb(count: int, language: Language, dutch: tuple[str, str], english: tuple[str, str]) -> str:
    """Return the form of a verb that goes with a count.

    Args:
        count: of what does it.
        language: whose verb.
        dutch, english: the form for one, and for any other number.

    >>> verb(1, Language.DUTCH, ("ligt", "liggen"), ("lies", "lie")), verb(2, Language.ENGLISH, ("", ""), ("is", "are"))
    ('ligt', 'are')
    """
    return (dutch if language is Language.DUTCH else english)[count != 1]


Templates = Mapping[str, tuple[str, str]]
"""Per rule the sentence in Dutch and in English, with the words that its facts supply."""


def said(templates: Templates, rule: str, language: Language, **words: str) -> Sentence:
    """Return the sentence of a rule; it can use no other words than those given.

    Args:
        templates: all sentences of a kind.
        rule: name of the one to take.
        language: of the sentence.
        words: what its facts supply.

    >>> said({"x": ("{n} keer.", "{n} times.")}, "x", Language.DUTCH, n="3").text
    '3 keer.'
    """
    dutch, english = templates[rule]
    return Sentence((dutch if language is Language.DUTCH else english).format(**words), rule, language)
