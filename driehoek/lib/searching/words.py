# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a text as they are kept for searching: without capitals and accents, each with its stem.

The stem comes from the algorithm of Kraaij and Pohlmann (in Snowball: "dutch"), which also turns "brieven" into
"brief" and "huizen" into "huis". It is done here and not by the database, so that both databases give one answer.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from snowballstemmer import stemmer

#: Longer words are cut: nobody types them, and a database limits what it keeps of one.
LONGEST = 60
KNOWN = 50_000

#: Words with hyphens, full stops or slashes inside, such as "OND-03", "e-mail" and "2023/14".
_RUN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:[-./][^\W_]+(?:['’][^\W_]+)*)*")
_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GENITIVE = re.compile(r"['’](?:s|tje|tjes)$", re.IGNORECASE)

_dutch = stemmer("dutch")
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Run:
    """Letters and figures that a reader sees as one: a word, or words with a hyphen between them.

    Attributes:
        parts: its words, folded.
        whole: the words together, as "ond03"; equal to the only part of a single word.
        start, end: where it stands in the text.
    """

    parts: tuple[str, ...]
    whole: str
    start: int
    end: int

    @property
    def is_code(self) -> bool:
        """Whether it is a code, such as "OND-03": with a hyphen and a figure."""
        return len(self.parts) > 1 and any(sign.isdigit() for sign in self.whole)


def fold(text: str) -> str:
    """Return a text without capitals and accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


@lru_cache(maxsize=KNOWN)
def stem(word: str) -> str:
    """Return the stem of a folded word; the stemmer keeps state, so one thread at a time."""
    with _one_at_a_time:
        found: str = _dutch.stemWord(word)
    return found


@lru_cache(maxsize=KNOWN)
def _folded(part: str) -> str:
    """Return one word folded: "thema's" is "thema", "Ond" is "ond"."""
    kept = fold(_GENITIVE.sub("", part))
    return "".join(sign for sign in kept if sign.isalnum())[:LONGEST]


def runs(text: str) -> Iterator[Run]:
    """Yield the words of a text in order."""
    for found in _RUN.finditer(text):
        parts = tuple(part for part in map(_folded, _PART.findall(found[0])) if part)
        if parts:
            yield Run(parts, "".join(parts)[:LONGEST], found.start(), found.end())


def kept(text: str) -> set[str]:
    """Return what is kept of a text: each word as it stands, its stem, and words with a hyphen also as one."""
    words: set[str] = set()
    for run in runs(text):
        for word in (*run.parts, run.whole):
            words.add(word)
            words.add(stem(word))
    return words
