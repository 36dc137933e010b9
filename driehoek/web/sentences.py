# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a command says, in the language of the reader.

A command says why it refuses in a Dutch sentence; ``definitions/sentences.yaml`` has the English beside each. The
screens pass such a sentence through the filter ``said`` where they print it.
"""

import re
from functools import cache

from django.utils.translation import get_language

from driehoek.kernel import definitions

GAP = "{}"


@cache
def _known() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Return the sentences without gaps by their Dutch, and those with gaps as patterns, the longest first."""
    whole: dict[str, str] = {}
    gapped: list[tuple[int, re.Pattern[str], str]] = []
    for pair in definitions.load("sentences")["sentences"]:
        dutch, english = pair["nl"], pair["en"]
        if GAP not in dutch:
            whole[dutch] = english
            continue
        parts = [re.escape(part) for part in dutch.split(GAP)]
        gapped.append((len(dutch), re.compile("(.*?)".join(parts), re.DOTALL), english))
    gapped.sort(key=lambda found: -found[0])
    return whole, tuple((pattern, english) for _length, pattern, english in gapped)


def said(sentence: object) -> str:
    """Return a sentence of a command in the language of the reader; one that is not known stays as it is."""
    text = str(sentence)
    if get_language() != "en" or not text:
        return text
    if text != text.strip():
        return text.replace(text.strip(), said(text.strip()))
    whole, gapped = _known()
    if text in whole:
        return whole[text]
    for pattern, english in gapped:
        found = pattern.fullmatch(text)
        if found:
            return english.format(*(said(value) for value in found.groups()))
    return text
