# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Matching headings as people write them with the names a column may have."""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence

LONGEST = 80
"""A text longer than this is no heading."""

_MARKS = re.compile(r"[^0-9a-z%€#]+")


def plain(text: str) -> str:
    """Return text in small letters, without accents, with one space for all that is no letter or digit."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return _MARKS.sub(" ", bare).strip()


class Synonyms:
    """The names that each wanted column may have.

    A sheet of strangers may hold very many texts, so a text is only compared with names that share a word with it, or
    its first letter and about its length.
    """

    def __init__(self, wanted: Mapping[str, Sequence[str]]) -> None:
        self._exact: dict[str, str] = {}
        self._by_word: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._by_shape: dict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
        for key, also in wanted.items():
            for name in dict.fromkeys(plain(each) for each in (key, *also)):
                if name:
                    self._add(key, name)
        self._known: dict[str, tuple[str, float]] = {}

    def _add(self, key: str, name: str) -> None:
        self._exact.setdefault(name.replace(" ", ""), key)
        self._by_word[name.partition(" ")[0]].append((key, name))
        if len(name) > 4:
            for length in range(len(name) - 2, len(name) + 3):
                self._by_shape[name[0], length].append((key, name))

    def best(self, heading: str) -> tuple[str, float]:
        """Return the wanted column that a heading fits best and how well, from 0 (not) to 1 (the very same)."""
        if not heading or len(heading) > LONGEST:
            return "", 0.0
        if heading not in self._known:
            self._known[heading] = self._find(plain(heading))
        return self._known[heading]

    def _find(self, text: str) -> tuple[str, float]:
        key = self._exact.get(text.replace(" ", ""))
        if key is not None and text:
            return key, 1.0
        words = text.split()
        scores = [
            (_contained(name.split(), words), key)
            for word in dict.fromkeys(words)
            for key, name in self._by_word.get(word, ())
        ]
        scores += [(_alike(text, name), key) for key, name in self._by_shape.get((text[:1], len(text)), ())]
        score, key = max(scores, key=lambda each: each[0], default=(0.0, ""))
        return (key, score) if score else ("", 0.0)


def _contained(named: Sequence[str], words: Sequence[str]) -> float:
    """Return how well a heading fits that says more than the name."""
    extra = len(words) - len(named)
    if not 0 < extra <= 5:
        return 0.0
    if words[: len(named)] == named:
        return 0.8 - 0.02 * extra
    if words[-len(named) :] == named or set(named) <= set(words):
        return 0.7 - 0.02 * extra
    return 0.0


def _alike(text: str, name: str) -> float:
    """Return how well a heading fits that has a letter too many, too few or another."""
    ratio = difflib.SequenceMatcher(None, text, name, autojunk=False).ratio()
    return 0.6 * ratio if ratio >= 0.84 else 0.0
