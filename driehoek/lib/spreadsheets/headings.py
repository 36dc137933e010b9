# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Matching headings as people write them with the names a column may have."""

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence

LONGEST = 80
"""A text longer than this is no heading."""

_MARKS = re.compile(r"[^0-9a-z%€#]+")


def plain(text: str) -> str:
    """Return text in small letters, without accents, with one space for all that is no letter or digit."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return _MARKS.sub(" ", bare).strip()


class Synonyms:
    """The names that each wanted column may have."""

    def __init__(self, wanted: Mapping[str, Sequence[str]]) -> None:
        self._names = {
            name: tuple(dict.fromkeys(plain(each) for each in (name, *also))) for name, also in wanted.items()
        }
        self._known: dict[str, tuple[str, float]] = {}

    def best(self, heading: str) -> tuple[str, float]:
        """Return the wanted column that a heading fits best and how well, from 0 (not) to 1 (the very same)."""
        text = plain(heading) if len(heading) <= LONGEST else ""
        if text not in self._known:
            scores = [(name, max(_likeness(text, each) for each in names)) for name, names in self._names.items()]
            self._known[text] = max(scores, key=lambda each: each[1], default=("", 0.0))
        name, score = self._known[text]
        return (name, score) if score else ("", 0.0)


def _likeness(text: str, name: str) -> float:
    if not text or not name:
        return 0.0
    if text == name or text.replace(" ", "") == name.replace(" ", ""):
        return 1.0
    words, named = text.split(), name.split()
    extra = len(words) - len(named)
    if 0 < extra <= 5 and words[: len(named)] == named:
        return 0.8 - 0.02 * extra
    if 0 < extra <= 5 and (words[-len(named) :] == named or (len(name) > 3 and set(named) <= set(words))):
        return 0.7 - 0.02 * extra
    if len(name) > 4 and abs(len(text) - len(name)) <= 2:
        ratio = difflib.SequenceMatcher(None, text, name, autojunk=False).ratio()
        return 0.6 * ratio if ratio >= 0.84 else 0.0
    return 0.0
